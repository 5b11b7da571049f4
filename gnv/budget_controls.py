"""The controls that only the page Budget has. They hold values of the scenario, and so are in links and undone too."""

from __future__ import annotations

import streamlit as st

from gnv import markup, session
from gnv.model import Parameter
from gnv.record import Facts
from gnv.scenario import Scenario

ABREAST = 5  # kommuner in a row


def draw(scenario: Scenario, facts: Facts) -> None:
    """Draw what the years ahead are reckoned by, in boxes that open."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        _quick(scenario, facts)
        _switch(facts.budget.takeover)
    grants, costs, rest = st.columns(3, gap="medium")
    with grants.expander("Bidragsnivå per pott och år"):
        for pot in facts.pots(scenario.preset):
            for level in facts.levels(pot).values():
                _number(level)
    with costs.expander("Kostnadernas år och uppräkning"):
        _choice(facts.budget.index)
        for cost in facts.spanned:
            first, last = facts.span(cost)
            _number(first)
            _number(last)
            if scenario.number(first.key) > scenario.number(last.key):
                st.html(markup.problem(f"{cost.name} räknas inte något år: ”från” är senare än ”till och med”."))
            _choice(facts.own_index(cost))
    with rest.expander("Antaganden och okända belopp"):
        _choice(facts.budget.shelter)
        for parameter in (facts.budget.nation, *(c.parameter for c in facts.costs if c.parameter.optional)):
            _number(parameter)
    with st.expander("Befolkning framåt, gemensamt och per kommun"):
        _inhabitants(facts)


def _inhabitants(facts: Facts) -> None:
    """The common assumption, and below it each kommun's own yearly change."""
    together, *_ = st.columns(2)
    with together:
        _choice(facts.budget.population)
    columns = st.columns(ABREAST)
    for position, own in enumerate(facts.own_growth.values()):
        with columns[position % ABREAST]:
            _choice(own, label=f"{own.short}, {own.unit} per år")


def _quick(scenario: Scenario, facts: Facts) -> None:
    """Named levels for all pots at once."""
    with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small"):
        st.text(f"Statsbidraget efter {facts.budget.first_year}:", width="content")
        for name, values in facts.quick(scenario.preset).items():
            if st.button(name, type="primary" if scenario.holds(values) else "secondary"):
                session.go(scenario.replace(values))


def _number(parameter: Parameter) -> None:
    held = session.hold(parameter)
    label = f"{parameter.name} ({parameter.unit})" if parameter.unit and "%" not in parameter.name else parameter.name
    st.number_input(
        label, parameter.minimum, parameter.maximum, value=None if held is None else int(held),
        step=parameter.step, key=parameter.key, placeholder="belopp saknas", help=_source(parameter),
    )  # fmt: skip


def _switch(parameter: Parameter) -> None:
    """A choice of few, each of them in sight."""
    held = str(session.hold(parameter))
    st.segmented_control(parameter.name, parameter.options, default=held, required=True, key=parameter.key,
                         help=_source(parameter))  # fmt: skip


def _choice(parameter: Parameter, *, label: str = "") -> None:
    held = str(session.hold(parameter))
    named = label or (f"{parameter.name} ({parameter.unit})" if parameter.unit else parameter.name)
    index = parameter.options.index(held)
    st.selectbox(named, parameter.options, index=index, key=parameter.key, help=_source(parameter))


def _source(parameter: Parameter) -> str:
    return f"{parameter.origin.status.capitalize()}. {parameter.origin.source.title}: {parameter.origin.place}."
