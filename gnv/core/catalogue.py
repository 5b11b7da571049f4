"""The Catalogue: every parameter that a scenario can set, under its heading, and those made from a pattern.

A record is kept as long as the program needs it, and so is what is worked out of it here, of the latest few.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from gnv.core.allocation import round_half_up
from gnv.core.record import Record
from gnv.core.records import (
    OWN,
    Agreement,
    Deduction,
    Key,
    Origin,
    Parameter,
    Pot,
    Preset,
    RssAgreement,
    SharedCost,
    Staffing,
    Value,
)
from gnv.core.scenario import Scenario

ASSUMED = ("antagande", OWN)  # the statuses of an amount that no document has
KEPT = 1024  # of each function's answers: some records, each with a few presets, pots and costs
KEPT_RECORDS = 64  # of the answers that a record has one of: each set of own figures is a record of its own


def sections(record: Record, preset_id: str) -> dict[str, dict[str, tuple[Parameter, ...]]]:
    """All that can be chosen (*Val*) or assumed (*Antaganden*) under a preset, by heading."""
    agreement = record.agreements[record.preset(preset_id).agreement]
    costs = tuple(cost.parameter for cost in record.costs if not cost.parameter.optional)
    posts = (record.posts_choice, *(alternative.parameter for alternative in record.staffing), record.region_share)
    taken_from = pot_choices(record, agreement.id).values()
    sharing, items = record.sharing, tuple(key_choices(record, agreement.id).values())
    which = (sharing.which_key,) if sharing.which_key else ()
    of_grants, of_costs = ((sharing.own_share,), (sharing.own_cost_share,)) if record.keys else ((), ())
    keys = (record.equal_share, *of_grants, sharing.cost_equal_share, *of_costs, *which)
    choices = {
        "Gemensamma avdrag från potten": (*(one.parameter for one in agreement.deductions), *taken_from),
        "Utvecklingsledare enligt RSS-avtalet": posts,
        "Andra gemensamma kostnader": costs,
        "Fördelningsnyckel": (*keys, sharing.floor, sharing.ceiling, *items),
    }
    assumptions = {
        "Statsbidragets potter": tuple(pot.parameter for pot in agreement.pots),
        "Befolkning": (record.population_choice,),
    }
    return {"Val": {head: found for head, found in choices.items() if found}, "Antaganden": assumptions}


@lru_cache(maxsize=KEPT)
def parameters(record: Record, preset_id: str) -> tuple[Parameter, ...]:
    """The same in one row, in the same order, and then what the years ahead are reckoned by."""
    groups = sections(record, preset_id).values()
    of_the_year = (one for headed in groups for under_one in headed.values() for one in under_one)
    return (*of_the_year, *ahead(record, preset_id))


@lru_cache(maxsize=KEPT)
def ahead(record: Record, preset_id: str) -> tuple[Parameter, ...]:
    """What is set on the page Budget only.

    Costs without an amount, the deductions' years (which count in the scenario's own year too), and what the years
    ahead are reckoned by.
    """
    unknown = (cost.parameter for cost in record.costs if cost.parameter.optional)
    agreement = record.agreements[record.preset(preset_id).agreement]
    deductions = (edge for deduction in agreement.deductions for edge in span(record, deduction))
    return (*unknown, *deductions, *years_only(record, preset_id))


@lru_cache(maxsize=KEPT)
def years_only(record: Record, preset_id: str) -> tuple[Parameter, ...]:
    """What the years ahead are reckoned by, and the scenario's own year is not."""
    budget = record.budget
    pot_levels = (level for of_pot in levels(record, preset_id).values() for level in of_pot.values())
    spans = (edge for cost in record.costs_with_years for edge in span(record, cost))
    indices = (own_index(record, cost) for cost in record.costs_with_years)
    common = (budget.other_agreements, budget.takeover, budget.population, *own_growth(record).values(), budget.index)
    return (*common, *indices, *spans, *pot_levels, budget.shelter, budget.nation)


def other_agreement(record: Record, preset_id: str, year: int) -> Agreement | None:
    """The agreement on record for a year, where it is another than the preset's; None where there is none such."""
    others = (one for one in record.agreements.values() if one.id != record.preset(preset_id).agreement)
    found = next((one for one in others if one.year == year), None)
    return None if record.agreements[record.preset(preset_id).agreement].year == year else found


def recorded_agreement(scenario: Scenario, record: Record, year: int) -> Agreement | None:
    """The agreement whose pots a year gets instead of the scenario's: another's, where the scenario counts those."""
    switch = record.budget.other_agreements
    return None if scenario[switch.key] == switch.default else other_agreement(record, scenario.preset, year)


def agreement_in(year: int, scenario: Scenario, record: Record) -> Agreement:
    """The agreement whose pots a year gets."""
    return recorded_agreement(scenario, record, year) or record.agreement(scenario)


