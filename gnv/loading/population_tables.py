"""From one sheet to columns of inhabitants per kommun, with all that was left out told.

A table is found by its content: the column whose cells name most kommuner tells what each row is about. The column
titles then say which numbers are folkmängd, and of which date; rows split by kön or date are put together again.

The numbers of a key (fördelningsnyckel) are read from the same kinds of sheets (`Wanted`): then every column of numbers
is offered, whatever its title says, and the numbers may be nothing or have decimals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from gnv.core.records import InputError
from gnv.loading.cells import any_number, clean, inhabitants, is_interval, looks_like_figure, missing, period, shown
from gnv.loading.places import Kind, Place, Places
from gnv.loading.sheets import Sheet

Number = int | Fraction
MOST_NAMED = 5
MOST_UNKNOWN_COLUMNS = 12
TITLE_ROWS = 4

_POPULATION = re.compile(
    r"folkm|befolkn|invånar|invanar|inhabitants|population|personer|folkbokf|\bantal\b|\btotalt?\b|samtliga|"
    r"be0101n1|000007sf|000003o5|\bn1\b"
)
_SOMETHING_ELSE = re.compile(
    r"öknin|minskn|förändr|ändring|skillnad|differens|\bdiff|född|döda|dödsf|flytt|överskott|saldo|netto|andel|procent|"
    r"%|promille|hushåll|areal|\byta\b|\bkm|kvadrat|täthet|medel|median|ålder|\båldr|\bkr\b|kronor|index|rang|\bnr\b|nummer|barn|"
    r"äldre|utländsk|utrikes|tätort|skatt|per capita|per invånare|bygge|bostäder|latitud|longitud"
)
_AGES = re.compile(r"[0-9]+\s*(?:[-–]\s*[0-9]+\s*)?\+?\s*år|[0-9]{2}\s*\+")
_ALL_AGES = re.compile(r"totalt ålder|totala?t?,? samtliga åldrar|samtliga åldrar|alla åldrar")
_DIMENSION = re.compile(
    r"^(?:kön|sex|gender|ålder|age|åldersgrupp|tid|år|årtal|year|kvartal|månad|period|datum|mätdatum|variabel|"
    r"tabellinnehåll|contents?code|alder|kon|län|länskod|länsnamn|lan|id|enhet)$"
)
_MEN, _WOMEN = {"män", "man", "men", "male", "m"}, {"kvinnor", "kvinna", "women", "female", "k"}
_BOTH = {"totalt", "total", "båda könen", "bägge könen", "samtliga", "totalt kön", "totsa", "tot", "totalt ålder"}
_BOTH |= {
    "män och kvinnor",
    "kvinnor och män",
    "totalt, samtliga åldrar",
    "totalt ålder",
    "alla",
    "alla åldrar",
    "summa",
}
_SEX_IN_TITLE = re.compile(r"\b(?P<men>män|man|male|men)\b|\b(?P<women>kvinnor|kvinna|female|women)\b")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is looked for: how a cell's number is read, and whether any column of numbers will do."""

    number: Callable[[str], Number]
    any_column: bool


