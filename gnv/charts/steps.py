"""Steps up and down from nothing to what is left: the chart that two pages explain an amount with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import altair as alt
import pyarrow as pa

from gnv.charts.drawing import KEPT_SPECS, Drawing, Spec, layered
from gnv.theme import ACCENT, GREY, TEXT_SIZE

STEP_HEIGHT = 36
Role = Literal["plus", "minus", "rest"]


class Step(NamedTuple):
    """A bar from one amount in kronor to another; `rest` is what it comes to, and a `minus` is hollow."""

    step: str
    role: Role
    from_sek: int
    to_sek: int
    label: str


def steps(found: Sequence[Step], *, end: float, dark: bool) -> Drawing:
    """The steps from above, in kronor; the axis goes from 0 to `end`, and no label is cut there."""
    columns = {field: [getattr(step, field) for step in found] for field in Step._fields}
    ends = [max(step.from_sek, step.to_sek) for step in found]
    return Drawing(pa.table({**columns, "end_sek": ends}), _spec(end, len(found), dark=dark))


@lru_cache(maxsize=KEPT_SPECS)
def _spec(end: float, rows: int, *, dark: bool) -> Spec:
    y = alt.Y("step:N", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=8))
    scale = alt.Scale(domain=[0, end], nice=False)
    base = alt.Chart().encode(y=y)
    bars = base.mark_bar(stroke=GREY, strokeWidth=1.5).encode(
        x=alt.X("from_sek:Q", scale=scale, axis=None),
        x2="to_sek:Q",
        fill=alt.Fill(
            "role:N",
            legend=None,
            scale=alt.Scale(domain=["plus", "minus", "rest"], range=[GREY, "transparent", ACCENT]),
        ),
        tooltip=[alt.Tooltip("step:N", title="Steg"), alt.Tooltip("label:N", title="Belopp")],
    )
    labels = base.mark_text(align="left", dx=6, fontSize=TEXT_SIZE).encode(
        x=alt.X("end_sek:Q", scale=scale, axis=None), text="label:N"
    )
    return layered(bars, labels, height=rows * STEP_HEIGHT, dark=dark)
