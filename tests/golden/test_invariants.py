"""What holds of any scenario holds of the real record too. The same is tried harder on the small county, in core/."""

from __future__ import annotations

from hypothesis import assume, given, settings

from gnv.core import catalogue
from gnv.core.calculation import calculable, calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT
from gnv.core.projection import project
from gnv.core.scenario import Scenario
from gnv.loading import load
from tests.support.strategies import any_scenario

RECORD = load.load_record()
a_few = settings(max_examples=15, deadline=None)  # fifteen kommuner and five years take twenty times the county's time


@a_few
@given(any_scenario(RECORD))
def test_every_pot_and_deduction_sums_and_nobody_is_paid_less_than_nothing(scenario: Scenario) -> None:
    assume(calculable(scenario, RECORD))
    outcome, agreement = calculate(scenario, RECORD), RECORD.agreement(scenario)
    year = catalogue.year_of(scenario, RECORD)
    made = catalogue.deductions(year, scenario, RECORD)
    for pot in agreement.pots:
        key = pot.parameter.key
        level = catalogue.levels(RECORD, scenario.preset)[key].get(year)
        percent = 100 if level is None else scenario.number(level.key)
        amount = outcome.total((GRANT,), item=key)
        assert abs(100 * amount - scenario.number(key) * percent) <= 50
        of_pot = catalogue.deductions_of(key, scenario, RECORD)
        asked = sum(scenario.number(one.key) for one in made if one in of_pot)
        taken = -sum(outcome.total((DEDUCTION,), item=one.key) for one in of_pot)
        assert taken == min(asked, amount), "as far as the pot goes"
    assert min(outcome.by_kommun(PAID_OUT).values()) >= 0
    assert min(outcome.by_kommun((COST,)).values()) >= 0


@a_few
@given(any_scenario(RECORD, "budget-2023"))
def test_every_year_every_pot_sums_to_its_level(scenario: Scenario) -> None:
    assume(calculable(scenario, RECORD))
    outcome = project(scenario, RECORD)
    for pot in RECORD.pots(scenario.preset):
        for year, level in catalogue.levels(RECORD, scenario.preset)[pot.parameter.key].items():
            whole = scenario.number(pot.parameter.key) * scenario.number(level.key)
            assert abs(100 * outcome.total((GRANT,), item=pot.parameter.key, year=year) - whole) <= 50
    for year in RECORD.budget.years:
        assert min(outcome.by_kommun((GRANT, DEDUCTION), year=year).values()) >= 0
