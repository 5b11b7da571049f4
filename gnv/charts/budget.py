"""The chart of the page Budget, and of a kommun's years."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import altair as alt
import pyarrow as pa

from gnv.charts.drawing import KEPT_SPECS, Drawing, Spec, layered, round_up
from gnv.outcome import COST, PAID_OUT, Outcome
from gnv.swedish import NBSP, kronor, number
from gnv.theme import ACCENT, GREY, SERIES, TEXT_SIZE, ink

GRANT_NAME, NET_NAME = "Bidrag att få", "Netto"
MILLIONS = "format(datum.value / 1e6, ',.1f') + ' mkr'"
THOUSANDS = "format(datum.value / 1e3, ',.0f') + ' tkr'"
MILLION = 1e6
HEIGHT = 260


def years(outcome: Outcome, codes: Collection[str], *, narrow: bool, dark: bool) -> Drawing:
    """A bar per year: grants above nothing, each own cost below it; a dot and a label in thousands tell the net."""
    items = [item for item in outcome.items(COST) if outcome.total((COST,), item=item)]
    rows, most, least = [], 1, -1
    for year in sorted({row.year for row in outcome.rows}):
        grant = _sum(outcome.by_kommun(PAID_OUT, year=year), codes)
        paid = {item: _sum(outcome.by_kommun((COST,), item=item, year=year), codes) for item in items}
        rows.append(_row(year, GRANT_NAME, grant))
        rows += [_row(year, outcome.names[item], -amount) for item, amount in paid.items()]
        net = grant - sum(paid.values())
        rows.append(_row(year, NET_NAME, net) | {"top": grant, "short": _thousands(net, narrow=narrow)})
        most, least = max(most, grant), min(least, -sum(paid.values()))
    names = (GRANT_NAME, *(outcome.names[item] for item in items))
    domain = (-round_up(-least * 1.15), round_up(most * 1.2))
    return Drawing(pa.Table.from_pylist(rows), _years_spec(names, domain, narrow=narrow, dark=dark))


def _sum(amounts: dict[str, int], codes: Collection[str]) -> int:
    return sum(amounts[code] for code in codes)


def _row(year: int, item: str, amount: int) -> dict[str, str | int]:
    return {
        "year": str(year),
        "item": item,
        "amount": amount,
        "zero": 0,
        "top": 0,
        "label": kronor(amount),
        "short": "",
    }


def _thousands(amount: int, *, narrow: bool) -> str:
    """A net in whole thousands, for a label above a bar; where it is narrow, the page tells the unit."""
    thousands = number((2 * amount + 1000) // 2000)
    return thousands if narrow else f"{thousands}{NBSP}tkr"


@lru_cache(maxsize=KEPT_SPECS)
def _years_spec(names: tuple[str, ...], domain: tuple[float, float], *, narrow: bool, dark: bool) -> Spec:
    axis = alt.Axis(labelExpr=MILLIONS if domain[1] > MILLION else THOUSANDS, tickCount=6)
    y = alt.Y("amount:Q", title=None, stack=True, scale=alt.Scale(domain=list(domain), nice=False), axis=axis)
    x = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, domain=False, ticks=False))
    colours = alt.Scale(domain=list(names), range=[ACCENT, *(c for c in SERIES if c != ACCENT), *SERIES][: len(names)])
    told = (("year", "År"), ("item", "Post"), ("label", "Belopp"))
    tooltip = [alt.Tooltip(f"{field}:N", title=title) for field, title in told]
    legend = alt.Legend(orient="top", title=None, labelLimit=240, columns=1 if narrow else 4)
    parts = alt.Chart().transform_filter(f"datum.item != '{NET_NAME}'").mark_bar(width={"band": 0.6})
    bars = parts.encode(x=x, y=y, tooltip=tooltip, color=alt.Color("item:N", scale=colours, legend=legend))
    net = alt.Chart().transform_filter(f"datum.item == '{NET_NAME}'").encode(x=x, y=alt.Y("amount:Q", stack=None))
    line = net.mark_line(color=ink(dark=dark), strokeWidth=2, point=alt.OverlayMarkDef(size=70, color=ink(dark=dark)))
    above = net.encode(y=alt.Y("top:Q", stack=None), text="short:N")
    labels = above.mark_text(dy=-12, fontSize=TEXT_SIZE - 1 if narrow else TEXT_SIZE, fontWeight="bold")
    nothing = alt.Chart().mark_rule(color=GREY).encode(y=alt.Y("zero:Q"))
    return layered(bars, line, labels, nothing, height=HEIGHT, dark=dark)
