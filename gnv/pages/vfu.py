"""VFU: what more weeks of placements for nursing students would give."""

import streamlit as st

from gnv import markup, national, proof_tables, session, summary, supposing, telling_proof, vfu
from gnv.model import InputError

comparison: summary.Comparison = st.session_state.comparison
facts = comparison.facts
own = session.own_kommuner(facts)
agreement = next(one for one in facts.agreements.values() if telling_proof.has_vfu(one))
pot_sek = national.figure(agreement, telling_proof.VFU)

st.html(markup.page_heading(telling_proof.vfu_heading(pot_sek), telling_proof.vfu_terms(agreement)))
left, right = st.columns([3, 4], gap="medium")
with left:
    country = supposing.country_increase(facts)
    weeks = supposing.weeks(facts)
with right:
    try:
        found = vfu.grants(weeks, country_increase=country, pot_sek=pot_sek)
    except InputError as error:
        st.html(markup.problem(str(error)))
    else:
        st.html(proof_tables.vfu(found, own=own))
