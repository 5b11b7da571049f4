from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import PAID_OUT
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports import csv as csv_export
from gnv.exports.csv import comparison_csv
from gnv.exports.formats import COMPARISONS, FORMATS, file_name
from gnv.tables.table import Cell, Column, Table, row, sum_row
from gnv.workspace.workspace import Named, Workspace

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NEEDS_OFFICE = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: nothing here can open the file")
TODAY = date(2026, 11, 22)


def read(data: bytes) -> pd.DataFrame:
    """As a colleague would: no lines skipped, no types told but the codes'."""
    return pd.read_csv(io.BytesIO(data), sep=";", decimal=",", dtype={"Kommunkod": str, "kommunkod": str})


@NEEDS_OFFICE
@pytest.mark.parametrize("make", [csv_export.wide, csv_export.years])
def test_a_spreadsheet_with_swedish_settings_and_pandas_read_the_same(
    record: Record, proposal: Scenario, tmp_path: Path, make: Callable[..., bytes]
) -> None:
    """Opened as one that is set to Swedish opens it: semicolons, UTF-8, decimal comma, numbers detected."""
    data = make(Workspace(scenario=proposal.replace({"tjanster": "4"})), record, today=TODAY)
    (tmp_path / "tabell.csv").write_bytes(data)
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx",
         "--infilter=Text - txt - csv (StarCalc):59,34,UTF-8,1,,1053,false,true", "--outdir", str(tmp_path),
         str(tmp_path / "tabell.csv")],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    heads, *rows = openpyxl.load_workbook(tmp_path / "tabell.xlsx").active.iter_rows(values_only=True)
    frame = read(data)
    assert list(heads) == list(frame.columns), "the mark of UTF-8 is no part of the first heading"
    assert len(rows) == len(frame)
    for found, wanted in zip(rows, frame.itertuples(index=False), strict=True):
        for head, one, other in zip(heads, found, wanted, strict=True):
            if pd.isna(other):
                assert one in {None, ""}, head
            elif isinstance(other, str):
                assert str(one if not isinstance(one, datetime) else one.date()) == other, head
            else:
                assert isinstance(one, int | float), f"{head}: {one!r} is no number in the spreadsheet"
                assert one == pytest.approx(other), head
    said = data.decode("utf-8-sig")
    assert all(name in said for name in ("Malung-Sälen", "Borlänge", "Älvdalen")), "å, ä and ö"
    assert "\N{MINUS SIGN}" not in said
    assert any(isinstance(one, int | float) and one < 0 for row in rows for one in row)


def test_a_pages_tables_are_bare_numbers_under_their_names() -> None:
    table = Table(
        title="Prislappar",
        caption="Kronor.",
        columns=(
            Column("Vad", "text"),
            Column("Skillnad", "change"),
            Column("Andel", "share"),
            Column("Belopp", unit="kr"),
        ),
        rows=(row("=Å", -1200, Fraction(1, 8), None), row("Ö", 5, Fraction(1), Cell(value=3, unit="veckor"))),
        totals=(sum_row("Summa", [-1195, None, 7]),),
    )
    found = csv_export.tables({"Prislappar": table, "Igen": table}, told="Scenario: Förslag. Beräknat 2026-11-25.")
    lines = found.decode("utf-8-sig").split("\r\n")
    assert lines[:9] == [
        "Scenario: Förslag. Beräknat 2026-11-25.", "", "Prislappar", "Kronor.", "Vad;Skillnad;Andel (%);Belopp (kr)",
        "'=Å;-1200;12,5;belopp saknas", "Ö;5;100,0;3\N{NO-BREAK SPACE}veckor", "Summa;-1195;belopp saknas;7", "",
    ]  # fmt: skip
    assert "Igen" in lines


def test_the_wide_table_says_what_the_outcome_says(record: Record, proposal: Scenario) -> None:
    frame = read(csv_export.wide(Workspace(scenario=proposal), record, today=TODAY))
    kommuner = frame[frame["Rad"] == "Kommun"]
    paid = dict(zip(kommuner["Kommunkod"], kommuner["Bidrag att betala ut (kr)"], strict=True))
    assert paid == calculate(proposal, record).by_kommun(PAID_OUT)
    assert kommuner["Netto per invånare (kr)"].iloc[0] == 100.08


def test_the_sum_row_is_marked_and_sums(record: Record, proposal: Scenario) -> None:
    frame = read(csv_export.wide(Workspace(scenario=proposal), record, today=TODAY))
    kommuner, total = frame[frame["Rad"] == "Kommun"], frame[frame["Rad"] == "Summa"]
    assert len(kommuner) == 15
    assert len(total) == 1
    assert list(total["Kommunkod"]) == ["20"], "the county: an empty cell would make 2084 a 2084.0"
    for column in (
        c for c in frame.columns if c.endswith("(kr)") and "belopp saknas" not in c and "per invånare" not in c
    ):
        assert kommuner[column].sum() == total[column].item(), column