FOLKMANGD = Wanted(number=inhabitants, any_column=False)
ANY_NUMBERS = Wanted(number=any_number, any_column=True)


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A sum that stands in the table itself: where, what it is called, as written, its number, and of what it is."""

    where: str
    label: str
    written: str
    number: Number
    kind: Kind


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Inhabitants, or what else is wanted, per kommunkod in one column of a sheet.

    `id` is unique in the sheet; `title` the file's own heading; `dated` as `cells.period`. `all_kommuner` is the sum
    over every kommun of the table, ours or not, None where not all can be read.
    """

    id: str
    title: str
    dated: str
    numbers: Mapping[str, Number]
    stated: tuple[Stated, ...]
    all_kommuner: Number | None


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a sheet gave: its columns, what was left out and why, how odd things were read, and unusable columns."""

    columns: tuple[Figures, ...]
    ignored: tuple[str, ...]
    remarks: tuple[str, ...]
    unusable: tuple[InputError, ...]


@dataclass
class Table:
    """A sheet and the columns that say what its rows are about. `kommuner` is how many of ours it names."""

    sheet: Sheet
    places: Places
    labels: tuple[int, ...]
    kommuner: int
    wanted: Wanted
    ignored: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @cached_property
    def rows(self) -> dict[int, Place]:
        """What each row of the sheet is about, by its number from 0."""
        return {
            row: self.places.read(*(self.sheet.cell(row, column) for column in self.labels))
            for row in range(len(self.sheet.rows))
        }

    @cached_property
    def first(self) -> int:
        """The first row under the titles."""
        own = [r for r, place in self.rows.items() if place.kind not in {"blank", "heading", "unknown"}]
        first = next((row for row in own if self._has_figures(row)), own[0] if own else len(self.rows))
        while first > 0 and self._belongs(first - 1):
            first -= 1
        return first

    def _belongs(self, row: int) -> bool:
        """Whether a row right above the first one is a row of the table too, not a title."""
        kind = self.rows[row].kind
        return kind == "kommun" or (kind not in {"blank", "heading"} and self._has_figures(row))

    def _has_figures(self, row: int) -> bool:
        cells = [self.sheet.cell(row, column) for column in self.others]
        return any(looks_like_figure(cell) and not period(cell) for cell in cells)

    @cached_property
    def others(self) -> tuple[int, ...]:
        """The columns that are not labels."""
        return tuple(column for column in range(self.sheet.width) if column not in self.labels)

    @property
    def own(self) -> dict[int, Place]:
        """The rows about our kommuner."""
        return {r: place for r, place in self.rows.items() if r >= self.first and place.kind == "kommun"}

    @cached_property
    def titles(self) -> dict[int, str]:
        """The title of each column that is no label: what stands right above its first cell, in one line."""
        found = {}
        for column in self.others:
            words = [self._title_cell(row, column) for row in range(self.title_top, self.first)]
            found[column] = " ".join(dict.fromkeys(word for word in words if word))
        return found

    @cached_property
    def title_top(self) -> int:
        """The uppermost of the rows right above the first that are titles of columns and not of the whole table."""
        row = self.first
        while row > 0 and row > self.first - TITLE_ROWS and self._is_title_row(row - 1):
            row -= 1
        return row

    def _is_title_row(self, row: int) -> bool:
        return any(clean(self.sheet.cell(row, column)) for column in self.others)

    def _title_cell(self, row: int, column: int) -> str:
        """A title, or the one to the left that stretches over this column (merged cells), if a title stands below."""
        if own := clean(self.sheet.cell(row, column)):
            return own
        below = any(clean(self.sheet.cell(r, column)) for r in range(row + 1, self.first))
        left = [c for c in self.others if min(self.labels) < c < column and clean(self.sheet.cell(row, c))]
        return clean(self.sheet.cell(row, left[-1])) if below and left else ""


def find_table(sheet: Sheet, places: Places, wanted: Wanted = FOLKMANGD) -> Table | None:
    """The table of a sheet: its label columns are those that name most of our kommuner. None where none does.

    Where the kommuner stand side by side in a row instead, the sheet is turned.
    """
    upright, across = _named_in(sheet, places, by_row=False), _named_in(sheet, places, by_row=True)
    if _most(across) > max(_most(upright), 1):
        sheet = sheet.turn()
        upright = _named_in(sheet, places, by_row=False)
    labels = _label_columns(sheet, places, upright)
    if not labels:
        return None
    rows = [places.read(*(sheet.cell(row, c) for c in labels)) for row in range(len(sheet.rows))]
    return Table(sheet, places, labels, len({place.code for place in rows if place.kind == "kommun"}), wanted)


@dataclass
class _Named:
    """The kommuner that a column's cells name, by name and by code alone."""

    by_name: set[str] = field(default_factory=set)
    by_code: set[str] = field(default_factory=set)


def _named_in(sheet: Sheet, places: Places, *, by_row: bool) -> dict[int, _Named]:
    found: dict[int, _Named] = defaultdict(_Named)
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if not cell or (cell.isdigit() and len(cell) not in {3, 4}):
                continue
            place = places.read(cell)
            if place.kind == "kommun":
                named = found[row if by_row else column]
                (named.by_name if any(c.isalpha() for c in cell) else named.by_code).add(place.code)
    return found


