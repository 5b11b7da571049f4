"""The chart of the page Villkor och datum."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import altair as alt
import pyarrow as pa

from gnv.analysis.conditions import ConditionEntry
from gnv.charts.base import KEPT_SPECS, Drawing, Spec, layered
from gnv.charts.theme import ACCENT, GREY, TEXT_SIZE

ROW_STEP = 32


def timeline(found: Sequence[ConditionEntry], *, dark: bool) -> Drawing:
    """A dot per date, the earliest first; beside it the date and who has to act."""
    dates = [one.condition.due.toordinal() for one in found if one.condition.due]
    middle = (
        min(dates, default=0) + max(dates, default=0)
    ) / 2  # later dots have their words to the left, where there is room
    table = pa.table(
        {
            "name": [one.condition.name for one in found],
            "due": [str(one.condition.due) for one in found],
            "side": ["right" if date < middle else "left" for date in dates],
            "label": [f"{one.condition.when}, {one.condition.who}" for one in found],
        }
    )
    years = [int(str(one.condition.due)[:4]) for one in found]
    return Drawing(table, _spec(min(years, default=0), max(years, default=0) + 1, len(found), dark=dark))


@lru_cache(maxsize=KEPT_SPECS)
def _spec(first: int, last: int, rows: int, *, dark: bool) -> Spec:
    x = alt.X(
        "utcyear:T",
        title=None,
        scale=alt.Scale(domain=[f"{first}-01-01", f"{last}-01-01"], nice=False, type="utc"),
        axis=alt.Axis(format="%Y", tickCount=last - first, grid=True),
    )
    y = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=8, labelLimit=330))
    base = alt.Chart().transform_calculate(utcyear="toDate(datum.due)").encode(x=x, y=y)
    dots = base.mark_point(filled=True, size=160, opacity=1, color=ACCENT, stroke=GREY).encode(
        tooltip=[alt.Tooltip("name:N", title="Villkor"), alt.Tooltip("label:N", title="Senast, vem")]
    )
    early, late = (
        base.transform_filter(f"datum.side === '{side}'").encode(text="label:N") for side in ("right", "left")
    )
    after = early.mark_text(align="left", dx=12, fontSize=TEXT_SIZE)
    before = late.mark_text(align="right", dx=-12, fontSize=TEXT_SIZE)
    return layered(dots, after, before, height=rows * ROW_STEP + 40, dark=dark)
