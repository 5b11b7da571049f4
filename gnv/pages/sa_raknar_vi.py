"""Så räknar vi: the method with the scenario's own numbers, its limits, and a paragraph for the minutes."""

from __future__ import annotations

from datetime import date

import streamlit as st

from gnv.analysis import worked_example
from gnv.analysis.kommun import chosen_kommuner
from gnv.app import blocks, browser, report_view, state
from gnv.tables import evidence as evidence_tables
from gnv.words import method as method_words
from gnv.words import minutes as minutes_words
from gnv.words import years as years_words

comparison = state.comparison()
record, scenario = comparison.record, comparison.scenario
code, *_ = chosen_kommuner(state.own_kommuner(), record, fallback="the first").codes

shares = f"{method_words.key_explained(comparison, code)} {method_words.rss_explained(comparison)}"
st.html(blocks.page_heading(f"Så räknar vi, med {record.kommuner[code]} som exempel", shares))
report_view.draw_table(evidence_tables.worked_example(worked_example.worked_example(comparison, code)))
st.html(blocks.section("Avrundningen", method_words.rounding_explained(comparison)))
ahead = [years_words.grants_basis(scenario, record), years_words.prices_basis(scenario, record)]
st.html(blocks.points("Avdragen, och åren framåt", [method_words.CASCADE, method_words.KEYS_AND_LIMITS, *ahead]))
st.html(blocks.points("Vad modellen inte vet", [method_words.unknown_explained(comparison), *method_words.LIMITS]))

text = minutes_words.paragraph(state.workspace(), record, today=date.today(), address=browser.address())
st.html(blocks.section("Text till protokollet", "Kopiera med knappen i rutans hörn, eller ta med som fil."))
st.code(text, language=None, wrap_lines=True)
