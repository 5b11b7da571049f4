"""Money on its way, as ribbons between columns of nodes. Widths are proportional to the amounts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import altair as alt
import pyarrow as pa

from gnv.charts.base import KEPT_SPECS, Drawing, Spec, layered
from gnv.charts.theme import ACCENT, GREY, TEXT_SIZE

NODE, STEPS = 0.025, 16
WIDEST_GAP, ALL_GAPS, LINE = 24, 180, 18  # pixels: between two nodes, between all of a column's, from label to label
USED = 0.96  # the rest is for nodes narrower than their label
NodeColumn = Sequence[str]
SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("role", "id", "label", "side")]
    + [(n, pa.float64()) for n in ("x", "x2", "y", "y2")]
)


@dataclass(frozen=True, kw_only=True)
class Ribbon:
    """Money from one node to another, in kronor, and what is said of it when somebody points at it."""

    source: str
    target: str
    amount_sek: int
    told: str


class FlowLayout(NamedTuple):
    """A chart's height in pixels, and the room for labels beside the outer columns, in steps between columns."""

    height: int
    left: float
    right: float


def flow(
    columns: Sequence[NodeColumn],
    ribbons: Sequence[Ribbon],
    labels: Mapping[str, str],
    *,
    bright: Collection[str],
    shape: FlowLayout,
    dark: bool,
) -> Drawing:
    """Columns of nodes, each with its label, and the ribbons between them.

    A ribbon is bright where its target is one of `bright`.
    """
    found = [ribbon for ribbon in ribbons if ribbon.amount_sek > 0]
    sizes = {name: _size(name, found) for column in columns for name in column}
    scale, tops = _placed(columns, sizes, height=shape.height)
    places = {name: place for place, column in enumerate(columns) for name in column}
    sources = {ribbon.source for ribbon in found}
    rows = [
        row
        for name in tops
        for row in _node(name, places[name], tops[name], sizes[name] * scale, labels[name], name in sources)
    ]
    rows += _ribbons(found, places, tops, scale, bright)
    table = pa.Table.from_pylist(rows, schema=SCHEMA)
    return Drawing(table, _spec(len(columns) - 1, shape, dark=dark))


def _placed(columns: Sequence[NodeColumn], sizes: Mapping[str, int], *, height: int) -> tuple[float, dict[str, float]]:
    """How high a krona is, and where each node that has any begins, as parts of the chart's height."""
    gap = min(WIDEST_GAP, ALL_GAPS / max(map(len, columns))) / height
    scale = min((USED - gap * (len(column) - 1)) / max(sum(sizes[n] for n in column), 1) for column in columns)
    stacks = (_stacked(column, sizes, scale, gap, LINE / height) for column in columns)
    return scale, {name: top for stack in stacks for name, top in stack.items()}


def _size(name: str, ribbons: Sequence[Ribbon]) -> int:
    return max(
        sum(r.amount_sek for r in ribbons if r.source == name), sum(r.amount_sek for r in ribbons if r.target == name)
    )


def _stacked(column: NodeColumn, sizes: Mapping[str, int], scale: float, gap: float, line: float) -> dict[str, float]:
    """Where each node begins, with room for its label; the column as a whole stands in the middle."""
    shown = [name for name in column if sizes[name]]
    steps = [max(sizes[name] * scale + gap, line) for name in shown]
    tops, at = {}, (1 - sum(steps) + gap) / 2
    for name, step in zip(shown, steps, strict=True):
        tops[name] = at
        at += step
    return tops


def _node(name: str, x: int, y: float, size: float, label: str, passes_on: bool) -> list[dict[str, Any]]:  # noqa: FBT001 - found by the caller
    """A node and its label: beside it, but above it where ribbons leave on the one side and come in on the other."""
    side = "left" if x == 0 else "above" if passes_on else "right"
    label_x = {"left": x - NODE, "right": x + NODE, "above": x}[side]
    label_y = y if side == "above" else y + size / 2
    return [
        {"role": "node", "id": name, "label": label, "x": x - NODE, "x2": x + NODE, "y": y, "y2": y + size},
        {"role": "label", "id": name, "label": label, "side": side, "x": label_x, "y": label_y},
    ]


def _ribbons(
    found: Sequence[Ribbon], places: Mapping[str, int], tops: Mapping[str, float], scale: float,
    bright: Collection[str],
) -> list[dict[str, Any]]:  # fmt: skip
    left, right = dict(tops), dict(tops)
    rows = []
    for number, ribbon in enumerate(found):
        width = ribbon.amount_sek * scale
        role = "bright" if ribbon.target in bright else "ribbon"
        ends = (places[ribbon.source], left[ribbon.source], places[ribbon.target], right[ribbon.target])
        rows += [{"role": role, "id": str(number), "label": ribbon.told, **point} for point in _curve(*ends, width)]
        left[ribbon.source] += width
        right[ribbon.target] += width
    return rows


def _curve(x1: float, y1: float, x2: float, y2: float, width: float) -> list[dict[str, float]]:
    points = []
    for step in range(STEPS + 1):
        t = step / STEPS
        y = y1 + (y2 - y1) * t * t * (3 - 2 * t)
        points.append({"x": x1 + (x2 - x1) * t, "y": y, "y2": y + width})
    return points


@lru_cache(maxsize=KEPT_SPECS)
def _spec(last: int, shape: FlowLayout, *, dark: bool) -> Spec:
    left, right = shape.left, shape.right
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-left, last + right], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, 1], reverse=True, nice=False))
    base = alt.Chart().encode(x=x, y=y)
    told = [alt.Tooltip("label:N", title="Belopp")]
    ribbons = [
        base.transform_filter(f"datum.role === '{role}'")
        .mark_area(color=colour, opacity=opacity)
        .encode(y2="y2:Q", detail="id:N", tooltip=told)
        for role, colour, opacity in (("ribbon", GREY, 0.4), ("bright", ACCENT, 0.75))
    ]
    nodes = base.transform_filter("datum.role === 'node'").mark_rect(color=GREY).encode(x2="x2:Q", y2="y2:Q")
    text = base.transform_filter("datum.role === 'label' && datum.side === 'left'")
    before = text.mark_text(align="right", dx=-6, fontSize=TEXT_SIZE).encode(text="label:N")
    text = base.transform_filter("datum.role === 'label' && datum.side === 'right'")
    after = text.mark_text(align="left", dx=6, fontSize=TEXT_SIZE).encode(text="label:N")
    text = base.transform_filter("datum.role === 'label' && datum.side === 'above'")
    above = text.mark_text(baseline="bottom", dy=-6, fontSize=TEXT_SIZE).encode(text="label:N")
    return layered(*ribbons, nodes, before, after, above, height=shape.height, dark=dark)
