"""Bemanning: three posts or four, who pays, and what the increase consists of."""

import streamlit as st

from gnv import html_ahead, markup, session, staffing, summary, telling
from gnv.charts import bemanning

comparison: summary.Comparison = st.session_state.comparison
facts, scenario = comparison.facts, comparison.scenario
own = session.own_kommuner(facts)
dark = st.context.theme.type == "dark"

costs = staffing.alternatives(scenario, facts)
split = staffing.in_question(scenario, facts)
reference = max(staffing.alternatives(facts.scenario(scenario.preset), facts), key=lambda cost: cost.kommuner_sek)

st.html(markup.page_heading(telling.staffing_sentence(split), telling.two_parts(split)))
left, right = st.columns([2, 3], gap="medium")
with left:
    st.html("<div class='gnv'><h2>Kommunerna tillsammans</h2></div>")
    together = bemanning.increase_steps(split, reference_sek=reference.kommuner_sek, dark=dark)
    st.vega_lite_chart(*together, alt="Vad skillnaden består av, för kommunerna tillsammans. Samma tal i tabellen.")
    st.html(html_ahead.alternatives_table(costs, facts, comparison.outcome.population.inhabitants))
with right:
    st.html("<div class='gnv'><h2>Per kommun, kronor om året</h2></div>")
    largest = max(reference.by_kommun.values())
    parts = bemanning.increase_bars(split, facts.kommuner, reference_sek=largest, own=own, dark=dark)
    st.vega_lite_chart(*parts, alt="En stapel per kommun, delad i skillnadens delar. Samma tal står i tabellen.")
st.html(html_ahead.increase_table(split, facts, own))
st.html(html_ahead.arguments(facts.rss.arguments))
