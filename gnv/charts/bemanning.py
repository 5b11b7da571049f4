"""The charts of the page Bemanning."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

import altair as alt
import pyarrow as pa

from gnv import telling
from gnv.charts.drawing import KEPT_SPECS, Drawing, Spec, axis_end, labelled, layered
from gnv.charts.steps import Step, steps
from gnv.staffing import Increase
from gnv.swedish import change, kronor
from gnv.theme import ACCENT, GREY, SERIES, TEXT_SIZE

STEPS_ROOM, BAR_STEP = 1.85, 25  # the steps' column is narrow, and its labels are not
OTHERS = 0.45  # how strong the bars are of those whom nobody has chosen
Names = tuple[str, str, str]


def increase_steps(split: Increase, *, reference_sek: int, dark: bool) -> Drawing:
    """What the kommuner pay together under the old alternative, then the two parts of the difference, then the new.

    Kronor a year. The axis is made for `reference_sek`, the most that the preset's alternatives cost.
    """
    old, new, halfway = split.old.kommuner_sek, split.new.kommuner_sek, split.old.kommuner_sek + split.more_posts_sek
    first, more, dearer = _names(split)
    found = (
        Step(first, "plus", 0, old, kronor(old)),
        Step(more, "plus" if old <= halfway else "minus", old, halfway, change(split.more_posts_sek)),
        Step(dearer, "plus" if halfway <= new else "minus", halfway, new, change(split.dearer_sek)),
        Step(telling.posts(split.new.staffing.posts).capitalize(), "rest", 0, new, kronor(new)),
    )
    return steps(found, end=axis_end(reference_sek, max(old, halfway, new), room=STEPS_ROOM), dark=dark)


def increase_bars(
    split: Increase, kommuner: Mapping[str, str], *, reference_sek: int, own: Collection[str], dark: bool
) -> Drawing:
    """A bar per kommun in the same three parts, labelled with what the new alternative costs it and the difference."""
    rows = [row for code, name in kommuner.items() for row in _parts(split, code, name, not own or code in own)]
    end = axis_end(reference_sek, max(row["end_sek"] for row in rows))
    return Drawing(pa.Table.from_pylist(rows), _bars_spec(end, _names(split), len(kommuner), dark=dark))


def _names(split: Increase) -> Names:
    said = telling.posts(split.old.staffing.posts), telling.more_posts(split), f"{telling.dearer(split)} per tjänst"
    first, more, dearer = map(str.capitalize, said)
    return first, more, dearer


def _parts(split: Increase, code: str, name: str, chosen: bool) -> list[dict[str, Any]]:  # noqa: FBT001 - a column
    old, new = split.old.by_kommun[code], split.new.by_kommun[code]
    halfway = old + split.more_posts_by_kommun[code]
    label = labelled(new, new - old)
    ends = ((0, old, kronor(old)), (old, halfway, change(halfway - old)), (halfway, new, change(new - halfway)))
    return [
        {"kommun": name, "part": part, "from_sek": start, "to_sek": stop, "end_sek": max(old, halfway, new),
         "told": told, "label": label, "chosen": chosen}
        for part, (start, stop, told) in zip(_names(split), ends, strict=True)
    ]  # fmt: skip


@lru_cache(maxsize=KEPT_SPECS)
def _bars_spec(end: float, names: Names, rows: int, *, dark: bool) -> Spec:
    axis = alt.Axis(domain=False, ticks=False, labelPadding=8, labelOverlap=False)
    y = alt.Y("kommun:N", sort=None, title=None, axis=axis)
    legend = alt.Legend(orient="top", title=None, labelLimit=260)
    scale = alt.Scale(domain=[0, end], nice=False)
    colours = alt.Scale(domain=list(names), range=[GREY, ACCENT, SERIES[2]])
    told = (("kommun", "Kommun"), ("part", "Del"), ("told", "Kronor om året"))
    base = alt.Chart().encode(y=y)
    lower = "datum.to_sek < datum.from_sek"
    bars = base.mark_bar(height={"band": 0.72}).encode(
        x=alt.X("from_sek:Q", scale=scale, axis=None),
        x2="to_sek:Q",
        color=alt.Color("part:N", scale=colours, legend=legend),
        stroke=alt.Stroke("part:N", scale=colours, legend=legend),
        strokeWidth=alt.condition(lower, alt.value(2), alt.value(0)),
        fillOpacity=alt.condition(lower, alt.value(0), alt.value(1)),
        opacity=alt.condition("datum.chosen", alt.value(1), alt.value(OTHERS)),
        tooltip=[alt.Tooltip(f"{field}:N", title=title) for field, title in told],
    )
    labels = (
        base.transform_filter(f"datum.part === '{names[-1]}'")
        .mark_text(align="left", dx=6, fontSize=TEXT_SIZE)
        .encode(x=alt.X("end_sek:Q", scale=scale, axis=None), text="label:N")
    )
    return layered(bars, labels, height=rows * BAR_STEP, dark=dark)
