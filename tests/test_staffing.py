from __future__ import annotations

import pytest

from gnv import staffing
from gnv.allocation import half_up
from gnv.calculation import calculate
from gnv.outcome import COST
from gnv.record import Facts
from gnv.scenario import Scenario


@pytest.mark.parametrize(("percent", "expected"), [(0, 2_600_000), (50, 1_300_000), (60, 1_040_000), (100, 0)])
def test_what_the_region_does_not_pay_the_kommuner_pay(
    facts: Facts, proposal: Scenario, percent: int, expected: int
) -> None:
    outcome = calculate(proposal.replace({"regionandel": percent}), facts)
    assert outcome.total((COST,), item="rss") == expected


def test_three_and_four_stand_side_by_side(facts: Facts, proposal: Scenario) -> None:
    three, four = staffing.alternatives(proposal, facts)
    assert (three.kommuner_sek, four.kommuner_sek) == (1_300_000, 2_000_000)
    assert four.by_kommun["2021"] - three.by_kommun["2021"] in {16_481, 16_482}, "Vansbro's quota is 16 481,6"
    assert sum(four.by_kommun[code] - three.by_kommun[code] for code in facts.kommuner) == 700_000


def test_under_the_printed_rule_the_rows_miss_the_sum_as_they_do_on_the_slide(facts: Facts, proposal: Scenario) -> None:
    four = staffing.cost(facts.staffing[1], proposal, facts, rule=half_up)
    assert four.by_kommun["2084"] == 159_414
    assert sum(four.by_kommun.values()) == 2_000_004


def test_the_chosen_alternative_is_the_one_that_is_charged(facts: Facts) -> None:
    four = facts.scenario("rss-fyra")
    assert staffing.chosen(four, facts).posts == 4
    assert calculate(four, facts).total((COST,), item="rss") == 2_000_000


def test_the_increase_is_one_more_post_and_dearer_posts(facts: Facts, proposal: Scenario) -> None:
    three, four = staffing.alternatives(proposal, facts)
    split = staffing.increase(three, four, facts.populations["2021-06"].inhabitants)
    assert (split.more_posts_sek, split.dearer_sek) == (433_333, 266_667)
    assert sum(split.more_posts_by_kommun.values()) == 433_333
    assert sum(split.dearer_by_kommun.values()) == 266_667
    for code in facts.kommuner:
        both = split.more_posts_by_kommun[code] + split.dearer_by_kommun[code]
        assert both == four.by_kommun[code] - three.by_kommun[code]


def test_the_alternative_in_question_is_the_chosen_or_else_the_last(facts: Facts, proposal: Scenario) -> None:
    for posts in ("3", "4"):
        split = staffing.in_question(proposal.replace({"tjanster": posts}), facts)
        assert (split.old.staffing.posts, split.new.staffing.posts) == (3, 4)
        assert (split.posts, split.total_sek) == (1, 700_000)
