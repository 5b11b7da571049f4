"""Own figures on the page: what is in use, where new ones come from, and what was read before it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile, UploadedFile

from gnv.app import blocks, own_figures_store, shelf, state
from gnv.app.session import at_once, memory
from gnv.core import keys
from gnv.core.own_figures import Addition
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.exports.files import zipped
from gnv.loading import own_population, scb, uploads
from gnv.loading.additions import files_for_data
from gnv.loading.own_amount import entry_of
from gnv.loading.uploads import Column, Reading
from gnv.tables import html
from gnv.tables.own_figures import read_population
from gnv.words import own_figures as words
from gnv.workspace import scenario_file
from gnv.workspace.link import OwnFiguresMissingError
from gnv.workspace.workspace import Workspace

OFFERED, UPLOADER, LAST_NAME = "egna_tal_lasta", "egna_tal_nummer", "egna_tal_namn"
PASTED, COLUMN, WHO, MONTH = "egna_tal_text", "egna_tal_kolumn", "egna_tal_vem", "egna_tal_manad"
# What is being changed, by its source_id; and what the keys of the fields of an amount's form begin with. The form's
# number is in the state, and a new one draws the fields anew.
EDITED, AMOUNT_FORM = "eget_andras", "eget_belopp"
MISSING, NOT_THOSE = "egna_tal_saknade", "egna_tal_fel_fil"


@dataclass(frozen=True)
class _Offered:
    """What has been read and not been used: a reading, or why there is none."""

    reading: Reading | None
    refusal: str = ""


def in_use() -> None:
    """Draw the own figures in use, whose they are, how each is changed and removed, and what to take home of them."""
    own, record = state.workspace().own, state.record()
    if not own:
        return
    st.html(blocks.section("I bruk", words.travels(own)))
    chosen = state.workspace().scenario.text(record.population_choice.key)
    for one in own.additions:
        text, choose, away = st.columns([10, 3, 2], vertical_alignment="center")
        dates = [found.id for found in record.populations.values() if found.origin.source.id == one.source_id]
        new_keys = [key for key in record.keys.values() if key.origin.source.id == one.source_id]
        counted = chosen in dates or any(keys.counts(key, state.workspace().scenario, record) for key in new_keys)
        text.html(blocks.paragraph(words.in_use(one, dates, chosen=counted, has_key=bool(new_keys))))
        if dates and chosen not in dates:
            choose.button("Räkna med dem", key=f"valj_{one.source_id}", on_click=_choose, args=(dates[0],))
        if entry_of(one, record):
            choose.button("Ändra", key=f"andra_{one.source_id}", on_click=_edit, args=(one,))
        away.button("Ta bort", key=f"bort_{one.source_id}", on_click=_remove, args=(one,))
    with st.container(horizontal=True):
        shelf.download(key="egna_tal_scenariofil")
        st.download_button(
            "Filerna för mappen data (ZIP)",
            lambda: zipped((path, text.encode()) for path, text in files_for_data(state.data_files(), own).items()),
            file_name=f"data-med-egna-tal_{date.today()}.zip",
            icon=":material/folder_zip:",
            on_click="ignore",
        )
        st.page_link("gnv/pages/budget.py", label="Till Budget", icon=":material/arrow_forward:")


def _choose(date_id: str) -> None:
    key = state.record().population_choice.key
    state.apply(lambda workspace: workspace.with_values({key: date_id}))


def _edit(one: Addition) -> None:
    with at_once() as kept:
        kept[EDITED] = one.source_id
        kept[AMOUNT_FORM] = kept.get(AMOUNT_FORM, 0) + 1


def _remove(one: Addition) -> None:
    state.apply(lambda workspace: state.with_own_figures(workspace, workspace.own.without(one.source_id)))


def ask_for_file(missing: OwnFiguresMissingError) -> None:
    """Draw where the scenario file is opened that holds the own figures of a link; the link then opens by itself."""
    st.file_uploader("Scenariofilen (.toml) som länken hör till", type="toml", key=MISSING,
                     on_change=_take_from_file, args=(missing.checksum,))  # fmt: skip
    if told := memory().get(NOT_THOSE):
        st.html(blocks.problem(told))


def _take_from_file(checksum: str) -> None:
    """Remember the own figures of a scenario file; where they are the link's, the next run opens it."""
    found = uploaded(MISSING)
    with at_once() as kept:
        kept[NOT_THOSE] = _why_not_those(found.getvalue(), checksum) if found else ""


def _why_not_those(data: bytes, checksum: str) -> str:
    """Remember the own figures of a scenario file; returns why they are not those of a link, empty where they are."""
    try:
        own = scenario_file.own_figures(data)
        state.record_with(own)
    except InputError as error:
        return f"Filen går inte att använda. {error}"
    own_figures_store.remember(own)
    if own.checksum == checksum:
        return ""
    there = f"har kontrollsumman {own.checksum}" if own else "finns inte"
    return f"Det är inte den filen: dess egna tal {there}, och länkens har {checksum}."


def uploaded(key: str) -> UploadedFile | None:
    """The file that has been chosen; none where it was taken away, or went with a restarted server."""
    found = cast("UploadedFile | DeletedFile | None", st.session_state[key])
    return None if isinstance(found, DeletedFile) else found


def sources() -> None:
    """Draw the three ways in: a file, what is pasted, and SCB."""
    of_file, pasted, from_scb = st.tabs(["Fil", "Klistra in", "Hämta från SCB"])
    with of_file:
        _file()
    with pasted, st.form("egna_tal_klistra", border=False):
        st.text_area("Celler kopierade ur ett kalkylblad", key=PASTED, height=160,
                     placeholder="Kommun och folkmängd, en kommun per rad")  # fmt: skip
        st.form_submit_button("Läs det inklistrade", on_click=_read_pasted)
    with from_scb:
        _scb()


