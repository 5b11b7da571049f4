"""What is taken home of a scenario with a floor and keys of its own."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports import bundle, csv, pptx
from gnv.words import minutes
from gnv.workspace.workspace import Workspace

TODAY = date(2026, 11, 25)


@pytest.fixture
def limited(plan: Scenario) -> Workspace:
    """Ekby is lifted from 105 000 kr to 150 000; of the other 900 000 kr Lilleby has two ninths."""
    return Workspace(scenario=plan.replace({"lagst_bidrag": 150_000}))


def test_the_table_has_a_column_for_what_is_moved(county: Record, limited: Workspace) -> None:
    heads, *rows = (line.split(";") for line in csv.wide(limited, county, today=TODAY).decode("utf-8-sig").splitlines())
    moved, paid = heads.index("Utjämning till lägsta och högsta bidrag (kr)"), heads.index("Bidrag att betala ut (kr)")
    assert [row[moved] for row in rows] == ["45000", "-10000", "-35000", "0"]
    assert [row[paid] for row in rows] == ["150000", "200000", "700000", "1050000"]


def test_without_a_floor_there_is_no_such_column(county: Record, plan: Scenario) -> None:
    assert b"Utj" not in csv.wide(Workspace(scenario=plan), county, today=TODAY)


def test_the_minutes_tell_the_floor_and_whose_it_is(county: Record, limited: Workspace) -> None:
    told = minutes.paragraph(limited, county, today=TODAY).replace("\u00a0", " ")
    assert "Ingen kommun får mindre än 150 000 kr, av alla potter tillsammans och efter avdragen." in told
    assert "Gemensamma avdrag: Regionalt stöd 100 000 kr och Administration 50 000 kr." in told


def test_the_slides_can_be_made(county: Record, limited: Workspace) -> None:
    assert pptx.presentation(limited, county, today=TODAY)


def test_everything_in_one_file_says_why_there_is_no_workbook(county: Record, limited: Workspace) -> None:
    archive = zipfile.ZipFile(io.BytesIO(bundle.bundle(limited, county, today=TODAY)))
    names = archive.namelist()
    assert not [name for name in names if name.endswith(".xlsx")]
    assert "Ingen arbetsbok: Arbetsboken räknar inte med Lägsta bidrag." in archive.read(names[0]).decode("utf-8-sig")
