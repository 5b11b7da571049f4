"""The charts of the page Fördelning."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

import altair as alt
import pyarrow as pa

from gnv.charts.drawing import KEPT_SPECS, Drawing, Spec, axis_end, labelled, layered, per_head_label
from gnv.charts.steps import Role, Step, steps
from gnv.outcome import DEDUCTION, GRANT
from gnv.summary import Comparison, KommunLine
from gnv.swedish import kronor
from gnv.theme import ACCENT, BASELINE_MARK, GREY, TEXT_SIZE

BAR_STEP = 24
WATERFALL_ROOM = 1.85  # its column is narrow, and its labels are not


def waterfall(comparison: Comparison, *, dark: bool) -> Drawing:
    """Pots, then each deduction, then what is left to distribute, in kronor."""
    now = comparison.outcome
    found, reached = [], 0
    for kind in (GRANT, DEDUCTION):
        role: Role = "plus" if kind == GRANT else "minus"
        for item in now.items(kind):
            amount = now.total((kind,), item=item)
            found.append(Step(now.names[item], role, reached, reached + amount, kronor(amount)))
            reached += amount
    found.append(Step("Att fördela", "rest", 0, reached, kronor(reached)))
    end = axis_end(comparison.baseline.total((GRANT,)), now.total((GRANT,)), room=WATERFALL_ROOM)
    return steps(found, end=end, dark=dark)


def kommun_bars(lines: Sequence[KommunLine], *, kind: str, per_head: bool, own: Collection[str], dark: bool) -> Drawing:
    """A bar per kommun: kind is Bidrag, Kostnader or Netto; in kronor, or in kronor per inhabitant."""
    table = _kommun_table(lines, kind=kind, per_head=per_head, own=own)
    then = [line.amounts(kind)[1] / (line.inhabitants if per_head else 1) for line in lines]
    now = table["amount"].to_pylist()
    end, least = axis_end(max(then), max(now)), min(then + now)
    start = -axis_end(-least, -least) if least < 0 else 0
    return Drawing(table, _kommun_bars_spec((start, end), len(lines), dark=dark))


@lru_cache(maxsize=KEPT_SPECS)
def _kommun_bars_spec(domain: tuple[float, float], rows: int, *, dark: bool) -> Spec:
    y = alt.Y("kommun:N", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=8))
    scale = alt.Scale(domain=list(domain), nice=False)
    base = alt.Chart().encode(y=y)
    bars = base.mark_bar(height={"band": 0.72}).encode(
        x=alt.X("amount:Q", scale=scale, axis=None),
        color=alt.Color("role:N", legend=None, scale=alt.Scale(domain=["own", "other"], range=[ACCENT, GREY])),
        tooltip=[alt.Tooltip("kommun:N", title="Kommun"), alt.Tooltip("label:N", title="Belopp (ändring)")],
    )
    ticks = base.mark_tick(**BASELINE_MARK, size=BAR_STEP - 4, aria=False).encode(
        x=alt.X("baseline:Q", scale=scale, axis=None)
    )
    labels = base.mark_text(align="left", dx=6, fontSize=TEXT_SIZE).encode(
        x=alt.X("end:Q", scale=scale, axis=None), text="label:N"
    )
    return layered(bars, ticks, labels, height=rows * BAR_STEP, dark=dark)


def _kommun_table(lines: Sequence[KommunLine], *, kind: str, per_head: bool, own: Collection[str]) -> pa.Table:
    amounts, baselines, labels = [], [], []
    for line in lines:
        now, then = line.amounts(kind)
        divisor = line.inhabitants if per_head else 1
        amounts.append(now / divisor)
        baselines.append(then / divisor if then != now else None)
        labels.append(per_head_label(now, then, divisor) if per_head else labelled(now, now - then))
    return pa.table(
        {
            "kommun": [line.name for line in lines],
            "role": ["own" if not own or line.code in own else "other" for line in lines],
            "amount": amounts,
            "baseline": baselines,
            "end": [
                amount if then is None else max(amount, then) for amount, then in zip(amounts, baselines, strict=True)
            ],
            "label": labels,
        }
    )
