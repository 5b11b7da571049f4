"""Min kommun: one chief's page, to be read in a minute and printed on one sheet."""

from __future__ import annotations

from datetime import date

import streamlit as st

from gnv.app import live, report_view, state, style
from gnv.report import pages

headline_place = st.container()
with st.container(horizontal=True, gap="medium", key=style.SHEET):
    money_place, years_place, rules_place = (st.container() for _ in range(3))
with money_place:
    money_place = st.container()
    st.page_link("gnv/pages/varfor.py", label="Varför inte samma tal?", icon=":material/stairs_2:")
footer_place = st.container()


def live_part() -> None:
    """All of the page: it is a sheet of paper, and has nothing that waits."""
    headline, apart, received, since, years, purposes, conditions, footer = pages.min_kommun(
        state.comparison(), report_view.looked_at(), today=date.today()
    )
    report_view.draw_at(headline_place, headline, apart)
    with money_place:
        report_view.draw_dense(received)
        report_view.draw_dense(since, small=True)
    with years_place:
        report_view.draw_dense(years, small=True)
        report_view.draw_dense(purposes, small=True)
    with rules_place:
        report_view.draw_dense(conditions, small=True)
    report_view.draw_at(footer_place, footer)


live.part(live_part)
