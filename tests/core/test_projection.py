from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gnv.core import catalogue
from gnv.core.calculation import calculable, calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT
from gnv.core.projection import covered_deductions, indexed, project
from gnv.core.record import Record
from gnv.core.records import Parameter
from gnv.core.scenario import Scenario
from gnv.loading import load

RECORD = load.load_record()
SELF = "kommunerna betalar"


def halved_then_gone(scenario: Scenario, record: Record) -> Scenario:
    levels = dict(zip((2023, 2024, 2025, 2026), record.budget.quick["Halveras 2024, upphör 2025"], strict=True))
    pots = record.pots(scenario.preset)
    return scenario.replace(
        {
            catalogue.levels(record, scenario.preset)[pot.parameter.key][year].key: level
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


def test_budget_2023_is_two_million_nine_hundred_thousand(record: Record) -> None:
    outcome = project(catalogue.preset_scenario(record, "budget-2023"), record)
    assert outcome.total((COST,), year=2023) == 2_900_000
    assert outcome.total((COST,), item="rss", year=2023) == 2_000_000
    assert outcome.total((COST,), item="yrkesresan", year=2023) == 900_000
    assert outcome.missing == ("sud",)


def test_the_rounded_budget_is_three_million(record: Record) -> None:
    assert (
        project(catalogue.preset_scenario(record, "budget-2023-avrundad"), record).total((COST,), year=2023)
        == 3_000_000
    )


def test_four_posts_start_with_their_agreement(record: Record) -> None:
    outcome = project(catalogue.preset_scenario(record, "budget-2023"), record)
    assert [outcome.total((COST,), item="rss", year=year) for year in (2022, 2023)] == [1_300_000, 2_000_000]


def test_the_price_year_of_an_unchanged_budget_is_the_scenarios_own(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "budget-2023")
    present = set(calculate(scenario, record).rows)
    assert present == {row for row in project(scenario, record).rows if row.year == 2023}


def test_halved_the_pot_still_carries_the_deduction_and_then_it_becomes_a_cost(record: Record) -> None:
    scenario = halved_then_gone(catalogue.preset_scenario(record, "budget-2023"), record).replace(
        {"avdrag_utan_bidrag": SELF, "index": "10"}
    )
    outcome = project(scenario, record)
    taken = [outcome.total((DEDUCTION,), item="regionalt_stod", year=year) for year in range(2022, 2027)]
    paid = [outcome.total((COST,), item="egen_regionalt_stod", year=year) for year in range(2022, 2027)]
    assert taken == [-1_250_000, -1_250_000, -1_250_000, 0, 0]
    assert paid == [0, 0, 0, 1_512_500, 1_663_750], "1 250 000 × 1,1² and × 1,1³"
    assert outcome.total((GRANT,), item="nara_vard", year=2024) == 12_323_040


def test_when_the_purpose_ends_nobody_pays(record: Record) -> None:
    outcome = project(halved_then_gone(catalogue.preset_scenario(record, "budget-2023"), record), record)
    assert outcome.total((DEDUCTION,), year=2025) == 0
    assert outcome.total((COST,), year=2025) == 2_900_000


def test_a_cost_is_counted_in_its_years_only(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "budget-2023").replace(
        {"fran_yrkesresan": 2024, "till_yrkesresan": 2025}
    )
    outcome = project(scenario, record)
    counted = [outcome.total((COST,), item="yrkesresan", year=year) for year in range(2022, 2027)]
    assert counted == [0, 0, 900_000, 900_000, 0]


def test_a_cost_may_have_an_index_of_its_own(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "budget-2023").replace({"index": "10", "index_yrkesresan": "0"})
    outcome = project(scenario, record)
    assert outcome.total((COST,), item="yrkesresan", year=2026) == 900_000
    assert outcome.total((COST,), item="rss", year=2024) == 2_200_000


def test_an_amount_for_the_sud_agreement_is_counted_when_somebody_enters_one(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "budget-2023").replace({"sud": 300_000})
    assert project(scenario, record).total((COST,), year=2023) == 3_200_000
    assert project(scenario, record).missing == ()
    assert calculate(scenario, record).total((COST,), item="sud") == 300_000


def test_sheltered_housing_is_the_countys_share_of_the_gap(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "budget-2023").replace({"skyddat_boende": "ja", "riket": 10_000_000})
    outcome = project(scenario, record)
    assert outcome.total((COST,), item="skyddat_boende_kostnad", year=2022) == 0
    # 3 696 000 000 × 288 382 / 10 000 000 = 106 585 987,2
    assert outcome.total((COST,), item="skyddat_boende_kostnad", year=2023) == 106_585_987


def any_value(parameter: Parameter) -> st.SearchStrategy[int | str]:
    if parameter.options:
        return st.sampled_from(parameter.options)
    return st.integers(parameter.minimum, parameter.maximum)


def any_scenario() -> st.SearchStrategy[Scenario]:
    preset = "budget-2023"
    named = {p.key: any_value(p) for p in catalogue.parameters(RECORD, preset)}
    return st.fixed_dictionaries(named).map(lambda v: Scenario(preset=preset, values=tuple(v.items())))


@settings(max_examples=60, deadline=None)
@given(any_scenario())
def test_every_year_what_is_asked_of_a_pot_is_taken_or_paid_or_ended(scenario: Scenario) -> None:
    assume(calculable(scenario, RECORD))
    unindexed = scenario.replace({"index": "0"})
    outcome = project(unindexed, RECORD)
    for year in RECORD.budget.years:
        for key in ("regionalt_stod", "hemsjukvard", "administration"):
            taken = -outcome.total((DEDUCTION,), item=key, year=year)
            paid = outcome.total((COST,), item=f"egen_{key}", year=year)
            asked = scenario.number(f"fran_{key}") <= year <= scenario.number(f"till_{key}")
            expected = scenario.number(key) * asked if scenario["avdrag_utan_bidrag"] == SELF else taken
            assert taken + paid == expected
        assert min(outcome.by_kommun((GRANT, DEDUCTION), year=year).values()) >= 0


@settings(max_examples=60, deadline=None)
@given(any_scenario())
def test_every_year_every_pot_sums_to_its_level(scenario: Scenario) -> None:
    assume(calculable(scenario, RECORD))
    outcome = project(scenario, RECORD)
    for pot in RECORD.pots(scenario.preset):
        for year, level in catalogue.levels(RECORD, scenario.preset)[pot.parameter.key].items():
            whole = scenario.number(pot.parameter.key) * scenario.number(level.key)
            assert abs(100 * outcome.total((GRANT,), item=pot.parameter.key, year=year) - whole) <= 50


@pytest.mark.parametrize("key", ["index", "niva_2024_nara_vard", "sud", "avdrag_utan_bidrag", "fran_rss", "riket"])
def test_what_the_years_are_reckoned_by_is_in_the_scenario(record: Record, key: str) -> None:
    assert key in catalogue.preset_scenario(record, "budget-2023")
