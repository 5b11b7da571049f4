"""Känslighet: what a step costs, what matters most, and where it breaks even."""

import streamlit as st

from gnv import choices, html_tables, markup, sensitivity, session, summary
from gnv.charts import kanslighet
from gnv.swedish import enumerate_words

comparison: summary.Comparison = st.session_state.comparison
facts, scenario = comparison.facts, comparison.scenario
own = session.own_kommuner(facts)
codes = [code for code in facts.kommuner if not own or code in own]
together = enumerate_words([facts.kommuner[code] for code in codes]) if own else "alla kommuner tillsammans"

told = "" if own else "Välj Min kommun till vänster för att se en kommuns egna kronor."
st.html(markup.page_heading(f"Vad som betyder mest för nettot: {together}", told))
left, right = st.columns([3, 2], gap="medium")
swings = sensitivity.swings(scenario, facts, codes=codes)
drawing = kanslighet.tornado(swings, dark=st.context.theme.type == "dark")
left.vega_lite_chart(*drawing, alt="Vad varje reglages lägsta och högsta värde gör med nettot. Samma tal i tabellen.")
with right:
    choices.break_even(comparison, codes)

prices = sensitivity.prices(scenario, facts, own=codes)
steps = html_tables.price_table(prices, own_name=together if own else "")
st.html(html_tables.tables(steps, html_tables.swing_table(swings)))
