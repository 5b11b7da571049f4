"""Where other agreements count, a year that has one on record gets its pots; the others the scenario's."""

from __future__ import annotations

from pathlib import Path

import pytest

from gnv.analysis.result import compare
from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT
from gnv.core.projection import project, uncovered_deductions
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.core.scenario import Scenario
from gnv.loading import load
from gnv.words.scenario import grant_status
from gnv.words.years import grants_basis
from gnv.workspace import link
from gnv.workspace.workspace import Workspace
from tests.support.county import POTS, agreement, preset, small_county

YEARS = range(2022, 2027)
COUNTED = {"andra_ok": "räknas"}
OF_2024 = agreement(2024, pots={"omstallning": 8_000_000, "nytt": 3_000_000}, deductions={"stod": 2_000_000})


@pytest.fixture
def county(tmp_path: Path) -> Record:
    return load.load_record(small_county(tmp_path, ok2024=OF_2024, scenarier=preset("senare", year=2024, of=2024)))


@pytest.fixture
def scenario(county: Record) -> Scenario:
    return catalogue.preset_scenario(county, "forslag").replace(COUNTED)


def by_year(scenario: Scenario, county: Record, kind: str, item: str) -> list[int]:
    return [project(scenario, county).total((kind,), item=item, year=year) for year in YEARS]


def test_the_years_own_pots_are_given_in_that_year_alone(scenario: Scenario, county: Record) -> None:
    assert by_year(scenario, county, GRANT, "omstallning") == [
        10_000_000,
        10_000_000,
        8_000_000,
        10_000_000,
        10_000_000,
    ]
    assert by_year(scenario, county, GRANT, "utbildning") == [2_000_000, 2_000_000, 0, 2_000_000, 2_000_000]
    assert by_year(scenario, county, GRANT, "nytt") == [0, 0, 3_000_000, 0, 0]


def test_a_pot_that_goes_on_under_another_name_has_the_first_years(tmp_path: Path) -> None:
    renamed = small_county(
        tmp_path,
        ok2023=agreement(2023, pots={"nytt": 1_000_000}),
        ok2024=agreement(2024, pots={"nytt": 1_000_000}).replace('kort = "Nytt"', 'kort = "Något annat"'),
    )
    assert "Något annat" in (renamed / "overenskommelser" / "2024.toml").read_text(encoding="utf-8")
    county = load.load_record(renamed)
    assert calculate(catalogue.preset_scenario(county, "forslag").replace(COUNTED), county).names["nytt"] == "Nytt"


def test_a_level_is_of_what_that_years_agreement_gives(scenario: Scenario, county: Record) -> None:
    halved = scenario.replace({"niva_2024_omstallning": 50, "niva_2024_nytt": 200, "omstallning": 6_000_000})
    assert by_year(halved, county, GRANT, "omstallning") == [6_000_000, 6_000_000, 4_000_000, 6_000_000, 6_000_000]
    assert by_year(halved, county, GRANT, "nytt")[2] == 6_000_000
    names = {
        level.key: level.name
        for of_pot in catalogue.levels_in_use(scenario, county).values()
        for level in of_pot.values()
    }
    assert names["niva_2024_omstallning"] == "Omstallning 2024, % av egen ÖK"
    assert names["niva_2025_omstallning"] == "Omstallning 2025, % av potten"
    assert "niva_2024_utbildning" not in names, "the agreement of 2024 has no such pot"


def test_a_quick_choice_sets_the_levels_of_every_years_pots(scenario: Scenario, county: Record) -> None:
    halved = scenario.replace(catalogue.quick_levels(county, "forslag")["Halveras, upphör"] | COUNTED)
    assert by_year(halved, county, GRANT, "omstallning") == [10_000_000, 10_000_000, 4_000_000, 0, 0]


def test_its_deductions_are_as_recorded_and_the_scenarios_others_go_on(scenario: Scenario, county: Record) -> None:
    moved = scenario.replace({"stod": 1_500_000, "utredning": 100_000})
    assert by_year(moved, county, DEDUCTION, "stod") == [-1_500_000, -1_500_000, -2_000_000, -1_500_000, -1_500_000]
    assert by_year(moved, county, DEDUCTION, "utredning")[2] == -100_000


def test_a_deduction_whose_pot_is_gone_ends_or_is_paid(tmp_path: Path) -> None:
    county = load.load_record(small_county(tmp_path, ok2024=agreement(2024, pots={"nytt": 3_000_000})))
    scenario = catalogue.preset_scenario(county, "forslag").replace(COUNTED)
    assert uncovered_deductions(scenario, county)["stod"] == 2024
    assert by_year(scenario, county, DEDUCTION, "stod")[2] == 0
    paid = scenario.replace({"avdrag_utan_bidrag": "kommunerna betalar"})
    assert by_year(paid, county, COST, "egen_stod") == [0, 0, 1_000_000, 0, 0]


