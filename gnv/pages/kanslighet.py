"""Känslighet: what a step costs, what matters most, and where it breaks even."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import result, sensitivity
from gnv.analysis.kommun import chosen_kommuner
from gnv.app import blocks, goal, report_view, sidebar, state, style
from gnv.charts import tornado as tornado_chart
from gnv.report.section import Point, Section
from gnv.tables import scenario as scenario_tables

comparison = state.comparison()
record, scenario, own = comparison.record, comparison.scenario, state.own_kommuner()
kommuner = chosen_kommuner(own, record, fallback="everyone")
whom = kommuner.names if own else f"{kommuner.names} tillsammans"
hint = "" if own else "Välj Min kommun i panelen för att se en kommuns egna kronor."
st.html(blocks.page_heading(f"Vad som betyder mest för nettot: {whom}", hint))
not_here_place = st.container()
left, right = st.columns([3, 2], gap="medium")
RANGES: dict[str, sensitivity.Range] = {"Troligt spann": "likely", "Reglagets gränser": "bounds"}
picked = left.segmented_control("Spann", list(RANGES), default="Troligt spann", required=True, key="spann",
                                label_visibility="collapsed", persist_state="session")  # fmt: skip
over = RANGES[str(picked)]
swings = sensitivity.swings(scenario, record, codes=kommuner.codes, over=over)
drawing = tornado_chart.tornado(swings, dark=st.context.theme.type == "dark")
left.container(key=style.WIDE_ONLY).vega_lite_chart(
    *drawing, alt="Vad det lägsta och det högsta av varje reglage gör med nettot. Samma tal i tabellen."
)
with right:
    goal.draw(comparison)
prices = sensitivity.prices(scenario, record, own=kommuner.codes)
with_a_row = {price.parameter for price in prices} | {swing.parameter for swing in swings}
changed_here, changed_ahead = result.shown_changes(comparison)
with not_here_place:
    sidebar.show_on_start_page([one for one in (*changed_here, *changed_ahead) if one.parameter not in with_a_row])
steps = scenario_tables.price_table(prices, own_name=whom if own else "")
report_view.draw_tables(steps, scenario_tables.swing_table(swings, over=over))
if over == "likely":
    reasons = [Point(one.reason, lead=f"{one.parameter.name}:") for one in swings if one.reason]
    report_view.draw(Section(heading="Varför de gränserna är troliga", points=tuple(reasons)))
