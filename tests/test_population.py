from __future__ import annotations

from gnv.population import ahead
from gnv.record import Facts
from gnv.scenario import Scenario

TREND = {"befolkning_framat": "statistik och trend"}
ORSA = "2034"


def test_unchanged_is_the_scenarios_date_every_year(facts: Facts, proposal: Scenario) -> None:
    assert {ahead(year, proposal, facts)[ORSA] for year in facts.budget.years} == {6_939}


def test_the_first_year_is_always_the_scenarios_date(facts: Facts, proposal: Scenario) -> None:
    assert ahead(2022, proposal.replace(TREND), facts)[ORSA] == 6_939


def test_a_kommuns_own_change_is_compound_from_the_first_year_and_leaves_the_others(
    facts: Facts, proposal: Scenario
) -> None:
    own = proposal.replace({"folkandring_2034": "1"})
    # 6 939 × 1,01 = 7 008,39 and × 1,01⁴ = 7 220,75.
    assert [ahead(year, own, facts)[ORSA] for year in (2022, 2023, 2026)] == [6_939, 7_008, 7_221]
    others = {code: inhabitants for code, inhabitants in ahead(2026, own, facts).items() if code != ORSA}
    assert others == {code: inhabitants for code, inhabitants in ahead(2022, own, facts).items() if code != ORSA}


def test_a_falling_population_falls(facts: Facts, proposal: Scenario) -> None:
    # 6 939 × 0,98 = 6 800,22
    assert ahead(2023, proposal.replace({"folkandring_2034": "−2"}), facts)[ORSA] == 6_800


def test_a_kommuns_own_change_goes_before_the_trend(facts: Facts, proposal: Scenario) -> None:
    trend = proposal.replace(TREND)
    own = trend.replace({"folkandring_2034": "0"})
    assert {ahead(year, own, facts)[ORSA] for year in facts.budget.years} == {6_939}
    assert ahead(2025, own, facts)["2080"] == ahead(2025, trend, facts)["2080"] != ahead(2022, trend, facts)["2080"]


def test_a_year_on_record_is_the_december_before(facts: Facts, proposal: Scenario) -> None:
    trend = proposal.replace(TREND)
    assert ahead(2024, trend, facts) == facts.populations["2023-12"].inhabitants
    assert ahead(2025, trend, facts) == facts.populations["2024-12"].inhabitants


def test_between_two_decembers_it_is_the_middle_and_beyond_the_last_it_goes_on(
    facts: Facts, proposal: Scenario
) -> None:
    trend = proposal.replace(TREND)
    # Orsa: 6 918 in December 2021, 6 908 in 2023, 6 851 in 2024.
    assert ahead(2023, trend, facts)[ORSA] == 6_913
    assert ahead(2026, trend, facts)[ORSA] == 6_794
