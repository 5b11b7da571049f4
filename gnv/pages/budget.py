"""Budget: the years ahead, what to put in next year's budget, and what a decision binds to."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import result
from gnv.app import blocks, controls, live, report_view, sidebar, state, style
from gnv.report import pages
from gnv.words import years as years_words

headline_place = st.container()
not_here_place = st.container()
controls.quick_levels()
controls_place, charts_place = st.columns([5, 8], gap="medium")
panel_place = controls_place.container()
with charts_place.container(key=style.STANDING, gap="small"):  # in sight for as long as the controls are
    legend_place = st.container()
    with st.container(horizontal=True, gap="small", key=style.PICTURES):
        costs_place, years_place = st.container(), st.container()
told_place = st.container()


def live_part() -> None:
    """The amount to budget, the two charts, what a decision binds to, and the controls that move it all."""
    sections = pages.budget_live(state.comparison(), report_view.looked_at())
    places = (headline_place, legend_place, costs_place, years_place, told_place)
    for place, section in zip(places, sections, strict=True):
        report_view.draw_at(place, section)
    with panel_place:
        live.panel_of_page(controls.budget_tabs(), key="budget")
        for told in years_words.never_counted(state.workspace().scenario, state.record()):
            st.html(blocks.problem(told))


live.part(live_part)
basis, items = pages.budget_basis(state.comparison(), report_view.looked_at())
report_view.draw(basis)
kind = sidebar.kind_of_page("Kostnader", page="budget")
if pages.years_stand_still(state.comparison(), report_view.looked_at(kind=kind)):
    with not_here_place:
        sidebar.show_on_start_page(result.shown_changes(state.comparison())[0])
report_view.draw_abreast(items, pages.budget_by_kommun(state.comparison(), report_view.looked_at(kind=kind)))
