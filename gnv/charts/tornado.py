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
    """A bar per parameter from what its lowest value does to net to what its highest does, widest first."""
    rows: list[dict[str, Any]] = []
    for place, swing in enumerate(swings):
        amounts = (swing.at_low_sek, swing.at_high_sek)
        for end, value, amount in zip(ENDS, (swing.low, swing.high), amounts, strict=True):
            at = f"{end} {with_unit(value, swing.parameter.unit)}"
            label = change(amount) if amount in {min(0, *amounts), max(0, *amounts)} else ""
            named = {"place": place, "parameter": swing.parameter.short, "end": end}
            rows.append({**named, "gain": amount, "at": at, "label": label})
    most = max((abs(row["gain"]) for row in rows), default=1)
    return Drawing(pa.Table.from_pylist(rows), _tornado_spec(round_up(most * 1.9), len(swings), dark=dark))


@lru_cache(maxsize=KEPT_SPECS)
def _tornado_spec(end: float, rows: int, *, dark: bool) -> Spec:
    x = alt.X("gain:Q", scale=alt.Scale(domain=[-end, end], nice=False), axis=None)
    base = alt.Chart().encode(x=x, y=named_rows("parameter"))
    bars = base.mark_bar(height={"band": 0.65}).encode(
        color=alt.Color(
            "end:N",
            scale=alt.Scale(domain=ENDS, range=[GREY, ACCENT]),
            legend=alt.Legend(orient="top", title=None),
        ),
        tooltip=[
            alt.Tooltip("parameter:N", title="Reglage"),
            alt.Tooltip("at:N", title="Värde"),
            alt.Tooltip("label:N", title="Netto"),
        ],
    )
    right = (
        base.transform_filter("datum.gain > 0").mark_text(align="left", dx=6, fontSize=TEXT_SIZE).encode(text="label:N")
    )
    left = (
        base.transform_filter("datum.gain < 0")
        .mark_text(align="right", dx=-6, fontSize=TEXT_SIZE)
        .encode(text="label:N")
    )
    return layered(bars, right, left, height=rows * ROW_STEP, dark=dark)
