"""A preset counts the shared costs that it lists; another counts when somebody gives it an amount."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gnv.analysis.reconciliation import failing, verdicts
from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import COST
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.loading import load
from tests.support.county import amount, small_county

NEW = amount("[[kostnad]]", "tolk", 500_000, enhet="kr/år", fran=2022, till=2026)
NEW_UNKNOWN = amount("[[kostnad]]", "tolk", None, enhet="kr/år", fran=2022, till=2026)


@pytest.fixture
def grown(tmp_path: Path) -> Record:
    return load.load_record(small_county(tmp_path, kostnader=NEW))


def test_a_new_cost_changes_no_preset_and_no_year_ahead(grown: Record, tmp_path: Path) -> None:
    before = load.load_record(small_county(tmp_path / "before"))
    for preset in grown.presets:
        old, new = (catalogue.preset_scenario(county, preset) for county in (before, grown))
        assert calculate(new, grown).rows == calculate(old, before).rows
        assert project(new, grown).rows == project(old, before).rows
    assert not failing(verdicts(grown))


def test_a_new_cost_is_counted_in_its_years_when_it_is_given_an_amount(grown: Record) -> None:
    scenario = catalogue.preset_scenario(grown, "forslag").replace({"tolk": 100_000, "fran_tolk": 2024})
    assert calculate(scenario, grown).total((COST,), item="tolk") == 100_000
    by_year = [project(scenario, grown).total((COST,), item="tolk", year=year) for year in grown.budget.years]
    assert by_year == [0, 0, 100_000, 100_000, 100_000]


def test_a_preset_that_lists_the_cost_counts_what_is_on_record(tmp_path: Path) -> None:
    listed = ('"samordnare"', '"tolk", "samordnare"')
    county = load.load_record(small_county(tmp_path, kostnader=NEW, scenarier=listed))
    assert calculate(catalogue.preset_scenario(county, "forslag"), county).total((COST,), item="tolk") == 500_000
    assert calculate(catalogue.preset_scenario(county, "fyra"), county).total((COST,), item="tolk") == 0


def test_a_new_cost_of_unknown_amount_is_missing_only_where_it_is_counted(tmp_path: Path) -> None:
    county = load.load_record(small_county(tmp_path, kostnader=NEW_UNKNOWN))
    scenario = catalogue.preset_scenario(county, "forslag")
    assert "tolk" not in calculate(scenario, county).missing
    assert "tolk" in calculate(scenario.replace({"tolk": "saknas"}), county).missing


def test_a_new_cost_in_our_own_data_leaves_the_reconciliation_green(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(load.DATA, tmp_path / "data"))
    path = folder / "kostnader.toml"
    path.write_text(path.read_text(encoding="utf-8") + NEW.replace('"dokument"', '"ok2022"'), encoding="utf-8")
    assert not failing(verdicts(load.load_record(folder)))
