"""One kommun's part of every amount, exact and in whole kronor: the example that the method is told with."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gnv.analysis.result import Comparison
from gnv.core.allocation import Weights
from gnv.core.keys import mixed_weights
from gnv.core.outcome import COST, DEDUCTION, GRANT, Outcome


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
    weights = mixed_weights(now.population.inhabitants, equal_share_percent=scenario.number(record.equal_share.key))
    pots = [pot_line(comparison, pot.parameter.key, code, weights) for pot in comparison.agreement.pots]
    costs = [
        _cost_line(_named(item, comparison), now, item, code, now.population.inhabitants)
        for item in now.items(COST)
        if item not in now.missing
    ]
    return (*pots, *costs)


def pot_line(comparison: Comparison, key: str, code: str, weights: Weights) -> WorkedLine:
    """One kommun's part of a pot after its deductions."""
    now = comparison.outcome
    lines = [(GRANT, key), *((DEDUCTION, one.key) for one in comparison.deductions if one.pot_key == key)]
    amount = sum(now.total((kind,), item=item) for kind, item in lines)
    given = sum(now.by_kommun((kind,), item=item)[code] for kind, item in lines)
    after = " efter avdrag" if len(lines) > 1 else ""
    exact = Fraction(amount * weights[code], sum(weights.values()))
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
    now, first, of_year = comparison.outcome, next(iter(comparison.record.kommuner)), comparison.agreement
    pots = [pot_line(comparison, pot.parameter.key, first, now.population.inhabitants) for pot in of_year.pots]
    return [*(pot.amount_sek for pot in pots), *(now.total((COST,), item=item) for item in now.items(COST))]
