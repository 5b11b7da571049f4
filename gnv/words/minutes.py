"""A paragraph for the minutes: what was reckoned with, what follows, from where, and how to open it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gnv.analysis.result import Comparison, changes, compare
from gnv.analysis.years import own_costs
from gnv.core import catalogue
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.records import BALANCED
from gnv.core.scenario import Scenario
from gnv.formatting import count, enumerate_words, kronor, number
from gnv.words.scenario import (
    change_text,
    costs_shared_by,
    grant_status,
    grants_shared_by,
    keys_of_items,
    limits_told,
    moved_year,
    title,
)
from gnv.words.years import assumptions
from gnv.workspace import link
from gnv.workspace.workspace import Workspace


def paragraph(workspace: Workspace, record: Record, *, today: date, address: str = "") -> str:
    """The scenario's name, its figures in kronor, the population's date, sources, link and date of calculation.

    Plain text, ready to paste; one line per thought; `address` is where the app runs. Raises as `calculate` does.
    """
    comparison = compare(workspace.scenario, record, pinned=workspace.pinned)
    return "\n".join(_lines(comparison, workspace, today, address)) + "\n"


def _lines(comparison: Comparison, workspace: Workspace, today: date, address: str) -> Iterator[str]:
    record, scenario = comparison.record, comparison.scenario
    yield f"Beräkning: {title(scenario, record)} ({comparison.agreement.name}, år {comparison.year})."
    if moved_year(comparison):
        yield moved_year(comparison)
    if comparison.assumed:
        yield grant_status(comparison)
    yield _money(comparison)
    yield _costs(comparison)
    made = [
        one for one in changes(scenario, record) if one.parameter not in catalogue.years_only(record, scenario.preset)
    ]
    if made:
        told = "; ".join(change_text(one) for one in made)
        yield f"Ändrat från förvalet {record.preset(scenario.preset).name}: {told}."
    if assumptions(scenario, record):
        yield _years(scenario, record)
    yield _by_kommun(comparison)
    yield f"Källor: {_sources(comparison)}."
    yield f"Länk till beräkningen: {address}?{link.encode(workspace, record)}"
    yield f"Beräknat {today.isoformat()}."


def _money(comparison: Comparison) -> str:
    now = comparison.outcome
    population, kommuner = now.population, count(len(now.population.inhabitants), "kommun", "kommuner")
    deductions = (item for item in now.items(DEDUCTION) if item != BALANCED)
    taken = [f"{now.names[i]} {kronor(-now.total((DEDUCTION,), item=i))}" for i in deductions]
    deducted = f" Gemensamma avdrag: {enumerate_words(taken)}." if taken else ""
    inhabitants = f"befolkningen i {population.name} ({number(population.total)} invånare)"
    shared = grants_shared_by(comparison)
    verb = "antas bli" if comparison.assumed else "är"
    gross, paid = kronor(now.total((GRANT,))), kronor(now.total(PAID_OUT))
    told = (
        f"Statsbidraget till länets kommuner {verb} {gross}.{deducted} {paid} fördelas till {kommuner} "
        f"efter {inhabitants}{shared}."
    )
    return " ".join(filter(None, (told, limits_told(comparison), keys_of_items(comparison))))


def _costs(comparison: Comparison) -> str:
    now = comparison.outcome
    known = [f"{now.names[i]} {kronor(now.total((COST,), item=i))}" for i in now.items(COST) if i not in now.missing]
    consist = f": {enumerate_words(known)}" if known else ""
    missing = [now.names[item] for item in now.missing]
    lacking = f" Belopp saknas för {enumerate_words(missing)}." if missing else ""
    shared = costs_shared_by(comparison)
    by = "" if shared == "befolkning" else f" De delas efter {shared}."
    total = kronor(now.total((COST,)))
    return f"Kommunernas egna gemensamma kostnader är {total} {comparison.year}{consist}.{by}{lacking}"


def _years(scenario: Scenario, record: Record) -> str:
    """What is assumed of the years ahead, and what each of them costs under it."""
    outcome, all_ = project(scenario, record), tuple(record.kommuner)
    paid = [f"{year} {kronor(own_costs(outcome, all_, year=year))}" for year in record.budget.years]
    told = "; ".join(assumptions(scenario, record))
    return f"Antaget om åren framåt: {told}. Egna kostnader då: {', '.join(paid)}."


def _by_kommun(comparison: Comparison) -> str:
    now, names = comparison.outcome, comparison.record.kommuner
    paid, cost = now.by_kommun(PAID_OUT), now.by_kommun((COST,))
    rows = (f"{name} {kronor(paid[code])} (kostnad {kronor(cost[code])})" for code, name in names.items())
    grants = "antaget bidrag" if comparison.assumed else "bidrag"
    return f"Per kommun, {grants} och egen kostnad: {'; '.join(rows)}."


def _sources(comparison: Comparison) -> str:
    record, scenario = comparison.record, comparison.scenario
    origins = [p.origin for p in catalogue.parameters(record, scenario.preset)] + [comparison.outcome.population.origin]
    found = dict.fromkeys(origin.source for origin in origins)
    return "; ".join(f"{source.title} ({source.dated})" for source in found)
