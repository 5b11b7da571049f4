"""The Record: everything on record, and looking it up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gnv.core.evidence import Evidence, PrintedTable
from gnv.core.own_figures import NO_OWN_FIGURES, OwnFigures
from gnv.core.records import (
    Agreement,
    Budget,
    County,
    InputError,
    Key,
    Parameter,
    Population,
    Pot,
    Preset,
    RssAgreement,
    Shape,
    SharedCost,
    Sharing,
    Source,
    Staffing,
)
from gnv.core.scenario import Scenario
from gnv.formatting import quoted


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Record:
    """Everything on record, in the order of the files. `kommuner` is kommunkod → name, in Swedish order.

    Two records are the same only where they are one object: so what is worked out of one can be kept by it.
    `evidence` is what reconciliation works from; `shapes` is empty where there is no map. `own` are the own figures
    that have been laid over data/, `county_files` the checksum of the files where they are another county's, that
    somebody has handed over.
    """

    sources: Mapping[str, Source]
    county: County
    kommuner: Mapping[str, str]
    populations: Mapping[str, Population]
    population_choice: Parameter
    equal_share: Parameter
    sharing: Sharing
    keys: Mapping[str, Key]
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
    own: OwnFigures = NO_OWN_FIGURES
    county_files: str = ""

    def preset(self, preset_id: str) -> Preset:
        """A preset by its id. InputError where there is none such."""
        if preset_id not in self.presets:
            raise InputError(f"Förvalet {quoted(preset_id)} finns inte. De som finns: {', '.join(self.presets)}.")
        return self.presets[preset_id]

    @property
    def first_preset(self) -> str:
        """The id of the preset that one meets at the start: the first in the file."""
        return next(iter(self.presets))

    def agreement(self, scenario: Scenario) -> Agreement:
        """The agreement that a scenario's pots belong to."""
        return self.agreements[self.preset(scenario.preset).agreement]

    def pots(self, preset_id: str) -> tuple[Pot, ...]:
        """The pots of a preset's agreement."""
        return self.agreements[self.preset(preset_id).agreement].pots

    @property
    def costs_with_years(self) -> tuple[RssAgreement | SharedCost, ...]:
        """The costs that have years and an index of their own."""
        return (self.rss, *self.costs)
