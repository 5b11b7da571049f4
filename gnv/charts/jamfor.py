"""The charts of the page Jämför."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pyarrow as pa

from gnv.charts.drawing import KEPT_SPECS, Drawing, Spec, layered, named_rows, round_up, rounded_domain
from gnv.comparison import Column
from gnv.swedish import NBSP, change, decimal, kronor, signed
from gnv.theme import ACCENT, GREY, SERIES, SHAPES, TEXT_SIZE

ROW_STEP, ROOM_FOR_LABELS = 23, 0.5
Kommuner = Mapping[str, str]  # kommunkod to name, in the order to show
MILLIONS, KRONOR = "format(datum.value / 1e6, ',.1f') + ' mkr'", "format(datum.value, ',.0f') + ' kr'"


def dots(columns: Sequence[Column], kommuner: Kommuner, *, per_head: bool, dark: bool) -> Drawing:
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


def _dot(column: Column, code: str, *, per_head: bool) -> dict[str, Any]:
    amount = column.measured(code, per_head=per_head)
    label = f"{decimal(amount)}{NBSP}kr" if per_head else kronor(int(amount))
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


def ranked(
    column: Column, base: Column, kommuner: Kommuner, *, per_head: bool, own: Collection[str], dark: bool
) -> Drawing:
    """Who gains and who loses: a bar to the right or the left of nothing, with its sign in words."""
    exact = {code: column.gain(base, code, per_head=per_head) for code in kommuner}
    gains = {code: float(gain) for code, gain in exact.items()}
    table = pa.table(
        {
            "place": list(range(len(kommuner))),
            "kommun": list(kommuner.values()),
            "gain": list(gains.values()),
            "zero": [0] * len(gains),
            "label": [f"{signed(gain)}{NBSP}kr" if per_head else change(int(gain)) for gain in exact.values()],
            "role": ["own" if not own or code in own else "other" for code in kommuner],
        }
    )
    most, least = max(0, *gains.values()), min(0, *gains.values())
    room = round_up(max(most - least, 1)) * ROOM_FOR_LABELS
    domain = (-round_up(-least + room) if least else 0, round_up(most + room) if most or not least else 0)
    return Drawing(table, _ranked_spec(domain, len(kommuner), dark=dark))


@lru_cache(maxsize=KEPT_SPECS)
def _ranked_spec(domain: tuple[float, float], rows: int, *, dark: bool) -> Spec:
    x = alt.X("gain:Q", scale=alt.Scale(domain=list(domain), nice=False), axis=None)
    base = alt.Chart().encode(x=x, y=named_rows("kommun"))
    roles = alt.Scale(domain=["own", "other"], range=[ACCENT, GREY])
    bars = base.mark_bar(height={"band": 0.7}).encode(
        color=alt.Color("role:N", legend=None, scale=roles),
        tooltip=[alt.Tooltip("kommun:N", title="Kommun"), alt.Tooltip("label:N", title="Skillnad")],
    )
    nothing = (
        alt.Chart()
        .mark_rule(color=GREY, strokeWidth=1)
        .encode(x=alt.X("zero:Q", scale=alt.Scale(domain=list(domain), nice=False), axis=None))
    )
    gains = (
        base.transform_filter("datum.gain >= 0")
        .mark_text(align="left", dx=6, fontSize=TEXT_SIZE)
        .encode(text="label:N")
    )
    losses = (
        base.transform_filter("datum.gain < 0")
        .mark_text(align="right", dx=-6, fontSize=TEXT_SIZE)
        .encode(text="label:N")
    )
    return layered(bars, nothing, gains, losses, height=rows * ROW_STEP, dark=dark)
