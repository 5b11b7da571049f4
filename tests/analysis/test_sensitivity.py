from __future__ import annotations

import pytest

from gnv.analysis import sensitivity
from gnv.core import catalogue, outcome
from gnv.core.calculation import calculate
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from tests.support.small_county import EKBY


def losers(scenario: Scenario, base: Scenario, county: Record) -> list[str]:
    now, then = (outcome.net(calculate(one, county)) for one in (scenario, base))
    return [code for code in now if now[code] < then[code]]


@pytest.mark.parametrize("key", ["nara_vard", "medarbetare", "regionalt_stod", "kostnad_tre"])
def test_at_the_limit_nobody_loses_and_a_krona_to_the_worse_somebody_does(
    county: Record, plan: Scenario, key: str
) -> None:
    three = plan.replace({"tjanster": "3"})
    found = sensitivity.break_even(
        catalogue.all_parameters(county)[key], three, plan, county, codes=list(county.kommuner)
    )
    assert found.value is not None
    worse = found.value - 1 if found.rising else found.value + 1
    assert losers(three.replace({key: found.value}), plan, county) == []
    assert losers(three.replace({key: worse}), plan, county)


def test_nothing_to_make_up_for_is_solved_at_the_worst_end_for_a_cost_that_is_not_charged(
    county: Record, plan: Scenario
) -> None:
    parameter = catalogue.all_parameters(county)["kostnad_tre"]
    found = sensitivity.break_even(parameter, plan, plan, county, codes=list(county.kommuner))
    assert found.value == parameter.maximum, "two posts: what three would cost is all the same"


def test_where_even_the_best_is_not_enough_there_is_no_value(county: Record, plan: Scenario) -> None:
    dear = plan.replace({"tjanster": "3", "kostnad_tre": 1_000_000})
    found = sensitivity.break_even(catalogue.all_parameters(county)["administration"], dear, plan, county, codes=[EKBY])
    assert found.value is None
    assert found.behind == (EKBY,)


def test_the_price_of_a_step_is_what_the_step_does(county: Record, plan: Scenario) -> None:
    price = {p.parameter.key: p for p in sensitivity.prices(plan, county, own=[EKBY])}
    assert price["regionalt_stod"].all_sek == -5_000
    assert price["regionalt_stod"].own_sek == -500
    assert price["kostnad_tre"].all_sek == 0
    assert price["kostnad_tva"].all_sek == -5_000, "the region pays half"
    assert price["lika_del"].all_sek == 0
    assert "tjanster" not in price


def test_a_step_beyond_the_bound_has_no_price(county: Record, plan: Scenario) -> None:
    full = plan.replace({"regionalt_stod": 300_000})
    assert "regionalt_stod" not in {p.parameter.key for p in sensitivity.prices(full, county, own=[])}


def test_swings_are_widest_first_and_say_what_the_bounds_do(county: Record, plan: Scenario) -> None:
    swings = sensitivity.swings(plan, county, codes=[EKBY])
    widths = [swing.width_sek for swing in swings]
    assert widths == sorted(widths, reverse=True)
    by_key = {swing.parameter.key: swing for swing in swings}
    assert by_key["nara_vard"].low == 150_000, "a pot has to carry its deductions"
    posts = by_key["tjanster"]
    assert (posts.low, posts.at_low_sek, posts.high, posts.at_high_sek) == ("2", 0, "3", -8_000)
    assert "kostnad_tre" not in by_key, "with two posts it does nothing"


def test_a_choice_swings_over_all_its_options_not_its_first_and_last(county: Record, plan: Scenario) -> None:
    """Ekby has 1 000, 980, 960 and 900 of the 10 000 inhabitants."""
    by_key = {one.parameter.key: one for one in sensitivity.swings(plan, county, codes=[EKBY])}
    dates = by_key["befolkning"]
    assert (dates.low, dates.at_low_sek) == ("2021-06", 0), "Ekby has most inhabitants now"
    assert dates.high == "2024-12"
    assert dates.at_high_sek == -9_000, "900 of 10 000 instead of 1 000: a tenth of 105 000 − 15 000"


