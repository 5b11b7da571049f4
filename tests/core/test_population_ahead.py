from __future__ import annotations

from gnv.core.projection import inhabitants_in
from gnv.core.record import Record
from gnv.core.scenario import Scenario

TREND = {"befolkning_framat": "statistik och trend"}
ORSA = "2034"


def test_unchanged_is_the_scenarios_date_every_year(record: Record, proposal: Scenario) -> None:
    assert {inhabitants_in(year, proposal, record)[ORSA] for year in record.budget.years} == {6_939}


def test_the_first_year_is_always_the_scenarios_date(record: Record, proposal: Scenario) -> None:
    assert inhabitants_in(2022, proposal.replace(TREND), record)[ORSA] == 6_939


def test_a_date_later_than_the_years_is_not_a_step_back_in_time(record: Record, proposal: Scenario) -> None:
    """Borlänge: 51 425 in December 2024. Before, 2022 had them and 2023 had 51 995."""
    newest = proposal.replace({**TREND, "befolkning": "2024-12"})
    found = [inhabitants_in(year, newest, record)["2081"] for year in record.budget.years]
    assert found == [52_254, 51_995, 51_735, 51_425, 51_115]


def test_a_kommuns_own_change_is_compound_from_the_first_year_and_leaves_the_others(
    record: Record, proposal: Scenario
) -> None:
    own = proposal.replace({"folkandring_2034": "1"})
    # 6 939 × 1,01 = 7 008,39 and × 1,01⁴ = 7 220,75.
    assert [inhabitants_in(year, own, record)[ORSA] for year in (2022, 2023, 2026)] == [6_939, 7_008, 7_221]
    others = {code: inhabitants for code, inhabitants in inhabitants_in(2026, own, record).items() if code != ORSA}
    assert others == {
        code: inhabitants for code, inhabitants in inhabitants_in(2022, own, record).items() if code != ORSA
    }


def test_a_falling_population_falls(record: Record, proposal: Scenario) -> None:
    # 6 939 × 0,98 = 6 800,22
    assert inhabitants_in(2023, proposal.replace({"folkandring_2034": "−2"}), record)[ORSA] == 6_800


def test_a_kommuns_own_change_goes_before_the_trend(record: Record, proposal: Scenario) -> None:
    trend = proposal.replace(TREND)
    own = trend.replace({"folkandring_2034": "0"})
    assert {inhabitants_in(year, own, record)[ORSA] for year in record.budget.years} == {6_939}
    assert (
        inhabitants_in(2025, own, record)["2080"]
        == inhabitants_in(2025, trend, record)["2080"]
        != inhabitants_in(2022, trend, record)["2080"]
    )


def test_a_year_on_record_is_the_december_before(record: Record, proposal: Scenario) -> None:
    trend = proposal.replace(TREND)
    assert inhabitants_in(2024, trend, record) == record.populations["2023-12"].inhabitants
    assert inhabitants_in(2025, trend, record) == record.populations["2024-12"].inhabitants


def test_between_two_decembers_it_is_the_middle_and_beyond_the_last_it_goes_on(
    record: Record, proposal: Scenario
) -> None:
    trend = proposal.replace(TREND)
    # Orsa: 6 918 in December 2021, 6 908 in 2023, 6 851 in 2024.
    assert inhabitants_in(2023, trend, record)[ORSA] == 6_913
    assert inhabitants_in(2026, trend, record)[ORSA] == 6_794
