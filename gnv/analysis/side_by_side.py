"""Several scenarios beside each other: who gets what under each, who gains and who loses against a chosen one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gnv.core.calculation import calculate
from gnv.core.outcome import COST, PAID_OUT, Outcome, net
from gnv.core.record import Record
from gnv.workspace.workspace import Named

Order = Literal["A–Ö", "Störst först", "Skillnad i kr", "Skillnad per invånare"]
ORDERS: tuple[Order, ...] = ("A–Ö", "Störst först", "Skillnad i kr", "Skillnad per invånare")


@dataclass(frozen=True, kw_only=True)
class ScenarioColumn:
    """A scenario with its amounts per kommunkod, in kronor, and the inhabitants that it reckons with."""

    named: Named
    amounts: Mapping[str, int]
    inhabitants: Mapping[str, int]

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
        """How much more that is than in another column."""
        return self.measured(code, per_head=per_head) - base.measured(code, per_head=per_head)


def columns(chosen: Sequence[Named], record: Record, *, kind: str) -> tuple[ScenarioColumn, ...]:
    """The chosen scenarios' amounts of a kind of money: Bidrag, Kostnader or Netto."""
    outcomes = [(named, calculate(named.scenario, record)) for named in chosen]
    return tuple(
        ScenarioColumn(named=named, amounts=_amounts(outcome, kind), inhabitants=outcome.population.inhabitants)
        for named, outcome in outcomes
    )


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
