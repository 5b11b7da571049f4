from __future__ import annotations

from gnv.analysis import register
from gnv.core import catalogue
from gnv.loading.load import load_record
from tests.support.app import Start, html, opened


def test_every_figure_with_status_and_source(start: Start) -> None:
    said = html(opened(start, "underlag"))
    assert "uppgifter i bruk: Förslag 2022" in said
    assert "belopp saknas" in said
    assert "Bildspel ÖK 2022: bilden Medelstilldelning Dalarna ÖK GNV 2022" in said
    assert "ändrat av er" not in said


def test_a_changed_value_is_marked_beside_the_one_on_record(start: Start) -> None:
    said = html(opened(start, "underlag", regionalt_stod="1000000"))
    assert "ändrat av er; förslag; i underlaget 1 250 000 kr" in said


def test_the_filter_by_status(start: Start) -> None:
    app = opened(start, "underlag")
    app.multiselect(key="underlag_status").select("okänt belopp").run()
    said = html(app)
    assert "SUD-avtalet" in said
    assert "Administration RSS" not in said


def test_the_page_opens_with_how_many_figures_are_of_each_status(start: Start) -> None:
    said = html(opened(start, "underlag", regionalt_stod="1000000"))
    entries = register.entries(catalogue.preset_scenario(load_record(), "forslag-2022"), load_record())
    decided = sum("beslutad" in entry.marks for entry in entries)
    assert f"beslutad {decided}" in said
    assert "1 är ändrad av er." in said
