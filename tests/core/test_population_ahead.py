from __future__ import annotations

from gnv.core.projection import inhabitants_in
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from tests.support.small_county import EKBY, LILLEBY, STORSTAD

TREND = {"befolkning_framat": "statistik och trend"}


def test_unchanged_is_the_scenarios_date_every_year(county: Record, plan: Scenario) -> None:
    assert {inhabitants_in(year, plan, county)[EKBY] for year in county.budget.years} == {1_000}


def test_the_first_year_is_always_the_scenarios_date(county: Record, plan: Scenario) -> None:
    assert inhabitants_in(2022, plan.replace(TREND), county)[EKBY] == 1_000, "though December 2021 is on record: 980"


def test_a_kommuns_own_change_is_compound_from_the_first_year_and_leaves_the_others(
    county: Record, plan: Scenario
) -> None:
    own = plan.replace({"folkandring_9001": "10"})
    found = [inhabitants_in(year, own, county)[EKBY] for year in (2022, 2023, 2024, 2026)]
    assert found == [1_000, 1_100, 1_210, 1_464], "1 000 × 1,1⁴ = 1 464,1"
    assert {code: inhabitants_in(2026, own, county)[code] for code in (LILLEBY, STORSTAD)} == {
        LILLEBY: 2_000,
        STORSTAD: 7_000,
    }


def test_a_falling_population_falls(county: Record, plan: Scenario) -> None:
    assert inhabitants_in(2024, plan.replace({"folkandring_9001": "−10"}), county)[EKBY] == 810


def test_a_kommuns_own_change_goes_before_the_trend(county: Record, plan: Scenario) -> None:
    trend = plan.replace(TREND)
    own = trend.replace({"folkandring_9001": "0"})
    assert {inhabitants_in(year, own, county)[EKBY] for year in county.budget.years} == {1_000}
    assert inhabitants_in(2025, own, county)[STORSTAD] == 7_100, "the others follow the trend"
    assert inhabitants_in(2022, trend, county)[STORSTAD] == 7_000


def test_a_year_on_record_is_the_december_before(county: Record, plan: Scenario) -> None:
    trend = plan.replace(TREND)
    assert inhabitants_in(2024, trend, county) == {EKBY: 960, LILLEBY: 2_000, STORSTAD: 7_040}
    assert inhabitants_in(2025, trend, county) == {EKBY: 900, LILLEBY: 2_000, STORSTAD: 7_100}


def test_between_two_decembers_it_is_the_middle_and_beyond_the_last_it_goes_on(county: Record, plan: Scenario) -> None:
    trend = plan.replace(TREND)
    # Ekby: 980 in December 2021, 960 in 2023, 900 in 2024.
    assert inhabitants_in(2023, trend, county) == {EKBY: 970, LILLEBY: 2_000, STORSTAD: 7_030}
    assert inhabitants_in(2026, trend, county) == {EKBY: 840, LILLEBY: 2_000, STORSTAD: 7_160}
