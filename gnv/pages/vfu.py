"""VFU: what more weeks of placements for nursing students would give."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import vfu
from gnv.app import blocks, controls, live, report_view, state
from gnv.core import records, references
from gnv.core.records import InputError
from gnv.tables import evidence as evidence_tables
from gnv.words import evidence as evidence_words

record = state.record()
agreement = next(one for one in record.agreements.values() if evidence_words.has_vfu(one))
pot_sek = references.figure(agreement, records.VFU)

st.html(blocks.page_heading(evidence_words.vfu_heading(pot_sek), evidence_words.vfu_terms(agreement)))
left, right = st.columns([3, 4], gap="medium")


def live_part() -> None:
    """The fields for the weeks, and what they give."""
    with left:
        live.panel_of_page(controls.vfu_tabs(), key="vfu")
    weeks, increase = vfu.entered(state.workspace(), record)
    try:
        grants = vfu.grants(weeks, country_increase=increase, pot_sek=pot_sek)
    except InputError as error:
        right.html(blocks.problem(str(error)))
    else:
        with right:
            report_view.draw_table(evidence_tables.vfu(grants, own=state.own_kommuner()))


live.part(live_part)
