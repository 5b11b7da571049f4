"""The app's arithmetic as worksheet formulas: the sheet *Avrundning*, and what the other sheets take from it.

Every amount that is shared out or indexed is a division in whole numbers: amount x numerator / denominator, where the
product may have more than fifteen digits. So it is done as one does it by hand: first the amount's whole groups of
`base` kronor, then what is left of them together with the rest. No step reaches `EXACT`; `check_bounds` proves that for
every value within its bounds, whichever cell somebody changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from gnv.core import catalogue
from gnv.core.outcome import COST, DEDUCTION, GRANT, Kind
from gnv.core.projection import in_force
from gnv.core.record import Record
from gnv.core.records import TAKEN_OVER, Deduction, InputError, Parameter, RssAgreement, SharedCost
from gnv.core.scenario import Scenario
from gnv.exports.xlsx.formulas import (
    ALWAYS,
    EXACT,
    NEVER,
    PRODUCT,
    Format,
    Line,
    Number,
    Sheet,
    Truth,
    added,
    any_of,
    half_up,
    largest,
    number,
    quoted,
    rest,
    smallest,
    whole,
)
from gnv.formatting import enumerate_words, kronor, read_decimal
from gnv.formatting import number as number_

MOST_SEK, MOST_INHABITANTS = 2 * 10**9, 10**5
MONEY_BASE, PEOPLE_BASE = 10**4, 10**2  # what an amount, and a number of inhabitants, is divided into groups of
CELL_LIKE = re.compile(r"[a-z]{1,3}[0-9]+|r[0-9]*c?[0-9]*|c[0-9]*", re.IGNORECASE)
FUNCTIONS = {"index", "int", "if", "and", "sum", "min", "max", "match", "round", "fixed"}
HEADINGS = (
    "Vad som delas", "Belopp", "Täljare (vikt)", "Nämnare (vikternas summa)", "Beloppets hela grupper",
    "Beloppets återstod", "Rest av grupperna", "Återstod att dela", "Hela kronor", "Rest", "Plats i kön", "Resultat",
)  # fmt: skip
WHAT, AMOUNT, NUMERATOR, DENOMINATOR, GROUPS, REMAINDER, CARRIED, STEP, WHOLE, REST, PLACE, RESULT = range(12)
FIRST_ROW = 5


def cell_name(key: str) -> str:
    """A parameter's key as the name of its cell; with a stroke after it where a spreadsheet has the name already."""
    return f"{key}_" if key in FUNCTIONS or CELL_LIKE.fullmatch(key) else key


def check_bounds(scenario: Scenario, record: Record) -> None:
    """InputError unless every product in the sheet stays below `EXACT` for all values within their bounds.

    Bounds: the parameters' own, and `MOST_INHABITANTS` of a kommun at any date. An amount and its index, level or
    share of the country may then reach `MOST_SEK`.
    """
    _check_reckoned(scenario, record)
    kommuner, budget = len(record.kommuner), record.budget
    if max(p for one in record.populations.values() for p in one.inhabitants.values()) > MOST_INHABITANTS:
        raise InputError(f"Kalkylbladet räknar exakt med högst {number_(MOST_INHABITANTS)} invånare i en kommun.")
    years, scale = budget.last_year - budget.price_year, rate_scale(budget.index)
    indexed = max(1 + read_decimal(rate) / 100 for rate in budget.index.options) ** years
    people = int(MOST_INHABITANTS * _reach(record)) + 1
    levels = catalogue.levels(record, scenario.preset).values()
    level = max([100, *(one.maximum for of_pot in levels for one in of_pot.values())])
    recorded = [int(one.default) for agreement in record.agreements.values() for one in agreement.parameters]
    highest = [*(one.maximum for one in _amounts(scenario, record)), *recorded]
    money = [amount * max(indexed, Fraction(level, 100)) for amount in highest]
    shelter = Fraction(budget.shelter_gap_sek * people * kommuner, budget.nation.minimum) * indexed
    if max(shelter, *money) > MOST_SEK:
        raise InputError(f"Kalkylbladet räknar exakt med belopp på högst {kronor(MOST_SEK)}; ett reglage går högre.")
    heaviest = 100 * kommuner * people
    _below(MOST_SEK, heaviest, kommuner * heaviest, MONEY_BASE)
    _below(MOST_SEK, int(scale**years * indexed), scale**years, MONEY_BASE)
    _below(budget.shelter_gap_sek, people * kommuner, budget.nation.maximum, MONEY_BASE)
    passed = budget.last_year - budget.first_year
    for change in (1 + read_decimal(rate) / 100 for rate in growth_rates(record)):
        _below(MOST_INHABITANTS, change.numerator**passed, change.denominator**passed, PEOPLE_BASE)


