"""A scenario has a year, and a year has one figure: on the scenario's own pages and among the years ahead."""

from __future__ import annotations

from hypothesis import assume, given, settings

from gnv.analysis import result
from gnv.core import catalogue
from gnv.core.calculation import calculable, calculate
from gnv.core.outcome import COST
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from tests.support.small_county import EKBY, RECORD
from tests.support.strategies import any_scenario


@settings(max_examples=60)
@given(any_scenario(RECORD))
def test_the_scenarios_year_is_the_same_among_the_years_ahead(scenario: Scenario) -> None:
    assume(calculable(scenario, RECORD))
    year = catalogue.year_of(scenario, RECORD)
    own = calculate(scenario, RECORD)
    assert {row.year for row in own.rows} <= {year}
    if year in RECORD.budget.years:
        assert own.rows == tuple(row for row in project(scenario, RECORD).rows if row.year == year)


def test_more_posts_move_the_scenario_to_the_year_in_which_they_begin(county: Record, plan: Scenario) -> None:
    """Three posts begin in 2023: 180 000 kr and Yrkesresan's 50 000; two cost 100 000."""
    three = plan.replace({"tjanster": "3"})
    assert (catalogue.year_of(plan, county), catalogue.year_of(three, county)) == (2022, 2023)
    assert calculate(three, county).total((COST,)) == 230_000
    comparison = result.compare(three, county)
    assert (comparison.year, comparison.baseline_year) == (2023, 2023)
    assert comparison.baseline.total((COST,)) == 150_000
    assert sum(line.net_change_sek for line in result.kommun_lines(comparison)) == -80_000


def test_the_pinned_one_may_be_the_later(county: Record, plan: Scenario) -> None:
    comparison = result.compare(plan, county, pinned=plan.replace({"tjanster": "3"}))
    assert (comparison.year, comparison.baseline_year) == (2023, 2023)
    assert sum(line.net_change_sek for line in result.kommun_lines(comparison)) == 80_000


def test_of_different_agreements_each_has_its_own_year(county: Record, plan: Scenario) -> None:
    comparison = result.compare(plan, county, pinned=catalogue.preset_scenario(county, "ok2020"))
    assert (comparison.year, comparison.baseline_year) == (2022, 2020)


def test_a_pot_at_its_full_amount_has_to_carry_its_deductions(county: Record) -> None:
    """The year's level may be less: then the purpose ends, as among the years ahead."""
    scenario = catalogue.preset_scenario(county, "rss-tre")
    assert calculable(scenario.replace({"niva_2023_nara_vard": 0}), county)
    assert not calculable(scenario.replace({"nara_vard": 10_000}), county)


def test_own_growth_counts_in_the_scenarios_year(county: Record) -> None:
    grown = catalogue.preset_scenario(county, "rss-tre").replace({"folkandring_9001": "10"})
    population = calculate(grown, county).population
    assert (population.inhabitants[EKBY], population.name) == (1_100, "2023 (framräknad)")
