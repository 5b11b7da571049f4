"""The tables of a scenario: per kommun, per alternative of the RSS agreement, beside others, and what a step does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from gnv.analysis.result import Comparison, KommunLine, sum_lines
from gnv.analysis.sensitivity import Price, Range, Swing
from gnv.analysis.side_by_side import ScenarioColumn
from gnv.core.outcome import DEDUCTION
from gnv.core.record import Record
from gnv.core.records import BALANCED
from gnv.core.staffing import StaffingCost
from gnv.formatting import decimal, hundredths, in_words, with_unit
from gnv.tables.table import Cell, Column, Table, Value, columns, in_percent, kommun_row, percent_change, row, sum_row
from gnv.words.scenario import alternative_name, of_year, without, year_and_status


def kommun_table(lines: Sequence[KommunLine], *, own: Collection[str], comparison: Comparison) -> Table:
    """Every kommun's grant and costs, the net, and the change against the baseline."""
    pinned, name = comparison.pinned is not None, comparison.baseline_name
    left_out = without(comparison.left_out)
    everyone = sum_lines(lines, name="")
    net_per_head = Fraction(everyone.net_sek, everyone.inhabitants)
    same = {hundredths(Fraction(line.net_sek, line.inhabitants)) for line in lines} == {hundredths(net_per_head)}
    told = f" Netto per invånare: {decimal(net_per_head)} kr för alla." if same and not pinned else ""
    compared = (
        (Column("Netto, Förslag"), Column(f"Netto, {name}"), Column(f"Skillnad{left_out}", "change"))
        if pinned
        else (
            Column("Netto"),
            *([] if same else [Column("Netto per invånare", "per_inhabitant")]),
            Column(f"Skillnad{left_out}", "change"),
        )
    )

    now = comparison.outcome
    balanced = now.by_kommun((DEDUCTION,), item=BALANCED) if BALANCED in now.items(DEDUCTION) else {}

    def values(line: KommunLine) -> Sequence[Value]:
        balance = balanced.get(line.code, 0)  # of all together nothing
        taken = [line.deducted_sek - balance, *([balance] if balanced else [])]
        amounts = (line.inhabitants, line.gross_sek, *taken, line.grant_sek, line.cost_sek, line.net_sek)
        per_head = [] if same else [Fraction(line.net_sek, line.inhabitants)]
        other = [line.baseline_net_sek] if pinned else per_head
        return (*amounts, *other, line.net_change_sek, in_percent(line.net_change_sek, line.baseline_net_sek))

    return Table(
        title="Per kommun",
        caption=f"Kronor, {year_and_status(comparison.year, assumed=comparison.assumed)}. "
        "Bidrag betalas ut av RSS och redovisas; egna kostnader är rader i kommunens egen budget. "
        f"Skillnad mot {name}.{told}",
        columns=(
            Column("Kommun", "text"),
            Column("Invånare", "number"),
            *columns(("Bidrag före avdrag", "Avdrag")),
            *([Column("Utjämning", "change")] if balanced else []),
            *columns(("Bidrag att få", "Egna kostnader")),
            *compared,
            percent_change("I procent"),
        ),
        rows=tuple(kommun_row(line.name, values(line), own=line.code in own) for line in lines),
        totals=(sum_row(f"Alla {len(lines)} kommuner", values(everyone)),),
    )


def staffing_table(costs: Sequence[StaffingCost], record: Record, *, own: Collection[str], by: str) -> Table:
    """The kommuner's part of the RSS agreement per alternative, side by side, and the difference to the first.

    `by` is what it is shared by, in words.
    """

    def values(amounts: Sequence[int]) -> Sequence[Value]:
        return (*amounts, *(amount - amounts[0] for amount in amounts[1:]))

    differences = (f"Skillnad {costs[0].staffing.posts} → {cost.staffing.posts}" for cost in costs[1:])
    totals = (
        ("Kommunernas del", [cost.kommuner_sek for cost in costs]),
        ("Regionens del", [cost.region_sek for cost in costs]),
        ("Hela kostnaden", [cost.total_sek for cost in costs]),
    )
    return Table(
        title=f"{' eller '.join(in_words(cost.staffing.posts) for cost in costs).capitalize()} utvecklingsledare",
        caption=f"Kronor om året ur kommunernas egna budgetar, delat efter {by}.",
        columns=(
            Column("Kommun", "text"),
            *columns(map(alternative_name, costs)),
            *columns(differences, "change"),
        ),
        rows=tuple(
            kommun_row(name, values([cost.by_kommun[code] for cost in costs]), own=code in own)
            for code, name in record.kommuner.items()
        ),
        totals=tuple(sum_row(name, values(amounts)) for name, amounts in totals),
    )