def is_cell(parameter: Parameter, record: Record) -> bool:
    """Whether a parameter is a cell that the formulas reckon with."""
    return not parameter.neutral or parameter in {record.sharing.cost_equal_share, record.budget.other_agreements}


def _check_reckoned(scenario: Scenario, record: Record) -> None:
    """InputError where a scenario uses a choice that the formulas do not know of."""
    known, fixed = catalogue.by_key(record, scenario.preset), record.agreement(scenario).id
    pots = {choice.key for choice in catalogue.pot_choices(record, fixed).values()}  # as they are when it is written
    moved = [
        one.name if one.refines else one.short
        for key, one in known.items()
        if not is_cell(one, record) and key not in pots and scenario[key] != one.default
    ]
    if moved:
        raise InputError(
            f"Arbetsboken räknar inte med {enumerate_words(moved)}. Tabellerna (CSV) och bildspelet gör det."
        )


def _amounts(scenario: Scenario, record: Record) -> list[Parameter]:
    return [p for p in catalogue.parameters(record, scenario.preset) if p.unit.startswith("kr")]


def _reach(record: Record) -> Fraction:
    """How many times the inhabitants on record a kommun can have in the years ahead, by its own change or the trend."""
    budget, known = record.budget, decembers(record.populations)
    passed = budget.last_year - budget.first_year
    grown = max(1 + read_decimal(rate) / 100 for rate in growth_rates(record)) ** passed
    wanted = [year - 1 for year in budget.years[1:]]
    ends = [(year, *nearest(year, sorted(known))) for year in wanted if year not in known]
    along = [Fraction(year - before, after - before) for year, before, after in ends]
    return max([Fraction(1), grown, *(max(distance, 1 - distance) for distance in along)])


def decembers(populations: Iterable[str]) -> dict[int, str]:
    """The dates on record that end a year, by year."""
    return {int(id_[:4]): id_ for id_ in populations if id_.endswith("-12")}


