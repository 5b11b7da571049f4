"""What one takes along from a page: the tables as files, and a link to the very scenario."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from gnv import address, link
from gnv.exports import tables
from gnv.exports.beside import beside
from gnv.meeting import Meeting, Named
from gnv.record import Facts
from gnv.scenario import Scenario
from gnv.summary import title
from gnv.swedish import slug

LABELS = {"bred": "Ladda ned tabellen (CSV för Excel)", "lang": "Ladda ned långt format (CSV för program)"}

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


def copy_link(meeting: Meeting, facts: Facts) -> None:
    """Draw the button that copies a link to the page one is on, with all that the meeting holds and what is looked at.

    What only Fördelning has a choice of is in the link as long as the session remembers it.
    """
    looked_at = {key: [st.session_state[key]] for key in (link.KIND, link.MEASURE) if st.session_state.get(key)}
    view = {link.KOMMUN: address.own(), **looked_at}
    copy_button(key="kopiera_lank", data=link.encode(meeting, facts, view=view))


def draw(meeting: Meeting, facts: Facts) -> None:
    """Draw the downloads of the page's tables. The files are made when somebody asks for them."""
    today = date.today()
    with st.container(horizontal=True, vertical_alignment="center"):
        for form, label in LABELS.items():
            st.download_button(
                label,
                _made_on_click(tables.FORMATS[form], meeting, facts),
                file_name=tables.file_name(meeting.scenario, facts, form=form, today=today),
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
            )


def _made_on_click(export: Callable[..., bytes], what: object, facts: Facts) -> Callable[[], bytes]:
    """A file that is made, and dated, when it is asked for: the page may have been drawn yesterday."""
    return lambda: export(what, facts, today=date.today())


def comparison(chosen: Sequence[Named], facts: Facts) -> None:
    """Draw the download of scenarios beside each other."""
    st.download_button(
        "Ladda ned jämförelsen (CSV för Excel)",
        _made_on_click(beside, chosen, facts),
        file_name=f"god-och-nara-vard_jamforelse_{date.today()}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def years(meeting: Meeting, facts: Facts) -> None:
    """Draw the download of every year's rows."""
    today = date.today()
    st.download_button(
        "Ladda ned alla år (CSV, en rad per post, år och kommun)",
        _made_on_click(tables.FORMATS["ar"], meeting, facts),
        file_name=tables.file_name(meeting.scenario, facts, form="ar", today=today),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def minutes(text: str, scenario: Scenario, facts: Facts) -> None:
    """Draw the download of the paragraph for the minutes."""
    today = date.today()
    st.download_button(
        "Ladda ned protokolltexten",
        text.encode("utf-8-sig"),
        file_name=f"protokolltext_{slug(title(scenario, facts))}_{today}.txt",
        mime="text/plain",
        icon=":material/download:",
        on_click="ignore",
    )
