"""VFU: what more weeks of placements for nursing students would give."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import result, vfu
from gnv.app import blocks, state, what_if
from gnv.core import records, references
from gnv.core.records import InputError
from gnv.tables import evidence as evidence_tables
from gnv.tables import html
from gnv.words import evidence as evidence_words

comparison: result.Comparison = st.session_state.comparison
record = comparison.record
own = state.own_kommuner(record)
agreement = next(one for one in record.agreements.values() if evidence_words.has_vfu(one))
pot_sek = references.figure(agreement, records.VFU)
st.html(blocks.page_heading(evidence_words.vfu_heading(pot_sek), evidence_words.vfu_terms(agreement)))
left, right = st.columns([3, 4], gap="medium")

with left:
    country = what_if.country_increase(record)
    weeks = what_if.vfu_weeks(record)

with right:
    try:
        grants = vfu.grants(weeks, country_increase=country, pot_sek=pot_sek)
    except InputError as error:
        st.html(blocks.problem(str(error)))
    else:
        st.html(html.write(evidence_tables.vfu(grants, own=own)))
