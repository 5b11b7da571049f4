"""Fördelning: what the scenario gives each kommun, and what it costs."""

import time

import streamlit as st

from gnv import controls, html_tables, markup, session, staffing, summary, take_home, telling
from gnv.charts import fordelning

# The browser paints the charts while it waits for the tables, which nobody watches. A longer wait paints them sooner,
# but the sidebar comes after it, and who presses a key on a slider before that is drawn may see it stand still.
PAINT_SECONDS = 0.015

comparison: summary.Comparison = st.session_state.comparison
facts, scenario = comparison.facts, comparison.scenario
lines = summary.kommun_lines(comparison)
own = session.own_kommuner(facts)
dark = st.context.theme.type == "dark"

chosen = [line for line in lines if line.code in own]
lens = telling.lens(chosen, baseline_name=comparison.baseline_name) if chosen else ""
st.html(markup.headline(comparison, lens))

left, right = st.columns([2, 3], gap="medium")
with right:
    kind, per_head = controls.measure(facts.preset(scenario.preset).view)
    bars = fordelning.kommun_bars(lines, kind=kind, per_head=per_head, own=own, dark=dark)
    st.vega_lite_chart(*bars, alt="En stapel per kommun. Samma tal står i tabellen nedanför.")
with left:
    st.html("<div class='gnv'><h2>Från pott till fördelning</h2></div>")
    steps = fordelning.waterfall(comparison, dark=dark)
    st.vega_lite_chart(*steps, alt="Statsbidragets potter, avdragen och det som återstår att fördela.")
    st.html(markup.control_line(comparison))
    controls.last_step(facts)
time.sleep(PAINT_SECONDS)
per_kommun = html_tables.kommun_table(lines, own=own, comparison=comparison)
costs = staffing.alternatives(scenario, facts)
st.html(html_tables.tables(per_kommun, html_tables.staffing_table(costs, kommuner=facts.kommuner.items(), own=own)))
take_home.draw(session.meeting(), facts)