def _most(found: Mapping[int, _Named]) -> int:
    return max((max(len(named.by_name), len(named.by_code)) for named in found.values()), default=0)


def _label_columns(sheet: Sheet, places: Places, found: Mapping[int, _Named]) -> tuple[int, ...]:
    """The column of names and the column of codes, as far as there are such."""
    names = max(sorted(found), key=lambda column: len(found[column].by_name), default=None)
    if names is not None and not found[names].by_name:
        names = None
    codes = [column for column in sorted(found) if column != names and found[column].by_code]
    if names is None:
        best = max(codes, key=lambda column: len(found[column].by_code), default=None)
        return () if best is None else (best,)
    codes = [column for column in codes if _is_code_column(sheet, places, column, names)]
    best = max(codes, key=lambda column: len(found[column].by_code), default=None)
    return (names,) if best is None else (best, names)


def _is_code_column(sheet: Sheet, places: Places, codes: int, names: int) -> bool:
    """Whether a column holds the codes of the kommuner beside it, at least for half of them.

    A number of inhabitants may look like a kommunkod.
    """
    right = wrong = 0
    for row in range(len(sheet.rows)):
        named = places.read(sheet.cell(row, names))
        if named.kind != "kommun":
            continue
        if not right + wrong and _POPULATION.search(clean(sheet.cell(row - 1, codes)).lower()):
            return False
        same = places.read(sheet.cell(row, codes)).code == named.code
        right, wrong = right + same, wrong + (not same)
    return right > 0 and right >= wrong


def read_table(table: Table) -> Found:
    """All columns in a table of what is wanted. Raises InputError, naming row and cell, where none can be used."""
    _fill_down(table)
    _check_rows(table)
    values, dimensions = _columns(table)
    groups = _Groups(table, dimensions)
    columns: list[Figures] = []
    unusable: list[InputError] = []
    for title, parts in _by_title(table, values).items():
        for moment in groups.moments:
            try:
                columns.append(groups.figures(parts, title, moment))
            except InputError as error:
                unusable.append(error)
    if not columns:
        raise unusable[0]
    _tell_left_out(table)
    return Found(
        columns=tuple(columns),
        ignored=tuple(table.ignored),
        remarks=tuple(dict.fromkeys(table.remarks)),
        unusable=tuple(unusable),
    )


def _fill_down(table: Table) -> None:
    """Give a row without a label its label from above, where a kommun's rows (by kön or date) name it only once."""
    splitting = [column for column in table.others if _splits(table.titles[column].lower(), _own_cells(table, column))]
    above = Place(kind="blank")
    for row, place in table.rows.items():
        if row < table.first:
            continue
        if place.kind != "blank":
            above = place
        elif any(clean(table.sheet.cell(row, column)) for column in splitting) and _figures_in(table, row):
            table.rows[row] = above


def _own_cells(table: Table, column: int) -> list[str]:
    return [clean(table.sheet.cell(row, column)) for row in table.own]


def _check_rows(table: Table) -> None:
    """Raise InputError where a kommun is missing or a row with figures is about nobody knows what."""
    strangers = [r for r, p in table.rows.items() if r >= table.first and p.kind == "unknown" and _figures_in(table, r)]
    for row in strangers:
        if table.rows[row].reason:
            raise table.sheet.error(_label_place(table, row), f"{_quoted(table.rows[row])}: {table.rows[row].reason}.")
    known = {place.code for place in table.own.values()}
    lacking = [name for code, name in table.places.kommuner.items() if code not in known]
    if lacking:
        raise _lacking(table, lacking, strangers)
    if strangers:
        raise _stranger(table, strangers[0])
    for place in table.own.values():
        if place.remark:
            row = next(r for r, other in table.own.items() if other is place)
            table.remarks.append(f"{_capital(table.sheet.line(row))}: {place.remark}.")


def _label_place(table: Table, row: int) -> str:
    return table.sheet.place(row, next((c for c in table.labels if table.sheet.cell(row, c)), table.labels[0]))


def _figures_in(table: Table, row: int) -> bool:
    return any(looks_like_figure(table.sheet.cell(row, column)) for column in table.others)


