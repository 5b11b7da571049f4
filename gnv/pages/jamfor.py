"""Jämför: the options beside each other, who gains and who loses, and the shelf that they are kept on."""

import streamlit as st

from gnv import choices, comparison, html_tables, markup, session, shelf, take_home, telling, theme
from gnv.charts import jamfor, karta

WIDE = 1  # more scenarios than these need the table's whole width

facts = st.session_state.comparison.facts
own = session.own_kommuner(facts)
dark = st.context.theme.type == "dark"

heading = st.empty()
base_named, *others_named = choices.compared(session.meeting(), facts)
kind, per_head, against, order = choices.looked_at(others_named)
base, *others = comparison.columns([base_named, *others_named], facts, kind=kind)
column = next(one for one in others if one.named is against)
codes = comparison.ordered(facts, column, base, by=order)
kommuner = {code: facts.kommuner[code] for code in codes}

heading.html(markup.page_heading(telling.winners(column, base, facts, kind=kind), ""))
names = [one.named.name for one in (base, *others)]
st.html(markup.legend(names, colours=theme.SERIES, shapes=theme.SHAPES.values()))
left, right = st.columns(2, gap="medium")
places = jamfor.dots([base, *others], kommuner, per_head=per_head, dark=dark)
left.vega_lite_chart(*places, alt="Var varje kommun ligger i varje scenario. Samma tal står i tabellen.")
gains = jamfor.ranked(column, base, kommuner, per_head=per_head, own=own, dark=dark)
right.vega_lite_chart(*gains, alt="Vem som får mer och vem som får mindre. Samma tal står i tabellen.")
beside = len(others) <= WIDE
table, place = st.columns([3, 2], gap="medium") if beside else (st.container(), st.container())
table.html(html_tables.comparison_table([base, *others], facts, order=codes, per_head=per_head, own=own))
with place:
    unit = "Kronor per invånare" if per_head else "Tusental kronor"
    st.html(markup.section("På kartan", f"{unit}: {column.named.name} mot {base.named.name}. Blått mer, brunt mindre."))
    drawing = karta.gain_map(column, base, kommuner, facts.shapes, per_head=per_head, dark=dark)
    st.vega_lite_chart(*drawing, alt="Vem som får mer och mindre, på kartan. Samma tal står i tabellen.")
st.html(markup.told_differences([base, *others], facts))
take_home.comparison([base_named, *others_named], facts)
shelf.draw(session.meeting(), facts)
