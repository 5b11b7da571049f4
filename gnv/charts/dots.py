"""The charts of the page Jämför."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pyarrow as pa

from gnv.analysis.side_by_side import ScenarioColumn
from gnv.charts.base import KEPT_SPECS, Drawing, Spec, layered, named_rows, rounded_domain
from gnv.charts.theme import GREY, SERIES, SHAPES
from gnv.formatting import measured

ROW_STEP = 23
Kommuner = Mapping[str, str]  # kommunkod to name, in the order to show
MILLIONS, KRONOR = "format(datum.value / 1e6, ',.1f') + ' mkr'", "format(datum.value, ',.0f') + ' kr'"


def dots(columns: Sequence[ScenarioColumn], kommuner: Kommuner, *, per_head: bool, dark: bool) -> Drawing:
    """Where each kommun lies under each scenario: a dot per scenario, a line between the outermost."""
    rows = [
        {"place": place, "kommun": name, **_dot(column, code, per_head=per_head)}
        for place, (code, name) in enumerate(kommuner.items())
        for column in columns
    ]
    base, *_ = ([row["amount"] for row in rows if row["scenario"] == column.named.name] for column in columns)
    domain = rounded_domain(base, [row["amount"] for row in rows], from_nothing=not per_head)
    names = tuple(column.named.name for column in columns)
    return Drawing(pa.Table.from_pylist(rows), _dots_spec(names, domain, len(kommuner), per_head=per_head, dark=dark))


def _dot(column: ScenarioColumn, code: str, *, per_head: bool) -> dict[str, Any]:
    amount = column.measured(code, per_head=per_head)
    label = measured(amount, per_head=per_head)
    return {"scenario": column.named.name, "amount": float(amount), "label": label}


@lru_cache(maxsize=KEPT_SPECS)
def _dots_spec(names: tuple[str, ...], domain: tuple[float, float], rows: int, *, per_head: bool, dark: bool) -> Spec:
    axis = alt.Axis(tickCount=4, labelExpr=KRONOR if per_head else MILLIONS, labelFlush=True)
    x = alt.X("amount:Q", title=None, scale=alt.Scale(domain=list(domain), nice=False), axis=axis)
    base = alt.Chart().encode(x=x, y=named_rows("kommun", grid=True))
    lines = base.mark_line(color=GREY, strokeWidth=2).encode(detail="kommun:N")
    colours = alt.Scale(domain=list(names), range=list(SERIES[: len(names)]))
    shapes = alt.Scale(domain=list(names), range=list(SHAPES)[: len(names)])
    told = (("kommun", "Kommun"), ("scenario", "Scenario"), ("label", "Belopp"))
    marks = base.mark_point(filled=True, size=120, opacity=1).encode(
        color=alt.Color("scenario:N", legend=None, scale=colours),
        shape=alt.Shape("scenario:N", legend=None, scale=shapes),
        tooltip=[alt.Tooltip(f"{field}:N", title=title) for field, title in told],
    )
    return layered(lines, marks, height=rows * ROW_STEP, dark=dark)
