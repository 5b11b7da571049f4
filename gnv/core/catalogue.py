"""The Catalogue: every parameter that a scenario can set, under its heading, and those made from a pattern.

A record is kept as long as the program needs it, and so is what is worked out of it here, of the latest few.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from gnv.core.record import Record
from gnv.core.records import Origin, Parameter, Pot, RssAgreement, SharedCost, Value
from gnv.core.scenario import Scenario

KEPT = 1024  # of each function's answers: some records, each with a few presets, pots and costs


def sections(record: Record, preset_id: str) -> dict[str, dict[str, tuple[Parameter, ...]]]:
    """All that can be chosen (*Val*) or assumed (*Antaganden*) under a preset, by heading."""
    agreement = record.agreements[record.preset(preset_id).agreement]
    costs = tuple(cost.parameter for cost in record.costs if not cost.parameter.optional)
    posts = (record.posts_choice, *(alternative.parameter for alternative in record.staffing), record.region_share)
    choices = {
        "Gemensamma avdrag från potten": tuple(deduction.parameter for deduction in agreement.deductions),
        "Utvecklingsledare enligt RSS-avtalet": posts,
        "Andra gemensamma kostnader": costs,
        "Fördelningsnyckel": (record.equal_share,),
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
    """What is shown on the page Budget only: costs without an amount, and what the years ahead are reckoned by."""
    unknown = (cost.parameter for cost in record.costs if cost.parameter.optional)
    return (*unknown, *years_only(record, preset_id))


@lru_cache(maxsize=KEPT)
def years_only(record: Record, preset_id: str) -> tuple[Parameter, ...]:
    """What the years ahead are reckoned by, and the scenario's own year is not."""
    budget = record.budget
    pot_levels = (level for pot in record.pots(preset_id) for level in levels(record, pot).values())
    spans = (edge for cost in record.costs_with_years for edge in span(record, cost))
    indices = (own_index(record, cost) for cost in record.costs_with_years)
    common = (budget.takeover, budget.population, *own_growth(record).values(), budget.index)
    return (*common, *indices, *spans, *pot_levels, budget.shelter, budget.nation)


@lru_cache(maxsize=KEPT)
def levels(record: Record, pot: Pot) -> dict[int, Parameter]:
    """A pot's level per year after the first, in % of the scenario's pot."""
    pattern = record.budget.level
    return {
        year: replace(
            pattern,
            key=pattern.key.format(year, pot.parameter.key),
            name=pattern.name.format(pot.parameter.short, year),
            origin=_level_origin(pattern, pot),
        )
        for year in record.budget.years[1:]
    }


def _level_origin(pattern: Parameter, pot: Pot) -> Origin:
    """An assumption as every level, but with what a document says of this pot's later years, if one does."""
    if pot.ahead is None:
        return pattern.origin
    return replace(
        pattern.origin, place=f"beloppet antas; {pot.ahead.source.short}, {pot.ahead.place}: {pot.ahead.text}"
    )


def quick_levels(record: Record, preset_id: str) -> dict[str, dict[str, Value]]:
    """The quick choices of the years' levels: by name, every pot's level by key."""
    years = [tuple(levels(record, pot).values()) for pot in record.pots(preset_id)]
    return {
        name: {level.key: percent for of_pot in years for level, percent in zip(of_pot, chosen, strict=True)}
        for name, chosen in record.budget.quick.items()
    }


@lru_cache(maxsize=KEPT)
def own_index(record: Record, cost: RssAgreement | SharedCost) -> Parameter:
    """A cost's own index; by default the common one."""
    pattern = record.budget.own_index
    return replace(pattern, key=pattern.key.format(cost.key), name=pattern.name.format(cost.name))


@lru_cache(maxsize=KEPT)
def own_growth(record: Record) -> dict[str, Parameter]:
    """Each kommunkod's own yearly change of population; by default the common assumption."""
    pattern = record.budget.own_growth
    return {
        code: replace(pattern, key=pattern.key.format(code), name=pattern.name.format(name), short=name)
        for code, name in record.kommuner.items()
    }


@lru_cache(maxsize=KEPT)
def span(record: Record, cost: RssAgreement | SharedCost) -> tuple[Parameter, Parameter]:
    """The first and the last year in which the budget counts a cost: its own, as far as the budget goes."""
    years = record.budget.years
    first = Parameter(
        key=f"fran_{cost.key}", name=f"{cost.name} från år", short="Från år", unit="", group="val",
        default=max(cost.first_year, years[0]) if isinstance(cost, SharedCost) else years[0],
        origin=cost.origin, minimum=years[0], maximum=years[-1],
    )  # fmt: skip
    last = replace(
        first,
        key=f"till_{cost.key}",
        name=f"{cost.name} till och med år",
        short="Till år",
        default=min(cost.last_year, years[-1]),
    )
    return first, last


@lru_cache(maxsize=KEPT)
def all_parameters(record: Record) -> Mapping[str, Parameter]:
    """Every parameter of every agreement, by key."""
    return {one.key: one for preset in record.presets for one in parameters(record, preset)}


@lru_cache(maxsize=KEPT)
def preset_scenario(record: Record, preset_id: str) -> Scenario:
    """A preset as a scenario: the record's defaults and what the preset sets instead."""
    preset = record.preset(preset_id)
    values = {one.key: preset.values.get(one.key, one.default) for one in parameters(record, preset_id)}
    return Scenario(preset=preset_id, values=tuple(values.items()))


def counted_costs(record: Record, preset_id: str) -> tuple[SharedCost, ...]:
    """The shared costs that there are in a preset's year."""
    year = record.preset(preset_id).year
    return tuple(cost for cost in record.costs if cost.first_year <= year <= cost.last_year)
