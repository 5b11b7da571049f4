"""Follow a slider while the mouse drags it. Streamlit's own slider tells its value only when it is let go.

A script that draws nothing listens for a pointer that takes hold of a slider, reads where the thumb is, and hands it to
Python as long as the pointer is down. The widget, the address and the history hear nothing until it is let go.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from gnv.app import state
from gnv.core import catalogue, link_keys
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace import link
from gnv.workspace.workspace import Workspace

HERE = Path(__file__).parent
LISTENER, BEGAN = "foljer", "drag_began"
FOLLOW_JS = (HERE / "follow_slider.js").read_text(encoding="utf-8")
follow = st.components.v2.component("gnv_follow_slider", js=FOLLOW_JS)
COPY_JS = (HERE / "copy_link.js").read_text(encoding="utf-8")
COPY_HTML = """
<button type="button">Kopiera länk till scenariot</button>
<input hidden readonly aria-label="Länk till scenariot"> <span role="status"></span>
"""
COPY_CSS = (HERE / "copy_link.css").read_text(encoding="utf-8")
copy_button = st.components.v2.component("gnv_copy_link", html=COPY_HTML, css=COPY_CSS, js=COPY_JS)


def listen() -> None:
    """Draw the listener; it shows nothing."""
    follow(key=LISTENER, on_moving_change=lambda: None)


def moved(present: Scenario, record: Record) -> Scenario:
    """The scenario with the value that a slider is being dragged over, if one is."""
    heard: Any = st.session_state.get(LISTENER)
    told: Any = heard.get("moving") if heard else None
    key = str(told.get("key")) if isinstance(told, dict) else ""
    if key not in present or _over(told.get("drag"), present):
        return present
    value = told.get("value")
    parameter = catalogue.by_key(record, present.preset)[key]
    if type(value) is not int or parameter.options or parameter.refusal(value) is not None:
        return present
    return present.replace({parameter.key: value})


def _over(drag: Any, present: Scenario) -> bool:
    """Whether a drag has ended: the present scenario has been another than the one that it began at.

    Nothing else tells: a word from the browser after the drag would carry the widgets' values of that moment, and
    could undo an undo.
    """
    known, began = st.session_state.get(BEGAN, (None, None))
    if known != drag:
        began = present
    elif began != present:
        began = None
    st.session_state[BEGAN] = (drag, began)
    return began is None


def copy_link(workspace: Workspace, record: Record) -> None:
    """Draw the button that copies a link to the page one is on, with all that the meeting holds and what is looked at.

    What only Fördelning has a choice of is in the link as long as the session remembers it.
    """
    looked_at = {
        key: [st.session_state[key]] for key in (link_keys.KIND, link_keys.MEASURE) if st.session_state.get(key)
    }
    view = {link_keys.KOMMUN: state.own_names(), **looked_at}
    copy_button(key="kopiera_lank", data=link.encode(workspace, record, view=view))
