"""Min kommun: one chief's page, to be read in a minute and printed on one sheet."""

from datetime import date

import streamlit as st

from gnv import html_own, html_tables, markup, session, summary, telling, telling_ahead, theme
from gnv.charts import budget
from gnv.projection import project
from gnv.swedish import enumerate_words

comparison: summary.Comparison = st.session_state.comparison
facts, scenario = comparison.facts, comparison.scenario
lines = summary.kommun_lines(comparison)
own = session.own_kommuner(facts)
chosen = [line for line in lines if line.code in own] or [lines[0]]
codes = [line.code for line in chosen]
whom = enumerate_words([line.name for line in chosen])
outcome = project(scenario, facts)

hint = "" if own else "Välj Min kommun till vänster. Tills dess visas den första i bokstavsordning."
st.html(markup.page_heading(telling.lens(chosen, baseline_name=comparison.baseline_name), hint))
if apart := telling_ahead.set_apart(comparison, codes):
    st.html(markup.paragraph(apart))
agreement, year = facts.agreement(scenario), facts.preset(scenario.preset).year
with st.container(horizontal=True, gap="medium", key=theme.SHEET):
    with st.container():
        received = html_own.received_and_paid(comparison.outcome, codes, title=f"{whom} {year}")
        st.html(html_tables.close(received))
        st.html(html_tables.close(html_own.since_printed(comparison, codes), small=True))
    with st.container():
        term = telling_ahead.before_the_term(scenario, facts)
        st.html(markup.section("Åren framåt", f"{term}Bidrag uppåt, kostnader nedåt, netto i tusental."))
        st.html(markup.legend(budget.names(outcome), colours=budget.COLOURS, shapes="■"))
        drawing = budget.years(outcome, codes, dark=st.context.theme.type == "dark", height=budget.LOW)
        st.vega_lite_chart(*drawing, alt="Bidrag, egna kostnader och netto per år. Samma tal står i tabellen under.")
        st.html(html_tables.close(html_own.ahead(outcome, codes), small=True))
        st.html(html_tables.close(html_own.purposes(agreement, comparison.outcome, codes), small=True))
    with st.container():
        st.html(html_tables.close(html_own.conditions(agreement, facts.proof.terms), small=True))
st.html(markup.note(telling.colophon(comparison, today=date.today())))
