"""Whose the own figures are stands in what is taken home, and what somebody calls himself is text there."""

from __future__ import annotations

import csv as python_csv
import io
from datetime import date

import openpyxl

from gnv.core import catalogue
from gnv.exports.formats import FORMATS
from gnv.loading.load import load_record
from gnv.workspace.workspace import Workspace
from tests.support.own import own, population
from tests.support.small_county import FOLDER

HOSTILE = '=HYPERLINK("http://a.example") <img src=x onerror=alert(1)>'
FIGURES = own(population(said_by=HOSTILE, document=f"{HOSTILE[:40]}.csv"))
FULLER = load_record(FOLDER, FIGURES)
CHOSEN = catalogue.preset_scenario(FULLER, "forslag-2022").replace({"befolkning": "2025-12"})
MADE = Workspace(scenario=CHOSEN, own=FIGURES)
TODAY = date(2026, 11, 25)


def test_a_csv_says_whose_they_are_and_no_cell_is_a_formula() -> None:
    for key in ("bred", "forutsattningar", "jamforelse"):
        text = FORMATS[key].make(MADE, FULLER, today=TODAY).decode("utf-8-sig")
        cells = [cell for row in python_csv.reader(io.StringIO(text), delimiter=";") for cell in row]
        assert any("enligt =HYPERLINK" in cell for cell in cells), key
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))], key


def test_a_workbook_says_whose_they_are_and_runs_nothing_of_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(MADE, FULLER, today=TODAY)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if "HYPERLINK" in str(cell.value)]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_minutes_and_the_scenario_file_say_whose_they_are() -> None:
    for key in ("protokoll", "scenario"):
        assert "HYPERLINK" in FORMATS[key].make(MADE, FULLER, today=TODAY).decode("utf-8-sig"), key
