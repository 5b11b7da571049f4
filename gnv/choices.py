"""The controls that stand on a page of their own: what to compare, and what to solve for."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from gnv import markup, sensitivity, session, telling
from gnv.comparison import MOST_COLUMNS, ORDERS, Order
from gnv.meeting import Named
from gnv.model import Parameter
from gnv.record import Facts
from gnv.scenario import Scenario
from gnv.summary import Comparison


def compared(candidates: Sequence[Named]) -> tuple[list[Named], Named]:
    """Draw the choice of two to six scenarios, and of which one is the base. Returns them, and the base."""
    by_name = {named.name: named for named in candidates}
    first = [name for name in by_name if not name.startswith("Förval: ")][:MOST_COLUMNS]
    left, right = st.columns([3, 1])
    picked = left.multiselect(
        "Scenarier att jämföra (2–6)", list(by_name), first, key="jamfors", max_selections=MOST_COLUMNS,
        placeholder="Välj minst två", persist_state="session", select_all=False,
    )  # fmt: skip
    if len(picked) < 2:  # noqa: PLR2004 - a comparison is of two
        st.html(markup.problem("Välj minst två scenarier att jämföra."))
        st.stop()
    base = right.selectbox("Jämför med", picked, key="bas", persist_state="session")
    return [by_name[name] for name in picked], by_name[base]


def ranked(others: Sequence[Named]) -> tuple[Named, Order]:
    """Draw the choice of whose gains and losses are ranked, and of the order of the kommuner."""
    by_name = {named.name: named for named in others}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox("Vem vinner och förlorar på", list(by_name), key="mot", persist_state="session", width=320)
        order = st.segmented_control("Ordning", ORDERS, default="Ändring i kr", required=True, key="ordning",
                                     persist_state="session")  # fmt: skip
    return by_name[name], order


def break_even(comparison: Comparison, base: Scenario, codes: Sequence[str], whom: str) -> None:
    """Draw the question of a parameter's limit, its answer, and a button that applies it."""
    facts, scenario = comparison.facts, comparison.scenario
    solvable = {p.name: p for p in _solvable(scenario, facts)}
    st.html(
        markup.section("Var går gränsen?", f"För att {whom} inte ska få mindre netto än i {comparison.baseline_name}.")
    )
    parameter = solvable[st.selectbox("Reglage", list(solvable), key="brytpunkt", persist_state="session")]
    found = sensitivity.break_even(parameter, scenario, base, facts, codes=codes)
    st.html(markup.answer(telling.break_even(found, facts, whom=whom)))
    usable = found.value is not None and found.value != scenario[parameter.key]
    if st.button("Använd gränsen", type="primary", disabled=not usable) and found.value is not None:
        session.go(scenario.replace({parameter.key: found.value}))


def _solvable(scenario: Scenario, facts: Facts) -> list[Parameter]:
    """Pots, deductions and costs: what is an amount in kronor."""
    return [p for p in facts.parameters(scenario.preset) if p.unit.startswith("kr")]
