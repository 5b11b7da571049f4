"""Another county in a session: begun anew with its data, found again by the address, undone like all else."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st

from gnv.app import county_store, state
from gnv.app.session import memory
from gnv.core.county_files import CountyFiles
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading.county_zip import read_zip
from gnv.loading.load import load_record
from gnv.workspace import link, scenario_file
from tests.app.conftest import Address, Begin
from tests.support.county import small_county, zipped
from tests.support.own import own, population
from tests.support.small_county import FOLDER, RECORD


@pytest.fixture
def treby(tmp_path: Path) -> CountyFiles:
    return read_zip(zipped(small_county(tmp_path)), "treby.zip")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, begin: Begin) -> None:
    """The small county, and whatever other is handed over."""
    monkeypatch.setattr(state, "load_record", lambda *told, **own: load_record(*told or (FOLDER,), **own))
    monkeypatch.setattr(county_store, "_kept", type(county_store._kept)())


def test_all_is_of_the_county_until_it_is_undone(begin: Begin, treby: CountyFiles) -> None:
    begin()
    state.use_county(treby)
    assert state.refusal() == ""
    assert state.record().county.name == "Treby"
    assert state.comparison().outcome.rows
    state.apply(lambda one: one.with_values({"stod": 900_000}))
    assert state.workspace().scenario.number("stod") == 900_000
    state.step(-1)
    state.step(-1)
    assert state.record() is RECORD
    state.step(1)
    assert state.record().county.name == "Treby"
    state.use_county(None)
    assert state.record() is RECORD


def test_the_address_names_it_and_a_reload_finds_it(begin: Begin, address: Address, treby: CountyFiles) -> None:
    begin()
    state.use_county(treby)
    state.write_address()
    assert address["underlag"] == [treby.checksum]
    kept = state.workspace()
    st.session_state.clear()
    state.begin()
    assert state.workspace() == kept
    assert state.record().county.name == "Treby"


def test_a_link_to_a_county_that_is_not_at_hand_opens_nothing_and_says_which(
    begin: Begin, address: Address, treby: CountyFiles
) -> None:
    begin()
    state.use_county(treby)
    state.write_address()
    county_store._kept.clear()
    st.session_state.clear()
    with pytest.raises(link.CountyMissingError, match=treby.checksum):
        state.begin()
    assert state.HISTORY not in memory()


def test_a_link_or_file_of_the_one_is_not_read_on_the_other(begin: Begin, treby: CountyFiles, county: Record) -> None:
    begin()
    ours, our_file = state.link_text(), scenario_file.to_file(state.workspace(), county).encode()
    state.use_county(treby)
    theirs, record = state.link_text(), state.record()
    their_file = scenario_file.to_file(state.workspace(), record).encode()
    assert scenario_file.from_bytes(their_file, record).scenario == state.workspace().scenario
    with pytest.raises(link.CountyMissingError, match="Treby"):
        link.decode(link.parse(ours), record)
    with pytest.raises(link.CountyMissingError, match="filen hör till ett annat underlag"):
        scenario_file.from_bytes(our_file, record)
    with pytest.raises(link.CountyMissingError, match=treby.checksum):
        link.decode(link.parse(theirs), county)
    with pytest.raises(link.CountyMissingError, match=treby.checksum):
        scenario_file.from_bytes(their_file, county)


def test_own_figures_stay_behind_and_new_ones_are_laid_over_the_county(begin: Begin, treby: CountyFiles) -> None:
    begin()
    state.apply(lambda one: state.with_own_figures(one, own(population())))
    state.use_county(treby)
    assert not state.workspace().own
    state.step(-1)
    assert state.workspace().own == own(population())


def test_a_county_that_is_wrong_changes_nothing(begin: Begin, treby: CountyFiles) -> None:
    begin()
    damaged = CountyFiles({**treby.files, "lan.toml": b"[lan]\nkod = 1\n"})
    with pytest.raises(InputError, match=r"lan\.toml"):
        load_record(damaged)
    state.use_county(damaged)
    assert "lan.toml" in state.refusal()
    assert state.record() is RECORD
