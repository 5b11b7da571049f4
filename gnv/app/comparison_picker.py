"""The controls that stand on a page of their own: what to compare, and what to solve for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from gnv.analysis import sensitivity
from gnv.analysis.result import Comparison
from gnv.analysis.side_by_side import ORDERS, Order
from gnv.app import blocks, sidebar, state
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.records import UNKNOWN, Parameter
from gnv.core.scenario import Scenario
from gnv.formatting import enumerate_words
from gnv.words import scenario as scenario_words
from gnv.workspace import columns
from gnv.workspace.workspace import MOST_COLUMNS, Named, Workspace

PICKED = "jamfors"


def compared(workspace: Workspace, record: Record) -> tuple[Named, ...]:
    """Draw the choice of two to six scenarios, and of which one is the base. Returns them, the base first.

    As long as fewer than two are picked, the page says so and shows what it showed. What is shown by default moves with
    the scenario, and a fast browser still sends what it was before: so each default has a widget of its own, and only
    somebody's pick counts as one.
    """
    by_name = {named.name: named for named in columns.candidates(workspace, record)}
    shown = [named.name for named in columns.compared(workspace, record)]
    left, right = st.columns([3, 1])
    key = PICKED if workspace.columns else "~".join([PICKED, *shown])
    _let_hold(key, shown)
    chosen = left.multiselect("Scenarier att jämföra (2–6)", list(by_name), key=key, max_selections=MOST_COLUMNS,
                              placeholder="Välj minst två", select_all=False)  # fmt: skip
    if len(chosen) < columns.SOME:
        st.html(blocks.problem("Välj minst två scenarier att jämföra. Tills dess visas de senaste."))
        return tuple(by_name[name] for name in shown)
    if hidden := columns.left_out_names(workspace, record):
        st.html(blocks.note(f"Här får {MOST_COLUMNS} scenarier plats. Inte med: {enumerate_words(hidden)}."))
    _let_hold("bas", chosen[0])
    base = right.selectbox("Jämför med", chosen, key="bas")
    if (names := [base, *(name for name in chosen if name != base)]) != shown:
        st.session_state.update({_seen(PICKED): chosen, _seen("bas"): base})
        state.put_aside(replace(workspace, columns=columns.names_to_remember(names, workspace, record)))
        st.rerun()
    return tuple(by_name[name] for name in names)


def _let_hold(key: str, value: object) -> None:
    """Let a widget about to be drawn hold a value, unless somebody has just given it another."""
    last = st.session_state.get(_seen(key))
    if st.session_state.get(key, last) == last:
        st.session_state[key] = st.session_state[_seen(key)] = value


def _seen(key: str) -> str:
    return f"{key}_visat"


def looked_at(others: Sequence[Named]) -> tuple[str, bool, Named, Order]:
    """Draw what is looked at: the kind of money, whether per inhabitant, whose gains and losses, and the order."""
    by_name = {named.name: named for named in others}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind, per_head = sidebar.measure("Netto", page="jamfor")
        name = st.selectbox("Vem vinner och förlorar på", list(by_name), key="mot", persist_state="session", width=220)
        order = st.selectbox("Ordning", ORDERS, index=ORDERS.index("Skillnad i kr"), key="ordning",
                             persist_state="session", width=200)  # fmt: skip
    return kind, per_head, by_name[name], order


def break_even(present: Comparison, codes: Sequence[str]) -> None:
    """Draw the question of a parameter's limit, its answer, and a button that applies it."""
    record, scenario = present.record, present.scenario
    solvable = {p.name: p for p in _solvable(scenario, record)}
    asked = f"För att {scenario_words.nobody_loses(codes, record)} netto än i {present.baseline_name}."
    st.html(blocks.section("Var går gränsen?", asked))
    parameter = solvable[st.selectbox("Reglage", list(solvable), key="brytpunkt", persist_state="session")]
    found = sensitivity.break_even(parameter, scenario, present.base, record, codes=codes)
    st.html(blocks.answer(scenario_words.break_even(found, record, codes=codes)))
    usable = found.value is not None and found.value != scenario[parameter.key]
    if st.button("Använd gränsen", type="primary", disabled=not usable) and found.value is not None:
        state.go(scenario.replace({parameter.key: found.value}))


def _solvable(scenario: Scenario, record: Record) -> list[Parameter]:
    """Pots, deductions and costs: what is an amount in kronor, and known."""
    parameters = catalogue.parameters(record, scenario.preset)
    return [p for p in parameters if p.unit.startswith("kr") and scenario[p.key] != UNKNOWN]
