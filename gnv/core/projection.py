"""The years ahead: each of the budget's years, from the scenario and from what the budget is reckoned by."""

from __future__ import annotations

from functools import lru_cache

from gnv.core.calculation import calculate
from gnv.core.outcome import Outcome, OutcomeRow
from gnv.core.people import inhabitants_in
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.core.year import (
    PotOfYear,
    covered_deductions,
    in_force,
    indexed,
    pots_of_year,
    year_lines,
)

__all__ = (
    "PotOfYear", "covered_deductions", "in_force", "indexed", "inhabitants_in", "pots_of_year", "project",
    "uncovered_deductions",
)  # fmt: skip


@lru_cache(maxsize=64)
def project(scenario: Scenario, record: Record) -> Outcome:
    """Every year's rows, in whole kronor; every item of every year sums exactly. Raises as `calculate` does."""
    present = calculate(scenario, record)
    rows = [OutcomeRow(year, *line) for year in record.budget.years for line in year_lines(year, scenario, record)]
    population = record.populations[scenario.text(record.population_choice.key)]
    return Outcome(rows=tuple(rows), names=present.names, population=population)


def uncovered_deductions(scenario: Scenario, record: Record) -> dict[str, int]:
    """The deductions that a pot some year can't carry in full, by key, and the first such year."""
    found: dict[str, int] = {}
    for year in record.budget.years:
        for pot in pots_of_year(year, scenario, record):
            met = covered_deductions(pot.amount_sek, pot.asked)
            found = {**{key: year for key, wanted in pot.asked.items() if met[key] < wanted}, **found}
    return found
