"""Statsbidrag för god och nära vård: the app from the first line to the last, as a table of contents."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage as Page

import gnv

if gnv.WRONG_PYTHON:
    st.error(gnv.WRONG_PYTHON)
    st.stop()

from gnv.analysis import result
from gnv.app import blocks, browser, shelf, sidebar, state, style
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading import load
from gnv.pages import PAGES
from gnv.workspace import link

st.set_page_config(page_title="God och nära vård – fördelning i Dalarna", page_icon=style.ICON, layout="wide")
st.html(style.STYLE)
menu: dict[str, list[Page]] = {}
for one in PAGES:
    menu.setdefault(one.group, []).append(st.Page(f"gnv/pages/{one.file}.py", title=one.title, default=one is PAGES[0]))
page = st.navigation(menu, position="top")


def show(record: Record) -> None:
    """The page before the sidebar, so that what has changed is sent first; widgets hold their values between runs."""
    try:
        shown = browser.moved(state.on_screen(), record)
        st.session_state.comparison = result.compare(shown, record, pinned=state.workspace().pinned)
    except InputError as error:
        st.html(blocks.impossible(str(error)))
    else:
        shelf.left_out()
        page.run()
    sidebar.sidebar(record)
    state.settle(record)


try:
    state.check_configuration()
    record = load.load_record()
    state.begin(record, page=page.url_path)
except link.LinkError as error:
    st.html(blocks.damaged_link(str(error)))
except InputError as error:
    st.html(blocks.problem(str(error)))
else:
    show(record)
st.html(style.SPEAK_SWEDISH, unsafe_allow_javascript=True)
state.end()