def deductions_in(year: int, scenario: Scenario, record: Record) -> tuple[Deduction, ...]:
    """What can be deducted in a year: by the agreement whose pots it gets, and the scenario's others, which go on.

    Of such an agreement's own only those that are made that year, at an amount: so one that it has at nothing leaves
    the scenario's as it is.
    """
    own, present = recorded_agreement(scenario, record, year), record.agreement(scenario).deductions
    if own is None:
        return present
    named = [one for one in own.deductions if one.parameter.default and one.first_year <= year <= one.last_year]
    keys = {one.key for one in named}
    return (*named, *(one for one in present if one.key not in keys))


@lru_cache(maxsize=KEPT)
def levels(record: Record, preset_id: str) -> dict[str, dict[int, Parameter]]:
    """By a pot's key, its level per year after the first: of each pot that the year can have.

    In % of the scenario's pot; of a pot that only another agreement on record for the year has, of what that one gives.
    """
    found: dict[str, dict[int, Parameter]] = {pot.parameter.key: {} for pot in record.pots(preset_id)}
    for year in record.budget.years[1:]:
        other = other_agreement(record, preset_id, year)
        for pot in other.pots if other else ():
            found.setdefault(pot.parameter.key, {})[year] = _level(record, pot, year, of_its_own=True)
        for pot in record.pots(preset_id):
            found[pot.parameter.key][year] = _level(record, pot, year, of_its_own=False)
    return found


def levels_in_use(scenario: Scenario, record: Record) -> dict[str, dict[int, Parameter]]:
    """The same of the pots alone that each year gets, named by what they are in % of."""
    found: dict[str, dict[int, Parameter]] = {pot.parameter.key: {} for pot in record.pots(scenario.preset)}
    for year in record.budget.years[1:]:
        own = recorded_agreement(scenario, record, year)
        for pot in own.pots if own else record.pots(scenario.preset):
            found.setdefault(pot.parameter.key, {})[year] = _level(record, pot, year, of_its_own=own is not None)
    return found


def _level(record: Record, pot: Pot, year: int, *, of_its_own: bool) -> Parameter:
    pattern, of = record.budget.level, pot.parameter
    name = record.budget.agreement_level_name if of_its_own else pattern.name
    return replace(
        pattern,
        key=pattern.key.format(year, of.key),
        name=name.format(of.short, year),
        origin=_level_origin(pattern, pot),
    )


def _level_origin(pattern: Parameter, pot: Pot) -> Origin:
    """An assumption as every level, but with what a document says of this pot's later years, if one does."""
    if pot.ahead is None:
        return pattern.origin
    return replace(
        pattern.origin, place=f"beloppet antas; {pot.ahead.source.short}, {pot.ahead.place}: {pot.ahead.text}"
    )


def quick_levels(record: Record, preset_id: str) -> dict[str, dict[str, Value]]:
    """The quick choices of the years' grants by name: every pot's level, and whether other agreements count, by key."""
    by_pot, budget = levels(record, preset_id), record.budget
    return {
        name: {
            budget.other_agreements.key: chosen.other_agreements,
            **{
                level.key: chosen.of_pot(pot)[budget.years.index(year) - 1]
                for pot, of_pot in by_pot.items()
                for year, level in of_pot.items()
            },
        }
        for name, chosen in budget.quick.items()
    }


@lru_cache(maxsize=KEPT)
def own_index(record: Record, cost: RssAgreement | SharedCost) -> Parameter:
    """A cost's own index; by default the common one."""
    pattern = record.budget.own_index
    return replace(pattern, key=pattern.key.format(cost.key), name=pattern.name.format(cost.name))


@lru_cache(maxsize=KEPT_RECORDS)
def own_growth(record: Record) -> dict[str, Parameter]:
    """Each kommunkod's own yearly change of population; by default the common assumption."""
    pattern = record.budget.own_growth
    return {
        code: replace(pattern, key=pattern.key.format(code), name=pattern.name.format(name), short=name)
        for code, name in record.kommuner.items()
    }


@lru_cache(maxsize=KEPT)
def span(record: Record, item: RssAgreement | SharedCost | Deduction) -> tuple[Parameter, Parameter]:
    """The first and the last year in which a cost or a deduction counts: its own, as far as the budget goes.

    A deduction that has none of the budget's years has a first year after its last.
    """
    years = record.budget.years
    start = years[0] if isinstance(item, RssAgreement) else max(item.first_year, years[0])
    end = min(item.last_year, years[-1])
    if start > years[-1] or end < years[0]:
        start, end = years[-1], years[0]
    first = Parameter(
        key=f"fran_{item.key}", name=f"{item.name} från år", short="Från år", unit="", group="val", default=start,
        origin=item.years_origin if isinstance(item, Deduction) else item.origin, minimum=years[0], maximum=years[-1],
        follows=item.key if isinstance(item, Deduction) else "",
    )  # fmt: skip
    last = replace(first, key=f"till_{item.key}", name=f"{item.name} till och med år", short="Till år", default=end)
    return first, last


