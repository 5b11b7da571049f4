"""The sidebar: from the record, by way of widgets, to a scenario. Drawn once a run, by app.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import streamlit as st

from gnv import (
    address,
    drawn,
    link,
    live,
    markup,
    parameter_controls,
    replay,
    session,
    summary,
    take_home,
    telling,
    theme,
)
from gnv.calculation import calculable
from gnv.history import History
from gnv.meeting import Meeting
from gnv.record import Facts
from gnv.scenario import Scenario

PRICE_TAG_HELP = "Vad ett steg uppåt på varje reglage gör med nettot"


def sidebar(facts: Facts) -> None:
    """Draw the controls. They hold the present scenario's values, or make another the present one."""
    history = session.history()
    with st.sidebar:
        _meeting_buttons(facts)
        _preset_choice(history.present, facts)
        _steps(history, facts)
        _compared(facts)
        take_home.copy_link(session.meeting(), facts)
        st.multiselect("Min kommun", list(facts.kommuner.values()), key=session.KOMMUN_WIDGET, bind="query-params",
                       placeholder="Välj en eller flera", select_all=False)  # fmt: skip
        place = st.container()
        tagged = st.toggle("Visa prislappar", key=link.PRICE_TAGS, bind="query-params", help=PRICE_TAG_HELP)
        with place:
            parameter_controls.draw(history.present, facts, tagged=tagged)
        live.listen()
        with st.container(key=theme.UNSEEN):
            address.remember(session.meeting(), facts, first=not session.settled())
            drawn.number()


def measure(view: str, *, page: str = "") -> tuple[str, bool]:
    """Draw what the kommuner are measured by: kind of money, and whether it is told per inhabitant."""
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        found = kind(view, page=page)
        per = _looked_at("Mått", link.MEASURES, link.MEASURES[0], link.MEASURE, page)
    return found, per == link.MEASURES[1]


def kind(view: str, *, page: str = "") -> str:
    """Draw the choice of the kind of money that is looked at."""
    return _looked_at("Pengar", link.KINDS, view, link.KIND, page)


def _looked_at(label: str, options: Sequence[str], default: str, key: str, page: str) -> str:
    """A choice of view: the start page's is in the address, another page's is that page's own."""
    if page:
        return str(st.segmented_control(label, options, default=default, required=True, key=f"{key}_{page}",
                                        label_visibility="collapsed", persist_state="session"))  # fmt: skip
    return str(st.segmented_control(label, options, default=default, required=True, key=key,
                                    label_visibility="collapsed", bind="query-params"))  # fmt: skip


def last_step(facts: Facts) -> None:
    """Tell what the last step did. Nothing before the first step."""
    before, after = replay.last_step()
    if before is None or not (calculable(before, facts) and calculable(after, facts)):
        return
    told = telling.last_step(before, after, facts, session.own_kommuner(facts))
    st.html(markup.last_step(told, replaying=replay.replaying()))


def _meeting_buttons(facts: Facts) -> None:
    """The presets that the presenter has picked: keys 1 to 3, and Page Up and Page Down to step through them."""
    ids = session.meeting().buttons
    if not ids:
        return
    present = session.meeting().scenario.preset
    at = ids.index(present) if present in ids else -1
    for position, preset_id in enumerate(ids):
        preset = facts.preset(preset_id)
        kind: Literal["primary", "secondary"] = "primary" if position == at else "secondary"
        if st.button(
            f"{position + 1}. {preset.name}",
            key=f"knapp_{position}",
            type=kind,
            shortcut=str(position + 1),
            width="stretch",
        ):
            session.go(facts.scenario(preset_id), view=preset.view)
    with st.container(horizontal=True, gap="small"):
        st.button("Föregående", shortcut="PageUp", on_click=_turn, args=(-1, facts))
        st.button("Nästa", shortcut="PageDown", on_click=_turn, args=(1, facts))


def _turn(steps: int, facts: Facts) -> None:
    """To the next or the previous of the meeting's presets, as a callback: a clicker is fast (see session.step)."""
    meeting = session.meeting()
    ids, present = meeting.buttons, meeting.scenario.preset
    at = ids.index(present) if present in ids else -1
    target = facts.preset(ids[min(max(at + steps, 0), len(ids) - 1)])
    session.show(facts.scenario(target.id), facts, view=target.view)


def _preset_choice(present: Scenario, facts: Facts) -> None:
    ids = {preset.name: preset.id for preset in facts.presets.values()}
    preset = facts.preset(present.preset)
    index = list(ids.values()).index(preset.id)
    chosen = facts.preset(
        ids[st.selectbox("Förval", list(ids), index=index, key=session.PRESET_WIDGET, help=preset.description)]
    )
    if chosen is not preset:
        session.go(facts.scenario(chosen.id), view=chosen.view)


def _steps(history: History, facts: Facts) -> None:
    """Undo, redo, and a reset that tells what it resets."""
    made = summary.changes(history.present, facts)
    named = ", ".join(one.parameter.name for one in made)
    told = f"Återställer till förvalet: {named}" if made else "Inget är ändrat från förvalet"
    with st.container(horizontal=True, gap="small"):
        st.button("Ångra", disabled=not history.can_undo, on_click=session.step, args=(-1, facts))
        st.button("Gör om", disabled=not history.can_redo, on_click=session.step, args=(1, facts))
        if st.button(f"Återställ ({len(made)})" if made else "Återställ", disabled=not made, help=told):
            session.go(facts.scenario(history.present.preset))


def _compared(facts: Facts) -> None:
    """What is on screen against the Nuläge, and against what was before the last step."""
    with st.container(horizontal=True, gap="small"):
        _pin(session.meeting(), facts)
        before, after = replay.last_step()
        possible = before is not None and calculable(before, facts) and calculable(after, facts)
        told = "Visar det senaste steget en gång till: först läget före, sedan läget efter"
        if st.button("Visa igen", help=told, disabled=not possible or replay.replaying()):
            replay.again()


def _pin(meeting: Meeting, facts: Facts) -> None:
    """Pin what is on screen as the Nuläge that all is compared with; or, where one is pinned, swap and unpin."""
    possible = calculable(meeting.scenario, facts)
    if meeting.pinned is None:
        told = "Det som visas nu blir det Nuläge som allt därefter jämförs med"
        if st.button("Fäst som Nuläge", help=told, disabled=not possible):
            session.put_aside(replace(meeting, pinned=meeting.scenario))
            st.rerun()
    else:
        told = f"Visa det fästa: {summary.title(meeting.pinned, facts)}"
        if st.button("Byt plats", help=told, disabled=not possible):
            swapped = meeting.swapped()
            session.travel(session.history().turned(swapped.scenario, pinned=swapped.pinned))
        if st.button("Lossa", help="Jämför med förvalet igen"):
            session.put_aside(replace(meeting, pinned=None))
            st.rerun()
