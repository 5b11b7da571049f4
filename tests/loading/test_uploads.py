"""Population files as people have them: read right, or refused with a reason. Never wrong in silence."""

from __future__ import annotations

import csv
import io
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gnv.core.records import InputError
from gnv.loading.uploads import Column, Reading, read_file, read_pasted

SAMPLES = Path(__file__).parent / "samples"
ROOT = Path(__file__).parents[2]
MANIFEST = list(csv.DictReader((SAMPLES / "manifest.csv").read_text(encoding="utf-8").splitlines()))
JUNE_2021 = {
    "2021": ("Vansbro", 6790),
    "2023": ("Malung-Sälen", 10184),
    "2026": ("Gagnef", 10455),
    "2029": ("Leksand", 15940),
    "2031": ("Rättvik", 11079),
    "2034": ("Orsa", 6939),
    "2039": ("Älvdalen", 7033),
    "2061": ("Smedjebacken", 10909),
    "2062": ("Mora", 20544),
    "2080": ("Falun", 59752),
    "2081": ("Borlänge", 52460),
    "2082": ("Säter", 11203),
    "2083": ("Hedemora", 15495),
    "2084": ("Avesta", 22986),
    "2085": ("Ludvika", 26613),
}
KOMMUNER = {code: name for code, (name, _) in JUNE_2021.items()}
RECORDED = {code: number for code, (_, number) in JUNE_2021.items()}
TOTAL = 288_382
SECONDS = 2.0


def large_sample(name: str) -> bytes:
    """The three samples that are too large to keep."""
    if name.startswith("80_"):
        return (text("{name};{number}", head="Kommun;Folkmängd") + "A" * 300_000 + ";1").encode()
    if name.startswith("82_"):
        return (";".join(["kommun", *(f"k{i}" for i in range(5000))]) + "\nOrsa;6939").encode()
    return workbook_with(b"<worksheet><sheetData>" + b" " * 100_000_000 + b"</sheetData></worksheet>")


def text(row: str = "{code};{name};{number}", *, head: str = "kommunkod;kommun;folkmängd", **own: str) -> str:
    """A table with one row for each kommun; `own` has other rows, by the kommun's name."""
    rows = [
        own.get(name, row).format(code=code, name=name, number=number) for code, (name, number) in JUNE_2021.items()
    ]
    return "\r\n".join([head, *rows]) + "\r\n"


