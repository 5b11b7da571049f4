"""One kommun's part of every amount, exact and in whole kronor: the example that the method is told with."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gnv.analysis.result import Comparison
from gnv.core import catalogue
from gnv.core.allocation import Weights
from gnv.core.keys import cost_weights, grant_weights, item_weights
from gnv.core.outcome import COST, DEDUCTION, GRANT, Outcome
from gnv.core.records import BALANCED


@dataclass(frozen=True, kw_only=True)
class WorkedLine:
    """A line of the example: an amount, the kommun's exact part of it, and the whole kronor that it gets or pays."""

    name: str
    amount_sek: int
    exact: Fraction
    given_sek: int


def worked_example(comparison: Comparison, code: str) -> tuple[WorkedLine, ...]:
    """One kommun's part of every pot (after its deductions) and of every shared cost, exact and in whole kronor."""
    scenario, record, now = comparison.scenario, comparison.record, comparison.outcome
    pots = [pot_line(comparison, pot.parameter.key, code) for pot in comparison.agreement.pots]
    moved = [_balance(now, code)] if BALANCED in now.items(DEDUCTION) else []
    costs = [
        _cost_line(
            _named(item, comparison), now, item, code, cost_weights(comparison.year, scenario, record, item=item)
        )
        for item in now.items(COST)
        if item not in now.missing
    ]
    return (*pots, *moved, *costs)


def _balance(now: Outcome, code: str) -> WorkedLine:
    """What the floor and the ceiling give one kommun, or take: nothing for all of them together."""
    given = now.by_kommun((DEDUCTION,), item=BALANCED)[code]
    return WorkedLine(name=now.names[BALANCED], amount_sek=0, exact=Fraction(given), given_sek=given)


def pot_line(comparison: Comparison, key: str, code: str) -> WorkedLine:
    """One kommun's part of a pot after its deductions, each by its own key."""
    now, year, scenario, record = comparison.outcome, comparison.year, comparison.scenario, comparison.record
    of_pot = grant_weights(year, scenario, record, item=key)
    lines = {(GRANT, key): of_pot}
    for one in comparison.deductions:
        if catalogue.pot_of(one, scenario, record) == key:
            lines[DEDUCTION, one.key] = item_weights(one.key, year, scenario, record) or of_pot
    amount = sum(now.total((kind,), item=item) for kind, item in lines)
    exact = sum(
        (Fraction(now.total((k,), item=i) * by[code], sum(by.values())) for (k, i), by in lines.items()), Fraction(0)
    )
    given = sum(now.by_kommun((kind,), item=item)[code] for kind, item in lines)
    after = " efter avdrag" if len(lines) > 1 else ""
    return WorkedLine(name=f"{now.names[key]}{after}", amount_sek=amount, exact=exact, given_sek=given)


def _named(item: str, comparison: Comparison) -> str:
    name = comparison.outcome.names[item]
    return f"{name}, kommunernas del" if item == comparison.record.rss.key else name


def _cost_line(name: str, now: Outcome, item: str, code: str, weights: Weights) -> WorkedLine:
    amount = now.total((COST,), item=item)
    exact = Fraction(amount * weights[code], sum(weights.values()))
    given = now.by_kommun((COST,), item=item)[code]
    return WorkedLine(name=name, amount_sek=amount, exact=exact, given_sek=given)


def shared_amounts(comparison: Comparison) -> list[int]:
    """Every amount that is shared among the kommuner: each pot after its deductions, each own cost; kronor."""
    now, first = comparison.outcome, next(iter(comparison.record.kommuner))
    pots = [pot_line(comparison, pot.parameter.key, first) for pot in comparison.agreement.pots]
    return [*(pot.amount_sek for pot in pots), *(now.total((COST,), item=item) for item in now.items(COST))]
