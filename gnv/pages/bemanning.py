"""Bemanning: three posts or four, who pays, and what the increase consists of."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import result
from gnv.app import blocks, state
from gnv.charts import bars as bars_chart
from gnv.charts import waterfall as waterfall_chart
from gnv.core import catalogue, staffing
from gnv.tables import years as years_tables
from gnv.words import scenario as scenario_words

comparison: result.Comparison = st.session_state.comparison
record, scenario = comparison.record, comparison.scenario
own = state.own_kommuner(record)
dark = st.context.theme.type == "dark"
costs = staffing.alternatives(scenario, record)
split = staffing.increase_to_discuss(scenario, record)
left, right = st.columns([2, 3], gap="medium")


reference = max(
    staffing.alternatives(catalogue.preset_scenario(record, scenario.preset), record),
    key=lambda cost: cost.kommuner_sek,
)


st.html(blocks.page_heading(scenario_words.staffing_sentence(split), scenario_words.two_parts(split)))


with left:
    st.html("<div class='gnv'><h2>Kommunerna tillsammans</h2></div>")
    together = waterfall_chart.increase_steps(split, reference_sek=reference.kommuner_sek, dark=dark)
    st.vega_lite_chart(*together, alt="Vad skillnaden består av, för kommunerna tillsammans. Samma tal i tabellen.")
    st.html(years_tables.alternatives_table(costs, record, comparison.outcome.population.inhabitants))


with right:
    st.html("<div class='gnv'><h2>Per kommun, kronor om året</h2></div>")
    largest = max(reference.by_kommun.values())
    parts = bars_chart.increase_bars(split, record.kommuner, reference_sek=largest, own=own, dark=dark)
    st.vega_lite_chart(*parts, alt="En stapel per kommun, delad i skillnadens delar. Samma tal står i tabellen.")


st.html(years_tables.increase_table(split, record, own))


st.html(years_tables.statements("Skälen för fler tjänster, enligt underlaget", record.rss.arguments))


st.html(years_tables.statements("Bemanningen i övrigt, enligt underlaget", record.rss.facts))
