"""Budget: the years ahead, what to put in next year's budget, and what a decision binds to."""

from __future__ import annotations

import streamlit as st

from gnv.analysis import result
from gnv.app import blocks, downloads, sidebar, state, widgets
from gnv.charts import years as years_chart
from gnv.core.projection import project
from gnv.formatting import enumerate_words
from gnv.tables import html
from gnv.tables import years as years_tables
from gnv.words import years as years_words

comparison: result.Comparison = st.session_state.comparison
record, scenario = comparison.record, comparison.scenario
own = state.own_kommuner(record)
codes = [code for code in record.kommuner if not own or code in own]
whom = enumerate_words([record.kommuner[code] for code in codes]) if own else "alla kommuner"
outcome = project(scenario, record)
dark = st.context.theme.type == "dark"
coming = record.budget.price_year
told = years_words.budget_sentence(scenario, record, codes, whom=whom, year=coming)
against = years_words.against_baseline(comparison, codes, year=coming)
span = years_words.span_sentence(scenario, record, codes, year=coming)
bound = years_words.binding_sentence(scenario, record, codes, whom=whom)
left, right = st.columns(2, gap="medium")
basis = (years_words.grants_basis, years_words.deductions_basis, years_words.prices_basis)
rests_on = list(filter(None, (told_of(scenario, record) for told_of in basis)))
items = years_tables.items_table(outcome, record, codes, title=f"Post för post: {whom}")
kind = sidebar.kind("Kostnader", page="budget")


st.html(blocks.page_heading(told, against + span + bound))


st.html(blocks.legend(years_chart.names(outcome), colours=years_chart.COLOURS, shapes="■"))


with left:
    st.html(blocks.note(years_words.staffing_before_term(scenario, record) + f"Egna kostnader, {whom}."))
    costs = years_chart.costs(outcome, codes, dark=dark)
    st.vega_lite_chart(*costs, alt="Egna kostnader per år, post för post. Samma tal står i tabellen.")


with right:
    st.html(blocks.note("Bidrag uppåt, egna kostnader nedåt. Linje och tal: netto i tusental kronor."))
    years = years_chart.grants_and_costs(outcome, codes, dark=dark)
    st.vega_lite_chart(*years, alt="Bidrag, egna kostnader och netto per år. Samma tal står i tabellen.")


widgets.draw_budget(scenario, record)


st.html(blocks.points("Vad åren bygger på", [*rests_on, years_words.against_printed(outcome, record)]))


st.html(html.tables(items, years_tables.years_table(outcome, record, kind=kind, own=own)))


downloads.years(state.workspace(), record)
