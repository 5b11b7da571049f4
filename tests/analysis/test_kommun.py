from __future__ import annotations

from gnv.analysis import kommun as kommun_analysis
from gnv.analysis import result
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from tests.support.small_county import EKBY, STORSTAD


def test_by_inhabitants_alone_everybody_shares_the_first_place(county: Record, plan: Scenario) -> None:
    outcome = result.compare(plan, county).outcome
    assert kommun_analysis.rank_per_inhabitant(outcome, [EKBY]) == (1, 3, 3)


def test_with_an_equal_share_the_smallest_comes_first(county: Record, plan: Scenario) -> None:
    outcome = result.compare(plan.replace({"lika_del": 30}), county).outcome
    assert kommun_analysis.rank_per_inhabitant(outcome, [EKBY]) == (1, 1, 3)
    assert kommun_analysis.rank_per_inhabitant(outcome, [STORSTAD]) == (3, 1, 3)


def test_several_kommuner_have_no_place(county: Record, plan: Scenario) -> None:
    assert kommun_analysis.rank_per_inhabitant(result.compare(plan, county).outcome, [EKBY, STORSTAD]) is None


def test_the_place_in_kronor(county: Record, plan: Scenario) -> None:
    outcome = result.compare(plan, county).outcome
    assert kommun_analysis.rank_in_kronor(outcome, [STORSTAD]) == (1, 1, 3), "Storstad is the largest"
    assert kommun_analysis.rank_in_kronor(outcome, [EKBY]) == (3, 1, 3), "Ekby the smallest"


def test_what_was_told_before(county: Record) -> None:
    comparison = result.compare(catalogue.preset_scenario(county, "budget-2023"), county)
    found = {one.name.replace("\u00a0", " "): one for one in kommun_analysis.printed_figures(comparison, [EKBY])}
    assert next(iter(found)) == "ÖK 2022 efter avdrag", "the latest first"
    told = {name: (one.printed_sek, one.now_sek, one.calculated) for name, one in found.items()}
    assert told["ÖK 2020"] == (49_000, None, False), "another agreement's pots: nothing to compare"
    assert told["RSS-avtalet, udda kronor"] == (18_002, 18_000, False)
    assert told["ÖK 2022 efter avdrag"] == (105_000, 105_000, True), "Ekby's row can't be read"


def test_the_chosen_kommuner_or_a_fallback(county: Record) -> None:
    both = kommun_analysis.chosen_kommuner({STORSTAD, EKBY}, county, fallback="everyone")
    assert (both.codes, both.names) == ((EKBY, STORSTAD), "Ekby och Storstad"), "in the order of the record"
    everyone = kommun_analysis.chosen_kommuner((), county, fallback="everyone")
    assert (len(everyone.codes), everyone.names) == (3, "alla kommuner")
    assert kommun_analysis.chosen_kommuner((), county, fallback="the first").names == "Ekby"
