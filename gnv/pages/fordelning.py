"""Fördelning: what the scenario gives each kommun, what it costs, and what the last change does to it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from gnv.app import live, questions, report_view, sidebar, state
from gnv.report import pages

headline_place = st.container()
changes_place = st.container(key="andrat")
with st.container(key="matt", horizontal=True, vertical_alignment="center"):
    sidebar.measure()
    sidebar.show_what_moved()
with st.container(key="bild", horizontal=True, gap="medium"):
    effect_place = st.container()
    steps_place = st.container()


def live_part() -> None:
    """The sentence, what has been changed, and the charts: what follows the hand while a control moves."""
    view = report_view.start_page()
    headline, changes, effect, figures, steps = pages.fordelning_live(state.comparison(), view)
    changes = replace(changes, sentences=(*sidebar.last_step(), *changes.sentences))
    report_view.draw_at(headline_place, headline)
    report_view.draw_at(changes_place, changes)
    report_view.draw_at(effect_place, effect, figures)
    report_view.draw_at(steps_place, live.unhurried(steps))


live.part(live_part)
report_view.draw_abreast(*pages.fordelning_tables(state.comparison(), report_view.looked_at()))
questions.questions_section()
