"""How money is shared beyond the agreement: the costs' own key, a deduction's pot, all pots at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gnv.analysis import register, sensitivity
from gnv.core import catalogue, staffing
from gnv.core.calculation import calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.core.scenario import Scenario
from gnv.exports.xlsx.arithmetic import check_bounds
from gnv.loading.load import load_record
from gnv.workspace import link
from tests.support import county as made_up
from tests.support.small_county import EKBY, LILLEBY, RECORD, STORSTAD

OLD_LINK = "v=2&forval=forslag-2022&grund=756e&regionalt_stod=80000&kontroll=6dc1cdfc"
OLDEST_LINK = (
    "v=1&forval=forslag-2022&antal=35&regionalt_stod=80000&administration=50000&utredning=0&tjanster=2&ko"
    "stnad_tva=200000&kostnad_tre=360000&regionandel=50&yrkesresan=50000&lika_del=0&nara_vard=1000000&med"
    "arbetare=200000&befolkning=2021-06&sud=saknas&andra_ok=r%C3%A4knas+inte&avdrag_utan_bidrag=%C3%A4nda"
    "m%C3%A5let+upph%C3%B6r&befolkning_framat=of%C3%B6r%C3%A4ndrad&index=0&fran_rss=2022&till_rss=2026&fr"
    "an_yrkesresan=2022&till_yrkesresan=2026&fran_sud=2022&till_sud=2026&niva_2023_nara_vard=100&niva_202"
    "4_nara_vard=100&niva_2025_nara_vard=100&niva_2026_nara_vard=100&niva_2023_medarbetare=100&niva_2024_"
    "medarbetare=100&niva_2025_medarbetare=100&niva_2026_medarbetare=100&skyddat_boende=nej&riket=1000000"
    "&antal=35"
)


def test_half_of_the_costs_shared_equally(county: Record, plan: Scenario) -> None:
    """60 000 kr: half of it by 1:2:7 is 3 000, 6 000 and 21 000, and half equally 10 000 each. Grants stand still."""
    dearer = plan.replace({"yrkesresan": 60_000})
    before, after = (calculate(one, county) for one in (dearer, dearer.replace({"lika_del_kostnad": 50})))
    assert before.by_kommun((COST,), item="yrkesresan") == {EKBY: 6_000, LILLEBY: 12_000, STORSTAD: 42_000}
    assert after.by_kommun((COST,), item="yrkesresan") == {EKBY: 13_000, LILLEBY: 16_000, STORSTAD: 31_000}
    assert after.by_kommun(PAID_OUT) == before.by_kommun(PAID_OUT)


def test_the_posts_cost_the_same_on_every_page(county: Record, plan: Scenario) -> None:
    equal = plan.replace({"lika_del_kostnad": 100})
    cost = staffing.cost(staffing.chosen_alternative(equal, county), equal, county)
    assert cost.by_kommun == calculate(equal, county).by_kommun((COST,), item="rss")
    assert max(cost.by_kommun.values()) - min(cost.by_kommun.values()) <= 1
    split = staffing.increase_to_discuss(equal, county)
    for code in county.kommuner:
        parts = split.more_posts_by_kommun[code] + split.dearer_by_kommun[code]
        assert parts == split.new.by_kommun[code] - split.old.by_kommun[code]


def test_skyddat_boende_is_nobodys_shared_cost(county: Record, plan: Scenario) -> None:
    """It is an estimate of each kommun's own cost by its inhabitants: no key moves it."""
    sheltered = plan.replace({"skyddat_boende": "ja"})
    key = county.budget.shelter_cost.key
    one, other = (project(s, county) for s in (sheltered, sheltered.replace({"lika_del_kostnad": 100})))
    assert one.by_kommun((COST,), item=key, year=2024) == other.by_kommun((COST,), item=key, year=2024)


def test_a_deduction_from_another_pot(county: Record, plan: Scenario) -> None:
    """Of medarbetare's 200 000 kr, 150 000 are left, and of nära vård's 1 000 000 all but the regional support."""
    moved = plan.replace({"ur_administration": "Medarbetare"})
    outcome = calculate(moved, county)
    assert outcome.by_kommun((DEDUCTION,), item="administration") == {EKBY: -5_000, LILLEBY: -10_000, STORSTAD: -35_000}
    assert outcome.by_kommun(PAID_OUT) == calculate(plan, county).by_kommun(PAID_OUT), "both pots have one key"
    pots = [catalogue.pot_of(one, moved, county) for one in county.agreement(moved).deductions]
    assert pots == ["nara_vard", "medarbetare", "nara_vard"]
    with pytest.raises(InputError, match=r"Avdragen, 50.000.kr, är större än potten, 49.999"):
        calculate(moved.replace({"medarbetare": 49_999}), county)


