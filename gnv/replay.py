"""The last step once more, for a room that blinked: first what was before it, and then what came of it."""

from __future__ import annotations

import time
from typing import NoReturn

import streamlit as st

from gnv import session
from gnv.scenario import Scenario

REPLAY_SECONDS = 1.5


def last_step() -> tuple[Scenario | None, Scenario]:
    """The scenario that the last step came from (None where there has been none), and the present one."""
    kept = session.history()
    return kept.before, kept.present


def replaying() -> bool:
    """Whether this run shows what was before the last step."""
    return bool(st.session_state.get("replaying"))


def again() -> NoReturn:
    """Show the last step once more: the next run shows what was before it, and then what came of it."""
    st.session_state.replaying = True
    st.rerun()


def on_screen() -> Scenario:
    """The scenario to show: the present one, but in a replay the one before it."""
    before, present = last_step()
    return before if before and replaying() else present


def end() -> None:
    """After a run that showed what was before: give the room time to see it, and show the present again."""
    if st.session_state.pop("replaying", False):
        time.sleep(REPLAY_SECONDS)
        st.rerun()
