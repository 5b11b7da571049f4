"""The framework may end a callback at a look in its session state: a press is then done whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from gnv.app import (
    county,
    county_store,
    failures,
    live,
    own_amount,
    own_figures,
    own_figures_store,
    own_key,
    session,
    state,
)
from gnv.loading import uploads
from gnv.loading.county_zip import read_zip
from gnv.loading.load import load_record
from gnv.loading.own_amount import Draft
from tests.app.conftest import Begin, SessionState
from tests.support.county import small_county, zipped
from tests.support.own import cost
from tests.support.small_county import FOLDER, RECORD

SAID = {"said_by": "Anna Ek", "document": "Brev, sidan 2"}
DRAFT = Draft(kind="kostnad", name="Tolk", amount_sek=40_000, first_year=2022, last_year=2026, **SAID)
OF_KOMMUN = "\n".join(
    f"{name}\t{number}" for name, number in zip(RECORD.kommuner.values(), (2000, 3000, 5000), strict=True)
)
KEY, PEOPLE = (
    uploads.read_key_pasted(OF_KOMMUN, RECORD.kommuner),
    uploads.read_pasted(OF_KOMMUN, RECORD.kommuner, {}),
)
MOST_LOOKS = 500


class EndedError(BaseException):
    """The framework's own way to end a run, which no callback catches."""


class Ending(SessionState):
    """A session state that ends the run at the look in it that comes after some others."""

    looks_left: float = float("inf")

    def look(self) -> None:
        self.looks_left -= 1
        if self.looks_left < 0:
            raise EndedError


def kept() -> dict[str, Any]:
    """All that the session remembers, but for its name, read without a look that counts."""
    memory: session.Memory = dict.__getitem__(st.session_state, session.MEMORY)
    return {name: value for name, value in memory.items() if name != state.SESSION}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, begin: Begin) -> None:
    """The small county with whatever own figures, or another one."""
    monkeypatch.setattr(state, "load_record", lambda *told, **own: load_record(*told or (FOLDER,), **own))
    monkeypatch.setattr(own_figures_store, "_kept", type(own_figures_store._kept)())
    monkeypatch.setattr(county_store, "_kept", type(county_store._kept)())


Press = Callable[[], None]


def an_amount_is_added() -> Press:
    return lambda: own_amount._add(DRAFT)


def an_amount_is_chosen_to_be_changed() -> Press:
    return lambda: own_figures._edit(cost())


def a_change_of_an_amount_is_saved() -> Press:
    own_amount._add(DRAFT)
    addition = state.workspace().own.additions[0]
    own_figures._edit(addition)
    return lambda: own_amount._save(addition, replace(DRAFT, amount_sek=50_000))


def the_form_of_an_amount_is_left() -> Press:
    own_figures._edit(cost())
    return own_amount._close


def a_population_is_taken_into_use() -> Press:
    column = PEOPLE.columns[0]
    st.session_state.update({own_figures.WHO: "Anna Ek", own_figures._month_key(column): "2025-12"})
    session.memory()[own_figures.OFFERED] = PEOPLE
    return lambda: own_figures._accept(PEOPLE, column)


def a_key_is_taken_into_use() -> Press:
    column = KEY.columns[0]
    told = {"namn": "patienter", "enhet": "patienter", "vem": "Anna Ek"}
    st.session_state.update({own_key._key(field, column): text for field, text in told.items()})
    session.memory()[own_key.OFFERED] = KEY
    return lambda: own_key._accept(KEY, column)


def another_file_than_that_of_the_link_is_opened() -> Press:
    st.session_state.update({own_figures.MISSING: SimpleNamespace(getvalue=lambda: b"x = 1")})
    session.memory()[own_figures.NOT_THOSE] = "Filen går inte att använda."
    return lambda: own_figures._take_from_file("a" * 16)


def what_was_pasted_is_read() -> Press:
    st.session_state.update({own_key.PASTED: OF_KOMMUN})
    return own_key._read_pasted


def another_county_is_used() -> Press:
    with TemporaryDirectory() as folder:
        treby = read_zip(zipped(small_county(Path(folder))), "treby.zip")
    return lambda: county._use(treby)


@pytest.mark.parametrize(
    "ready",
    [
        an_amount_is_added, an_amount_is_chosen_to_be_changed, a_change_of_an_amount_is_saved,
        the_form_of_an_amount_is_left, a_population_is_taken_into_use, a_key_is_taken_into_use,
        another_file_than_that_of_the_link_is_opened, what_was_pasted_is_read, another_county_is_used,
    ],
    ids=lambda ready: ready.__name__,
)  # fmt: skip
def test_what_is_pressed_is_done_whole_or_not_at_all(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, ready: Callable[[], Press]
) -> None:
    def pressed(*, looks: float) -> tuple[dict[str, Any], dict[str, Any], bool]:
        """What the session remembers before and after, and whether the press was ended at a look."""
        ending = Ending()
        monkeypatch.setattr(st, "session_state", ending)
        begin()
        press = ready()
        before, ending.looks_left = kept(), looks
        try:
            press()
        except EndedError:
            return before, kept(), True
        return before, kept(), False

    before, whole, _ = pressed(looks=float("inf"))
    assert whole != before, "the press does something"
    assert state.REFUSAL not in whole
    for looks in range(MOST_LOOKS):
        before, after, ended = pressed(looks=looks)
        if not ended:
            break
        assert after in (before, whole), f"ended at look number {looks + 1}, with half of it done"
    assert not ended


def test_a_run_that_another_has_taken_the_place_of_does_not_tell_that_the_page_failed(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced = Ending()
    monkeypatch.setattr(st, "session_state", replaced)
    begin()
    with session.looked_up_once():
        replaced.looks_left = 0
        with pytest.raises(EndedError):
            failures.of_page(ValueError("its places are gone"))
        assert not failures.to_tell()


def test_a_run_that_another_has_taken_the_place_of_does_not_take_down_that_its_page_is_drawn(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced = Ending()
    monkeypatch.setattr(st, "session_state", replaced)
    begin()
    with session.looked_up_once():
        live.begin("bemanning", "bemanning", ("bemanning",))
        taken_down, replaced.looks_left = kept(), 0
        with pytest.raises(EndedError):
            live.begin("", "fordelning", ("bemanning",))
        assert kept() == taken_down
