"""Avstämning: the printed tables against ours, and what does not add up in the documents."""

import streamlit as st

from gnv import markup, proof_tables, reconciliation, summary, telling_proof
from gnv.charts import avstamning

comparison: summary.Comparison = st.session_state.comparison
facts = comparison.facts
found, tables = reconciliation.findings(facts), reconciliation.tables(facts)
verdicts = reconciliation.verdicts(facts)

st.html(markup.page_heading(telling_proof.headline(found, verdicts), telling_proof.tables_read(tables)))
for verdict in reconciliation.red(verdicts):
    st.html(markup.problem(telling_proof.fails(verdict)))
drawing = avstamning.differences(tables, dark=st.context.theme.type == "dark")
st.html(markup.section("Skillnader i kronor, tabell för tabell", avstamning.LEGEND))
st.vega_lite_chart(*drawing, alt="Hur många kronor varje tabells rader skiljer. Samma tal står i tabellerna.")
st.html(proof_tables.overview(tables))
st.html(proof_tables.findings(found))
names = {one.table.name: one for one in tables}
picked = st.selectbox("Tryckt tabell, rad för rad", list(names), key="tryckt_tabell", persist_state="session")
st.html(proof_tables.table(names[picked]))
st.html(proof_tables.verdicts(verdicts))
