"""Egna tal: a key is read, shown beside the population, and used; the tab Nyckel then offers it, and whose it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gnv.core.record import Record
from gnv.exports import csv
from gnv.loading.load import load_record
from gnv.workspace import scenario_file
from tests.support.app import Start, act, address, at, changed, click, control, copied, html, scenario, workspace

WHO = "Anna Ek"
UPLOADER = "Tal per kommun: CSV, TSV, text eller Excel (.xlsx), högst 5 MB"


def table(record: Record, first: str = "100,5", rest: str = "10", head: str = "Patienter") -> str:
    """Every kommun with the same number, but for the first one."""
    numbers = [first, *[rest] * (len(record.kommuner) - 1)]
    return "\n".join(
        [f"Kommun;{head}", *(f"{n};{told}" for n, told in zip(record.kommuner.values(), numbers, strict=True))]
    )


def given(app: AppTest, text: str) -> AppTest:
    uploader = next(one for one in app.file_uploader if one.label == UPLOADER)
    uploader.upload("patienter.csv", text.encode(), "text/csv").run()
    assert not app.exception
    return app


def field(app: AppTest, label: str) -> Any:
    return next(one for one in app.text_input if one.label == label)


def accepted(app: AppTest, *, name: str = "patienter", unit: str = "patienter", who: str = WHO) -> AppTest:
    field(app, "Nyckelns namn").set_value(name)
    field(app, "Vad räknar talen (enhet)?").set_value(unit)
    field(app, "Vem lägger in nyckeln?").set_value(who)
    return click(app, "Använd nyckeln")


@pytest.fixture
def page(start: Start) -> AppTest:
    return at(start(), "egna_tal")


def test_the_numbers_and_their_shares_are_shown_and_nothing_is_changed(page: AppTest, record: Record) -> None:
    before = workspace(page)
    said = html(given(page, table(record)))
    assert "Det här lästes ur patienter.csv" in said
    assert "15 kommuner, tillsammans 240,5." in said
    assert "41,79 %" in said, "100,5 of 240,5"
    assert "Befolkningens andel" in said
    assert field(page, "Nyckelns namn").value == "Patienter"
    assert (workspace(page), address(page)) == (before, {})


def test_an_accepted_key_is_offered_and_nothing_is_shared_by_it_yet(page: AppTest, record: Record) -> None:
    accepted(given(page, table(record)))
    said = html(page)
    assert "Nyckeln patienter: eget, enligt Anna Ek" in said
    assert "ur patienter.csv. Inget fördelas efter den än: välj den under fliken Nyckel bland reglagen." in said
    assert "Nyckeln patienter går nu att välja. Nästa steg är fliken Nyckel" in said
    assert scenario(page)["egen_del"] == 0
    assert copied(page)["eget"] == [workspace(page).own.checksum]
    assert not [one for one in page.text_input if one.label == "Nyckelns namn"], "it has been used"
    at(page, "fordelning")
    assert "patienter" in control(page, "nyckel_nara_vard")["options"]
    changed(page, nyckel_nara_vard="patienter")
    assert scenario(page)["nyckel_nara_vard"] == "patienter"
    assert control(page, "nyckel_nara_vard")["info"].endswith("Eget. Egna tal enligt Anna Ek "
        f"{date.today()}: Nyckeln patienter, kolumnen ”Patienter”.")  # fmt: skip
    assert "Scenariot på skärmen fördelar efter den." in html(at(page, "egna_tal"))
    click(page, "Ta bort")
    assert not workspace(page).own
    assert scenario(page)["nyckel_nara_vard"] == "gemensam"
    act(page, "undo")
    assert scenario(page)["nyckel_nara_vard"] == "patienter"
    assert not page.exception


def test_underlag_csv_and_file_say_whose_it_is(page: AppTest, record: Record) -> None:
    accepted(given(page, table(record)))
    shown, fuller = workspace(page), load_record(own=workspace(page).own)
    line = next(
        one for one in csv.parameters(shown, fuller, today=date(2026, 11, 25)).decode("utf-8-sig").splitlines()
        if ";Tal per kommun, patienter;" in one
    )  # fmt: skip
    assert ";240,5" in line
    assert "eget" in line
    assert "Egna tal enligt Anna Ek" in line
    assert f"eget={shown.own.checksum}" in line
    assert 'av = "Anna Ek"' in scenario_file.to_file(shown, fuller)
    said = html(at(page, "underlag"))
    assert "patienter, summan av 15" in said
    assert "Egna tal enligt Anna Ek" in said


def test_keys_stand_side_by_side_and_each_name_once(page: AppTest, record: Record) -> None:
    accepted(given(page, table(record)))
    accepted(given(page, table(record, "7")))
    assert "går inte att skilja från ett annat val av nyckel" in html(page)
    accepted(page, name="över 80 år", unit="personer")
    assert [key.name for key in load_record(own=workspace(page).own).keys.values()] == ["patienter", "över 80 år"]
    act(page, "undo")
    assert len(workspace(page).own.additions) == 1


def test_pasted_cells_of_several_columns_are_chosen_from(page: AppTest, record: Record) -> None:
    rows = [f"{name}\t{n}\t{n + 1}" for n, name in enumerate(record.kommuner.values())]
    page.text_area[1].set_value("\n".join(["Kommun\tPlatser\tPatienter", *rows]))
    click(page, "Läs den inklistrade nyckeln")
    choice = next(one for one in page.selectbox if one.label == "Vilken kolumn är nyckeln?")
    choice.select_index(1).run()
    assert field(page, "Nyckelns namn").value == "Patienter"
    accepted(page, name="besök")
    assert "Nyckeln besök: eget" in html(page)


@pytest.mark.parametrize(
    ("first", "rest", "told"),
    [("-1", "1", "negativt"), ("", "1", "är cellen tom"), ("0", "0", "Alla tal är noll")],
)
def test_what_can_not_be_used_is_refused(page: AppTest, record: Record, first: str, rest: str, told: str) -> None:
    assert told in html(given(page, table(record, first, rest)))
    assert not any(button.label == "Använd nyckeln" for button in page.button)


def test_nobodys_key_and_markup_in_a_name(page: AppTest, record: Record) -> None:
    accepted(given(page, table(record)), who=" ")
    assert "Skriv vem som lägger in nyckeln" in html(page)
    assert not workspace(page).own
    accepted(page, name="<img src=x onerror=alert(1)>", unit="<b>st</b>")
    assert workspace(page).own
    for of in ("egna_tal", "fordelning", "underlag", "sa_raknar_vi"):
        assert "<img src=x" not in html(at(page, of)), of
        assert "<b>st" not in html(page), of
