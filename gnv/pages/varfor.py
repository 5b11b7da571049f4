"""Varför inte samma tal?: the way from a printed table's amount to the present one, step by step."""

from __future__ import annotations

import streamlit as st

from gnv.app import report_view, state, style
from gnv.report import pages

names = {one.name: one for one in reversed(list(state.record().printed.values()))}
headline_place = st.container()
picked = st.selectbox("Tryckt tabell", list(names), key="varfor_tabell", persist_state="session", width=420)
headline, chart, steps, every = pages.why_not_the_same(
    state.comparison(), report_view.looked_at(), table=names[str(picked)]
)
report_view.draw_at(headline_place, headline)
report_view.draw_at(st.container(key=style.WIDE_ONLY), chart)
for section in (steps, every):
    report_view.draw(section)
