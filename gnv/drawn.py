"""Which of the session's scenarios the browser had on screen when it spoke.

The browser sends all that its widgets hold with each click. A second click on Ångra can be sent before the first one's
answer has been drawn, and then says that every slider stands where it stood: taken at its word, it would undo the undo.
So a hidden field, drawn after all other widgets, is given a number whenever the widgets are set, and comes back in
every message: an older number tells what the browser knew, and only what differs from that is somebody's doing.
"""

from __future__ import annotations

import streamlit as st

from gnv.scenario import Scenario

NUMBER, LEFT = "ritat", "scenarios_left"


def begin() -> None:
    """In a session's first run nothing has been left yet, whatever number an older session gave the browser."""
    st.session_state[LEFT] = ()
    st.session_state[NUMBER] = "0"


def leave(present: Scenario) -> None:
    """The widgets are about to be set to another scenario than the present one, which the browser still shows."""
    st.session_state[LEFT] = (*st.session_state[LEFT], present)


def behind() -> Scenario | None:
    """The scenario that the browser showed when it spoke, if it has not drawn what the widgets were last set to."""
    left: tuple[Scenario, ...] = st.session_state[LEFT]
    number = int(st.session_state.get(NUMBER) or len(left))  # empty where an error kept the field from being drawn
    return left[number] if number < len(left) else None


def renumber() -> None:
    """The widgets have been set: give the browser the number that says so."""
    st.session_state[NUMBER] = str(len(st.session_state[LEFT]))


def number() -> None:
    """Draw the field, which nobody sees. After all other widgets: it has to be the last to reach the browser."""
    st.text_input("Nummer på det ritade", key=NUMBER, label_visibility="collapsed")