def deducted(year: int, deduction: Deduction, scenario: Scenario, record: Record) -> bool:
    """Whether a scenario's deduction is made in a year: the scenario says so of the budget's years, else the record."""
    if year not in record.budget.years:
        return deduction.first_year <= year <= deduction.last_year
    first, last = span(record, deduction)
    return scenario.number(first.key) <= year <= scenario.number(last.key)


def deductions(year: int, scenario: Scenario, record: Record) -> tuple[Deduction, ...]:
    """The deductions of the scenario's agreement that are made in a year, in the agreement's order.

    One that is nothing by default (an earlier proposal's) is there only where the scenario gives it an amount.
    """
    asked = (one for one in record.agreement(scenario).deductions if one.parameter.default or scenario[one.key])
    return tuple(one for one in asked if deducted(year, one, scenario, record))


@lru_cache(maxsize=KEPT)
def pot_choices(record: Record, agreement_id: str) -> dict[str, Parameter]:
    """By the key of an agreement's deduction, the choice of the pot that it is taken from; none if there is one pot."""
    agreement = record.agreements[agreement_id]
    pattern, names = record.sharing.taken_from, {pot.parameter.key: pot.parameter.short for pot in agreement.pots}
    if len(names) == 1:
        return {}
    return {
        one.key: Parameter(
            key=pattern.key.format(one.key), name=(name := pattern.name.format(one.parameter.short)), short=name,
            unit="", group="val", default=names[one.pot_key], origin=one.parameter.origin,
            options=tuple(names.values()), neutral=True, refines=True,
        )
        for one in agreement.deductions
    }  # fmt: skip


@lru_cache(maxsize=KEPT)
def key_choices(record: Record, agreement_id: str) -> dict[str, Parameter]:
    """By the key of an agreement's pot or deduction, or of a cost, the choice of what it is shared by."""
    agreement, choice = record.agreements[agreement_id], record.sharing.item_key
    named = {one.parameter.key: (one.parameter.short, choice.common) for one in agreement.pots}
    named |= {one.key: (one.parameter.short, choice.of_pot) for one in agreement.deductions}
    named |= {record.rss.key: (record.rss.name, choice.common)}
    named |= {cost.key: (cost.short, choice.common) for cost in record.costs}
    own = [one.name for one in record.keys.values()]
    return {
        key: Parameter(
            key=choice.pattern.key.format(key), name=(called := choice.pattern.name.format(name)), short=called,
            unit="", group="val", default=word, origin=choice.origin,
            options=(word, choice.by_people, choice.equally, *own), neutral=True, refines=True,
        )
        for key, (name, word) in named.items()
    }  # fmt: skip


def pot_of(deduction: Deduction, scenario: Scenario, record: Record) -> str:
    """The key of the pot that a deduction is taken from: the one on record, or another of the scenario's agreement."""
    agreement = record.agreement(scenario)
    choice = pot_choices(record, agreement.id).get(deduction.key)
    if choice is None or not any(one is deduction for one in agreement.deductions):
        return deduction.pot_key
    return next(pot.parameter.key for pot in agreement.pots if pot.parameter.short == scenario[choice.key])


def pots_at(percent: int, record: Record, preset_id: str) -> dict[str, Value]:
    """Every pot of a preset at a level in % of what the preset gives it, by key: rounded half-up, within its bounds."""
    base = preset_scenario(record, preset_id)
    return {
        one.key: min(max(round_half_up(Fraction(base.number(one.key) * percent, 100)), one.minimum), one.maximum)
        for one in (pot.parameter for pot in record.pots(preset_id))
    }


@lru_cache(maxsize=KEPT_RECORDS)
def every_parameter(record: Record) -> tuple[Parameter, ...]:
    """Every parameter that a preset has, each once. Two agreements' pots may bear the same key."""
    return tuple(dict.fromkeys(one for preset in record.presets for one in parameters(record, preset)))


@lru_cache(maxsize=KEPT_RECORDS)
def all_parameters(record: Record) -> Mapping[str, Parameter]:
    """By key, every parameter; where agreements share a key, the first preset's. A scenario's own: `by_key`."""
    found: dict[str, Parameter] = {}
    for one in every_parameter(record):
        found.setdefault(one.key, one)
    return found


@lru_cache(maxsize=KEPT)
def by_key(record: Record, preset_id: str) -> Mapping[str, Parameter]:
    """A preset's parameters by key: what the keys of its scenarios mean."""
    return {one.key: one for one in parameters(record, preset_id)}


