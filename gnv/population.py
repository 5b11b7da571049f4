"""Inhabitants in the years ahead."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from gnv.allocation import rounded
from gnv.record import Facts
from gnv.scenario import Scenario
from gnv.swedish import read_decimal


def ahead(year: int, scenario: Scenario, facts: Facts) -> dict[str, int]:
    """Inhabitants per kommunkod that a year's money is shared by.

    The first year: the scenario's date. Later, a kommun with a yearly change of its own: the first year's, compound,
    rounded half-up to whole inhabitants. The others: see `_common`.
    """
    first = facts.populations[scenario.text(facts.population_choice.key)].inhabitants
    passed = year - facts.budget.first_year
    if not passed:
        return dict(first)
    common = _common(year, first, scenario, facts)
    own = {code: scenario.text(p.key) for code, p in facts.own_growth.items() if scenario[p.key] != p.default}
    return {**common, **{code: _compound(first[code], percent, passed) for code, percent in own.items()}}


def _common(year: int, first: Mapping[str, int], scenario: Scenario, facts: Facts) -> dict[str, int]:
    """Where the population is assumed unchanged: the first year's. Otherwise those of 31 December of the year before.

    On record where they are, else along the line between (or beyond) the nearest two Decembers on record, rounded
    half-up to whole inhabitants.
    """
    if scenario[facts.budget.population.key] == facts.budget.population.default:
        return dict(first)
    decembers = {int(id_[:4]): p.inhabitants for id_, p in facts.populations.items() if id_.endswith("-12")}
    wanted = year - 1
    if wanted in decembers:
        return dict(decembers[wanted])
    before, after = _nearest(wanted, sorted(decembers))
    return {
        code: _on_line(decembers[before][code], decembers[after][code], Fraction(wanted - before, after - before))
        for code in facts.kommuner
    }


def _compound(inhabitants: int, percent: str, years: int) -> int:
    return max(1, rounded(inhabitants * (1 + read_decimal(percent) / 100) ** years))


def _nearest(wanted: int, known: list[int]) -> tuple[int, int]:
    """The two known years that a wanted one lies between, or the two it lies beyond."""
    later = [year for year in known if year > wanted]
    if not later:
        return known[-2], known[-1]
    position = max(known.index(later[0]), 1)
    return known[position - 1], known[position]


def _on_line(start: int, end: int, distance: Fraction) -> int:
    return max(1, rounded(start + (end - start) * distance))
