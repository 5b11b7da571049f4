"""Folkmängd, or the numbers of a key, from a file that somebody hands over, or from pasted text.

It is read, checked, and told before it is used: nothing is changed here, and a Reading is what the user looks at and
accepts. Words from the file stand in its sentences as they are; show them as text, never as Markdown or HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from gnv.core.records import InputError
from gnv.formatting import decimal
from gnv.loading.cells import shown
from gnv.loading.places import Places
from gnv.loading.population_tables import (
    ANY_NUMBERS,
    FOLKMANGD,
    Figures,
    Found,
    Number,
    Stated,
    Table,
    Wanted,
    find_table,
    read_table,
)
from gnv.loading.sheets import LARGEST_FILE, SEPARATORS, Opened, open_file, open_text

PASTED = "inklistrad text"
UNLIKELY = 25
MOST_TOLD = 5


@dataclass(frozen=True, kw_only=True)
class Column:
    """Inhabitants per kommunkod at one date (or the numbers of a key), in the record's order of kommuner.

    `id` names the column within its file; `title` is the file's own heading. `dated` is the date as firmly as the file
    tells it: "2021-06-30", "2021-06", "2021" or "". `stated_total` is the file's own sum, None where it has none, and
    `agrees` whether it is the sum of the kommuner. `warnings` are Swedish sentences: figures more than 25 % from the
    record, a sum that doesn't agree.
    """

    id: str
    title: str
    dated: str
    numbers: Mapping[str, Number]
    stated_total: Number | None
    agrees: bool | None
    warnings: tuple[str, ...]

    @cached_property
    def inhabitants(self) -> dict[str, int]:
        """The numbers as inhabitants: whole ones."""
        return {code: int(number) for code, number in self.numbers.items()}

    @property
    def total(self) -> int:
        """Inhabitants in all kommuner together."""
        return sum(self.inhabitants.values())


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read from a file: at least one column. `must_choose` is True where the user has to say which.

    `ignored` tells what was left out and why, `remarks` how something unusual was read, `warnings` what to look at
    before the figures are used: all Swedish sentences with row numbers as in Excel.
    """

    file: str
    columns: tuple[Column, ...]
    must_choose: bool
    ignored: tuple[str, ...]
    remarks: tuple[str, ...]
    warnings: tuple[str, ...]

    @cached_property
    def question(self) -> str:
        """What the user has to answer, "" where there is nothing to choose."""
        if not self.must_choose:
            return ""
        titles = ", ".join(f"”{shown(column.title)}”" for column in self.columns)
        return f"Vilken kolumn ska användas? Filen har {titles}."

    def column(self, column_id: str) -> Column:
        """The column with this id. InputError where there is none."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise InputError(f"{self.file}: kolumnen ”{shown(column_id)}” finns inte.")


def read_file(content: bytes, file: str, kommuner: Mapping[str, str], recorded: Mapping[str, int]) -> Reading:
    """Read a CSV, TSV, text or Excel file (.xlsx, .xlsm) of at most 5 MB.

    `kommuner` are the names by kommunkod that the file must have; others in it are ignored. `recorded` is the latest
    folkmängd on record by kommunkod, to warn of figures that can't be right; it may be empty.
    Raises InputError in Swedish, with file, row and cell, where something is missing, double, unknown or no number.
    """
    name = shown(file) or "filen"
    return _reading(open_file(content, name, kommuner.values()), name, kommuner, recorded)


def read_pasted(text: str, kommuner: Mapping[str, str], recorded: Mapping[str, int]) -> Reading:
    """Read text pasted from a spreadsheet. Arguments and errors as `read_file`."""
    if len(text) > LARGEST_FILE:
        raise InputError(f"{PASTED}: texten är för lång; den får vara högst 5 MB.")
    return _reading(open_text(text, PASTED), PASTED, kommuner, recorded)


def read_key_file(content: bytes, file: str, kommuner: Mapping[str, str]) -> Reading:
    """Read the numbers of a key from a file as `read_file` does: every column of numbers, none of them negative."""
    name = shown(file) or "filen"
    return _reading(open_file(content, name, kommuner.values()), name, kommuner, {}, ANY_NUMBERS)


def read_key_pasted(text: str, kommuner: Mapping[str, str]) -> Reading:
    """Read the numbers of a key from text pasted from a spreadsheet."""
    if len(text) > LARGEST_FILE:
        raise InputError(f"{PASTED}: texten är för lång; den får vara högst 5 MB.")
    return _reading(open_text(text, PASTED), PASTED, kommuner, {}, ANY_NUMBERS)


def _reading(
    opened: Opened, file: str, kommuner: Mapping[str, str], recorded: Mapping[str, int], wanted: Wanted = FOLKMANGD
) -> Reading:
    places = Places(kommuner)
    found = [(sheet, table) for sheet in opened.sheets if (table := find_table(sheet, places, wanted))]
    if not found:
        raise opened.failures[0] if opened.failures else _no_table(opened, file, kommuner)
    remarks = opened.remarks
    if opened.separators:
        found = [max(found, key=lambda pair: (pair[1].kommuner, pair[0].width > 1))]
        separator = opened.separators[opened.sheets.index(found[0][0])]
        if separator == "|":
            remarks = (*remarks, f"Filen har en ovanlig avgränsare: {SEPARATORS[separator]}.")
    most = max(table.kommuner for _, table in found)
    tables = [table for _, table in found if table.kommuner * 2 >= most]
    return _whole(opened, _read_all(tables), file, recorded, remarks=remarks)


def _no_table(opened: Opened, file: str, kommuner: Mapping[str, str]) -> InputError:
    rows = [row for sheet in opened.sheets for row in sheet.rows if any(row)]
    if not rows:
        return InputError(f"{file}: filen är tom.")
    names = list(kommuner.values())
    sample = f"{', '.join(names[:2])} …" if len(names) > 1 else names[0]
    found = "Den har bara en rubrikrad." if len(rows) == 1 else f"Första raden är ”{shown(' '.join(rows[0]))}”."
    advice = " Kolumnerna ska skiljas åt av semikolon, tabb eller komma (avgränsare)." if opened.separators else ""
    return InputError(f"{file}: filen har ingen tabell med kommunerna ({sample}) på var sin rad. {found}{advice}")


@dataclass
class _Sheets:
    """What each table of a file gave, and the errors of those that gave nothing."""

    found: list[tuple[Table, Found]]
    errors: list[tuple[Table, InputError]]


def _read_all(tables: Sequence[Table]) -> _Sheets:
    """Every table that can be read. InputError of the one with most kommuner where none can."""
    sheets = _Sheets([], [])
    for table in tables:
        try:
            sheets.found.append((table, read_table(table)))
        except InputError as error:
            sheets.errors.append((table, error))
    if not sheets.found:
        raise max(sheets.errors, key=lambda pair: pair[0].kommuner)[1]
    return sheets


def _whole(
    opened: Opened, sheets: _Sheets, file: str, recorded: Mapping[str, int], *, remarks: tuple[str, ...]
) -> Reading:
    columns = _columns(sheets.found, recorded)
    used = {table.sheet.name for table, _ in (*sheets.found, *sheets.errors)}
    unused = [sheet.name for sheet in opened.sheets if sheet.name and sheet.name not in used]
    ignored = [*opened.ignored, *(f"Bladet ”{shown(name)}” har ingen tabell med kommunerna." for name in unused)]
    unusable = [error for _, error in sheets.errors]
    for table, found in sheets.found:
        ignored += _by_sheet(table, found.ignored, sheets)
        remarks += tuple(_by_sheet(table, found.remarks, sheets))
        unusable += found.unusable
    return Reading(
        file=file,
        columns=tuple(columns),
        must_choose=len(columns) > 1 or bool(unusable),
        ignored=tuple(ignored),
        remarks=remarks,
        warnings=tuple(f"Går inte att använda: {error}" for error in unusable),
    )


def _by_sheet(table: Table, sentences: Sequence[str], sheets: _Sheets) -> list[str]:
    """Sentences that name their sheet where several were read."""
    several = len(sheets.found) > 1
    return [f"Bladet ”{shown(table.sheet.name)}”: {said}" if several else said for said in sentences]


def _columns(found: Sequence[tuple[Table, Found]], recorded: Mapping[str, int]) -> list[Column]:
    """The columns of all sheets, each with its sheet's name where several were read."""
    several = len(found) > 1
    return [
        _column(figures, table, recorded, sheet=table.sheet.name if several else "")
        for table, each in found
        for figures in each.columns
    ]


