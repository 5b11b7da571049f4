"""The years ahead: each year's grants and costs, from the scenario and from what the budget is reckoned by.

Grants: a pot's level in % of the scenario's; but a year after the first that has an agreement of its own on record gets
that one's pots and deductions, in % of what it gives. There, a deduction of the scenario's that the agreement does not
name goes on, from the pot with the same key. Where a pot is too small for its deductions (or there is none), they are
met in the agreement's order as far as it goes; for the rest, either its purpose ends or the kommuner pay it themselves.
Costs: at the price year's prices, indexed compound from the year after, in the years that each one is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from gnv.core import catalogue, staffing
from gnv.core.allocation import allocate, round_half_up
from gnv.core.calculation import Line, calculate, grant_lines, item_names, outcome_lines, shared_cost_lines
from gnv.core.keys import mixed_weights
from gnv.core.outcome import COST, Outcome, OutcomeRow
from gnv.core.record import Record
from gnv.core.records import TAKEN_OVER, Agreement, RssAgreement, SharedCost, Staffing
from gnv.core.scenario import Scenario
from gnv.formatting import read_decimal


def inhabitants_in(year: int, scenario: Scenario, record: Record) -> dict[str, int]:
    """Inhabitants per kommunkod that a year's money is shared by.

    A kommun with a yearly change of its own: the scenario's date in the first year, and then compound, rounded half-up
    to whole inhabitants. The others: see `_common`.
    """
    first = record.populations[scenario.text(record.population_choice.key)].inhabitants
    passed = year - record.budget.first_year
    common = _common(year, first, scenario, record)
    own = {
        code: scenario.text(p.key) for code, p in catalogue.own_growth(record).items() if scenario[p.key] != p.default
    }
    return {**common, **{code: _compound(first[code], percent, passed) for code, percent in own.items()}}


def _common(year: int, first: Mapping[str, int], scenario: Scenario, record: Record) -> dict[str, int]:
    """Where the population is assumed unchanged: the scenario's date. Otherwise 31 December of the year before.

    The first year keeps the scenario's date, unless that is later than the year's own December. A December on record is
    used as it is; another lies on the line between (or beyond) the nearest two, rounded half-up to whole inhabitants.
    """
    if scenario[record.budget.population.key] == record.budget.population.default:
        return dict(first)
    decembers = {int(id_[:4]): p.inhabitants for id_, p in record.populations.items() if id_.endswith("-12")}
    wanted = year - 1
    if year == record.budget.first_year and scenario.text(record.population_choice.key) <= f"{wanted}-12":
        return dict(first)
    if wanted in decembers:
        return dict(decembers[wanted])
    before, after = _nearest(wanted, sorted(decembers))
    return {
        code: _on_line(decembers[before][code], decembers[after][code], Fraction(wanted - before, after - before))
        for code in record.kommuner
    }


def _compound(inhabitants: int, percent: str, years: int) -> int:
    return max(1, round_half_up(inhabitants * (1 + read_decimal(percent) / 100) ** years))


def _nearest(wanted: int, known: list[int]) -> tuple[int, int]:
    """The two known years that a wanted one lies between, or the two it lies beyond."""
    later = [year for year in known if year > wanted]
    if not later:
        return known[-2], known[-1]
    position = max(known.index(later[0]), 1)
    return known[position - 1], known[position]


def _on_line(start: int, end: int, distance: Fraction) -> int:
    return max(1, round_half_up(start + (end - start) * distance))


@lru_cache(maxsize=64)
def project(scenario: Scenario, record: Record) -> Outcome:
    """Every year's rows, in whole kronor; every item of every year sums exactly. Raises as `calculate` does."""
    present = calculate(scenario, record)
    rows = [OutcomeRow(year, *line) for year in record.budget.years for line in _year(year, scenario, record)]
    return Outcome(rows=tuple(rows), names=_names(scenario, record), population=present.population)


