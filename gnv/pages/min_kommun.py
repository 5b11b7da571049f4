"""Min kommun: one chief's page, to be read in a minute and printed on one sheet."""

import streamlit as st

from gnv import html_own, html_tables, markup, session, summary, telling, telling_ahead
from gnv.charts import budget
from gnv.projection import project
from gnv.swedish import enumerate_words

comparison: summary.Comparison = st.session_state.comparison
facts, scenario = comparison.facts, comparison.scenario
lines = summary.kommun_lines(comparison)
own = session.own_kommuner(facts)
chosen = [line for line in lines if line.code in own] or [lines[0]]
codes = [line.code for line in chosen]

hint = "" if own else "Välj Min kommun till vänster. Tills dess visas den första i bokstavsordning."
st.html(markup.page_heading(telling.lens(chosen, baseline_name=comparison.baseline_name), hint))
if apart := telling_ahead.set_apart(comparison, codes):
    st.html(markup.paragraph(apart))
outcome = project(scenario, facts)
whom = enumerate_words([line.name for line in chosen])
left, right = st.columns([3, 2], gap="medium")
left.html(html_own.received_and_paid(comparison.outcome, codes, title=f"{whom} {facts.preset(scenario.preset).year}"))
with right:
    st.html(
        markup.section(
            "Åren framåt",
            telling_ahead.before_the_term(scenario, facts)
            + "Bidrag uppåt, egna kostnader nedåt. Linje och tal: netto i tusental kronor.",
        )
    )
    drawing = budget.years(outcome, codes, narrow=True, dark=st.context.theme.type == "dark")
    st.vega_lite_chart(*drawing, alt="Bidrag, egna kostnader och netto per år. Samma tal står på sidan Budget.")
st.html(html_tables.tables(html_own.since_printed(comparison, codes), html_own.conditions(facts.agreement(scenario))))
