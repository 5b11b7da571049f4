"""What one takes along from a page: the button *Ta med*, and the files behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

import streamlit as st

from gnv.analysis.side_by_side import ComparisonView
from gnv.app import blocks, browser, comparison_picker, live, state
from gnv.app.session import memory
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.exports import images
from gnv.exports.content import PAGES, Content
from gnv.exports.files import Progress
from gnv.exports.formats import Format, file_name, of_tables, offered
from gnv.tables.table import Table
from gnv.workspace import link
from gnv.workspace.workspace import Workspace

TO_COPY = "bilder_att_kopiera"  # whose charts are shown to be copied: a page and a link
MADE = "ta_med_fil"  # the last file that took its time, as long as the session has not made another


def draw(page: str, *, name: str, tables: Mapping[str, Table]) -> None:
    """Draw *Ta med* with what a page offers, and the tables it shows. Every file is made when somebody asks for it."""
    with st.popover("Ta med", icon=":material/download:"):
        _offer(page, name, tables, live_part=live.PART in memory())


@st.fragment
def _offer(page: str, name: str, tables: Mapping[str, Table], *, live_part: bool) -> None:
    """A part of its own: the page is not drawn anew while a file is made. A live part's tables are drawn after this."""
    workspace, record = state.workspace(), state.record()
    forms = [of_tables(tables, name), *offered(page)] if tables or live_part else offered(page)
    with st.container(gap="xxsmall"):
        for form in forms:
            _draw(form, workspace, record)
        if page in PAGES:
            _pictures_to_copy(page, workspace, record)


def _draw(form: Format, workspace: Workspace, record: Record) -> None:
    """A file's button, or why it can't be made."""
    refused = _refusal(form, workspace, record)
    if refused:
        st.html(blocks.problem(f"{form.label}: {refused}"))
    elif form.slow:
        _made_here(form, workspace, record)
    else:
        _button(form.label, form, _made_on_click(form, workspace, record, browser.address()), workspace)


def _pictures_to_copy(page: str, workspace: Workspace, record: Record) -> None:
    """A page's charts, each with a button that copies it: a browser copies only what is there when it is pressed."""
    of = (page, link.encode(workspace, record), comparison_picker.last_view())
    if st.button("Kopiera en bild", icon=":material/content_copy:", width="stretch"):
        memory()[TO_COPY] = of
    if memory().get(TO_COPY) != of:
        return
    content = Content(workspace, record, date.today(), browser.address(), comparison_picker.last_view())
    with _progress("bilderna") as progress:
        browser.copy_pictures(images.to_copy(content, page, progress=progress))


@contextmanager
def _progress(name: str) -> Iterator[Progress]:
    """A bar that tells how far something has come, as long as it is made."""
    bar = st.progress(0.0, text=f"Gör {name} …")
    try:
        yield lambda share, what: bar.progress(share, text=f"Gör {name}: {what} …")
    finally:
        bar.empty()


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
    looked = _looked(form)
    return lambda: form.make(workspace, record, today=date.today(), address=at, **looked)


def _looked(form: Format) -> dict[str, ComparisonView]:
    """How *Jämför* is looked at, for a file that shows it."""
    return {"looked": comparison_picker.last_view()} if form.compares else {}


def _made_here(form: Format, workspace: Workspace, record: Record) -> None:
    """A file that takes its time: it is made while one sees that it is, and is then there to be saved."""
    of, looked = (form.key, link.encode(workspace, record), comparison_picker.last_view()), _looked(form)
    if st.button(f"Gör {form.label[:1].lower() + form.label[1:]}", icon=":material/hourglass_empty:", width="stretch"):
        try:
            with _progress(form.name) as progress:
                data = form.make(
                    workspace, record, today=date.today(), address=browser.address(), progress=progress, **looked
                )
            memory()[MADE] = (of, data)
        except InputError as error:
            st.html(blocks.problem(str(error)))
    made_of, data = memory().get(MADE, (None, b""))
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
        width="stretch",
        key=f"ta_med_{form.key}",
    )
