"""Egna tal, the form: checked field by field, added at the button, told as somebody's own, taken away again."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gnv.core.record import Record
from gnv.loading.additions import files_for_data
from gnv.loading.county_zip import Folder
from gnv.loading.load import DATA, read_record
from tests.support.app import Start, act, at, click, html, native, scenario, workspace
from tests.support.county import small_county, zipped

BUTTON = "Lägg till och räkna med det"


@pytest.fixture
def page(start: Start) -> AppTest:
    return at(start(), "egna_tal")


def filled(page: AppTest, kind: str, **fields: str) -> AppTest:
    native(page, "selectbox", "Vad ska läggas till?").set_value(kind).run()
    labels = {
        "name": "Namn",
        "amount": "Kronor",
        "national": "Kronor till hela",
        "who": "Vem säger",
        "where": "Var står",
    }
    labels["amount"] = "Kronor till länets" if kind in {"pott", "överenskommelse"} else "Kronor"
    told = {"who": "Anna Ek", "where": "Brev, sidan 2", **fields}
    for field, text in told.items():
        native(page, "text_input", labels[field]).set_value(text)
    page.run()
    assert not page.exception
    return page


def button(page: AppTest) -> bool:
    return not next(one for one in page.button if one.label == BUTTON).disabled


def test_a_deduction_is_added_and_counted_and_told_as_own(page: AppTest) -> None:
    filled(page, "avdrag", name="Tolkförmedling", amount="0,3 mkr")
    assert "300 000 kr" in html(page)
    assert button(page)
    click(page, BUTTON)
    assert scenario(page).number("eget_tolkformedling") == 300_000
    assert "Tolkförmedling: eget, enligt Anna Ek" in html(page)
    said = html(at(page, "underlag"))
    assert "Tolkförmedling" in said
    assert "eget" in said
    assert "300 000 kr" in html(at(page, "fordelning"))
    click(at(page, "egna_tal"), "Ta bort")
    assert "eget_tolkformedling" not in scenario(page)


def test_an_amount_is_changed_in_the_form_that_added_it(page: AppTest) -> None:
    filled(page, "avdrag", name="Tolkförmedling", amount="0,3 mkr")
    click(page, BUTTON)
    click(page, "Ändra")
    assert not any(one.label == BUTTON for one in page.button), "there is one form at a time"
    had = {label: native(page, "text_input", label).value for label in ("Namn", "Kronor", "Vem säger", "Var står")}
    assert list(had.values()) == ["Tolkförmedling", "300\u00a0000", "Anna Ek", "Brev, sidan 2"]
    native(page, "text_input", "Kronor").set_value("mycket").run()
    assert next(one for one in page.button if one.label == "Spara ändringen").disabled
    native(page, "text_input", "Kronor").set_value("0,2 mkr").run()
    native(page, "text_input", "Namn").set_value("Tolkar").run()
    assert scenario(page).number("eget_tolkformedling") == 300_000, "nothing has changed before the button"
    click(page, "Spara ändringen")
    assert scenario(page).number("eget_tolkformedling") == 200_000
    assert len(workspace(page).own.additions) == 1
    assert "Tolkar: eget, enligt Anna Ek" in html(page)
    act(at(page, "fordelning"), "undo")
    assert scenario(page).number("eget_tolkformedling") == 300_000, "it is one step"
    assert "Tolkförmedling: eget" in html(at(page, "egna_tal"))
    click(page, "Ändra")
    click(page, "Avbryt")
    assert "Ändra Tolkförmedling" not in html(page)


def test_an_agreement_of_ones_own_is_shown_with_the_costs_of_ones_own(page: AppTest, record: Record) -> None:
    year = max(one.year for one in record.agreements.values()) + 1
    filled(page, "kostnad", name="Larm", amount="100 tkr")
    click(page, BUTTON)
    filled(page, "överenskommelse", name=f"ÖK {year}", amount="26 mkr", national="800 mkr")
    native(page, "number_input", "År").set_value(year).run()
    click(page, BUTTON)
    assert (scenario(page).preset, scenario(page)["eget_larm"]) == (f"eget-{year}", 100_000)
    click(page, "Ta bort")
    assert "eget_larm" not in scenario(page)
    assert scenario(page).preset == f"eget-{year}"
    click(page, "Ändra")
    native(page, "text_input", "Kronor till länets").set_value("25 mkr").run()
    native(page, "number_input", "År").set_value(year + 1).run()
    click(page, "Spara ändringen")
    assert (scenario(page).preset, scenario(page)["nara_vard"]) == (f"eget-{year + 1}", 25_000_000)


@pytest.mark.parametrize(("kind", "fields", "told"), [
    ("avdrag", {"name": "X", "amount": "mycket"}, "går inte att läsa som ett tal"),
    ("avdrag", {"name": "X", "amount": "12,345"}, "hela kronor"),
    ("pott", {"name": "X", "amount": "2 mkr", "national": "1 mkr"}, "mindre än länets"),
])  # fmt: skip
def test_what_is_wrong_stands_by_its_field_and_nothing_can_be_added(
    page: AppTest, kind: str, fields: dict[str, str], told: str
) -> None:
    before = workspace(page)
    filled(page, kind, **fields)
    assert told in html(page)
    assert not button(page)
    assert workspace(page) == before


def test_what_is_missing_is_named(page: AppTest) -> None:
    filled(page, "kostnad", name="Larm", amount="", where="")
    assert "Fyll i beloppet och var det står." in html(page), "it is unknown only where somebody says so"
    assert not button(page)
    filled(page, "avdrag", name="", amount="1 mkr", who="")
    assert "Fyll i namnet och vem som säger det." in html(page)


def test_a_cost_nobody_knows_the_amount_of(page: AppTest) -> None:
    filled(page, "kostnad", name="Larm", amount="vet ej")
    click(page, BUTTON)
    assert scenario(page)["eget_larm"] == "saknas"
    assert "Larm" in html(at(page, "fordelning"))


def test_markup_in_a_name_is_text(page: AppTest) -> None:
    filled(page, "kostnad", name="<img src=x onerror=alert(1)>", amount="100 tkr")
    click(page, BUTTON)
    for name in ("fordelning", "budget", "underlag", "egna_tal"):
        assert "<img" not in html(at(page, name))


def test_the_files_for_data_are_read_as_data(page: AppTest, tmp_path: Path, record: Record) -> None:
    filled(page, "kostnad", name="Larm", amount="100 tkr")
    click(page, BUTTON)
    for path in DATA.rglob("*.*"):
        there = tmp_path / path.relative_to(DATA)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(path.read_bytes())
    for name, text in files_for_data(Folder(DATA), workspace(page).own).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(read_record(tmp_path).costs) == len(record.costs) + 1


def test_another_county_is_looked_at_then_used_and_left(page: AppTest, tmp_path: Path) -> None:
    content = zipped(small_county(tmp_path, karta=None))
    native(page, "file_uploader", "Underlag för ett län").upload("treby.zip", content, "application/zip").run()
    assert "Treby: 3 kommuner" in html(page)
    assert "Avesta" not in html(page)
    click(page, "Räkna med underlaget för Treby")
    assert "underlag för Treby" in html(page)
    said = html(at(page, "fordelning"))
    assert "Trebys 3 kommuner" in said
    assert "Avesta" not in said
    click(at(page, "egna_tal"), "Tillbaka till programmets underlag")
    assert "Dalarnas 15 kommuner" in html(at(page, "fordelning"))


def test_a_zip_that_is_wrong_is_refused_with_its_file(page: AppTest, tmp_path: Path) -> None:
    written = io.BytesIO(zipped(small_county(tmp_path)))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("../ut.toml", "x")
    native(page, "file_uploader", "Underlag för ett län").upload(
        "treby.zip", written.getvalue(), "application/zip"
    ).run()
    assert "ut.toml" in html(page)
    assert "Inget har ändrats" in html(page)
