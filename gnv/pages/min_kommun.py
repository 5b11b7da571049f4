"""Min kommun: one chief's page, to be read in a minute and printed on one sheet."""

from __future__ import annotations

from datetime import date

import streamlit as st

from gnv.app import blocks, browser, live, report_view, state, style
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
    headline, apart, lines, each, since, years, purposes, conditions, footer = pages.min_kommun(
        state.comparison(), report_view.looked_at(), today=date.today()
    )
    report_view.draw_at(headline_place, headline, apart)
    with money_place:
        for section in (lines, each, since):
            report_view.draw_dense(section, small=True)
    with years_place:
        report_view.draw_dense(purposes, small=True)  # what the money is for stands on the first screen
        report_view.draw_dense(years, small=True)
    with rules_place:
        report_view.draw_dense(conditions, small=True)
    report_view.draw_at(footer_place, footer)


live.part(live_part)
with st.container(key=style.SCREEN_ONLY):
    record, own = state.record(), state.own_kommuner()
    others = st.multiselect(
        "Jämför med en annan kommun, eller flera tillsammans", [code for code in record.kommuner if code not in own],
        format_func=lambda code: record.kommuner[code], key="andra_kommuner", placeholder="Välj", select_all=False,
        persist_state="session",
    )  # fmt: skip
    report_view.draw(pages.against_others(state.comparison(), report_view.looked_at(), others))
st.html(blocks.printed_address(browser.address(), state.link_text(), code=browser.code()))
browser.print_button()
