"""Inhabitants in the years ahead."""

from __future__ import annotations

from fractions import Fraction

from gnv.allocation import rounded
from gnv.record import Facts
from gnv.scenario import Scenario


def ahead(year: int, scenario: Scenario, facts: Facts) -> dict[str, int]:
    """Inhabitants per kommunkod that a year's money is shared by.

    The first year, and every year where the population is assumed unchanged: the scenario's date. Otherwise those of
    31 December of the year before: on record where they are, else along the line between (or beyond) the nearest
    two Decembers on record, rounded half-up to whole inhabitants.
    """
    chosen = facts.populations[scenario.text(facts.population_choice.key)]
    budget = facts.budget
    if year == budget.first_year or scenario[budget.population.key] == budget.population.default:
        return dict(chosen.inhabitants)
    decembers = {int(id_[:4]): p.inhabitants for id_, p in facts.populations.items() if id_.endswith("-12")}
    wanted = year - 1
    if wanted in decembers:
        return dict(decembers[wanted])
    before, after = _nearest(wanted, sorted(decembers))
    return {
        code: _on_line(decembers[before][code], decembers[after][code], Fraction(wanted - before, after - before))
        for code in facts.kommuner
    }


def _nearest(wanted: int, known: list[int]) -> tuple[int, int]:
    """The two known years that a wanted one lies between, or the two it lies beyond."""
    later = [year for year in known if year > wanted]
    if not later:
        return known[-2], known[-1]
    position = max(known.index(later[0]), 1)
    return known[position - 1], known[position]


def _on_line(start: int, end: int, distance: Fraction) -> int:
    return max(1, rounded(start + (end - start) * distance))
