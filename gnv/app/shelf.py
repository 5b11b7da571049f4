"""The saved scenarios: save, open, rename, reorder, copy and remove; to a file and from one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import DeletedFile, UploadedFile

from gnv.app import blocks, own_figures_store, state
from gnv.app.session import memory
from gnv.core.calculation import calculable
from gnv.core.own_figures import told_of
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.formatting import shortened
from gnv.words import scenario as scenario_words
from gnv.workspace import meeting, scenario_file
from gnv.workspace.workspace import (
    LONGEST_NAME,
    MOST_ON_SHELF,
    Named,
    Workspace,
    checked_name,
    free_name,
)

SAVE_AS, PICKED = "spara_som", "lagg_pa_hyllan"
OPENED, UPLOADER, LOST = "opened_file", "number_of_uploader", "uploaded_file_is_lost"


def left_out() -> None:
    """Tell, on whichever page the link opened, what of it could not be used, until somebody says that it is seen."""
    problems: tuple[str, ...] = memory().get(state.PROBLEMS, ())
    for problem in problems:
        st.html(blocks.problem(problem))
    if problems:
        st.button("Uppfattat", on_click=memory().pop, args=(state.PROBLEMS, None))


def draw() -> None:
    """Draw the saved scenarios and what can be done with them."""
    workspace = state.workspace()
    st.html(blocks.section("Sparade scenarier", f"Upp till {MOST_ON_SHELF}. De följer med i länken."))
    for named in workspace.shelf:
        _row(named, workspace)
    _files(workspace)


def save(workspace: Workspace, record: Record) -> None:
    """Draw the field and the button that save what is on screen."""
    with st.form("spara", clear_on_submit=True, border=False):
        st.text_input("Spara det som visas som", key=SAVE_AS, max_chars=LONGEST_NAME,
                         placeholder=scenario_words.title(workspace.scenario, record))  # fmt: skip
        st.form_submit_button("Spara scenariot", width="stretch", on_click=_save_now, args=(record,))


def _save_now(record: Record) -> None:
    name = str(st.session_state[SAVE_AS]).strip()

    def saved(workspace: Workspace) -> Workspace:
        already = next((named.name for named in workspace.shelf if named.scenario == workspace.scenario), None)
        if already and not name:
            raise InputError(f"Det som visas är redan sparat som ”{already}”. Ge ett nytt namn för att spara det igen.")
        return workspace.saved(name or _default_name(workspace, record))

    state.apply(saved)


def _default_name(workspace: Workspace, record: Record) -> str:
    """What is saved without a name is called what it is; with a number where another already is."""
    return free_name(checked_name(scenario_words.title(workspace.scenario, record)[:LONGEST_NAME]), workspace.names)


def _row(named: Named, workspace: Workspace) -> None:
    name, full = named.name, len(workspace.shelf) >= MOST_ON_SHELF
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        widget = f"namn_{name}"
        st.text_input(f"Namn på det sparade scenariot {name}", name, key=state.widget_key(widget, name),
                      max_chars=LONGEST_NAME, on_change=_rename, args=(name, widget))  # fmt: skip
        for label, change, disabled in (
            ("Öppna", lambda one: one.opened(name), False),
            ("Fäst som Nuläge", lambda one: replace(one, pinned=named.scenario), False),
            ("Flytta upp", lambda one: one.raised(name), workspace.names[0] == name),
            ("Kopiera", lambda one: one.duplicated(name), full),
            ("Ta bort", lambda one: one.removed(name), False),
        ):
            st.button(label, key=f"{label}_{name}", disabled=disabled, on_click=state.apply, args=(change,))


def _rename(name: str, widget: str) -> None:
    new = str(state.told_by_widget(widget))
    state.apply(lambda workspace: workspace.renamed(name, new))


def _files(workspace: Workspace) -> None:
    """Draw the download of the whole workspace, and the opening of a file."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        download(key="spara_scenariofil")
    with st.expander("Öppna scenariofil", icon=":material/upload:"):
        _upload(workspace)


def download(*, key: str) -> None:
    """Draw the download of the whole workspace as a scenario file."""
    st.download_button(
        "Spara allt som scenariofil",
        scenario_file.to_file(state.workspace(), state.record()).encode(),
        file_name=f"scenarier-god-och-nara-vard_{date.today()}.toml",
        icon=":material/download:",
        on_click="ignore",
        key=key,
    )


def _upload(workspace: Workspace) -> None:
    uploaded = _uploaded()
    if uploaded is None:
        return
    opened = _read_once(uploaded)
    if isinstance(opened, InputError):
        told = f"{shortened(uploaded.name)} går inte att använda, och inget av den har tillämpats. {opened}"
        st.html(blocks.problem(told))
        return
    try:
        record = state.record_with(workspace.own.joined(opened.own))
    except InputError as error:  # own figures that have been added here since, and can't stand beside the file's
        st.html(blocks.problem(str(error)))
        return
    if opened.own:
        st.html(blocks.note(f"{told_of(opened.own)} De läggs till när något ur filen används."))
    with st.container(horizontal=True):
        _use(opened, record)
    _onto_shelf(workspace, opened, record)


