"""Från stat till kommun: the state's agreement, the county's share, the pots, and one kommun's kronor."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import national, result
from gnv.analysis.kommun import chosen_kommuner
from gnv.app import blocks, state, what_if
from gnv.charts import flow as flow_chart
from gnv.tables import evidence as evidence_tables
from gnv.tables import html
from gnv.words import evidence as evidence_words

comparison: result.Comparison = st.session_state.comparison
record = comparison.record
own = state.own_kommuner(record)
kommuner = chosen_kommuner(own, record, fallback="the first")
codes, name = kommuner.codes, kommuner.names
dark = st.context.theme.type == "dark"
steps = national.stations(comparison, codes, name=name)
hint = "" if own else "Välj Min kommun till vänster för att följa pengarna till en annan kommun."
agreement = record.agreement(comparison.scenario)
drawing = flow_chart.county(comparison, own=codes, dark=dark)
st.html(blocks.page_heading(evidence_words.money_that_arrives(steps, name=name), hint))
st.html(blocks.section(agreement.name, evidence_words.whole_agreement(agreement, record)))

if record.evidence.areas[agreement.id]:
    st.vega_lite_chart(*flow_chart.nation(agreement, record, dark=dark), alt="Överenskommelsens områden och mottagare.")
st.html(blocks.section("Länets potter, avdragen och kommunerna", evidence_words.county_shares(comparison)))

st.vega_lite_chart(*drawing, alt="Potterna, avdragen och vad varje kommun får. Samma tal på sidan Fördelning.")
st.html(html.write(evidence_tables.stations(steps)))

what_if.pot(comparison, codes)

for keyed in filter(evidence_words.has_key, record.agreements.values()):
    what_if.key_of_2020(keyed)
