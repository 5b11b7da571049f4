"""What somebody asks for is done whole: the framework stops a callback at a look in its own session state."""

from __future__ import annotations

import re
import time
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import streamlit as st

import gnv
from gnv.app import live, panel, session, state
from gnv.workspace.workspace import Workspace
from tests.app.conftest import Begin, SessionState

SETS_A_WIDGET = {"st.session_state[widget] = kind", "st.session_state.pop(COLUMN, None)"}
APP = Path(gnv.__file__).parent


class Stopping(SessionState):
    """A session state that a run is stopped at, as soon as something is being done."""

    def look(self) -> None:
        assert session._in_hand.get() is None, "here the framework would have ended it halfway"


def say(*changes: dict[str, Any]) -> None:
    """What the browser says, heard as on the page."""
    numbered = [{"epoch": state.epoch(), **one, "number": number} for number, one in enumerate(changes, start=1)]
    st.session_state["panel"] = {"told": {"page": "p", "changes": numbered}}
    panel._hear("panel", live.hear)


STEP = {"kind": "steps", "key": "regionalt_stod", "steps": 1, "moving": True}


@pytest.fixture
def stopping(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", Stopping())
    begin()


@pytest.mark.parametrize(
    "change",
    [
        STEP,
        {"kind": "value", "key": "regionalt_stod", "value": 900_000},
        {"kind": "typed", "key": "regionalt_stod", "text": "1,1 mkr"},
        {"kind": "typed", "key": "regionalt_stod", "text": "mycket"},
        {"kind": "reset", "key": "regionalt_stod"},
        {"kind": "rest"},
        {"kind": "follow", "link": "v=1"},
        {"kind": "restore", "link": "v=1"},
        *({"kind": "action", "name": name} for name in
          ("undo", "redo", "reset", "next", "previous", "before", "after", "step1", "wall", "guess", "mark-2034")),
    ],
    ids=lambda change: " ".join(map(str, change.values())),
)  # fmt: skip
def test_nothing_stops_what_the_panel_asks_for_halfway(stopping: None, change: dict[str, Any]) -> None:
    say(STEP, change)
    assert session.memory()[panel.ANSWERED]["number"] == 2
    assert state.refusal() == ""


def test_a_change_from_a_widget_is_not_stopped_halfway_either(stopping: None) -> None:
    state.apply(lambda workspace: workspace.looking(kind="Netto"))
    state.step(-1)
    state.step(1)
    assert state.workspace().view.kind == "Netto"


def test_what_two_runs_do_at_the_same_time_is_all_done(begin: Begin) -> None:
    begin()
    before = int(state.workspace().scenario["regionalt_stod"])

    def slowly_one_more(shown: Workspace) -> Workspace:
        value = int(shown.scenario["regionalt_stod"])
        time.sleep(0.01)
        return shown.showing(shown.scenario.replace({"regionalt_stod": value + 1}))

    runs = [Thread(target=state.apply, args=(slowly_one_more,)) for _ in range(5)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert state.workspace().scenario["regionalt_stod"] == before + 5


def test_the_frameworks_session_state_is_for_its_widgets_and_the_app_remembers_in_its_own_memory() -> None:
    writing = re.compile(r"st\.session_state(\[.*\] = |\.(pop|setdefault|update|clear)\()")
    written = {
        line.strip()
        for path in APP.rglob("*.py")
        if path.name != "session.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if writing.search(line)
    }
    assert written == SETS_A_WIDGET
