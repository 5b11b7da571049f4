"""A table as data: what its columns hold and what part its rows play. Numbers are numbers until somebody shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from gnv.formatting import NBSP, decimal, percent, signed

Kind = Literal["text", "words", "number", "kronor", "per_inhabitant", "change", "share", "date"]
Role = Literal["plain", "kommun", "own", "marked", "sum", "group"]
Value = int | Fraction | date | str | None
UNKNOWN, NOTHING = "belopp saknas", "–"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A value that is not like the rest of its column: in a unit or of a kind of its own, or with a word after it."""

    value: Value
    kind: Kind | None = None
    unit: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its heading, and what kind of values it holds.

    `text` is a word or two, `words` are sentences, which may break. `number` counts anything, `kronor` are whole where
    they are an int and have two decimals where they are a Fraction, and so does a `change`, which always has a sign.
    A `share` is 0–1, shown as percent with `decimals`. `unit` is written in each cell; empty where the table's caption
    tells it. `unknown` is what stands for None: an amount that nobody knows is never nothing.
    """

    title: str
    kind: Kind = "kronor"
    unit: str = ""
    decimals: int = 2
    unknown: str = UNKNOWN


@dataclass(frozen=True)
class Row:
    """A row. `own` is a kommun that somebody has chosen, `marked` what else is to be brought out.

    A `sum` sums other rows; a `group` is one cell, a heading over the rows that follow.
    """

    cells: tuple[Value | Cell, ...]
    role: Role = "plain"


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table under its title. The caption tells the unit, and what else one has to know to read it."""

    title: str
    caption: str = ""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()


def columns(titles: Iterable[str], kind: Kind = "kronor", *, unit: str = "", decimals: int = 2) -> tuple[Column, ...]:
    """Columns of one kind."""
    return tuple(Column(title, kind, unit=unit, decimals=decimals) for title in titles)


def row(first: str, *values: Value | Cell, role: Role = "plain") -> Row:
    """A row with its head and its values."""
    return Row((first, *values), role)


def kommun_row(name: str, values: Iterable[Value | Cell], *, own: bool) -> Row:
    """A kommun's row."""
    return Row((name, *values), "own" if own else "kommun")


def sum_row(name: str, values: Iterable[Value | Cell]) -> Row:
    """A row that sums others."""
    return Row((name, *values), "sum")


def group_row(heading: str) -> Row:
    """A heading over the rows that follow."""
    return Row((heading,), "group")


def value(cell: Value | Cell) -> Value:
    """A cell's bare value, for who writes numbers as numbers."""
    return cell.value if isinstance(cell, Cell) else cell


def shown(cell: Value | Cell, column: Column) -> str:
    """A cell as a Swede reads it."""
    if isinstance(cell, Cell):
        kind, unit = cell.kind or column.kind, column.unit if cell.unit is None else cell.unit
        return shown(cell.value, replace(column, kind=kind, unit=unit)) + cell.note
    if cell is None:
        return column.unknown
    if isinstance(cell, str | date):
        return str(cell)
    return _number(cell, column) + (f"{NBSP}{column.unit}" if column.unit else "")


def in_percent(difference: Fraction | int, base: Fraction | int) -> Fraction | None:
    """A difference in per cent of what it is from, for a `change` column in %; None where that is nothing."""
    return Fraction(difference) * 100 / abs(Fraction(base)) if base else None


def percent_change(title: str) -> Column:
    """A column of differences in per cent, with a decimal."""
    return Column(title, "change", unit="%", decimals=1, unknown=NOTHING)


def texts(table: Table, found: Row) -> Sequence[str]:
    """A row's cells as a Swede reads them."""
    return [shown(cell, column) for cell, column in zip(found.cells, table.columns, strict=False)]


def _number(number: int | Fraction, column: Column) -> str:
    if column.kind == "share":
        return percent(Fraction(number), decimals=column.decimals)
    exact = column.kind == "per_inhabitant" or isinstance(number, Fraction)
    written = signed if column.kind == "change" else decimal
    return written(number, places=column.decimals if exact else 0)
