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
from gnv.core.records import UNKNOWN, Parameter, Value
from gnv.core.scenario import Scenario
from gnv.formatting import enumerate_words
from gnv.words import scenario as scenario_words
from gnv.workspace import columns
from gnv.workspace.workspace import MOST_COLUMNS, Named

PICKED, BASE = "jamfors", "bas"


def compared() -> tuple[Named, ...]:
    """Draw the choice of two to six scenarios, and of which one is the base. Returns them, the base first.

    As long as fewer than two are picked, the page says so and shows what it showed.
    """
    workspace, record = state.workspace(), state.record()
    by_name = {named.name: named for named in columns.candidates(workspace, record)}
    shown = [named.name for named in columns.compared(workspace, record)]
    left, right = st.columns([3, 1])
    chosen = left.multiselect(
        "Scenarier att jämföra (2–6)", list(by_name), shown, key=state.widget_key(PICKED, shown), select_all=False,
        max_selections=MOST_COLUMNS, placeholder="Välj minst två", on_change=_choose, args=(PICKED, shown),
    )  # fmt: skip
    if len(chosen) < columns.SOME:
        st.html(blocks.problem("Välj minst två scenarier att jämföra. Tills dess visas de senaste."))
    if hidden := columns.left_out_names(workspace, record):
        st.html(blocks.note(f"Här får {MOST_COLUMNS} scenarier plats. Inte med: {enumerate_words(hidden)}."))
    right.selectbox("Jämför med", shown, key=state.widget_key(BASE, shown[0]), on_change=_choose, args=(BASE, shown))
    return tuple(by_name[name] for name in shown)


def _choose(widget: str, shown: Sequence[str]) -> None:
    """Remember what is picked, the base first; less than two is no comparison."""
    told = state.told_by_widget(widget)
    picked, base = (shown, told) if widget == BASE else (told, shown[0])
    if len(picked) < columns.SOME:
        state.leave(widget, shown)
        return
    base = base if base in picked else picked[0]
    names, record = [base, *(name for name in picked if name != base)], state.record()
    state.apply(lambda workspace: replace(workspace, columns=columns.names_to_remember(names, workspace, record)))


def looked_at(others: Sequence[Named]) -> tuple[str, bool, str, Order]:
    """Draw what is looked at: the kind of money, whether per inhabitant, whose gains and losses, and the order."""
    names = [named.name for named in others]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind, per_head = sidebar.measure_of_page("Netto", page="jamfor")
        name = st.selectbox("Vem vinner och förlorar på", names, key="mot", persist_state="session", width=220)
        order = st.selectbox("Ordning", ORDERS, index=ORDERS.index("Skillnad i kr"), key="ordning",
                             persist_state="session", width=200)  # fmt: skip
    return kind, per_head, name, order


def break_even(present: Comparison, codes: Sequence[str]) -> None:
    """Draw the question of a parameter's limit, its answer, and a button that applies it."""
    record, scenario = present.record, present.scenario
    solvable = {p.name: p for p in _solvable(scenario, record)}
    asked = f"För att {scenario_words.nobody_loses(codes, record)} netto än i {present.baseline_name}."
    st.html(blocks.section("Var går gränsen?", asked))
    parameter = solvable[st.selectbox("Reglage", list(solvable), key="brytpunkt", persist_state="session")]
    limit = sensitivity.break_even(parameter, scenario, present.base, record, codes=codes)
    st.html(blocks.answer(scenario_words.break_even(limit, record, codes=codes)))
    usable = limit.value is not None and limit.value != scenario[parameter.key]
    st.button("Använd gränsen", type="primary", disabled=not usable, on_click=_use, args=(parameter.key, limit.value))


def _use(key: str, value: Value) -> None:
    state.apply(lambda workspace: workspace.with_values({key: value}))


def _solvable(scenario: Scenario, record: Record) -> list[Parameter]:
    """Pots, deductions and costs: what is an amount in kronor, and known."""
    parameters = catalogue.parameters(record, scenario.preset)
    return [p for p in parameters if p.unit.startswith("kr") and scenario[p.key] != UNKNOWN]
