"""The sidebar: the preset, the panel, what is compared with, whose kronor are told, and the link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import streamlit as st

from gnv.app import blocks, browser, controls, live, panel, state
from gnv.core import catalogue
from gnv.core.calculation import calculable
from gnv.core.link_keys import KINDS, MEASURES
from gnv.core.record import Record
from gnv.words import scenario as scenario_words
from gnv.workspace.workspace import Workspace

PRICE_TAG_HELP = "Vad ett steg uppåt på varje reglage gör med nettot"


def draw() -> None:
    """Draw the controls that every page has. Each does one thing to the workspace, in a callback."""
    record = state.record()
    with st.sidebar:
        _meeting_buttons(record)
        _preset(record)
        panel.draw_wake()
        live.area()
        _baseline(record)
        _own_kommuner(record)
        browser.copy_link()
        tagged = state.workspace().view.price_tags
        st.toggle("Visa prislappar", tagged, key=state.widget_key("prislappar", tagged), help=PRICE_TAG_HELP,
                  on_change=_look, args=("price_tags", "prislappar"))  # fmt: skip


def measure() -> tuple[str, bool]:
    """Draw what the start page's kommuner are measured by: kind of money, and whether it is told per inhabitant."""
    view = state.workspace().view
    shown = view.kind or state.record().preset(state.workspace().scenario.preset).view
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        st.segmented_control("Pengar", KINDS, default=shown, required=True, key=state.widget_key("visa", shown),
                             label_visibility="collapsed", on_change=_look, args=("kind", "visa"))  # fmt: skip
        per = MEASURES[view.per_head]
        st.segmented_control("Mått", MEASURES, default=per, required=True, key=state.widget_key("per", per),
                             label_visibility="collapsed", on_change=_look_per_head)  # fmt: skip
    return shown, view.per_head


def measure_of_page(kind: str, *, page: str) -> tuple[str, bool]:
    """The same for another page, which has a choice of its own."""
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        found = kind_of_page(kind, page=page)
        per = _of_page("Mått", MEASURES, MEASURES[0], f"per_{page}")
    return found, per == MEASURES[1]


def kind_of_page(kind: str, *, page: str) -> str:
    """Draw a page's own choice of the kind of money."""
    return _of_page("Pengar", KINDS, kind, f"visa_{page}")


def _of_page(label: str, options: Sequence[str], default: str, key: str) -> str:
    return str(st.segmented_control(label, options, default=default, required=True, key=key,
                                    label_visibility="collapsed", persist_state="session"))  # fmt: skip


def last_step() -> None:
    """Tell what the last step did, in a place that screen readers listen to. Nothing before the first step."""
    record, before, after = state.record(), state.history().before, state.workspace().scenario
    possible = before is not None and calculable(before, record) and calculable(after, record)
    told = scenario_words.step_summary(before, after, record, state.own_kommuner()) if before and possible else ""
    st.html(blocks.last_step(told, replaying=state.replaying()))


def _look(field: str, widget: str) -> None:
    told = state.told_by_widget(widget)
    state.apply(lambda workspace: workspace.looking(**{field: told}))


def _look_per_head() -> None:
    told = state.told_by_widget("per")
    state.apply(lambda workspace: workspace.looking(per_head=told == MEASURES[1]))


def _meeting_buttons(record: Record) -> None:
    """The presets that the presenter has picked; the panel's script hears keys 1 to 3, Page Up and Page Down."""
    ids = state.workspace().buttons
    for position, preset_id in enumerate(ids):
        at = preset_id == state.workspace().scenario.preset
        kind: Literal["primary", "secondary"] = "primary" if at else "secondary"
        st.button(f"{position + 1}. {record.preset(preset_id).name}", key=f"knapp_{position}", type=kind,
                  width="stretch", on_click=controls.go_to_step, args=(position,))  # fmt: skip
    if ids:
        with st.container(horizontal=True, gap="small"):
            st.button("Föregående", on_click=controls.turn, args=(-1,))
            st.button("Nästa", on_click=controls.turn, args=(1,))


def _preset(record: Record) -> None:
    preset = record.preset(state.workspace().scenario.preset)
    ids = list(record.presets)
    chosen = st.selectbox(
        "Förval", ids, index=ids.index(preset.id), key=state.widget_key("forval", preset.id), help=preset.description,
        format_func=lambda one: record.presets[one].name, on_change=_choose_preset, args=(record,),
    )  # fmt: skip
    state.heed(preset.id, chosen, lambda workspace: _with_preset(workspace, chosen, record))


def _choose_preset(record: Record) -> None:
    chosen = state.told_by_widget("forval")
    state.apply(lambda workspace: _with_preset(workspace, chosen, record))


def _with_preset(workspace: Workspace, chosen: str, record: Record) -> Workspace:
    """Another preset on screen; the one that is there stays as it has been changed."""
    if chosen == workspace.scenario.preset:
        return workspace
    return workspace.showing(catalogue.preset_scenario(record, chosen))


def _baseline(record: Record) -> None:
    """Pin what is on screen as the Nuläge that all is compared with; or, where one is pinned, swap and unpin."""
    shown = state.workspace()
    possible = calculable(shown.scenario, record)
    with st.container(horizontal=True, gap="small"):
        if shown.pinned is None:
            told = "Det som visas nu blir det Nuläge som allt därefter jämförs med"
            st.button("Fäst som Nuläge", help=told, disabled=not possible, on_click=state.apply, args=(_pinned,))
        else:
            told = f"Visa det fästa: {scenario_words.title(shown.pinned, record)}"
            swap = (lambda workspace: workspace.swapped(),)
            st.button("Byt plats", help=told, disabled=not possible, on_click=state.apply, args=swap)
            st.button("Lossa", help="Jämför med förvalet igen", on_click=state.apply, args=(_unpinned,))


def _pinned(workspace: Workspace) -> Workspace:
    return replace(workspace, pinned=workspace.scenario)


def _unpinned(workspace: Workspace) -> Workspace:
    return replace(workspace, pinned=None)


def _own_kommuner(record: Record) -> None:
    own = list(state.workspace().view.own)
    st.multiselect(
        "Min kommun", list(record.kommuner), own, key=state.widget_key("min_kommun", own), select_all=False,
        format_func=lambda code: record.kommuner[code], placeholder="Välj en eller flera", on_change=_choose_own,
        args=(record,),
    )  # fmt: skip


def _choose_own(record: Record) -> None:
    chosen = state.told_by_widget("min_kommun")
    own = tuple(code for code in record.kommuner if code in chosen)
    state.apply(lambda workspace: workspace.looking(own=own))
