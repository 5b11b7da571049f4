"""What a scenario means, in figures. The pages, the minutes and the exports take them from here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gnv.core import catalogue, staffing
from gnv.core.calculation import calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT, Outcome
from gnv.core.record import Record
from gnv.core.records import Parameter, Value
from gnv.core.scenario import Scenario
from gnv.formatting import count
from gnv.workspace.workspace import PINNED_NAME


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A scenario beside what it is compared with, both calculated."""

    record: Record
    scenario: Scenario
    outcome: Outcome
    pinned: Scenario | None
    baseline_name: str
    baseline: Outcome

    @property
    def base(self) -> Scenario:
        """The scenario that it is compared with."""
        return self.pinned or catalogue.preset_scenario(self.record, self.scenario.preset)


@dataclass(frozen=True, kw_only=True)
class Change:
    """A parameter that the scenario sets otherwise than its preset."""

    parameter: Parameter
    before: Value
    after: Value


@dataclass(frozen=True, kw_only=True)
class KeyFigure:
    """One of the four: kronor in the scenario, in the baseline, what it consists of, and what it is without."""

    label: str
    amount_sek: int
    baseline_sek: int
    note: str
    without: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KommunLine:
    """One kommun (or all of them): whole kronor in the scenario, and the net of the baseline."""

    code: str
    name: str
    inhabitants: int
    gross_sek: int
    deducted_sek: int
    cost_sek: int
    baseline_grant_sek: int
    baseline_cost_sek: int

    @property
    def grant_sek(self) -> int:
        """What is paid out: gross and deductions."""
        return self.gross_sek + self.deducted_sek

    @property
    def net_sek(self) -> int:
        """Grant less the kommun's own costs: two kinds of money, stated as net only where it is said so."""
        return self.grant_sek - self.cost_sek

    @property
    def baseline_net_sek(self) -> int:
        """The baseline's grant less its costs."""
        return self.baseline_grant_sek - self.baseline_cost_sek

    def amounts(self, kind: str) -> tuple[int, int]:
        """Kronor in the scenario and in the baseline, of Bidrag, Kostnader or Netto."""
        return {
            "Bidrag": (self.grant_sek, self.baseline_grant_sek),
            "Kostnader": (self.cost_sek, self.baseline_cost_sek),
            "Netto": (self.net_sek, self.baseline_net_sek),
        }[kind]


def compare(scenario: Scenario, record: Record, *, pinned: Scenario | None = None) -> Comparison:
    """A scenario beside the pinned Nuläge, or beside its preset where none is pinned. Raises as `calculate` does."""
    preset = record.preset(scenario.preset)
    return Comparison(
        record=record,
        scenario=scenario,
        outcome=calculate(scenario, record),
        pinned=pinned,
        baseline_name=PINNED_NAME if pinned else preset.name,
        baseline=calculate(pinned or catalogue.preset_scenario(record, preset.id), record),
    )


def changes(scenario: Scenario, record: Record, *, since: Scenario | None = None) -> tuple[Change, ...]:
    """What differs from an earlier scenario, or from the preset. What only one of them has is left out."""
    base = since or catalogue.preset_scenario(record, scenario.preset)
    return tuple(
        Change(parameter=p, before=base[p.key], after=scenario[p.key])
        for p in catalogue.parameters(record, scenario.preset)
        if p.key in base and base[p.key] != scenario[p.key]
    )


def key_figures(comparison: Comparison) -> tuple[KeyFigure, ...]:
    """The four: grant to the county, shared deductions, to distribute, the kommuner's own costs."""
    now, then = comparison.outcome, comparison.baseline

    def figure(label: str, kinds: Collection[str], note: str, without: tuple[str, ...] = ()) -> KeyFigure:
        amounts = {"amount_sek": now.total(kinds), "baseline_sek": then.total(kinds)}
        return KeyFigure(label=label, **amounts, note=note, without=without)

    def told(kind: str) -> list[str]:
        return [now.names[item] for item in now.items(kind) if now.total((kind,), item=item)]

    missing = tuple(f"utan {now.names[item]}: belopp saknas" for item in now.missing)
    return (
        figure("Statsbidrag till länet", (GRANT,), count(len(now.items(GRANT)), "pott", "potter")),
        figure("Gemensamma avdrag", (DEDUCTION,), count(len(told(DEDUCTION)), "avdrag", "avdrag")),
        figure("Att fördela", PAID_OUT, "det som betalas ut till kommunerna"),
        figure("Egna kostnader", (COST,), " + ".join(told(COST)), missing),
    )


def kommun_lines(comparison: Comparison) -> tuple[KommunLine, ...]:
    """One line per kommun, in the order of the record (Swedish alphabetical)."""
    now, then = comparison.outcome, comparison.baseline
    gross, deducted, cost = (now.by_kommun((kind,)) for kind in (GRANT, DEDUCTION, COST))
    grant_then, cost_then = then.by_kommun(PAID_OUT), then.by_kommun((COST,))
    return tuple(
        KommunLine(
            code=code,
            name=name,
            inhabitants=now.population.inhabitants[code],
            gross_sek=gross[code],
            deducted_sek=deducted[code],
            cost_sek=cost[code],
            baseline_grant_sek=grant_then[code],
            baseline_cost_sek=cost_then[code],
        )
        for code, name in comparison.record.kommuner.items()
    )


def sum_lines(lines: Collection[KommunLine], *, name: str) -> KommunLine:
    """Several kommuner as one: every figure summed."""
    fields = ("inhabitants", "gross_sek", "deducted_sek", "cost_sek", "baseline_grant_sek", "baseline_cost_sek")
    return KommunLine(code="", name=name, **{field: sum(getattr(line, field) for line in lines) for field in fields})


def control(comparison: Comparison) -> tuple[int, int]:
    """How far the kommuner's rows are from what was to be shared, in kronor: (grants, costs). Both should be 0."""
    record, scenario, now = comparison.record, comparison.scenario, comparison.outcome
    pots = sum(scenario.number(pot.parameter.key) for pot in record.agreement(scenario).pots)
    made = catalogue.deductions(record.preset(scenario.preset).year, scenario, record)
    deductions = sum(scenario.number(deduction.key) for deduction in made)
    return now.total(PAID_OUT) - (pots - deductions), now.total((COST,)) - _costs_to_share(scenario, record)


def _costs_to_share(scenario: Scenario, record: Record) -> int:
    shared = sum(scenario.amount(c.parameter.key) or 0 for c in catalogue.counted_costs(scenario, record))
    return shared + staffing.cost(staffing.chosen_alternative(scenario, record), scenario, record).kommuner_sek
