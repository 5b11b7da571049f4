from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from gnv.analysis import national
from gnv.analysis.national import Interval
from gnv.core import references
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading import load
from tests.support.files import change


def test_what_the_parts_leave_is_derived(county: Record) -> None:
    derived = [flow for flow in references.flows(county.evidence.areas["2022"]) if flow.derived]
    assert [(flow.receiver, flow.amount_sek) for flow in derived] == [("regionerna", 40_000_000)]


def test_the_agreement_by_receiver_and_area(county: Record) -> None:
    areas = county.evidence.areas["2022"]
    by_receiver = {name: references.to_receiver(areas, name) for name in ("regionerna", "kommunerna", "båda")}
    assert by_receiver == {"regionerna": 50_000_000, "kommunerna": 120_000_000, "båda": 20_000_000}
    assert sum(flow.amount_sek for flow in references.flows(areas)) == sum(area.amount_sek for area in areas)


def test_the_key_of_a_pot_is_the_mean_of_two_shares_and_each_narrows_the_other(county: Record) -> None:
    """12 ‰ and 8 ‰ give 10 ‰, which is what the pot is of the country's."""
    inhabitants, patients, step = Fraction(12, 1000), Fraction(8, 1000), Fraction(1, 1000)
    mean = national.weighted_share(inhabitants, patients, population_weight=Fraction(1, 2))
    exact = references.county_share(county.agreements["2020"].pots[0])
    assert mean == exact == Fraction(1, 100)
    assert national.weighted_share(inhabitants, patients, population_weight=Fraction(1, 4)) == Fraction(9, 1000)
    printed = national.printed_interval(inhabitants, step=step)
    assert (printed.low, printed.high) == (Fraction(115, 10_000), Fraction(125, 10_000))
    other = national.other_half(exact, printed)
    assert (other.low, other.high) == (Fraction(75, 10_000), Fraction(85, 10_000))
    narrowed = other.both(Interval(low=Fraction(8, 1000), high=Fraction(9, 1000)))
    assert (narrowed.low, narrowed.high) == (Fraction(8, 1000), Fraction(85, 10_000))


def test_the_share_gives_the_pot_back_to_the_krona(county: Record) -> None:
    for pot in county.agreements["2022"].pots:
        assert national.to_county(pot.national_sek, references.county_share(pot)) == pot.parameter.default
    assert national.to_county(100, Fraction(1, 3)) == 33


def test_a_share_beyond_the_whole_is_refused() -> None:
    with pytest.raises(InputError, match="mellan 0 och 100"):
        national.to_county(100, Fraction(11, 10))


def test_an_area_that_its_parts_do_not_cover_is_named(county_copy: Path) -> None:
    to_regions = 'mottagare = "regionerna"\nbelopp = '
    change(county_copy, "overenskommelser/2022.toml", f"{to_regions}10000000", f"{to_regions}9000000")
    with pytest.raises(InputError, match=r"omrade medarbetare.*1000000 kr"):
        load.load_record(county_copy)
