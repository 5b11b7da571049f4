"""Bemanning: three posts or four, who pays, and what the increase consists of."""

import streamlit as st

from gnv import html_ahead, html_tables, markup, session, staffing, summary, telling
from gnv.calculation import calculate

comparison: summary.Comparison = st.session_state.comparison
facts, scenario = comparison.facts, comparison.scenario
own = session.own_kommuner(facts)
inhabitants = calculate(scenario, facts).population.inhabitants

costs = staffing.alternatives(scenario, facts)
split = staffing.increase(costs[0], costs[-1], inhabitants)
st.html(
    markup.page_heading(
        telling.staffing_sentence(costs[0], costs[-1], split), telling.two_parts(costs[0], costs[-1], split)
    )
)
st.html(
    html_tables.tables(
        html_ahead.increase_table(costs, split, facts, own),
        html_ahead.alternatives_table(costs, facts, inhabitants) + html_ahead.arguments(facts.rss.arguments),
    )
)
