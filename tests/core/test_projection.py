from __future__ import annotations

import pytest
from hypothesis import assume, given, settings

from gnv.core import catalogue
from gnv.core.calculation import calculable, calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT
from gnv.core.projection import covered_deductions, indexed, project
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from tests.support.small_county import RECORD
from tests.support.strategies import any_scenario

SELF = "kommunerna betalar"


def halved_then_gone(scenario: Scenario, county: Record) -> Scenario:
    levels = dict(zip((2023, 2024, 2025, 2026), county.budget.quick["Halveras 2024, upphör 2025"].levels, strict=True))
    pots = county.pots(scenario.preset)
    return scenario.replace(
        {
            catalogue.levels(county, scenario.preset)[pot.parameter.key][year].key: level
            for pot in pots
            for year, level in levels.items()
        }
    )


def test_index_is_compound_from_the_price_year_on() -> None:
    assert indexed(100_000, 2023, percent="10", price_year=2023) == 100_000
    assert indexed(100_000, 2024, percent="10", price_year=2023) == 110_000
    assert indexed(100_000, 2025, percent="10", price_year=2023) == 121_000
    assert indexed(100_000, 2022, percent="10", price_year=2023) == 100_000, "years before are not reckoned down"
    assert indexed(1_000, 2024, percent="2,5", price_year=2023) == 1_025
    assert indexed(1, 2024, percent="50", price_year=2023) == 2, "a half krona is rounded up"


def test_a_pot_too_small_meets_the_first_deductions_first() -> None:
    assert covered_deductions(100, {"a": 60, "b": 30, "c": 20}) == {"a": 60, "b": 30, "c": 10}
    assert covered_deductions(50, {"a": 60, "b": 30}) == {"a": 50, "b": 0}
    assert covered_deductions(0, {"a": 60}) == {"a": 0}


def test_the_budget_is_three_posts_and_the_known_cost(county: Record) -> None:
    outcome = project(catalogue.preset_scenario(county, "budget-2023"), county)
    assert outcome.total((COST,), year=2023) == 230_000
    assert outcome.total((COST,), item="rss", year=2023) == 180_000
    assert outcome.total((COST,), item="yrkesresan", year=2023) == 50_000
    assert outcome.missing == ("sud",)


def test_three_posts_start_with_their_agreement(county: Record) -> None:
    outcome = project(catalogue.preset_scenario(county, "budget-2023"), county)
    assert [outcome.total((COST,), item="rss", year=year) for year in (2022, 2023)] == [100_000, 180_000]


def test_the_price_year_of_an_unchanged_budget_is_the_scenarios_own(county: Record) -> None:
    scenario = catalogue.preset_scenario(county, "budget-2023")
    present = set(calculate(scenario, county).rows)
    assert present == {row for row in project(scenario, county).rows if row.year == 2023}


def test_halved_the_pot_still_carries_the_deduction_and_then_it_becomes_a_cost(county: Record) -> None:
    scenario = halved_then_gone(catalogue.preset_scenario(county, "budget-2023"), county).replace(
        {"avdrag_utan_bidrag": SELF, "index": "10"}
    )
    outcome = project(scenario, county)
    taken = [outcome.total((DEDUCTION,), item="regionalt_stod", year=year) for year in range(2022, 2027)]
    paid = [outcome.total((COST,), item="egen_regionalt_stod", year=year) for year in range(2022, 2027)]
    assert taken == [-100_000, -100_000, -100_000, 0, 0]
    assert paid == [0, 0, 0, 121_000, 133_100], "100 000 × 1,1² and × 1,1³"
    assert outcome.total((GRANT,), item="nara_vard", year=2024) == 500_000


def test_when_the_purpose_ends_nobody_pays(county: Record) -> None:
    outcome = project(halved_then_gone(catalogue.preset_scenario(county, "budget-2023"), county), county)
    assert outcome.total((DEDUCTION,), year=2025) == 0
    assert outcome.total((COST,), year=2025) == 230_000


def test_a_cost_is_counted_in_its_years_only(county: Record) -> None:
    scenario = catalogue.preset_scenario(county, "budget-2023").replace(
        {"fran_yrkesresan": 2024, "till_yrkesresan": 2025}
    )
    outcome = project(scenario, county)
    counted = [outcome.total((COST,), item="yrkesresan", year=year) for year in range(2022, 2027)]
    assert counted == [0, 0, 50_000, 50_000, 0]


def test_a_cost_may_have_an_index_of_its_own(county: Record) -> None:
    scenario = catalogue.preset_scenario(county, "budget-2023").replace({"index": "10", "index_yrkesresan": "0"})
    outcome = project(scenario, county)
    assert outcome.total((COST,), item="yrkesresan", year=2026) == 50_000
    assert outcome.total((COST,), item="rss", year=2024) == 198_000


def test_an_amount_for_the_sud_agreement_is_counted_when_somebody_enters_one(county: Record) -> None:
    scenario = catalogue.preset_scenario(county, "budget-2023").replace({"sud": 20_000})
    assert project(scenario, county).total((COST,), year=2023) == 250_000
    assert project(scenario, county).missing == ()
    assert calculate(scenario, county).total((COST,), item="sud") == 20_000


def test_sheltered_housing_is_the_countys_share_of_the_gap(county: Record) -> None:
    scenario = catalogue.preset_scenario(county, "budget-2023").replace({"skyddat_boende": "ja"})
    outcome = project(scenario, county)
    assert outcome.total((COST,), item="skyddat_boende_kostnad", year=2022) == 0
    # 10 000 of 1 000 000 inhabitants: 1 % of 10 000 000 kr.
    assert outcome.total((COST,), item="skyddat_boende_kostnad", year=2023) == 100_000


@settings(max_examples=100, deadline=None)
@given(any_scenario(RECORD, "budget-2023"))
def test_every_year_what_is_asked_of_a_pot_is_taken_or_paid_or_ended(scenario: Scenario) -> None:
    assume(calculable(scenario, RECORD))
    unindexed = scenario.replace({"index": "0"})
    outcome = project(unindexed, RECORD)
    for year in RECORD.budget.years:
        for key in ("regionalt_stod", "administration"):
            taken = -outcome.total((DEDUCTION,), item=key, year=year)
            paid = outcome.total((COST,), item=f"egen_{key}", year=year)
            asked = scenario.number(f"fran_{key}") <= year <= scenario.number(f"till_{key}")
            expected = scenario.number(key) * asked if scenario["avdrag_utan_bidrag"] == SELF else taken
            assert taken + paid == expected
        assert min(outcome.by_kommun((GRANT, DEDUCTION), year=year).values()) >= 0


@settings(max_examples=100, deadline=None)
@given(any_scenario(RECORD, "budget-2023"))
def test_every_year_every_pot_sums_to_its_level(scenario: Scenario) -> None:
    assume(calculable(scenario, RECORD))
    outcome = project(scenario, RECORD)
    for pot in RECORD.pots(scenario.preset):
        for year, level in catalogue.levels(RECORD, scenario.preset)[pot.parameter.key].items():
            whole = scenario.number(pot.parameter.key) * scenario.number(level.key)
            assert abs(100 * outcome.total((GRANT,), item=pot.parameter.key, year=year) - whole) <= 50


@pytest.mark.parametrize("key", ["index", "niva_2024_nara_vard", "sud", "avdrag_utan_bidrag", "fran_rss", "riket"])
def test_what_the_years_are_reckoned_by_is_in_the_scenario(county: Record, key: str) -> None:
    assert key in catalogue.preset_scenario(county, "budget-2023")
