"""Jämför: the options beside each other, who gains and who loses, and the shelf that they are kept on."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import side_by_side
from gnv.app import comparison_picker, downloads, report_view, shelf, state
from gnv.report import pages

WIDE = 2  # more scenarios than these need the table's whole width
record = st.session_state.comparison.record
dark = st.context.theme.type == "dark"
heading = st.empty()
base_named, *others_named = comparison_picker.compared(state.workspace(), record)
kind, per_head, against, order = comparison_picker.looked_at(others_named)
columns = side_by_side.columns([base_named, *others_named], record, kind=kind)
column = next(one for one in columns[1:] if one.named is against)
codes = side_by_side.ordered(record, column, columns[0], by=order)
view = pages.View(own=state.own_kommuner(record), kind=kind, per_head=per_head, dark=dark)
headline, legend, places, gains, table, on_map, differences = pages.jamfor(columns, column, record, view, order=codes)
narrow = len(columns) <= WIDE

with heading:
    report_view.draw(headline)
report_view.draw(legend)
left, right = st.columns(2, gap="medium")
below_left, below_right = st.columns([3, 2], gap="medium") if narrow else (st.container(), st.container())

for place, section in ((left, places), (right, gains), (below_left, table), (below_right, on_map)):
    with place:
        report_view.draw(section)
report_view.draw(differences)
downloads.comparison([base_named, *others_named], record)
shelf.draw(state.workspace(), record)
