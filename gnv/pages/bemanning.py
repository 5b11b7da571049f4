"""Bemanning: three posts or four, who pays, and what the increase consists of."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import result
from gnv.app import report_view, state
from gnv.report import pages

comparison: result.Comparison = st.session_state.comparison
view = pages.View(own=state.own_kommuner(comparison.record), dark=st.context.theme.type == "dark")
headline, together, per_kommun, increase, arguments = pages.bemanning(comparison, view)
report_view.draw(headline)
left, right = st.columns([2, 3], gap="medium")

with left:
    report_view.draw(together)

with right:
    report_view.draw(per_kommun)
report_view.draw(increase)
report_view.draw(arguments)