def comparison_table(
    compared: Sequence[ScenarioColumn], record: Record, *, order: Sequence[str], per_head: bool, own: Collection[str]
) -> Table:
    """Every kommun under every scenario, and what each scenario differs from the first."""
    base, *others = compared

    def values(code: str) -> Sequence[Value]:
        amounts = [column.measured(code, per_head=per_head) for column in compared]
        gains = [one.gain(base, code, per_head=per_head) for one in others]
        told = [*amounts, *gains] if per_head else [*map(int, amounts), *map(int, gains)]
        return (*told, *(in_percent(gain, amounts[0]) for gain in gains))

    return Table(
        title="Per kommun och scenario",
        caption=f"{'Kronor per invånare' if per_head else 'Kronor'}, {_years_of(compared)}.",
        columns=(
            Column("Kommun", "text"),
            *columns((one.named.name for one in compared), "per_inhabitant" if per_head else "kronor"),
            *columns(
                (f"{one.named.name} − {base.named.name}{without(one.left_out(base))}" for one in others), "change"
            ),
            *(percent_change("I procent" if len(others) == 1 else f"{one.named.name}, i procent") for one in others),
        ),
        rows=tuple(kommun_row(record.kommuner[code], values(code), own=code in own) for code in order),
        totals=(sum_row(f"Alla {len(order)} kommuner", values("")),),
    )


def difference_table(
    compared: Sequence[ScenarioColumn], record: Record, *, order: Sequence[str], per_head: bool, own: Collection[str]
) -> Table:
    """Every kommun under the first scenario, and what each of the others gives it more or less."""
    base, *others = compared

    def values(code: str) -> Sequence[Value]:
        exact = (
            base.measured(code, per_head=per_head),
            *(one.gain(base, code, per_head=per_head) for one in others),
        )
        return exact if per_head else tuple(map(int, exact))

    return Table(
        title=f"Skillnad mot {base.named.name}",
        caption=f"{'Kronor per invånare' if per_head else 'Kronor'}, {_years_of(compared)}.",
        columns=(
            Column("Kommun", "text"),
            Column(base.named.name, "per_inhabitant" if per_head else "kronor"),
            *columns((f"{one.named.name}{without(one.left_out(base))}" for one in others), "change"),
        ),
        rows=tuple(kommun_row(record.kommuner[code], values(code), own=code in own) for code in order),
        totals=(sum_row(f"Alla {len(order)} kommuner", values("")),),
    )


def _years_of(compared: Sequence[ScenarioColumn]) -> str:
    """The year that scenarios are compared in; each one's where they are of different agreements."""
    found = [(one.named.name, one.year, one.assumed and one.kind != "Kostnader") for one in compared]
    years = {year_and_status(year, assumed=assumed) for _, year, assumed in found}
    if len(years) == 1:
        return years.pop()
    return "; ".join(f"{name}{of_year(name, year=year, assumed=assumed)}" for name, year, assumed in found)


def price_table(prices: Sequence[Price], *, own_name: str) -> Table:
    """What a step of each control costs all kommuner together, and those who have a name of their own."""
    return Table(
        title="Prislappar",
        caption="Vad ett steg uppåt på varje reglage gör med nettot.",
        columns=(
            Column("Reglage", "text"),
            Column("Ett steg upp", "number"),
            *columns((*filter(None, [own_name]), "Alla kommuner"), "change", unit="kr"),
        ),
        rows=tuple(
            row(
                one.parameter.name,
                Cell(value=one.parameter.step, unit=one.parameter.unit),
                *((one.own_sek, one.all_sek) if own_name else (one.all_sek,)),
            )
            for one in prices
        ),
    )


OF_CHOICES = "Av ett val (datum, antal tjänster): de två med lägst och högst netto."


def swing_table(swings: Sequence[Swing], *, over: Range) -> Table:
    """What the lowest and the highest of each parameter do."""
    low, high = Column("Lägst", "number"), Column("Högst", "number")
    change = Column("Nettot ändras", "change", unit="kr")
    likely = over == "likely"
    told = "troliga" if likely else "som går att räkna med inom reglagets gränser"
    return Table(
        title="Troligt lägst och högst" if likely else "Reglagets lägsta och högsta",
        caption=f"Det lägsta och högsta {told}, och vad det gör med nettot. {OF_CHOICES}",
        columns=(Column("Reglage", "text"), low, change, high, change),
        rows=tuple(
            row(
                s.parameter.name,
                _with_unit(s, s.low),
                s.at_low_sek,
                _with_unit(s, s.high),
                s.at_high_sek,
            )
            for s in swings
        ),
    )


def _with_unit(swing: Swing, at: int | str) -> Cell | str:
    unit = swing.parameter.unit
    return Cell(value=at, unit=unit) if isinstance(at, int) else with_unit(at, unit)