def _quoted(place: Place) -> str:
    return f"”{shown(place.said)}”"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lacking(table: Table, lacking: Sequence[str], strangers: Sequence[int]) -> InputError:
    said = f"{_list(lacking)} saknas i tabellen. Alla {len(table.places.kommuner)} kommuner behövs."
    for row in strangers[:1]:
        place = table.rows[row]
        said += f" {_capital(table.sheet.line(row))} har ett okänt namn, {_quoted(place)}{_suggestion(table, place)}"
        if any(not c.isascii() or c == "?" for c in place.said):
            said += " Kontrollera filens teckenkodning."
    return table.sheet.error(_label_place(table, strangers[0]) if strangers else "hela tabellen", said)


def _suggestion(table: Table, place: Place) -> str:
    near = table.places.nearest(place.said)
    return f"; menas {near}?" if near else "."


def _stranger(table: Table, row: int) -> InputError:
    place = table.rows[row]
    reason = f"{_quoted(place)} är varken en svensk kommun, ett län eller en summa{_suggestion(table, place)}"
    return table.sheet.error(_label_place(table, row), reason)


def _list(words: Sequence[str]) -> str:
    """a, b och c; the first few where they are many."""
    if len(words) > MOST_NAMED:
        return f"{', '.join(words[:MOST_NAMED])} och {len(words) - MOST_NAMED} till"
    return f"{', '.join(words[:-1])} och {words[-1]}" if len(words) > 1 else words[0]


# Which columns


def _columns(table: Table) -> tuple[list[int], list[int]]:
    """The columns that hold folkmängd, and those that split the rows (kön, date). The rest is told as ignored."""
    values: list[int] = []
    unknown: list[int] = []
    dimensions, dropped = [], []
    for column in table.others:
        cells = _own_cells(table, column)
        title = table.titles[column].lower()
        if not title and not any(cells):
            continue
        if _splits(title, cells):
            dimensions.append(column)
        elif table.wanted.any_column:
            (values if title and any(map(looks_like_figure, cells)) else unknown).append(column)
        elif _is_something_else(title):
            dropped.append(column)
        elif _POPULATION.search(title) or period(title) or _SEX_IN_TITLE.search(title):
            values.append(column)
        else:
            unknown.append(column)
    return _chosen(table, values, unknown, dropped), dimensions


def _splits(title: str, cells: Sequence[str]) -> bool:
    """Whether a column says what the row's figure is of, and is no figure itself."""
    if _DIMENSION.fullmatch(title):
        return True
    filled = [cell for cell in cells if not missing(cell)]
    figures = sum(looks_like_figure(cell) for cell in filled)
    if _POPULATION.search(title) or period(title):
        return False
    years = bool(filled) and not title and all(re.fullmatch(r"(?:19|20)[0-9]{2}", cell) for cell in filled)
    return bool(filled) and (figures * 2 < len(filled) or (years and len(set(filled)) * 2 <= len(filled)))


def _is_something_else(title: str) -> bool:
    title = _ALL_AGES.sub("", title)
    return bool(_SOMETHING_ELSE.search(title) or _AGES.search(title)) or is_interval(title)


def _chosen(table: Table, values: list[int], unknown: list[int], dropped: list[int]) -> list[int]:
    untitled = [column for column in unknown if not table.titles[column] and column > max(values, default=0)]
    if values and untitled and table.sheet.is_text:
        row = next(row for row in table.own if clean(table.sheet.cell(row, untitled[0])))
        reason = "här står ett tal utan rubrik; raden har fler fält än rubrikraden. Står tusental eller decimaler isär?"
        raise table.sheet.error(table.sheet.place(row, untitled[0]), reason)
    chosen = values or _only_guess(table, unknown, dropped)
    for column in table.others:
        if column in (*dropped, *unknown) and column not in chosen:
            title = shown(table.titles[column]) or "utan rubrik"
            reason = "har ingen rubrik eller inga tal" if table.wanted.any_column else "är inte folkmängd"
            table.ignored.append(f"{_column_name(table, column)} ”{title}” {reason} och lästes inte.")
    return chosen


def _column_name(table: Table, column: int) -> str:
    return f"{'Rad' if table.sheet.turned else 'Kolumn'} {table.sheet.letter(column)}"


