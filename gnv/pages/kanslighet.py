"""Känslighet: what a step costs, what matters most, and where it breaks even."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import sensitivity
from gnv.app import blocks, comparison_picker, state
from gnv.charts import tornado as tornado_chart
from gnv.formatting import enumerate_words
from gnv.tables import html
from gnv.tables import scenario as scenario_tables

comparison = state.comparison()
record, scenario = comparison.record, comparison.scenario
own = state.own_kommuner()
codes = [code for code in record.kommuner if not own or code in own]
together = enumerate_words([record.kommuner[code] for code in codes]) if own else "alla kommuner tillsammans"
told = "" if own else "Välj Min kommun till vänster för att se en kommuns egna kronor."
left, right = st.columns([3, 2], gap="medium")
swings = sensitivity.swings(scenario, record, codes=codes)
drawing = tornado_chart.tornado(swings, dark=st.context.theme.type == "dark")
prices = sensitivity.prices(scenario, record, own=codes)
steps = scenario_tables.price_table(prices, own_name=together if own else "")


st.html(blocks.page_heading(f"Vad som betyder mest för nettot: {together}", told))


left.vega_lite_chart(*drawing, alt="Vad varje reglages lägsta och högsta värde gör med nettot. Samma tal i tabellen.")


with right:
    comparison_picker.break_even(comparison, codes)


st.html(html.tables(steps, scenario_tables.swing_table(swings)))
