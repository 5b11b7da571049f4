from __future__ import annotations

import pytest

from gnv.app import browser
from tests.support.app import Start, at, click, html


def test_the_button_leads_to_the_wall_from_any_page(start: Start) -> None:
    said = html(click(at(start(tjanster="4"), "budget"), "Väggläge"))
    assert "God och nära vård 2023 · Dalarnas 15 kommuner" in said
    assert "<b>+145 038 kr</b>" in said
    assert "<dl class='gnv-figures'>" not in said


@pytest.mark.parametrize(("address", "codes"), [("https://exempel.se/", 1), ("http://localhost:8501/", 0)])
def test_the_wall_and_the_printed_sheet_have_a_code_that_a_telephone_can_follow(
    start: Start, monkeypatch: pytest.MonkeyPatch, address: str, codes: int
) -> None:
    monkeypatch.setattr(browser, "address", lambda: address)
    code = "src='data:image/svg+xml;base64,"
    wall = html(start(vagg="1"))
    assert wall.count(code) == wall.count("Visa i mobilen") == codes
    assert html(at(start(), "min_kommun")).count(code) == codes
    assert code not in html(start())


def test_the_wall_shows_what_moved_whatever_was_chosen_by_hand(start: Start) -> None:
    assert "<b>+145 038 kr</b>" in html(start(tjanster="4", visa="Bidrag", vagg="1"))
    assert "<b>" not in html(start(tjanster="4", visa="Bidrag"))


def test_own_kommuner_stand_first_on_the_wall(start: Start) -> None:
    said = html(start(kommun="2034", tjanster="4", vagg="1"))
    assert said.index(">Orsa</") < said.index(">Avesta</")


def test_a_change_of_the_years_ahead_leads_to_budget(start: Start) -> None:
    assert [one.proto.label for one in start(index="5").get("page_link")] == ["Visa åren på Budget"]
    assert not start().get("page_link")


def test_what_has_moved_besides_is_a_click_away(start: Start) -> None:
    app = start(tjanster="4", regionalt_stod="1000000", visa="Bidrag")
    assert "<b>+51 799 kr</b>" in html(app)
    assert "<b>−93 239 kr</b>" in html(click(app, "Kostnaderna har ändrats. Visa netto"))