def _only_guess(table: Table, unknown: list[int], dropped: list[int]) -> list[int]:
    """The columns whose titles say nothing: one is taken and told, some are left for the user to choose between."""
    titles = [f"”{shown(table.titles[column]) or 'utan rubrik'}”" for column in (*unknown, *dropped)]
    untitled = [column for column in unknown if not table.titles[column]]
    if not unknown or len(unknown) > MOST_UNKNOWN_COLUMNS or (untitled and len(unknown) > 1):
        found = f" Kolumnerna är {_list(titles)}." if titles else ""
        lacking = "tal per kommun" if table.wanted.any_column else "rubriken Folkmängd eller ett datum"
        raise table.sheet.error(_heading_place(table), f"ingen kolumn med {lacking}.{found}")
    if len(unknown) == 1 and not table.wanted.any_column:
        title = shown(table.titles[unknown[0]])
        named = f"”{title}”" if title else "utan rubrik"
        table.remarks.append(f"{_column_name(table, unknown[0])} {named} lästes som folkmängd.")
    return unknown


def _heading_place(table: Table) -> str:
    return table.sheet.line(max(table.first - 1, 0))


def _by_title(table: Table, values: Sequence[int]) -> dict[str, list[int]]:
    """The value columns by title; men's and women's columns of one date together, unless their total stands beside.

    InputError where only one of the two is there.
    """
    whole = {column: table.titles[column] for column in values if not _sex(table.titles[column])}
    split: dict[str, dict[str, int]] = defaultdict(dict)
    for column in values:
        if sex := _sex(table.titles[column]):
            split[_without_sex(table.titles[column])][sex] = column
    found = _distinct(table, whole)
    dates = {period(title) for title in whole.values()}
    for title, parts in split.items():
        if period(title) in dates and (len(parts) > 1 or not table.wanted.any_column):
            names = " och ".join(f"”{shown(table.titles[column])}”" for column in parts.values())
            table.ignored.append(f"Kolumnerna {names} lästes inte: summan av kön står i en egen kolumn.")
        elif len(parts) == 1 and table.wanted.any_column:
            found |= _distinct(table, {column: table.titles[column] for column in parts.values()})
        elif len(parts) == 1:
            column = next(iter(parts.values()))
            reason = f"”{shown(table.titles[column])}” gäller bara ett kön; båda eller summan behövs."
            raise table.sheet.error(_heading_place(table), reason)
        else:
            found[title or "Män och kvinnor"] = list(parts.values())
            table.remarks.append("Män och kvinnor står i var sin kolumn; de lades ihop (kön).")
    return found


def _sex(title: str) -> str:
    """Which sex a title names; "" for none, or both in one."""
    found = {match.lastgroup or "" for match in _SEX_IN_TITLE.finditer(title.lower())}
    return found.pop() if len(found) == 1 else ""


def _without_sex(title: str) -> str:
    return clean(_SEX_IN_TITLE.sub("", title.lower()))


def _distinct(table: Table, whole: Mapping[int, str]) -> dict[str, list[int]]:
    """Columns by a title that only one of them has; two with the same title and the same figures are one."""
    found: dict[str, list[int]] = {}
    for column, title in whole.items():
        named = title or _column_name(table, column)
        if named in found:
            if _same(table, column, found[named][0]):
                table.ignored.append(f"{_column_name(table, column)} är lika med en tidigare kolumn.")
                continue
            named = f"{named} ({_column_name(table, column).lower()})"
        found[named] = [column]
    return found


def _same(table: Table, one: int, other: int) -> bool:
    return _own_cells(table, one) == _own_cells(table, other)


# From rows to one figure a kommun


_Key = tuple[Kind, str]


