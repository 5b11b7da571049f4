"""Från stat till kommun: the state's agreement, the county's share, the pots, and one kommun's kronor."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import national
from gnv.analysis.kommun import chosen_kommuner
from gnv.app import blocks, report_view, state, style, what_if
from gnv.charts import flow as flow_chart
from gnv.report import pages
from gnv.tables import evidence as evidence_tables
from gnv.words import evidence as evidence_words

comparison, own = state.comparison(), state.own_kommuner()
record, dark = comparison.record, st.context.theme.type == "dark"
codes, name = (kommuner := chosen_kommuner(own, record, fallback="the first")).codes, kommuner.names
steps = national.stations(comparison, codes, name=name)

hint = "" if own else "Välj Min kommun i panelen för att följa pengarna till en annan kommun."
st.html(blocks.page_heading(evidence_words.money_that_arrives(steps, name=name), hint))
agreement = comparison.agreement
st.html(blocks.section(agreement.name, evidence_words.whole_agreement(agreement, record)))
if record.evidence.areas[agreement.id]:
    place = st.container(key=f"{style.WIDE_ONLY}_riket")
    place.vega_lite_chart(
        *flow_chart.nation(agreement, record, dark=dark), alt="Överenskommelsens områden och mottagare."
    )
shares = evidence_words.county_shares(comparison) + evidence_words.earlier_years(agreement)
st.html(blocks.section("Länets potter, avdragen och kommunerna", shares))
drawing = flow_chart.county(comparison, own=codes, dark=dark)
place = st.container(key=f"{style.WIDE_ONLY}_lanet")
place.vega_lite_chart(*drawing, alt="Potterna, avdragen och vad varje kommun får. Samma tal på sidan Fördelning.")
if agreement.grounds:
    report_view.draw(pages.statements("Varför avdrag får göras, enligt underlaget", agreement.grounds))
report_view.draw_table(evidence_tables.stations(steps))
if agreement is record.agreement(comparison.scenario):
    what_if.pot(comparison, codes)
for keyed in filter(evidence_words.has_key, record.agreements.values()):
    what_if.key_of_2020(keyed)
