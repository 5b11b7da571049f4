"""The chart of the page Känslighet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pyarrow as pa

from gnv.analysis.sensitivity import Swing
from gnv.charts.base import KEPT_SPECS, Drawing, Spec, layered, named_rows, round_up
from gnv.charts.theme import ACCENT, GREY, TEXT_SIZE
from gnv.formatting import change, with_unit

ROW_STEP = 30
ENDS = ["lägst", "högst"]


def tornado(swings: Sequence[Swing], *, dark: bool) -> Drawing:
    """A bar per parameter from what its lowest value does to net to what its highest does, widest first.

    Both ends are bars from 0. Where they lie on the same side the shorter is in front, and its label across 0.
    """
    rows: list[dict[str, Any]] = []
    for place, swing in enumerate(swings):
        ends = list(zip(ENDS, (swing.low, swing.high), (swing.at_low_sek, swing.at_high_sek), strict=True))
        ends.sort(key=lambda one: -abs(one[2]))  # the shorter is drawn last, in front
        (_, _, longer), (in_front, _, shorter) = ends
        for end, value, amount in ends:
            inside = end == in_front and shorter * longer > 0
            hidden = not amount or (inside and shorter == longer)
            rows.append(
                {
                    "place": place,
                    "parameter": swing.parameter.short,
                    "end": end,
                    "gain": amount,
                    "at": f"{end} {with_unit(value, swing.parameter.unit)}",
                    "told": change(amount),
                    "label": "" if hidden else change(amount),
                    "label_at": 0 if inside else amount,
                    "label_side": "right" if (amount > 0) != inside else "left",
                }
            )
    most = max((abs(row["gain"]) for row in rows), default=1)
    return Drawing(pa.Table.from_pylist(rows), _tornado_spec(round_up(most * 1.9), len(swings), dark=dark))


@lru_cache(maxsize=KEPT_SPECS)
def _tornado_spec(end: float, rows: int, *, dark: bool) -> Spec:
    scale = alt.Scale(domain=[-end, end], nice=False)
    base = alt.Chart().encode(y=named_rows("parameter"))
    bars = base.mark_bar(height={"band": 0.65}).encode(
        x=alt.X("gain:Q", scale=scale, axis=None, stack=None),
        color=alt.Color(
            "end:N",
            scale=alt.Scale(domain=ENDS, range=[GREY, ACCENT]),
            legend=alt.Legend(orient="top", title=None),
        ),
        tooltip=[
            alt.Tooltip("parameter:N", title="Reglage"),
            alt.Tooltip("at:N", title="Värde"),
            alt.Tooltip("told:N", title="Netto"),
        ],
    )
    labels = base.encode(x=alt.X("label_at:Q", scale=scale, axis=None), text="label:N")
    right = labels.transform_filter("datum.label_side === 'right'").mark_text(align="left", dx=6, fontSize=TEXT_SIZE)
    left = labels.transform_filter("datum.label_side === 'left'").mark_text(align="right", dx=-6, fontSize=TEXT_SIZE)
    return layered(bars, right, left, height=rows * ROW_STEP, dark=dark)