def test_the_long_table_has_its_columns_first_and_no_sums(record: Record, proposal: Scenario) -> None:
    frame = read(csv_export.long(Workspace(scenario=proposal), record, today=TODAY))
    assert list(frame.columns[:6]) == ["year", "kind", "item", "kommunkod", "kommun", "amount_sek"]
    assert len(frame) == 15 * (3 + 3 + 3)
    by_kind = frame.groupby("kind")["amount_sek"].sum()
    assert by_kind.to_dict() == {"bidrag": 32_861_440, "avdrag": -1_800_000, "kostnad": 2_200_000}


def test_an_amount_nobody_knows_is_an_empty_cell(record: Record, proposal: Scenario) -> None:
    long, wide = (
        read(csv_export.long(Workspace(scenario=proposal), record, today=TODAY)),
        read(csv_export.wide(Workspace(scenario=proposal), record, today=TODAY)),
    )
    assert long[long["item"] == "SUD-avtalet"]["amount_sek"].isna().all()
    assert wide["Kostnad: SUD-avtalet, belopp saknas (kr)"].isna().all()


@pytest.mark.parametrize("form", ["bred", "lang"])
def test_the_file_opens_in_swedish_excel(record: Record, proposal: Scenario, form: str) -> None:
    data = FORMATS[form].make(Workspace(scenario=proposal), record, today=TODAY)
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 by the mark"
    assert "\r\n" in text
    assert "\n" not in text.replace("\r\n", "")
    assert "\u2212" not in text.split("\r\n")[1].split(";Förslag 2022;")[0], (
        "a true minus would turn a number into text"
    )


@pytest.mark.parametrize(
    ("form", "heads"),
    [("bred", ["Scenario", "Länk", "Beräknad"]), ("ar", ["Scenario", "Länk", "Beräknad"]),
     ("lang", ["scenario", "link", "calculated"])],
)  # fmt: skip
def test_every_row_tells_its_scenario_year_link_and_day(
    record: Record, proposal: Scenario, form: str, heads: list[str]
) -> None:
    changed = proposal.replace({"regionalt_stod": 1_000_000, "befolkning": "2024-12"})
    frame = read(FORMATS[form].make(Workspace(scenario=changed), record, today=TODAY))
    assert list(frame.columns[-3:]) == heads
    scenario, link, calculated = (frame[head].unique() for head in heads)
    assert [text.replace("\u00a0", " ") for text in scenario] == ["Förslag 2022 med 2 ändringar"]
    assert len(link) == len(calculated) == 1
    assert "regionalt_stod=1000000" in link[0]
    assert calculated[0] == "2026-11-22"
    year = frame["year" if form == "lang" else "År"]
    assert set(year) == (set(range(2022, 2027)) if form == "ar" else {2022})


def test_parameters_and_sources_stand_once_in_a_file_of_their_own(record: Record, proposal: Scenario) -> None:
    changed = proposal.replace({"regionalt_stod": 1_000_000, "befolkning": "2024-12", "index": "2,5"})
    frame = read(FORMATS["forutsattningar"].make(Workspace(scenario=changed, pinned=proposal), record, today=TODAY))
    assert len(frame) == 2 * (len(catalogue.parameters(record, "forslag-2022")) + 1)
    assert set(frame["År"]) == {2022}
    shown = frame[frame["Scenario"].str.startswith("Förslag")].set_index("Nyckel")
    support = shown.loc["regionalt_stod"]
    assert (support["Värde"], support["I förvalet"], support["Enhet"]) == ("1000000", "1250000", "kr")
    assert (support["Status"], support["Dokument"]) == ("förslag", "004_47dcef7da51f715f.txt")
    assert shown.loc["index"]["Värde"] == "2,5"
    assert pd.isna(shown.loc["sud"]["Värde"]), "an amount that nobody knows is empty"
    assert shown["Källa"].str.contains("SCB").any(), "the population's own source"
    assert set(frame[frame["Scenario"].str.startswith("Nuläge: ")]["Värde"][lambda v: v == "1250000"]) == {"1250000"}


def test_the_files_are_small(record: Record, proposal: Scenario) -> None:
    """Before: 67 kB for the wide file's 16 rows, and 2,8 MB for every year."""
    changed = Workspace(scenario=proposal.replace({"regionalt_stod": 1_000_000, "befolkning": "2024-12"}))
    assert len(csv_export.wide(changed, record, today=TODAY)) <= 10_000
    assert len(csv_export.years(changed, record, today=TODAY)) <= 280_000


