"""What the years ahead cost, and how far off that may be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from gnv.core import catalogue
from gnv.core.outcome import COST, DEDUCTION, GRANT, Outcome
from gnv.core.projection import in_force, project
from gnv.core.record import Record
from gnv.core.scenario import Scenario


def own_costs(outcome: Outcome, codes: Collection[str], *, year: int | None = None) -> int:
    """What the kommuner pay from their own budgets, in kronor, in a year or in all years."""
    found = outcome.by_kommun((COST,), year=year)
    return sum(found[code] for code in codes)


@dataclass(frozen=True, kw_only=True)
class CostSpan:
    """The lowest and the highest that a year's costs may come to, in kronor, and what makes them differ.

    `posts` are the numbers of posts that give different costs; `index` and `rounding` whether those do.
    """

    low_sek: int
    high_sek: int
    posts: tuple[int, ...]
    index: bool
    rounding: bool


def cost_span(scenario: Scenario, record: Record, codes: Collection[str], *, year: int) -> CostSpan:
    """How far off the kommuner's costs of a year may be.

    Over every number of posts and the index's bounds, and with each of the documents' amounts off by half of what the
    document rounds it to. An amount that somebody has typed is as exact as they have typed it.
    """
    posts = [scenario.replace({record.posts_choice.key: option}) for option in record.posts_choice.options]
    index = [scenario.replace({record.budget.index.key: option}) for option in _ends(record.budget.index.options)]
    widest = [
        _at_rounding_edge(one, record, way).replace({record.budget.index.key: option})
        for one in posts
        for way, option in zip((-1, 1), _ends(record.budget.index.options), strict=True)
    ]

    def costs(tried: Iterable[Scenario]) -> list[int]:
        return [own_costs(project(one, record), codes, year=year) for one in tried]

    found = costs(widest)
    by_posts = dict(zip((in_force(year, one, record).posts for one in posts), costs(posts), strict=True))
    return CostSpan(
        low_sek=min(found),
        high_sek=max(found),
        posts=tuple(by_posts) if len(set(by_posts.values())) > 1 else (),
        index=len(set(costs(index))) > 1,
        rounding=any(len(set(costs(_at_rounding_edge(one, record, way) for way in (-1, 1)))) > 1 for one in posts),
    )


def _ends(options: tuple[str, ...]) -> tuple[str, str]:
    return options[0], options[-1]


def _at_rounding_edge(scenario: Scenario, record: Record, way: int) -> Scenario:
    """The documents' rounded amounts as low (-1) or as high (1) as they may stand for, within their bounds."""
    rounded = [
        p for p in catalogue.parameters(record, scenario.preset) if p.rounded_to and scenario[p.key] == p.default
    ]
    moved = {p.key: scenario.number(p.key) + way * (p.rounded_to // 2) for p in rounded}
    return scenario.replace({p.key: min(max(moved[p.key], p.minimum), p.maximum) for p in rounded})


def counted_years(scenario: Scenario, record: Record) -> tuple[int, ...]:
    """The years of the RSS agreement's term in which the scenario counts it."""
    first, last = (scenario.number(edge.key) for edge in catalogue.span(record, record.rss))
    term = range(record.rss.first_year, record.rss.last_year + 1)
    return tuple(year for year in record.budget.years if year in term and first <= year <= last)


MONEY: dict[str, dict[str, int]] = {
    "Bidrag": {GRANT: 1, DEDUCTION: 1},
    "Kostnader": {COST: 1},
    "Netto": {GRANT: 1, DEDUCTION: 1, COST: -1},
}
ByItem = Mapping[tuple[str, str], Mapping[str, int]]  # kronor per kommunkod, by kind and item of the Outcome


@dataclass(frozen=True, kw_only=True)
class TermDifference:
    """What every kommun gets and pays over some years, and what it does in what it is compared with, in kronor.

    Only what both sides know: `without` are the items that one of them has no amount for, in any of the years.
    """

    years: tuple[int, ...]
    now: ByItem
    base: ByItem
    without: tuple[str, ...]

    def base_sek(self, money: str, codes: Collection[str], *, item: str | None = None) -> int:
        """Bidrag, Kostnader or Netto (or one item of a kind of the Outcome) in what it is compared with."""
        return _summed(self.base, money, codes, item)

    def difference_sek(self, money: str, codes: Collection[str], *, item: str | None = None) -> int:
        """How much more the same is in the scenario."""
        return _summed(self.now, money, codes, item) - self.base_sek(money, codes, item=item)


def _summed(by_item: ByItem, money: str, codes: Collection[str], item: str | None) -> int:
    wanted = MONEY.get(money, {money: 1})
    return sum(
        wanted[kind] * amounts.get(code, 0)
        for (kind, key), amounts in by_item.items()
        if kind in wanted and item in {None, key}
        for code in codes
    )


def same_every_year(
    outcome: Outcome, base: Outcome, codes: Collection[str], *, kinds: Collection[str] = (GRANT, DEDUCTION, COST)
) -> bool:
    """Whether the kommuner together get and pay the same of each item each year as in what it is compared with.

    Of some kinds of the Outcome, or of all.
    """

    def sums(one: Outcome) -> dict[tuple[int, str, str], int]:
        found: dict[tuple[int, str, str], int] = {}
        for row in one.rows:
            if row.kommunkod in codes and row.kind in kinds and row.amount_sek is not None:
                place = (row.year, row.kind, row.item)
                found[place] = found.get(place, 0) + row.amount_sek
        return {place: amount for place, amount in found.items() if amount}

    return sums(outcome) == sums(base)


def term_years(record: Record) -> tuple[int, ...]:
    """The years of the RSS agreement's term that the budget has."""
    return tuple(year for year in record.budget.years if record.rss.first_year <= year <= record.rss.last_year)


def term_difference(outcome: Outcome, base: Outcome, years: Collection[int]) -> TermDifference:
    """How two projections differ over some years together."""
    without = {item for one in (outcome, base) for year in years for item in one.missing_in(year)}

    def by_item(one: Outcome) -> ByItem:
        found: dict[tuple[str, str], dict[str, int]] = {}
        for row in one.rows:
            if row.year in years and row.item not in without and row.amount_sek is not None:
                amounts = found.setdefault((row.kind, row.item), {})
                amounts[row.kommunkod] = amounts.get(row.kommunkod, 0) + row.amount_sek
        return found

    return TermDifference(years=tuple(years), now=by_item(outcome), base=by_item(base), without=tuple(sorted(without)))
