"""Avstämning: the printed tables against ours, and what does not add up in the documents."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import reconciliation
from gnv.app import blocks, state
from gnv.charts import differences as differences_chart
from gnv.tables import evidence as evidence_tables
from gnv.tables import html
from gnv.words import evidence as evidence_words

record = state.record()
findings, tables = reconciliation.findings(record), reconciliation.reconciled_tables(record)
verdicts = reconciliation.verdicts(record)

st.html(blocks.page_heading(evidence_words.headline(findings, verdicts), evidence_words.readable_rows(tables)))
for verdict in reconciliation.failing(verdicts):
    st.html(blocks.problem(evidence_words.failed_check(verdict)))
drawing = differences_chart.differences(tables, dark=st.context.theme.type == "dark")
st.html(blocks.section("Skillnader i kronor, tabell för tabell", differences_chart.LEGEND))
st.vega_lite_chart(*drawing, alt="Hur många kronor varje tabells rader skiljer. Samma tal står i tabellerna.")
st.html(html.write(evidence_tables.overview(tables)))
st.html(html.write(evidence_tables.findings(findings)))
names = {one.table.name: one for one in tables}
picked = st.selectbox("Tryckt tabell, rad för rad", list(names), key="tryckt_tabell", persist_state="session")
st.html(html.write(evidence_tables.printed_table(names[picked])))
st.html(html.write(evidence_tables.verdicts(verdicts)))
