"""The sheets *Fördelning*, *Bemanning* and *Budget*: the app's figures, each a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gnv.analysis import register
from gnv.core.outcome import COST, DEDUCTION, GRANT, Kind
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports.xlsx.arithmetic import Arithmetic, Item, own_years
from gnv.exports.xlsx.assumptions import CHOSEN_KOMMUN, EVERYONE, Assumptions
from gnv.exports.xlsx.formulas import ALWAYS, NEVER, Line, Number, Sheet, Truth, added, any_of, half_up, number, quoted
from gnv.exports.xlsx.layout import (
    AT_TIMES,
    CONTROL_ROW,
    ERROR,
    LINE,
    POSTS,
    SHARES,
    YEARS,
    Column,
    Heading,
    KommunTable,
    Layout,
    Without,
)
from gnv.formatting import count

TOP = 4
MISSING = register.UNKNOWN
LAST_COLUMN = 60
PAID, OWN, NET = "Bidrag att betala ut", "Egna kostnader", "Netto: bidrag minus egna kostnader"
TWO_PARTS = "fler tjänster till dagens kostnad per tjänst, och dyrare tjänster."
GRANTS, COSTS, BOTH = "Statsbidrag", "Kommunernas egna kostnader", "Två slags pengar"


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What the county gets and pays in the scenario's year, for the sheet that one reads first."""

    year: Number
    gross: Number
    deducted: Number
    paid: Number
    costs: Number
    net: Number
    without: Without


@dataclass(frozen=True, kw_only=True)
class ItemOfYear:
    """An item of the scenario's own year, whichever that is: its amount, each kommun's part, and their sum."""

    kind: Kind
    name: str
    amount: Number
    cells: Sequence[Number]
    total: Number
    unknown: Truth | None
    there: Truth | None