def _file() -> None:
    key = f"egna_tal_fil_{memory().get(UPLOADER, 0)}"
    st.file_uploader("Befolkning per kommun: CSV, TSV, text eller Excel (.xlsx), högst 5 MB", key=key,
                     on_change=_read_file, args=(key,))  # fmt: skip
    if isinstance(st.session_state.get(key), DeletedFile):
        st.html(blocks.problem("Servern har startats om, och filen som var vald finns inte kvar. Välj den igen."))


def _read_file(key: str) -> None:
    found = uploaded(key)
    if found is None:
        memory().pop(OFFERED, None)
    else:
        _offer(lambda names, known: uploads.read_file(found.getvalue(), found.name, names, known))


def _read_pasted() -> None:
    text = str(st.session_state[PASTED])
    _offer(lambda names, known: uploads.read_pasted(text, names, known))


def _scb() -> None:
    st.html(blocks.paragraph(words.SCB))
    place = st.empty()
    if place.button("Hämta de senaste talen från SCB", icon=":material/cloud_download:"):
        with st.status("Frågar SCB …") as status:
            _offer(lambda names, known: own_population.from_scb(
                scb.fetch_population(names, api=scb.API, progress=lambda said: status.update(label=said)), names, known
            ))  # fmt: skip
        st.rerun()


def _offer(read: Callable[[Mapping[str, str], Mapping[str, int]], Reading]) -> None:
    """Read something, and keep what came of it to be looked at."""
    record = state.record()
    try:
        offered = _Offered(read(record.kommuner, own_population.latest(record).inhabitants))
    except InputError as error:
        offered = _Offered(None, str(error))
    st.session_state.pop(COLUMN, None)
    memory()[OFFERED] = offered


def offered() -> None:
    """Draw what was read, beside what is on record, and the button that uses it."""
    found: _Offered | None = memory().get(OFFERED)
    if found is None:
        return
    if found.reading is None:
        st.html(blocks.problem(f"{found.refusal} Inget har ändrats."))
        return
    reading, record = found.reading, state.record()
    st.html(blocks.section(words.heading(reading), words.NOT_YET))
    for warning in reading.warnings:
        st.html(blocks.problem(warning))
    column = _column(reading)
    if column:
        for warning in column.warnings:
            st.html(blocks.problem(warning))
        st.html(blocks.paragraph(words.total(column)))
        _use(reading, column, record)
        left, right = st.columns([3, 2], gap="medium")
        on_record = own_population.latest(record)
        table = read_population(column.inhabitants, on_record, record.kommuner, title=words.table_title(column))
        left.html(html.dense(html.write(table)))
        with right:
            _left_out(reading)
    else:
        _left_out(reading)


def _column(reading: Reading) -> Column | None:
    if not reading.must_choose:
        return reading.columns[0]
    titles = {column.id: words.column_title(column) for column in reading.columns}
    chosen = st.selectbox("Vilken kolumn ska användas?", list(titles), index=None, key=COLUMN,
                          format_func=lambda one: titles[one], placeholder="Välj en kolumn")  # fmt: skip
    return reading.column(chosen) if chosen else None


def _left_out(reading: Reading) -> None:
    if reading.remarks:
        st.html(blocks.points("Att veta", reading.remarks))
    if reading.ignored:
        st.html(blocks.points("Inte med, och varför", reading.ignored))


def _use(reading: Reading, column: Column, record: Record) -> None:
    """Draw the form with whose figures they are, and the button; or that they are on record as they are."""
    same = own_population.same_on_record(column, record)
    if same:
        st.html(blocks.answer(f"Det är samma tal som {same.name} i underlaget: inget att lägga till."))
        return
    with (
        st.form("egna_tal_anvand", border=False, enter_to_submit=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input("Gäller (år-månad)", own_population.month_of(column.dated), key=_month_key(column),
                      placeholder="2025-12", max_chars=7, width=160)  # fmt: skip
        st.text_input("Vem lägger in talen?", memory().get(LAST_NAME, ""), key=WHO, max_chars=60,
                      placeholder="Namn och organisation", width=360)  # fmt: skip
        st.form_submit_button("Använd de här talen", type="primary", on_click=_accept, args=(reading, column))


def _month_key(column: Column) -> str:
    return f"{MONTH}_{column.id}_{column.dated}"


def _accept(reading: Reading, column: Column) -> None:
    who, month = str(st.session_state[WHO]), str(st.session_state[_month_key(column)]).strip()

    def used(workspace: Workspace) -> Workspace:
        record = state.record_with(workspace.own)
        added = own_population.addition(reading, column, month, record, said_by=who, today=date.today())
        changed = state.with_own_figures(workspace, workspace.own.added(added))
        date_id = own_population.free_date(month, record)
        return changed.with_values({record.population_choice.key: date_id})

    take_into_use(used, said_by=who, form=UPLOADER, held=OFFERED)


def take_into_use(change: state.Do, *, said_by: str, form: str, held: str) -> None:
    """In a callback, make a change with what a form holds. If it can be made, the form is empty and knows who said it.

    `form` and `held` name what the session remembers: the number in the keys of its fields, and what it is about.
    """
    with at_once() as kept:
        state.apply(change)
        if not state.refusal():
            kept[LAST_NAME] = said_by
            kept[form] = kept.get(form, 0) + 1
            kept.pop(held, None)