class _Groups:
    """The rows of a table put together: one figure for each place and moment, however kön and dates split them."""

    def __init__(self, table: Table, dimensions: Sequence[int]) -> None:
        self.table = table
        self.sheet = table.sheet
        self.by_code: dict[str, list[int]] = defaultdict(list)
        for row, place in table.own.items():
            self.by_code[place.code].append(row)
        self.time: int | None = None
        self.sexes: int | None = None
        self.only: dict[int, set[str]] = {}
        for column in dimensions:
            self._use(column)

    def _said(self, row: int, column: int) -> str:
        return clean(self.sheet.cell(row, column)).lower()

    def _use(self, column: int) -> None:
        """Find out what a column splits the rows by. InputError where that can't be put together."""
        rows = list(self.table.own)
        values = dict.fromkeys(self._said(row, column) for row in rows)
        title = self.table.titles[column].lower()
        splitting = any(len({self._said(row, column) for row in own}) > 1 for own in self.by_code.values())
        totals = {value for value in values if value in _BOTH or value.startswith("totalt")}
        if all(period(value) for value in values):
            self.time = column
        elif splitting and totals:
            self.only[column] = totals
            self.table.remarks.append(f"Bara raderna med ”{next(iter(totals))}” i kolumnen ”{title}” räknas.")
        elif set(values) <= (_MEN | _WOMEN | ({"1", "2"} if re.search("kön|kon|sex|gender", title) else set())):
            self._sum_sexes(column, splitting=splitting)
        elif splitting:
            named = _list([f"”{shown(value)}”" for value in values])
            raise self._refuse(column, f"kolumnen ”{shown(title)}” delar varje kommun på flera rader ({named}).")
        elif re.search(r"ålder|alder|\bage\b", title) and not totals and not self.table.wanted.any_column:
            raise self._refuse(
                column, f"tabellen gäller bara åldern ”{shown(next(iter(values)))}”, inte alla invånare."
            )

    def _sum_sexes(self, column: int, *, splitting: bool) -> None:
        if not splitting:
            raise self._refuse(column, "tabellen gäller bara ett kön; båda eller summan behövs.")
        self.sexes = column
        self.table.remarks.append("Män och kvinnor står på var sin rad; de lades ihop (kön).")

    def _refuse(self, column: int, reason: str) -> InputError:
        return self.sheet.error(self.sheet.place(next(iter(self.table.own)), column), reason)

    @cached_property
    def moments(self) -> tuple[str, ...]:
        """The dates that the rows are of, as written; one "" where no column tells."""
        return tuple(dict.fromkeys(self._moment(row) for row in self.table.own))

    def _moment(self, row: int) -> str:
        return "" if self.time is None else clean(self.sheet.cell(row, self.time))

    @cached_property
    def _rows(self) -> dict[str, dict[_Key, list[int]]]:
        """The rows that count, by moment and place. A row of a sum stands alone, unless kön split it."""
        found: dict[str, dict[_Key, list[int]]] = defaultdict(lambda: defaultdict(list))
        for row, place in self.table.rows.items():
            if row < self.table.first or place.kind in {"blank", "unknown", "heading", "other county"}:
                continue
            if all(self._said(row, column) in values for column, values in self.only.items()):
                is_kommun = place.kind in {"kommun", "other kommun"}
                name = place.code if is_kommun else f"{place.said}{row if self.sexes is None else ''}"
                found[self._moment(row)][place.kind, name].append(row)
        return found

    def figures(self, parts: Sequence[int], title: str, moment: str) -> Figures:
        """One column of inhabitants. InputError names the cell that is wrong."""
        own = {}
        for code, name in self.table.places.kommuner.items():
            own[code] = self._figure(self._rows[moment].get(("kommun", code), []), parts, name, moment)
        letter = self.sheet.letter(parts[0])
        dated = period(moment) or period(title) or self._date_above()
        return Figures(
            id=f"{letter}:{moment}" if moment and len(self.moments) > 1 else letter,
            title=f"{title} {moment}".strip() if moment else title,
            dated=dated,
            numbers=own,
            stated=tuple(self._stated(parts, moment)),
            all_kommuner=self._all(sum(own.values()), parts, moment),
        )

    def _date_above(self) -> str:
        """The date in the lines above the titles or in the sheet's name, where they tell just one."""
        lines = [self.sheet.name, *(" ".join(row) for row in self.sheet.rows[: self.table.first])]
        dates = {found for line in lines if (found := period(line))}
        return dates.pop() if len(dates) == 1 else ""

    def _figure(self, rows: Sequence[int], parts: Sequence[int], name: str, moment: str) -> Number:
        """The figure of a place's rows. InputError for a row too many or too few, or a cell that holds no number."""
        wanted = 1 if self.sexes is None else 2
        if not rows:
            raise self.sheet.error("hela tabellen", f"{name} saknas{f' för {shown(moment)}' if moment else ''}.")
        if len(rows) != wanted or (self.sexes is not None and len({self._said(r, self.sexes) for r in rows}) != wanted):
            raise self._wrong_rows(rows, parts, name)
        return sum(self._number(row, column, name) for row in rows for column in parts)

    def _wrong_rows(self, rows: Sequence[int], parts: Sequence[int], name: str) -> InputError:
        if len(rows) == 1:
            return self.sheet.error(self.sheet.line(rows[0]), f"{name} har bara ett kön; båda behövs.")
        first, *_, last = rows
        return self.sheet.error(
            self.sheet.place(last, parts[0]), f"{name} förekommer flera gånger, också på {self.sheet.line(first)}."
        )

    def _number(self, row: int, column: int, name: str) -> Number:
        try:
            return self.table.wanted.number(self.sheet.cell(row, column))
        except ValueError as error:
            raise self.sheet.error(self.sheet.place(row, column), f"för {name} {error}") from None

    def _stated(self, parts: Sequence[int], moment: str) -> list[Stated]:
        """The sums that the table tells. One that can't be read is none."""
        found = []
        for (kind, _), rows in self._rows[moment].items():
            if kind in {"kommun", "other kommun"}:
                continue
            try:
                number = self._figure(rows, parts, "summan", moment)
            except InputError:
                continue
            written = clean(self.sheet.cell(rows[0], parts[0])) if len(rows) == len(parts) == 1 else str(number)
            where, label = _capital(self.sheet.line(rows[0])), shown(self.table.rows[rows[0]].said)
            found.append(Stated(where=where, label=label, written=written, number=number, kind=kind))
        return found

    def _all(self, own: Number, parts: Sequence[int], moment: str) -> Number | None:
        """The sum of all kommuner in the table, ours and others; None where not all can be read."""
        others = [(key[1], rows) for key, rows in self._rows[moment].items() if key[0] == "other kommun"]
        try:
            return own + sum(self._figure(rows, parts, code, moment) for code, rows in others)
        except InputError:
            return None


