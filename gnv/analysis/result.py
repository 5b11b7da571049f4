"""What a scenario means, in figures. The pages, the minutes and the exports take them from here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from gnv.core import catalogue, staffing
from gnv.core.calculation import calculable, calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT, Outcome, costs_of, known_to_one
from gnv.core.record import Record
from gnv.core.records import OWN, Agreement, Deduction, Parameter, Value
from gnv.core.scenario import Scenario
from gnv.core.year import to_share
from gnv.formatting import count
from gnv.workspace.workspace import PINNED_NAME

COSTS_LABEL = "Egna kostnader"


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A scenario beside what it is compared with, both calculated: in the same year, where their agreement is the same.

    `year` is the scenario's, `baseline_year` that of what it is compared with.
    """

    record: Record
    scenario: Scenario
    year: int
    baseline_year: int
    outcome: Outcome
    pinned: Scenario | None
    baseline_name: str
    baseline: Outcome

    @property
    def base(self) -> Scenario:
        """The scenario that it is compared with."""
        return self.pinned or catalogue.preset_scenario(self.record, self.scenario.preset)

    @property
    def agreement(self) -> Agreement:
        """The agreement whose pots the scenario's year gets."""
        return catalogue.agreement_in(self.year, self.scenario, self.record)

    @property
    def deductions(self) -> tuple[Deduction, ...]:
        """What can be deducted in the scenario's year."""
        return catalogue.deductions_in(self.year, self.scenario, self.record)

    @property
    def assumed(self) -> bool:
        """Whether the grant of the scenario's year is assumed."""
        return catalogue.grant_assumed(self.scenario, self.record, self.year)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The names of the costs that every difference is told without, as only one of the two knows their amount."""
        names = {**self.baseline.names, **self.outcome.names}
        return tuple(names[item] for item in known_to_one(self.outcome, self.baseline))


@dataclass(frozen=True, kw_only=True)
class Change:
    """A parameter that the scenario sets otherwise than its preset; `own` where what it is set to is an own figure."""

    parameter: Parameter
    before: Value
    after: Value
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class KeyFigure:
    """One of the four: kronor in the scenario, in the baseline, what it consists of, and what it is without.

    `left_out_sek` is how much more the scenario has than the baseline of what the difference is told without; `more`
    and `less` are what a difference in size is called.
    """

    label: str
    amount_sek: int
    baseline_sek: int
    note: str
    more: str
    less: str
    without: tuple[str, ...] = ()
    left_out_sek: int = 0

    @property
    def grown_sek(self) -> int:
        """How much larger it is than in the baseline, whatever its sign, over what both know."""
        return abs(self.amount_sek) - abs(self.baseline_sek) - self.left_out_sek


@dataclass(frozen=True, kw_only=True)
class KommunLine:
    """One kommun (or all of them): whole kronor in the scenario, and the net of the baseline.

    `left_out_sek` is how much more cost the scenario has than the baseline of what only one of the two knows: the
    differences are told without it.
    """

    code: str
    name: str
    inhabitants: int
    gross_sek: int
    deducted_sek: int
    cost_sek: int
    baseline_grant_sek: int
    baseline_cost_sek: int
    left_out_sek: int = 0

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

    @property
    def net_change_sek(self) -> int:
        """How much the net differs from the baseline's, over what both know."""
        return self.change("Netto")

    def change(self, kind: str) -> int:
        """How much Bidrag, Kostnader or Netto differs from the baseline's, over what both know."""
        now, then = self.amounts(kind)
        return now - then - {"Bidrag": 0, "Kostnader": 1, "Netto": -1}[kind] * self.left_out_sek

    def compared(self, kind: str) -> tuple[int, int]:
        """Kronor in the scenario, and in the baseline if it knew no more and no less than the scenario."""
        now, _ = self.amounts(kind)
        return now, now - self.change(kind)

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
    base = pinned or catalogue.preset_scenario(record, preset.id)
    year, baseline_year = catalogue.common_years((scenario, base), record)
    return Comparison(
        record=record,
        scenario=scenario,
        year=year,
        baseline_year=baseline_year,
        outcome=calculate(scenario, record, year=year),
        pinned=pinned,
        baseline_name=PINNED_NAME if pinned else preset.name,
        baseline=calculate(base, record, year=baseline_year),
    )


def changes(scenario: Scenario, record: Record, *, since: Scenario | None = None) -> tuple[Change, ...]:
    """What differs from an earlier scenario, or from the preset. What only one of them has is left out."""
    base = since or catalogue.preset_scenario(record, scenario.preset)
    year = catalogue.year_of(scenario, record)
    return tuple(
        Change(
            parameter=p,
            before=base[p.key],
            after=scenario[p.key],
            own=catalogue.origin_in(p, year, scenario, record).status == OWN,
        )
        for p in catalogue.parameters(record, scenario.preset)
        if p.key in base and base[p.key] != scenario[p.key]
    )


