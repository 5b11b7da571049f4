"""Jämför: the options beside each other, who gains and who loses, and the saved scenarios."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import side_by_side
from gnv.app import comparison_picker, live, report_view, shelf, state, style
from gnv.report import pages
from gnv.workspace import columns

TWO = 2  # of so many scenarios the differences are one picture; of more they are a table
record = state.record()
headline_place = st.container()
named = comparison_picker.compared()
looked = comparison_picker.looked_at(named[1:])
first_place, gains_place, legend_place, places_place = (st.container() for _ in range(4))
table_place, map_place = st.container(), st.container(key=style.WIDE_ONLY)
view = report_view.looked_at(kind=looked.kind, per_head=looked.per_head)


def live_part() -> None:
    """Who gains and who loses, in words, charts and tables."""
    compared = side_by_side.columns(columns.shown(state.workspace(), record), record, kind=looked.kind)
    column = side_by_side.told_against_base(compared, looked.against)
    codes = side_by_side.ordered(record, column, compared[0], by=looked.order)
    headline, legend, places, gains, differences, table, on_map, _ = pages.jamfor(
        compared, column, record, view, order=codes
    )
    report_view.draw_at(headline_place, headline)
    report_view.draw_at(gains_place, gains)
    for place, section in ((first_place, differences), (legend_place, legend), (places_place, places)):
        if len(compared) > TWO:
            report_view.draw_at(place, section)
        else:
            place.empty()  # the live part draws only where something was when the page was: a third may come
    report_view.draw_at(table_place, table)
    report_view.draw_at(map_place, on_map)


live.part(live_part)
report_view.draw(pages.scenario_differences(named, record))
shelf.draw()
