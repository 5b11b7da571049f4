"""What the workbook's sheets look like: formats, print set-up, headings, and a table with a row per kommun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from gnv.exports.xlsx.formulas import Format, Line, Number, Sheet, Shown, Truth, added, any_of, number, quoted
from gnv.formatting import count, hundredths

README, ASSUMPTIONS, SHARES, POSTS, YEARS, SOURCES, ROUNDING = NAMES = (
    "Läs mig", "Antaganden", "Fördelning", "Bemanning", "Budget", "Källor", "Avrundning",
)  # fmt: skip
ERROR = "kontroll_fel"  # the named cell that says why nothing can be calculated
OWN_YEAR = "scenariots_ar"  # the named cell with the scenario's year
CONTROL_ROW = 2
A4, LINE, WORDS_FILL = 9, 15.0, 1.12  # a line's height in points; letters per unit of width
FONT, DARK, PALE, RULE, INPUT = "Calibri", "#1F4E5F", "#E8EFF2", "#8FA9B3", "#FFF8DC"
AT_TIMES = "vissa år"  # the band of columns that are not always there, which is not written
Place = tuple[int, int]  # row and column, from 0
Without = Sequence[tuple[Truth, str]]


def formats(book: Workbook) -> dict[str, Format]:
    """Every format by what it is for. A cell to change is yellow with blue figures."""
    plain = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
    amount = {**plain, "num_format": "#,##0", "align": "right"}
    rate = {**plain, "num_format": "0.0##", "align": "right"}
    words = {**plain, "num_format": "@", "align": "right", "text_wrap": True}
    strong = {"bold": True, "top": 1, "top_color": DARK}
    pale = {"bold": True, "bg_color": PALE}
    entry = {"bg_color": INPUT, "border": 1, "border_color": RULE, "font_color": "#1F3FAF"}
    head = {**plain, "bold": True, "font_color": "white", "bg_color": DARK, "text_wrap": True, "font_size": 10,
            "border": 1, "border_color": RULE}  # fmt: skip
    found = {
        "text": plain,
        "wrapped": {**plain, "text_wrap": True},
        "beside": {**plain, "indent": 1},
        "right": {**plain, "align": "right"},
        "quiet": {**amount, "font_color": "#404040"},
        "quiet text": {**plain, "font_color": "#404040"},
        "title": {**plain, "bold": True, "font_size": 16, "font_color": DARK},
        "section": {**plain, "bold": True, "font_size": 12, "font_color": DARK},
        "control": {**plain, "bold": True, "font_color": "#1E6B34"},
        "heading": head,
        "heading right": {**head, "align": "right"},
        "band": {**head, "align": "center"},
        "at times": {**plain, "text_wrap": True, "font_size": 10, "align": "right"},
        "group": {**plain, **pale, "bottom": 1, "bottom_color": RULE},
        "block": {**amount, **pale},
        "number": amount,
        "year": {**amount, "num_format": "0"},
        "decimal": {**plain, "num_format": "0.00"},
        "strong": {**amount, "bold": True},
        "sum": {**amount, **strong},
        "sum text": {**plain, **strong},
        "sum decimal": {**plain, **strong, "num_format": "0.00"},
        "entry": {**amount, **entry},
        "entry year": {**amount, **entry, "num_format": "0"},
        "entry rate": {**rate, **entry},
        "entry text": {**words, **entry},
        "recorded": amount,
        "recorded year": {**amount, "num_format": "0"},
        "recorded rate": rate,
        "recorded text": words,
    }
    return {key: book.add_format(properties) for key, properties in found.items()}


class PlainWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose formulas use no function that is newer than Excel 2010: none is looked for, in each of them."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002
        return formula.removeprefix("=")


class Layout:
    """A workbook with its empty sheets, and what is done in the same way on all of them."""

    def __init__(self, book: Workbook, *, name: str, kommuner: Mapping[str, str], today: date) -> None:
        self.book, self.name, self.kommuner, self.today = book, name, kommuner, today
        self.formats = formats(book)
        self._widths: dict[str, Sequence[float]] = {}
        self.bad = book.add_format({"font_color": "#C00000", "bold": True})
        self.headed_now = book.add_format({"font_color": "white", "bg_color": DARK, "bold": True})
        self.sheets = {one: Sheet(book.add_worksheet(one, PlainWorksheet), name=one) for one in NAMES}

    def set_up(self, name: str, widths: Sequence[float], *, repeat: Place, freeze: Place) -> Sheet:
        """A sheet with its column widths, print set-up (`repeat`: the rows on every page) and frozen heads."""
        sheet = self.sheets[name]
        self._widths[name] = widths
        for column, width in enumerate(widths):
            sheet.worksheet.set_column(column, column, width)
        sheet.worksheet.set_row(0, 24)
        sheet.worksheet.set_landscape()
        sheet.worksheet.set_paper(A4)
        sheet.worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.worksheet.fit_to_pages(1, 0)
        sheet.worksheet.repeat_rows(*repeat)
        sheet.worksheet.freeze_panes(*freeze)
        sheet.worksheet.hide_gridlines(2)
        footed = self.name.replace("&", "&&")[:100]
        sheet.worksheet.set_footer(f"&L{footed}&C{name}, sida &P av &N&R{self.today.isoformat()}")
        return sheet

    def fit(self, name: str, row: int, texts: Mapping[int, str]) -> None:
        """Make a row as high as its wrapped texts, by column, need: not every program does so when it opens a file."""
        lines = max(ceil(len(text) / (self._widths[name][column] * WORDS_FILL)) for column, text in texts.items())
        if lines > 1:
            self.sheets[name].worksheet.set_row(row, LINE * lines)

    def headed(self, sheet: Sheet, heading: str, told: str) -> None:
        """A sheet's first rows: what it is, a word on it, and the control line, which Fördelning reckons."""
        self.words(sheet, (0, 0), heading, "title")
        self.words(sheet, (1, 0), told, "text")
        if sheet is not self.sheets[SHARES]:
            reckoned = self.sheets[SHARES].address(CONTROL_ROW, 0)
            sheet.formula(CONTROL_ROW, 0, reckoned, self.control, self.formats["control"])
        off = f'ISERROR(SEARCH("differens 0 kr. Kostnaderna: differens 0 kr",$A${CONTROL_ROW + 1}))'
        self.red(sheet, (CONTROL_ROW, 0), f'OR({ERROR}<>"",{off})')

    @property
    def control(self) -> str:
        """The control line of a scenario that can be calculated."""
        return f"{self.summed} 0 kr. Kostnaderna: differens 0 kr."

    @property
    def summed(self) -> str:
        """How the control line begins."""
        return f"{count(len(self.kommuner), 'kommun', 'kommuner')} summerar till potten: differens"

    def with_year(self, sheet: Sheet, place: Place, text: str, year: Number, format_: str, after: str = "") -> None:
        """Write a text that ends (but for what comes after) with a year that may change."""
        told = f"{quoted(text)}&{year.text}" + (f"&{quoted(after)}" if after else "")
        sheet.formula(*place, told, f"{text}{year.value}{after}", self.formats[format_])

    def words(self, sheet: Sheet, place: Place, text: str, format_: str) -> None:
        """Write a text."""
        sheet.words(*place, text, self.formats[format_])

    def constant(self, sheet: Sheet, place: Place, value: Shown, format_: str) -> None:
        """Write a text or a number."""
        if isinstance(value, str):
            self.words(sheet, place, value, format_)
        else:
            sheet.worksheet.write_number(*place, value, self.formats[format_])

    def group(self, sheet: Sheet, row: int, heading: str, *, columns: int) -> None:
        """A row that begins a group of rows."""
        for column in range(columns):
            sheet.worksheet.write_blank(row, column, None, self.formats["group"])
        self.words(sheet, (row, 0), heading, "group")

    def growing(self, sheet: Sheet, place: Place, text: str, format_: str, *, without: Without) -> None:
        """A heading that says some words more while something holds."""
        told, value = quoted(text), text
        for truth, more in without:
            told, value = f"{told}&IF({truth.text},{quoted(more)},{quoted('')})", value + more * truth.value
        if without:
            sheet.formula(*place, told, value, self.formats[format_])
        else:
            self.words(sheet, place, text, format_)

    def shown(
        self,
        sheet: Sheet,
        place: Place,
        found: Number,
        format_: str,
        *,
        unknown: Truth | None = None,
        instead: str = "",
    ) -> Number:
        """Write a figure: empty while nothing can be calculated, `instead` while its amount is missing."""
        text, value = found.text, found.value if not (unknown and unknown.value) else instead
        if unknown:
            text = f"IF({unknown.text},{quoted(instead)},{text})"
        sheet.formula(*place, f'IF({ERROR}="",{text},"")', value, self.formats[format_])
        return Number(sheet.address(*place), found.value)

    def red(self, sheet: Sheet, place: Place, when: str) -> None:
        """A cell that turns red when something holds."""
        rule = {"type": "formula", "criteria": f"={when}", "format": self.bad}
        sheet.worksheet.conditional_format(*place, *place, rule)


