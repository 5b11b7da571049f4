"""Bemanning: three posts or four, who pays, and what the increase consists of."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import result
from gnv.app import live, report_view, sidebar, state
from gnv.report import pages

headline_place = st.container()
sidebar.show_on_start_page(result.changes_without_posts(state.comparison()))
left, right = st.columns([4, 5], gap="medium")
increase_place = st.container()


def live_part() -> None:
    """What the alternatives cost, in words, charts and tables."""
    headline, together, per_kommun, increase = pages.bemanning(state.comparison(), report_view.looked_at())
    for place, section in (
        (headline_place, headline),
        (left, together),
        (right, per_kommun),
        (increase_place, increase),
    ):
        report_view.draw_at(place, section)


live.part(live_part)
for section in pages.bemanning_grounds(state.record()):
    report_view.draw(section)
