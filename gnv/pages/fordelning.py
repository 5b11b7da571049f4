"""Fördelning: what the scenario gives each kommun, and what it costs."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import result
from gnv.app import blocks, downloads, live, sidebar, state
from gnv.charts import bars as bars_chart
from gnv.charts import waterfall as waterfall_chart
from gnv.core import staffing
from gnv.tables import html
from gnv.tables import scenario as scenario_tables
from gnv.words import scenario as scenario_words

# The browser paints the charts while it waits for the tables, which nobody watches. A longer wait paints them sooner,
# but the sidebar comes after it, and who presses a key on a slider before that is drawn may see it stand still.
PAINT_SECONDS = 0.015
record = state.record()
headline = st.container()
left, right = st.columns([2, 3], gap="medium")
with right:
    kind, per_head = sidebar.measure()
    bars_place = st.container()
with left:
    st.html("<div class='gnv'><h2>Från pott till fördelning</h2></div>")
    steps_place = st.container()


def live_part() -> None:
    """The sentence, the key figures and the two charts: what follows the hand while a control moves."""
    comparison, own, dark = state.comparison(), state.own_kommuner(), st.context.theme.type == "dark"
    lines = result.kommun_lines(comparison)
    chosen = [line for line in lines if line.code in own]
    summary = scenario_words.kommun_summary(chosen, baseline_name=comparison.baseline_name) if chosen else ""
    headline.html(blocks.headline(comparison, summary))
    bars = bars_chart.kommun_bars(lines, kind=kind, per_head=per_head, own=own, dark=dark)
    bars_place.vega_lite_chart(*bars, alt="En stapel per kommun. Samma tal står i tabellen nedanför.")
    with steps_place:
        steps = waterfall_chart.waterfall(comparison, dark=dark)
        st.vega_lite_chart(*steps, alt="Statsbidragets potter, avdragen och det som återstår att fördela.")
        st.html(blocks.control_line(comparison))
        sidebar.last_step()


live.part(live_part)
comparison, own = state.comparison(), state.own_kommuner()
per_kommun = scenario_tables.kommun_table(result.kommun_lines(comparison), own=own, comparison=comparison)
costs = staffing.alternatives(comparison.scenario, record)
st.html(html.tables(per_kommun, scenario_tables.staffing_table(costs, kommuner=record.kommuner.items(), own=own)))
downloads.draw(state.workspace(), record)