def _below(amount: int, numerator: int, denominator: int, base: int) -> None:
    """InputError unless the division's two steps stay below `EXACT`. The amount's groups may be one more than whole."""
    if max((amount // base + 1) * numerator, base * (numerator + denominator)) >= EXACT:
        raise InputError("Talen är för stora för att räkna exakt i ett kalkylblad.")


def rate_scale(parameter: Parameter) -> int:
    """What one has to multiply each rate's factor (1 + rate) by to make them all whole."""
    return lcm(100, *((1 + read_decimal(rate) / 100).denominator for rate in rates(parameter)))


def rates(parameter: Parameter) -> tuple[str, ...]:
    """The percentages to choose among, without the word for the common choice."""
    return tuple(option for option in parameter.options if not parameter.follows or option != parameter.default)


def growth_rates(record: Record) -> tuple[str, ...]:
    """The yearly changes of population that a kommun can have of its own."""
    return rates(next(iter(catalogue.own_growth(record).values())))


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """The cells with assumptions, by parameter key, as formulas use them; inhabitants by date, and those in use.

    `own_year` is the cell with the scenario's year, which the number of posts can move.
    """

    scenario: Scenario
    people: dict[str, Line]
    used: Line
    own_year: Number

    def number(self, key: str) -> Number:
        """A number. An amount nobody knows counts as nothing: an empty cell does so in a spreadsheet."""
        return Number(cell_name(key), self.scenario.amount(key) or 0)

    def chosen(self, parameter: Parameter, option: str) -> Truth:
        """Whether an option is the one chosen."""
        return Truth(f"{cell_name(parameter.key)}={quoted(option)}", self.scenario.text(parameter.key) == option)

    def unknown(self, key: str) -> Truth:
        """Whether an amount is missing."""
        return Truth(f'{cell_name(key)}=""', self.scenario.amount(key) is None)

    def counts_in(self, year: int, item: RssAgreement | SharedCost | Deduction, record: Record) -> Truth:
        """Whether a cost or a deduction counts in a year: the cells with its years say so, in the budget's years."""
        if year not in record.budget.years:
            recorded = isinstance(item, RssAgreement) or item.first_year <= year <= item.last_year
            return ALWAYS if recorded else NEVER
        first, last = (self.number(parameter.key) for parameter in catalogue.span(record, item))
        return first.at_most(year).both(number(year).at_most(last))

    def asked(self, year: int, deduction: Deduction, record: Record) -> Number:
        """What a deduction of the scenario's takes in a year: nothing outside its years."""
        return self.counts_in(year, deduction, record).choose(self.number(deduction.key), 0)

    def own(self, parameter: Parameter) -> Truth:
        """Whether a rate of its own has been chosen, and not the common one."""
        return Truth(f"ISNUMBER({cell_name(parameter.key)})", self.scenario[parameter.key] != parameter.default)

    def factor(self, parameter: Parameter, scale: int) -> Number:
        """A chosen rate's factor (1 + rate) times a scale that makes it whole; rounded, for 0,2 has no exact double."""
        text, written = cell_name(parameter.key), self.scenario.text(parameter.key)
        rate = read_decimal(written) if written in rates(parameter) else Fraction(0)
        return Number(f"ROUND({scale}+{scale // 100}*{text},0)", int(scale * (1 + rate / 100)))


class Item(NamedTuple):
    """A pot, a deduction or a cost, per kommun: what lines of *Avrundning* it is the sum of (or less, where -1).

    `amount` is what its kommuner have to sum to; `unknown` tells whether that is missing. `there` tells whether the
    item is one at all, where it is not in every scenario.
    """

    kind: Kind
    key: str
    name: str
    amount: Number
    parts: tuple[tuple[int, Line], ...]
    unknown: Truth | None = None
    there: Truth | None = None

    @property
    def known(self) -> Number:
        """The sum of the item over the kommuner."""
        return self.of(lambda line: line.total)

    def at(self, place: int) -> Number:
        """The figure of one kommun, by its place in the order."""
        return self.of(lambda line: line[place])

    def of(self, part: Callable[[Line], Number]) -> Number:
        """The item's figure, where each line's is known."""
        plus = [part(line) for sign, line in self.parts if sign > 0]
        minus = [part(line) for sign, line in self.parts if sign < 0]
        found = added(plus)
        for one in minus:
            found = found - one
        return found


class PotOfYear(NamedTuple):
    """What a pot gives in a year, and what each deduction takes of it, by key, in order; with their names.

    `there` tells, by key, whether the pot or a deduction is one at all, where it is not in every scenario.
    """

    key: str
    name: str
    amount: Number
    asked: dict[str, Number]
    names: dict[str, str]
    there: Mapping[str, Truth]


class Halfway(NamedTuple):
    """What the kommuner pay today and what more posts would cost at today's cost per post, shared; and the latter."""

    more_posts: Number
    shared: Line


class Arithmetic:
    """Writes *Avrundning*, block by block, each with what it is about; returns the cells with the results."""

    def __init__(self, sheet: Sheet, record: Record, inputs: Inputs, *, formats: dict[str, Format]) -> None:
        self.sheet, self.record, self.inputs = sheet, record, inputs
        self.scenario = inputs.scenario
        self._row = FIRST_ROW
        self._head, self._plain, self._label = formats["block"], formats["number"], formats["text"]
        self._title = formats["group"]
        self._codes = [int(code) for code in record.kommuner]
        self._factors: dict[str, Number] = {}
        self._people_of: dict[int, Line] = {}
        for column, heading in enumerate(HEADINGS):
            sheet.words(FIRST_ROW - 1, column, heading, formats["heading right" if column else "heading"])
        self._code_line = self._numbered(formats["year"])

    def value(self, title: str, found: Number) -> Number:
        """A row with a single figure."""
        row = self._next()
        self.sheet.words(row, WHAT, title, self._label)
        return self.sheet.put(row, RESULT, found, self._plain)

    def rounded(self, title: str, amount: Number, by: tuple[Number, Number], *, base: int = MONEY_BASE) -> Number:
        """A row: amount x numerator / denominator, rounded half-up."""
        row = self._next()
        self.sheet.words(row, WHAT, title, self._label)
        groups, remainder = self._grouped(row, amount, base, self._plain)
        numerator = self._put(row, NUMERATOR, by[0])
        denominator = self._put(row, DENOMINATOR, by[1])
        kronor_, left = self._divided(row, numerator, denominator, (groups, remainder), base)
        return self._put(row, RESULT, kronor_ + denominator.at_most(left * 2).choose(1, 0))

    def share(self, title: str, amount: Number, weights: Line) -> Line:
        """A block: an amount shared in proportion to weights by largest remainder, ties as in the app."""
        head, first = self._next(), self._row
        last = first + len(weights.cells) - 1
        self._row = last + 1
        self._titled(head, title)
        groups, remainder = self._grouped(head, amount, MONEY_BASE, self._head)
        denominator = self.sheet.put(head, DENOMINATOR, weights.total, self._head)
        cells = {column: self._range(first, last, column) for column in (NUMERATOR, WHOLE, REST)}
        numerators, wholes, rests = [], [], []
        for row, weight in enumerate(weights.cells, start=first):
            numerators.append(self._put(row, NUMERATOR, weight))
            found = self._divided(row, numerators[-1], denominator, (groups, remainder), MONEY_BASE)
            wholes.append(found[0])
            rests.append(found[1])
        given = Number(f"SUM({cells[WHOLE]})", sum(one.value for one in wholes))
        left = self.sheet.put(head, PLACE, amount_of(groups, remainder, MONEY_BASE) - given, self._head)
        places = self._places(first, cells, numerators, rests)
        results = [
            self._put(row, RESULT, part + place.at_most(left).choose(1, 0))
            for row, (part, place) in enumerate(zip(wholes, places, strict=True), start=first)
        ]
        line = self.sheet.line((first, RESULT), (last, RESULT), results)
        self.sheet.put(head, RESULT, line.total, self._head)
        return line

    def _places(self, first: int, cells: dict[int, str], weights: list[Number], rests: list[Number]) -> list[Number]:
        """Each kommun's place in the queue for the kronor left over: remainder, then weight, then lower code."""
        keys = [(-one.value, -w.value, code) for one, w, code in zip(rests, weights, self._codes, strict=True)]
        order = {key: place for place, key in enumerate(sorted(keys), start=1)}
        codes = self._code_line.text
        found = []
        for position, (one, weight) in enumerate(zip(rests, weights, strict=True)):
            tied = f"({cells[NUMERATOR]}={weight.text})*({codes}<{self._code_line[position].text})"
            ahead = f"({cells[REST]}={one.text})*(({cells[NUMERATOR]}>{weight.text})+{tied})"
            text = f"1+SUMPRODUCT(({cells[REST]}>{one.text})+{ahead})"
            found.append(self._put(first + position, PLACE, Number(text, order[keys[position]])))
        return found

    def _divided(
        self, row: int, numerator: Number, denominator: Number, amount: tuple[Number, Number], base: int
    ) -> tuple[Number, Number]:
        """The whole kronor of amount x numerator / denominator, and the remainder; the amount in groups and rest."""
        groups, remainder = amount
        product = groups * numerator
        carried = self._put(row, CARRIED, rest(product, denominator))
        step = self._put(row, STEP, carried * base + remainder * numerator)
        kronor_ = self._put(row, WHOLE, whole(product, denominator) * base + whole(step, denominator))
        return kronor_, self._put(row, REST, rest(step, denominator))

    def _grouped(self, row: int, amount: Number, base: int, format_: Format) -> tuple[Number, Number]:
        found = self.sheet.put(row, AMOUNT, amount, format_)
        groups = self.sheet.put(row, GROUPS, whole(found, base), format_)
        return groups, self.sheet.put(row, REMAINDER, found - groups * base, format_)

    def _put(self, row: int, column: int, found: Number) -> Number:
        return self.sheet.put(row, column, found, self._plain)

    def _range(self, first: int, last: int, column: int) -> str:
        return self.sheet.line((first, column), (last, column), ()).text

    def _titled(self, head: int, title: str) -> None:
        for column in range(len(HEADINGS)):
            self.sheet.worksheet.write_blank(head, column, None, self._head)
        self.sheet.words(head, WHAT, title, self._title)
        for row, name in enumerate(self.record.kommuner.values(), start=head + 1):
            self.sheet.words(row, WHAT, name, self._label)

    def _next(self) -> int:
        self._row += 1
        return self._row - 1

    def _numbered(self, format_: Format) -> Line:
        """The kommunkoder, which break the last tie."""
        head, first = self._next(), self._row
        self._row += len(self._codes)
        self._titled(head, "Kommunkod (lägst kod går före vid lika rest och lika vikt)")
        cells = []
        for row, code in enumerate(self._codes, start=first):
            self.sheet.worksheet.write_number(row, RESULT, code, format_)
            cells.append(Number(self.sheet.address(row, RESULT), code))
        return self.sheet.line((first, RESULT), (self._row - 1, RESULT), cells)

    def _block(self, title: str, found: Sequence[Number]) -> Line:
        """A figure per kommun."""
        head, first = self._next(), self._row
        self._row += len(found)
        self._titled(head, title)
        return self._column(first, found)

    def _column(self, first: int, found: Sequence[Number]) -> Line:
        cells = [self._put(row, RESULT, one) for row, one in enumerate(found, start=first)]
        return self.sheet.line((first, RESULT), (first + len(cells) - 1, RESULT), cells)

    def weights(self, inhabitants: Line, share: Parameter, *, title: str) -> Line:
        """A key as whole weights: inhabitants, or what `mixed` makes of them where a share is the same for each."""
        equal, everyone = self.inputs.number(share.key), inhabitants.total
        head, first = self._next(), self._row
        self._row += len(inhabitants.cells)
        self._titled(head, title)
        total = self.sheet.put(head, AMOUNT, everyone, self._head)
        by_head = (number(100) - equal) * len(self._codes)
        mixed = [equal.equals(0).choose(one, by_head * one + equal * total) for one in inhabitants.cells]
        return self._column(first, mixed)

    # The grants of a year.

    def grants(self, weights: Line, pots: Sequence[PotOfYear], *, of: str) -> list[Item]:
        """The pots' lines, each gross and then its deductions in cascade."""
        found = []
        for pot in pots:
            remaining = pot.amount
            before = self.share(f"{pot.name}{of}", remaining, weights)
            found.append(Item(GRANT, pot.key, pot.name, pot.amount, ((1, before),), there=pot.there.get(pot.key)))
            for key, taken in pot.asked.items():
                remaining = remaining - taken
                after = self.share(f"{pot.name}{of}, efter {pot.names[key]}", remaining, weights)
                parts = ((1, after), (-1, before))
                found.append(Item(DEDUCTION, key, pot.names[key], number(0) - taken, parts, there=pot.there.get(key)))
                before = after
        return found

    # The posts.

    def kommuner_part(self, total: Number) -> Number:
        """The kommuner's part of a cost that the region pays its share of: the larger remainder gets the odd krona."""
        region = self.inputs.number(self.record.region_share.key)
        part = total * (number(100) - region)
        left = rest(part, 100)
        kommuner_first = Truth(f"{region.text}<=50", region.value <= 100 - region.value)  # a tie: the larger share
        odd = left.at_most(49).choose(0, left.equals(50).choose(kommuner_first.choose(1, 0), 1))
        return whole(part, 100) + odd

    def posts(self, alternatives: Sequence[Number]) -> Number:
        """Of one figure per alternative, the chosen one's."""
        *others, last = zip(self.record.staffing, alternatives, strict=True)
        found = last[1]
        posts = self.inputs.number(self.record.posts_choice.key)
        for alternative, one in reversed(others):
            found = posts.equals(alternative.posts).choose(one, found)
        return found

    def halfway(self, old: Number, additional: Number, by: Line) -> Halfway:
        """The step between two alternatives' costs: more posts at the old cost per post."""
        first = self.record.staffing[0]
        more = self.value("Fler tjänster till nulägets kostnad per tjänst", half_up(old * additional, first.posts))
        return Halfway(more, self.share("RSS-avtalet, efter fler tjänster", old + more, by))

    # The years: those of the budget, and those that the scenario can be of.

    def years(self) -> dict[int, list[Item]]:
        """The items of every year of the budget, and of the scenario's years before it, in the app's order."""
        self._costs_by: dict[int, Line] = {}
        before = [year for year in own_years(self.scenario, self.record) if year not in self.record.budget.years]
        self._people_of = {**dict.fromkeys(before, self.inputs.used), **dict(self._people())}
        return {year: [*self._year(year, people)] for year, people in self._people_of.items()}

    def own_people(self) -> Line:
        """The inhabitants of the scenario's own year. Asked after `years`."""
        return self._of_own_year(self._people_of, "Invånare scenariots år")

    def own_cost_weights(self) -> Line:
        """What the shared costs of the scenario's own year are shared by. Asked after `years`."""
        return self._of_own_year(self._costs_by, "Kostnadernas vikter scenariots år")

    def _of_own_year(self, lines: Mapping[int, Line], title: str) -> Line:
        own = own_years(self.scenario, self.record)
        if len(own) == 1:
            return lines[own[0]]
        places = range(len(self._codes))
        found = [self.of_own_year({year: lines[year][place] for year in own}) for place in places]
        return self._block(title, found)

    def of_own_year(self, found: Mapping[int, Number]) -> Number:
        """Of a figure for each year that the scenario can be of, its own year's."""
        *others, last = found.items()
        chosen = last[1]
        for year, one in reversed(others):
            chosen = chosen if one.text == chosen.text else self.inputs.own_year.equals(year).choose(one, chosen)
        return chosen

    def holds_in_own_year(self, found: Mapping[int, Truth]) -> Truth:
        """The same of what is true or false."""
        *others, last = found.items()
        chosen = last[1]
        for year, one in reversed(others):
            if one.text != chosen.text:
                here = self.inputs.own_year.equals(year)
                text = f"IF({here.text},{one.text},{chosen.text})"
                chosen = Truth(text, one.value if here.value else chosen.value)
        return chosen

    def _people(self) -> Iterator[tuple[int, Line]]:
        """Inhabitants per year: the first year's, their own yearly change, or statistics and trend."""
        budget, first = self.record.budget, self.inputs.used
        scale = lcm(*((1 + read_decimal(rate) / 100).denominator for rate in growth_rates(self.record)), 100)
        factors = [self._reduced(parameter, scale) for parameter in catalogue.own_growth(self.record).values()]
        own = [self.inputs.own(parameter) for parameter in catalogue.own_growth(self.record).values()]
        begun = zip(own, first.cells, self._common(budget.first_year), strict=True)
        found = [o.choose(now, common) for o, now, common in begun]
        yield budget.first_year, self._block(f"Invånare {budget.first_year}", found)
        for year in budget.years[1:]:
            passed, names = year - budget.first_year, self.record.kommuner.values()
            grown = [
                self.rounded(f"{name} {year}, egen ändring", one, (_power(n, passed), _power(d, passed)),
                             base=PEOPLE_BASE)
                for name, one, (n, d) in zip(names, first.cells, factors, strict=True)
            ]  # fmt: skip
            common = self._common(year)
            found = [o.choose(largest(1, g), c) for o, g, c in zip(own, grown, common, strict=True)]
            yield year, self._block(f"Invånare {year}", found)

    def _reduced(self, parameter: Parameter, scale: int) -> tuple[Number, Number]:
        """A yearly change's factor as a fraction in lowest terms, which keeps its powers small."""
        row = self._next()
        self.sheet.words(row, WHAT, parameter.name, self._label)
        factor = self.inputs.own(parameter).choose(self.inputs.factor(parameter, scale), scale)
        found = self._put(row, AMOUNT, factor)
        change = Fraction(found.value, scale)
        numerator = Number(f"{found.text}/GCD({found.text},{scale})", change.numerator, PRODUCT)
        denominator = Number(f"{scale}/GCD({found.text},{scale})", change.denominator, PRODUCT)
        return self._put(row, NUMERATOR, numerator), self._put(row, DENOMINATOR, denominator)

    def _common(self, year: int) -> list[Number]:
        """Inhabitants by the common assumption."""
        budget, used, wanted = self.record.budget, self.inputs.used, year - 1
        kept = [self.inputs.chosen(budget.population, str(budget.population.default))]
        if year == budget.first_year:  # a date no later than the year's own December
            choice = self.record.population_choice
            kept += [self.inputs.chosen(choice, id_) for id_ in self.inputs.people if id_ <= f"{wanted}-12"]
        unchanged = any_of(kept)
        known = {ended: self.inputs.people[id_] for ended, id_ in decembers(self.inputs.people).items()}
        if wanted in known:
            by_record = list(known[wanted].cells)
        else:
            before, after = nearest(wanted, sorted(known))
            pairs = zip(known[before].cells, known[after].cells, strict=True)
            span, passed = after - before, wanted - before
            by_record = [largest(1, half_up(start * span + (end - start) * passed, span)) for start, end in pairs]
        return [unchanged.choose(now, then) for now, then in zip(used.cells, by_record, strict=True)]

    def _year(self, year: int, people: Line) -> Iterator[Item]:
        weights = self.weights(people, self.record.equal_share, title=f"Fördelningsnyckelns vikter {year}")
        by = self.weights(people, self.record.sharing.cost_equal_share, title=f"Kostnadernas vikter {year}")
        self._costs_by[year] = by
        asked = self._pots_of_year(year)
        pots = [pot._replace(asked=self._covered(year, pot)) for pot in asked]
        yield from self.grants(weights, pots, of=f" {year}")
        yield self._rss(year, by)
        yield from (self._cost(year, cost, by) for cost in self.record.costs)
        for pot, met in zip(asked, pots, strict=True):
            for key, wanted in pot.asked.items():
                yield self._taken_over(year, (key, pot.names[key]), wanted - met.asked[key], by)
        yield self._shelter(year, people)

    def _pots_of_year(self, year: int) -> list[PotOfYear]:
        """A year's pots: the scenario's, or those of another agreement on record for it, where the scenario says so."""
        record, present = self.record, self.record.agreement(self.scenario)
        given = {pot.parameter.key: (pot.parameter, self.inputs.number(pot.parameter.key)) for pot in present.pots}
        taken = [(one, self.inputs.asked(year, one, record)) for one in present.deductions]
        own_keys = {*given, *(one.key for one in present.deductions)}
        there: dict[str, Truth] = {}
        if other := catalogue.other_agreement(record, self.scenario.preset, year):
            switch = record.budget.other_agreements
            counted = self.inputs.chosen(switch, switch.options[-1])
            recorded = {pot.parameter.key: int(pot.parameter.default) for pot in other.pots}
            given = {key: (pot, counted.choose(recorded.get(key, 0), now)) for key, (pot, now) in given.items()}
            given |= {
                pot.parameter.key: (pot.parameter, counted.choose(recorded[pot.parameter.key], 0))
                for pot in other.pots
                if pot.parameter.key not in given
            }
            if_counted = self.scenario.replace({switch.key: switch.options[-1]})
            possible = catalogue.deductions_in(year, if_counted, record)
            new = [(one, int(one.parameter.default)) for one in other.deductions if one in possible]
            taken = [
                *((one, counted.choose(amount, 0)) for one, amount in new),
                *((one, now if one in possible else counted.choose(0, now)) for one, now in taken),
            ]
            there = dict.fromkeys({*given, *(one.key for one, _ in new)} - own_keys, counted)
        names = {one.key: one.parameter.short for one, _ in reversed(taken)}
        asked: dict[str, dict[str, Number]] = {key: {} for key in given}
        for one, amount in taken:
            pot = asked[catalogue.pot_of(one, self.scenario, record)]
            known = pot.get(one.key)
            pot[one.key] = amount if known is None else known + amount
        return [
            PotOfYear(pot.key, pot.short, self._level(year, pot, amount), asked[pot.key], names, there)
            for pot, amount in given.values()
        ]

    def _level(self, year: int, pot: Parameter, amount: Number) -> Number:
        level = catalogue.levels(self.record, self.scenario.preset).get(pot.key, {}).get(year)
        if level is None:
            return amount
        return self.value(f"{pot.short} {year}", half_up(amount * self.inputs.number(level.key), 100))

    def _covered(self, year: int, pot: PotOfYear) -> dict[str, Number]:
        """What the pot can carry of each deduction: the first comes first."""
        remaining, found = pot.amount, {}
        for key, wanted in pot.asked.items():
            met = self.value(f"{pot.names[key]} {year}, som potten räcker till", smallest(wanted, remaining))
            remaining = remaining - met
            found[key] = met
        return found

    def _rss(self, year: int, by: Line) -> Item:
        rss, amounts = self.record.rss, []
        for alternative in self.record.staffing:
            chosen = self.scenario.replace({self.record.posts_choice.key: str(alternative.posts)})
            amounts.append(self.inputs.number(in_force(year, chosen, self.record).parameter.key))
        total = self._grown(
            f"{rss.name} {year}", self._counted(year, rss, self.posts(amounts)), year, self._factor(rss)
        )
        part = self.value(f"{rss.name} {year}, kommunernas del", self.kommuner_part(total))
        return Item(COST, rss.key, rss.name, part, ((1, self.share(f"{rss.name} {year}", part, by)),))

    def _cost(self, year: int, cost: SharedCost, by: Line) -> Item:
        key = cost.parameter.key
        asked = self._counted(year, cost, self.inputs.number(key))
        total = self._grown(f"{cost.short} {year}", asked, year, self._factor(cost))
        counted = self.inputs.counts_in(year, cost, self.record)
        missing = counted.both(self.inputs.unknown(key)) if cost.parameter.optional else None
        parts = ((1, self.share(f"{cost.short} {year}", total, by)),)
        there = None if cost.first_year <= year <= cost.last_year else counted
        return Item(COST, cost.key, cost.short, total, parts, missing, there)

    def _taken_over(self, year: int, deduction: tuple[str, str], lacking: Number, by: Line) -> Item:
        takeover = self.record.budget.takeover
        asked = self.inputs.chosen(takeover, takeover.options[-1]).choose(lacking, 0)
        name = f"{deduction[1]}, egen kostnad"
        total = self._grown(f"{name} {year}", asked, year, self._common_factor())
        key, parts = TAKEN_OVER + deduction[0], ((1, self.share(f"{name} {year}", total, by)),)
        return Item(COST, key, name, total, parts, there=number(1).at_most(total))

    def _shelter(self, year: int, people: Line) -> Item:
        budget, cost = self.record.budget, self.record.budget.shelter_cost
        wanted = self.inputs.chosen(budget.shelter, budget.shelter.options[-1])
        gap = Number(cell_name(cost.key), budget.shelter_gap_sek)
        asked = wanted.choose(gap, 0) if cost.first_year <= year <= cost.last_year else number(0)
        by = (self.inputs.people[budget.nation_date].total, self.inputs.number(budget.nation.key))
        county = self.rounded(f"{cost.short} {year}, länets del av riket", asked, by)
        total = self._grown(f"{cost.short} {year}", county, year, self._common_factor())
        parts = ((1, self.share(f"{cost.short} {year}", total, people)),)
        return Item(COST, cost.key, cost.short, total, parts, there=number(1).at_most(total))

    def _counted(self, year: int, cost: RssAgreement | SharedCost, amount: Number) -> Number:
        return self.inputs.counts_in(year, cost, self.record).choose(amount, 0)

    def _grown(self, title: str, amount: Number, year: int, factor: Number) -> Number:
        """An amount at the price year's prices, indexed compound."""
        passed = max(0, year - self.record.budget.price_year)
        if not passed:
            return self.value(title, amount)
        scale = rate_scale(self.record.budget.index)
        return self.rounded(f"{title}, uppräknat", amount, (_power(factor, passed), number(scale**passed)))

    def _common_factor(self) -> Number:
        return self._once(self.record.budget.index.key, "Uppräkning", self._factor_of(self.record.budget.index))

    def _factor(self, cost: RssAgreement | SharedCost) -> Number:
        own, common = catalogue.own_index(self.record, cost), self._common_factor()
        return self._once(own.key, own.name, self.inputs.own(own).choose(self._factor_of(own), common))

    def _factor_of(self, parameter: Parameter) -> Number:
        return self.inputs.factor(parameter, rate_scale(self.record.budget.index))

    def _once(self, key: str, name: str, found: Number) -> Number:
        if key not in self._factors:
            scale = rate_scale(self.record.budget.index)
            self._factors[key] = self.value(f"{name}: årlig faktor × {scale}", found)
        return self._factors[key]


def own_years(scenario: Scenario, record: Record) -> tuple[int, ...]:
    """The years that a scenario is of with one number of posts or another, in order."""
    choices = (scenario.replace({record.posts_choice.key: str(one.posts)}) for one in record.staffing)
    return tuple(sorted({catalogue.year_of(one, record) for one in choices}))


def amount_of(groups: Number, remainder: Number, base: int) -> Number:
    """The amount again, from its groups and rest."""
    return groups * base + remainder


def nearest(wanted: int, known: Sequence[int]) -> tuple[int, int]:
    """The two years on record that a wanted one lies between, or the nearest two where it lies beyond them."""
    later = [place for place, year in enumerate(known) if year > wanted]
    place = max(later[0], 1) if later else len(known) - 1
    return known[place - 1], known[place]


def _power(factor: Number, exponent: int) -> Number:
    """A factor multiplied by itself: a product of whole numbers is exact, a power in a spreadsheet need not be."""
    found = factor
    for _ in range(exponent - 1):
        found = found * factor
    return found
