"""Fördelning: what the scenario gives each kommun, and what it costs."""

from __future__ import annotations

import time

import streamlit as st

from gnv.analysis import result
from gnv.app import downloads, report_view, sidebar, state
from gnv.report import pages

# The browser paints the charts while it waits for the tables, which nobody watches. A longer wait paints them sooner,
# but the sidebar comes after it, and who presses a key on a slider before that is drawn may see it stand still.
PAINT_SECONDS = 0.015
comparison: result.Comparison = st.session_state.comparison
record = comparison.record
dark = st.context.theme.type == "dark"
heading = st.empty()
left, right = st.columns([2, 3], gap="medium")

with right:
    kind, per_head = sidebar.measure(record.preset(comparison.scenario.preset).view)

view = pages.View(own=state.own_kommuner(record), kind=kind, per_head=per_head, dark=dark)
headline, steps, control, bars, per_kommun, staffing = pages.fordelning(comparison, view)

with heading:
    report_view.draw(headline)

with right:
    report_view.draw(bars)

with left:
    report_view.draw(steps)
    report_view.draw(control)
    sidebar.last_step(record)

time.sleep(PAINT_SECONDS)
report_view.draw_abreast(per_kommun, staffing)
downloads.draw("fordelning", state.workspace(), record)
