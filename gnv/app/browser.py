"""Follow a slider while the mouse drags it. Streamlit's own slider tells its value only when it is let go.

A script that draws nothing listens for a pointer that takes hold of a slider, reads where the thumb is, and hands it to
Python as long as the pointer is down. The widget, the address and the history hear nothing until it is let go.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from gnv.app import state
from gnv.core import link_keys
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace import link
from gnv.workspace.workspace import Workspace

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
COPY_JS = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const said = parentElement.querySelector("[role=status]")
  const field = parentElement.querySelector("input")
  button.onclick = async () => {
    const address = location.origin + location.pathname + "?" + data
    const long = address.length > 2000
    const copied = long
      ? `Länken är kopierad. Den är ${address.length} tecken, och en del program kapar den: mejla hellre scenariofilen.`
      : "Länken är kopierad."
    try {
      await navigator.clipboard.writeText(address)
      said.textContent = copied
    } catch {
      field.value = address
      field.hidden = false
      field.select()
      said.textContent = document.execCommand("copy") ? copied : "Kopiera länken ur fältet."
    }
    setTimeout(() => (said.textContent = ""), long ? 15000 : 4000)
  }
}
"""
COPY_HTML = """
<button type="button">Kopiera länk till scenariot</button>
<input hidden readonly aria-label="Länk till scenariot"> <span role="status"></span>
"""
COPY_CSS = """
:host, div { font-family: var(--st-font); font-size: .875rem; color: var(--st-text-color); }
button { font: inherit; color: inherit; background: var(--st-background-color); cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  padding: .25rem .55rem; min-height: 2.5rem; width: 100%; }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
input { font: inherit; width: 100%; margin-top: .3rem; }
"""
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
    parameter = record.all_parameters[key]
    if type(value) is not int or parameter.options or record.check(parameter, value) is not None:
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
