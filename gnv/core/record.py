"""Record: everything on record, and what can be looked up in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from gnv.core.evidence import Evidence, PrintedTable
from gnv.core.records import (
    Agreement,
    Budget,
    Deduction,
    InputError,
    Parameter,
    Population,
    Pot,
    Preset,
    RssAgreement,
    Shape,
    SharedCost,
    Source,
    Staffing,
    Value,
)
from gnv.core.scenario import Scenario


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Record:
    """Everything on record, in the order of the files. `kommuner` is kommunkod → name, in Swedish order.

    `proof` is what reconciliation works from.
    """

    sources: Mapping[str, Source]
    kommuner: Mapping[str, str]
    populations: Mapping[str, Population]
    population_choice: Parameter
    equal_share: Parameter
    agreements: Mapping[str, Agreement]
    posts_choice: Parameter
    region_share: Parameter
    staffing: tuple[Staffing, ...]
    costs: tuple[SharedCost, ...]
    rss: RssAgreement
    budget: Budget
    presets: Mapping[str, Preset]
    printed: Mapping[str, PrintedTable]
    shapes: Mapping[str, Shape]
    evidence: Evidence

    def preset(self, preset_id: str) -> Preset:
        """A preset by its id. InputError where there is none such."""
        if preset_id not in self.presets:
            raise InputError(f"Förvalet ”{preset_id}” finns inte. De som finns: {', '.join(self.presets)}.")
        return self.presets[preset_id]

    @property
    def first_preset(self) -> str:
        """The id of the preset that one meets at the start: the first in the file."""
        return next(iter(self.presets))

    def agreement(self, scenario: Scenario) -> Agreement:
        """The agreement that a scenario's pots belong to."""
        return self.agreements[self.preset(scenario.preset).agreement]

    def deductions(self, pot: Pot, scenario: Scenario) -> tuple[Deduction, ...]:
        """The deductions from a pot, in the agreement's order."""
        return tuple(d for d in self.agreement(scenario).deductions if d.pot_key == pot.parameter.key)

    def sections(self, preset_id: str) -> dict[str, dict[str, tuple[Parameter, ...]]]:
        """All that can be chosen (*Val*) or assumed (*Antaganden*) under a preset, by heading."""
        agreement = self.agreements[self.preset(preset_id).agreement]
        costs = tuple(cost.parameter for cost in self.costs if not cost.parameter.optional)
        posts = (self.posts_choice, *(alternative.parameter for alternative in self.staffing), self.region_share)
        choices = {
            "Gemensamma avdrag från potten": tuple(deduction.parameter for deduction in agreement.deductions),
            "Utvecklingsledare enligt RSS-avtalet": posts,
            "Andra gemensamma kostnader": costs,
            "Fördelningsnyckel": (self.equal_share,),
        }
        assumptions = {
            "Statsbidragets potter": tuple(pot.parameter for pot in agreement.pots),
            "Befolkning": (self.population_choice,),
        }
        return {"Val": {head: found for head, found in choices.items() if found}, "Antaganden": assumptions}

    @cache  # noqa: B019 - the record lives as long as the program
    def parameters(self, preset_id: str) -> tuple[Parameter, ...]:
        """The same in one row, in the same order, and then what the years ahead are reckoned by."""
        groups = self.sections(preset_id).values()
        of_the_year = (p for headed in groups for parameters in headed.values() for p in parameters)
        return (*of_the_year, *self.ahead(preset_id))

    @cache  # noqa: B019 - as above
    def ahead(self, preset_id: str) -> tuple[Parameter, ...]:
        """What is shown on the page Budget only: costs without an amount, and what the years ahead are reckoned by."""
        unknown = (cost.parameter for cost in self.costs if cost.parameter.optional)
        return (*unknown, *self.years_only(preset_id))

    @cache  # noqa: B019 - as above
    def years_only(self, preset_id: str) -> tuple[Parameter, ...]:
        """What the years ahead are reckoned by, and the scenario's own year is not."""
        budget = self.budget
        levels = (level for pot in self.pots(preset_id) for level in self.levels(pot).values())
        spans = (one for cost in self.spanned for one in self.span(cost))
        indices = (self.own_index(cost) for cost in self.spanned)
        common = (budget.takeover, budget.population, *self.own_growth.values(), budget.index)
        return (*common, *indices, *spans, *levels, budget.shelter, budget.nation)

    def pots(self, preset_id: str) -> tuple[Pot, ...]:
        """The pots of a preset's agreement."""
        return self.agreements[self.preset(preset_id).agreement].pots

    @property
    def spanned(self) -> tuple[RssAgreement | SharedCost, ...]:
        """The costs that have years and an index of their own."""
        return (self.rss, *self.costs)

    @cache  # noqa: B019 - as above
    def levels(self, pot: Pot) -> dict[int, Parameter]:
        """A pot's level per year after the first, in % of the scenario's pot."""
        pattern = self.budget.level
        return {
            year: replace(
                pattern,
                key=pattern.key.format(year, pot.parameter.key),
                name=pattern.name.format(pot.parameter.short, year),
            )
            for year in self.budget.years[1:]
        }

    def quick(self, preset_id: str) -> dict[str, dict[str, Value]]:
        """The quick choices of the years' levels: by name, every pot's level by key."""
        years = [tuple(self.levels(pot).values()) for pot in self.pots(preset_id)]
        return {
            name: {level.key: percent for levels in years for level, percent in zip(levels, found, strict=True)}
            for name, found in self.budget.quick.items()
        }

    @cache  # noqa: B019 - as above
    def own_index(self, cost: RssAgreement | SharedCost) -> Parameter:
        """A cost's own index; by default the common one."""
        pattern = self.budget.own_index
        return replace(pattern, key=pattern.key.format(cost.key), name=pattern.name.format(cost.name))

    @cached_property
    def own_growth(self) -> dict[str, Parameter]:
        """Each kommunkod's own yearly change of population; by default the common assumption."""
        pattern = self.budget.own_growth
        return {
            code: replace(pattern, key=pattern.key.format(code), name=pattern.name.format(name), short=name)
            for code, name in self.kommuner.items()
        }

    @cache  # noqa: B019 - as above
    def span(self, cost: RssAgreement | SharedCost) -> tuple[Parameter, Parameter]:
        """The first and the last year in which the budget counts a cost: its own, as far as the budget goes."""
        years = self.budget.years
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

    @cached_property
    def all_parameters(self) -> Mapping[str, Parameter]:
        """Every parameter of every agreement, by key."""
        return {p.key: p for preset in self.presets for p in self.parameters(preset)}

    @cache  # noqa: B019 - as above
    def scenario(self, preset_id: str) -> Scenario:
        """A preset as a scenario: the record's defaults and what the preset sets instead."""
        preset = self.preset(preset_id)
        values = {p.key: preset.values.get(p.key, p.default) for p in self.parameters(preset_id)}
        return Scenario(preset=preset_id, values=tuple(values.items()))

    def counted(self, preset_id: str) -> tuple[SharedCost, ...]:
        """The shared costs that there are in a preset's year."""
        year = self.preset(preset_id).year
        return tuple(cost for cost in self.costs if cost.first_year <= year <= cost.last_year)

    def check(self, parameter: Parameter, value: Value) -> str | None:
        """Why a value can't be the parameter's, in Swedish; None where it can."""
        return parameter.refusal(value)
