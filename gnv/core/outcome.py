"""What follows from a scenario: one long table, and the few sums that everybody asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from gnv.core.records import Population

Kind = Literal["bidrag", "avdrag", "kostnad"]
GRANT: Kind = "bidrag"
DEDUCTION: Kind = "avdrag"
COST: Kind = "kostnad"
PAID_OUT = (GRANT, DEDUCTION)
Net = dict[str, int]


class OutcomeRow(NamedTuple):
    """One line of the Outcome. `amount_sek` is None where a document names a cost and no amount."""

    year: int
    kind: Kind
    item: str
    kommunkod: str
    amount_sek: int | None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What follows from a scenario: one long table. A grant is positive, a deduction negative, a cost positive.

    `names` gives each item its Swedish name, in the order in which the items stand.
    """

    rows: tuple[OutcomeRow, ...]
    names: Mapping[str, str]
    population: Population

    def by_kommun(self, kinds: Iterable[str], *, item: str | None = None, year: int | None = None) -> dict[str, int]:
        """Kronor per kommunkod, summed over the kinds that are named (or over one item of them, or in one year).

        Amounts nobody knows are left out; `missing` tells which they are.
        """
        wanted = frozenset(kinds)
        sums = dict.fromkeys(self.population.inhabitants, 0)
        for row in self.rows:
            if (
                row.kind in wanted
                and row.amount_sek is not None
                and item in (None, row.item)
                and year in (None, row.year)
            ):
                sums[row.kommunkod] += row.amount_sek
        return sums

    def total(self, kinds: Iterable[str], *, item: str | None = None, year: int | None = None) -> int:
        """Kronor for all kommuner together."""
        return sum(self.by_kommun(kinds, item=item, year=year).values())

    def items(self, kind: str) -> tuple[str, ...]:
        """The items of a kind, in order."""
        return tuple(dict.fromkeys(row.item for row in self.rows if row.kind == kind))

    @property
    def missing(self) -> tuple[str, ...]:
        """Items without an amount on record."""
        return self.missing_in(None)

    def missing_in(self, year: int | None) -> tuple[str, ...]:
        """Items without an amount on record in a year, or in any."""
        lacking = (row.item for row in self.rows if row.amount_sek is None and year in (None, row.year))
        return tuple(dict.fromkeys(lacking))


def known_to_one(one: Outcome, other: Outcome, *, year: int | None = None) -> tuple[str, ...]:
    """The costs whose amount one of two outcomes knows (or has not at all) and the other does not, in a year or any.

    A difference between the two is told without them: it would else be a difference in what is known.
    """
    here, there = one.missing_in(year), other.missing_in(year)
    return tuple(item for item in dict.fromkeys((*here, *there)) if (item in here) != (item in there))


def costs_of(outcome: Outcome, items: Iterable[str], *, year: int | None = None) -> dict[str, int]:
    """Kronor per kommunkod of some costs together, in a year or in all."""
    wanted = frozenset(items)
    sums = dict.fromkeys(outcome.population.inhabitants, 0)
    for row in outcome.rows:
        if row.kind == COST and row.item in wanted and row.amount_sek is not None and year in (None, row.year):
            sums[row.kommunkod] += row.amount_sek
    return sums


def net(outcome: Outcome, *, year: int | None = None) -> Net:
    """Grant less own costs per kommunkod, in kronor; in one year, or in all that the outcome has."""
    costs = outcome.by_kommun((COST,), year=year)
    return {code: grant - costs[code] for code, grant in outcome.by_kommun(PAID_OUT, year=year).items()}