class Figures:
    """Writes the three sheets."""

    def __init__(self, layout: Layout, arithmetic: Arithmetic, scenario: Scenario, record: Record) -> None:
        self.layout, self.arithmetic, self.scenario, self.record = layout, arithmetic, scenario, record
        self.inputs = arithmetic.inputs
        self.items = arithmetic.years()
        self.people = arithmetic.own_people()
        self.costs_by = arithmetic.own_cost_weights()
        self.amounts = [self.inputs.number(one.parameter.key) for one in record.staffing]
        self.parts = [
            arithmetic.value(
                f"{record.rss.name}, {one.posts} tjänster: kommunernas del", arithmetic.kommuner_part(cost)
            )
            for one, cost in zip(record.staffing, self.amounts, strict=True)
        ]
        self.alternatives = [
            arithmetic.share(f"{record.rss.name}, {one.posts} tjänster", part, self.costs_by)
            for one, part in zip(record.staffing, self.parts, strict=True)
        ]

    # Fördelning.

    def shares(self) -> Totals:
        """Every kommun's grants and own costs of the scenario's year."""
        layout, agreement = self.layout, self.record.agreement(self.scenario)
        sheet = layout.set_up(SHARES, (7, 17), repeat=(TOP, TOP + 1), freeze=(TOP + 2, 2))
        layout.headed(sheet, "Fördelning per kommun", f"{layout.name}. {agreement.name}. Hela kronor.")
        layout.with_year(sheet, (0, 0), "Fördelning per kommun ", self.inputs.own_year, "title")
        sheet.worksheet.set_column(2, LAST_COLUMN, 17.5)
        sheet.worksheet.set_row(TOP + 1, 4 * LINE)
        table = KommunTable(layout, sheet, top=TOP, inhabitants=self.people)
        of_year = self._of_own_year()
        always = [one for one in of_year if not one.there]
        at_times = [one for one in of_year if one.there]
        grants = [self._column(table, one) for one in always if one.kind == GRANT]
        taken = [self._column(table, one) for one in always if one.kind == DEDUCTION]
        others = [one for one in at_times if one.kind != COST]
        expected = added([one.amount for one in of_year if one.kind != COST])
        paid = table.across(Heading(GRANTS, PAID, strong=True), [*grants, *taken], expected=expected,
                            others=[one.cells for one in others])  # fmt: skip
        costs = [self._column(table, one) for one in always if one.kind == COST]
        without = [(one.unknown, f", utan {one.name}") for one in of_year if one.unknown]
        others_owed = [one for one in at_times if one.kind == COST]
        expected = added([one.amount for one in of_year if one.kind == COST])
        owed = table.across(Heading(COSTS, OWN, without, strong=True), costs, expected=expected,
                            others=[one.cells for one in others_owed])  # fmt: skip
        both = zip(paid.cells.cells, owed.cells.cells, strict=True)
        net = table.add(Heading(BOTH, NET, without, strong=True), [grant - cost for grant, cost in both])
        table.per_head(Heading(BOTH, "Netto per invånare (kr)", without), net)
        printed = table.next - 1
        for one in sorted(at_times, key=lambda one: not (one.there and one.there.value)):
            column = self._column(table, one)
            if one.there and one.there.value:
                printed = column.place
        below = table.close()
        sheet.worksheet.print_area(0, 0, below + len(SHARES_TOLD), printed)
        self._control(sheet, paid, owed)
        self._told(sheet, below + 1, SHARES_TOLD)
        gross = [*(one.total for one in grants), *(one.total for one in others if one.kind == GRANT)]
        deducted = [*(one.total for one in taken), *(one.total for one in others if one.kind == DEDUCTION)]
        return Totals(year=self.inputs.own_year, gross=added(gross), deducted=added(deducted), paid=paid.total,
                      costs=owed.total, net=net.total, without=without)  # fmt: skip

    def _of_own_year(self) -> list[ItemOfYear]:
        """Every item that the scenario's year has with one number of posts or another, with the chosen year's figures.

        First those that are always there, if only as nothing.
        """
        years, places = own_years(self.scenario, self.record), range(len(self.record.kommuner))
        aligned, choose = self._aligned({year: self.items[year] for year in years}), self.arithmetic.of_own_year
        found = []
        for of_years in zip(*aligned.values(), strict=True):
            by_year = dict(zip(years, of_years, strict=True))
            unknown = {year: one.unknown or NEVER for year, one in by_year.items()}
            there = {year: one.there or ALWAYS for year, one in by_year.items()}
            found.append(
                ItemOfYear(
                    kind=of_years[0].kind,
                    name=of_years[0].name,
                    amount=choose({year: one.amount for year, one in by_year.items()}),
                    cells=[choose({year: one.at(place) for year, one in by_year.items()}) for place in places],
                    total=choose({year: one.known for year, one in by_year.items()}),
                    unknown=self.arithmetic.holds_in_own_year(unknown) if any(i.unknown for i in of_years) else None,
                    there=self.arithmetic.holds_in_own_year(there) if any(i.there for i in of_years) else None,
                )
            )
        return found

    def _column(self, table: KommunTable, one: ItemOfYear) -> Column:
        """An item's column, with the amount that it has to sum to."""
        name = {GRANT: f"{one.name}, före avdrag", DEDUCTION: f"Avdrag: {one.name}", COST: one.name}[one.kind]
        if one.name == self.record.rss.name:
            name += ", kommunernas del"
        without = ((one.unknown, f": {MISSING}"),) if one.unknown else ()
        band = AT_TIMES if one.there else COSTS if one.kind == COST else GRANTS
        heading = Heading(band, name, without, there=one.there)
        return table.add(heading, one.cells, expected=one.amount, unknown=one.unknown)

    def _control(self, sheet: Sheet, paid: Column, owed: Column) -> None:
        """The line that all sheets repeat: whether the kommuner's rows sum to what was to be shared, or why not."""
        begun, costs = quoted(f"{self.layout.summed} "), quoted(" kr. Kostnaderna: differens ")
        told = f"{begun}&FIXED({paid.difference.text},0)&{costs}&FIXED({owed.difference.text},0)&{quoted(' kr.')}"
        text = f'IF({ERROR}="",{told},{ERROR})'
        sheet.formula(CONTROL_ROW, 0, text, self.layout.control, self.layout.formats["control"])

    def _told(self, sheet: Sheet, row: int, lines: Sequence[str]) -> None:
        for place, line in enumerate(lines, start=row):
            self.layout.words(sheet, (place, 0), line, "quiet text")

    # Bemanning.

    def posts(self) -> None:
        """The RSS agreement's alternatives, who pays, and the increase in two parts."""
        record, layout = self.record, self.layout
        sheet = layout.set_up(POSTS, (7, 26), repeat=(CONTROL_ROW, CONTROL_ROW), freeze=(CONTROL_ROW + 1, 2))
        sheet.worksheet.set_column(2, LAST_COLUMN, 18)
        layout.headed(sheet, f"Bemanning enligt {record.rss.name}", f"{layout.name}. Hela kronor om året.")
        begun = f"{layout.name}. Hela kronor om året, delade efter invånarna "
        layout.with_year(sheet, (1, 0), begun, self.inputs.own_year, "text", ".")
        below = self._alternatives(sheet)
        chosen = self.inputs.number(record.posts_choice.key)
        first, last = record.staffing[0].posts, record.staffing[-1].posts
        new = chosen.equals(first).choose(last, chosen)
        layout.words(sheet, (below, 0), "Per kommun, och vad ökningen består av", "section")
        begun, ended = f"Ökningen från {first} till ", f" tjänster: {TWO_PARTS}"
        text = f"{quoted(begun)}&{new.text}&{quoted(ended)}"
        sheet.formula(below + 1, 0, text, f"{begun}{new.value}{ended}", layout.formats["text"])
        self._increase(sheet, below + 2, new)

    def _alternatives(self, sheet: Sheet) -> int:
        record, layout = self.record, self.layout
        headings = ("Alternativ", "Tjänster", "Kostnad per år", "Kostnad per tjänst", "Regionens del",
                    "Kommunernas del", "Status", "Valt i scenariot")  # fmt: skip
        layout.words(sheet, (TOP, 1), headings[0], "heading")
        for column, heading in enumerate(headings[1:], start=2):
            layout.words(sheet, (TOP, column), heading, "heading right")
        chosen = self.inputs.number(record.posts_choice.key)
        rows = zip(record.staffing, self.amounts, self.parts, strict=True)
        for row, (one, amount, part) in enumerate(rows, start=TOP + 1):
            layout.words(sheet, (row, 1), one.title, "text")
            layout.constant(sheet, (row, 2), one.posts, "number")
            figures = (amount, half_up(amount, one.posts), amount - part, part)
            for column, found in enumerate(figures, start=3):
                layout.shown(sheet, (row, column), found, "number")
            layout.words(sheet, (row, 7), one.parameter.origin.status, "right")
            here = chosen.equals(one.posts)
            sheet.formula(row, 8, f'IF({here.text},"valt","")', "valt" * here.value, layout.formats["right"])
        return TOP + 3 + len(record.staffing)

    def _increase(self, sheet: Sheet, top: int, new: Number) -> None:
        """Per kommun: what each alternative costs, and the increase's two parts."""
        arithmetic, old, alternatives = self.arithmetic, self.alternatives[0], self.alternatives
        changed = [self._instead(cells) for cells in zip(*(line.cells for line in alternatives), strict=True)]
        part = self._instead(self.parts)
        half = arithmetic.halfway(self.parts[0], new - self.record.staffing[0].posts, self.costs_by)
        sheet.worksheet.set_row(top + 1, 2 * LINE)
        table = KommunTable(self.layout, sheet, top=top, inhabitants=self.people)
        for one, line, amount in zip(self.record.staffing, alternatives, self.parts, strict=True):
            table.add(Heading("Kostnad per år", f"{one.posts} tjänster"), line.cells, expected=amount)
        more = [step - before for step, before in zip(half.shared.cells, old.cells, strict=True)]
        dearer = [after - step for after, step in zip(changed, half.shared.cells, strict=True)]
        whole, band = part - self.parts[0], "Ökning per år"
        first = table.add(Heading(band, "Fler tjänster"), more, expected=half.more_posts)
        second = table.add(Heading(band, "Dyrare tjänster"), dearer, expected=whole - half.more_posts)
        table.across(Heading(band, "Hela ökningen", strong=True), [first, second], expected=whole)
        table.close()

    def _instead(self, figures: Sequence[Number]) -> Number:
        """Of one figure per alternative, that of what the first is compared with: the chosen one, or else the last."""
        return self.arithmetic.posts([figures[-1], *figures[1:]])

    # Budget.

    def years(self, assumptions: Assumptions) -> None:
        """Every year's items, for all kommuner or one of them, and every kommun's years."""
        layout, years = self.layout, list(self.record.budget.years)
        sheet = layout.set_up(YEARS, (62,), repeat=(CONTROL_ROW, CONTROL_ROW), freeze=(CONTROL_ROW + 1, 1))
        sheet.worksheet.set_column(1, len(years) + 1, 17)
        price = self.record.budget.price_year
        told = f"{layout.name}. Hela kronor, i {price} års priser före uppräkning."
        layout.headed(sheet, f"Budget {years[0]}–{years[-1]}", told)
        found = {year: self.items[year] for year in years}
        place = self._selected(sheet, assumptions)
        row = self._items(sheet, found, place)
        paid = {year: [self._of_all(i, _paid(items)) for i in self._places] for year, items in found.items()}
        costs = {year: [self._of_all(i, _costs(items)) for i in self._places] for year, items in found.items()}
        net = {year: [p - c for p, c in zip(paid[year], costs[year], strict=True)] for year in years}
        lacking = self._lacking(found)
        breaks = []
        for position, (heading, figures, without) in enumerate(
            ((PAID, paid, ()), (OWN, costs, lacking), (NET, net, lacking))
        ):
            if position != 1:
                breaks.append(row + 1)  # a page: the items; what is paid out, and the costs; the net
            row = self._by_kommun(sheet, row + 1, heading, figures, without)
        sheet.worksheet.set_h_pagebreaks(breaks)
        self._told(sheet, row + 1, YEARS_TOLD)

    @property
    def _places(self) -> range:
        return range(len(self.record.kommuner))

    def _of_all(self, place: int, lines: Sequence[Line]) -> Number:
        return added([line[place] for line in lines])

    def _selected(self, sheet: Sheet, assumptions: Assumptions) -> Number:
        """The cell that chooses whose items are shown; returns the chosen kommun's place in the order, or 0 for all."""
        layout, names = self.layout, (EVERYONE, *self.record.kommuner.values())
        layout.words(sheet, (TOP, 0), "Visa posterna för (välj i listan):", "section")
        sheet.worksheet.merge_range(TOP, 1, TOP, 2, "", layout.formats["entry text"])
        layout.words(sheet, (TOP, 1), EVERYONE, "entry text")
        layout.book.define_name(CHOSEN_KOMMUN, f"={sheet.address(TOP, 1)}")
        listed = assumptions.lists[names]
        rule = {"validate": "list", "source": f"={listed}", "error_message": "Välj en kommun i listan."}
        sheet.worksheet.data_validation(TOP, 1, TOP, 1, rule)
        place = Number(f"IFERROR(MATCH({CHOSEN_KOMMUN},{listed},0)-1,0)", 0)
        return self.arithmetic.value("Kommun som Budget visar, i ordning (0: alla)", place)

    def _items(self, sheet: Sheet, found: dict[int, list[Item]], place: Number) -> int:
        """A row per item, with its years and their sum."""
        row = self._yearly_heading(sheet, TOP + 2, "Post", list(found))
        lacking = self._lacking(found)
        found = self._aligned(found)
        first = next(iter(found.values()))
        costs = [position for position, item in enumerate(first) if item.kind == COST]
        grants = [position for position, item in enumerate(first) if item.kind != COST]
        sums = []
        for band, positions, told, without in (
            (GRANTS, grants, PAID, ()),
            (COSTS, costs, OWN, lacking),
        ):
            self.layout.group(sheet, row, band, columns=len(found) + 2)
            start = row + 1
            for row, position in enumerate(positions, start=start):
                item = first[position]
                name = item.name if item.kind in {GRANT, COST} else f"Avdrag: {item.name}"
                self.layout.words(sheet, (row, 0), name, "text")
                self._yearly(sheet, row, [(self._picked(items[position], place), items[position].unknown)
                                          for items in found.values()], "number")  # fmt: skip
            row += 1
            totals = [self._above(sheet, start, row - 1, column, [self._picked(i[p], place) for p in positions])
                      for column, i in enumerate(found.values(), start=1)]  # fmt: skip
            self.layout.growing(sheet, (row, 0), told, "sum text", without=without)
            sums.append(self._yearly(sheet, row, [(one, None) for one in totals], "sum"))
            row += 1
        net = [(paid - cost, None) for paid, cost in zip(*sums, strict=True)]
        self.layout.growing(sheet, (row, 0), NET, "sum text", without=lacking)
        self._yearly(sheet, row, net, "sum")
        return row + 1

    def _aligned(self, found: dict[int, list[Item]]) -> dict[int, list[Item]]:
        """The same items in every year: one that a year's agreement does not have is nothing there."""
        every = {
            (item.kind, item.key): item._replace(amount=number(0), parts=(), unknown=None, there=NEVER)
            for year in found.values()
            for item in year
        }
        return {
            year: [{(one.kind, one.key): one for one in items}.get(key, nothing) for key, nothing in every.items()]
            for year, items in found.items()
        }

    def _above(self, sheet: Sheet, first: int, last: int, column: int, figures: Sequence[Number]) -> Number:
        return sheet.line((first, column), (last, column), figures).total

    def _picked(self, item: Item, place: Number) -> Number:
        """An item's figure for the kommun that is chosen, or for all."""

        def of(line: Line) -> Number:
            return place.equals(0).choose(line.total, Number(f"INDEX({line.text},{place.text})", line.total.value))

        return item.of(of)

    def _yearly_heading(self, sheet: Sheet, row: int, heading: str, years: Sequence[int]) -> int:
        self.layout.words(sheet, (row, 0), heading, "heading")
        for column, text in enumerate([*map(str, years), f"Summa {years[0]}–{years[-1]}"], start=1):
            self.layout.words(sheet, (row, column), text, "heading right")
        return row + 1

    def _yearly(
        self, sheet: Sheet, row: int, figures: Sequence[tuple[Number, Truth | None]], format_: str
    ) -> list[Number]:
        """A row of years and their sum. A missing amount is said, and no part of a sum."""
        cells = [
            self.layout.shown(sheet, (row, column), one, format_, unknown=unknown, instead=MISSING)
            for column, (one, unknown) in enumerate(figures, start=1)
        ]
        total = sheet.line((row, 1), (row, len(cells)), cells).total
        lacking = [unknown for _, unknown in figures if unknown]
        unknown = any_of(lacking) if lacking else None
        place = (row, len(cells) + 1)
        self.layout.shown(
            sheet, place, total, "sum" if format_ == "sum" else "strong", unknown=unknown, instead=MISSING
        )
        return cells

    def _by_kommun(
        self, sheet: Sheet, row: int, heading: str, figures: dict[int, list[Number]], without: Without
    ) -> int:
        """A kommun per row, its years, and a sum row."""
        self.layout.growing(sheet, (row, 0), f"{heading}, per kommun", "section", without=without)
        first = self._yearly_heading(sheet, row + 1, "Kommun", list(figures))
        for place, name in enumerate(self.record.kommuner.values()):
            self.layout.words(sheet, (first + place, 0), name, "text")
            self._yearly(sheet, first + place, [(of_year[place], None) for of_year in figures.values()], "number")
        last = first + len(self.record.kommuner)
        summed = [(self._above(sheet, first, last - 1, column, of_year), None)
                  for column, of_year in enumerate(figures.values(), start=1)]  # fmt: skip
        self.layout.words(
            sheet, (last, 0), f"Summa {count(len(self.record.kommuner), 'kommun', 'kommuner')}", "sum text"
        )
        self._yearly(sheet, last, summed, "sum")
        return last + 1

    def _lacking(self, found: dict[int, list[Item]]) -> Without:
        """The costs without an amount in any of the years, and how a sum is told without them."""
        by_name: dict[str, list[Truth]] = {}
        for items in found.values():
            for item in items:
                if item.unknown:
                    by_name.setdefault(item.name, []).append(item.unknown)
        return [(any_of(all_), f", utan {name}") for name, all_ in by_name.items()]


