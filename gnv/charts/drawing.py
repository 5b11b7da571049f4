"""What every chart is made of: a table, a spec without data, an axis that stands still, and labels in words."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any, NamedTuple

import altair as alt
import pyarrow as pa

from gnv.swedish import NBSP, change, decimal, kronor
from gnv.theme import chart_config

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


def rounded_domain(least: float, most: float, *, from_nothing: bool) -> tuple[float, float]:
    """An axis for amounts that lie apart, in steps of a round number, so that it seldom moves.

    `from_nothing`: it begins at 0, or at a round number below it.
    """
    least = min(least, 0) if from_nothing else least
    step = round_up(max((most - least) / 5, abs(most) / 50, 1))
    return step * math.floor(least / step), step * math.ceil(most / step + 0.1)


def round_up(value: float) -> float:
    """The next round number at or above a value of at least 1."""
    power: int = 10 ** (len(str(int(value))) - 1)
    return next(step * power for step in ROUND if step * power >= value)


def labelled(amount_sek: int, difference: int) -> str:
    """An amount in kronor, and the change where there is one: 2 495 734 kr (+19 927)."""
    return f"{kronor(amount_sek)} ({change(difference, unit='').strip()})" if difference else kronor(amount_sek)


def per_head_label(now: int, then: int, inhabitants: int) -> str:
    """The same per inhabitant, with two decimals: 108,58 kr (+0,87)."""
    difference = Fraction(now - then, inhabitants)
    sign = "+" if difference > 0 else ""
    written = f"{decimal(Fraction(now, inhabitants))}{NBSP}kr"
    return f"{written} ({sign}{decimal(difference)})" if difference else written


def layered(*layers: alt.Chart, height: int, dark: bool) -> Spec:
    """Layers as the browser takes them. Altair wants a data set's name on each; ours comes beside the spec."""
    spec: Spec = alt.layer(*layers).properties(width="container", height=height).to_dict()
    bare = [{key: part for key, part in layer.items() if key != "data"} for layer in spec.pop("layer")]
    return {key: part for key, part in spec.items() if key not in {"data", "datasets"}} | {
        "autosize": {"type": "fit-x", "contains": "padding"},  # `height` is the bars' alone, beside any legend
        "layer": bare,
        "config": chart_config(dark=dark),
    }
