"""Avstämning: the printed tables against ours, and what does not add up in the documents."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import reconciliation
from gnv.app import blocks, report_view, state
from gnv.charts import differences as differences_chart
from gnv.formatting import count
from gnv.tables import evidence as evidence_tables
from gnv.words import evidence as evidence_words

record = state.record()
findings, tables = reconciliation.findings(record), reconciliation.reconciled_tables(record)
verdicts = reconciliation.verdicts(record)
failing = reconciliation.failing(verdicts)

st.html(blocks.page_heading(evidence_words.headline(findings, verdicts), evidence_words.readable_rows(tables)))
for verdict in failing:
    st.html(blocks.problem(evidence_words.failed_check(verdict)))
report_view.draw_table(evidence_tables.overview(tables))
sought = st.text_input("Sök i det som inte går ihop", key="avstamning_sok", persist_state="session")
found = reconciliation.sought(findings, sought)
many = count(len(found), "uppgift", "uppgifter")
with st.expander(f"Det som inte går ihop i dokumenten: {many}", expanded=bool(sought)):
    report_view.draw_table(evidence_tables.findings(found))
with st.expander("Skillnader i kronor, tabell för tabell"):
    st.html(blocks.paragraph(differences_chart.LEGEND))
    drawing = differences_chart.differences(tables, dark=st.context.theme.type == "dark")
    st.vega_lite_chart(*drawing, alt="Hur många kronor varje tabells rader skiljer. Samma tal står i tabellerna.")
with st.expander("En tryckt tabell, rad för rad"):
    names = {one.table.name: one for one in tables}
    picked = st.selectbox("Tryckt tabell", list(names), key="tryckt_tabell", persist_state="session")
    report_view.draw_table(evidence_tables.printed_table(names[picked]))
with st.expander(f"Det som ska gå ihop: {len(verdicts)} kontroller", expanded=bool(failing)):
    report_view.draw_table(evidence_tables.verdicts(verdicts))
