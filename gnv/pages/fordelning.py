"""Fördelning: what the scenario gives each kommun, and what it costs."""

from __future__ import annotations

import streamlit as st

from gnv.app import live, report_view, sidebar, state
from gnv.report import pages

headline_place = st.container()
left, right = st.columns([2, 3], gap="medium")
with right:
    kind, per_head = sidebar.measure()
    bars_place = st.container()
with left:
    steps_place = st.container()


def live_part() -> None:
    """The sentence, the key figures and the two charts: what follows the hand while a control moves."""
    view = report_view.looked_at(kind=kind, per_head=per_head)
    headline, steps, control, bars = pages.fordelning_live(state.comparison(), view)
    report_view.draw_at(headline_place, headline)
    report_view.draw_at(bars_place, bars)
    report_view.draw_at(steps_place, steps, control)
    with steps_place:
        sidebar.last_step()


live.part(live_part)
report_view.draw_abreast(*pages.fordelning_tables(state.comparison(), report_view.looked_at()))
