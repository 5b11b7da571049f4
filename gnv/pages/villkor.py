"""Villkor och datum: what the agreements require, of whom, by when."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import conditions
from gnv.app import blocks, report_view, state, style
from gnv.charts import timeline as timeline_chart
from gnv.tables import evidence as evidence_tables

entries = conditions.all_conditions(state.record())
dated = conditions.dated_first(entries)

explained = "Ur överenskommelserna och avtalen. Utan datum: dokumentet anger ingen dag."
st.html(blocks.page_heading(f"{len(entries)} villkor, {len(dated)} med datum", explained))
drawing = timeline_chart.timeline(dated, dark=st.context.theme.type == "dark")
st.container(key=style.WIDE_ONLY).vega_lite_chart(
    *drawing, alt="När villkoren med datum ska vara uppfyllda. Samma datum står i tabellen."
)
report_view.draw_table(evidence_tables.conditions(entries))
