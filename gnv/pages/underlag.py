"""Underlag: every figure in use, how firm it is, and where it was read."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from gnv.analysis import register
from gnv.app import blocks, report_view, state
from gnv.formatting import count
from gnv.tables import evidence as evidence_tables
from gnv.words import scenario as scenario_words

comparison = state.comparison()
record, scenario = comparison.record, comparison.scenario
entries = register.entries(scenario, record)

heading = f"{count(len(entries), 'uppgift', 'uppgifter')} i bruk: {scenario_words.title(scenario, record)}"
told = f"{register.summary(entries)} Varje tal har en status och en källa. Ni ser också vad ni själva har ändrat."
st.html(blocks.page_heading(heading, told))
left, right = st.columns(2)
sought = left.text_input("Sök uppgift, källa eller värde", key="underlag_sok", persist_state="session")
marks = right.multiselect("Visa bara", register.known_marks(entries), key="underlag_status", persist_state="session",
                          placeholder="Alla statusar", select_all=False)  # fmt: skip
found = register.sought(register.filtered(entries, marks), sought)
if not found:
    st.html(blocks.note("Inget träffar."))
asked = bool(sought.strip() or marks)
for group, members in groupby(found, key=lambda entry: entry.group):
    of_group = list(members)
    with st.expander(f"{group}: {count(len(of_group), 'uppgift', 'uppgifter')}", expanded=asked):
        report_view.draw_table(evidence_tables.register(of_group if asked else register.folded(of_group)), name=group)
with st.expander("Källorna"):
    report_view.draw_table(evidence_tables.sources(register.contributions(record)))
