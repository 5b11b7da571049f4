"""The sidebar: from the record, by way of widgets, to a scenario. Drawn once a run, by app.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import streamlit as st

from gnv.analysis import result
from gnv.app import blocks, browser, state, style, widgets
from gnv.core import catalogue, link_keys
from gnv.core.calculation import calculable
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.words import scenario as scenario_words
from gnv.workspace.history import History
from gnv.workspace.workspace import Workspace

PRICE_TAG_HELP = "Vad ett steg uppåt på varje reglage gör med nettot"


def sidebar(record: Record) -> None:
    """Draw the controls. They hold the present scenario's values, or make another the present one."""
    history = state.history()
    with st.sidebar:
        _meeting_buttons(record)
        _preset_choice(history.present, record)
        _steps(history, record)
        _compared(record)
        browser.copy_link(state.workspace(), record)
        st.multiselect("Min kommun", list(record.kommuner.values()), key=state.KOMMUN_WIDGET, bind="query-params",
                       placeholder="Välj en eller flera", select_all=False)  # fmt: skip
        place = st.container()
        tagged = st.toggle("Visa prislappar", key=link_keys.PRICE_TAGS, bind="query-params", help=PRICE_TAG_HELP)
        with place:
            widgets.draw(history.present, record, tagged=tagged)
        browser.listen()
        with st.container(key=style.UNSEEN):
            state.remember(state.workspace(), record, first=not state.settled())
            state.draw_number()


def measure(view: str, *, page: str = "") -> tuple[str, bool]:
    """Draw what the kommuner are measured by: kind of money, and whether it is told per inhabitant."""
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        found = kind(view, page=page)
        per = _looked_at("Mått", link_keys.MEASURES, link_keys.MEASURES[0], link_keys.MEASURE, page)
    return found, per == link_keys.MEASURES[1]


def kind(view: str, *, page: str = "") -> str:
    """Draw the choice of the kind of money that is looked at."""
    return _looked_at("Pengar", link_keys.KINDS, view, link_keys.KIND, page)


def _looked_at(label: str, options: Sequence[str], default: str, key: str, page: str) -> str:
    """A choice of view: the start page's is in the address, another page's is that page's own."""
    if page:
        return str(st.segmented_control(label, options, default=default, required=True, key=f"{key}_{page}",
                                        label_visibility="collapsed", persist_state="session"))  # fmt: skip
    return str(st.segmented_control(label, options, default=default, required=True, key=key,
                                    label_visibility="collapsed", bind="query-params"))  # fmt: skip


def last_step(record: Record) -> None:
    """Tell what the last step did. Nothing before the first step."""
    before, after = state.last_step()
    if before is None or not (calculable(before, record) and calculable(after, record)):
        return
    told = scenario_words.step_summary(before, after, record, state.own_kommuner(record))
    st.html(blocks.last_step(told, replaying=state.replaying()))


def _meeting_buttons(record: Record) -> None:
    """The presets that the presenter has picked: keys 1 to 3, and Page Up and Page Down to step through them."""
    ids = state.workspace().buttons
    if not ids:
        return
    present = state.workspace().scenario.preset
    at = ids.index(present) if present in ids else -1
    for position, preset_id in enumerate(ids):
        preset = record.preset(preset_id)
        kind: Literal["primary", "secondary"] = "primary" if position == at else "secondary"
        if st.button(
            f"{position + 1}. {preset.name}",
            key=f"knapp_{position}",
            type=kind,
            shortcut=str(position + 1),
            width="stretch",
        ):
            state.go(catalogue.preset_scenario(record, preset_id), view=preset.view)
    with st.container(horizontal=True, gap="small"):
        st.button("Föregående", shortcut="PageUp", on_click=_turn, args=(-1, record))
        st.button("Nästa", shortcut="PageDown", on_click=_turn, args=(1, record))


def _turn(steps: int, record: Record) -> None:
    """To the next or the previous of the meeting's presets, as a callback: a clicker is fast (see session.step)."""
    workspace = state.workspace()
    ids, present = workspace.buttons, workspace.scenario.preset
    at = ids.index(present) if present in ids else -1
    target = record.preset(ids[min(max(at + steps, 0), len(ids) - 1)])
    state.show(catalogue.preset_scenario(record, target.id), record, view=target.view)


def _preset_choice(present: Scenario, record: Record) -> None:
    ids = {preset.name: preset.id for preset in record.presets.values()}
    preset = record.preset(present.preset)
    index = list(ids.values()).index(preset.id)
    chosen = record.preset(
        ids[st.selectbox("Förval", list(ids), index=index, key=state.PRESET_WIDGET, help=preset.description)]
    )
    if chosen is not preset:
        state.go(catalogue.preset_scenario(record, chosen.id), view=chosen.view)


def _steps(history: History, record: Record) -> None:
    """Undo, redo, and a reset that tells what it resets."""
    made = result.changes(history.present, record)
    named = ", ".join(one.parameter.name for one in made)
    told = f"Återställer till förvalet: {named}" if made else "Inget är ändrat från förvalet"
    with st.container(horizontal=True, gap="small"):
        st.button("Ångra", disabled=not history.can_undo, on_click=state.step, args=(-1, record))
        st.button("Gör om", disabled=not history.can_redo, on_click=state.step, args=(1, record))
        if st.button(f"Återställ ({len(made)})" if made else "Återställ", disabled=not made, help=told):
            state.go(catalogue.preset_scenario(record, history.present.preset))


def _compared(record: Record) -> None:
    """What is on screen against the Nuläge, and against what was before the last step."""
    with st.container(horizontal=True, gap="small"):
        _pin(state.workspace(), record)
        before, after = state.last_step()
        possible = before is not None and calculable(before, record) and calculable(after, record)
        told = "Visar det senaste steget en gång till: först läget före, sedan läget efter"
        if st.button("Visa igen", help=told, disabled=not possible or state.replaying()):
            state.again()


def _pin(workspace: Workspace, record: Record) -> None:
    """Pin what is on screen as the Nuläge that all is compared with; or, where one is pinned, swap and unpin."""
    possible = calculable(workspace.scenario, record)
    if workspace.pinned is None:
        told = "Det som visas nu blir det Nuläge som allt därefter jämförs med"
        if st.button("Fäst som Nuläge", help=told, disabled=not possible):
            state.put_aside(replace(workspace, pinned=workspace.scenario))
            st.rerun()
    else:
        told = f"Visa det fästa: {scenario_words.title(workspace.pinned, record)}"
        if st.button("Byt plats", help=told, disabled=not possible):
            swapped = workspace.swapped()
            state.travel(state.history().push_pinned(swapped.scenario, pinned=swapped.pinned))
        if st.button("Lossa", help="Jämför med förvalet igen"):
            state.put_aside(replace(workspace, pinned=None))
            st.rerun()
