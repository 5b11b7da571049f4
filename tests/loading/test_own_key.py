"""A key that somebody hands over: any numbers, none negative; read as a population is, and laid over data/."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from gnv.core import catalogue, keys
from gnv.core.allocation import allocate
from gnv.core.calculation import calculate
from gnv.core.outcome import GRANT
from gnv.core.own_figures import Addition
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading import own_key, uploads
from gnv.loading.additions import files_for_data
from gnv.loading.county_zip import Folder
from gnv.loading.load import load_record, read_record
from gnv.loading.own_key import KeyDraft
from gnv.loading.uploads import Reading
from gnv.workspace import link, scenario_file
from gnv.workspace.refitting import refitted
from gnv.workspace.workspace import Workspace
from tests.support.own import cost, own, population
from tests.support.small_county import EKBY, FOLDER, LILLEBY, STORSTAD

NAMES = {EKBY: "Ekby", LILLEBY: "Lilleby", STORSTAD: "Storstad"}
TODAY = date(2026, 11, 25)
DRAFT = KeyDraft(name="patienter", unit="patienter", said_by="Anna Ek")


def read(text: str) -> Reading:
    return uploads.read_key_file(text.encode(), "nyckel.csv", NAMES)


def table(*numbers: str, head: str = "Patienter", last: str = "") -> str:
    rows = [f"{name};{told}" for name, told in zip(NAMES.values(), numbers, strict=True)]
    return "\n".join([f"Kommun;{head}", *rows, last])


def added(*numbers: str, record: Record, name: str = "patienter") -> Addition:
    reading = read(table(*numbers))
    return own_key.addition(reading, reading.columns[0], replace(DRAFT, name=name), record, today=TODAY)


@pytest.mark.parametrize(
    ("told", "number"),
    [("24,5", "24.5"), ("0", "0"), ("0,0", "0"), ("1 234,5", "1234.5"), ("1.234,50", "1234.5"), ("24.5", "24.5"),
     ("1,234", "1.234"), ("12\u00a0000", "12000"), ("1.234.567", "1234567"), ("0,06666666666666667",
     "0.06666666666666667"), ("7", "7")],
)  # fmt: skip
def test_a_number_is_read_exactly(told: str, number: str) -> None:
    assert read(table(told, "1", "2")).columns[0].numbers[EKBY] == Fraction(number)


@pytest.mark.parametrize(
    ("told", "why"),
    [("", "är cellen tom; här ska stå ett tal, eller 0"), ("-1", "negativt"), ("−0,5", "negativt"),
     ("..", "uppgiften saknas"), ("1.234", "tvetydigt"), ("1E+05", "Excel har kortat"), ("=A1", "formel utan värde"),
     ("1/2", "siffrorna 0–9"), ("5 %", "siffrorna 0–9"), ("12345678901", "högst 9 siffror")],
)  # fmt: skip
def test_what_is_no_such_number_is_refused_with_row_and_cell(told: str, why: str) -> None:
    with pytest.raises(InputError) as caught:
        read(table("1", told, "2"))
    assert "nyckel.csv, rad 3" in str(caught.value)
    assert "Lilleby" in str(caught.value)
    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [("Kommun;Patienter\nEkby;1\nLilleby;2", "Storstad saknas"), (table("1", "2", "3", last="Ekby;4"), "flera gånger"),
     (table("1", "2", "3", last="Ekbyy;4"), "menas Ekby?"), ("", "filen är tom"), ("Kommun\nEkby\nLilleby\nStorstad",
     "ingen kolumn med tal per kommun")],
)  # fmt: skip
def test_a_table_that_lacks_something_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert why in str(caught.value)


@pytest.mark.parametrize("head", ["Patienter", "Invånare 80+ år", "Andel äldre, %", "Hushåll", "2024", "Kvinnor 80+"])
def test_any_heading_will_do(head: str) -> None:
    column = read(table("1", "2", "3,5", head=head)).columns[0]
    assert (column.title, list(column.numbers.values())) == (head, [1, 2, Fraction(7, 2)])


def test_of_several_columns_one_is_chosen() -> None:
    reading = read("Kommun;Folkmängd;Patienter\nEkby;1000;1\nLilleby;2000;1,5\nStorstad;7000;2")
    assert reading.must_choose
    assert [column.title for column in reading.columns] == ["Folkmängd", "Patienter"]


def test_a_sum_is_a_check_and_never_counted() -> None:
    right, wrong = (read(table("1", "1,5", "2", last=f"Summa;{told}")).columns[0] for told in ("4,5", "5"))
    assert (right.agrees, len(right.numbers), right.warnings) == (True, 3, ())
    assert wrong.agrees is False
    assert "säger 5, men kommunerna summerar till 4,50" in wrong.warnings[0]


def test_scb_rows_of_one_age_and_both_sexes_are_put_together() -> None:
    rows = "".join(
        f'"{name}";"80+ år";"{sex}";{n}\n' for name in NAMES.values() for sex, n in (("män", 2), ("kvinnor", 3))
    )
    column = read(f'"region";"ålder";"kön";"2024"\n{rows}').columns[0]
    assert set(column.numbers.values()) == {5}


def test_excel_cells_are_read_with_their_decimals() -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in (("Kommun", "Vårdplatser"), ("Ekby", 12.345), ("Lilleby", 0), ("Storstad", 3)):
        book.active.append(row)
    book.save(file)
    column = uploads.read_key_file(file.getvalue(), "platser.xlsx", NAMES).columns[0]
    assert column.numbers == {EKBY: Fraction("12.345"), LILLEBY: 0, STORSTAD: 3}


def test_pasted_cells_are_read() -> None:
    assert uploads.read_key_pasted("Kommun\tPlatser\nEkby\t1\nLilleby\t1\nStorstad\t2,5", NAMES).columns[0].numbers == {
        EKBY: 1, LILLEBY: 1, STORSTAD: Fraction(5, 2),
    }  # fmt: skip


def test_a_key_of_one_one_two_shares_four_kronor_as_one_one_two(county: Record) -> None:
    found = load_record(FOLDER, own(added("0,5", "0,5", "1", record=county)))
    weights = keys.whole_weights(found.keys["eget_patienter"])
    assert weights == {EKBY: 1, LILLEBY: 1, STORSTAD: 2}
    assert allocate(4, weights) == {EKBY: 1, LILLEBY: 1, STORSTAD: 2}
    chosen = catalogue.preset_scenario(found, "forslag-2022").replace({"nyckel_nara_vard": "patienter"})
    grant = calculate(chosen, found).by_kommun((GRANT,), item="nara_vard")
    assert grant == {EKBY: 250_000, LILLEBY: 250_000, STORSTAD: 500_000}, "1 000 000 kr in parts of 1, 1 and 2"


def test_it_is_somebodys_own_wherever_a_status_stands(county: Record) -> None:
    found = load_record(FOLDER, own(added("1", "1", "2", record=county)))
    key, start = found.keys["eget_patienter"], catalogue.preset_scenario(found, "forslag-2022")
    assert (key.origin.status, key.origin.source.short) == ("eget", "Eget, Anna Ek 2026-11-25")
    item = catalogue.by_key(found, "forslag-2022")["nyckel_nara_vard"]
    assert catalogue.origin_in(item, 2022, start, found).status == "antagande"
    chosen = start.replace({"nyckel_nara_vard": "patienter"})
    assert catalogue.origin_in(item, 2022, chosen, found) == key.origin
    assert not keys.counts(key, start, found)
    assert keys.counts(key, chosen, found)
    mixed = start.replace({"egen_del": 50})
    assert catalogue.origin_in(found.sharing.own_share, 2022, mixed, found) == key.origin
    assert keys.counts(key, mixed, found)


def test_several_stand_side_by_side_with_other_figures_and_travel(county: Record) -> None:
    first = added("1", "1", "2", record=county)
    second = added("0", "0", "12,25", record=load_record(FOLDER, own(first)), name="Över 80 år")
    laid = own(first, population(), second, cost())
    found = load_record(FOLDER, laid)
    assert list(found.keys) == ["eget_patienter", "eget_over_80_ar"]
    assert found.sharing.which_key is not None
    assert found.sharing.which_key.options == ("patienter", "Över 80 år")
    scenario = catalogue.preset_scenario(found, "forslag-2022").replace({"nyckel_nara_vard": "Över 80 år"})
    shown = Workspace(scenario=scenario, own=laid)
    assert link.decode(link.parse(link.encode(shown, found)), found).workspace.scenario == scenario
    kept = scenario_file.own_figures(scenario_file.to_file(shown, found).encode())
    assert kept == laid
    assert load_record(FOLDER, kept).keys["eget_over_80_ar"].numbers[STORSTAD] == Fraction(49, 4)


def _copied(folder: Path) -> Path:
    for path in FOLDER.rglob("*.*"):
        there = folder / path.relative_to(FOLDER)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(path.read_bytes())
    return folder


def test_the_files_are_ready_for_data_and_another_is_laid_over_them(county: Record, tmp_path: Path) -> None:
    first = added("1", "0", "2,5", record=county)
    written = files_for_data(Folder(FOLDER), own(first))
    assert set(written) == {"nycklar.toml", "nycklar.csv", "kallor.toml"}
    assert written["nycklar.csv"].splitlines()[:2] == ["kommunkod;kommun;eget_patienter", f"{EKBY};Ekby;1"]
    folder = _copied(tmp_path)
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    on_record = read_record(folder)
    assert on_record.keys == load_record(FOLDER, own(first)).keys
    more = own(added("3", "2", "1", record=on_record, name="platser"))
    assert list(read_record(folder, more).keys) == ["eget_patienter", "eget_platser"]
    assert files_for_data(Folder(folder), more)["nycklar.csv"].splitlines()[-1] == f"{STORSTAD};Storstad;2,5;1"


@pytest.mark.parametrize(
    ("change", "why"),
    [({"name": " "}, "Ge nyckeln ett namn"), ({"name": "a~b"}, "utan ~"), ({"name": "x" * 41}, "1–40 tecken"),
     ({"name": "Befolkning"}, "går inte att skilja"), ({"name": "lika  delar"}, "går inte att skilja"),
     ({"unit": ""}, "Skriv vad talen räknar"), ({"said_by": " "}, "Skriv vem som lägger in nyckeln")],
)  # fmt: skip
def test_a_key_has_a_name_a_unit_and_somebody_who_says_so(county: Record, change: dict[str, str], why: str) -> None:
    reading = read(table("1", "1", "2"))
    with pytest.raises(InputError, match=why):
        own_key.addition(reading, reading.columns[0], replace(DRAFT, **change), county, today=TODAY)


def test_a_key_of_nothing_and_a_name_twice_are_refused(county: Record) -> None:
    with pytest.raises(InputError, match="Alla tal är noll"):
        added("0", "0,0", "0", record=county)
    with pytest.raises(InputError, match="går inte att skilja från ett annat val"):
        added("1", "1", "1", record=load_record(FOLDER, own(added("1", "2", "3", record=county))))


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda text: text.replace(f"{EKBY};1", f"{EKBY};-1"), "rad 2, kolumnen ”eget_patienter”: här ska stå ett tal"),
        (lambda text: text.replace(f"\n{EKBY};1", ""), f"kommunkoden ”{EKBY}” saknas"),
        (lambda text: text.replace(";eget", ";annat"), "nycklar.csv, rad 1"),
        (lambda text: text.replace("kommunkod;", "kod;"), "här ska stå kommunkod och nya nycklar"),
    ],
)
def test_a_damaged_addition_is_refused_with_its_place(county: Record, damage: Callable[[str], str], why: str) -> None:
    one = added("1", "1", "2", record=county)
    files = tuple((path, damage(text) if path == "nycklar.csv" else text) for path, text in one.files)
    with pytest.raises(InputError) as caught:
        load_record(FOLDER, own(replace(one, files=files)))
    assert str(caught.value).startswith("De egna talen går inte ihop med underlaget.")
    assert why in str(caught.value)


def test_what_went_by_a_key_that_is_taken_away_goes_by_no_other(county: Record) -> None:
    first = added("1", "1", "2", record=county)
    second = added("0", "0", "1", record=load_record(FOLDER, own(first)), name="platser")
    both = load_record(FOLDER, own(first, second))
    assert both.sharing.which_key is not None
    start = catalogue.preset_scenario(both, "forslag-2022").replace({"egen_del": 50})
    shown = Workspace(scenario=start, own=both.own)
    left = refitted(shown, load_record(FOLDER, own(second))).scenario
    assert left["egen_del"] == 0, "it was by patienter"
    chosen = shown.with_values({both.sharing.which_key.key: "platser"})
    assert refitted(chosen, load_record(FOLDER, own(second))).scenario["egen_del"] == 50
