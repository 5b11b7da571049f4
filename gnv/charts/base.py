"""What every chart is made of: a table, a spec without data, an axis that stands still, and labels in words."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import altair as alt
import pyarrow as pa

from gnv.charts.theme import chart_config

Spec = dict[str, Any]
ROOM_FOR_LABEL = 1.65
KEPT_SPECS = 64  # of each chart: an axis has few places to end, a theme two
ALMOST = 1.04  # a bar may grow a little before its axis has to
ROUND = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


class Drawing(NamedTuple):
    """A chart as it goes to the browser: this run's table, and the spec that stands still."""

    table: pa.Table
    spec: Spec


def axis_end(baseline: float, value: float, *, room: float = ROOM_FOR_LABEL) -> float:
    """The round number where an axis ends: `room` times the baseline's bar, so that its label fits.

    It moves only when the present value would no longer fit, so bars change length and the axis does not.
    """
    end = round_up(max(baseline, 1) * room)
    while value * room > end * ALMOST:
        end = round_up(end * 1.01)
    return end


def rounded_domain(base: list[float], others: list[float], *, from_nothing: bool) -> tuple[float, float]:
    """An axis for amounts that lie apart, made for the base's and with some room, so that it seldom moves.

    Only where another amount would not fit is it made for all. `from_nothing`: it begins at 0 if nothing is below.
    """
    low, high = _around(base, from_nothing=from_nothing)
    fits = low <= min(base + others) and max(base + others) <= high
    return (low, high) if fits else _around(base + others, from_nothing=from_nothing)


def _around(amounts: list[float], *, from_nothing: bool) -> tuple[float, float]:
    least, most = min(amounts), max(amounts)
    begins = from_nothing and least >= 0
    step = round_up(max((most - (0 if begins else least)) / 5, abs(most) / 50, 1))
    return 0 if begins else step * math.floor(least / step - 0.5), step * math.ceil(most / step + 0.5)


def round_up(value: float) -> float:
    """The next round number at or above a value of at least 1."""
    power: int = 10 ** (len(str(int(value))) - 1)
    return next(step * power for step in ROUND if step * power >= value)


def named_rows(field: str, *, grid: bool = False) -> alt.Y:
    """An axis of names in the order of the column `place`: in the table's own order the first run's would stay."""
    axis = alt.Axis(domain=False, ticks=False, labelPadding=8, grid=grid, labelOverlap=False)
    return alt.Y(f"{field}:N", sort=alt.EncodingSortField(field="place", op="min"), title=None, axis=axis)


def layered(*layers: alt.Chart, height: int, dark: bool) -> Spec:
    """Layers as the browser takes them. Altair wants a data set's name on each; ours comes beside the spec."""
    spec: Spec = alt.layer(*layers).properties(width="container", height=height).to_dict()
    bare = [{key: part for key, part in layer.items() if key != "data"} for layer in spec.pop("layer")]
    return {key: part for key, part in spec.items() if key not in {"data", "datasets"}} | {
        "autosize": {"type": "fit-x", "contains": "padding"},  # `height` is the bars' alone, beside any legend
        "layer": bare,
        "config": chart_config(dark=dark),
    }
