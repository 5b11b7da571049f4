"""The sidebar: the preset, the panel, what is compared with, whose kronor are told, and the link."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal

import streamlit as st

from gnv.analysis import result
from gnv.analysis.effect import kind_that_moved
from gnv.app import blocks, browser, controls, goal, live, panel, state, wall
from gnv.core import catalogue
from gnv.core.calculation import calculable
from gnv.core.link_keys import KINDS, MEASURES, PERCENT
from gnv.core.record import Record
from gnv.report.section import Point
from gnv.words import scenario as scenario_words
from gnv.workspace import link, meeting
from gnv.workspace.workspace import Workspace

FEW_STEPS = 3  # so many have room for their names
WALL_HELP = "Bilden över hela skärmen. Tangent F, och Esc tillbaka"
WALL_WINDOW_HELP = "Ett nytt fönster för projektorn. Det följer det som visas här"
PRICE_TAG_HELP = "Vad ett steg uppåt på varje reglage gör med nettot"


def draw() -> None:
    """Draw the controls that every page has. Each does one thing to the workspace, in a callback."""
    record = state.record()
    with st.sidebar:
        if wall.shown():
            panel.draw_wake()
            live.area()
            return
        # One place, whatever is in it: else the panel below would become another, and lose the hand that is on it.
        with st.container():
            _meeting_buttons(record)
        _preset(record)
        panel.draw_wake()
        live.area()
        _baseline(record)
        _own_kommuner(record)
        browser.copy_link()
        if state.workspace().own:
            st.html(blocks.note("Egna tal ingår. Länken rymmer dem inte: skicka med scenariofilen."))
        tagged = state.workspace().view.price_tags
        st.toggle("Visa prislappar", tagged, key=state.widget_key("prislappar", tagged), help=PRICE_TAG_HELP,
                  on_change=_look, args=("price_tags", "prislappar"))  # fmt: skip
        _wall()


def _wall() -> None:
    """The picture alone for a room to look at: in this window, or in another one that is opened with the same link."""
    with st.container(horizontal=True, gap="small"):
        st.button("Väggläge", help=WALL_HELP, on_click=wall.turn_on_or_off)
        on_wall = state.workspace().looking(wall=True)
        st.link_button("Öppna på väggen", f"?{link.encode(on_wall, state.record())}", help=WALL_WINDOW_HELP)


def measure() -> None:
    """Draw what the start page's kommuner are measured by: kind of money, in kronor, per inhabitant or in percent."""
    view = state.workspace().view
    shown = view.kind or _moved() or state.record().preset(state.workspace().scenario.preset).view
    kind = st.segmented_control("Pengar", KINDS, default=shown, required=True, key=state.widget_key("visa", shown),
                                label_visibility="collapsed", on_change=_look, args=("kind", "visa"))  # fmt: skip
    state.heed(shown, kind, lambda workspace: workspace.looking(kind=str(kind)))
    per = PERCENT if view.percent else MEASURES[view.per_head]
    measure = st.segmented_control("Mått", (*MEASURES, PERCENT), default=per, required=True,
                                   key=state.widget_key("per", per), label_visibility="collapsed",
                                   on_change=_look_in_measure)  # fmt: skip
    state.heed(per, measure, lambda workspace: _in_measure(workspace, str(measure)))


def show_what_moved() -> None:
    """Draw the way to what the start page's picture does not show of what has been changed; nothing if it shows all."""
    kind, moved = state.workspace().view.kind, _moved()
    if told := scenario_words.not_in_picture(kind, moved=moved):
        st.button(told, type="primary", on_click=state.apply, args=(lambda workspace: workspace.looking(kind=""),))
    if scenario_words.changed_ahead(state.comparison()):
        st.page_link("gnv/pages/budget.py", label="Visa åren på Budget")


def show_on_start_page(changed: Collection[result.Change]) -> None:
    """Draw the way to the start page for changes that a page's own pictures do not show; nothing without any."""
    if told := scenario_words.not_on_page(changed):
        st.page_link("gnv/pages/fordelning.py", label=told)


def show_kind_that_moved(kind: str, *, page: str) -> None:
    """Draw the way to the kind of money that has moved, where a page's pictures are of another one."""
    moved = _moved()
    if told := scenario_words.not_in_picture(kind, moved=moved):
        st.button(told, type="primary", key=f"visa_andrat_{page}", on_click=_show_kind, args=(f"visa_{page}", moved))


