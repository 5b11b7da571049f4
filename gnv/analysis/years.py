"""What the years ahead cost, and how far off that may be."""

from __future__ import annotations

from collections.abc import Collection

from gnv.core import catalogue
from gnv.core.outcome import COST, Outcome
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.scenario import Scenario


def own_costs(outcome: Outcome, codes: Collection[str], *, year: int | None = None) -> int:
    """What the kommuner pay from their own budgets, in kronor, in a year or in all years."""
    found = outcome.by_kommun((COST,), year=year)
    return sum(found[code] for code in codes)


def cost_span(scenario: Scenario, record: Record, codes: Collection[str], *, year: int) -> tuple[int, int]:
    """The lowest and the highest cost of a year, in kronor.

    Over every number of posts and the index's bounds, and with each amount off by half of what it is rounded to.
    """
    posts, index = record.posts_choice, record.budget.index
    tried = [
        _at_rounding_edge(scenario, record, way).replace({posts.key: post, index.key: percent})
        for post in posts.options
        for way, percent in ((-1, index.options[0]), (1, index.options[-1]))
    ]
    found = [own_costs(project(one, record), codes, year=year) for one in tried]
    return min(found), max(found)


def _at_rounding_edge(scenario: Scenario, record: Record, way: int) -> Scenario:
    """The scenario with every rounded amount as low (-1) or as high (1) as it may stand for, within its bounds."""
    rounded = [p for p in catalogue.parameters(record, scenario.preset) if p.rounded_to]
    moved = {p.key: scenario.number(p.key) + way * (p.rounded_to // 2) for p in rounded}
    return scenario.replace({p.key: min(max(moved[p.key], p.minimum), p.maximum) for p in rounded})
