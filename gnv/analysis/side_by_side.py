"""Several scenarios beside each other: who gets what under each, who gains and who loses against a chosen one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import COST, PAID_OUT, Outcome, costs_of, known_to_one, net
from gnv.core.record import Record
from gnv.workspace.workspace import Named

Order = Literal["A–Ö", "Störst först", "Skillnad i kr", "Skillnad per invånare"]
Way = Literal["better", "same", "worse"]
ORDERS: tuple[Order, ...] = ("A–Ö", "Störst först", "Skillnad i kr", "Skillnad per invånare")


@dataclass(frozen=True, kw_only=True)
class ComparisonView:
    """How scenarios beside each other are looked at; what is left out is as *Jämför* shows it at first.

    `against` is the name of the one whose gains and losses are told; empty: that next to the base.
    """

    kind: str = "Netto"
    per_head: bool = False
    against: str = ""
    order: Order = "Skillnad i kr"


FIRST_VIEW = ComparisonView()  # before anybody has chosen


@dataclass(frozen=True, kw_only=True)
class ScenarioColumn:
    """A scenario's outcome in the year that it is compared in; its amounts of a kind of money per kommunkod, in kronor.

    `assumed` tells that no grant is on record for that year.
    """

    named: Named
    kind: str
    year: int
    assumed: bool
    outcome: Outcome
    amounts: Mapping[str, int]

    @property
    def inhabitants(self) -> Mapping[str, int]:
        """The inhabitants that it reckons with."""
        return self.outcome.population.inhabitants

    @property
    def total_sek(self) -> int:
        """All kommuner together."""
        return sum(self.amounts.values())

    def measured(self, code: str, *, per_head: bool) -> Fraction:
        """A kommun's kronor, or its kronor per inhabitant; the empty code is all of them together."""
        amount = self.amounts[code] if code else self.total_sek
        heads = self.inhabitants[code] if code else sum(self.inhabitants.values())
        return Fraction(amount, heads if per_head else 1)

    def gain(self, base: ScenarioColumn, code: str, *, per_head: bool) -> Fraction:
        """How much more that is than in another column, over what both know."""
        here, there = self._over_known(base), base._over_known(self)
        return here.measured(code, per_head=per_head) - there.measured(code, per_head=per_head)

    def way(self, base: ScenarioColumn, code: str, *, per_head: bool) -> Way:
        """Whether a kommun has it better than in another column: a higher cost is worse."""
        gain = self.gain(base, code, per_head=per_head) * (-1 if self.kind == "Kostnader" else 1)
        return "better" if gain > 0 else "worse" if gain < 0 else "same"

    def gains_sek(self, base: ScenarioColumn) -> dict[str, int]:
        """The same of every kommun, in whole kronor."""
        return {code: int(self.gain(base, code, per_head=False)) for code in self.amounts}

    def left_out(self, base: ScenarioColumn) -> tuple[str, ...]:
        """The names of the costs that the difference to another column is told without: only one of them knows them."""
        if self.kind == "Bidrag":
            return ()
        names = {**base.outcome.names, **self.outcome.names}
        return tuple(names[item] for item in known_to_one(self.outcome, base.outcome))

    def _over_known(self, other: ScenarioColumn) -> ScenarioColumn:
        """The column without the costs that only one of two columns knows."""
        sign = {"Bidrag": 0, "Kostnader": 1, "Netto": -1}[self.kind]
        without = costs_of(self.outcome, known_to_one(self.outcome, other.outcome)) if sign else {}
        if not any(without.values()):
            return self
        return replace(self, amounts={code: now - sign * without[code] for code, now in self.amounts.items()})


def columns(chosen: Sequence[Named], record: Record, *, kind: str) -> tuple[ScenarioColumn, ...]:
    """The chosen scenarios' amounts of a kind of money (Bidrag, Kostnader or Netto) in the years to compare them in."""
    years = catalogue.common_years([named.scenario for named in chosen], record)
    found = []
    for named, year in zip(chosen, years, strict=True):
        outcome = calculate(named.scenario, record, year=year)
        assumed = catalogue.grant_assumed(named.scenario, record, year)
        amounts = _amounts(outcome, kind)
        found.append(
            ScenarioColumn(named=named, kind=kind, year=year, assumed=assumed, outcome=outcome, amounts=amounts)
        )
    return tuple(found)


def told_against_base(compared: Sequence[ScenarioColumn], name: str = "") -> ScenarioColumn:
    """Of columns with the base first, the one whose gains and losses are told: of a name, or else the next to the base.

    By default that is what is on screen.
    """
    return next((one for one in compared[1:] if one.named.name == name), compared[1])


def ordered(record: Record, column: ScenarioColumn, base: ScenarioColumn, *, by: Order) -> tuple[str, ...]:
    """The kommunkoder in an order: the record's, by inhabitants, or by what the column gains against the base."""

    def rank(code: str) -> Fraction:
        ranks = {
            "A–Ö": Fraction(0),
            "Störst först": Fraction(-column.inhabitants[code]),
            "Skillnad i kr": -column.gain(base, code, per_head=False),
            "Skillnad per invånare": -column.gain(base, code, per_head=True),
        }
        return ranks[by]

    return tuple(sorted(record.kommuner, key=rank))


def _amounts(outcome: Outcome, kind: str) -> dict[str, int]:
    if kind == "Bidrag":
        return outcome.by_kommun(PAID_OUT)
    return outcome.by_kommun((COST,)) if kind == "Kostnader" else net(outcome)
