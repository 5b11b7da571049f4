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
