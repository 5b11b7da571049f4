"""One kommun among the fifteen: its place, and what the documents have told it before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gnv.analysis.result import Comparison
from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.evidence import PrintedTable
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT, Outcome, costs_of, net
from gnv.core.record import Record
from gnv.core.references import table_rows
from gnv.core.scenario import Scenario
from gnv.formatting import NBSP, count, enumerate_words, hundredths

EVERYONE = "alla kommuner"


@dataclass(frozen=True, kw_only=True)
class ChosenKommuner:
    """The kommuner that a page tells of, in the order of the record, and their names in words."""

    codes: tuple[str, ...]
    names: str


def chosen_kommuner(
    own: Collection[str], record: Record, *, fallback: Literal["everyone", "the first"]
) -> ChosenKommuner:
    """Those that somebody has chosen as theirs; where nobody has, all of them or the first one."""
    if not own and fallback == "everyone":
        return ChosenKommuner(codes=tuple(record.kommuner), names=EVERYONE)
    codes = tuple(code for code in record.kommuner if code in own) or tuple(record.kommuner)[:1]
    return ChosenKommuner(codes=codes, names=enumerate_words([record.kommuner[code] for code in codes]))


@dataclass(frozen=True, kw_only=True)
class PrintedFigure:
    """What a printed table said to the kommuner together, and what the scenario gives of the same now, in kronor.

    The same thing, the same year and the same number of posts as the table's. `now_sek` is None where the scenario has
    nothing to compare: its pots are another agreement's, or it does not count what the table is of. `calculated` where
    a row can't be read for certain: it is then what the printed rule gives.
    """

    name: str
    like: str
    printed_sek: int
    calculated: bool
    now_sek: int | None


def rank_per_inhabitant(outcome: Outcome, codes: Sequence[str]) -> tuple[int, int, int] | None:
    """The place in net per inhabitant to the öre (1 is the most), how many share it, and among how many.

    None for several kommuner together.
    """
    if len(codes) != 1:
        return None
    heads = outcome.population.inhabitants
    rounded = {code: hundredths(Fraction(amount, heads[code])) for code, amount in net(outcome).items()}
    own = rounded[codes[0]]
    above = sum(amount > own for amount in rounded.values())
    return 1 + above, sum(amount == own for amount in rounded.values()), len(rounded)


def rank_in_kronor(outcome: Outcome, codes: Sequence[str]) -> tuple[int, int, int] | None:
    """The same of the net in kronor: the place (1 is the most), how many share it, and among how many."""
    if len(codes) != 1:
        return None
    amounts = net(outcome)
    own = amounts[codes[0]]
    above, same = (sum(one > own for one in amounts.values()), sum(one == own for one in amounts.values()))
    return 1 + above, same, len(amounts)


def printed_figures(comparison: Comparison, codes: Sequence[str]) -> list[PrintedFigure]:
    """Every printed table's figure for the kommuner, the latest first, beside what the scenario gives of the same."""
    return [_printed_figure(table, comparison, codes) for table in reversed(list(comparison.record.printed.values()))]


def _printed_figure(table: PrintedTable, comparison: Comparison, codes: Sequence[str]) -> PrintedFigure:
    record = comparison.record
    printed, own = table_rows(table, record), catalogue.preset_scenario(record, table.preset)
    year, posts = catalogue.year_of(own, record), catalogue.chosen_alternative(own, record).posts
    amounts = _now_like(table, own, comparison.scenario, record)
    pots = count(len(record.pots(table.preset)), "pott", "potter")
    return PrintedFigure(
        name=table.name,
        like=f"{year}, {pots}" if table.of == GRANT else f"{year}, {posts}{NBSP}tjänster",
        printed_sek=sum(printed[code] for code in codes),
        calculated=not table.certain.issuperset(codes),
        now_sek=None if amounts is None else sum(amounts[code] for code in codes),
    )


def _now_like(table: PrintedTable, own: Scenario, scenario: Scenario, record: Record) -> dict[str, int] | None:
    """What a scenario gives or costs of that which a table is of, in its year and with its number of posts.

    Of costs, only those that the table's own preset knows: what the document has left out is no difference.
    """
    year, posts = catalogue.year_of(own, record), record.posts_choice.key
    if table.of == GRANT:
        if record.agreement(scenario) is not record.agreement(own):
            return None
        return calculate(scenario, record, year=year).by_kommun(PAID_OUT)
    outcome = calculate(scenario.replace({posts: own[posts]}), record, year=year)
    there = calculate(own, record)
    items = [record.rss.key] if table.of == "rss" else [one for one in there.items(COST) if one not in there.missing]
    if any(item not in outcome.items(COST) or item in outcome.missing for item in items):
        return None
    return costs_of(outcome, items)


def pot_after_deductions(comparison: Comparison, codes: Sequence[str], *, pot: str) -> int:
    """What the kommuner get of a pot, less their part of its own deductions, in kronor."""
    scenario, record = comparison.scenario, comparison.record
    taken = (one for one in comparison.deductions if catalogue.pot_of(one, scenario, record) == pot)
    items = [(GRANT, pot), *((DEDUCTION, one.key) for one in taken)]
    found = [comparison.outcome.by_kommun((kind,), item=item) for kind, item in items]
    return sum(amounts[code] for amounts in found for code in codes)
