"""The shelf of saved scenarios: save, open, rename, reorder, copy, and delete with regret."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn

import streamlit as st

from gnv import markup, session, shelf_files, summary
from gnv.meeting import LONGEST_NAME, MOST_BUTTONS, MOST_ON_SHELF, Meeting, Removed, free_name, shelf_name
from gnv.model import InputError
from gnv.record import Facts

LOST = "borttaget"


def left_out() -> None:
    """Tell, on whichever page the link opened, what of it could not be used, until somebody says that it is seen."""
    for problem in st.session_state.problems:
        st.html(markup.problem(problem))
    if st.session_state.problems and st.button("Uppfattat"):
        st.session_state.problems = ()
        st.rerun()


def draw(meeting: Meeting, facts: Facts) -> None:
    """Draw the shelf and what can be done with it."""
    st.html(markup.section("Hyllan", f"Upp till {MOST_ON_SHELF} scenarier. De följer med i länken."))
    _save(meeting, facts)
    for position in range(len(meeting.shelf)):
        _row(meeting, position)
    _regret(meeting)
    shelf_files.draw(meeting, facts)
    _buttons(meeting, facts)


def _save(meeting: Meeting, facts: Facts) -> None:
    with st.form("spara", clear_on_submit=True, border=False):
        field, button = st.columns([4, 1], vertical_alignment="bottom")
        name = field.text_input(
            "Spara det som visas som", max_chars=LONGEST_NAME, placeholder=summary.title(meeting.scenario, facts)
        )
        if button.form_submit_button("Spara på hyllan", width="stretch"):
            _try(lambda: _once(meeting, name).saved(name.strip() or _default_name(meeting, facts)))


def _once(meeting: Meeting, name: str) -> Meeting:
    """The meeting; InputError where the very scenario is on the shelf already and nobody has given a new name."""
    already = next((named.name for named in meeting.shelf if named.scenario == meeting.scenario), None)
    if already and not name.strip():
        raise InputError(
            f"Det som visas ligger redan på hyllan som ”{already}”. Ge ett nytt namn för att spara det igen."
        )
    return meeting


def _default_name(meeting: Meeting, facts: Facts) -> str:
    """What is saved without a name is called what it is; with a number where another already is."""
    return free_name(shelf_name(summary.title(meeting.scenario, facts)[:LONGEST_NAME]), meeting.names)


def _row(meeting: Meeting, position: int) -> None:
    named = meeting.shelf[position]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        name = st.text_input(
            f"Namn på scenario {position + 1}", named.name, key=f"namn_{position}_{named.name}", max_chars=LONGEST_NAME
        )
        opens = st.button("Öppna", key=f"oppna_{position}")
        pins = st.button("Fäst som Nuläge", key=f"fast_{position}")
        raises = st.button("Flytta upp", key=f"upp_{position}", disabled=position == 0)
        copies = st.button("Kopiera", key=f"kopia_{position}", disabled=len(meeting.shelf) >= MOST_ON_SHELF)
        removes = st.button("Ta bort", key=f"bort_{position}")
    if name != named.name:
        _try(lambda: meeting.renamed(position, name))
    if opens:
        session.go(named.scenario)
    if pins:
        _keep(replace(meeting, pinned=named.scenario))
    if raises:
        _keep(meeting.raised(position))
    if copies:
        _try(lambda: meeting.duplicated(position))
    if removes:
        st.session_state[LOST] = meeting.place(position)
        _keep(meeting.removed(position))


def _regret(meeting: Meeting) -> None:
    """Offer to put back the scenario that was last removed; what has been done since stays."""
    lost: Removed | None = st.session_state.get(LOST)
    full = len(meeting.shelf) >= MOST_ON_SHELF
    told = "Hyllan är full. Ta bort ett annat först." if full else None
    if lost and st.button("Ångra borttagningen", icon=":material/undo:", disabled=full, help=told):
        del st.session_state[LOST]
        _keep(meeting.restored(lost))


def _buttons(meeting: Meeting, facts: Facts) -> None:
    """Which presets the presenter wants as buttons, on keys 1 to 3."""
    ids = {preset.name: preset.id for preset in facts.presets.values()}
    names = {preset_id: name for name, preset_id in ids.items()}
    picked = st.multiselect(
        "Mötets knappar (tangenterna 1–3, Page Up och Page Down)", list(ids), [names[one] for one in meeting.buttons],
        max_selections=MOST_BUTTONS, placeholder=f"Välj upp till {MOST_BUTTONS} förval", key=shelf_files.BUTTONS_WIDGET,
        select_all=False,
    )  # fmt: skip
    if (buttons := tuple(ids[name] for name in picked)) != meeting.buttons:
        _keep(replace(meeting, buttons=buttons))


def _try(change: Callable[[], Meeting]) -> None:
    try:
        changed = change()
    except InputError as error:
        st.html(markup.problem(str(error)))
    else:
        _keep(changed)


def _keep(meeting: Meeting) -> NoReturn:
    session.put_aside(meeting)
    st.rerun()
