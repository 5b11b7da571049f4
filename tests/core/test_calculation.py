from __future__ import annotations

import pytest
from hypothesis import assume, given

from gnv.core import catalogue, staffing
from gnv.core.calculation import calculable, calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.core.scenario import Scenario
from gnv.core.year import counted
from tests.support.small_county import EKBY, LILLEBY, RECORD, STORSTAD
from tests.support.strategies import any_scenario


def test_the_plan(county: Record, plan: Scenario) -> None:
    outcome = calculate(plan, county)
    assert outcome.total((GRANT,)) == 1_200_000
    assert [outcome.total((DEDUCTION,), item=item) for item in outcome.items(DEDUCTION)] == [-100_000, -50_000]
    assert outcome.total(PAID_OUT) == 1_050_000
    assert outcome.total((COST,), item="rss") == 100_000, "half of two posts; the region pays the other half"


def test_by_inhabitants_each_kommun_gets_and_pays_its_tenths(county: Record, plan: Scenario) -> None:
    outcome = calculate(plan, county)
    assert outcome.by_kommun(PAID_OUT) == {EKBY: 105_000, LILLEBY: 210_000, STORSTAD: 735_000}
    assert outcome.by_kommun((COST,)) == {EKBY: 15_000, LILLEBY: 30_000, STORSTAD: 105_000}


def test_pots_shared_one_by_one_are_never_more_than_a_krona_each_from_all_shared_at_once(
    county: Record, plan: Scenario
) -> None:
    uneven = plan.replace({"nara_vard": 1_000_003, "medarbetare": 200_004, "regionalt_stod": 100_002})
    paid = calculate(uneven, county).by_kommun(PAID_OUT)
    for code, tenths in {EKBY: 1, LILLEBY: 2, STORSTAD: 7}.items():
        assert abs(paid[code] - 1_050_005 * tenths / 10) < 3, f"two pots and a deduction: {county.kommuner[code]}"


def test_another_date_shares_by_its_own_inhabitants(county: Record, plan: Scenario) -> None:
    later = calculate(plan.replace({"befolkning": "2024-12"}), county)
    assert later.by_kommun(PAID_OUT) == {EKBY: 94_500, LILLEBY: 210_000, STORSTAD: 745_500}, "9, 20 and 71 %"


def test_the_gross_stands_still_while_a_deduction_moves(county: Record, plan: Scenario) -> None:
    less = calculate(plan.replace({"regionalt_stod": 60_000}), county)
    assert less.by_kommun((GRANT,)) == calculate(plan, county).by_kommun((GRANT,))
    assert less.total(PAID_OUT) == 1_090_000


def test_a_cost_without_an_amount_is_missing_and_not_nothing(county: Record, plan: Scenario) -> None:
    outcome = calculate(plan, county)
    assert outcome.missing == ("sud",)
    assert [row.amount_sek for row in outcome.rows if row.item == "sud"] == [None] * 3


def test_the_equal_share_moves_the_grant_and_leaves_the_costs(county: Record, plan: Scenario) -> None:
    before, after = calculate(plan, county), calculate(plan.replace({"lika_del": 30}), county)
    # Of 1 050 000, 30 % is 105 000 to each; of the other 735 000 a tenth is 73 500.
    assert after.by_kommun(PAID_OUT) == {EKBY: 178_500, LILLEBY: 252_000, STORSTAD: 619_500}
    assert after.by_kommun((COST,)) == before.by_kommun((COST,))


def test_deductions_larger_than_the_pot_name_the_pot(county: Record, plan: Scenario) -> None:
    with pytest.raises(InputError, match=r"Utveckling av den nära vården.*Avdragen, 150.000.kr"):
        calculate(plan.replace({"nara_vard": 149_999}), county)


def test_a_value_out_of_bounds_is_named(county: Record, plan: Scenario) -> None:
    with pytest.raises(InputError, match=r"lika_del.*51 ligger utanför 0–50"):
        calculate(plan.replace({"lika_del": 51}), county)