class PotOfYear(NamedTuple):
    """What a pot gives in a year (kronor), and what is asked of it by each deduction's key."""

    key: str
    amount_sek: int
    asked: Mapping[str, int]


def pots_of_year(year: int, scenario: Scenario, record: Record) -> tuple[PotOfYear, ...]:
    """A year's pots: the scenario's, or those of the agreement that the year has of its own on record.

    A pot of the scenario's that such an agreement lacks is there without money.
    """
    given = {pot.parameter.key: scenario.number(pot.parameter.key) for pot in record.pots(scenario.preset)}
    made = catalogue.deductions(year, scenario, record)
    asked = {d.key: scenario.number(d.key) for d in made}
    taken_from = {d.key: d.pot_key for d in made}
    own = catalogue.recorded_agreement(record, scenario.preset, year)
    if own:
        given = {**dict.fromkeys(given, 0), **{pot.parameter.key: int(pot.parameter.default) for pot in own.pots}}
        of_year = [d for d in own.deductions if d.first_year <= year <= d.last_year]
        recorded = {d.key: int(d.parameter.default) for d in of_year}
        asked = {**recorded, **{key: wanted for key, wanted in asked.items() if key not in recorded}}
        taken_from |= {d.key: d.pot_key for d in of_year}
    return tuple(
        PotOfYear(
            key=pot,
            amount_sek=_at_level(amount, pot, year, scenario, record),
            asked={key: wanted for key, wanted in asked.items() if taken_from[key] == pot},
        )
        for pot, amount in given.items()
    )


def _at_level(amount: int, pot: str, year: int, scenario: Scenario, record: Record) -> int:
    level = catalogue.levels(record, scenario.preset).get(pot, {}).get(year)
    percent = 100 if level is None else scenario.number(level.key)
    return round_half_up(Fraction(amount * percent, 100))


def covered_deductions(amount: int, asked: Mapping[str, int]) -> dict[str, int]:
    """What a pot of an amount (kronor) can carry of each deduction asked of it: the first comes first."""
    found = {}
    for key, wanted in asked.items():
        found[key] = min(wanted, amount)
        amount -= found[key]
    return found


def uncovered_deductions(scenario: Scenario, record: Record) -> dict[str, int]:
    """The deductions that a pot some year can't carry in full, by key, and the first such year."""
    found: dict[str, int] = {}
    for year in record.budget.years:
        for pot in pots_of_year(year, scenario, record):
            met = covered_deductions(pot.amount_sek, pot.asked)
            found = {**{key: year for key, wanted in pot.asked.items() if met[key] < wanted}, **found}
    return found


def indexed(amount: int, year: int, *, percent: str, price_year: int) -> int:
    """An amount (kronor at the price year's prices) in a year, compound, rounded half-up; never less than it was.

    `percent` is a number with a decimal comma: "2,5".
    """
    grown = amount * (1 + read_decimal(percent) / 100) ** max(0, year - price_year)
    return round_half_up(grown)


def _year(year: int, scenario: Scenario, record: Record) -> Iterator[Line]:
    inhabitants = inhabitants_in(year, scenario, record)
    weights = mixed_weights(inhabitants, equal_share_percent=scenario.number(record.equal_share.key))
    for pot in pots_of_year(year, scenario, record):
        yield from grant_lines(pot.key, pot.amount_sek, covered_deductions(pot.amount_sek, pot.asked), weights)
    yield from _posts(year, scenario, record, inhabitants)
    for cost in record.costs:
        if _counted(year, cost, scenario, record):
            amount = scenario.amount(cost.parameter.key)
            yield from shared_cost_lines(
                cost.key, None if amount is None else _grown(amount, year, cost, scenario, record), inhabitants
            )
    yield from _taken_over(year, scenario, record, inhabitants)
    yield from _shelter(year, scenario, record, inhabitants)


