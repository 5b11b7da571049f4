"""Follow a slider while the mouse drags it. Streamlit's own slider tells its value only when it is let go.

A script that draws nothing listens for a pointer that takes hold of a slider, reads where the thumb is, and hands it to
Python as long as the pointer is down. The widget, the address and the history hear nothing until it is let go.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from gnv.record import Facts
from gnv.scenario import Scenario

LISTENER, BEGAN = "foljer", "drag_began"
FOLLOW_JS = """
const EVERY_MS = 60

export default function ({ setStateValue }) {
  let held = null

  const tell = () => {
    if (held === null || held.input.value === held.told) return
    held.told = held.input.value
    setStateValue("moving", { key: held.key, value: Number(held.told), drag: held.drag })
  }
  const take = (event) => {
    const slider = event.target.closest?.(".stSlider")
    const input = slider?.querySelector("input[type=range]")
    const key = slider?.closest("[class*='st-key-']")?.className.match(/st-key-(\\S+)/)?.[1]
    if (!input || !key || event.button > 0) return
    drop()
    held = { input, key, told: input.value, drag: Date.now(), timer: setInterval(tell, EVERY_MS) }
  }
  const drop = () => {
    if (held === null) return
    clearInterval(held.timer)
    tell()
    held = null
  }

  // An element that loses its focus to the slider tells of it here too: only the window's own blur is an end.
  const leave = (event) => event.target === window && drop()
  const heard = [["pointerup", drop], ["pointercancel", drop], ["blur", leave]]
  document.addEventListener("pointerdown", take, true)
  for (const [name, end] of heard) window.addEventListener(name, end, true)
  return () => {
    drop()
    document.removeEventListener("pointerdown", take, true)
    for (const [name, end] of heard) window.removeEventListener(name, end, true)
  }
}
"""

follow = st.components.v2.component("gnv_follow_slider", js=FOLLOW_JS)


def listen() -> None:
    """Draw the listener; it shows nothing."""
    follow(key=LISTENER, on_moving_change=lambda: None)


def moved(present: Scenario, facts: Facts) -> Scenario:
    """The scenario with the value that a slider is being dragged over, if one is."""
    heard: Any = st.session_state.get(LISTENER)
    told: Any = heard.get("moving") if heard else None
    key = str(told.get("key")) if isinstance(told, dict) else ""
    if key not in present or _over(told.get("drag"), present):
        return present
    value = told.get("value")
    parameter = facts.all_parameters[key]
    if type(value) is not int or parameter.options or facts.check(parameter, value) is not None:
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
