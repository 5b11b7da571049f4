"""Why a kommun's amount is not the printed one, in words."""

from __future__ import annotations

from collections.abc import Iterator

from gnv.analysis.bridge import Bridge, Step
from gnv.analysis.result import Comparison
from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT, Outcome
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.formatting import NBSP, change, enumerate_words, kronor, number, with_unit

NAMES = {
    "population": "Befolkning",
    "pots": "Potter",
    "deductions": "Avdrag",
    "posts": "Tjänster",
    "costs": "Övrigt",
    "shares": "Andelar",
    "rounding": "Avrundning",
}
SAME = "som i tabellen"


def sentence(found: Bridge, *, whom: str) -> str:
    """The printed amount, the present one, and what sets them apart, the largest first."""
    where = f"{found.table.name} ({found.table.origin.source.short})"
    verb = "gav" if found.table.of == "bidrag" else "kostade"
    said = f"{where} {verb} {whom} {kronor(found.printed_sek)}"
    moving = sorted((one for one in found.steps if one.amount_sek), key=lambda one: -abs(one.amount_sek))
    if not moving:
        return f"{said}, precis som nu"
    told = enumerate_words([f"{NAMES[one.kind].lower()} {change(one.amount_sek)}" for one in moving])
    if not found.difference_sek:
        return f"{said}, som nu; det tar ut sig: {told}"
    return f"{said}, nu {kronor(found.now_sek)}: {told}"


def unmoved(found: Bridge) -> str:
    """Which steps are nothing; empty where each is something."""
    still = [NAMES[one.kind].lower() for one in found.steps if not one.amount_sek]
    return f"0{NBSP}kr gör: {enumerate_words(still)}." if still else ""


def why(step: Step, found: Bridge, comparison: Comparison) -> str:
    """What has been changed that makes a step."""
    record, scenario, base = comparison.record, comparison.scenario, found.reference
    if step.kind == "rounding":
        return _rounding(found)
    if step.kind == "population":
        key = record.population_choice.key
        there, here = (record.populations[one.text(key)].name for one in (base, scenario))
        return SAME if there == here else f"{there} → {here}"
    if step.kind == "shares":
        return _shares(found, base, scenario, record)
    before, now = calculate(base, record), comparison.outcome
    return "; ".join(_moved(step, found, before, now, record)) or SAME


def _rounding(found: Bridge) -> str:
    how = "dokumentet rundar varje rad för sig, vi pott för pott så att raderna summerar"
    return f"{how}; raden går inte att läsa och är uträknad" if found.calculated else how


def _shares(found: Bridge, base: Scenario, scenario: Scenario, record: Record) -> str:
    sharing, agreement = record.sharing, record.agreement(scenario)
    items = catalogue.key_choices(record, agreement.id)
    if found.table.of == "bidrag":
        of_items = [items[one.key] for one in agreement.parameters]
        shares = [record.equal_share, sharing.own_share, sharing.floor, sharing.ceiling, *of_items]
    else:
        of_items = [items[cost.key] for cost in record.costs_with_years]
        shares = [record.region_share, sharing.cost_equal_share, sharing.own_cost_share, *of_items]
    moved = [
        f"{one.name if one in of_items else one.short} {with_unit(base[one.key], one.unit)} → "
        f"{with_unit(scenario[one.key], one.unit)}"
        for one in shares
        if one.key in base and one.key in scenario and base[one.key] != scenario[one.key]
    ]
    return "; ".join(moved) or f"{shares[0].short}: {SAME}"


def _moved(step: Step, found: Bridge, before: Outcome, now: Outcome, record: Record) -> Iterator[str]:
    """The items of a step whose amounts for all kommuner together are others than in the table."""
    kind = {"pots": GRANT, "deductions": DEDUCTION}.get(step.kind, COST)
    relevant = (kind == COST) != (found.table.of == "bidrag")
    if not relevant or (step.kind == "costs" and found.table.of == "rss"):
        yield "ingår inte i tabellen"
        return
    names = {**before.names, **now.names}
    items = dict.fromkeys([*before.items(kind), *now.items(kind)])
    for item in items:
        if kind == COST and (item == record.rss.key) != (step.kind == "posts"):
            continue
        there, here = (abs(one.total((kind,), item=item)) for one in (before, now))
        if there != here:
            yield f"{names[item]} {number(there)} → {kronor(here)}"
