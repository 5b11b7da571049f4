"""Another county's data on the page Egna tal: a ZIP file of the same files as data/, looked at before it is used."""

from __future__ import annotations

from typing import cast

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from gnv.app import blocks, state
from gnv.app.session import at_once, memory
from gnv.core.county_files import CountyFiles
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading.county_zip import read_zip
from gnv.loading.load import load_record
from gnv.words import own_figures as words

READ, UPLOADER = "county_that_was_read", "county_uploader"


def section() -> None:
    """Draw whose data are in use, the way back to the program's own, and the field for a ZIP file."""
    record = state.record()
    st.html(blocks.section("Ett annat län", words.OTHER_COUNTY))
    if record.county_files:
        st.html(blocks.paragraph(words.county_in_use(record)))
        st.button("Tillbaka till programmets underlag", on_click=state.use_county, args=(None,))
    key = f"{UPLOADER}_{memory().get(UPLOADER, 0)}"
    uploaded = st.file_uploader("Underlag för ett län (.zip), högst 5 MB", type="zip", key=key)
    if uploaded is None:
        return
    read = _read_once(uploaded)
    if isinstance(read, InputError):
        for line in str(read).splitlines():
            st.html(blocks.problem(line))
        st.html(blocks.paragraph("Inget har ändrats."))
        return
    county, found = read
    if found.county_files == record.county_files:
        return
    st.html(blocks.answer(words.county_read(found)))
    st.button(f"Räkna med underlaget för {found.county.name}", type="primary", on_click=_use, args=(county,))


def _use(county: CountyFiles) -> None:
    with at_once() as kept:
        state.use_county(county)
        kept[UPLOADER] = kept.get(UPLOADER, 0) + 1


def _read_once(uploaded: UploadedFile) -> tuple[CountyFiles, Record] | InputError:
    """A file's county, or why it can't be used. A page runs at each move of a slider; a file is read once."""
    file_id, found = memory().get(READ, ("", None))
    if file_id != uploaded.file_id:
        try:
            county = read_zip(uploaded.getvalue(), uploaded.name)
            found = county, load_record(county)
        except InputError as error:
            found = error
        memory()[READ] = (uploaded.file_id, found)
    return cast("tuple[CountyFiles, Record] | InputError", found)
