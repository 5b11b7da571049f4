"""Steps up and down from nothing to what is left: the chart that two pages explain an amount with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import altair as alt
import pyarrow as pa

from gnv.analysis.bridge import Bridge
from gnv.analysis.result import Comparison
from gnv.charts.bars import increase_names
from gnv.charts.base import KEPT_SPECS, Drawing, Spec, axis_end, layered, round_up
from gnv.charts.theme import ACCENT, GREY, TEXT_SIZE
from gnv.core.outcome import DEDUCTION, GRANT
from gnv.core.records import BALANCED
from gnv.core.staffing import Increase
from gnv.formatting import change, kronor
from gnv.words import bridge as bridge_words
from gnv.words import scenario as scenario_words

ROOM = 1.85  # its column is narrow, and its labels are not
STEP_HEIGHT = 36
Role = Literal["plus", "minus", "rest"]


def increase_steps(split: Increase, *, reference_sek: int, dark: bool) -> Drawing:
    """What the kommuner pay together under the old alternative, then the two parts of the difference, then the new.

    Kronor a year. The axis is made for `reference_sek`, the most that the preset's alternatives cost.
    """
    old, new, halfway = split.old.kommuner_sek, split.new.kommuner_sek, split.old.kommuner_sek + split.more_posts_sek
    first, more, dearer = increase_names(split)
    found = (
        WaterfallStep(first, "plus", 0, old, kronor(old)),
        WaterfallStep(more, "plus" if old <= halfway else "minus", old, halfway, change(split.more_posts_sek)),
        WaterfallStep(dearer, "plus" if halfway <= new else "minus", halfway, new, change(split.dearer_sek)),
        WaterfallStep(scenario_words.posts_text(split.new.staffing.posts).capitalize(), "rest", 0, new, kronor(new)),
    )
    return waterfall_steps(found, end=axis_end(reference_sek, max(old, halfway, new), room=ROOM), dark=dark)


def waterfall(comparison: Comparison, *, dark: bool) -> Drawing:
    """Pots, then each deduction, then what is left to distribute, in kronor."""
    now = comparison.outcome
    found, reached = [], 0
    for kind in (GRANT, DEDUCTION):
        role: Role = "plus" if kind == GRANT else "minus"
        for item in (one for one in now.items(kind) if one != BALANCED):  # it moves nothing for all together
            amount = now.total((kind,), item=item)
            found.append(WaterfallStep(now.names[item], role, reached, reached + amount, kronor(amount)))
            reached += amount
    found.append(WaterfallStep("Att fördela", "rest", 0, reached, kronor(reached)))
    end = axis_end(comparison.baseline.total((GRANT,)), now.total((GRANT,)), room=ROOM)
    return waterfall_steps(found, end=end, dark=dark)


def bridge_steps(found: Bridge, *, dark: bool) -> Drawing:
    """From a printed amount to the present one, in kronor of difference: the amounts themselves stand as labels.

    The bars begin at the printed amount and not at nothing, or a difference of some kronor would not be seen.
    """
    steps, reached = [WaterfallStep("Tryckt", "rest", 0, 0, kronor(found.printed_sek))], 0
    for one in found.steps:
        after = reached + one.amount_sek
        role: Role = "plus" if one.amount_sek >= 0 else "minus"
        steps.append(WaterfallStep(bridge_words.NAMES[one.kind], role, reached, after, change(one.amount_sek)))
        reached = after
    now = f"{kronor(found.now_sek)} ({change(found.difference_sek)})"
    steps.append(WaterfallStep("Nu", "rest", 0, reached, now))
    ends = [max(one.from_sek, one.to_sek) for one in steps]
    low, high = min(min(one.from_sek, one.to_sek) for one in steps), max(ends)
    width = max(high - low, 1)
    start = -round_up(-low) if low else 0.0
    return waterfall_steps(steps, start=start, end=start + round_up((high - start + width) * 1.05), dark=dark)


class WaterfallStep(NamedTuple):
    """A bar from one amount in kronor to another; `rest` is what it comes to, and a `minus` is hollow."""

    step: str
    role: Role
    from_sek: int
    to_sek: int
    label: str


def waterfall_steps(found: Sequence[WaterfallStep], *, end: float, dark: bool, start: float = 0) -> Drawing:
    """The steps from above, in kronor; the axis goes from `start` to `end`, and no label is cut there."""
    columns = {field: [getattr(step, field) for step in found] for field in WaterfallStep._fields}
    ends = [max(step.from_sek, step.to_sek) for step in found]
    return Drawing(pa.table({**columns, "end_sek": ends}), _spec(start, end, len(found), dark=dark))


@lru_cache(maxsize=KEPT_SPECS)
def _spec(start: float, end: float, rows: int, *, dark: bool) -> Spec:
    y = alt.Y("step:N", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=8))
    scale = alt.Scale(domain=[start, end], nice=False)
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
