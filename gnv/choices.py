"""The controls that stand on a page of their own: what to compare, and what to solve for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from gnv import comparison, controls, markup, sensitivity, session, telling
from gnv.comparison import ORDERS, Order
from gnv.meeting import MOST_COLUMNS, Meeting, Named
from gnv.model import UNKNOWN, Parameter
from gnv.record import Facts
from gnv.scenario import Scenario
from gnv.summary import Comparison
from gnv.swedish import enumerate_words

PICKED = "jamfors"


def compared(meeting: Meeting, facts: Facts) -> tuple[Named, ...]:
    """Draw the choice of two to six scenarios, and of which one is the base. Returns them, the base first.

    As long as fewer than two are picked, the page says so and shows what it showed. What is shown by default moves with
    the scenario, and a fast browser still sends what it was before: so each default has a widget of its own, and only
    somebody's pick counts as one.
    """
    by_name = {named.name: named for named in comparison.candidates(meeting, facts)}
    shown = [named.name for named in comparison.compared(meeting, facts)]
    left, right = st.columns([3, 1])
    key = PICKED if meeting.columns else "~".join([PICKED, *shown])
    _let_hold(key, shown)
    chosen = left.multiselect("Scenarier att jämföra (2–6)", list(by_name), key=key, max_selections=MOST_COLUMNS,
                              placeholder="Välj minst två", select_all=False)  # fmt: skip
    if len(chosen) < comparison.SOME:
        st.html(markup.problem("Välj minst två scenarier att jämföra. Tills dess visas de senaste."))
        return tuple(by_name[name] for name in shown)
    if hidden := comparison.without_room(meeting, facts):
        st.html(markup.note(f"Här får {MOST_COLUMNS} scenarier plats. Inte med: {enumerate_words(hidden)}."))
    _let_hold("bas", chosen[0])
    base = right.selectbox("Jämför med", chosen, key="bas")
    if (names := [base, *(name for name in chosen if name != base)]) != shown:
        st.session_state.update({_seen(PICKED): chosen, _seen("bas"): base})
        session.put_aside(replace(meeting, columns=comparison.picked(names, meeting, facts)))
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
        kind, per_head = controls.measure("Netto", page="jamfor")
        name = st.selectbox("Vem vinner och förlorar på", list(by_name), key="mot", persist_state="session", width=220)
        order = st.selectbox("Ordning", ORDERS, index=ORDERS.index("Skillnad i kr"), key="ordning",
                             persist_state="session", width=200)  # fmt: skip
    return kind, per_head, by_name[name], order


def break_even(present: Comparison, codes: Sequence[str]) -> None:
    """Draw the question of a parameter's limit, its answer, and a button that applies it."""
    facts, scenario = present.facts, present.scenario
    solvable = {p.name: p for p in _solvable(scenario, facts)}
    asked = f"För att {telling.none_loses(codes, facts)} netto än i {present.baseline_name}."
    st.html(markup.section("Var går gränsen?", asked))
    parameter = solvable[st.selectbox("Reglage", list(solvable), key="brytpunkt", persist_state="session")]
    found = sensitivity.break_even(parameter, scenario, present.base, facts, codes=codes)
    st.html(markup.answer(telling.break_even(found, facts, codes=codes)))
    usable = found.value is not None and found.value != scenario[parameter.key]
    if st.button("Använd gränsen", type="primary", disabled=not usable) and found.value is not None:
        session.go(scenario.replace({parameter.key: found.value}))


def _solvable(scenario: Scenario, facts: Facts) -> list[Parameter]:
    """Pots, deductions and costs: what is an amount in kronor, and known."""
    parameters = facts.parameters(scenario.preset)
    return [p for p in parameters if p.unit.startswith("kr") and scenario[p.key] != UNKNOWN]