def test_no_column_overwrites_another_whatever_the_scenarios_are_called(record: Record, proposal: Scenario) -> None:
    """B − A is 700 000 kr dearer; a scenario that is called so has the net of A, and is told apart."""
    dearer = proposal.replace({"tjanster": "4"})
    chosen = [Named(name="A", scenario=proposal), Named(name="B", scenario=dearer),
              Named(name="B − A", scenario=proposal), Named(name="A", scenario=dearer),
              Named(name="=A", scenario=proposal), Named(name="'=A", scenario=dearer)]  # fmt: skip
    data = comparison_csv(chosen, record, today=TODAY)
    heads = data.decode("utf-8-sig").split("\r\n")[0].split(";")
    assert len(heads) == len(set(heads)) == 3 + 6 * 5 + 5 + 6 + 1
    total = read(data).iloc[-1]
    assert total["B: Netto (kr)"] == total["A (2): Netto (kr)"] == 28_661_440
    assert total["B − A: Netto (kr)"] == 29_361_440, "the scenario of that name"
    assert total["B − A: Netto (kr) (2)"] == -700_000, "the difference"
    assert total["'=A: Netto (kr)"] == 29_361_440
    assert total["'=A: Netto (kr) (2)"] == 28_661_440
    assert total["B: År"] == 2023


def test_a_comparison_has_its_parameters_beside_it(record: Record, proposal: Scenario) -> None:
    dearer = proposal.replace({"kostnad_fyra": 4_200_000})
    chosen = [Named(name="Mitt", scenario=proposal), Named(name="Mitt", scenario=dearer)]
    frame = read(COMPARISONS["forutsattningar"].make(chosen, record, today=TODAY))
    cost = frame[frame["Nyckel"] == "kostnad_fyra"].set_index("Scenario")["Värde"]
    assert cost.to_dict() == {"Mitt": "4000000", "Mitt (2)": "4200000"}


def test_json_says_the_scenario_once(record: Record, proposal: Scenario) -> None:
    content = json.loads(csv_export.as_json(Workspace(scenario=proposal), record, today=TODAY))
    assert content["values"]["regionalt_stod"] == 1_250_000
    assert sum(row["amount_sek"] or 0 for row in content["rows"] if row["kind"] == "bidrag") == 32_861_440


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "\u200b=1", "\uff1d1", "\u00a0@x", "\0=",
     "\x0b=1", "\x0c=1", "\x1f=1", "\x85=1", "\u2028=1", "\u2029+1", "\x0b \u200b@x", "\tx", " \nx", "\x0b\0x"],
)  # fmt: skip
def test_text_that_a_spreadsheet_could_run_is_made_harmless(text: str) -> None:
    assert csv_export.formula_safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Orsa", "Förslag 2022", "a=b", "", "?v=1&x=2", "3–4", "a\x0b=1", " a"])
def test_other_text_is_left_alone(text: str) -> None:
    assert csv_export.formula_safe(text) == text


def test_the_file_name_says_what_it_is(county: Record, plan: Scenario) -> None:
    named = file_name(FORMATS["bred"], Workspace(scenario=plan), county, today=TODAY)
    assert named == f"Fördelning – {county.preset(plan.preset).name} – 2026-11-22.csv"
    assert file_name(FORMATS["json"], Workspace(scenario=plan), county, today=TODAY).endswith(".json")


def test_a_pinned_nulage_is_what_is_compared_with(record: Record, proposal: Scenario) -> None:
    workspace = Workspace(scenario=catalogue.preset_scenario(record, "rss-fyra"), pinned=proposal)
    frame = read(csv_export.wide(workspace, record, today=TODAY))
    kommuner = frame[frame["Rad"] == "Kommun"].set_index("Kommun")
    assert kommuner["Skillnad mot Nuläge (kr)"].sum() == -700_000, "both of 2023: the posts alone"
    assert kommuner["Skillnad mot Nuläge (kr)"]["Vansbro"] == -16_481, "of the posts alone"
    assert "nulage=forslag-2022" in frame["Länk"].iloc[0]


def test_scenarios_beside_each_other(record: Record, proposal: Scenario) -> None:
    chosen = [
        Named(name="=Tre", scenario=proposal),
        Named(name="Fyra", scenario=catalogue.preset_scenario(record, "rss-fyra")),
    ]
    frame = read(comparison_csv(chosen, record, today=TODAY))
    total = frame[frame["Rad"] == "Summa"].iloc[0]
    assert total["'=Tre: Netto (kr)"] == 29_361_440, "a name that a spreadsheet could run is made harmless in a heading"
    assert total["Fyra: Netto (kr)"] == 28_661_440, "of 2023: no hemsjukvård is deducted"
    assert total["Fyra − =Tre: Netto (kr)"] == -700_000, "both of 2023: the posts alone"
    assert frame["Fyra: Länk"].iloc[0].startswith("?v=2&forval=rss-fyra")
