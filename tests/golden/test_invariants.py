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


def whole_sek(key: str, year: int, scenario: Scenario) -> int:
    """What a pot is in a year at 100 %: the scenario's, or what another agreement that counts has of it."""
    own = catalogue.recorded_agreement(scenario, RECORD, year)
    if own is None:
        return scenario.number(key)
    return sum(int(pot.parameter.default) for pot in own.pots if pot.parameter.key == key)


def asked_sek(pot: str, year: int, scenario: Scenario) -> int:
    """What is asked of a pot in a year: what another agreement that counts asks, and what the scenario asks besides."""
    own = catalogue.recorded_agreement(scenario, RECORD, year)
    recorded = {one.key: one for one in own.deductions if one.parameter.default} if own else {}
    recorded = {key: one for key, one in recorded.items() if one.first_year <= year <= one.last_year}
    made = [one for one in catalogue.deductions(year, scenario, RECORD) if one.key not in recorded]
    asked = [(one.pot_key, int(one.parameter.default)) for one in recorded.values()]
    asked += [(catalogue.pot_of(one, scenario, RECORD), scenario.number(one.key)) for one in made]
    return sum(amount for key, amount in asked if key == pot)


@a_few
@given(any_scenario(RECORD))
def test_every_pot_and_deduction_sums_and_nobody_is_paid_less_than_nothing(scenario: Scenario) -> None:
    assume(calculable(scenario, RECORD))
    outcome, year = calculate(scenario, RECORD), catalogue.year_of(scenario, RECORD)
    for pot in catalogue.agreement_in(year, scenario, RECORD).pots:
        key = pot.parameter.key
        level = catalogue.levels_in_use(scenario, RECORD)[key].get(year)
        percent = 100 if level is None else scenario.number(level.key)
        amount = outcome.total((GRANT,), item=key)
        assert abs(100 * amount - whole_sek(key, year, scenario) * percent) <= 50
        possible = catalogue.deductions_in(year, scenario, RECORD)
        of_pot = [one for one in possible if catalogue.pot_of(one, scenario, RECORD) == key]
        taken = -sum(outcome.total((DEDUCTION,), item=one.key) for one in of_pot)
        assert taken == min(asked_sek(key, year, scenario), amount), "as far as the pot goes"
    assert min(outcome.by_kommun(PAID_OUT).values()) >= 0
    assert min(outcome.by_kommun((COST,)).values()) >= 0


@a_few
@given(any_scenario(RECORD, "budget-2023"))
def test_every_year_every_pot_sums_to_its_level(scenario: Scenario) -> None:
    assume(calculable(scenario, RECORD))
    outcome = project(scenario, RECORD)
    for pot in RECORD.pots(scenario.preset):
        for year, level in catalogue.levels(RECORD, scenario.preset)[pot.parameter.key].items():
            whole = whole_sek(pot.parameter.key, year, scenario) * scenario.number(level.key)
            assert abs(100 * outcome.total((GRANT,), item=pot.parameter.key, year=year) - whole) <= 50
    for year in RECORD.budget.years:
        assert min(outcome.by_kommun((GRANT, DEDUCTION), year=year).values()) >= 0
