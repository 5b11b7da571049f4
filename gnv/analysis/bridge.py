"""Why a kommun's amount is not the one in a printed table: the way from the one to the other, in steps that sum.

The way begins at the printed amount. Rounding is what our allocation of the same gives otherwise than the print does.
Then the table's own preset gets, one after the other, the scenario's population, its pots, deductions, posts and other
costs, and at last its shares (the equal share, the region's). What has been changed is calculated anew at each station,
so every step is whole kronor, and together they are the whole difference.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from gnv.analysis.result import Comparison
from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.evidence import PrintedTable
from gnv.core.outcome import COST, DEDUCTION, GRANT, Outcome
from gnv.core.record import Record
from gnv.core.references import table_rows
from gnv.core.scenario import Scenario

StepKind = Literal["population", "pots", "deductions", "posts", "costs", "shares", "rounding"]
ORDER: tuple[StepKind, ...] = ("population", "pots", "deductions", "posts", "costs", "shares", "rounding")


@dataclass(frozen=True, kw_only=True)
class Step:
    """What one kind of change does to the kommuner's amount together, in kronor; 0 where it does nothing."""

    kind: StepKind
    amount_sek: int


@dataclass(frozen=True, kw_only=True)
class Bridge:
    """The way from a printed amount to the scenario's, in kronor, for some kommuner together.

    `calculated` where a row can't be read for certain: it is then what the printed rule gives. `reference` is the
    scenario that reckons as the table does.
    """

    table: PrintedTable
    reference: Scenario
    printed_sek: int
    calculated: bool
    steps: tuple[Step, ...]
    now_sek: int

    @property
    def difference_sek(self) -> int:
        """How much more it is now."""
        return self.now_sek - self.printed_sek


def bridges(comparison: Comparison, codes: Collection[str]) -> tuple[Bridge, ...]:
    """The way from each printed table, the latest first."""
    return tuple(bridge(table, comparison, codes) for table in reversed(list(comparison.record.printed.values())))


def bridge(table: PrintedTable, comparison: Comparison, codes: Collection[str]) -> Bridge:
    """The way from a printed table's amount to the scenario's of the same thing."""
    record, scenario = comparison.record, comparison.scenario
    reference = catalogue.preset_scenario(record, table.preset)
    population = record.population_choice.key
    shares = _shares(scenario, record)
    moved = reference.replace({population: scenario[population]})
    base = catalogue.preset_scenario(record, scenario.preset)
    unshared = scenario.replace({key: (reference if key in reference else base)[key] for key in shares})
    start, peopled, changed, now = (
        _parts(table, calculate(one, record), record, codes) for one in (reference, moved, unshared, scenario)
    )
    rows = table_rows(table, record)
    printed = sum(rows[code] for code in codes)
    amounts: dict[StepKind, int] = {
        "population": sum(peopled.values()) - sum(start.values()),
        **{kind: changed[kind] - peopled[kind] for kind in peopled},
        "shares": sum(now.values()) - sum(changed.values()),
        "rounding": sum(start.values()) - printed,
    }
    return Bridge(
        table=table,
        reference=reference,
        printed_sek=printed,
        calculated=not table.certain.issuperset(codes),
        steps=tuple(Step(kind=kind, amount_sek=amounts[kind]) for kind in ORDER),
        now_sek=sum(now.values()),
    )


def _shares(scenario: Scenario, record: Record) -> tuple[str, ...]:
    """The keys of all that says how much of an amount is whose: keys, floor, ceiling, the region's share."""
    sharing, known = record.sharing, catalogue.by_key(record, scenario.preset)
    items = [one.key for one in catalogue.key_choices(record, record.agreement(scenario).id).values()]
    own = (sharing.own_share, sharing.own_cost_share, *((sharing.which_key,) if sharing.which_key else ()))
    shares = (record.equal_share, record.region_share, sharing.cost_equal_share, *own, sharing.floor, sharing.ceiling)
    return (*(one.key for one in shares if one.key in known), *items)


def _parts(table: PrintedTable, outcome: Outcome, record: Record, codes: Collection[str]) -> dict[StepKind, int]:
    """What an outcome gives or costs the kommuner of that which a table is of, by what it depends on."""

    def amount(kind: str, item: str | None = None) -> int:
        found = outcome.by_kommun((kind,), item=item)
        return sum(found[code] for code in codes)

    grants, all_costs = table.of == "bidrag", table.of == "kostnad"
    posts = 0 if grants else amount(COST, record.rss.key)
    return {
        "pots": amount(GRANT) if grants else 0,
        "deductions": amount(DEDUCTION) if grants else 0,
        "posts": posts,
        "costs": amount(COST) - posts if all_costs else 0,
    }
