"""The part of the page Egna tal that adds a key: numbers per kommun, shown before they are used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile

from gnv.app import blocks, state
from gnv.app.own_figures import LAST_NAME, take_into_use, uploaded
from gnv.app.session import memory
from gnv.core.records import OWN, InputError
from gnv.loading import own_key, uploads
from gnv.loading.own_key import KeyDraft
from gnv.loading.uploads import Column, Reading
from gnv.tables import html
from gnv.tables.own_figures import read_key
from gnv.words import own_figures as words
from gnv.workspace.workspace import Workspace

OFFERED, NUMBER = "egen_nyckel_last", "egen_nyckel_nummer"
PASTED, COLUMN = "egen_nyckel_text", "egen_nyckel_kolumn"


@dataclass(frozen=True)
class _Offered:
    """What has been read and not been used: a reading, or why there is none."""

    reading: Reading | None
    refusal: str = ""


def section() -> None:
    """Draw where a key comes from, what was read of it, and the button that uses it."""
    st.html(blocks.section("Lägg till en fördelningsnyckel", words.ADD_KEY))
    of_file, pasted = st.tabs(["Fil", "Klistra in"])
    with of_file:
        _file()
    with pasted, st.form("egen_nyckel_klistra", border=False):
        st.text_area("Celler kopierade ur ett kalkylblad", key=PASTED, height=160,
                     placeholder="Kommun och tal, en kommun per rad")  # fmt: skip
        st.form_submit_button("Läs den inklistrade nyckeln", on_click=_read_pasted)
    _added()
    found: _Offered | None = memory().get(OFFERED)
    if found and found.reading:
        _offered(found.reading)
    elif found:
        st.html(blocks.problem(f"{found.refusal} Inget har ändrats."))


def _added() -> None:
    """Draw what to do next with the keys that have been added, if any."""
    names = [key.name for key in state.record().keys.values() if key.origin.status == OWN]
    if names:
        st.html(blocks.answer(words.next_step(names)))
        st.page_link("gnv/pages/fordelning.py", label="Till Fördelning", icon=":material/arrow_forward:")


def _file() -> None:
    key = _key("fil")
    st.file_uploader("Tal per kommun: CSV, TSV, text eller Excel (.xlsx), högst 5 MB", key=key,
                     on_change=_read_file, args=(key,))  # fmt: skip
    if isinstance(st.session_state.get(key), DeletedFile):
        st.html(blocks.problem("Servern har startats om, och filen som var vald finns inte kvar. Välj den igen."))


def _read_file(key: str) -> None:
    found = uploaded(key)
    if found is None:
        memory().pop(OFFERED, None)
    else:
        _offer(lambda names: uploads.read_key_file(found.getvalue(), found.name, names))


def _read_pasted() -> None:
    text = str(st.session_state[PASTED])
    _offer(lambda names: uploads.read_key_pasted(text, names))


def _offer(read: Callable[[Mapping[str, str]], Reading]) -> None:
    """Read something, and keep what came of it to be looked at."""
    try:
        offered = _Offered(read(state.record().kommuner))
    except InputError as error:
        offered = _Offered(None, str(error))
    st.session_state.pop(COLUMN, None)
    memory()[OFFERED] = offered


def _offered(reading: Reading) -> None:
    st.html(blocks.section(words.heading(reading), words.NOT_YET))
    for warning in reading.warnings:
        st.html(blocks.problem(warning))
    column = _column(reading)
    if column:
        _shown(reading, column)
    if reading.remarks:
        st.html(blocks.points("Att veta", reading.remarks))
    if reading.ignored:
        st.html(blocks.points("Inte med, och varför", reading.ignored))


def _column(reading: Reading) -> Column | None:
    if not reading.must_choose:
        return reading.columns[0]
    titles = {column.id: words.key_column_title(column) for column in reading.columns}
    chosen = st.selectbox("Vilken kolumn är nyckeln?", list(titles), index=None, key=COLUMN,
                          format_func=lambda one: titles[one], placeholder="Välj en kolumn")  # fmt: skip
    return reading.column(chosen) if chosen else None


def _shown(reading: Reading, column: Column) -> None:
    for warning in column.warnings:
        st.html(blocks.problem(warning))
    if own_key.nothing_to_share_by(column):
        st.html(blocks.problem(words.NO_KEY_NUMBERS))
        return
    st.html(blocks.paragraph(words.key_total(column)))
    _form(reading, column)
    record = state.record()
    population = record.populations[state.workspace().scenario.text(record.population_choice.key)]
    table = read_key(column.numbers, population, record.kommuner, title=words.key_title(column))
    st.html(html.dense(html.write(table)))


def _form(reading: Reading, column: Column) -> None:
    with st.form("egen_nyckel_anvand", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Nyckelns namn", column.title[: own_key.LONGEST_NAME], key=_key("namn", column),
                      max_chars=own_key.LONGEST_NAME, width=260)  # fmt: skip
        st.text_input("Vad räknar talen (enhet)?", key=_key("enhet", column), max_chars=own_key.LONGEST_UNIT,
                      placeholder="patienter", width=200)  # fmt: skip
        st.text_input("Vem lägger in nyckeln?", memory().get(LAST_NAME, ""), key=_key("vem", column),
                      max_chars=60, placeholder="Namn och organisation", width=300)  # fmt: skip
        st.form_submit_button("Använd nyckeln", type="primary", on_click=_accept, args=(reading, column))


def _key(field: str, column: Column | None = None) -> str:
    """The key of a field; it is another once a key has been added, and for each column."""
    of = f"_{column.id}_{column.title}" if column else ""
    return f"egen_nyckel_{field}_{memory().get(NUMBER, 0)}{of}"


def _accept(reading: Reading, column: Column) -> None:
    name, unit, who = (str(st.session_state[_key(field, column)]) for field in ("namn", "enhet", "vem"))

    def used(workspace: Workspace) -> Workspace:
        record, draft = state.record_with(workspace.own), KeyDraft(name=name, unit=unit, said_by=who)
        added = own_key.addition(reading, column, draft, record, today=date.today())
        return state.with_own_figures(workspace, workspace.own.added(added))

    take_into_use(used, said_by=who, form=NUMBER, held=OFFERED)
