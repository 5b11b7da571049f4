"""A deduction is made in its own years: the investigation of hemsjukvårdsavtalet is one of 2022."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest

from gnv.__main__ import main
from gnv.analysis import result
from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import COST, DEDUCTION, PAID_OUT
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.loading import load
from gnv.words import years as years_words
from gnv.words.scenario import step_summary
from gnv.workspace import link
from gnv.workspace.workspace import Workspace
from tests.support.county import ONE, agreement, preset, small_county

GONE = {f"niva_{year}_nara_vard": 0 for year in (2023, 2024, 2025, 2026)}


def by_year(scenario: Scenario, record: Record, kind: str, item: str) -> list[int]:
    return [project(scenario, record).total((kind,), item=item, year=year) for year in record.budget.years]


def test_the_command_line_pays_out_half_a_million_more_each_year_after_2022(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["berakna", "--format", "ar"]) == 0
    frame = pd.read_csv(io.BytesIO(capfdbinary.readouterr().out), sep=";", decimal=",")
    paid = frame[frame["Slag"].isin(["bidrag", "avdrag"])].groupby("År")["Belopp (kr)"].sum()
    assert dict(paid) == {2022: 31_061_440, **dict.fromkeys(range(2023, 2027), 31_561_440)}


def test_the_investigation_is_of_2022_and_the_support_goes_on(record: Record, proposal: Scenario) -> None:
    assert by_year(proposal, record, DEDUCTION, "hemsjukvard") == [-500_000, 0, 0, 0, 0]
    assert by_year(proposal, record, DEDUCTION, "regionalt_stod") == [-1_250_000] * 5


@pytest.mark.parametrize("preset_id", ["rss-fyra", "budget-2023"])
def test_a_preset_of_2023_does_not_deduct_it(record: Record, preset_id: str) -> None:
    outcome = calculate(catalogue.preset_scenario(record, preset_id), record)
    assert outcome.items(DEDUCTION) == ("regionalt_stod", "administration")
    assert outcome.total(PAID_OUT) == 31_561_440


def test_its_years_are_a_choice_that_counts_on_every_page(record: Record) -> None:
    longer = catalogue.preset_scenario(record, "budget-2023").replace({"till_hemsjukvard": 2024})
    assert by_year(longer, record, DEDUCTION, "hemsjukvard") == [-500_000, -500_000, -500_000, 0, 0]
    own = calculate(longer, record)
    assert set(own.rows) == {row for row in project(longer, record).rows if row.year == 2023}
    assert result.control(result.compare(longer, record)) == (0, 0)
    workspace = Workspace(scenario=longer)
    assert link.decode(link.parse(link.encode(workspace, record)), record).workspace == workspace


def test_what_is_not_deducted_is_not_taken_over_either(record: Record, proposal: Scenario) -> None:
    paid = proposal.replace({**GONE, "avdrag_utan_bidrag": "kommunerna betalar"})
    assert by_year(paid, record, COST, "egen_hemsjukvard") == [0] * 5
    assert by_year(paid, record, COST, "egen_administration") == [0, *[50_000] * 4]


def test_a_step_that_does_nothing_says_that_the_deduction_is_not_made(record: Record) -> None:
    before = catalogue.preset_scenario(record, "rss-fyra")
    told = step_summary(before, before.replace({"hemsjukvard": 0}), record, [])
    assert told.endswith("ingen effekt, för det avdraget görs inte 2023")
    later = step_summary(before, before.replace({"till_regionalt_stod": 2024}), record, [])
    assert later.endswith("ingen effekt, för det gäller åren framåt på sidan Budget")


def test_outside_the_budgets_years_the_record_tells(tmp_path: Path) -> None:
    old = agreement(2020, pots={"omstallning": 1_000_000}, deductions={"stod": 100_000})
    once = old.replace("till = 2026", "till = 2020")
    record = load.load_record(small_county(tmp_path, ok2020=once, scenarier=preset("gammal", year=2020, of=2020)))
    scenario = catalogue.preset_scenario(record, "gammal")
    assert calculate(scenario, record).by_kommun(PAID_OUT)[ONE] == 90_000
    assert by_year(scenario, record, DEDUCTION, "stod") == [0] * 5


def test_the_countys_part_of_sheltered_housing_is_of_one_date(record: Record, proposal: Scenario) -> None:
    """3 696 000 000 × 288 382 / 10 000 000 in every year, whatever date or trend the kommuner share it by."""
    switched_on = proposal.replace({"skyddat_boende": "ja", "riket": 10_000_000})
    for moved in ({}, {"befolkning": "2024-12"}, {"befolkning_framat": "statistik och trend"}):
        found = by_year(switched_on.replace(moved), record, COST, "skyddat_boende_kostnad")
        assert found == [0, *[106_585_987] * 4]
    assert "Beräkning av kostnaden" in record.budget.shelter_cost.origin.place


def test_which_deductions_recur_is_told_with_why(record: Record, proposal: Scenario) -> None:
    said = years_words.deductions_basis(proposal, record)
    assert "Regionalt stöd 2022–2026 (antagande: förslaget gäller 2022;" in said
    assert "Hemsjukvårdsavtalet bara 2022 (beslutad: en enda utredning" in said
    moved = proposal.replace({"till_regionalt_stod": 2024, "fran_administration": 2026, "till_administration": 2022})
    told = years_words.deductions_basis(moved, record)
    assert "Regionalt stöd 2022–2024 (ert val)" in told
    assert "Administration RSS inget av åren (ert val)" in told


def test_the_deductions_that_the_pots_can_not_carry_are_those_that_recur(record: Record, proposal: Scenario) -> None:
    gone = proposal.replace({"niva_2025_nara_vard": 0, "niva_2026_nara_vard": 0})
    assert "Potterna räcker från 2025 inte till Regionalt stöd och Administration RSS." in (
        years_words.grants_basis(gone, record)
    )
