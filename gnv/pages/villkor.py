"""Villkor och datum: what the agreements require, of whom, by when."""

import streamlit as st

from gnv import markup, obligations, proof_tables, summary
from gnv.charts import villkor

comparison: summary.Comparison = st.session_state.comparison
found = obligations.all_of(comparison.facts)
dated = obligations.dated(found)

told = "Ur överenskommelserna och avtalen. Utan datum: dokumentet anger ingen dag."
st.html(markup.page_heading(f"{len(found)} villkor, {len(dated)} med datum", told))
drawing = villkor.timeline(dated, dark=st.context.theme.type == "dark")
st.vega_lite_chart(*drawing, alt="När villkoren med datum ska vara uppfyllda. Samma datum står i tabellen.")
st.html(proof_tables.obligations(found))
