"""The controls that stand on a page of their own: what to compare, and what to solve for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from gnv.analysis import sensitivity
from gnv.analysis.result import Comparison
from gnv.analysis.side_by_side import ORDERS, Order
from gnv.app import blocks, shelf, sidebar, state
from gnv.core import catalogue
from gnv.core.outcome import net
from gnv.core.record import Record
from gnv.core.records import UNKNOWN, Parameter, Value
from gnv.core.scenario import Scenario
from gnv.formatting import UnreadableError, enumerate_words, number, read_whole
from gnv.words import scenario as scenario_words
from gnv.workspace import columns
from gnv.workspace.workspace import MOST_COLUMNS, Named

PICKED, BASE = "jamfors", "bas"


def compared() -> tuple[Named, ...]:
    """Draw the choice of two to six scenarios, of the base, and the saving. Returns them as shown, the base first.

    As long as fewer than two are picked, the page says so and shows what it showed.
    """
    workspace, record = state.workspace(), state.record()
    by_name = {named.name: named for named in columns.candidates(workspace, record)}
    shown = [named.name for named in columns.compared(workspace, record)]
    left, middle, right = st.columns([7, 3, 2], vertical_alignment="bottom")

    def shown_name(name: str) -> str:
        return columns.shown_name(name, by_name)

    chosen = left.multiselect(
        "Scenarier att jämföra (2–6)", list(by_name), shown, key=state.widget_key(PICKED, shown), select_all=False,
        max_selections=MOST_COLUMNS, placeholder="Välj minst två", format_func=shown_name,
        on_change=_choose, args=(PICKED, shown),
    )  # fmt: skip
    if len(chosen) < columns.SOME:
        st.html(blocks.problem("Välj minst två scenarier att jämföra. Tills dess visas de senaste."))
    if hidden := columns.left_out_names(workspace, record):
        st.html(blocks.note(f"Här får {MOST_COLUMNS} scenarier plats. Inte med: {enumerate_words(hidden)}."))
    middle.selectbox("Jämför med", shown, key=state.widget_key(BASE, shown[0]), format_func=shown_name,
                     on_change=_choose, args=(BASE, shown))  # fmt: skip
    with right.popover("Spara", width="stretch"):
        shelf.save(workspace, record)
    return columns.shown(workspace, record)


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
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        kind, per_head = sidebar.measure_of_page("Netto", page="jamfor")
        order = st.selectbox("Ordning", ORDERS, index=ORDERS.index("Skillnad i kr"), key="ordning", width=175,
                             persist_state="session", label_visibility="collapsed")  # fmt: skip
        name = names[0]
        if len(names) > 1:
            name = st.selectbox("Vem vinner och förlorar på", names, key="mot", width=210, persist_state="session",
                                format_func="Visar: {}".format, label_visibility="collapsed")  # fmt: skip
    return kind, per_head, name, order


NOT_LESS, FLOOR = "inte mindre än i {}", "minst ett belopp"


def goal(present: Comparison) -> None:
    """Draw the goal: who is to get what at the least, by which parameter; its limit, and a button that applies it."""
    record, scenario = present.record, present.scenario
    solvable = {one.name: one for one in _solvable(scenario, record)}
    st.html(blocks.section("Nå ett mål", "Vem ska få vad netto, och vad får då reglaget stå på?"))
    own = list(state.workspace().view.own)
    codes: list[str] = st.multiselect(
        "Vem", list(record.kommuner), own, format_func=record.kommuner.__getitem__, placeholder="Var och en av alla",
        key=f"mal_vem_{'_'.join(own)}", persist_state="session", select_all=False,
    ) or list(record.kommuner)  # fmt: skip
    wish = st.segmented_control(
        "Ska få", (NOT_LESS, FLOOR), default=NOT_LESS, required=True, key="mal_sort", persist_state="session",
        format_func=lambda one: one.format(present.baseline_name),
    )  # fmt: skip
    floor = _floor(present, codes) if wish == FLOOR else {}
    name = st.selectbox("Reglage, avdrag eller pott", list(solvable), key="brytpunkt", persist_state="session")
    parameter = solvable[name]
    if wish == FLOOR and not floor:
        return
    if floor:
        limit = sensitivity.limit(parameter, scenario, record, floor=floor)
        told = scenario_words.goal(limit, record, codes=codes, floor_sek=floor[codes[0]])
    else:
        limit = sensitivity.break_even(parameter, scenario, present.base, record, codes=codes)
        told = scenario_words.break_even(limit, record, codes=codes)
    st.html(blocks.answer(told))
    usable = limit.value is not None and limit.value != scenario[parameter.key]
    st.button("Använd gränsen", type="primary", disabled=not usable, on_click=_use, args=(parameter.key, limit.value))


def _floor(present: Comparison, codes: Sequence[str]) -> dict[str, int]:
    """The amount that each is to get, as somebody has typed it; nothing, and why, where it can't be read."""
    now = net(present.outcome)
    text = st.text_input("Minst, kronor netto till var och en", number(min(now[code] for code in codes)),
                         key=f"mal_belopp_{'_'.join(codes)}", persist_state="session")  # fmt: skip
    try:
        amount = read_whole(text, unit="kr")
    except UnreadableError as error:
        st.html(blocks.problem(str(error)))
        return {}
    return dict.fromkeys(codes, amount)


def _use(key: str, value: Value) -> None:
    state.apply(lambda workspace: workspace.with_values({key: value}))


def _solvable(scenario: Scenario, record: Record) -> list[Parameter]:
    """Pots, deductions and costs: what is an amount in kronor, and known."""
    parameters = catalogue.parameters(record, scenario.preset)
    return [p for p in parameters if p.unit.startswith("kr") and not p.neutral and scenario[p.key] != UNKNOWN]