def test_the_likely_range_is_what_data_says_within_what_can_be_calculated(county: Record, plan: Scenario) -> None:
    """40 000 to 60 000 kr is likely of Yrkesresan; its slider goes from 0 to 200 000."""
    by_key = {one.parameter.key: one for one in sensitivity.swings(plan, county, codes=[EKBY], over="likely")}
    cost = by_key["yrkesresan"]
    assert (cost.low, cost.at_low_sek, cost.high, cost.at_high_sek) == (40_000, 1_000, 60_000, -1_000)
    assert cost.reason == "sidan 2: ungefär"
    assert "nara_vard" not in by_key, "no likely range of it is on record"
    bounds = {one.parameter.key: one for one in sensitivity.swings(plan, county, codes=[EKBY])}
    assert (bounds["yrkesresan"].low, bounds["yrkesresan"].high) == (0, 200_000)


def test_where_nothing_needs_to_change_the_answer_says_so(county: Record, plan: Scenario) -> None:
    parameter = catalogue.all_parameters(county)["regionalt_stod"]
    cheaper = plan.replace({"kostnad_tva": 190_000})
    assert sensitivity.break_even(parameter, cheaper, plan, county, codes=[EKBY]).already
    dearer = plan.replace({"kostnad_tva": 220_000})
    assert not sensitivity.break_even(parameter, dearer, plan, county, codes=[EKBY]).already


def test_a_goal_is_met_to_the_krona(county: Record, plan: Scenario) -> None:
    support = catalogue.all_parameters(county)["regionalt_stod"]
    before = outcome.net(calculate(plan, county))[EKBY]
    found = sensitivity.limit(support, plan, county, floor={EKBY: before + 1_000})
    assert (found.rising, found.value) == (False, plan.number("regionalt_stod") - 10_000 + 4), "Ekby bears a tenth"
    at, past = (
        outcome.net(calculate(plan.replace({"regionalt_stod": found.value + more}), county))[EKBY] for more in (0, 1)
    )
    assert (at, past) == (before + 1_000, before + 999)


def test_a_goal_may_be_out_of_reach_or_met_anyhow(county: Record, plan: Scenario) -> None:
    support = catalogue.all_parameters(county)["regionalt_stod"]
    assert sensitivity.limit(support, plan, county, floor={EKBY: 10**9}).behind == (EKBY,)
    assert sensitivity.limit(support, plan, county, floor={EKBY: -(10**9)}).value == support.maximum


def test_both_ends_of_the_number_of_posts_are_reckoned_in_one_year(county: Record, plan: Scenario) -> None:
    """Three posts begin in 2023. What else is of that year, half the grant, is no doing of theirs."""
    half = plan.replace({f"niva_2023_{pot.parameter.key}": 50 for pot in county.pots(plan.preset)})
    for scenario in (half, half.replace({"tjanster": "3"})):
        posts = {one.parameter.key: one for one in sensitivity.swings(scenario, county, codes=[EKBY])}["tjanster"]
        assert posts.at_high_sek - posts.at_low_sek == -8_000
        assert 0 in {posts.at_low_sek, posts.at_high_sek}


def test_a_goal_is_solved_in_the_year_that_is_compared(county: Record, plan: Scenario) -> None:
    support = catalogue.all_parameters(county)["regionalt_stod"]
    half = plan.replace({f"niva_2023_{pot.parameter.key}": 50 for pot in county.pots(plan.preset)})
    floor = {EKBY: outcome.net(calculate(half, county, year=2023))[EKBY]}
    found = sensitivity.limit(support, half, county, floor=floor, year=2023)
    assert found.value is not None
    assert abs(found.value - plan.number("regionalt_stod")) < 10, "as it is: Ekby bears a tenth"
