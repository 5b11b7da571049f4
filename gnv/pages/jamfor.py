"""Jämför: the options beside each other, who gains and who loses, and the shelf that they are kept on."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import side_by_side
from gnv.app import blocks, comparison_picker, downloads, shelf, state
from gnv.charts import bars as bars_chart
from gnv.charts import dots as dots_chart
from gnv.charts import map as map_chart
from gnv.charts import theme
from gnv.tables import scenario as scenario_tables
from gnv.words import scenario as scenario_words

WIDE = 1  # more scenarios than these need the table's whole width
record = st.session_state.comparison.record
own = state.own_kommuner(record)
dark = st.context.theme.type == "dark"
heading = st.empty()
base_named, *others_named = comparison_picker.compared(state.workspace(), record)
kind, per_head, against, order = comparison_picker.looked_at(others_named)
base, *others = side_by_side.columns([base_named, *others_named], record, kind=kind)
column = next(one for one in others if one.named is against)
codes = side_by_side.ordered(record, column, base, by=order)
kommuner = {code: record.kommuner[code] for code in codes}
names = [one.named.name for one in (base, *others)]
left, right = st.columns(2, gap="medium")
places = dots_chart.dots([base, *others], kommuner, per_head=per_head, dark=dark)
gains = bars_chart.gain_bars(column, base, kommuner, per_head=per_head, own=own, dark=dark)
beside = len(others) <= WIDE
table, place = st.columns([3, 2], gap="medium") if beside else (st.container(), st.container())


heading.html(blocks.page_heading(scenario_words.gains_and_losses(column, base, record, kind=kind), ""))


st.html(blocks.legend(names, colours=theme.SERIES, shapes=theme.SHAPES.values()))


left.vega_lite_chart(*places, alt="Var varje kommun ligger i varje scenario. Samma tal står i tabellen.")


right.vega_lite_chart(*gains, alt="Vem som får mer och vem som får mindre. Samma tal står i tabellen.")


table.html(scenario_tables.comparison_table([base, *others], record, order=codes, per_head=per_head, own=own))


if record.shapes:
    unit = "Kronor per invånare" if per_head else "Tusental kronor"
    told = f"{unit}: {column.named.name} mot {base.named.name}. Blått mer, brunt mindre."
    place.html(blocks.section("På kartan", told))
    drawing = map_chart.gain_map(column, base, kommuner, record.shapes, per_head=per_head, dark=dark)
    place.vega_lite_chart(*drawing, alt="Vem som får mer och mindre, på kartan. Samma tal står i tabellen.")


st.html(blocks.scenario_differences([base, *others], record))


downloads.comparison([base_named, *others_named], record)


shelf.draw(state.workspace(), record)
