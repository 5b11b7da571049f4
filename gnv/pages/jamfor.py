"""Jämför: the options beside each other, who gains and who loses, and the saved scenarios."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import side_by_side
from gnv.app import comparison_picker, live, report_view, shelf, state
from gnv.report import pages
from gnv.workspace import columns

NARROW = 2  # so many scenarios leave room beside the table
record = state.record()
headline_place = st.container()
named = comparison_picker.compared()
kind, per_head, against, order = comparison_picker.looked_at(named[1:])
legend_place = st.container()
left, right = st.columns(2, gap="medium")
below_left, below_right = st.columns([3, 2], gap="medium") if len(named) <= NARROW else (st.container(), st.container())
view = report_view.looked_at(kind=kind, per_head=per_head)


def live_part() -> None:
    """Who gains and who loses, in words and charts."""
    compared = side_by_side.columns(columns.compared(state.workspace(), record), record, kind=kind)
    column = next((one for one in compared[1:] if one.named.name == against), compared[-1])
    codes = side_by_side.ordered(record, column, compared[0], by=order)
    headline, legend, places, gains, table, on_map, _ = pages.jamfor(compared, column, record, view, order=codes)
    for place, section in ((headline_place, headline), (legend_place, legend), (left, places), (right, gains),
                           (below_left, table), (below_right, on_map)):  # fmt: skip
        report_view.draw_at(place, section)


live.part(live_part)
report_view.draw(pages.scenario_differences(named, record))
shelf.draw()
