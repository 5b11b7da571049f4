"""Från stat till kommun: the state's agreement, the county's share, the pots, and one kommun's kronor."""

import streamlit as st

from gnv import markup, national, proof_tables, session, summary, supposing, telling_proof
from gnv.charts import fran_stat_till_kommun as charts
from gnv.swedish import enumerate_words

comparison: summary.Comparison = st.session_state.comparison
facts = comparison.facts
own = session.own_kommuner(facts)
codes = [code for code in facts.kommuner if code in own] or [next(iter(facts.kommuner))]
name = enumerate_words([facts.kommuner[code] for code in codes])
dark = st.context.theme.type == "dark"
steps = national.way(comparison, codes, name=name)

told = "" if own else "Välj Min kommun till vänster för att följa pengarna till en annan kommun."
st.html(markup.page_heading(telling_proof.arrived(steps, name=name), told))
agreement = facts.agreement(comparison.scenario)
st.html(markup.section(agreement.name, telling_proof.whole(agreement, facts)))
if facts.proof.areas[agreement.id]:
    st.vega_lite_chart(*charts.nation(agreement, facts, dark=dark), alt="Överenskommelsens områden och mottagare.")
st.html(markup.section("Länets potter, avdragen och kommunerna", telling_proof.shares(comparison)))
drawing = charts.county(comparison, own=codes, dark=dark)
st.vega_lite_chart(*drawing, alt="Potterna, avdragen och vad varje kommun får. Samma tal på sidan Fördelning.")
st.html(proof_tables.way(steps))
supposing.pot(comparison, codes)
for keyed in filter(telling_proof.has_key, facts.agreements.values()):
    supposing.key_of_2020(keyed)
