"""A session's own figures: laid over the record, found again by the address, undone like all else."""

from __future__ import annotations

import pytest
import streamlit as st

from gnv.app import own_figures_store, state
from gnv.app.session import memory
from gnv.core.own_figures import NO_OWN_FIGURES, OwnFigures
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading.load import load_record
from gnv.workspace import link
from tests.app.conftest import Address, Begin
from tests.support.own import cost, own, population
from tests.support.small_county import FOLDER

FIGURES = own(population())


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, begin: Begin) -> None:
    """The small county with whatever own figures."""
    monkeypatch.setattr(state, "load_record", lambda own=NO_OWN_FIGURES: load_record(FOLDER, own))
    monkeypatch.setattr(own_figures_store, "_kept", type(own_figures_store._kept)())


def use(figures: OwnFigures, date: str = "") -> None:
    def used(workspace: state.Workspace) -> state.Workspace:
        changed = state.with_own_figures(workspace, figures)
        return changed.with_values({"befolkning": date}) if date else changed

    state.apply(used)


def test_they_are_on_record_for_that_session_and_undone(begin: Begin, county: Record) -> None:
    begin()
    use(FIGURES, "2025-12")
    assert state.record() is load_record(FOLDER, FIGURES)
    assert state.workspace().scenario["befolkning"] == "2025-12"
    state.step(-1)
    assert state.record() is county
    state.step(1)
    assert state.workspace().scenario["befolkning"] == "2025-12"


def test_what_does_not_fit_changes_nothing_and_is_told(begin: Begin, county: Record) -> None:
    begin()
    use(own(cost("lika_del")))
    assert "egna talen går inte ihop" in state.refusal()
    assert state.record() is county


def test_a_page_loaded_anew_finds_them_by_its_address(begin: Begin, address: Address) -> None:
    begin()
    use(FIGURES, "2025-12")
    state.write_address()
    assert address["eget"] == [FIGURES.checksum]
    kept = state.workspace()
    st.session_state.clear()
    state.begin()
    assert state.workspace() == kept


def test_own_figures_alone_are_in_the_address(begin: Begin, address: Address) -> None:
    begin()
    use(FIGURES)
    state.write_address()
    assert address["eget"] == [FIGURES.checksum]


def test_where_the_server_has_forgotten_them_nothing_is_opened_and_it_says_why(begin: Begin, address: Address) -> None:
    begin()
    use(FIGURES, "2025-12")
    state.write_address()
    own_figures_store._kept.clear()
    st.session_state.clear()
    with pytest.raises(link.OwnFiguresMissingError, match=FIGURES.checksum):
        state.begin()
    assert state.HISTORY not in memory()


def test_they_are_taken_away_again(begin: Begin, county: Record, address: Address) -> None:
    begin()
    use(FIGURES, "2025-12")
    use(FIGURES.without(population().source_id))
    assert state.record() is county
    assert state.workspace().scenario["befolkning"] == "2021-06"
    state.write_address()
    assert address == {}


def test_the_store_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_figures_store, "MOST_KEPT", 2)
    several = [own(cost(sek=1000 * n)) for n in range(3)]
    for one in several:
        own_figures_store.remember(one)
    assert [bool(own_figures_store.find(one.checksum)) for one in several] == [False, True, True]
    own_figures_store.find(several[1].checksum)
    own_figures_store.remember(several[0])
    assert not own_figures_store.find(several[2].checksum), "what has not been asked for longest goes first"
    own_figures_store.remember(own())
    assert not own_figures_store.find("")


def test_a_change_that_raises_for_another_reason_is_still_told(begin: Begin) -> None:
    begin()

    def broken(_: state.Workspace) -> state.Workspace:
        raise InputError("Nej.")

    state.apply(broken)
    assert state.refusal() == "Nej."
