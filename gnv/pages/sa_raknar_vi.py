"""Så räknar vi: the method with the scenario's own numbers, its limits, and a paragraph for the minutes."""

from datetime import date

import streamlit as st

from gnv import markup, method, proof_tables, session, summary, take_home, telling_ahead
from gnv.exports import minutes

comparison: summary.Comparison = st.session_state.comparison
facts, scenario = comparison.facts, comparison.scenario
own = session.own_kommuner(facts)
code = next((code for code in facts.kommuner if code in own), next(iter(facts.kommuner)))

told = f"{method.key_told(comparison, code)} {method.rss_told(comparison)}"
st.html(markup.page_heading(f"Så räknar vi, med {facts.kommuner[code]} som exempel", told))
st.html(proof_tables.example(method.example(comparison, code)))
st.html(markup.section("Avrundningen", method.rounding_told(comparison)))
ahead = [telling_ahead.grants(scenario, facts), telling_ahead.prices(scenario, facts)]
st.html(markup.points("Avdragen, och åren framåt", [method.CASCADE, *ahead]))
st.html(markup.points("Vad modellen inte vet", [method.unknown_told(comparison), *method.LIMITS]))
text = minutes.paragraph(session.meeting(), facts, today=date.today(), address=(st.context.url or "").split("?")[0])
st.html(markup.section("Text till protokollet", "Kopiera med knappen i rutans hörn, eller ladda ned."))
st.code(text, language=None, wrap_lines=True)
take_home.minutes(text, scenario, facts)
