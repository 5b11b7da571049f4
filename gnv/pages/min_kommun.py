"""Min kommun: one chief's page, to be read in a minute and printed on one sheet."""

from __future__ import annotations

from datetime import date

import streamlit as st

from gnv.analysis import result
from gnv.app import blocks, state, style
from gnv.charts import years as years_chart
from gnv.core.projection import project
from gnv.formatting import enumerate_words
from gnv.tables import html
from gnv.tables import kommun as kommun_tables
from gnv.words import scenario as scenario_words
from gnv.words import years as years_words

comparison = state.comparison()
record, scenario = comparison.record, comparison.scenario
lines = result.kommun_lines(comparison)
own = state.own_kommuner()
chosen = [line for line in lines if line.code in own] or [lines[0]]
codes = [line.code for line in chosen]
whom = enumerate_words([line.name for line in chosen])
outcome = project(scenario, record)
hint = "" if own else "Välj Min kommun till vänster. Tills dess visas den första i bokstavsordning."
agreement, year = record.agreement(scenario), record.preset(scenario.preset).year


st.html(blocks.page_heading(scenario_words.kommun_summary(chosen, baseline_name=comparison.baseline_name), hint))


if apart := years_words.years_apart(comparison, codes):
    st.html(blocks.paragraph(apart))


with st.container(horizontal=True, gap="medium", key=style.SHEET):
    with st.container():
        received = kommun_tables.received_and_paid(comparison.outcome, codes, title=f"{whom} {year}")
        st.html(html.dense(received))
        st.html(html.dense(kommun_tables.since_printed(comparison, codes), small=True))
    with st.container():
        term = years_words.staffing_before_term(scenario, record)
        st.html(blocks.section("Åren framåt", f"{term}Bidrag uppåt, kostnader nedåt, netto i tusental."))
        st.html(blocks.legend(years_chart.names(outcome), colours=years_chart.COLOURS, shapes="■"))
        drawing = years_chart.grants_and_costs(
            outcome, codes, dark=st.context.theme.type == "dark", height=years_chart.LOW
        )
        st.vega_lite_chart(*drawing, alt="Bidrag, egna kostnader och netto per år. Samma tal står i tabellen under.")
        st.html(html.dense(kommun_tables.years_ahead(outcome, codes), small=True))
        st.html(html.dense(kommun_tables.purposes(agreement, comparison.outcome, codes), small=True))
    with st.container():
        st.html(html.dense(kommun_tables.conditions(agreement, record.evidence.conditions), small=True))


st.html(blocks.note(scenario_words.print_footer(comparison, today=date.today())))
