"""The shelf of saved scenarios: save, open, rename, reorder, copy, and delete with regret."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NoReturn, cast

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from gnv.app import blocks, state
from gnv.core.calculation import calculable
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.formatting import shortened
from gnv.words import scenario as scenario_words
from gnv.workspace import scenario_file
from gnv.workspace.workspace import (
    LONGEST_NAME,
    MOST_BUTTONS,
    MOST_ON_SHELF,
    Named,
    Removed,
    Workspace,
    checked_name,
    free_name,
)

LOST = "borttaget"
OPENED = "opened_file"
BUTTONS_WIDGET = "motets_knappar"


def left_out() -> None:
    """Tell, on whichever page the link opened, what of it could not be used, until somebody says that it is seen."""
    for problem in st.session_state.problems:
        st.html(blocks.problem(problem))
    if st.session_state.problems and st.button("Uppfattat"):
        st.session_state.problems = ()
        st.rerun()


def draw(workspace: Workspace, record: Record) -> None:
    """Draw the shelf and what can be done with it."""
    st.html(blocks.section("Hyllan", f"Upp till {MOST_ON_SHELF} scenarier. De följer med i länken."))
    _save(workspace, record)
    for position in range(len(workspace.shelf)):
        _row(workspace, position)
    _regret(workspace)
    draw_files(workspace, record)
    _buttons(workspace, record)


def _save(workspace: Workspace, record: Record) -> None:
    with st.form("spara", clear_on_submit=True, border=False):
        field, button = st.columns([4, 1], vertical_alignment="bottom")
        name = field.text_input(
            "Spara det som visas som",
            max_chars=LONGEST_NAME,
            placeholder=scenario_words.title(workspace.scenario, record),
        )
        if button.form_submit_button("Spara på hyllan", width="stretch"):
            _try(lambda: _once(workspace, name).saved(name.strip() or _default_name(workspace, record)))


def _once(workspace: Workspace, name: str) -> Workspace:
    """The meeting; InputError where the very scenario is on the shelf already and nobody has given a new name."""
    already = next((named.name for named in workspace.shelf if named.scenario == workspace.scenario), None)
    if already and not name.strip():
        raise InputError(
            f"Det som visas ligger redan på hyllan som ”{already}”. Ge ett nytt namn för att spara det igen."
        )
    return workspace


def _default_name(workspace: Workspace, record: Record) -> str:
    """What is saved without a name is called what it is; with a number where another already is."""
    return free_name(checked_name(scenario_words.title(workspace.scenario, record)[:LONGEST_NAME]), workspace.names)


def _row(workspace: Workspace, position: int) -> None:
    named = workspace.shelf[position]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        name = st.text_input(
            f"Namn på scenario {position + 1}", named.name, key=f"namn_{position}_{named.name}", max_chars=LONGEST_NAME
        )
        opens = st.button("Öppna", key=f"oppna_{position}")
        pins = st.button("Fäst som Nuläge", key=f"fast_{position}")
        raises = st.button("Flytta upp", key=f"upp_{position}", disabled=position == 0)
        copies = st.button("Kopiera", key=f"kopia_{position}", disabled=len(workspace.shelf) >= MOST_ON_SHELF)
        removes = st.button("Ta bort", key=f"bort_{position}")
    if name != named.name:
        _try(lambda: workspace.renamed(position, name))
    if opens:
        state.go(named.scenario)
    if pins:
        _keep(replace(workspace, pinned=named.scenario))
    if raises:
        _keep(workspace.raised(position))
    if copies:
        _try(lambda: workspace.duplicated(position))
    if removes:
        st.session_state[LOST] = workspace.place(position)
        _keep(workspace.removed(position))


def _regret(workspace: Workspace) -> None:
    """Offer to put back the scenario that was last removed; what has been done since stays."""
    lost: Removed | None = st.session_state.get(LOST)
    full = len(workspace.shelf) >= MOST_ON_SHELF
    told = "Hyllan är full. Ta bort ett annat först." if full else None
    if lost and st.button("Ångra borttagningen", icon=":material/undo:", disabled=full, help=told):
        del st.session_state[LOST]
        _keep(workspace.restored(lost))


def _buttons(workspace: Workspace, record: Record) -> None:
    """Which presets the presenter wants as buttons, on keys 1 to 3."""
    ids = {preset.name: preset.id for preset in record.presets.values()}
    names = {preset_id: name for name, preset_id in ids.items()}
    picked = st.multiselect(
        "Mötets knappar (tangenterna 1–3, Page Up och Page Down)", list(ids), [names[one] for one in workspace.buttons],
        max_selections=MOST_BUTTONS, placeholder=f"Välj upp till {MOST_BUTTONS} förval", key=BUTTONS_WIDGET,
        select_all=False,
    )  # fmt: skip
    if (buttons := tuple(ids[name] for name in picked)) != workspace.buttons:
        _keep(replace(workspace, buttons=buttons))


def _try(change: Callable[[], Workspace]) -> None:
    try:
        changed = change()
    except InputError as error:
        st.html(blocks.problem(str(error)))
    else:
        _keep(changed)


def _keep(workspace: Workspace) -> NoReturn:
    state.put_aside(workspace)
    st.rerun()


def draw_files(workspace: Workspace, record: Record) -> None:
    """Draw the download of the whole meeting, and the opening of a file."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            "Spara allt som scenariofil",
            scenario_file.to_file(workspace, record).encode(),
            file_name=f"scenarier-god-och-nara-vard_{date.today()}.toml",
            icon=":material/download:",
            on_click="ignore",
        )
    with st.expander("Öppna scenariofil", icon=":material/upload:"):
        _upload(workspace, record)