@lru_cache(maxsize=KEPT)
def preset_scenario(record: Record, preset_id: str) -> Scenario:
    """A preset as a scenario: the record's defaults and what the preset sets instead."""
    preset = record.preset(preset_id)
    left_out = {cost.key for cost in record.costs} - set(preset.costs)
    values = {one.key: 0 if one.key in left_out else _of_preset(preset, one) for one in parameters(record, preset_id)}
    return Scenario(preset=preset_id, values=tuple(values.items()))


def _of_preset(preset: Preset, parameter: Parameter) -> Value:
    return preset.values.get(parameter.key, parameter.default)


def chosen_alternative(scenario: Scenario, record: Record) -> Staffing:
    """The alternative of the RSS agreement that a scenario chooses."""
    return next(one for one in record.staffing if str(one.posts) == scenario.text(record.posts_choice.key))


def year_of(scenario: Scenario, record: Record) -> int:
    """The year that a scenario is of: its preset's, or the chosen alternative's first where that is later.

    So four posts that begin in 2023 are never shown in 2022. Every page, sheet and file shows this year's figures.
    """
    return max(record.preset(scenario.preset).year, chosen_alternative(scenario, record).first_year)


def common_years(scenarios: Sequence[Scenario], record: Record) -> tuple[int, ...]:
    """The years to compare scenarios in, one each: of those with the same agreement, the latest that one of them has.

    So nothing but what has been chosen sets them apart. Of different agreements, each has its own year.
    """
    agreements = [record.preset(one.preset).agreement for one in scenarios]
    latest: dict[str, int] = {}
    for agreement, one in zip(agreements, scenarios, strict=True):
        latest[agreement] = max(year_of(one, record), latest.get(agreement, 0))
    return tuple(latest[agreement] for agreement in agreements)


def grant_assumed(scenario: Scenario, record: Record, year: int) -> bool:
    """Whether a year's grant is assumed: no agreement of that year is used, or the county's part of it is assumed."""
    used = agreement_in(year, scenario, record)
    return used.year != year or all(pot.parameter.origin.status in ASSUMED for pot in used.pots)


def origin_in(parameter: Parameter, year: int, scenario: Scenario, record: Record) -> Origin:
    """Where a parameter's value stands, and how firm it is in a year.

    A population that somebody has added is theirs, whatever the date on record. The number of posts is as firm as the
    alternative that it chooses, and a choice of an own key as that key. What an agreement says of its own year is an
    assumption of another: of a pot always, of a deduction as firm as its years are.
    """
    agreement = record.agreement(scenario)
    if parameter is record.posts_choice:
        return chosen_alternative(scenario, record).origin
    if parameter is record.population_choice:
        chosen = record.populations[scenario.text(parameter.key)].origin
        return chosen if chosen.status == OWN else parameter.origin
    if key := _own_key(parameter, scenario, record):
        return key.origin
    return parameter.origin if agreement.year == year else _origin_of_another_year(parameter, year, scenario, record)


def _own_key(parameter: Parameter, scenario: Scenario, record: Record) -> Key | None:
    """The own key that a choice of key stands at, or that a share other than 0 % goes by; None where it is no such."""
    own = {key.name: key for key in record.keys.values() if key.origin.status == OWN}
    sharing = record.sharing
    if not own or parameter.key not in scenario:
        return None
    if parameter is sharing.which_key or parameter.key.startswith(sharing.item_key.pattern.key.format("")):
        return own.get(str(scenario[parameter.key]))
    if parameter in (sharing.own_share, sharing.own_cost_share) and scenario[parameter.key]:
        first = next(iter(record.keys.values())).name
        return own.get(scenario.text(sharing.which_key.key) if sharing.which_key else first)
    return None


def _origin_of_another_year(parameter: Parameter, year: int, scenario: Scenario, record: Record) -> Origin:
    agreement, other = record.agreement(scenario), recorded_agreement(scenario, record, year)
    if parameter in {pot.parameter for pot in agreement.pots}:
        of_year = f"{parameter.origin.place}; gäller {agreement.year}"
        if other:
            return replace(parameter.origin, place=f"{of_year}, och {year} räknas {other.name} i stället")
        return replace(parameter.origin, place=f"{of_year}, att {year} blir lika är ett antagande", status="antagande")
    deduction = next((one for one in agreement.deductions if one.parameter is parameter), None)
    if deduction is None:
        return parameter.origin
    place = f"{parameter.origin.place}; {deduction.years_origin.place}"
    return replace(parameter.origin, place=place, status=deduction.years_origin.status)


def counts(scenario: Scenario, cost: SharedCost, record: Record) -> bool:
    """Whether a scenario counts a shared cost at all: its preset does, or somebody has given it an amount."""
    return cost.key in record.preset(scenario.preset).costs or scenario[cost.parameter.key] != 0
