from __future__ import annotations

import pytest

from gnv.core import catalogue, staffing
from gnv.core.calculation import calculate
from gnv.core.outcome import COST
from gnv.core.record import Record
from gnv.core.scenario import Scenario


@pytest.mark.parametrize(("percent", "expected"), [(0, 200_000), (50, 100_000), (60, 80_000), (100, 0)])
def test_what_the_region_does_not_pay_the_kommuner_pay(
    county: Record, plan: Scenario, percent: int, expected: int
) -> None:
    outcome = calculate(plan.replace({"regionandel": percent}), county)
    assert outcome.total((COST,), item="rss") == expected


def test_two_and_three_stand_side_by_side(county: Record, plan: Scenario) -> None:
    two, three = staffing.alternatives(plan, county)
    assert (two.kommuner_sek, three.kommuner_sek) == (100_000, 180_000)
    assert [three.by_kommun[code] - two.by_kommun[code] for code in county.kommuner] == [8_000, 16_000, 56_000]
    assert sum(three.by_kommun[code] - two.by_kommun[code] for code in county.kommuner) == 80_000


def test_the_chosen_alternative_is_the_one_that_is_charged(county: Record) -> None:
    three = catalogue.preset_scenario(county, "rss-tre")
    assert staffing.chosen_alternative(three, county).posts == 3
    assert calculate(three, county).total((COST,), item="rss") == 180_000


def test_the_increase_is_one_more_post_and_dearer_posts(county: Record, plan: Scenario) -> None:
    two, three = staffing.alternatives(plan, county)
    split = staffing.increase(two, three, county.populations["2021-06"].inhabitants)
    assert (split.more_posts_sek, split.dearer_sek) == (50_000, 30_000)
    assert sum(split.more_posts_by_kommun.values()) == 50_000
    assert sum(split.dearer_by_kommun.values()) == 30_000
    for code in county.kommuner:
        both = split.more_posts_by_kommun[code] + split.dearer_by_kommun[code]
        assert both == three.by_kommun[code] - two.by_kommun[code]


def test_the_alternative_in_question_is_the_chosen_or_else_the_last(county: Record, plan: Scenario) -> None:
    for posts in ("2", "3"):
        split = staffing.increase_to_discuss(plan.replace({"tjanster": posts}), county)
        assert (split.old.staffing.posts, split.new.staffing.posts) == (2, 3)
        assert (split.posts, split.total_sek) == (1, 80_000)