def shown_changes(comparison: Comparison) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """What has been changed from the baseline: that which the scenario's year depends on, and the rest.

    The rest is of other years than the one that is shown.
    """
    scenario, record, base = comparison.scenario, comparison.record, comparison.base
    made, ahead = changes(scenario, record, since=base), catalogue.years_only(record, scenario.preset)

    def moves_nothing(unmade: Collection[Change]) -> bool:
        before = scenario.replace({one.parameter.key: one.before for one in unmade})
        return (
            calculable(before, record)
            and calculate(before, record, year=comparison.year).rows == comparison.outcome.rows
        )

    idle = [one for one in made if one.parameter in ahead and moves_nothing([one])]
    if not moves_nothing(idle):  # each alone does nothing, and together they do
        idle = []
    return tuple(one for one in made if one not in idle), tuple(idle)


def changes_without_posts(comparison: Comparison) -> tuple[Change, ...]:
    """What differs from the baseline and does nothing to the cost of the posts: the page Bemanning does not show it."""
    record, scenario = comparison.record, comparison.scenario

    def costs(one: Scenario) -> list[staffing.StaffingCost]:
        return [staffing.cost(alternative, one, record) for alternative in record.staffing]

    def moves_posts(made: Change) -> bool:
        return costs(scenario.replace({made.parameter.key: made.before})) != costs(scenario)

    of_posts = {record.posts_choice, record.region_share, record.population_choice}
    of_posts |= {one.parameter for one in record.staffing}
    here, ahead = shown_changes(comparison)
    return tuple(one for one in (*here, *ahead) if one.parameter not in of_posts and not moves_posts(one))


def key_figures(comparison: Comparison) -> tuple[KeyFigure, ...]:
    """The four: grant to the county, shared deductions, to distribute, the kommuner's own costs."""
    now, then = comparison.outcome, comparison.baseline

    def figure(
        label: str, kinds: Collection[str], note: str, words: tuple[str, str], without: tuple[str, ...] = ()
    ) -> KeyFigure:
        amounts = {"amount_sek": now.total(kinds), "baseline_sek": then.total(kinds)}
        more, less = words
        return KeyFigure(label=label, **amounts, note=note, more=more, less=less, without=without)

    def told(kind: str) -> list[str]:
        return [now.names[item] for item in now.items(kind) if now.total((kind,), item=item)]

    missing = tuple(f"utan {now.names[item]}: belopp saknas" for item in now.missing)
    costs = figure(COSTS_LABEL, (COST,), " + ".join(told(COST)), ("högre kostnad", "lägre kostnad"), missing)
    pots, deductions = count(len(now.items(GRANT)), "pott", "potter"), count(len(told(DEDUCTION)), "avdrag", "avdrag")
    return (
        figure("Statsbidrag till länet", (GRANT,), pots, ("mer bidrag", "mindre bidrag")),
        figure("Gemensamma avdrag", (DEDUCTION,), deductions, ("större avdrag", "mindre avdrag")),
        figure("Att fördela", PAID_OUT, "det som betalas ut till kommunerna", ("mer", "mindre")),
        replace(costs, left_out_sek=sum(_left_out(comparison).values())),
    )


def _left_out(comparison: Comparison) -> dict[str, int]:
    """How much more the scenario has than the baseline of the costs that only one of them knows, per kommunkod."""
    now, then = comparison.outcome, comparison.baseline
    items = known_to_one(now, then)
    here, there = costs_of(now, items), costs_of(then, items)
    return {code: amount - there[code] for code, amount in here.items()}


def kommun_lines(comparison: Comparison) -> tuple[KommunLine, ...]:
    """One line per kommun, in the order of the record (Swedish alphabetical)."""
    now, then = comparison.outcome, comparison.baseline
    gross, deducted, cost = (now.by_kommun((kind,)) for kind in (GRANT, DEDUCTION, COST))
    grant_then, cost_then, left_out = then.by_kommun(PAID_OUT), then.by_kommun((COST,)), _left_out(comparison)
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
            left_out_sek=left_out[code],
        )
        for code, name in comparison.record.kommuner.items()
    )


def sum_lines(lines: Collection[KommunLine], *, name: str) -> KommunLine:
    """Several kommuner as one: every figure summed."""
    fields = (
        "inhabitants", "gross_sek", "deducted_sek", "cost_sek", "baseline_grant_sek", "baseline_cost_sek",
        "left_out_sek",
    )  # fmt: skip
    return KommunLine(code="", name=name, **{field: sum(getattr(line, field) for line in lines) for field in fields})


def control(comparison: Comparison) -> tuple[int, int]:
    """How far the kommuner's rows are from what was to be shared, in kronor: (grants, costs). Both should be 0."""
    now = comparison.outcome
    grants = costs = 0
    for kind, _, amount in to_share(comparison.year, comparison.scenario, comparison.record):
        if kind == COST:
            costs += amount
        else:
            grants += amount
    return now.total(PAID_OUT) - grants, now.total((COST,)) - costs
