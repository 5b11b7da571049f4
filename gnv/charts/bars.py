"""Bars, one row per kommun: what an increase consists of, and who gains and loses."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

import altair as alt
import pyarrow as pa

from gnv.analysis.side_by_side import ScenarioColumn
from gnv.charts.base import KEPT_SPECS, Drawing, Spec, axis_end, layered, named_rows, round_up
from gnv.charts.dots import Kommuner
from gnv.charts.theme import ACCENT, GREY, SERIES, TEXT_SIZE
from gnv.core.staffing import Increase
from gnv.formatting import amount_and_change, change, kronor, measured_change
from gnv.words import scenario as scenario_words

OTHERS = 0.45  # how strong the bars are of those whom nobody has chosen
Names = tuple[str, str, str]
INCREASE_STEP = 25
GAINS_STEP, ROOM_FOR_LABELS = 23, 0.5


def increase_bars(
    split: Increase, kommuner: Mapping[str, str], *, reference_sek: int, own: Collection[str], dark: bool
) -> Drawing:
    """A bar per kommun in the same three parts, labelled with what the new alternative costs it and the difference."""
    rows = [row for code, name in kommuner.items() for row in _parts(split, code, name, not own or code in own)]
    end = axis_end(reference_sek, max(row["end_sek"] for row in rows))
    return Drawing(pa.Table.from_pylist(rows), _bars_spec(end, increase_names(split), len(kommuner), dark=dark))


def increase_names(split: Increase) -> Names:
    """What the three parts of an increase are called: today's posts, more posts, and dearer ones."""
    said = (
        scenario_words.posts_text(split.old.staffing.posts),
        scenario_words.more_posts(split),
        f"{scenario_words.dearer(split)} per tjänst",
    )
    first, more, dearer = map(str.capitalize, said)
    return first, more, dearer


def _parts(split: Increase, code: str, name: str, chosen: bool) -> list[dict[str, Any]]:  # noqa: FBT001 - a column
    old, new = split.old.by_kommun[code], split.new.by_kommun[code]
    halfway = old + split.more_posts_by_kommun[code]
    label = amount_and_change(new, new - old)
    ends = ((0, old, kronor(old)), (old, halfway, change(halfway - old)), (halfway, new, change(new - halfway)))
    return [
        {"kommun": name, "part": part, "from_sek": start, "to_sek": stop, "end_sek": max(old, halfway, new),
         "told": told, "label": label, "chosen": chosen}
        for part, (start, stop, told) in zip(increase_names(split), ends, strict=True)
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
    return layered(bars, labels, height=rows * INCREASE_STEP, dark=dark)


def gain_bars(
    column: ScenarioColumn,
    base: ScenarioColumn,
    kommuner: Kommuner,
    *,
    per_head: bool,
    own: Collection[str],
    dark: bool,
) -> Drawing:
    """Who gains and who loses: a bar to the right or the left of nothing, with its sign in words.

    Blue is better for the kommun and brown is worse, so a higher cost is brown.
    """
    exact = {code: column.gain(base, code, per_head=per_head) for code in kommuner}
    gains = {code: float(gain) for code, gain in exact.items()}
    table = pa.table(
        {
            "place": list(range(len(kommuner))),
            "kommun": list(kommuner.values()),
            "gain": list(gains.values()),
            "zero": [0] * len(gains),
            "label": [measured_change(gain, per_head=per_head) for gain in exact.values()],
            "way": [column.way(base, code, per_head=per_head) for code in kommuner],
            "strength": [1 if not own or code in own else OTHERS for code in kommuner],
        }
    )
    most, least = max(0, *gains.values()), min(0, *gains.values())
    room = round_up(max(most - least, 1)) * ROOM_FOR_LABELS
    domain = (-round_up(-least + room) if least else 0, round_up(most + room) if most or not least else 0)
    return Drawing(table, _gain_bars_spec(domain, len(kommuner), dark=dark))


@lru_cache(maxsize=KEPT_SPECS)
def _gain_bars_spec(domain: tuple[float, float], rows: int, *, dark: bool) -> Spec:
    x = alt.X("gain:Q", scale=alt.Scale(domain=list(domain), nice=False), axis=None)
    base = alt.Chart().encode(x=x, y=named_rows("kommun"))
    ways = alt.Scale(domain=["better", "same", "worse"], range=[ACCENT, GREY, SERIES[2]])
    bars = base.mark_bar(height={"band": 0.7}).encode(
        color=alt.Color("way:N", legend=None, scale=ways),
        opacity=alt.Opacity("strength:Q", legend=None, scale=None),
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
    return layered(bars, nothing, gains, losses, height=rows * GAINS_STEP, dark=dark)
