"""One control for each parameter that the sidebar has: Val first, then Antaganden."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from gnv import sensitivity, session
from gnv.calculation import calculable
from gnv.model import Parameter, Value
from gnv.record import Facts
from gnv.scenario import Scenario
from gnv.swedish import SLIDER_KRONOR, SLIDER_PERCENT, change

FEW = 4  # options that fit beside each other


def draw(present: Scenario, facts: Facts, *, tagged: bool) -> None:
    """Draw every control of the present scenario, under its headings; with price tags if asked for."""
    base = facts.scenario(present.preset)
    prices = _prices(present, facts) if tagged else {}
    for group, sections in facts.sections(present.preset).items():
        st.subheader(group)
        for heading, parameters in sections.items():
            st.caption(heading)
            for parameter in parameters:
                label = _label(parameter, prices, changed=present[parameter.key] != base[parameter.key])
                _widget(parameter, base[parameter.key], label)


def _prices(present: Scenario, facts: Facts) -> dict[str, sensitivity.Price]:
    """The price of a step of each control, where the scenario can be calculated."""
    if not calculable(present, facts):
        return {}
    own = session.own_kommuner(facts)
    return {price.parameter.key: price for price in sensitivity.prices(present, facts, own=own)}


def _label(parameter: Parameter, prices: Mapping[str, sensitivity.Price], *, changed: bool) -> str:
    """What is changed says so in words, not by colour alone; a price tag stands on a line of its own."""
    label = f"{parameter.name} (ändrad)" if changed else parameter.name
    price = prices.get(parameter.key)
    if price is None:
        return label
    own = f"min kommun {change(price.own_sek)}, " if st.session_state.get(session.KOMMUN_WIDGET) else ""
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
