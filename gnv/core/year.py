"""What one year gives and costs: the same for the scenario's own year and for each of the years ahead.

Grants: a pot's level in % of the scenario's; but where the scenario counts other years' agreements, a year that has one
of its own on record gets that one's pots and deductions, in % of what it gives. There, a deduction of the scenario's
that the agreement does not name goes on, from the pot with the same key. Where a pot is too small for its deductions
(or there is none), they are met in the agreement's order as far as it goes; for the rest, either its purpose ends or
the kommuner pay it themselves.
Costs: at the price year's prices, indexed compound from the year after, in the years that each one is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from gnv.core import catalogue, staffing
from gnv.core.allocation import Weights, allocate, allocate_within, cascade, round_half_up
from gnv.core.keys import cost_weights, grant_weights, item_weights
from gnv.core.outcome import COST, DEDUCTION, GRANT, Kind
from gnv.core.record import Record
from gnv.core.records import BALANCED, TAKEN_OVER, RssAgreement, SharedCost, Staffing
from gnv.core.scenario import Scenario
from gnv.formatting import read_decimal

Line = tuple[Kind, str, str, int | None]


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
    present = catalogue.deductions(year, scenario, record)
    possible = catalogue.deductions_in(year, scenario, record)
    own = catalogue.recorded_agreement(scenario, record, year)
    if own:
        given = {**dict.fromkeys(given, 0), **{pot.parameter.key: int(pot.parameter.default) for pot in own.pots}}
    recorded = own.deductions if own else ()
    asked = {
        one.key: int(one.parameter.default) if one in recorded else scenario.number(one.key)
        for one in possible
        if one in present or one in recorded
    }
    taken_from = {one.key: catalogue.pot_of(one, scenario, record) for one in possible}
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


def indexed(amount: int, year: int, *, percent: str, price_year: int) -> int:
    """An amount (kronor at the price year's prices) in a year, compound, rounded half-up; never less than it was.

    `percent` is a number with a decimal comma: "2,5".
    """
    grown = amount * (1 + read_decimal(percent) / 100) ** max(0, year - price_year)
    return round_half_up(grown)


class Amount(NamedTuple):
    """What is to be shared in a year under an item, in kronor; a deduction is negative, None is not known."""

    kind: Kind
    item: str
    amount_sek: int | None


def year_lines(year: int, scenario: Scenario, record: Record) -> Iterator[Line]:
    """A year's lines, in whole kronor: pots and deductions, posts, other costs; each item sums exactly."""
    granted = list(before_limits(year, scenario, record))
    yield from granted
    yield from outcome_lines(DEDUCTION, BALANCED, balanced(paid_out(granted), scenario, record))
    common = cost_weights(year, scenario, record)
    for cost in costs_of_year(year, scenario, record):
        own = cost_weights(year, scenario, record, item=cost.item, common=common)
        yield from shared_cost_lines(cost.item, cost.amount_sek, own)


def before_limits(year: int, scenario: Scenario, record: Record) -> Iterator[Line]:
    """Each pot and its deductions, before the floor and the ceiling."""
    common = grant_weights(year, scenario, record)
    for pot in pots_of_year(year, scenario, record):
        taken = covered_deductions(pot.amount_sek, pot.asked)
        own = {key: item_weights(key, year, scenario, record) for key in taken}
        weights = item_weights(pot.key, year, scenario, record) or common
        yield from grant_lines(
            pot.key, pot.amount_sek, taken, weights, own={key: found for key, found in own.items() if found}
        )


def paid_out(lines: Iterable[Line]) -> dict[str, int]:
    """Kronor per kommunkod of some lines together; an unknown amount is left out."""
    found: dict[str, int] = {}
    for _, _, code, amount in lines:
        found[code] = found.get(code, 0) + (amount or 0)
    return found


def balanced(paid: Mapping[str, int], scenario: Scenario, record: Record) -> dict[str, int]:
    """What a floor and a ceiling move between the kommuner, in kronor that sum to nothing; empty where nothing.

    `paid` is what each would get of all pots after the deductions. Those below the floor (or below nothing, which a
    deduction with a key of its own can make of a small pot) get it, those above the ceiling keep it, and what remains
    is shared anew in proportion to `paid`. Where the money is too little for the floor, or too much for the ceiling,
    all come as near as they can: `calculate` refuses that in a scenario's own year, where its pots are whole.
    """
    least, most = limits(scenario, record)
    total = sum(paid.values())
    if min(paid.values()) >= least and (most is None or max(paid.values()) <= most):
        return {}
    if not total:
        return {code: -amount for code, amount in paid.items()} if any(paid.values()) else {}
    least = min(least, total // len(paid))
    if most is not None:
        most = max(most, least, lowest_ceiling(paid, least))
    after = allocate_within(total, {code: max(0, amount) for code, amount in paid.items()}, least=least, most=most)
    moved = {code: after[code] - amount for code, amount in paid.items()}
    return moved if any(moved.values()) else {}


def getting(paid: Mapping[str, int]) -> int:
    """How many get anything of what is shared out: those whom a ceiling can send more to."""
    return sum(amount > 0 for amount in paid.values())


def lowest_ceiling(paid: Mapping[str, int], least: int) -> int:
    """The lowest ceiling (kronor) under which all of `paid` can be shared out, where nobody gets less than `least`.

    Those who would get nothing get the floor, and no more: so the others have to hold the rest.
    """
    there = getting(paid)
    return -(-(sum(paid.values()) - least * (len(paid) - there)) // there)


def limits(scenario: Scenario, record: Record) -> tuple[int, int | None]:
    """What a kommun is paid at least and at most in a scenario, in kronor; None is no ceiling."""
    floor, ceiling = record.sharing.floor, record.sharing.ceiling
    most = scenario.number(ceiling.key)
    return scenario.number(floor.key), most if most < ceiling.maximum else None


def to_share(year: int, scenario: Scenario, record: Record) -> Iterator[tuple[Kind, str, int]]:
    """Every amount of a year that is known, before it is shared: kind, item and kronor."""
    for pot in pots_of_year(year, scenario, record):
        yield GRANT, pot.key, pot.amount_sek
        for key, taken in covered_deductions(pot.amount_sek, pot.asked).items():
            yield DEDUCTION, key, -taken
    for cost in costs_of_year(year, scenario, record):
        if cost.amount_sek is not None:
            yield COST, cost.item, cost.amount_sek


def costs_of_year(year: int, scenario: Scenario, record: Record) -> Iterator[Amount]:
    """The kommuner's costs of a year, before they are shared among them."""
    if counted(year, record.rss, scenario, record):
        alternative = in_force(year, scenario, record)
        total = _grown(scenario.number(alternative.parameter.key), year, record.rss, scenario, record)
        percent = scenario.number(record.region_share.key)
        yield Amount(COST, record.rss.key, staffing.split(total, region_percent=percent)["kommuner"])
    for cost in record.costs:
        if counted(year, cost, scenario, record):
            amount = scenario.amount(cost.parameter.key)
            yield Amount(COST, cost.key, None if amount is None else _grown(amount, year, cost, scenario, record))
    yield from _taken_over(year, scenario, record)
    yield from _shelter(year, scenario, record)


def in_force(year: int, scenario: Scenario, record: Record) -> Staffing:
    """The chosen alternative from its first year on, and until then the one in force before it."""
    chosen = staffing.chosen_alternative(scenario, record)
    earlier = [s for s in record.staffing if s.first_year <= year]
    return chosen if chosen.first_year <= year or not earlier else max(earlier, key=lambda s: s.first_year)


def _taken_over(year: int, scenario: Scenario, record: Record) -> Iterator[Amount]:
    """What the pots no longer carry, where the kommuner pay it themselves: a cost, and no longer a deduction."""
    if scenario[record.budget.takeover.key] != record.budget.takeover.options[-1]:
        return
    for pot in pots_of_year(year, scenario, record):
        met = covered_deductions(pot.amount_sek, pot.asked)
        for key, wanted in pot.asked.items():
            if wanted > met[key]:
                rest = _common_index(wanted - met[key], year, scenario, record)
                yield Amount(COST, TAKEN_OVER + key, rest)


def _shelter(year: int, scenario: Scenario, record: Record) -> Iterator[Amount]:
    budget, cost = record.budget, record.budget.shelter_cost
    if scenario[budget.shelter.key] == budget.shelter.default or not cost.first_year <= year <= cost.last_year:
        return
    people = record.populations[budget.nation_date].total  # of the same date as the country's, whatever the year
    county = Fraction(budget.shelter_gap_sek * people, scenario.number(budget.nation.key))
    yield Amount(COST, cost.key, _common_index(round_half_up(county), year, scenario, record))


def counted(year: int, cost: RssAgreement | SharedCost, scenario: Scenario, record: Record) -> bool:
    """Whether a scenario counts a cost in a year: the scenario says so of the budget's years, else the record."""
    if isinstance(cost, SharedCost) and not catalogue.counts(scenario, cost, record):
        return False
    if year not in record.budget.years:
        return isinstance(cost, RssAgreement) or cost.first_year <= year <= cost.last_year
    first, last = catalogue.span(record, cost)
    return scenario.number(first.key) <= year <= scenario.number(last.key)


def _grown(amount: int, year: int, cost: RssAgreement | SharedCost, scenario: Scenario, record: Record) -> int:
    own = catalogue.own_index(record, cost)
    percent = scenario.text(own.key if scenario[own.key] != own.default else record.budget.index.key)
    return indexed(amount, year, percent=percent, price_year=record.budget.price_year)


def _common_index(amount: int, year: int, scenario: Scenario, record: Record) -> int:
    percent = scenario.text(record.budget.index.key)
    return indexed(amount, year, percent=percent, price_year=record.budget.price_year)


def grant_lines(
    pot: str, amount: int, deductions: Mapping[str, int], weights: Weights, *, own: Mapping[str, Weights] | None = None
) -> Iterator[Line]:
    """A pot's lines: the gross of an amount in kronor, and then its deductions in cascade. Raises as `cascade` does.

    A deduction with weights of its `own` is shared by these, and the cascade goes past it.
    """
    apart = own or {}
    by_pot = [key for key in deductions if key not in apart]
    gross, *taken = cascade(amount, [deductions[key] for key in by_pot], weights)
    lines = dict(zip(by_pot, taken, strict=True))
    lines |= {key: allocate(-deductions[key], by) for key, by in apart.items()}
    yield from outcome_lines(GRANT, pot, gross)
    for key in deductions:
        yield from outcome_lines(DEDUCTION, key, lines[key])


def shared_cost_lines(item: str, amount: int | None, weights: Mapping[str, int]) -> Iterator[Line]:
    """A cost's lines: kronor by the weights, or unknown for every kommun."""
    if amount is None:
        return ((COST, item, code, None) for code in weights)
    return outcome_lines(COST, item, allocate(amount, weights))


def outcome_lines(kind: Kind, item: str, amounts: Mapping[str, int]) -> Iterator[Line]:
    """An item's amounts as lines of the Outcome that lack only their year."""
    return ((kind, item, code, amount) for code, amount in amounts.items())
