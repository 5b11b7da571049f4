"""The years ahead: each year's grants and costs, from the scenario and from what the budget is reckoned by.

Grants: a pot's level in % of the scenario's. Where a pot is too small for its deductions, they are met in the
agreement's order as far as it goes; for the rest, either its purpose ends or the kommuner pay it themselves.
Costs: at the price year's prices, indexed compound from the year after, in the years that each one is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from gnv import staffing
from gnv.allocation import allocate, rounded
from gnv.calculation import Line, calculate, grant, lines, names, shared
from gnv.keys import mixed
from gnv.model import Pot, SharedCost, Staffing
from gnv.model_ahead import RssAgreement
from gnv.outcome import COST, Outcome, Row
from gnv.population import ahead
from gnv.record import Facts
from gnv.scenario import Scenario
from gnv.swedish import read_decimal

TAKEN_OVER = "egen_"


@lru_cache(maxsize=64)
def project(scenario: Scenario, facts: Facts) -> Outcome:
    """Every year's rows, in whole kronor; every item of every year sums exactly. Raises as `calculate` does."""
    present = calculate(scenario, facts)
    rows = [Row(year, *line) for year in facts.budget.years for line in _year(year, scenario, facts)]
    return Outcome(rows=tuple(rows), names=_names(scenario, facts), population=present.population)


def carried(amount: int, asked: Mapping[str, int]) -> dict[str, int]:
    """What a pot of an amount (kronor) can carry of each deduction asked of it: the first comes first."""
    found = {}
    for key, wanted in asked.items():
        found[key] = min(wanted, amount)
        amount -= found[key]
    return found


def lacking(scenario: Scenario, facts: Facts) -> dict[str, int]:
    """The deductions that a pot some year can't carry in full, by key, and the first such year."""
    found: dict[str, int] = {}
    for year in facts.budget.years:
        for pot in facts.pots(scenario.preset):
            asked = _asked(pot, scenario, facts)
            met = carried(_level(year, pot, scenario, facts), asked)
            found = {**{key: year for key in asked if met[key] < asked[key]}, **found}
    return found


def indexed(amount: int, year: int, *, percent: str, price_year: int) -> int:
    """An amount (kronor at the price year's prices) in a year, compound, rounded half-up; never less than it was.

    `percent` is a number with a decimal comma: "2,5".
    """
    grown = amount * (1 + read_decimal(percent) / 100) ** max(0, year - price_year)
    return rounded(grown)


def _year(year: int, scenario: Scenario, facts: Facts) -> Iterator[Line]:
    inhabitants = ahead(year, scenario, facts)
    weights = mixed(inhabitants, equal_share_percent=scenario.number(facts.equal_share.key))
    for pot in facts.pots(scenario.preset):
        yield from _pot(year, pot, scenario, facts, weights)
    yield from _posts(year, scenario, facts, inhabitants)
    for cost in facts.costs:
        if _counted(year, cost, scenario, facts):
            amount = scenario.amount(cost.parameter.key)
            yield from shared(
                cost.key, None if amount is None else _grown(amount, year, cost, scenario, facts), inhabitants
            )
    yield from _taken_over(year, scenario, facts, inhabitants)
    yield from _shelter(year, scenario, facts, inhabitants)


def _pot(year: int, pot: Pot, scenario: Scenario, facts: Facts, weights: Mapping[str, int]) -> Iterator[Line]:
    asked = _asked(pot, scenario, facts)
    amount = _level(year, pot, scenario, facts)
    return grant(pot.parameter.key, amount, carried(amount, asked), weights)


def _posts(year: int, scenario: Scenario, facts: Facts, inhabitants: Mapping[str, int]) -> Iterator[Line]:
    if not _counted(year, facts.rss, scenario, facts):
        return
    alternative = in_force(year, scenario, facts)
    total = _grown(scenario.number(alternative.parameter.key), year, facts.rss, scenario, facts)
    part = staffing.split(total, region_percent=scenario.number(facts.region_share.key))["kommuner"]
    yield from lines(COST, facts.rss.key, allocate(part, inhabitants))


def in_force(year: int, scenario: Scenario, facts: Facts) -> Staffing:
    """The chosen alternative from its first year on, and until then the one in force before it."""
    chosen = staffing.chosen(scenario, facts)
    earlier = [s for s in facts.staffing if s.first_year <= year]
    return chosen if chosen.first_year <= year or not earlier else max(earlier, key=lambda s: s.first_year)


def _taken_over(year: int, scenario: Scenario, facts: Facts, inhabitants: Mapping[str, int]) -> Iterator[Line]:
    """What the pots no longer carry, where the kommuner pay it themselves: a cost, and no longer a deduction."""
    if scenario[facts.budget.takeover.key] != facts.budget.takeover.options[-1]:
        return
    for pot in facts.pots(scenario.preset):
        asked = _asked(pot, scenario, facts)
        met = carried(_level(year, pot, scenario, facts), asked)
        for key, wanted in asked.items():
            if wanted > met[key]:
                rest = _common_index(wanted - met[key], year, scenario, facts)
                yield from lines(COST, TAKEN_OVER + key, allocate(rest, inhabitants))


def _shelter(year: int, scenario: Scenario, facts: Facts, inhabitants: Mapping[str, int]) -> Iterator[Line]:
    budget, cost = facts.budget, facts.budget.shelter_cost
    if scenario[budget.shelter.key] == budget.shelter.default or not cost.first_year <= year <= cost.last_year:
        return
    county = Fraction(budget.shelter_gap_sek * sum(inhabitants.values()), scenario.number(budget.nation.key))
    yield from lines(COST, cost.key, allocate(_common_index(rounded(county), year, scenario, facts), inhabitants))


def _asked(pot: Pot, scenario: Scenario, facts: Facts) -> dict[str, int]:
    return {d.parameter.key: scenario.number(d.parameter.key) for d in facts.deductions(pot, scenario)}


def _level(year: int, pot: Pot, scenario: Scenario, facts: Facts) -> int:
    level = facts.levels(pot).get(year)
    percent = 100 if level is None else scenario.number(level.key)
    return rounded(Fraction(scenario.number(pot.parameter.key) * percent, 100))


def _counted(year: int, cost: RssAgreement | SharedCost, scenario: Scenario, facts: Facts) -> bool:
    first, last = facts.span(cost)
    return scenario.number(first.key) <= year <= scenario.number(last.key)


def _grown(amount: int, year: int, cost: RssAgreement | SharedCost, scenario: Scenario, facts: Facts) -> int:
    own = facts.own_index(cost)
    percent = scenario.text(own.key if scenario[own.key] != own.default else facts.budget.index.key)
    return indexed(amount, year, percent=percent, price_year=facts.budget.price_year)


def _common_index(amount: int, year: int, scenario: Scenario, facts: Facts) -> int:
    percent = scenario.text(facts.budget.index.key)
    return indexed(amount, year, percent=percent, price_year=facts.budget.price_year)


def _names(scenario: Scenario, facts: Facts) -> dict[str, str]:
    """The items' names; what the kommuner have taken over says so."""
    known = names(scenario, facts)
    deductions = (d.parameter for pot in facts.pots(scenario.preset) for d in facts.deductions(pot, scenario))
    taken_over = {TAKEN_OVER + parameter.key: f"{parameter.short}, egen kostnad" for parameter in deductions}
    return {**known, **taken_over, facts.budget.shelter_cost.key: facts.budget.shelter_cost.short}
