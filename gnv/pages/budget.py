"""Budget: the years ahead, what to put in next year's budget, and what a decision binds to."""

import streamlit as st

from gnv import budget_controls, controls, html_ahead, html_tables, markup, session, summary, take_home, telling_ahead
from gnv.charts import budget
from gnv.projection import project
from gnv.swedish import enumerate_words

comparison: summary.Comparison = st.session_state.comparison
facts, scenario = comparison.facts, comparison.scenario
own = session.own_kommuner(facts)
codes = [code for code in facts.kommuner if not own or code in own]
whom = enumerate_words([facts.kommuner[code] for code in codes]) if own else "alla kommuner"
outcome = project(scenario, facts)

coming = facts.budget.price_year
told = telling_ahead.budget_sentence(scenario, facts, codes, whom=whom, year=coming)
st.html(markup.page_heading(told, telling_ahead.binding_sentence(scenario, facts, codes, whom=whom)))
st.html(
    markup.note(
        telling_ahead.before_the_term(scenario, facts)
        + "Staplar uppåt: bidrag. Staplar nedåt: kostnader i den egna budgeten. Linje och tal: netto."
    )
)
drawing = budget.years(outcome, codes, narrow=False, dark=st.context.theme.type == "dark")
st.vega_lite_chart(*drawing, alt="Bidrag, egna kostnader och netto per år. Samma tal står i tabellen.")
budget_controls.draw(scenario, facts)

st.html(markup.note(telling_ahead.against_printed(outcome, facts)))
items = html_ahead.items_table(outcome, facts, codes, title=f"Post för post: {whom}")
kind = controls.kind("Kostnader", page="budget")
st.html(html_tables.tables(items, html_ahead.years_table(outcome, facts, kind=kind, own=own)))
take_home.years(session.meeting(), facts)