def _posts(year: int, scenario: Scenario, record: Record, inhabitants: Mapping[str, int]) -> Iterator[Line]:
    if not _counted(year, record.rss, scenario, record):
        return
    alternative = in_force(year, scenario, record)
    total = _grown(scenario.number(alternative.parameter.key), year, record.rss, scenario, record)
    part = staffing.split(total, region_percent=scenario.number(record.region_share.key))["kommuner"]
    yield from outcome_lines(COST, record.rss.key, allocate(part, inhabitants))


def in_force(year: int, scenario: Scenario, record: Record) -> Staffing:
    """The chosen alternative from its first year on, and until then the one in force before it."""
    chosen = staffing.chosen_alternative(scenario, record)
    earlier = [s for s in record.staffing if s.first_year <= year]
    return chosen if chosen.first_year <= year or not earlier else max(earlier, key=lambda s: s.first_year)


def _taken_over(year: int, scenario: Scenario, record: Record, inhabitants: Mapping[str, int]) -> Iterator[Line]:
    """What the pots no longer carry, where the kommuner pay it themselves: a cost, and no longer a deduction."""
    if scenario[record.budget.takeover.key] != record.budget.takeover.options[-1]:
        return
    for pot in pots_of_year(year, scenario, record):
        met = covered_deductions(pot.amount_sek, pot.asked)
        for key, wanted in pot.asked.items():
            if wanted > met[key]:
                rest = _common_index(wanted - met[key], year, scenario, record)
                yield from outcome_lines(COST, TAKEN_OVER + key, allocate(rest, inhabitants))


def _shelter(year: int, scenario: Scenario, record: Record, inhabitants: Mapping[str, int]) -> Iterator[Line]:
    budget, cost = record.budget, record.budget.shelter_cost
    if scenario[budget.shelter.key] == budget.shelter.default or not cost.first_year <= year <= cost.last_year:
        return
    people = record.populations[budget.nation_date].total  # of the same date as the country's, whatever the year
    county = Fraction(budget.shelter_gap_sek * people, scenario.number(budget.nation.key))
    yield from outcome_lines(
        COST, cost.key, allocate(_common_index(round_half_up(county), year, scenario, record), inhabitants)
    )


def _counted(year: int, cost: RssAgreement | SharedCost, scenario: Scenario, record: Record) -> bool:
    if isinstance(cost, SharedCost) and not catalogue.counts(scenario, cost, record):
        return False
    first, last = catalogue.span(record, cost)
    return scenario.number(first.key) <= year <= scenario.number(last.key)


def _grown(amount: int, year: int, cost: RssAgreement | SharedCost, scenario: Scenario, record: Record) -> int:
    own = catalogue.own_index(record, cost)
    percent = scenario.text(own.key if scenario[own.key] != own.default else record.budget.index.key)
    return indexed(amount, year, percent=percent, price_year=record.budget.price_year)


def _common_index(amount: int, year: int, scenario: Scenario, record: Record) -> int:
    percent = scenario.text(record.budget.index.key)
    return indexed(amount, year, percent=percent, price_year=record.budget.price_year)


def _names(scenario: Scenario, record: Record) -> dict[str, str]:
    """The items' names; what the kommuner have taken over says so."""
    known = item_names(scenario, record)
    others = tuple(
        filter(None, (catalogue.recorded_agreement(record, scenario.preset, y) for y in record.budget.years))
    )
    new = {key: name for one in others for key, name in _agreement_names(one).items() if key not in known}
    deductions = (d.parameter for one in (record.agreement(scenario), *others) for d in one.deductions)
    taken_over = {TAKEN_OVER + parameter.key: f"{parameter.short}, egen kostnad" for parameter in deductions}
    shelter = record.budget.shelter_cost
    return {**known, **new, **taken_over, shelter.key: shelter.short}


def _agreement_names(agreement: Agreement) -> dict[str, str]:
    return {parameter.key: parameter.short for parameter in agreement.parameters}