def workbook(*sheets: Sequence[Sequence[Any]], change: Callable[[Any], None] = lambda _book: None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Blad{number}")
        for row in rows:
            sheet.append(list(row))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def workbook_with(sheet: bytes) -> bytes:
    """A workbook whose only sheet is this XML."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["a"]]))) as plain,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for member in plain.infolist():
            is_sheet = member.filename.startswith("xl/worksheets/")
            archive.writestr(member.filename, sheet if is_sheet else plain.read(member))
    return changed.getvalue()


def archive(**members: str) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "."), content)
    return saved.getvalue()


def table(*titles: Any, values: Iterable[Callable[[int], Any]] = (lambda n: n,)) -> list[list[Any]]:
    own = list(values)
    return [list(titles), *([code, name, *(f(n) for f in own)] for code, (name, n) in JUNE_2021.items())]


def read(content: bytes | str, file: str = "fil.csv") -> Reading:
    return read_file(content.encode() if isinstance(content, str) else content, file, KOMMUNER, RECORDED)


def only(content: bytes | str, file: str = "fil.csv") -> Column:
    reading = read(content, file)
    assert not reading.must_choose
    (column,) = reading.columns
    return column


def refusal(content: bytes | str, file: str = "fil.csv") -> str:
    with pytest.raises(InputError) as caught:
        read(content, file)
    assert len(str(caught.value)) < 800
    return str(caught.value)


def told(reading: Reading) -> str:
    own = [warning for column in reading.columns for warning in column.warnings]
    return " ".join((reading.question, *reading.ignored, *reading.remarks, *reading.warnings, *own))


def outcome(content: bytes, row: dict[str, str]) -> tuple[str, str]:
    """What became of a sample (accept, note, ask, reject), and all that was said of it."""
    try:
        reading = read(content, row["file"])
    except InputError as error:
        return "reject", str(error)
    words = told(reading)
    if row["total"]:
        assert int(row["total"]) in [column.total for column in reading.columns]
    if reading.must_choose:
        return "ask", words
    assert len(reading.columns) == 1
    return "note" if words else "accept", words


@pytest.mark.parametrize("row", MANIFEST, ids=lambda row: row["file"])
def test_each_sample_comes_out_as_the_manifest_says(row: dict[str, str]) -> None:
    path = SAMPLES / row["file"]
    content = path.read_bytes() if path.exists() else large_sample(row["file"])
    began = time.monotonic()
    came, words = outcome(content, row)
    assert time.monotonic() - began < SECONDS
    allowed = set(row["outcome"].split("|"))
    assert came in (allowed | {"note"} if "accept" in allowed else allowed)
    assert came != "reject" or row["file"] in words
    assert len(words) < 3000
    if came != "accept":
        assert all(word.lower() in words.lower() for word in row["mentions"].split(";"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_usual_encoding_and_separator_is_read(encoding: str, separator: str) -> None:
    assert only(text().replace(";", separator).encode(encoding)).inhabitants == RECORDED


def test_text_that_was_encoded_twice_is_mended_and_told() -> None:
    reading = read(text().encode().decode("cp1252"))
    assert reading.columns[0].total == TOTAL
    assert "teckenkodning" in reading.remarks[0]


@pytest.mark.parametrize(
    "number",
    ["6 939", "6\u00a0939", "6\u202f939", "6\u2009939", "6'939", "6’939", "6939.0", "6939,00", "6.939,0", '"6 939"'],
)
def test_a_whole_number_is_read_however_its_thousands_stand(number: str) -> None:
    assert only(text(Orsa=f"2034;Orsa;{number}")).inhabitants == RECORDED


NO_NUMBERS = """
-6939|−6939|–6939|(6939)|..|.|…|-|–|x|6939 1)|6939*|6939²|６９３９|٦٩٣٩|+6939|6939%|6939 st|0|006939|6 93 9|6.939|6,939
6.939,5|6939,5|1e4|#SAKNAS!|#N/A|NaN|None|SANT|2021-06-30|'6939|=6939|6_939|<b>6939</b>||6939 eller 6940|0x1B1B
"""


@pytest.mark.parametrize("number", NO_NUMBERS.strip().replace("\n", "|").split("|"))
def test_whatever_is_no_whole_number_is_refused_with_its_cell(number: str) -> None:
    said = refusal(text(Orsa=f"2034;Orsa;{number}"))
    assert "fil.csv, rad 7, cell C7" in said
    assert "Orsa" in said


@pytest.mark.parametrize(
    ("row", "head"),
    [
        ("{code} {name};{number}", "region;2021"),
        ("{code} - {name};{number}", "Region;Folkmängd"),
        ("{name} ({code});{number}", "Kommun;Befolkning"),
        ("{name};{number}", "Kommun;Invånare"),
        ("{code};{number}", "kod;antal"),
        ("'{code};{name};{number}", "Kommunkod;Kommun;Folkmängd"),
        ('="{code}";{name};{number}', "Kommunkod;Kommun;Folkmängd"),
        ("{number};{name};{code}", "Folkmängd 2021-06-30;Kommun;Kod"),
        ("20;Dalarnas län;{code};{name};{number}", "länskod;län;kommunkod;kommun;juni 2021"),
        ("{name} kommun;{number}", "Kommun;Folkmängd"),
        ("{code};{name};{number};;", "Kod;Kommun;Folkmängd;;"),
        ("7;{code};{name};{number}", ";kommunkod;kommun;folkmängd"),
    ],
)
def test_every_usual_layout_is_read(row: str, head: str) -> None:
    assert only(text(row, head=head)).inhabitants == RECORDED


@pytest.mark.parametrize(
    ("title", "dated"),
    [
        ("2021", "2021"),
        ("2021K2", "2021-06"),
        ("kvartal 2 2021", "2021-06"),
        ("2021M06", "2021-06"),
        ("Folkmängd 30 juni 2021", "2021-06-30"),
        ("Folkmängd (31 dec. 2023)", "2023-12-31"),
        ("2023-12-31", "2023-12-31"),
        ("31/12 2023", "2023-12-31"),
        ("december 2023", "2023-12"),
        ("BE0101N1 2021K2", "2021-06"),
        ("Folkmängd", ""),
    ],
)
def test_a_title_gives_the_date_as_firmly_as_it_does(title: str, dated: str) -> None:
    column = only(text(head=f"kod;kommun;{title}"))
    assert (column.title, column.dated) == (title, dated)


def test_a_date_in_the_line_above_counts_where_the_title_has_none() -> None:
    assert only("Folkmängd 30 juni 2021\r\n\r\n" + text()).dated == "2021-06-30"


def test_names_are_recognised_with_other_spellings_and_told() -> None:
    reading = read(
        text("{name};{number}", head="Kommun;Folkmängd", Borlänge="Borlange;52460", Falun="Falu kommun;59752")
    )
    assert reading.columns[0].total == TOTAL
    assert [remark.split(":")[0] for remark in reading.remarks] == ["Rad 11", "Rad 12"]


def test_a_misspelt_name_is_refused_with_the_nearest() -> None:
    said = refusal(text("{name};{number}", head="Kommun;Folkmängd", Borlänge="Borlnge;52460"))
    assert "Borlänge saknas" in said
    assert "menas Borlänge?" in said
    assert "cell A12" in said


def test_a_misspelt_name_beside_the_right_code_is_told() -> None:
    assert "Borlänge" in read(text(Borlänge="2081;Borlnge;52460")).remarks[0]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2062;Mora;20544", "rad 17, cell C17: Mora förekommer flera gånger, också på rad 10"),
        (";Narnia;5", "cell B17: ”Narnia” är varken"),
        ("9999;Narnia;5", "kommunkoden 9999 finns inte"),
        ("0180;Avesta;5", "Avesta har kod 2084, inte 0180"),
    ],
)
def test_a_row_too_many_is_refused(row: str, words: str) -> None:
    assert words in refusal(text() + row)


def test_other_kommuner_and_county_rows_are_left_out_and_told() -> None:
    reading = read(text() + "180;Stockholm;978770\r\n;Gävle;102000\r\n20;Dalarnas län;288382\r\n00;Riket;10402070\r\n")
    (column,) = reading.columns
    assert (column.total, column.stated_total, column.agrees) == (TOTAL, TOTAL, True)
    assert "Rad 17–18: kommuner utanför länet" in told(reading)


@pytest.mark.parametrize(
    "label",
    [
        "Summa",
        "TOTALT:",
        "Totalt Dalarna",
        "Dalarnas län",
        "Dalarna",
        "Hela länet",
        "S:a",
        "Summa (15 kommuner)",
        "Summa för Dalarnas län",
    ],
)
def test_a_sum_is_a_check_and_never_counted(label: str) -> None:
    right, wrong = only(text() + f";{label};288 382"), only(text() + f";{label};288392")
    assert (right.total, right.stated_total, right.agrees, right.warnings) == (TOTAL, TOTAL, True, ())
    assert (wrong.total, wrong.stated_total, wrong.agrees) == (TOTAL, 288_392, False)
    assert "288392" in wrong.warnings[0]


def test_a_sum_of_all_kommuner_in_the_table_is_no_contradiction() -> None:
    assert only(text() + "0180;Stockholm;1000\r\n;Summa;289382").warnings == ()


def test_figures_far_from_the_record_are_asked_about() -> None:
    swapped = only(text(Orsa="2034;Orsa;22986", Avesta="2084;Avesta;6939"))
    assert "rimligt" in swapped.warnings[0]
    assert "Orsa 22986 mot 6939" in swapped.warnings[0]


def test_several_dates_are_for_the_user_to_choose() -> None:
    reading = read(text("{code} {name};1000;{number}", head="region;2020;2021"))
    assert reading.must_choose
    assert [(column.id, column.title) for column in reading.columns] == [("B", "2020"), ("C", "2021")]
    assert reading.column("C").inhabitants == RECORDED
    with pytest.raises(InputError):
        reading.column("D")


def test_a_date_that_lacks_a_figure_is_told_and_the_others_can_be_chosen() -> None:
    reading = read(text("{code};{name};5000;{number}", head="kod;kommun;2020;2021", Orsa="2034;Orsa;..;6939"))
    assert reading.must_choose
    assert [column.title for column in reading.columns] == ["2021"]
    assert "cell C7" in reading.warnings[0]


def long_table(head: str, *parts: tuple[str, Callable[[int], int]]) -> str:
    rows = [f"{code} {name};{part};{f(n)}" for code, (name, n) in JUNE_2021.items() for part, f in parts]
    return "\n".join([head, *rows])


def test_rows_split_by_sex_are_summed_and_told() -> None:
    reading = read(long_table("region;kön;Folkmängd", ("män", lambda n: n // 2), ("kvinnor", lambda n: n - n // 2)))
    assert reading.columns[0].inhabitants == RECORDED
    assert "kön" in reading.remarks[0]


def test_a_row_for_both_sexes_is_used_instead_of_their_sum() -> None:
    parts = [("män", lambda _n: 1), ("kvinnor", lambda _n: 1), ("totalt", lambda n: n)]
    assert only(long_table("region;kön;Folkmängd", *parts)).inhabitants == RECORDED


def test_rows_split_by_date_become_columns() -> None:
    reading = read(long_table("region;år;Folkmängd", ("2020", lambda n: n - 1), ("2021", lambda n: n)))
    assert [(column.id, column.dated) for column in reading.columns] == [("C:2020", "2020"), ("C:2021", "2021")]
    assert reading.column("C:2021").total == TOTAL


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (long_table("region;kön;Folkmängd", ("kvinnor", lambda n: n // 2)), "kön"),
        (long_table("region;ålder;Folkmängd", ("65+ år", lambda n: n // 4)), "65+"),
        (long_table("region;ålder;Folkmängd", ("0–64", lambda n: n), ("65+", lambda n: n)), "ålder"),
        (text("{name};{number}", head="Kommun;Kvinnor"), "kön"),
        (text("{name};{number}", head="Kommun;Folkökning"), "Folkmängd"),
        (text("{name};{number};{number}", head="Kommun;;"), "Folkmängd"),
    ],
)
def test_a_part_of_the_population_is_refused(content: str, word: str) -> None:
    assert word in refusal(content)


def test_columns_of_men_and_women_are_summed_unless_the_total_stands_beside() -> None:
    assert only(text("{name};1;2", head="Kommun;Män;Kvinnor")).total == 45
    assert only(text("{name};1;2;{number}", head="Kommun;Män;Kvinnor;Totalt")).total == TOTAL


def test_unquoted_thousands_that_make_a_field_more_are_refused() -> None:
    comma = text().replace(";", ",").replace("22986", "22,986")
    assert "cell D15" in refusal(comma)


def test_kommuner_side_by_side_are_read_with_their_own_cells_named() -> None:
    names, numbers = zip(*JUNE_2021.values(), strict=True)
    lines = [";".join(["år", *names]), ";".join(["2021", *map(str, numbers)])]
    assert only("\n".join(lines)).inhabitants == RECORDED
    assert "rad 2, cell G2" in refusal("\n".join(lines).replace("6939", ".."))


def test_pasted_text_is_read_as_a_file() -> None:
    reading = read_pasted(text().replace(";", "\t"), KOMMUNER, RECORDED)
    assert (reading.file, reading.columns[0].total) == ("inklistrad text", TOTAL)


def test_a_workbook_with_dates_as_titles_and_merged_cells() -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("C1:D1")

    dates = table("Kod", "Kommun", datetime(2021, 6, 30))
    assert only(workbook(dates), "a.xlsx").dated == "2021-06-30"
    merged = [
        ["Kod", "Kommun", "Folkmängd", None],
        *table(None, None, 2020, 2021, values=(lambda n: n - 1, lambda n: n)),
    ]
    assert [column.title for column in read(workbook(merged, change=merge), "a.xlsx").columns] == [
        "Folkmängd 2020",
        "Folkmängd 2021",
    ]


def test_a_pxweb_workbook_that_names_each_kommun_once_is_filled_down() -> None:
    rows: list[list[Any]] = [["Folkmängd efter region, kön och år"], [], [None, None, None, "2021"]]
    for code, (name, n) in JUNE_2021.items():
        rows += [[code, name, "män", n // 2], [None, None, "kvinnor", n - n // 2]]
    assert only(workbook([*rows, [], ["Källa:"], ["SCB"]]), "a.xlsx").inhabitants == RECORDED


def test_sheets_are_all_looked_through() -> None:
    good = table("Kod", "Kommun", "Folkmängd")

    def conceal(book: Any) -> None:
        book["Blad2"].sheet_state = "hidden"

    assert only(workbook([], good), "a.xlsx").total == TOTAL
    assert [column.id for column in read(workbook(good, good), "a.xlsx").columns] == ["Blad1!C", "Blad2!C"]
    hidden = read(workbook(good, good, change=conceal), "a.xlsm")
    assert not hidden.must_choose
    assert "dolt" in hidden.ignored[0]


def test_a_sheet_that_only_mentions_a_kommun_is_no_table() -> None:
    assert only(workbook(table("Kod", "Kommun", "Folkmängd"), [["Kontakt"], ["Falun"]]), "a.xlsx").total == TOTAL


def test_a_stated_size_that_is_wrong_hides_no_rows() -> None:
    rows = "".join(
        f'<row r="{i}"><c r="A{i}" t="inlineStr"><is><t>{name}</t></is></c><c r="B{i}"><v>{number}</v></c></row>'
        for i, (name, number) in enumerate([("Kommun", 2021), *JUNE_2021.values()], 1)
    )
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/>'
    assert only(workbook_with(f"{start}<sheetData>{rows}</sheetData></worksheet>".encode()), "a.xlsx").total == TOTAL


@pytest.mark.parametrize(
    ("content", "file", "word"),
    [
        (b"", "a.csv", "tom"),
        (b"\xef\xbb\xbf\r\n", "a.csv", "tom"),
        (b"x" * (5 * 1024 * 1024 + 1), "a.csv", "5 MB"),
        (b"%PDF-1.7", "a.csv", "PDF"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a.xls", "xlsx"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "lösenord"),
        (b'{"class": "dataset"}', "a.json", "JSON"),
        (b"<!DOCTYPE html><table>", "a.xls", "xlsx"),
        (b"a;b\0;c\nd;e;f\n", "a.csv", "nolltecken"),
        (b"PK\x03\x04 and so on", "a.xlsx", "skadad"),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "a.ods", "OpenDocument"),
        (archive(a__csv="x"), "a.zip", "zip"),
        (b"\0\0\0\0" * 100, "a.csv", "tom"),
        (b"Gavle;1\nSandviken;2\n", "a.csv", "Vansbro"),
    ],
)
def test_what_is_no_table_is_refused_by_its_kind(content: bytes, file: str, word: str) -> None:
    assert word in refusal(content, file)


def test_all_kommuner_of_sweden_as_one_county() -> None:
    regions = (ROOT / "gnv" / "loading" / "sveriges_regioner.csv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = [line.split(";") for line in regions]
    kommuner = {code: name for code, name in pairs if len(code) == 4}
    content = "Region;2023\n" + "\n".join(
        f"{name};{int(code) * 290 if len(code) == 2 else 5000}" for code, name in pairs
    )
    reading = read_file(content.encode(), "a.csv", kommuner, {})
    assert (reading.columns[0].total, reading.columns[0].warnings) == (290 * 5000, ())


def test_a_made_up_county_has_a_sum_by_its_own_name() -> None:
    kommuner = {"9001": "Adal", "9002": "Bdal"}
    content = b"kommun;antal\nAdal;1000\nBdal;2000\nExempels l\xc3\xa4n;%d\nDalarnas l\xc3\xa4n;7\n"
    right, wrong = (read_file(content % n, "a.csv", kommuner, {}).columns[0] for n in (3000, 3001))
    assert (right.total, right.agrees, wrong.agrees) == (3000, True, False)


def test_a_made_up_county_whose_codes_look_like_figures() -> None:
    kommuner = {"2034": "Adal", "2062": "Bdal", "2084": "Cdal"}
    named = read_file(b"kommun;antal\nAdal;2062\nBdal;2084\nCdal;2034\n", "a.csv", kommuner, {})
    coded = read_file(b"kod;antal\n2034;2062\n2062;2084\n2084;2034\n", "a.csv", kommuner, {})
    expected = {"2034": 2062, "2062": 2084, "2084": 2034}
    assert named.columns[0].inhabitants == coded.columns[0].inhabitants == expected


def test_markup_and_unseen_characters_never_make_a_long_or_deceiving_message() -> None:
    said = refusal(
        text("{name};{number}", head="Kommun;Folkmängd", Avesta="\u202eAv\u0430esta<script>" + "!" * 9000 + ";1")
    )
    assert "[U+202E]" in said
    assert "[U+0430]" in said


def test_damaged_files_are_read_or_refused_and_nothing_else() -> None:
    chance = random.Random(15)  # noqa: S311 - no secret
    samples = [path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.suffix in {".csv", ".xlsx", ".txt"}]
    for _ in range(400):
        content = bytearray(chance.choice(samples) or b"x")
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        with suppress(InputError):
            read(bytes(content[: chance.randint(len(content) // 2, len(content))]), "a.xlsx")


HEAVY: dict[str, Callable[[], str | bytes]] = {
    "many names": lambda: text() + "\n".join("x" * 50 + f"{i} ,:-(" * 20 + ";2021" for i in range(20_000)),
    "many columns": lambda: "\n".join(";".join(["Narnia", *["12 345"] * 299]) for _ in range(830)),
    "many dates": lambda: long_table("region;år;antal", *((str(y), lambda n: n) for y in range(1900, 2100))),
    "blank lines": lambda: text() + "\n" * 4_000_000,
    "quotes": lambda: text() + '"' * 4_000_000,
    "bytes": lambda: bytes(range(1, 256)) * 20_000,
    "bomb": lambda: large_sample("99a"),
    "long cell": lambda: workbook_with(
        sheet_of(b'<row r="1"><c r="A1" t="str"><v>' + b"x" * 25_000_000 + b"</v></c></row>")
    ),
    "cells": lambda: workbook_with(sheet_of(b'<row><c t="str"><v>Orsa</v></c><c><v>1</v></c></row>' * 19_000)),
    "formulas": lambda: workbook_with(sheet_of(b"<row><c><f>1+1</f><v>2</v></c><c><v>1</v></c></row>" * 16_000)),
    "wide": lambda: workbook_with(sheet_of(b'<row><c r="KN1"><v>1</v></c></row>' * 30_000)),
    "far": lambda: workbook_with(sheet_of(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
}


def sheet_of(rows: bytes) -> bytes:
    start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return start + rows + b"</sheetData></worksheet>"


MEASURE = """
import pathlib, resource, sys, time
from tests.loading.test_uploads import InputError, read
content = pathlib.Path(sys.argv[1]).read_bytes()
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
try:
    read(content)
except InputError:
    pass
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(time.process_time() - began, (after - before) // 1024)
"""


@pytest.mark.parametrize("name", HEAVY)
def test_nothing_takes_more_than_two_seconds_or_300_megabytes(name: str, tmp_path: Path) -> None:
    made = HEAVY[name]()
    (tmp_path / "a").write_bytes(made.encode()[: 5 * 1024 * 1024] if isinstance(made, str) else made)
    command = [sys.executable, "-c", MEASURE, str(tmp_path / "a")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    seconds, megabytes = done.stdout.split()
    assert float(seconds) < SECONDS
    assert int(megabytes) < 300
