"""What one takes along from a page: the tables as files, and a link to the very scenario."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports import csv as csv_export
from gnv.exports.csv import comparison_csv
from gnv.formatting import slug
from gnv.words.scenario import title
from gnv.workspace.workspace import Named, Workspace

LABELS = {"bred": "Ladda ned tabellen (CSV för Excel)", "lang": "Ladda ned långt format (CSV för program)"}


def draw(workspace: Workspace, record: Record) -> None:
    """Draw the downloads of the page's tables. The files are made when somebody asks for them."""
    today = date.today()
    with st.container(horizontal=True, vertical_alignment="center"):
        for form, label in LABELS.items():
            st.download_button(
                label,
                _made_on_click(csv_export.FORMATS[form], workspace, record),
                file_name=csv_export.file_name(workspace.scenario, record, form=form, today=today),
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
            )


def _made_on_click(export: Callable[..., bytes], what: object, record: Record) -> Callable[[], bytes]:
    """A file that is made, and dated, when it is asked for: the page may have been drawn yesterday."""
    return lambda: export(what, record, today=date.today())


def comparison(chosen: Sequence[Named], record: Record) -> None:
    """Draw the download of scenarios beside each other."""
    st.download_button(
        "Ladda ned jämförelsen (CSV för Excel)",
        _made_on_click(comparison_csv, chosen, record),
        file_name=f"god-och-nara-vard_jamforelse_{date.today()}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def years(workspace: Workspace, record: Record) -> None:
    """Draw the download of every year's rows."""
    today = date.today()
    st.download_button(
        "Ladda ned alla år (CSV, en rad per post, år och kommun)",
        _made_on_click(csv_export.FORMATS["ar"], workspace, record),
        file_name=csv_export.file_name(workspace.scenario, record, form="ar", today=today),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def minutes(text: str, scenario: Scenario, record: Record) -> None:
    """Draw the download of the paragraph for the minutes."""
    today = date.today()
    st.download_button(
        "Ladda ned protokolltexten",
        text.encode("utf-8-sig"),
        file_name=f"protokolltext_{slug(title(scenario, record))}_{today}.txt",
        mime="text/plain",
        icon=":material/download:",
        on_click="ignore",
    )
