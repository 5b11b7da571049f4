"""The one function that joins what is chosen with what is on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from gnv.core import catalogue, staffing
from gnv.core.allocation import allocate, cascade
from gnv.core.keys import mixed_weights
from gnv.core.outcome import COST, DEDUCTION, GRANT, Kind, Outcome, OutcomeRow
from gnv.core.record import Record
from gnv.core.records import InputError, Pot
from gnv.core.scenario import Scenario

Line = tuple[Kind, str, str, int | None]


@lru_cache(maxsize=256)
def calculate(scenario: Scenario, record: Record) -> Outcome:
    """What every kommun gets and pays under a scenario, in whole kronor. Pure.

    Grants: each pot is allocated by itself, the year's deductions from it in cascade. Costs: by population. InputError
    where the deductions are larger than their pot, or a value is missing or out of bounds; the message says which.
    """
    _check_values(scenario, record)
    population = record.populations[scenario.text(record.population_choice.key)]
    weights = mixed_weights(population.inhabitants, equal_share_percent=scenario.number(record.equal_share.key))
    year = record.preset(scenario.preset).year
    rows = [
        *(row for pot in record.agreement(scenario).pots for row in _pot(pot, scenario, record, weights)),
        *_staffing(scenario, record),
        *_shared_costs(scenario, record, population.inhabitants),
    ]
    return Outcome(
        rows=tuple(OutcomeRow(year, *row) for row in rows), names=item_names(scenario, record), population=population
    )


def calculable(scenario: Scenario, record: Record) -> bool:
    """Whether a scenario can be calculated at all: whether no pot is asked for more than it holds."""
    try:
        calculate(scenario, record)
    except InputError:
        return False
    return True


def _check_values(scenario: Scenario, record: Record) -> None:
    for parameter in catalogue.parameters(record, scenario.preset):
        if parameter.key not in scenario:
            raise InputError(f"Scenariot saknar ett värde för ”{parameter.key}” ({parameter.name}).")
        reason = parameter.refusal(scenario[parameter.key])
        if reason:
            raise InputError(f"{parameter.name} ({parameter.key}): {reason}")


def _pot(pot: Pot, scenario: Scenario, record: Record, weights: Mapping[str, int]) -> Iterator[Line]:
    made = catalogue.deductions(record.preset(scenario.preset).year, scenario, record)
    asked = {d.key: scenario.number(d.key) for d in made if d.pot_key == pot.parameter.key}
    try:
        yield from grant_lines(pot.parameter.key, scenario.number(pot.parameter.key), asked, weights)
    except InputError as error:
        raise InputError(f"{pot.parameter.name}: {error}") from error


def grant_lines(pot: str, amount: int, deductions: Mapping[str, int], weights: Mapping[str, int]) -> Iterator[Line]:
    """A pot's lines: the gross of an amount in kronor, and then its deductions in cascade. Raises as `cascade` does."""
    gross, *taken = cascade(amount, list(deductions.values()), weights)
    yield from outcome_lines(GRANT, pot, gross)
    for key, line in zip(deductions, taken, strict=True):
        yield from outcome_lines(DEDUCTION, key, line)


def _staffing(scenario: Scenario, record: Record) -> Iterator[Line]:
    yield from outcome_lines(
        COST, record.rss.key, staffing.cost(staffing.chosen_alternative(scenario, record), scenario, record).by_kommun
    )


def _shared_costs(scenario: Scenario, record: Record, inhabitants: Mapping[str, int]) -> Iterator[Line]:
    for cost in catalogue.counted_costs(scenario, record):
        yield from shared_cost_lines(cost.key, scenario.amount(cost.parameter.key), inhabitants)


def shared_cost_lines(item: str, amount: int | None, inhabitants: Mapping[str, int]) -> Iterator[Line]:
    """A cost's lines: kronor by inhabitants, or unknown for every kommun."""
    if amount is None:
        return ((COST, item, code, None) for code in inhabitants)
    return outcome_lines(COST, item, allocate(amount, inhabitants))


def outcome_lines(kind: Kind, item: str, amounts: Mapping[str, int]) -> Iterator[Line]:
    """An item's amounts as lines of the Outcome that lack only their year."""
    return ((kind, item, code, amount) for code, amount in amounts.items())


def item_names(scenario: Scenario, record: Record) -> dict[str, str]:
    """The items' Swedish names, in the order in which they stand."""
    agreement = record.agreement(scenario)
    return {
        **{pot.parameter.key: pot.parameter.short for pot in agreement.pots},
        **{deduction.parameter.key: deduction.parameter.short for deduction in agreement.deductions},
        record.rss.key: record.rss.name,
        **{cost.key: cost.short for cost in record.costs},
    }