def _show_kind(widget: str, kind: str) -> None:
    st.session_state[widget] = kind


def _moved() -> str:
    return kind_that_moved(result.kommun_lines(state.comparison()))


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


def last_step() -> tuple[Point, ...]:
    """What the last step did; in a replay, that it is the state before it which is on screen. Nothing before one."""
    record, before, after = state.record(), state.history().before, state.workspace().scenario
    possible = before is not None and calculable(before, record) and calculable(after, record)
    told = scenario_words.step_summary(before, after, record, state.own_kommuner()) if before and possible else ""
    label = "Nu visas läget före" if state.replaying() else "Senaste ändring"
    return (Point(f"{told}.", lead=f"{label}:"),) if told else ()


def _look(field: str, widget: str) -> None:
    told = state.told_by_widget(widget)
    state.apply(lambda workspace: workspace.looking(**{field: told}))


def _look_in_measure() -> None:
    told = state.told_by_widget("per")
    state.apply(lambda workspace: _in_measure(workspace, told))


def _in_measure(workspace: Workspace, measure: str) -> Workspace:
    return workspace.looking(per_head=measure == MEASURES[1], percent=measure == PERCENT)


def _meeting_buttons(record: Record) -> None:
    """The meeting's steps; the panel's script hears keys 1 to 9, Page Up and Page Down."""
    shown = state.workspace()
    steps, present = shown.buttons, meeting.present_step(shown, record)
    if not steps:
        return
    few = len(steps) <= FEW_STEPS
    with st.container(horizontal=not few, gap="small"):
        for position, step in enumerate(steps):
            name = meeting.step_name(step, record)
            kind: Literal["primary", "secondary"] = "primary" if position == present else "secondary"
            st.button(f"{position + 1}. {name}" if few else str(position + 1), key=f"knapp_{position}", type=kind,
                      help=None if few else name, width="stretch" if few else "content",
                      on_click=controls.go_to_step, args=(position,))  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        st.button("Föregående", on_click=controls.turn, args=(-1,))
        st.button("Nästa", on_click=controls.turn, args=(1,))
    if present is not None:
        st.html(blocks.note(scenario_words.meeting_step(present, shown, record)))


def _preset(record: Record) -> None:
    preset = record.preset(state.workspace().scenario.preset)
    ids = list(record.presets)
    chosen = st.selectbox(
        "Förval: det ni utgår från", ids, index=ids.index(preset.id), key=state.widget_key("forval", preset.id),
        help=f"Ett scenario ur underlaget, som reglagen ställs efter. {preset.name}: {preset.description}",
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
            told = "Nuläge är det som allt jämförs med: förvalet, eller det som visas när ni trycker här"
            st.button("Fäst som Nuläge", help=told, disabled=not possible, on_click=state.apply, args=(_pinned,))
        else:
            told = f"Visa det fästa: {scenario_words.title(shown.pinned, record)}"
            swap = (lambda workspace: workspace.swapped(),)
            st.button("Byt plats", help=told, disabled=not possible, on_click=state.apply, args=swap)
            st.button("Lossa", help="Jämför med förvalet igen", on_click=state.apply, args=(_unpinned,))
        if possible:
            goal.in_panel()


def _pinned(workspace: Workspace) -> Workspace:
    return replace(workspace, pinned=workspace.scenario)


def _unpinned(workspace: Workspace) -> Workspace:
    return replace(workspace, pinned=None)


def _own_kommuner(record: Record) -> None:
    own = list(state.workspace().view.own)
    chosen = st.multiselect(
        "Min kommun", list(record.kommuner), own, key=state.widget_key("min_kommun", own), select_all=False,
        format_func=lambda code: record.kommuner[code], placeholder="Välj en eller flera", on_change=_choose_own,
        args=(record,),
    )  # fmt: skip
    state.heed(own, chosen, lambda workspace: _with_own(workspace, chosen, record))


def _choose_own(record: Record) -> None:
    chosen = state.told_by_widget("min_kommun")
    state.apply(lambda workspace: _with_own(workspace, chosen, record))


def _with_own(workspace: Workspace, chosen: Collection[str], record: Record) -> Workspace:
    return workspace.looking(own=tuple(code for code in record.kommuner if code in chosen))