def test_a_missing_value_is_named(county: Record, plan: Scenario) -> None:
    fewer = Scenario(preset=plan.preset, values=plan.values[1:])
    with pytest.raises(InputError, match="saknar ett värde för ”regionalt_stod”"):
        calculate(fewer, county)


def test_a_cost_is_counted_from_its_first_year(county: Record) -> None:
    """Yrkesresan is on record from 2022: a preset of 2020 has none of it, and its years ahead do."""
    old = catalogue.preset_scenario(county, "ok2020")
    assert calculate(old, county).total((COST,)) == 100_000
    assert project(old, county).total((COST,), item="yrkesresan", year=2022) == 50_000


@given(any_scenario(RECORD))
def test_every_item_sums_to_what_the_scenario_says(scenario: Scenario) -> None:
    assume(calculable(scenario, RECORD))
    outcome, agreement = calculate(scenario, RECORD), RECORD.agreement(scenario)
    year = catalogue.year_of(scenario, RECORD)
    for pot in agreement.pots:
        key = pot.parameter.key
        level = catalogue.levels(RECORD, scenario.preset)[key].get(year)
        percent = 100 if level is None else scenario.number(level.key)
        assert abs(100 * outcome.total((GRANT,), item=key) - scenario.number(key) * percent) <= 50
        of_pot = [d for d in agreement.deductions if catalogue.pot_of(d, scenario, RECORD) == key]
        asked = sum(scenario.number(one.key) for one in of_pot if catalogue.deducted(year, one, scenario, RECORD))
        taken = -sum(outcome.total((DEDUCTION,), item=one.key) for one in of_pot)
        assert taken == min(asked, outcome.total((GRANT,), item=key)), "as far as the pot goes"
    region = staffing.cost(staffing.chosen_alternative(scenario, RECORD), scenario, RECORD).region_sek
    chosen = staffing.chosen_alternative(scenario, RECORD).parameter.key
    rss, *others = RECORD.costs_with_years
    paid = scenario.number(chosen) - region if counted(year, rss, scenario, RECORD) else 0
    assert outcome.total((COST,), item="rss") == paid
    for cost in others:
        amount = (scenario.amount(cost.key) or 0) if counted(year, cost, scenario, RECORD) else 0
        assert outcome.total((COST,), item=cost.key) == amount


def limits_can_be_kept(scenario: Scenario, year: int, taken: int) -> bool:
    """Whether three kommuner can be paid at least the floor and at most the ceiling, of pots at their full amounts."""
    least, most = scenario.number("lagst_bidrag"), scenario.number("hogst_bidrag")
    most = 10**9 if most == RECORD.sharing.ceiling.maximum else most
    pots = {pot.parameter.key: scenario.number(pot.parameter.key) for pot in RECORD.agreement(scenario).pots}
    levels = catalogue.levels(RECORD, scenario.preset)
    percent = {key: scenario.number(levels[key][year].key) if year in levels[key] else 100 for key in pots}
    full = all((pots[key] * percent[key] + 50) // 100 == pots[key] for key in pots)
    return least <= most and (not full or 3 * least <= sum(pots.values()) - taken <= 3 * most)


@given(any_scenario(RECORD))
def test_only_what_asks_too_much_of_a_pot_can_not_be_calculated(scenario: Scenario) -> None:
    agreement, year = RECORD.agreement(scenario), catalogue.year_of(scenario, RECORD)
    taken = {pot.parameter.key: 0 for pot in agreement.pots}
    for deduction in catalogue.deductions(year, scenario, RECORD):
        taken[catalogue.pot_of(deduction, scenario, RECORD)] += scenario.number(deduction.parameter.key)
    carried = all(taken[key] <= scenario.number(key) for key in taken)
    assert calculable(scenario, RECORD) == (carried and limits_can_be_kept(scenario, year, sum(taken.values())))


@given(any_scenario(RECORD))
def test_nobody_is_paid_less_than_nothing(scenario: Scenario) -> None:
    assume(calculable(scenario, RECORD))
    outcome = calculate(scenario, RECORD)
    assert min(outcome.by_kommun(PAID_OUT).values()) >= 0
    assert min(outcome.by_kommun((COST,)).values()) >= 0
