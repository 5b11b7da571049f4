"""The one function that joins what is chosen with what is on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from gnv import staffing
from gnv.allocation import allocate, cascade
from gnv.keys import mixed
from gnv.model import InputError, Pot
from gnv.outcome import COST, DEDUCTION, GRANT, Kind, Outcome, Row
from gnv.record import Facts
from gnv.scenario import Scenario


@lru_cache(maxsize=256)
def calculate(scenario: Scenario, facts: Facts) -> Outcome:
    """What every kommun gets and pays under a scenario, in whole kronor. Pure.

    Grants: each pot is allocated by itself, its deductions in cascade. Costs: by population. InputError where the
    deductions are larger than their pot, or a value is missing or out of bounds; the message says which.
    """
    _check(scenario, facts)
    population = facts.populations[scenario.text(facts.population_choice.key)]
    weights = mixed(population.inhabitants, equal_share_percent=scenario.number(facts.equal_share.key))
    year = facts.preset(scenario.preset).year
    rows = [
        *(row for pot in facts.agreement(scenario).pots for row in _pot(pot, scenario, facts, weights)),
        *_staffing(scenario, facts),
        *_shared_costs(scenario, facts, population.inhabitants),
    ]
    return Outcome(rows=tuple(Row(year, *row) for row in rows), names=names(scenario, facts), population=population)


def calculable(scenario: Scenario, facts: Facts) -> bool:
    """Whether a scenario can be calculated at all: whether no pot is asked for more than it holds."""
    try:
        calculate(scenario, facts)
    except InputError:
        return False
    return True


Line = tuple[Kind, str, str, int | None]


def _check(scenario: Scenario, facts: Facts) -> None:
    for parameter in facts.parameters(scenario.preset):
        if parameter.key not in scenario:
            raise InputError(f"Scenariot saknar ett värde för ”{parameter.key}” ({parameter.name}).")
        reason = facts.check(parameter, scenario[parameter.key])
        if reason:
            raise InputError(f"{parameter.name} ({parameter.key}): {reason}")


def _pot(pot: Pot, scenario: Scenario, facts: Facts, weights: Mapping[str, int]) -> Iterator[Line]:
    asked = {d.parameter.key: scenario.number(d.parameter.key) for d in facts.deductions(pot, scenario)}
    try:
        yield from grant(pot.parameter.key, scenario.number(pot.parameter.key), asked, weights)
    except InputError as error:
        raise InputError(f"{pot.parameter.name}: {error}") from error


def grant(pot: str, amount: int, deductions: Mapping[str, int], weights: Mapping[str, int]) -> Iterator[Line]:
    """A pot's lines: the gross of an amount in kronor, and then its deductions in cascade. Raises as `cascade` does."""
    gross, *taken = cascade(amount, list(deductions.values()), weights)
    yield from lines(GRANT, pot, gross)
    for key, line in zip(deductions, taken, strict=True):
        yield from lines(DEDUCTION, key, line)


def _staffing(scenario: Scenario, facts: Facts) -> Iterator[Line]:
    yield from lines(COST, facts.rss.key, staffing.cost(staffing.chosen(scenario, facts), scenario, facts).by_kommun)


def _shared_costs(scenario: Scenario, facts: Facts, inhabitants: Mapping[str, int]) -> Iterator[Line]:
    for cost in facts.counted(scenario.preset):
        yield from shared(cost.key, scenario.amount(cost.parameter.key), inhabitants)


def shared(item: str, amount: int | None, inhabitants: Mapping[str, int]) -> Iterator[Line]:
    """A cost's lines: kronor by inhabitants, or unknown for every kommun."""
    if amount is None:
        return ((COST, item, code, None) for code in inhabitants)
    return lines(COST, item, allocate(amount, inhabitants))


def lines(kind: Kind, item: str, amounts: Mapping[str, int]) -> Iterator[Line]:
    """An item's amounts as lines of the Outcome that lack only their year."""
    return ((kind, item, code, amount) for code, amount in amounts.items())


def names(scenario: Scenario, facts: Facts) -> dict[str, str]:
    """The items' Swedish names, in the order in which they stand."""
    agreement = facts.agreement(scenario)
    return {
        **{pot.parameter.key: pot.parameter.short for pot in agreement.pots},
        **{deduction.parameter.key: deduction.parameter.short for deduction in agreement.deductions},
        facts.rss.key: facts.rss.name,
        **{cost.key: cost.short for cost in facts.costs},
    }