def _paid(items: Sequence[Item]) -> list[Line]:
    """What each pot pays out: the line after its last deduction, or the gross where it has none."""
    found: list[Line] = []
    for item in items:
        if item.kind == GRANT:
            found.append(item.parts[0][1])
        elif item.kind != COST:
            found[-1] = item.parts[0][1]
    return found


def _costs(items: Sequence[Item]) -> list[Line]:
    return [item.parts[0][1] for item in items if item.kind == COST]


SHARES_TOLD = (
    "Ett bidrag betalas ut och ska redovisas. En egen kostnad är en rad i kommunens budget. Nettot blandar dem inte.",
    "Avdragen dras ett i taget. En kommuns del är skillnaden mellan vad den hade fått före och efter avdraget.",
    "Raderna summerar alltid till beloppet: fördelat med största rest. Uträkningen står i bladet Avrundning.",
    "Bidrag och kostnader fördelas enligt var sin nyckel i Antaganden.",
    "Till höger om nettot står poster som bara finns vissa år eller efter vissa val. De ingår i summorna.",
)
YEARS_TOLD = (
    "Alla år räknas om när ett antagande ändras, också uppräkning, avdrag utan bidrag och befolkning framåt.",
    "Bidragen efter det första året är antaganden: inget dokument säger vad staten betalar då.",
    "En post utan känt belopp räknas inte som noll. Skriv ett belopp i Antaganden, så räknas den med.",
    "Första året är budgetens. Fördelning visar scenariots eget år, som kan vara ett annat.",
)