def _uploaded() -> UploadedFile | None:
    """Draw where a file is chosen.

    The browser goes on showing the name of a file that went with a restarted server: then an empty field is drawn in
    its place, and that is said until another file is chosen.
    """
    place = st.empty()
    uploaded = _uploader(place)
    if isinstance(st.session_state[_uploader_key()], DeletedFile):
        memory()[UPLOADER] = memory().get(UPLOADER, 0) + 1
        memory()[LOST] = True
        uploaded = _uploader(place)
    if uploaded is not None:
        memory().pop(LOST, None)
    elif LOST in memory():
        lost = "Filen som var vald finns inte kvar: servern har startats om. Välj den igen om du vill använda den."
        st.html(blocks.problem(lost))
    return uploaded


def _uploader(place: DeltaGenerator) -> UploadedFile | None:
    return place.file_uploader("Scenariofil (.toml)", type="toml", key=_uploader_key())


def _uploader_key() -> str:
    return f"scenariofil_{memory().get(UPLOADER, 0)}"


def _read_once(uploaded: UploadedFile) -> Workspace | InputError:
    """What a file holds, or why it can't be used. A page runs at each move of a slider; a file is read once.

    Its own figures are remembered, so that a link which rests on them opens.
    """
    file_id, found = memory().get(OPENED, ("", None))
    of_county = f"{uploaded.file_id} {state.workspace().county_files}"
    if file_id != of_county:
        try:
            own = scenario_file.own_figures(uploaded.getvalue())
            record = state.record_with(state.workspace().own.joined(own))
            found = scenario_file.from_bytes(uploaded.getvalue(), record)
            own_figures_store.remember(own)
        except InputError as error:
            found = error
        memory()[OPENED] = (of_county, found)
    return cast("Workspace | InputError", found)


def _use(opened: Workspace, record: Record) -> None:
    """Draw a button for each thing that a file has besides its named scenarios."""
    pinned = opened.pinned
    st.button("Visa filens första scenario", disabled=not calculable(opened.scenario, record), on_click=_apply,
              args=(opened, lambda one: one.showing(opened.scenario)))  # fmt: skip
    if pinned:
        st.button("Fäst filens Nuläge", disabled=not calculable(pinned, record), on_click=_apply,
                  args=(opened, lambda one: replace(one, pinned=pinned)))  # fmt: skip
    if opened.buttons:
        st.button("Använd filens knappar", on_click=_apply,
                  args=(opened, lambda one: _with_meeting(one, opened, record)))  # fmt: skip
    if opened.columns:
        st.button("Jämför som i filen", help="Av det som filen jämför: det som finns här", on_click=_apply,
                  args=(opened, lambda one: replace(one, columns=opened.columns)))  # fmt: skip


def _apply(opened: Workspace, change: state.Do) -> None:
    """Use something of a file, and with it the file's own figures."""
    state.apply(lambda one: state.with_own_figures(change(one), one.own.joined(opened.own)))


def _with_meeting(workspace: Workspace, opened: Workspace, record: Record) -> Workspace:
    """The meeting of a file, without the steps whose saved scenarios have not been put on the shelf here."""
    here = meeting.possible_steps(workspace, record)
    return replace(workspace, buttons=tuple(step for step in opened.buttons if step in here))


def _onto_shelf(workspace: Workspace, opened: Workspace, record: Record) -> None:
    """Draw the choice of which of a file's scenarios to save, as many as there is room for."""
    named = {one.name: one for one in opened.shelf if calculable(one.scenario, record)}
    _tell_impossible([one.name for one in opened.shelf if one.name not in named])
    free = MOST_ON_SHELF - len(workspace.shelf)
    picked = st.multiselect(
        f"Spara filens scenarier (plats för {free})", list(named), list(named)[:free], max_selections=free or 1,
        placeholder="Välj scenarier", select_all=False, key=PICKED,
    )  # fmt: skip
    st.button("Spara de valda", disabled=not picked or not free, on_click=_add, args=(opened, named))


def _add(opened: Workspace, named: dict[str, Named]) -> None:
    chosen = [named[name] for name in st.session_state[PICKED] if name in named]
    _apply(opened, lambda workspace: workspace.added(chosen))


def _tell_impossible(names: Sequence[str]) -> None:
    if names:
        quoted = ", ".join(f"”{name}”" for name in names)
        st.html(blocks.problem(f"Avdragen är större än potten, så det går inte att räkna på: {quoted}."))