def test_the_presets_own_year_is_the_presets_agreement_on_every_page(county: Record) -> None:
    own = catalogue.preset_scenario(county, "senare").replace({"omstallning": 5_000_000, **COUNTED})
    ahead = project(own, county).total((GRANT,), item="omstallning", year=2024)
    assert calculate(own, county).total((GRANT,), item="omstallning") == ahead == 5_000_000


def test_a_key_means_what_it_means_in_the_presets_agreement(county: Record) -> None:
    defaults = [catalogue.by_key(county, preset)["omstallning"].default for preset in ("forslag", "senare")]
    assert defaults == [10_000_000, 8_000_000]
    for preset_id in county.presets:
        workspace = Workspace(scenario=catalogue.preset_scenario(county, preset_id))
        assert link.decode(link.parse(link.encode(workspace, county)), county).workspace == workspace


def test_a_reference_that_could_be_two_things_names_both_ways_out(tmp_path: Path) -> None:
    claims = ('"pott:2022:omstallning"', '"pott:omstallning"')
    with pytest.raises(InputError, match="”pott:2022:omstallning” eller ”pott:2024:omstallning”"):
        load.load_record(small_county(tmp_path, ok2024=OF_2024, motsagelser=claims))
    assert load.load_record(small_county(tmp_path / "alone", motsagelser=claims)), "of one agreement it is plain"


def test_what_the_years_rest_on_names_the_agreement(scenario: Scenario, county: Record) -> None:
    assert grants_basis(scenario, county).startswith(
        "Bidraget är ÖK 2022; 2024 är det ÖK 2024; för övriga år än 2022 är det ett antagande."
    )


def test_an_agreement_on_record_changes_no_year_until_somebody_counts_it(county: Record) -> None:
    plain = catalogue.preset_scenario(county, "forslag")
    assert by_year(plain, county, GRANT, "omstallning") == [10_000_000] * 5
    assert by_year(plain, county, GRANT, "utbildning") == [2_000_000] * 5
    levels = catalogue.levels_in_use(plain, county)
    assert levels["utbildning"][2024].name == "Utbildning 2024, % av potten"
    assert "nytt" not in levels
    assert all(catalogue.grant_assumed(plain, county, year) for year in YEARS[1:])


def test_the_budgets_first_year_and_the_scenarios_own_get_the_agreement_of_that_year(county: Record) -> None:
    later = catalogue.preset_scenario(county, "senare").replace(COUNTED)
    assert by_year(later, county, GRANT, "omstallning")[0] == 10_000_000
    assert by_year(later, county, DEDUCTION, "utredning")[0] == -500_000
    four = catalogue.preset_scenario(county, "fyra").replace({**COUNTED, "niva_2023_omstallning": 50})
    assert calculate(four, county).total((GRANT,), item="omstallning") == 5_000_000, "no agreement of 2023: the pot's"


def test_a_deduction_that_an_agreement_has_at_nothing_leaves_the_scenarios_as_it_is(tmp_path: Path) -> None:
    text = agreement(2024, pots={"omstallning": 8_000_000}, deductions={"stod": 0})
    county = load.load_record(small_county(tmp_path, ok2024=text))
    scenario = catalogue.preset_scenario(county, "forslag").replace(COUNTED)
    assert by_year(scenario, county, DEDUCTION, "stod")[2] == -1_000_000


def test_a_county_part_that_is_assumed_makes_the_grant_assumed(tmp_path: Path) -> None:
    text = agreement(2024, pots={"omstallning": 8_000_000}).replace('status = "beslutad"', 'status = "antagande"')
    county = load.load_record(small_county(tmp_path, ok2024=text, scenarier=preset("senare", year=2024, of=2024)))
    own = catalogue.preset_scenario(county, "senare")
    assert catalogue.grant_assumed(own, county, 2024)
    assert "Trebys del av ÖK 2024" in grant_status(compare(own, county))
    ahead = catalogue.preset_scenario(county, "forslag").replace(COUNTED)
    assert "2024 är det ÖK 2024 (Trebys del är ett antagande)" in grants_basis(ahead, county)


def test_every_year_sums(scenario: Scenario, county: Record) -> None:
    outcome = project(scenario, county)
    assert outcome.total((GRANT,), year=2023) == sum(POTS.values())
    assert outcome.total((GRANT,), year=2024) == 11_000_000
