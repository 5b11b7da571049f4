"""The meeting as a file to take home, and what of somebody's file one wants to use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from gnv import markup, scenario_file, session
from gnv.calculation import calculable
from gnv.meeting import MOST_ON_SHELF, Meeting, Named
from gnv.model import InputError
from gnv.record import Facts

BUTTONS_WIDGET = "motets_knappar"


def draw(meeting: Meeting, facts: Facts) -> None:
    """Draw the download of the whole meeting, and the opening of a file."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            "Spara allt som scenariofil",
            scenario_file.to_file(meeting, facts).encode(),
            file_name=f"scenarier-god-och-nara-vard_{date.today()}.toml",
            icon=":material/download:",
            on_click="ignore",
        )
    with st.expander("Öppna scenariofil", icon=":material/upload:"):
        _upload(meeting, facts)


def _upload(meeting: Meeting, facts: Facts) -> None:
    uploaded = st.file_uploader("Scenariofil (.toml)", type="toml", key="scenariofil")
    if uploaded is None:
        return
    try:
        opened = scenario_file.from_bytes(uploaded.getvalue(), facts)
    except InputError as error:
        st.html(markup.problem(f"{uploaded.name} går inte att använda, och inget av den har tillämpats. {error}"))
        return
    with st.container(horizontal=True):
        _use(meeting, opened, facts)
    _onto_shelf(meeting, opened, facts)


def _use(meeting: Meeting, opened: Meeting, facts: Facts) -> None:
    """Draw a button for each thing that a file has besides its named scenarios."""
    if st.button("Visa filens första scenario", disabled=not calculable(opened.scenario, facts)):
        session.go(opened.scenario)
    if opened.pinned and st.button("Fäst filens Nuläge", disabled=not calculable(opened.pinned, facts)):
        _keep(replace(meeting, pinned=opened.pinned))
    if opened.buttons and st.button("Använd filens knappar"):
        st.session_state[BUTTONS_WIDGET] = [facts.preset(one).name for one in opened.buttons]
        _keep(replace(meeting, buttons=opened.buttons))
    if opened.columns and st.button("Jämför som i filen", help="Av det som filen jämför: det som finns här"):
        _keep(replace(meeting, columns=opened.columns))


def _onto_shelf(meeting: Meeting, opened: Meeting, facts: Facts) -> None:
    """Draw the choice of which of a file's scenarios to put on the shelf, as many as there is room for."""
    named = {one.name: one for one in opened.shelf if calculable(one.scenario, facts)}
    _tell_left_out([one for one in opened.shelf if one.name not in named])
    free = MOST_ON_SHELF - len(meeting.shelf)
    picked = st.multiselect(
        f"Lägg på hyllan (plats för {free})", list(named), list(named)[:free], max_selections=free or 1,
        placeholder="Välj scenarier", select_all=False,
    )  # fmt: skip
    if st.button("Lägg på hyllan", disabled=not picked or not free):
        _keep(meeting.added(named[name] for name in picked))


def _tell_left_out(impossible: list[Named]) -> None:
    if impossible:
        names = ", ".join(f"”{one.name}”" for one in impossible)
        st.html(markup.problem(f"Avdragen är större än potten, så det går inte att räkna på: {names}."))


def _keep(meeting: Meeting) -> None:
    session.put_aside(meeting)
    st.rerun()
