"""ÖK 2023 and 2024: the county's part reckoned anew, counted only where it is chosen, and told as an assumption."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gnv.analysis import national, reconciliation
from gnv.analysis.result import compare
from gnv.core import catalogue, references
from gnv.core.calculation import calculate
from gnv.core.outcome import DEDUCTION, GRANT
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.words import evidence, years
from gnv.words.scenario import grant_status

MKR = 1_000_000
AS_IN_2024 = 24_646_080


def by_agreement(record: Record, preset: str) -> str:
    """The one quick choice that counts other years' agreements: its name tells which they are."""
    switch, found = record.budget.other_agreements, catalogue.quick_levels(record, preset)
    (name,) = (name for name, values in found.items() if values[switch.key] != switch.default)
    return name


def chosen(scenario: Scenario, record: Record) -> Scenario:
    return scenario.replace(catalogue.quick_levels(record, scenario.preset)[by_agreement(record, scenario.preset)])


def grants(scenario: Scenario, record: Record) -> list[int]:
    outcome = project(scenario, record)
    return [outcome.total((GRANT,), year=year) for year in record.budget.years]


@pytest.mark.parametrize(("year", "national_mkr"), [("2023", [750, 200, 100]), ("2024", [750])])
def test_the_countys_part_is_the_share_of_2022_exactly(record: Record, year: str, national_mkr: list[int]) -> None:
    of_2022 = references.county_share(record.agreements["2022"].pots[0])
    assert of_2022 == Fraction(24_646_080, 750 * MKR)
    pots = record.agreements[year].pots
    assert [pot.national_sek for pot in pots] == [mkr * MKR for mkr in national_mkr]
    for pot in pots:
        assert Fraction(int(pot.parameter.default)) == of_2022 * pot.national_sek, "whole kronor, with nothing rounded"
        assert pot.parameter.origin.status == "antagande"
        assert pot.national_origin.source.id == f"skr{year}"


def test_the_sums_are_those_reckoned_by_hand(record: Record) -> None:
    assert sum(int(pot.parameter.default) for pot in record.agreements["2023"].pots) == 34_504_512
    assert sum(int(pot.parameter.default) for pot in record.agreements["2024"].pots) == 24_646_080


def test_no_preset_of_before_counts_them_until_they_are_chosen(record: Record) -> None:
    switch = record.budget.other_agreements
    before = {"2020", "2022"}  # the agreements of the documents
    for preset in record.presets.values():
        scenario = catalogue.preset_scenario(record, preset.id)
        assert (scenario[switch.key] == switch.default) == (preset.agreement in before), preset.id
    assert grants(catalogue.preset_scenario(record, "forslag-2022"), record) == [32_861_440] * 5


@pytest.mark.parametrize("preset", ["forslag-2022", "budget-2023", "ok-2023", "ok-2024"])
def test_the_quick_choice_gives_each_year_its_agreement(record: Record, preset: str) -> None:
    """2025 and 2026 are assumed as 2024, until they have an agreement of their own on record."""
    scenario = chosen(catalogue.preset_scenario(record, preset), record)
    by_year = dict(zip(record.budget.years, grants(scenario, record), strict=True))
    assert [by_year[year] for year in (2022, 2023, 2024)] == [32_861_440, 34_504_512, AS_IN_2024]
    known = {one.year for one in record.agreements.values()}
    assert {by_year[year] for year in (2025, 2026) if year not in known} <= {AS_IN_2024}
    own = calculate(scenario, record)
    year = catalogue.year_of(scenario, record)
    assert own.total((GRANT,)) == project(scenario, record).total((GRANT,), year=year), "one year, one figure"
    if not preset.startswith("ok-"):
        told = years.assumptions(scenario, record)
        name = by_agreement(record, preset)
        assert told == [f"statsbidraget efter 2022: e{name[1:]}"], "the agreements keep their capitals"


def test_the_deductions_that_go_on_are_taken_from_those_pots(record: Record, proposal: Scenario) -> None:
    outcome = project(chosen(proposal.replace({"regionalt_stod": 1_000_000}), record), record)
    taken = [outcome.total((DEDUCTION,), item="regionalt_stod", year=year) for year in record.budget.years]
    assert taken == [-1_000_000] * 5
    assert outcome.total((DEDUCTION,), item="hemsjukvard", year=2023) == 0


@pytest.mark.parametrize("preset", ["ok-2023", "ok-2024"])
def test_their_status_travels(record: Record, preset: str) -> None:
    comparison = compare(catalogue.preset_scenario(record, preset), record)
    assert comparison.assumed
    assert "länets del är ett antagande" in evidence.county_shares(comparison)
    assert "Dalarnas del av ÖK God och nära vård" in grant_status(comparison)


def test_the_last_quick_choices_take_them_away_again(record: Record, proposal: Scenario) -> None:
    back = chosen(proposal, record).replace(catalogue.quick_levels(record, proposal.preset)["Oförändrat"])
    assert back == proposal


def test_from_the_state_to_the_county_is_of_the_years_own_agreement(record: Record) -> None:
    scenario = chosen(catalogue.preset_scenario(record, "budget-2023"), record)
    steps = national.stations(compare(scenario, record), ["2034"], name="Orsa")
    assert [one.amount_sek for one in steps[:3]] == [6_394_500_000, 1_050 * MKR, 34_504_512]
    steps = national.stations(compare(catalogue.preset_scenario(record, "ok-2024"), record), ["2034"], name="Orsa")
    assert [one.amount_sek for one in steps[:3]] == [3_430_250_000, 750 * MKR, 24_646_080]


def test_what_no_receiver_is_named_for_is_told(record: Record) -> None:
    areas = record.evidence.areas
    unnamed = {year: references.unnamed(record.agreements[year], areas[year]) for year in ("2022", "2023", "2024")}
    assert unnamed == {"2022": 0, "2023": 0, "2024": 100 * MKR}
    assert "Vem som får 100" in evidence.whole_agreement(record.agreements["2024"], record)
    assert "Vem som får" not in evidence.whole_agreement(record.agreements["2023"], record)
    outside = {year: references.outside_areas(record.agreements[year], record.evidence.areas[year]) for year in unnamed}
    assert outside == {
        "2022": {"skr": 53 * MKR},
        "2023": {"regionerna": 155 * MKR, "skr": 51_500_000},
        "2024": {"regionerna": 126 * MKR, "skr": 4_250_000},
    }


def test_every_check_of_them_holds_and_the_hundred_million_is_a_contradiction(record: Record) -> None:
    assert not reconciliation.failing(reconciliation.verdicts(record))
    assert [check.name for check in record.evidence.checks if "2023" in check.name]
    assert "totalt-2024" in {claim.id for claim in record.evidence.claims}


@pytest.mark.parametrize(("preset", "date"), [("ok-2023", "2021-12"), ("ok-2024", "2023-12")])
def test_their_population_is_one_on_record_no_later_than_the_december_before(
    record: Record, preset: str, date: str
) -> None:
    scenario = catalogue.preset_scenario(record, preset)
    wanted = f"{record.preset(preset).year - 1}-12"
    assert scenario.text("befolkning") == date == max(one for one in record.populations if one <= wanted)
