"""The tables of the pages as HTML: one element each, for speed, for screen readers and for paste into Excel."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from gnv.analysis.result import Comparison, KommunLine, sum_lines
from gnv.analysis.sensitivity import Price, Swing
from gnv.analysis.side_by_side import ScenarioColumn
from gnv.core.record import Record
from gnv.core.staffing import StaffingCost
from gnv.formatting import change, decimal, in_words, number, per_head, signed, with_unit
from gnv.tables.html import row, table
from gnv.words.scenario import alternative_name


def kommun_table(lines: Sequence[KommunLine], *, own: Collection[str], comparison: Comparison) -> str:
    """Every kommun's grant and costs, the net, and the change against the baseline."""
    heads = ("Kommun", "Invånare", "Bidrag före avdrag", "Gemensamma avdrag", "Bidrag att få", "Egna kostnader",
             *_compared_heads(comparison))  # fmt: skip
    pinned = comparison.pinned is not None
    rows = "".join(row(_kommun_cells(line, pinned=pinned), own=line.code in own) for line in lines)
    total = row(_kommun_cells(sum_lines(lines, name=f"Alla {len(lines)} kommuner"), pinned=pinned))
    caption = "Kronor. Bidrag betalas ut av RSS och redovisas; egna kostnader är rader i kommunens egen budget."
    return table("Per kommun", caption, heads, rows, total)


def staffing_table(costs: Sequence[StaffingCost], *, kommuner: Iterable[tuple[str, str]], own: Collection[str]) -> str:
    """The kommuner's part of the RSS agreement per alternative, side by side, and the difference to the first."""
    heads = ["Kommun", *map(alternative_name, costs)]
    heads += [f"Skillnad {costs[0].staffing.posts} → {cost.staffing.posts}" for cost in costs[1:]]
    rows = "".join(
        row(_staffing_cells(name, [cost.by_kommun[code] for cost in costs]), own=code in own) for code, name in kommuner
    )
    totals = "".join(
        row(_staffing_cells(name, amounts))
        for name, amounts in (
            ("Kommunernas del", [cost.kommuner_sek for cost in costs]),
            ("Regionens del", [cost.region_sek for cost in costs]),
            ("Hela kostnaden", [cost.total_sek for cost in costs]),
        )
    )
    caption = "Kronor om året ur kommunernas egna budgetar, delat efter befolkning."
    title = f"{' eller '.join(in_words(cost.staffing.posts) for cost in costs).capitalize()} utvecklingsledare"
    return table(title, caption, heads, rows, totals)


def comparison_table(
    columns: Sequence[ScenarioColumn], record: Record, *, order: Sequence[str], per_head: bool, own: Collection[str]
) -> str:
    """Every kommun under every scenario, and what each scenario differs from the first."""
    base = columns[0]
    heads = ["Kommun", *(c.named.name for c in columns), *(f"{c.named.name} − {base.named.name}" for c in columns[1:])]

    def cells(name: str, code: str) -> list[str]:
        amounts = [column.measured(code, per_head=per_head) for column in columns]
        gains = [amount - amounts[0] for amount in amounts[1:]]
        if per_head:
            return [name, *map(decimal, amounts), *map(signed, gains)]
        return [name, *(number(int(amount)) for amount in amounts), *(change(int(g), unit="").strip() for g in gains)]

    rows = "".join(row(cells(record.kommuner[code], code), own=code in own) for code in order)
    total = row(cells(f"Alla {len(order)} kommuner", ""))
    return table("Per kommun och scenario", "Kronor per invånare." if per_head else "Kronor.", heads, rows, total)


def price_table(prices: Sequence[Price], *, own_name: str) -> str:
    """What a step of each control costs all kommuner together, and those who have a name of their own."""
    heads = ("Reglage", "Ett steg upp", *filter(None, [own_name]), "Alla kommuner")
    rows = "".join(
        row(
            [
                price.parameter.name,
                with_unit(price.parameter.step, price.parameter.unit),
                *([change(price.own_sek)] if own_name else []),
                change(price.all_sek),
            ]
        )
        for price in prices
    )
    return table("Prislappar", "Vad ett steg uppåt på varje reglage gör med nettot.", heads, rows, "")


def swing_table(swings: Sequence[Swing]) -> str:
    """What the lowest and the highest of each parameter do."""
    heads = ("Reglage", "Lägst", "Nettot ändras", "Högst", "Nettot ändras")
    rows = "".join(
        row(
            [
                s.parameter.name,
                with_unit(s.low, s.parameter.unit),
                change(s.at_low_sek),
                with_unit(s.high, s.parameter.unit),
                change(s.at_high_sek),
            ]
        )
        for s in swings
    )
    return table(
        "Lägst och högst",
        "Det lägsta och högsta som går att räkna med inom reglagets gränser, och vad det gör med nettot.",
        heads,
        rows,
        "",
    )


def _compared_heads(comparison: Comparison) -> tuple[str, ...]:
    if comparison.pinned:
        return "Netto, Förslag", f"Netto, {comparison.baseline_name}", "Skillnad"
    return "Netto", "Netto per invånare", f"Skillnad mot {comparison.baseline_name}"


def _kommun_cells(line: KommunLine, *, pinned: bool) -> list[str]:
    amounts = (line.inhabitants, line.gross_sek, line.deducted_sek, line.grant_sek, line.cost_sek, line.net_sek)
    compared = number(line.baseline_net_sek) if pinned else per_head(line.net_sek, line.inhabitants)
    return [line.name, *map(number, amounts), compared, change(line.net_sek - line.baseline_net_sek, unit="").strip()]


def _staffing_cells(name: str, amounts: Sequence[int]) -> list[str]:
    return [name, *map(number, amounts), *(change(amount - amounts[0], unit="").strip() for amount in amounts[1:])]
