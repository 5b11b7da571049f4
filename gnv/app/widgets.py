"""The controls that only the page Budget has. They hold values of the scenario, and so are in links and undone too."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from gnv.analysis import sensitivity
from gnv.app import blocks, state
from gnv.core import catalogue
from gnv.core.calculation import calculable
from gnv.core.record import Record
from gnv.core.records import Deduction, Parameter, RssAgreement, SharedCost, Value
from gnv.core.scenario import Scenario
from gnv.formatting import SLIDER_KRONOR, SLIDER_PERCENT, change

ABREAST = 5  # kommuner in a row
FEW = 4  # options that fit beside each other


def draw_budget(scenario: Scenario, record: Record) -> None:
    """Draw what the years ahead are reckoned by, in boxes that open."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        _quick(scenario, record)
        _switch(record.budget.takeover)
    grants, costs, rest = st.columns(3, gap="medium")
    with grants.expander("Bidragsnivå per pott och år, avdragens år"):
        for of_pot in catalogue.levels(record, scenario.preset).values():
            for level in of_pot.values():
                _number(level)
        for deduction in record.agreement(scenario).deductions:
            _years(deduction, scenario, record)
    with costs.expander("Kostnadernas år och uppräkning"):
        _choice(record.budget.index)
        for cost in record.costs_with_years:
            _years(cost, scenario, record)
            _choice(catalogue.own_index(record, cost))
    with rest.expander("Antaganden och okända belopp"):
        _choice(record.budget.shelter)
        for parameter in (record.budget.nation, *(c.parameter for c in record.costs if c.parameter.optional)):
            _number(parameter)
    with st.expander("Befolkning framåt, gemensamt och per kommun"):
        _inhabitants(record)


def _years(item: RssAgreement | SharedCost | Deduction, scenario: Scenario, record: Record) -> None:
    """The first and the last year of a cost or a deduction, and that it has none where they are the wrong way round."""
    first, last = catalogue.span(record, item)
    _number(first)
    _number(last)
    if scenario.number(first.key) > scenario.number(last.key):
        st.html(blocks.problem(f"{item.name} räknas inte något år: ”från” är senare än ”till och med”."))


def _inhabitants(record: Record) -> None:
    """The common assumption, and below it each kommun's own yearly change."""
    together, *_ = st.columns(2)
    with together:
        _choice(record.budget.population)
    columns = st.columns(ABREAST)
    for position, own in enumerate(catalogue.own_growth(record).values()):
        with columns[position % ABREAST]:
            _choice(own, label=f"{own.short}, {own.unit} per år")


def _quick(scenario: Scenario, record: Record) -> None:
    """Named levels for all pots at once."""
    with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small"):
        st.text(f"Statsbidraget efter {record.budget.first_year}:", width="content")
        for name, values in catalogue.quick_levels(record, scenario.preset).items():
            if st.button(name, type="primary" if scenario.holds(values) else "secondary"):
                state.go(scenario.replace(values))


def _number(parameter: Parameter) -> None:
    held = state.hold(parameter)
    label = f"{parameter.name} ({parameter.unit})" if parameter.unit and "%" not in parameter.name else parameter.name
    st.number_input(
        label, parameter.minimum, parameter.maximum, value=None if held is None else int(held),
        step=parameter.step, key=parameter.key, placeholder="belopp saknas", help=_budget_source(parameter),
    )  # fmt: skip


def _switch(parameter: Parameter) -> None:
    """A choice of few, each of them in sight."""
    held = str(state.hold(parameter))
    st.segmented_control(parameter.name, parameter.options, default=held, required=True, key=parameter.key,
                         help=_budget_source(parameter))  # fmt: skip


def _choice(parameter: Parameter, *, label: str = "") -> None:
    held = str(state.hold(parameter))
    named = label or (f"{parameter.name} ({parameter.unit})" if parameter.unit else parameter.name)
    index = parameter.options.index(held)
    st.selectbox(named, parameter.options, index=index, key=parameter.key, help=_budget_source(parameter))


def _budget_source(parameter: Parameter) -> str:
    return f"{parameter.origin.status.capitalize()}. {parameter.origin.source.title}: {parameter.origin.place}."


def draw(present: Scenario, record: Record, *, tagged: bool) -> None:
    """Draw every control of the present scenario, under its headings; with price tags if asked for."""
    base = catalogue.preset_scenario(record, present.preset)
    prices = _prices(present, record) if tagged else {}
    for group, sections in catalogue.sections(record, present.preset).items():
        st.subheader(group)
        for heading, parameters in sections.items():
            st.caption(heading)
            for parameter in parameters:
                label = _label(parameter, prices, changed=present[parameter.key] != base[parameter.key])
                _widget(parameter, base[parameter.key], label)


def _prices(present: Scenario, record: Record) -> dict[str, sensitivity.Price]:
    """The price of a step of each control, where the scenario can be calculated."""
    if not calculable(present, record):
        return {}
    own = state.own_kommuner(record)
    return {price.parameter.key: price for price in sensitivity.prices(present, record, own=own)}


def _label(parameter: Parameter, prices: Mapping[str, sensitivity.Price], *, changed: bool) -> str:
    """What is changed says so in words, not by colour alone; a price tag stands on a line of its own."""
    label = f"{parameter.name} (ändrad)" if changed else parameter.name
    price = prices.get(parameter.key)
    if price is None:
        return label
    own = f"min kommun {change(price.own_sek)}, " if st.session_state.get(state.KOMMUN_WIDGET) else ""
    return f"{label}  \n:small[Ett steg upp: {own}alla {change(price.all_sek)}]"


def _widget(parameter: Parameter, default: Value, label: str) -> None:
    """A parameter's control, with its status and source behind the question mark."""
    source = f"{parameter.origin.status.capitalize()}. {parameter.origin.source.title}, {parameter.origin.place}."
    if not parameter.options:
        unit = SLIDER_PERCENT if parameter.unit == "%" else SLIDER_KRONOR
        st.slider(label, parameter.minimum, parameter.maximum, int(default), parameter.step,
                  format=unit, key=parameter.key, help=source, bind="query-params")  # fmt: skip
    elif len(parameter.options) <= FEW:
        st.segmented_control(label, parameter.options, default=str(default), required=True,
                             key=parameter.key, help=source, bind="query-params")  # fmt: skip
    else:
        st.selectbox(label, parameter.options, index=parameter.options.index(str(default)),
                     key=parameter.key, help=source, bind="query-params")  # fmt: skip