@dataclass(frozen=True)
class Heading:
    """What stands above a column: its band, its own text, and what that says more while amounts are missing.

    `there` is when there is anything to stand above, where that is not always so: else the column is empty.
    """

    band: str
    text: str
    without: Without = ()
    strong: bool = False
    there: Truth | None = None


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column that has been written: its place, its figures and their sum.

    `difference` is how far the sum is from what was to be shared; 0 where nothing was.
    """

    place: int
    cells: Line
    total: Number
    difference: Number


class KommunTable:
    """A table with a row per kommun and a sum row, written column by column, from the left.

    Two rows of headings: bands, and the columns' own. Under the sum, where it is known, what it should be.
    """

    def __init__(self, layout: Layout, sheet: Sheet, *, top: int, inhabitants: Line) -> None:
        self.layout, self.sheet, self.top = layout, sheet, top
        self.first, self.sum_row = top + 2, top + 2 + len(layout.kommuner)
        self.next = 0
        self._bands: list[str] = []
        for heading, texts in (("Kod", layout.kommuner.keys()), ("Kommun", layout.kommuner.values())):
            self._headed(Heading("", heading), "heading")
            for row, text in enumerate(texts, start=self.first):
                layout.words(sheet, (row, self.next), text, "text")
            self.next += 1
        for row, label, format_ in (
            (self.sum_row, f"Summa {count(len(layout.kommuner), 'kommun', 'kommuner')}", "sum text"),
            (self.sum_row + 1, "Ska vara, enligt Antaganden", "quiet text"),
            (self.sum_row + 2, "Differens", "quiet text"),
        ):
            layout.words(sheet, (row, 0), label, format_)
        sheet.worksheet.write_blank(self.sum_row, 1, None, layout.formats["sum text"])
        self.inhabitants = self.add(Heading("", "Invånare"), inhabitants.cells)

    def add(
        self, heading: Heading, cells: Iterable[Number], *, expected: Number | None = None, unknown: Truth | None = None
    ) -> Column:
        """A column of figures. `expected` is the amount that they share; the cells are empty while it is `unknown`."""
        column, layout = self.next, self.layout
        if heading.there:
            unknown = any_of([unknown, heading.there.opposite]) if unknown else heading.there.opposite
        self._headed(heading, "heading right")
        kind = "strong" if heading.strong else "number"
        found = [
            layout.shown(self.sheet, (row, column), one, kind, unknown=unknown)
            for row, one in enumerate(cells, start=self.first)
        ]
        line = self.sheet.line((self.first, column), (self.sum_row - 1, column), found)
        kind = "strong" if heading.there else "sum"
        total = layout.shown(self.sheet, (self.sum_row, column), line.total, kind, unknown=unknown)
        difference = number(0)
        if expected is not None:
            wanted = layout.shown(self.sheet, (self.sum_row + 1, column), expected, "quiet", unknown=unknown)
            place = (self.sum_row + 2, column)
            difference = layout.shown(self.sheet, place, total - wanted, "quiet", unknown=unknown)
        self.next += 1
        return Column(place=column, cells=line, total=total, difference=difference)

    def across(
        self, heading: Heading, columns: Sequence[Column], *, expected: Number, others: Sequence[Sequence[Number]] = ()
    ) -> Column:
        """The sum of some columns that stand side by side, and of other figures per kommun."""
        cells = []
        for place in range(len(self.layout.kommuner)):
            row, found = self.first + place, [column.cells[place] for column in columns]
            side_by_side = self.sheet.line((row, columns[0].place), (row, columns[-1].place), found).total
            cells.append(added([side_by_side, *(one[place] for one in others)]))
        return self.add(heading, cells, expected=expected)

    def per_head(self, heading: Heading, amounts: Column) -> None:
        """Kronor per inhabitant, with two decimals."""
        self._headed(heading, "heading right")
        rows = [*zip(amounts.cells.cells, self.inhabitants.cells.cells, strict=True)]
        for row, (amount, heads) in enumerate([*rows, (amounts.total, self.inhabitants.total)], start=self.first):
            kind = "sum decimal" if row == self.sum_row else "decimal"
            text = f'IF({ERROR}="",ROUND({amount.text}/{heads.text},2),"")'
            value = hundredths(Fraction(amount.value, heads.value)) / 100
            self.sheet.formula(row, self.next, text, value, self.layout.formats[kind])
        self.next += 1

    def close(self) -> int:
        """Write the bands above the headings; returns the first row below the table."""
        column = 0
        for band, run in groupby(self._bands):
            wide = len(list(run))
            if wide > 1 and band != AT_TIMES:
                place = (self.top, column, self.top, column + wide - 1)
                self.sheet.worksheet.merge_range(*place, "", self.layout.formats["band"])
            if band != AT_TIMES:
                self.layout.words(self.sheet, (self.top, column), band, "band")
            column += wide
        return self.sum_row + 3

    def _headed(self, heading: Heading, format_: str) -> None:
        self._bands.append(heading.band)
        place = (self.top + 1, self.next)
        if heading.there:
            more = [(heading.there.both(truth), text) for truth, text in heading.without]
            self.layout.growing(self.sheet, place, "", "at times", without=[(heading.there, heading.text), *more])
            when = f'={self.sheet.address(*place)}<>""'
            rule = {"type": "formula", "criteria": when, "format": self.layout.headed_now}
            self.sheet.worksheet.conditional_format(*place, *place, rule)
        else:
            self.layout.growing(self.sheet, place, heading.text, format_, without=heading.without)
