"""The files of *Jämför* show what the page shows: the kind of money, the measure, whose gains, and the rows' order."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from pptx import Presentation

from gnv.analysis.side_by_side import ComparisonView
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports.content import Content
from gnv.exports.formats import FORMATS, PICTURES, SHEETS
from gnv.workspace.workspace import Named, Workspace

TODAY = date(2026, 11, 25)
COSTS = ComparisonView(kind="Kostnader", against="Mindre stöd", order="Störst först")


@pytest.fixture
def three(plan: Scenario) -> Workspace:
    """Beside the preset, all for 2023: a post more on screen, 80 000 kr, and 100 000 kr less in deductions, saved."""
    saved = Named(name="Mindre stöd", scenario=plan.replace({"regionalt_stod": 0}))
    return Workspace(scenario=plan.replace({"tjanster": "3"}), shelf=(saved,))


def csv_of(workspace: Workspace, record: Record, looked: ComparisonView) -> list[list[str]]:
    data = FORMATS["jamforelse"].make(workspace, record, today=TODAY, looked=looked)
    return [line.split(";") for line in data.decode("utf-8-sig").splitlines()]


def slide_of(workspace: Workspace, record: Record, looked: ComparisonView) -> Any:
    made = FORMATS["pptx"].make(workspace, record, today=TODAY, looked=looked)
    return Presentation(io.BytesIO(made)).slides[3].shapes


def test_the_csv_has_the_pages_order_and_its_kind_of_differences(county: Record, three: Workspace) -> None:
    heads, *rows = csv_of(three, county, COSTS)
    assert [row[2] for row in rows] == ["Storstad", "Lilleby", "Ekby", "Summa 3 kommuner"]
    gain = heads.index("På skärmen − Förslag 2022: Kostnader (kr)")
    assert [row[gain] for row in rows] == ["56000", "16000", "8000", "80000"]
    assert [row[heads.index("På skärmen: Kostnader (kr)")] for row in rows] == ["161000", "46000", "23000", "230000"]
    heads, *rows = csv_of(three, county, ComparisonView(per_head=True))
    assert rows[-1][heads.index("På skärmen − Förslag 2022: Netto (kr per invånare)")] == "-8,0"


def test_at_first_the_csv_is_in_the_order_that_the_page_has_at_first(county: Record, three: Workspace) -> None:
    _, *rows = csv_of(three, county, ComparisonView())
    assert [row[2] for row in rows[:-1]] == ["Ekby", "Lilleby", "Storstad"], "−8 000, −16 000, −56 000 kr"
    _, *rows = csv_of(three, county, ComparisonView(against="Mindre stöd"))
    assert [row[2] for row in rows[:-1]] == ["Storstad", "Lilleby", "Ekby"], "+70 000, +20 000, +10 000 kr"


def test_the_slide_has_the_pages_heading_rows_and_measure(county: Record, three: Workspace) -> None:
    shapes = slide_of(three, county, COSTS)
    said = "Mindre stöd jämfört med Förslag 2022, räknat för 2023: kostnader utan skillnad"
    assert shapes.title.text_frame.text == said
    (table,) = [shape.table for shape in shapes if shape.has_table]
    assert [row.cells[0].text for row in table.rows] == ["Kommun", "Storstad", "Lilleby", "Ekby", "Alla 3 kommuner"]
    assert [row.cells[2].text.replace("\u00a0", " ") for row in table.rows][1] == "161 000"
    shapes = slide_of(three, county, ComparisonView(kind="Kostnader", per_head=True))
    (table,) = [shape.table for shape in shapes if shape.has_table]
    assert {row.cells[2].text for row in list(table.rows)[1:]} == {"23,00"}
    assert any("Kostnader i kronor per invånare." in shape.text_frame.text for shape in shapes if shape.has_text_frame)


def test_the_pictures_are_of_the_pages_kind_and_of_whom_it_tells(county: Record, three: Workspace) -> None:
    grants = three.looking(kind="Bidrag")  # the start page's choice, which is not Jämför's
    places, gains, on_map = Content(grants, county, TODAY, looked=COSTS).pictures("jamfor")
    assert [one.heading.split()[0] for one in (places, on_map)] == ["Kostnader", "Kostnader"]
    assert gains.said[0] == "Kostnader: Mindre stöd mot Förslag 2022."
    assert next(Content(grants, county, TODAY).pictures("jamfor")).heading.startswith("Netto "), "as the page at first"


def test_every_file_that_shows_jamfor_takes_how_it_is_looked_at() -> None:
    found = {form.key for form in (*FORMATS.values(), *SHEETS, *PICTURES.values()) if form.compares}
    assert {"jamforelse", "pptx", "png", "zip", "bilder-jamfor"} <= found
