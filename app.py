"""Statsbidrag för god och nära vård: the app from the first line to the last, as a table of contents."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage as Page

import gnv

if gnv.WRONG_PYTHON:
    st.error(gnv.WRONG_PYTHON)
    st.stop()

from gnv.app import (
    blocks,
    downloads,
    failures,
    live,
    own_figures,
    questions,
    report_view,
    session,
    shelf,
    sidebar,
    state,
    style,
    wall,
)  # fmt: skip
from gnv.core.records import InputError
from gnv.pages import PAGES
from gnv.workspace import link

st.set_page_config(
    page_title="God och nära vård",
    page_icon=style.ICON,
    layout="wide",
    initial_sidebar_state=style.SIDEBAR_PIXELS,
)
st.html(style.STYLE)
menu: dict[str, list[Page]] = {}
for one in PAGES:
    menu.setdefault(one.group, []).append(st.Page(f"gnv/pages/{one.file}.py", title=one.title, default=one is PAGES[0]))
page = st.navigation(menu, position="top")


def page_file() -> str:
    """The name of the page's file: the start page has an empty path."""
    return page.url_path or PAGES[0].file


def draw_page() -> None:
    """What every page has at the top (a field for questions, and what can be taken home), and the page."""
    with st.container(key=style.TOP, horizontal=True, gap="small"):
        questions.field()
        corner = st.container(width="content")
    questions.answered(page_file())
    tables = report_view.begin_page()
    page.run()
    with corner:
        downloads.draw(page_file(), name=page.title, tables=tables)


def show() -> None:
    """The page, laid out first, and then the sidebar, which draws the page's live part together with the panel."""
    questions.turn_page()
    live.begin(page.url_path, page_file(), (one.url_path for pages in menu.values() for one in pages))
    st.set_page_config(page_title=f"{page.title} – God och nära vård i {state.record().county.name}")
    try:
        state.comparison()
    except InputError as error:
        st.html(blocks.impossible(str(error)))
    else:
        shelf.left_out()
        if refused := state.refusal():
            st.html(blocks.problem(refused))
        failures.page(page.title, wall.draw if wall.shown() else draw_page)
    failures.controls(sidebar.draw)
    state.write_address()
    failures.tell()


with session.looked_up_once():
    try:
        state.check_configuration()
        state.begin()
    except link.LinkError as error:
        st.html(blocks.damaged_link(str(error)))
        if isinstance(error, link.OwnFiguresMissingError):
            own_figures.ask_for_file(error)
    except InputError as error:
        st.html(blocks.problem(str(error)))
    else:
        show()
questions.to_the_top()
st.html(style.SCRIPTS, unsafe_allow_javascript=True)
