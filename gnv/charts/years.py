"""The charts of the page Budget, and of a kommun's years. What the colours stand for is told above the chart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pyarrow as pa

from gnv.charts.base import KEPT_SPECS, Drawing, Spec, layered, round_up
from gnv.charts.theme import ACCENT, GREY, SERIES, TEXT_SIZE, ink
from gnv.core.outcome import COST, PAID_OUT, Outcome
from gnv.formatting import kronor, number, thousands

GRANT_NAME, NET_NAME, TOTAL_NAME = "Bidrag att få", "Netto", "Egna kostnader"
MILLIONS = "format(datum.value / 1e6, ',.1f') + ' mkr'"
THOUSANDS = "format(datum.value / 1e3, ',.0f') + ' tkr'"
MILLION = 1e6
IN_KRONOR, IN_THOUSANDS = "kronor", "tusental kronor"
HEIGHT, LOW, LINE = 138, 150, 16  # two of them stand over each other on one screen of a projector
COLOURS = (ACCENT, *(colour for colour in SERIES if colour != ACCENT))
BarRow = dict[str, str | int]


def names(outcome: Outcome) -> tuple[str, ...]:
    """What the charts show, in the order of their colours: the grant, then each own cost that has an amount."""
    return (GRANT_NAME, *(outcome.names[item] for item in _items(outcome)))


def costs(outcome: Outcome, codes: Collection[str], *, dark: bool) -> Drawing:
    """A bar per year of the kommuner's own costs, each cost a part of it; above it the sum, in `costs_unit`."""
    rows: list[BarRow] = []
    written = thousands if costs_unit(outcome, codes) == IN_THOUSANDS else number
    for year in _years(outcome):
        paid = _paid(outcome, codes, year)
        rows += [_row(year, outcome.names[item], amount) for item, amount in paid.items()]
        total = sum(paid.values())
        rows.append(_row(year, TOTAL_NAME, total) | {"top": total, "short": written(total)})
    end = round_up(max([1, *(int(row["top"]) for row in rows)]) * 1.2)
    return Drawing(pa.Table.from_pylist(rows), _spec(names(outcome), (0, end), HEIGHT, dark=dark))


def costs_unit(outcome: Outcome, codes: Collection[str]) -> str:
    """What the numbers above the bars of `costs` are in: whole thousands where kronor would run into each other."""
    most = max(sum(_paid(outcome, codes, year).values()) for year in _years(outcome))
    return IN_KRONOR if most < MILLION else IN_THOUSANDS


def grants_and_costs(outcome: Outcome, codes: Collection[str], *, dark: bool, height: int = HEIGHT) -> Drawing:
    """A bar per year: the grant above nothing, each own cost below it; a line and a label in thousands tell the net."""
    rows: list[BarRow] = []
    for year in _years(outcome):
        grant, paid = _sum(outcome.by_kommun(PAID_OUT, year=year), codes), _paid(outcome, codes, year)
        rows.append(_row(year, GRANT_NAME, grant))
        rows += [_row(year, outcome.names[item], -amount) for item, amount in paid.items()]
        net = grant - sum(paid.values())
        rows.append(_row(year, NET_NAME, net) | {"top": grant, "short": f"netto\n{thousands(net)}"})
    amounts = [int(row["amount"]) for row in rows]
    sunk = min(sum(_paid(outcome, codes, year).values()) * -1 for year in _years(outcome))
    domain = (-round_up(max(-sunk, 1) * 1.15), round_up(max(1, *amounts) * 1.35))
    return Drawing(pa.Table.from_pylist(rows), _spec(names(outcome), domain, height, dark=dark))


def _years(outcome: Outcome) -> list[int]:
    return sorted({row.year for row in outcome.rows})


def _items(outcome: Outcome) -> list[str]:
    return [item for item in outcome.items(COST) if outcome.total((COST,), item=item)]


def _paid(outcome: Outcome, codes: Collection[str], year: int) -> dict[str, int]:
    return {item: _sum(outcome.by_kommun((COST,), item=item, year=year), codes) for item in _items(outcome)}


def _sum(amounts: dict[str, int], codes: Collection[str]) -> int:
    return sum(amounts[code] for code in codes)


def _row(year: int, item: str, amount: int) -> BarRow:
    return {"year": str(year), "item": item, "amount": amount, "zero": 0, "top": 0, "label": kronor(amount),
            "short": ""}  # fmt: skip


@lru_cache(maxsize=KEPT_SPECS)
def _spec(items: Sequence[str], domain: tuple[float, float], height: int, *, dark: bool) -> Spec:
    """Bars of parts, with a line of the net where the bars go both ways."""
    both_ways = domain[0] < 0
    whole = NET_NAME if both_ways else TOTAL_NAME
    axis = alt.Axis(labelExpr=MILLIONS if max(map(abs, domain)) > MILLION else THOUSANDS, tickCount=5)
    y = alt.Y("amount:Q", title=None, stack=True, scale=alt.Scale(domain=list(domain), nice=False), axis=axis)
    x = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, domain=False, ticks=False))
    colours = alt.Scale(domain=list(items), range=[COLOURS[n % len(COLOURS)] for n in range(len(items))])
    told = (("year", "År"), ("item", "Post"), ("label", "Belopp"))
    tooltip = [alt.Tooltip(f"{field}:N", title=title) for field, title in told]
    parts = alt.Chart().transform_filter(f"datum.item != '{whole}'").mark_bar(width={"band": 0.6})
    bars = parts.encode(x=x, y=y, tooltip=tooltip, color=alt.Color("item:N", scale=colours, legend=None))
    sums = alt.Chart().transform_filter(f"datum.item == '{whole}'").encode(x=x)
    above = -5 - LINE * both_ways  # a net has two lines
    labels = sums.mark_text(baseline="bottom", dy=above, lineHeight=LINE, fontSize=TEXT_SIZE, lineBreak="\n").encode(
        y=alt.Y("top:Q", stack=None), text="short:N"
    )
    nothing = alt.Chart().mark_rule(color=GREY).encode(y=alt.Y("zero:Q"))
    return layered(bars, *_net(sums, both_ways, ink(dark=dark)), labels, nothing, height=height, dark=dark)


def _net(sums: alt.Chart, both_ways: bool, colour: str) -> list[Any]:  # noqa: FBT001 - what the caller has found
    if not both_ways:
        return []
    line = sums.mark_line(color=colour, strokeWidth=2, point=alt.OverlayMarkDef(size=60, color=colour))
    return [line.encode(y=alt.Y("amount:Q", stack=None))]
