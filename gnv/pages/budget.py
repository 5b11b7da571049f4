"""Budget: the years ahead, what to put in next year's budget, and what a decision binds to."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import result
from gnv.app import downloads, report_view, sidebar, state, widgets
from gnv.report import pages

comparison: result.Comparison = st.session_state.comparison
record = comparison.record
dark = st.context.theme.type == "dark"
above = st.container()
kind = sidebar.kind("Kostnader", page="budget")
view = pages.View(own=state.own_kommuner(record), kind=kind, dark=dark)
headline, legend, costs, years, basis, items, per_kommun = pages.budget(comparison, view)

with above:
    report_view.draw(headline)
    report_view.draw(legend)
    left, right = st.columns(2, gap="medium")
    with left:
        report_view.draw(costs)
    with right:
        report_view.draw(years)
    widgets.draw_budget(comparison.scenario, record)
    report_view.draw(basis)
report_view.draw_abreast(items, per_kommun)
downloads.draw("budget", state.workspace(), record)
