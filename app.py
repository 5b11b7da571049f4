"""Statsbidrag för god och nära vård: the app from the first line to the last, as a table of contents."""

import streamlit as st

from gnv import controls, facts, link, live, markup, replay, session, shelf, startup, summary, theme
from gnv.model import InputError
from gnv.record import Facts

st.set_page_config(page_title="God och nära vård – fördelning i Dalarna", page_icon=theme.ICON, layout="wide")
st.html(theme.STYLE)
page = st.navigation(
    {
        "": [
            st.Page("gnv/pages/fordelning.py", title="Fördelning", default=True),
            st.Page("gnv/pages/jamfor.py", title="Jämför"),
            st.Page("gnv/pages/bemanning.py", title="Bemanning"),
            st.Page("gnv/pages/budget.py", title="Budget"),
            st.Page("gnv/pages/min_kommun.py", title="Min kommun"),
            st.Page("gnv/pages/kanslighet.py", title="Känslighet"),
        ],
        "Bakgrund": [
            st.Page("gnv/pages/fran_stat_till_kommun.py", title="Från stat till kommun"),
            st.Page("gnv/pages/vfu.py", title="VFU"),
            st.Page("gnv/pages/underlag.py", title="Underlag"),
            st.Page("gnv/pages/avstamning.py", title="Avstämning"),
            st.Page("gnv/pages/villkor.py", title="Villkor och datum"),
            st.Page("gnv/pages/sa_raknar_vi.py", title="Så räknar vi och protokolltext"),
        ],
    },
    position="top",
)


def show(record: Facts) -> None:
    """The page before the sidebar, so that what has changed is sent first; widgets hold their values between runs."""
    try:
        shown = live.moved(replay.on_screen(), record)
        st.session_state.comparison = summary.compare(shown, record, pinned=session.meeting().pinned)
    except InputError as error:
        st.html(markup.impossible(str(error)))
    else:
        shelf.left_out()
        page.run()
    controls.sidebar(record)
    session.settle(record)


try:
    startup.check()
    record = facts.load()
    session.begin(record, page=page.url_path)
except link.LinkError as error:
    st.html(markup.damaged_link(str(error)))
except InputError as error:
    st.html(markup.problem(str(error)))
else:
    show(record)
st.html(theme.SPEAK_SWEDISH, unsafe_allow_javascript=True)
replay.end()
