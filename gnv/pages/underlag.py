"""Underlag: every figure in use, how firm it is, and where it was read."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import register
from gnv.app import blocks, state
from gnv.formatting import count
from gnv.tables import evidence as evidence_tables
from gnv.tables import html
from gnv.words import scenario as scenario_words

comparison = state.comparison()
record, scenario = comparison.record, comparison.scenario
entries = register.entries(scenario, record)

heading = f"{count(len(entries), 'uppgift', 'uppgifter')} i bruk: {scenario_words.title(scenario, record)}"
st.html(blocks.page_heading(heading, "Varje tal har en status och en källa. Ni ser också vad ni själva har ändrat."))
marks = st.multiselect("Visa bara", register.known_marks(entries), key="underlag_status", placeholder="Alla statusar",
                       persist_state="session", select_all=False)  # fmt: skip
st.html(html.write(evidence_tables.register(register.folded(register.filtered(entries, marks)))))
st.html(html.write(evidence_tables.sources(register.contributions(record))))