def _upload(workspace: Workspace, record: Record) -> None:
    uploaded = st.file_uploader("Scenariofil (.toml)", type="toml", key="scenariofil")
    if uploaded is None:
        return
    opened = _read_once(uploaded, record)
    if isinstance(opened, InputError):
        told = f"{shortened(uploaded.name)} går inte att använda, och inget av den har tillämpats. {opened}"
        st.html(blocks.problem(told))
        return
    with st.container(horizontal=True):
        _use(workspace, opened, record)
    _onto_shelf(workspace, opened, record)


def _read_once(uploaded: UploadedFile, record: Record) -> Workspace | InputError:
    """What a file holds, or why it can't be used. A page runs at each move of a slider; a file is read once."""
    file_id, found = st.session_state.get(OPENED, ("", None))
    if file_id != uploaded.file_id:
        try:
            found = scenario_file.from_bytes(uploaded.getvalue(), record)
        except InputError as error:
            found = error
        st.session_state[OPENED] = (uploaded.file_id, found)
    return cast("Workspace | InputError", found)


def _use(workspace: Workspace, opened: Workspace, record: Record) -> None:
    """Draw a button for each thing that a file has besides its named scenarios."""
    if st.button("Visa filens första scenario", disabled=not calculable(opened.scenario, record)):
        state.go(opened.scenario)
    if opened.pinned and st.button("Fäst filens Nuläge", disabled=not calculable(opened.pinned, record)):
        _keep_opened(replace(workspace, pinned=opened.pinned))
    if opened.buttons and st.button("Använd filens knappar"):
        st.session_state[BUTTONS_WIDGET] = [record.preset(one).name for one in opened.buttons]
        _keep_opened(replace(workspace, buttons=opened.buttons))
    if opened.columns and st.button("Jämför som i filen", help="Av det som filen jämför: det som finns här"):
        _keep_opened(replace(workspace, columns=opened.columns))


def _onto_shelf(workspace: Workspace, opened: Workspace, record: Record) -> None:
    """Draw the choice of which of a file's scenarios to put on the shelf, as many as there is room for."""
    named = {one.name: one for one in opened.shelf if calculable(one.scenario, record)}
    _tell_left_out([one for one in opened.shelf if one.name not in named])
    free = MOST_ON_SHELF - len(workspace.shelf)
    picked = st.multiselect(
        f"Lägg på hyllan (plats för {free})", list(named), list(named)[:free], max_selections=free or 1,
        placeholder="Välj scenarier", select_all=False,
    )  # fmt: skip
    if st.button("Lägg på hyllan", disabled=not picked or not free):
        _keep_opened(workspace.added(named[name] for name in picked))


def _tell_left_out(impossible: list[Named]) -> None:
    if impossible:
        names = ", ".join(f"”{one.name}”" for one in impossible)
        st.html(blocks.problem(f"Avdragen är större än potten, så det går inte att räkna på: {names}."))


def _keep_opened(workspace: Workspace) -> None:
    state.put_aside(workspace)
    st.rerun()
