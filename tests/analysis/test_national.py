from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from gnv.analysis import national
from gnv.core import references
from gnv.core.record import Record
from gnv.core.records import InputError


def test_what_the_parts_leave_is_derived(county: Record) -> None:
    derived = [flow for flow in references.flows(county.evidence.areas["2022"]) if flow.derived]
    assert [(flow.receiver, flow.amount_sek) for flow in derived] == [("regionerna", 2_422_000_000)]


def test_the_share_gives_the_pot_back_to_the_krona(county: Record) -> None:
    for pot in county.agreements["2022"].pots:
        assert national.to_county(pot.national_sek, references.county_share(pot)) == pot.parameter.default
    assert national.to_county(100, Fraction(1, 3)) == 33


def test_a_share_beyond_the_whole_is_refused() -> None:
    with pytest.raises(InputError, match="mellan 0 och 100"):
        national.to_county(100, Fraction(11, 10))


def test_an_area_that_its_parts_do_not_cover_is_named(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(load.DATA, tmp_path / "data"))
    path = copy / "overenskommelser" / "2022.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("belopp = 1963000000", "belopp = 1962000000"), "utf-8")
    with pytest.raises(InputError, match=r"omrade medarbetare.*1000000 kr"):
        load.load_record(copy)
