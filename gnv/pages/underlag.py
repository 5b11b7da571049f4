"""Underlag: every figure in use, how firm it is, and where it was read."""

import streamlit as st

from gnv import markup, proof_tables, register, summary
from gnv.swedish import count

comparison: summary.Comparison = st.session_state.comparison
facts, scenario = comparison.facts, comparison.scenario
entries = register.entries(scenario, facts)

told = f"{count(len(entries), 'uppgift', 'uppgifter')} i bruk: {summary.title(scenario, facts)}"
st.html(markup.page_heading(told, "Varje tal har en status och en källa. Ni ser också vad ni själva har ändrat."))
marks = st.multiselect("Visa bara", register.marks(entries), key="underlag_status", placeholder="Alla statusar",
                       persist_state="session", select_all=False)  # fmt: skip
st.html(proof_tables.register(register.folded(register.filtered(entries, marks))))
st.html(proof_tables.sources(register.contributions(facts)))