def _column(figures: Figures, table: Table, recorded: Mapping[str, int], *, sheet: str) -> Column:
    total = sum(figures.numbers.values(), Fraction(0))
    wrong = [stated for stated in figures.stated if not _agrees(stated, total, figures.all_kommuner)]
    right = [stated for stated in figures.stated if stated not in wrong and _same(stated.number, total)]
    own = wrong or right
    warnings = [
        f"{stated.where}: ”{stated.label}” säger {stated.written}, men kommunerna summerar till {_written(total)}."
        for stated in wrong
    ]
    return Column(
        id=f"{sheet}!{figures.id}" if sheet else figures.id,
        title=f"{figures.title} (bladet {sheet})" if sheet else figures.title,
        dated=figures.dated,
        numbers=figures.numbers,
        stated_total=own[0].number if own else None,
        agrees=not wrong if own else None,
        warnings=(*warnings, *unlikely(figures.numbers, recorded, table.places.kommuner)),
    )


def _written(total: Number) -> str:
    return str(total) if total.denominator == 1 else decimal(total, places=2)


def _agrees(stated: Stated, total: Number, all_kommuner: Number | None) -> bool:
    """Whether a sum fits. A total may be of all kommuner in the table; the country's tells nothing of ours."""
    if stated.kind == "nation" or _same(stated.number, total):
        return True
    return stated.kind == "total" and all_kommuner is not None and _same(stated.number, all_kommuner)


def _same(stated: Number, total: Number) -> bool:
    """Whether two sums are one, but for what a spreadsheet rounds away of numbers with decimals."""
    return stated == total or (total.denominator > 1 and abs(Fraction(stated) - total) * 10**6 <= total)


def unlikely(figures: Mapping[str, Number], recorded: Mapping[str, int], kommuner: Mapping[str, str]) -> list[str]:
    """A sentence about the kommuner whose figure is more than 25 % from the one on record; none where all are near."""
    far = [
        code
        for code, number in figures.items()
        if code in recorded and abs(Fraction(number) - recorded[code]) * 100 > UNLIKELY * recorded[code]
    ]
    if not far:
        return []
    told = ", ".join(f"{kommuner[code]} {figures[code]} mot {recorded[code]}" for code in far[:MOST_TOLD])
    more = f" och {len(far) - MOST_TOLD} till" if len(far) > MOST_TOLD else ""
    unit = " Står talen i tusental?" if all(Fraction(figures[code]) * 100 < recorded[code] for code in far) else ""
    return [f"Är det rimligt? Mer än {UNLIKELY} % från de inlagda uppgifterna: {told}{more}.{unit}"]
