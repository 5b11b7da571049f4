"""Min kommun: one chief's page, to be read in a minute and printed on one sheet."""

from __future__ import annotations

from datetime import date

import streamlit as st

from gnv.analysis import result
from gnv.app import report_view, state, style
from gnv.report import pages

comparison: result.Comparison = st.session_state.comparison
view = pages.View(own=state.own_kommuner(comparison.record), dark=st.context.theme.type == "dark")
headline, apart, received, since, years, purposes, conditions, footer = pages.min_kommun(
    comparison, view, today=date.today()
)
report_view.draw(headline)
report_view.draw(apart)

with st.container(horizontal=True, gap="medium", key=style.SHEET):
    with st.container():
        report_view.draw_dense(received)
        report_view.draw_dense(since, small=True)
    with st.container():
        report_view.draw_dense(years, small=True)
        report_view.draw_dense(purposes, small=True)
    with st.container():
        report_view.draw_dense(conditions, small=True)
report_view.draw(footer)
