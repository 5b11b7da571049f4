"""What one takes along from a page, as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from gnv.app import state
from gnv.core.record import Record
from gnv.exports.formats import COMPARISONS, FORMATS, Format, comparison_name, file_name
from gnv.formatting import slug
from gnv.words.scenario import title
from gnv.workspace.workspace import Named


def draw(page: str) -> None:
    """Draw the downloads that a page offers. The files are made when somebody asks for them."""
    workspace, record = state.workspace(), state.record()
    with st.container(horizontal=True, vertical_alignment="center"):
        for form in FORMATS.values():
            if page in form.pages:
                name = file_name(form, workspace.scenario, record, today=date.today())
                _button(form, _made_on_click(form, workspace, record), name)


def comparison(chosen: Sequence[Named]) -> None:
    """Draw the downloads of scenarios beside each other."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for form in COMPARISONS.values():
            _button(form, _made_on_click(form, chosen, state.record()), comparison_name(form, today=date.today()))


def _button(form: Format, made: Callable[[], bytes], name: str) -> None:
    st.download_button(form.label, made, file_name=name, mime=form.mime, icon=":material/download:", on_click="ignore")


def _made_on_click(form: Format, what: object, record: Record) -> Callable[[], bytes]:
    """A file that is made, and dated, when it is asked for: the page may have been drawn yesterday."""
    return lambda: form.make(what, record, today=date.today())


def minutes(text: str) -> None:
    """Draw the download of the paragraph for the minutes."""
    name = slug(title(state.workspace().scenario, state.record()))
    st.download_button(
        "Ladda ned protokolltexten",
        text.encode("utf-8-sig"),
        file_name=f"protokolltext_{name}_{date.today()}.txt",
        mime="text/plain",
        icon=":material/download:",
        on_click="ignore",
    )
