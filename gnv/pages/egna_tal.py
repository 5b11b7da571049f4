"""Egna tal: figures that are not on record, whose they are, and what they would change."""

from __future__ import annotations

import streamlit as st

from gnv.app import blocks, county, own_amount, own_figures, own_key
from gnv.words import own_figures as words

st.html(blocks.page_heading("Egna tal", words.LEAD))
own_figures.in_use()
own_amount.edited()
own_figures.sources()
own_figures.offered()
own_amount.section()
own_key.section()
county.section()