def test_where_the_chosen_pot_ends_so_does_the_deduction(county: Record, plan: Scenario) -> None:
    moved = plan.replace({"ur_administration": "Medarbetare", "niva_2024_medarbetare": 0})
    assert project(moved, county).total((DEDUCTION,), item="administration", year=2024) == 0
    assert project(plan, county).total((DEDUCTION,), item="administration", year=2024) == -50_000


def test_a_single_pot_leaves_nothing_to_choose(county: Record) -> None:
    assert catalogue.pot_choices(county, "2020") == {}
    assert [one for one in catalogue.by_key(county, "ok2020") if one.startswith("ur_")] == []


def test_pots_with_one_short_name_are_refused(tmp_path: Path) -> None:
    twins = ('kort = "Utbildning"', 'kort = "Omstallning"')
    with pytest.raises(InputError, match="”Omstallning” går inte att skilja från en annan potts i en länk"):
        load_record(made_up.small_county(tmp_path, **{"2022": twins}))


def test_all_pots_at_once_are_rounded_half_up_within_their_bounds(tmp_path: Path) -> None:
    """Nine tenths of 10 000 005 kr is 9 000 004,5 kr."""
    county = load_record(made_up.small_county(tmp_path, **{"2022": ("belopp = 10000000", "belopp = 10000005")}))
    assert catalogue.pots_at(90, county, "forslag") == {"omstallning": 9_000_005, "utbildning": 1_800_000}
    assert catalogue.pots_at(100, county, "forslag") == {"omstallning": 10_000_005, "utbildning": 2_000_000}
    assert catalogue.pots_at(1_000_000, county, "forslag")["utbildning"] == 20_000_000, "the slider's end"


@pytest.mark.parametrize("address", [OLD_LINK, OLDEST_LINK])
def test_links_from_before_open_without_a_word(county: Record, plan: Scenario, address: str) -> None:
    opened = link.decode(link.parse(address), county)
    assert opened.problems == ()
    assert opened.workspace.scenario == plan.replace({"regionalt_stod": 80_000})
    assert link.encode(opened.workspace, county) == OLD_LINK


def test_what_is_new_travels_in_a_link_where_it_is_used(county: Record, plan: Scenario) -> None:
    moved = plan.replace({"ur_administration": "Medarbetare", "lika_del_kostnad": 30})
    told = link.scenario_text(moved, county)
    assert told == "forslag-2022~ur_administration.Medarbetare~lika_del_kostnad.30"
    assert link.scenario_from_text(told, county) == moved


def test_a_choice_of_a_single_item_is_no_uncertainty_and_no_figure_read(county: Record, plan: Scenario) -> None:
    """The tornado, and the count of what each source has given, are as they were."""
    shared_apart = plan.replace({"ur_administration": "Medarbetare"})
    for scenario in (plan, shared_apart):
        keys = [swing.parameter.key for swing in sensitivity.swings(scenario, county, codes=(EKBY,))]
        assert not [key for key in keys if key.startswith("ur_")]
    counted = {one.source.id: one.figures.replace("\u00a0", " ") for one in register.contributions(county)}
    assert counted["ok2022"].startswith("33 belopp och val")


def test_the_workbook_refuses_what_its_formulas_do_not_know(county: Record, plan: Scenario) -> None:
    check_bounds(plan.replace({"lika_del_kostnad": 5, "ur_administration": "Medarbetare"}), county)
    with pytest.raises(InputError, match="Arbetsboken räknar inte med Lägsta bidrag och Nyckel för Nära vård"):
        check_bounds(plan.replace({"lagst_bidrag": 5, "nyckel_nara_vard": "lika delar"}), county)


@given(some.integers(0, 100), some.integers(0, 50), some.sampled_from(["Nära vård", "Medarbetare"]))
def test_every_line_sums_whatever_the_keys(costs: int, grants: int, pot: str) -> None:
    plan = catalogue.preset_scenario(RECORD, "forslag-2022")
    chosen = plan.replace({"lika_del_kostnad": costs, "lika_del": grants, "ur_regionalt_stod": pot})
    outcome = calculate(chosen, RECORD)
    assert outcome.total((GRANT,)) == 1_200_000
    assert outcome.total((DEDUCTION,), item="regionalt_stod") == -100_000
    assert outcome.total((COST,)) == calculate(plan, RECORD).total((COST,))
    assert min(outcome.by_kommun(PAID_OUT).values()) >= 0
