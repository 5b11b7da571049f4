"""Whom a year's money is shared by: the inhabitants of the scenario's date, or of the year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from gnv.core import catalogue
from gnv.core.allocation import round_half_up
from gnv.core.record import Record
from gnv.core.records import Population
from gnv.core.scenario import Scenario
from gnv.formatting import read_decimal


def population_in(year: int, scenario: Scenario, record: Record) -> Population:
    """The same as `inhabitants_in`, with a name: a date on record where one has just those, else the year's."""
    chosen, inhabitants = (
        record.populations[scenario.text(record.population_choice.key)],
        inhabitants_in(year, scenario, record),
    )
    known = (chosen, *record.populations.values())
    same = next((one for one in known if one.inhabitants == inhabitants), None)
    return same or replace(chosen, id=str(year), name=f"{year} (framräknad)", inhabitants=inhabitants)


def inhabitants_in(year: int, scenario: Scenario, record: Record) -> dict[str, int]:
    """Inhabitants per kommunkod that a year's money is shared by.

    A kommun with a yearly change of its own: the scenario's date in the first year, and then compound, rounded half-up
    to whole inhabitants. The others: see `_common`. Years before the budget's have the scenario's date.
    """
    first = record.populations[scenario.text(record.population_choice.key)].inhabitants
    passed = year - record.budget.first_year
    if passed < 0:
        return dict(first)
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
