"""Worksheet formulas that know their own value, so that a cell shows the right figure before anybody recalculates.

A formula is built from other formulas as a sum is built from terms: `pot - deduction` is the text `pot-deduction` and
the difference of the two values. Text and value so come from one expression and cannot say different things.

Only functions that Excel 2016 and LibreOffice both have, and only whole numbers. Both programs keep fifteen digits and
let a result that is almost whole be whole: below 10^14 (`EXACT`) neither can touch a whole number or its quotient, so
whoever multiplies keeps the product below that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

EXACT = 10**14
ATOM, PRODUCT, SUM, COMPARED = 3, 2, 1, 0  # how tightly a formula's outermost sign binds

Shown = int | float | str | bool
Format = Any  # xlsxwriter's own, which bears no types


@dataclass(frozen=True, slots=True)
class Number:
    """A formula without its equals sign, and the whole number that it gives."""

    text: str
    value: int
    binds: int = ATOM

    def __add__(self, other: Number | int) -> Number:
        right = number(other)
        return Number(f"{self.text}+{right.text}", self.value + right.value, SUM)

    def __sub__(self, other: Number | int) -> Number:
        right = number(other)
        return Number(f"{self.text}-{_within(right, PRODUCT)}", self.value - right.value, SUM)

    def __mul__(self, other: Number | int) -> Number:
        right = number(other)
        return Number(f"{_within(self, PRODUCT)}*{_within(right, PRODUCT)}", self.value * right.value, PRODUCT)

    def equals(self, other: Number | int) -> Truth:
        """Whether the two are the same number."""
        right = number(other)
        return Truth(f"{self.text}={right.text}", self.value == right.value)

    def at_most(self, other: Number | int) -> Truth:
        """Whether this number is the smaller, or as large."""
        right = number(other)
        return Truth(f"{self.text}<={right.text}", self.value <= right.value)


@dataclass(frozen=True, slots=True)
class Truth:
    """A formula that is true or false, and which of them."""

    text: str
    value: bool

    def both(self, other: Truth) -> Truth:
        """Whether both are true."""
        return Truth(f"AND({self.text},{other.text})", self.value and other.value)

    @property
    def opposite(self) -> Truth:
        """Whether it is false."""
        return Truth(f"IF({self.text},FALSE,TRUE)", not self.value)

    def choose(self, then: Number | int, otherwise: Number | int) -> Number:
        """The one number where it is true, the other where it is false."""
        yes, no = number(then), number(otherwise)
        return Number(f"IF({self.text},{yes.text},{no.text})", yes.value if self.value else no.value)


ALWAYS, NEVER = Truth("TRUE", value=True), Truth("FALSE", value=False)


def number(value: Number | int) -> Number:
    """A number as it stands in a formula."""
    return value if isinstance(value, Number) else Number(str(value), value, ATOM if value >= 0 else SUM)


def whole(part: Number, by: Number | int) -> Number:
    """How many whole times `by` goes into `part`."""
    divisor = number(by)
    return Number(f"INT({_within(part, PRODUCT)}/{_within(divisor, ATOM)})", part.value // divisor.value)


def rest(part: Number, by: Number | int) -> Number:
    """What is then left. Written out, for MOD refuses large quotients in some versions."""
    return part - number(by) * whole(part, by)


def half_up(part: Number, by: Number | int) -> Number:
    """The quotient rounded half-up to a whole number, as the app rounds an amount that is not shared out."""
    divisor = number(by)
    return whole(part * 2 + divisor, divisor * 2)


def smallest(one: Number, other: Number) -> Number:
    """The smaller of two."""
    return Number(f"MIN({one.text},{other.text})", min(one.value, other.value))


def largest(one: Number | int, other: Number) -> Number:
    """The larger of two."""
    first = number(one)
    return Number(f"MAX({first.text},{other.text})", max(first.value, other.value))


def quoted(text: str) -> str:
    """A text as it stands in a formula."""
    return '"' + text.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class Line:
    """Cells beside or below each other: where they are, and what they hold."""

    text: str
    cells: tuple[Number, ...]

    @property
    def total(self) -> Number:
        """The sum of the cells."""
        return Number(f"SUM({self.text})", sum(cell.value for cell in self.cells))

    def __getitem__(self, place: int) -> Number:
        return self.cells[place]


class Sheet:
    """A worksheet to which formulas are written, and whose cells other formulas may use."""

    def __init__(self, worksheet: Worksheet, *, name: str) -> None:
        self.worksheet = worksheet
        self._prefix = f"'{name}'!"

    def put(self, row: int, column: int, found: Number, format_: Format = None) -> Number:
        """Write a formula with its value, and return the cell as a formula may use it."""
        self.formula(row, column, found.text, found.value, format_)
        return Number(self.address(row, column), found.value)

    def formula(self, row: int, column: int, text: str, value: Shown, format_: Format = None) -> None:
        """Write a formula of any kind with its value. Cells of the sheet itself are named without the sheet."""
        self.worksheet.write_formula(row, column, f"={text.replace(self._prefix, '')}", format_, value)

    def words(self, row: int, column: int, text: str, format_: Format = None) -> None:
        """Write a text as text, whatever it begins with."""
        self.worksheet.write_string(row, column, text, format_)

    def address(self, row: int, column: int) -> str:
        """A cell as any sheet may name it."""
        return f"{self._prefix}{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"

    def line(self, first: tuple[int, int], last: tuple[int, int], cells: Iterable[Number]) -> Line:
        """The cells from the first to the last as one range."""
        start, end = (xl_rowcol_to_cell(*place, row_abs=True, col_abs=True) for place in (first, last))
        return Line(f"{self._prefix}{start}:{end}", tuple(cells))


def added(numbers: Sequence[Number]) -> Number:
    """The sum of numbers that do not stand together; nothing at all is 0."""
    found = number(0)
    for position, one in enumerate(numbers):
        found = found + one if position else one
    return found


def any_of(truths: Sequence[Truth]) -> Truth:
    """Whether at least one is true."""
    return Truth(f"OR({','.join(one.text for one in truths)})", any(one.value for one in truths))


def _within(inner: Number, binding: int) -> str:
    return f"({inner.text})" if inner.binds < binding else inner.text