# What was left out


def _tell_left_out(table: Table) -> None:
    groups: dict[str, list[int]] = defaultdict(list)
    for row, place in table.rows.items():
        if row < table.first:
            if any(clean(cell) for cell in table.sheet.rows[row]):
                groups["above"].append(row)
        elif place.kind in {"total", "county", "nation", "other county", "other kommun", "heading"}:
            groups[place.kind].append(row)
        elif place.kind in {"unknown", "blank"} and any(clean(cell) for cell in table.sheet.rows[row]):
            groups["below"].append(row)
    told = {
        "other kommun": "kommuner utanför länet, lästes inte",
        "other county": "andra län och delsummor, lästes inte",
        "nation": "riket, lästes inte",
        "county": "länets summa, räknas inte utan är en kontroll",
        "total": "summa, räknas inte utan är en kontroll",
        "heading": "upprepad rubrik",
        "below": "text eller tal som inte hör till någon kommun",
    }
    for kind, words in told.items():
        if rows := groups.get(kind):
            samples = list(dict.fromkeys(_row_words(table, row) for row in rows))
            table.ignored.append(f"{_lines(table, rows)}: {words}: {_list([f'”{s}”' for s in samples])}.")
    above = [row for row in groups["above"] if row < table.title_top]
    if above:
        table.ignored.append(f"{_lines(table, above)}: text ovanför tabellen, ”{_row_words(table, above[0])}”.")


def _row_words(table: Table, row: int) -> str:
    place = table.rows[row]
    return shown(place.said or " ".join(clean(cell) for cell in table.sheet.rows[row] if clean(cell)))


def _lines(table: Table, rows: Sequence[int]) -> str:
    """Rad 4; Rad 4–7; Rad 4, 9 och 12."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    name = table.sheet.line
    words = [name(a) if a == b else f"{name(a)}–{name(b).split()[-1]}" for a, b in spans]
    kind = words[0].split()[0]
    return _capital(f"{kind} {_list([word.split()[-1] for word in words])}")
