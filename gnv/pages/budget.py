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
dark = st.context.theme.type == "dark"

coming = facts.budget.price_year
told = telling_ahead.budget_sentence(scenario, facts, codes, whom=whom, year=coming)
against = telling_ahead.against(comparison, codes, year=coming)
span = telling_ahead.span_sentence(scenario, facts, codes, year=coming)
bound = telling_ahead.binding_sentence(scenario, facts, codes, whom=whom)
st.html(markup.page_heading(told, against + span + bound))
st.html(markup.legend(budget.names(outcome), colours=budget.COLOURS, shapes="■"))
left, right = st.columns(2, gap="medium")
with left:
    st.html(markup.note(telling_ahead.before_the_term(scenario, facts) + f"Egna kostnader, {whom}."))
    costs = budget.costs(outcome, codes, dark=dark)
    st.vega_lite_chart(*costs, alt="Egna kostnader per år, post för post. Samma tal står i tabellen.")
with right:
    st.html(markup.note("Bidrag uppåt, egna kostnader nedåt. Linje och tal: netto i tusental kronor."))
    years = budget.years(outcome, codes, dark=dark)
    st.vega_lite_chart(*years, alt="Bidrag, egna kostnader och netto per år. Samma tal står i tabellen.")
budget_controls.draw(scenario, facts)

rests_on = [telling_ahead.grants(scenario, facts), telling_ahead.prices(scenario, facts)]
st.html(markup.points("Vad åren bygger på", [*rests_on, telling_ahead.against_printed(outcome, facts)]))
items = html_ahead.items_table(outcome, facts, codes, title=f"Post för post: {whom}")
kind = controls.kind("Kostnader", page="budget")
st.html(html_tables.tables(items, html_ahead.years_table(outcome, facts, kind=kind, own=own)))
take_home.years(session.meeting(), facts)
