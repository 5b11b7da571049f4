"""The RSS agreement: what the posts cost, and who pays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from gnv.core import catalogue
from gnv.core.allocation import Rule, allocate, round_half_up
from gnv.core.keys import cost_weights
from gnv.core.record import Record
from gnv.core.records import Staffing
from gnv.core.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class StaffingCost:
    """An alternative's yearly cost in kronor: in all, the region's part, the kommuner's part, and each kommun's."""

    staffing: Staffing
    total_sek: int
    region_sek: int
    kommuner_sek: int
    by_kommun: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Increase:
    """What the kommuner pay more under a new alternative than under an old, in kronor a year, split in two.

    `more_posts` is what the additional posts would cost at the old cost per post, `dearer` is the rest. Each kommun's
    two parts sum to its difference, and each part's kommuner to its sum.
    """

    old: StaffingCost
    new: StaffingCost
    more_posts_sek: int
    dearer_sek: int
    more_posts_by_kommun: Mapping[str, int]
    dearer_by_kommun: Mapping[str, int]

    @property
    def posts(self) -> int:
        """How many posts the new alternative has more than the old."""
        return self.new.staffing.posts - self.old.staffing.posts

    @property
    def total_sek(self) -> int:
        """The whole difference, for the kommuner together."""
        return self.new.kommuner_sek - self.old.kommuner_sek


def increase(old: StaffingCost, new: StaffingCost, weights: Mapping[str, int]) -> Increase:
    """Split the difference between two alternatives' cost to the kommuner. Rounded half-up to whole kronor."""
    additional = new.staffing.posts - old.staffing.posts
    more_posts = round_half_up(Fraction(old.kommuner_sek * additional, old.staffing.posts))
    halfway = allocate(old.kommuner_sek + more_posts, weights)
    return Increase(
        old=old,
        new=new,
        more_posts_sek=more_posts,
        dearer_sek=new.kommuner_sek - old.kommuner_sek - more_posts,
        more_posts_by_kommun={code: halfway[code] - old.by_kommun[code] for code in weights},
        dearer_by_kommun={code: new.by_kommun[code] - halfway[code] for code in weights},
    )


def chosen_alternative(scenario: Scenario, record: Record) -> Staffing:
    """The alternative that the scenario chooses."""
    return catalogue.chosen_alternative(scenario, record)


def cost(staffing: Staffing, scenario: Scenario, record: Record, *, rule: Rule = allocate) -> StaffingCost:
    """What an alternative costs under a scenario's amounts, region's share and population, in kronor a year.

    The region pays its share of the total, the kommuner the rest by population (RSS-avtalet, Kostnadsfördelning), or as
    far as the scenario says so in equal parts. `rule` shares the kommuner's part among them.
    """
    total = scenario.number(staffing.parameter.key)
    percent = scenario.number(record.region_share.key)
    parts = split(total, region_percent=percent)
    weights = cost_weights(catalogue.year_of(scenario, record), scenario, record, item=record.rss.key)
    return StaffingCost(
        staffing=staffing,
        total_sek=total,
        region_sek=parts["region"],
        kommuner_sek=parts["kommuner"],
        by_kommun=rule(parts["kommuner"], weights),
    )


def split(total: int, *, region_percent: int) -> dict[str, int]:
    """A cost in kronor as the region's part and the kommuner's."""
    return allocate(total, {"region": region_percent, "kommuner": 100 - region_percent})


def increase_to_discuss(scenario: Scenario, record: Record) -> Increase:
    """The first alternative on record against the chosen one; where that is the chosen, against the last."""
    found = alternatives(scenario, record)
    new = next(cost for cost in found if cost.staffing is chosen_alternative(scenario, record))
    weights = cost_weights(catalogue.year_of(scenario, record), scenario, record, item=record.rss.key)
    return increase(found[0], new if new is not found[0] else found[-1], weights)


def alternatives(scenario: Scenario, record: Record) -> tuple[StaffingCost, ...]:
    """Every alternative on record, chosen or not, under the scenario's amounts."""
    return tuple(cost(staffing, scenario, record) for staffing in record.staffing)
