"""What to solve for: who is to get what at the least, and how large a pot, deduction or cost may then be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from gnv.analysis import sensitivity
from gnv.analysis.result import Comparison
from gnv.app import blocks, state
from gnv.core import catalogue
from gnv.core.outcome import net
from gnv.core.record import Record
from gnv.core.records import UNKNOWN, Parameter, Value
from gnv.core.scenario import Scenario
from gnv.formatting import UnreadableError, number, read_whole
from gnv.words import scenario as scenario_words

IN_PANEL = "panel_"  # before the keys of the widgets of the goal in the panel
WIDE = 660  # pixels: room for its three fields beside each other
NOT_LESS, FLOOR = "inte mindre än i {}", "minst ett belopp"
WHAT_IT_IS = "Vem ska få vad netto, och vad får då reglaget stå på?"


def in_panel() -> None:
    """Draw the goal behind a button, for the panel. It is solved only while it is open, for that takes its time.

    The answer stands first: below the button there is little room.
    """
    opened = st.popover("Nå ett mål", key=f"{IN_PANEL}mal", on_change="rerun", help=WHAT_IT_IS)
    if not opened.open:
        return
    present = state.comparison()
    with opened, st.container(width=WIDE):
        answer_place = st.container()
        who, least, what = st.columns([4, 3, 4])
        with who:
            codes = _kommuner(present.record, place=IN_PANEL)
        with least:
            floor = _floor(present, codes, place=IN_PANEL)
        with what:
            parameter = _parameter(present, place=IN_PANEL)
        if floor:
            with answer_place:
                _answer(present, parameter, codes, floor, place=IN_PANEL)


def draw(present: Comparison) -> None:
    """Draw the goal: who is to get what at the least, by which parameter; its limit, and a button that applies it."""
    st.html(blocks.section("Nå ett mål", WHAT_IT_IS))
    codes = _kommuner(present.record)
    wish = st.segmented_control(
        "Ska få", (NOT_LESS, FLOOR), default=NOT_LESS, required=True, key="mal_sort", persist_state="session",
        format_func=lambda one: one.format(present.baseline_name),
    )  # fmt: skip
    floor = _floor(present, codes) if wish == FLOOR else {}
    parameter = _parameter(present)
    if floor or wish == NOT_LESS:
        _answer(present, parameter, codes, floor)


def _answer(
    present: Comparison, parameter: Parameter, codes: Sequence[str], floor: Mapping[str, int], *, place: str = ""
) -> None:
    """The limit in words and a button that applies it; with no floor, for nobody to get less than in the baseline."""
    record, scenario = present.record, present.scenario
    if floor:
        limit = sensitivity.limit(parameter, scenario, record, floor=floor, year=present.year)
        told = scenario_words.goal(limit, record, codes=codes, floor_sek=floor[codes[0]])
    else:
        limit = sensitivity.break_even(parameter, scenario, present.base, record, codes=codes)
        told = scenario_words.break_even(limit, record, codes=codes)
    st.html(blocks.answer(told))
    usable = limit.value is not None and limit.value != scenario[parameter.key]
    st.button("Använd gränsen", type="primary", disabled=not usable, key=f"{place}anvand",
              on_click=_use, args=(parameter.key, limit.value))  # fmt: skip


def _kommuner(record: Record, *, place: str = "") -> list[str]:
    """Whose money is asked for: one's own at first, each of all where none is chosen."""
    own = list(state.workspace().view.own)
    return st.multiselect(
        "Vem", list(record.kommuner), own, format_func=record.kommuner.__getitem__,
        placeholder="Ingen ska få mindre", key=f"{place}mal_vem_{'_'.join(own)}", persist_state="session",
        select_all=False,
    ) or list(record.kommuner)  # fmt: skip


def _parameter(present: Comparison, *, place: str = "") -> Parameter:
    solvable = {one.name: one for one in _solvable(present.scenario, present.record)}
    name = st.selectbox("Reglage, avdrag eller pott", list(solvable), key=f"{place}brytpunkt", persist_state="session")
    return solvable[name]


def _floor(present: Comparison, codes: Sequence[str], *, place: str = "") -> dict[str, int]:
    """The amount that each is to get, as somebody has typed it; nothing, and why, where it can't be read."""
    now = net(present.outcome)
    text = st.text_input("Minst, kronor netto var", number(min(now[code] for code in codes)),
                         key=f"{place}mal_belopp_{'_'.join(codes)}", persist_state="session")  # fmt: skip
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
