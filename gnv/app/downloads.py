"""What one takes along from a page: the button *Ta med*, and the files behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from gnv.app import blocks, browser, state
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.exports.formats import Format, file_name, offered
from gnv.workspace import link
from gnv.workspace.workspace import Workspace

MADE = "ta_med_fil"  # the last file that took its time, as long as the session has not made another


def draw(page: str) -> None:
    """Draw *Ta med* with what a page offers. Every file is made when somebody asks for it."""
    with st.popover("Ta med", icon=":material/download:"):
        _offer(page)


@st.fragment
def _offer(page: str) -> None:
    """A part of its own: the page is not drawn anew while a file is made."""
    workspace, record = state.workspace(), state.record()
    for form in offered(page):
        refused = _refusal(form, workspace, record)
        if refused:
            st.html(blocks.problem(f"{form.label}: {refused}"))
        elif form.slow:
            _made_here(form, workspace, record)
        else:
            _button(form.label, form, _made_on_click(form, workspace, record, browser.address()), workspace)


def _refusal(form: Format, workspace: Workspace, record: Record) -> str:
    """Why a file can't be made: asked before it is offered, for the browser would say it in English."""
    try:
        if form.check:
            form.check(workspace.scenario, record)
    except InputError as error:
        return str(error)
    return ""


def _made_on_click(form: Format, workspace: Workspace, record: Record, at: str) -> Callable[[], bytes]:
    """A file that is made, and dated, when it is asked for: the page may have been drawn yesterday."""
    return lambda: form.make(workspace, record, today=date.today(), address=at)


def _made_here(form: Format, workspace: Workspace, record: Record) -> None:
    """A file that takes its time: it is made while one sees that it is, and is then there to be saved."""
    of = (form.key, link.encode(workspace, record))
    if st.button(f"Gör {form.label[:1].lower() + form.label[1:]}", icon=":material/hourglass_empty:"):
        bar = st.progress(0.0, text=f"Gör {form.name} …")

        def progress(share: float, what: str) -> None:
            bar.progress(share, text=f"Gör {form.name}: {what} …")

        try:
            data = form.make(workspace, record, today=date.today(), address=browser.address(), progress=progress)
            st.session_state[MADE] = (of, data)
        except InputError as error:
            st.html(blocks.problem(str(error)))
        bar.empty()
    made_of, data = st.session_state.get(MADE, (None, b""))
    if made_of == of:
        _button(f"Spara {form.name} ({form.ending.upper()})", form, data, workspace)


def _button(label: str, form: Format, data: bytes | Callable[[], bytes], workspace: Workspace) -> None:
    st.download_button(
        label,
        data,
        file_name=file_name(form, workspace, state.record(), today=date.today()),
        mime=form.mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"ta_med_{form.key}",
    )
