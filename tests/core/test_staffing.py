from __future__ import annotations

import pytest

from gnv.core import catalogue, staffing
from gnv.core.allocation import printed_rule
from gnv.core.calculation import calculate
from gnv.core.outcome import COST
from gnv.core.record import Record
from gnv.core.scenario import Scenario


@pytest.mark.parametrize(("percent", "expected"), [(0, 2_600_000), (50, 1_300_000), (60, 1_040_000), (100, 0)])
def test_what_the_region_does_not_pay_the_kommuner_pay(
    record: Record, proposal: Scenario, percent: int, expected: int
) -> None:
    outcome = calculate(proposal.replace({"regionandel": percent}), record)
    assert outcome.total((COST,), item="rss") == expected


def test_three_and_four_stand_side_by_side(record: Record, proposal: Scenario) -> None:
    three, four = staffing.alternatives(proposal, record)
    assert (three.kommuner_sek, four.kommuner_sek) == (1_300_000, 2_000_000)
    assert four.by_kommun["2021"] - three.by_kommun["2021"] in {16_481, 16_482}, "Vansbro's quota is 16 481,6"
    assert sum(four.by_kommun[code] - three.by_kommun[code] for code in record.kommuner) == 700_000


def test_under_the_printed_rule_the_rows_miss_the_sum_as_they_do_on_the_slide(
    record: Record, proposal: Scenario
) -> None:
    four = staffing.cost(record.staffing[1], proposal, record, rule=printed_rule)
    assert four.by_kommun["2084"] == 159_414
    assert sum(four.by_kommun.values()) == 2_000_004


def test_the_chosen_alternative_is_the_one_that_is_charged(record: Record) -> None:
    four = catalogue.preset_scenario(record, "rss-fyra")
    assert staffing.chosen_alternative(four, record).posts == 4
    assert calculate(four, record).total((COST,), item="rss") == 2_000_000


def test_the_increase_is_one_more_post_and_dearer_posts(record: Record, proposal: Scenario) -> None:
    three, four = staffing.alternatives(proposal, record)
    split = staffing.increase(three, four, record.populations["2021-06"].inhabitants)
    assert (split.more_posts_sek, split.dearer_sek) == (433_333, 266_667)
    assert sum(split.more_posts_by_kommun.values()) == 433_333
    assert sum(split.dearer_by_kommun.values()) == 266_667
    for code in record.kommuner:
        both = split.more_posts_by_kommun[code] + split.dearer_by_kommun[code]
        assert both == four.by_kommun[code] - three.by_kommun[code]


def test_the_alternative_in_question_is_the_chosen_or_else_the_last(record: Record, proposal: Scenario) -> None:
    for posts in ("3", "4"):
        split = staffing.increase_to_discuss(proposal.replace({"tjanster": posts}), record)
        assert (split.old.staffing.posts, split.new.staffing.posts) == (3, 4)
        assert (split.posts, split.total_sek) == (1, 700_000)
