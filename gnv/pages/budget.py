"""Budget: the years ahead, what to put in next year's budget, and what a decision binds to."""

from __future__ import annotations

import streamlit as st

from gnv.app import blocks, controls, live, report_view, sidebar, state
from gnv.report import pages
from gnv.words import years as years_words

headline_place = st.container()
controls_place, charts_place = st.columns([2, 5], gap="medium")
with charts_place:
    legend_place = st.container()
    left, right = st.columns(2, gap="medium")
with controls_place:
    controls.quick_levels()
    panel_place = st.container()


def live_part() -> None:
    """The amount to budget, the two charts, and the controls that move them."""
    headline, legend, costs, years = pages.budget_live(state.comparison(), report_view.looked_at())
    for place, section in ((headline_place, headline), (legend_place, legend), (left, costs), (right, years)):
        report_view.draw_at(place, section)
    with panel_place:
        live.panel_of_page(controls.budget_tabs(), key="budget")
        for told in years_words.never_counted(state.workspace().scenario, state.record()):
            st.html(blocks.problem(told))


live.part(live_part)
basis, items = pages.budget_basis(state.comparison(), report_view.looked_at())
report_view.draw(basis)
kind = sidebar.kind_of_page("Kostnader", page="budget")
report_view.draw_abreast(items, pages.budget_by_kommun(state.comparison(), report_view.looked_at(kind=kind)))
