from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gnv.core import catalogue, staffing
from gnv.core.calculation import calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.records import InputError, Parameter
from gnv.core.scenario import Scenario
from gnv.loading import load

RECORD = load.load_record()


def any_value(parameter: Parameter) -> st.SearchStrategy[int | str]:
    if parameter.options:
        return st.sampled_from(parameter.options)
    return st.integers(parameter.minimum, parameter.maximum)


def any_scenario() -> st.SearchStrategy[Scenario]:
    def values(preset: str) -> st.SearchStrategy[Scenario]:
        named = {p.key: any_value(p) for p in catalogue.parameters(RECORD, preset)}
        return st.fixed_dictionaries(named).map(lambda v: Scenario(preset=preset, values=tuple(v.items())))

    return st.sampled_from(list(RECORD.presets)).flatmap(values)


def fits(scenario: Scenario) -> bool:
    """Whether no pot is asked for more than it holds."""
    agreement = RECORD.agreement(scenario)
    taken = {pot.parameter.key: 0 for pot in agreement.pots}
    for deduction in catalogue.deductions(RECORD.preset(scenario.preset).year, scenario, RECORD):
        taken[deduction.pot_key] += scenario.number(deduction.parameter.key)
    return all(taken[key] <= scenario.number(key) for key in taken)


def test_the_proposal_of_2022(record: Record, proposal: Scenario) -> None:
    outcome = calculate(proposal, record)
    assert outcome.total((GRANT,)) == 32_861_440
    assert [outcome.total((DEDUCTION,), item=item) for item in outcome.items(DEDUCTION)] == [
        -1_250_000,
        -500_000,
        -50_000,
    ]
    assert outcome.total(PAID_OUT) == 31_061_440
    assert outcome.total((COST,), item="rss") == 1_300_000


def test_shared_by_inhabitants_each_kommun_is_within_three_kronor_of_the_pot_shared_at_once(
    record: Record, proposal: Scenario
) -> None:
    at_once = {"2084": 2_475_807, "2080": 6_435_850, "2083": 1_668_957, "2034": 747_395}
    paid = calculate(proposal, record).by_kommun(PAID_OUT)
    for code, amount in at_once.items():
        assert abs(paid[code] - amount) < 3, f"three pots rounded one by one: {record.kommuner[code]}"


def test_the_gross_stands_still_while_a_deduction_moves(record: Record, proposal: Scenario) -> None:
    less = calculate(proposal.replace({"regionalt_stod": 1_000_000}), record)
    assert less.by_kommun((GRANT,)) == calculate(proposal, record).by_kommun((GRANT,))
    assert less.total(PAID_OUT) == 31_311_440


def test_a_cost_without_an_amount_is_missing_and_not_nothing(record: Record, proposal: Scenario) -> None:
    outcome = calculate(proposal, record)
    assert outcome.missing == ("sud",)
    assert [row.amount_sek for row in outcome.rows if row.item == "sud"] == [None] * 15


def test_the_equal_share_moves_the_grant_and_leaves_the_costs(record: Record, proposal: Scenario) -> None:
    before, after = calculate(proposal, record), calculate(proposal.replace({"lika_del": 10}), record)
    assert after.by_kommun(PAID_OUT)["2034"] > before.by_kommun(PAID_OUT)["2034"], "Orsa is small"
    assert after.by_kommun((COST,)) == before.by_kommun((COST,))


def test_deductions_larger_than_the_pot_name_the_pot(record: Record, proposal: Scenario) -> None:
    with pytest.raises(InputError, match=r"Utveckling av den nära vården.*Avdragen, 1.800.000.kr"):
        calculate(proposal.replace({"nara_vard": 1_000_000}), record)


def test_a_value_out_of_bounds_is_named(record: Record, proposal: Scenario) -> None:
    with pytest.raises(InputError, match=r"lika_del.*51 ligger utanför 0–50"):
        calculate(proposal.replace({"lika_del": 51}), record)


def test_a_missing_value_is_named(record: Record, proposal: Scenario) -> None:
    fewer = Scenario(preset=proposal.preset, values=proposal.values[1:])
    with pytest.raises(InputError, match="saknar ett värde för ”regionalt_stod”"):
        calculate(fewer, record)


@given(any_scenario())
def test_every_item_sums_to_what_the_scenario_says(scenario: Scenario) -> None:
    assume(fits(scenario))
    outcome, agreement = calculate(scenario, RECORD), RECORD.agreement(scenario)
    for pot in agreement.pots:
        key = pot.parameter.key
        assert outcome.total((GRANT,), item=key) == scenario[key]
    for deduction in agreement.deductions:
        made = catalogue.deducted(RECORD.preset(scenario.preset).year, deduction, scenario, RECORD)
        assert outcome.total((DEDUCTION,), item=deduction.key) == (-scenario.number(deduction.key) if made else 0)
    region = staffing.cost(staffing.chosen_alternative(scenario, RECORD), scenario, RECORD).region_sek
    chosen = staffing.chosen_alternative(scenario, RECORD).parameter.key
    assert outcome.total((COST,), item="rss") + region == scenario[chosen]
    counted = "yrkesresan" in {cost.key for cost in catalogue.counted_costs(scenario, RECORD)}
    assert outcome.total((COST,), item="yrkesresan") == (scenario["yrkesresan"] if counted else 0)


def test_a_cost_is_counted_from_its_first_year(record: Record) -> None:
    """Yrkesresan is on record from 2022: a preset of 2020 has none of it, and its years ahead do."""
    old = catalogue.preset_scenario(record, "ok2020-dec2019")
    assert calculate(old, record).total((COST,)) == 1_300_000
    assert project(old, record).total((COST,), item="yrkesresan", year=2022) == 900_000


@given(any_scenario())
def test_nobody_is_paid_less_than_nothing(scenario: Scenario) -> None:
    assume(fits(scenario))
    outcome = calculate(scenario, RECORD)
    assert min(outcome.by_kommun(PAID_OUT).values()) >= 0
    assert min(outcome.by_kommun((COST,)).values()) >= 0
