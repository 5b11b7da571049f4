"""A bar per kommun for a picture that is taken home; on the page the effect is a table of its own, with bars in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import altair as alt
import pyarrow as pa

from gnv.analysis.result import KommunLine
from gnv.charts.base import Drawing, layered, named_rows, round_up
from gnv.charts.theme import ACCENT, GREY, TEXT_SIZE
from gnv.formatting import amount_and_change

ROW_STEP, ROOM = 26, 1.5
MARK = "#111111"


def effect_bars(lines: Sequence[KommunLine], *, kind: str, own: Collection[str]) -> Drawing:
    """Bidrag, Kostnader or Netto in kronor, with the difference in the label and a mark for what it differs from."""
    rows = []
    for place, line in enumerate(lines):
        now, then = line.amounts(kind)
        rows.append(
            {"kommun": line.name, "place": place, "amount": now, "baseline": then, "end": max(now, 0),
             "label": amount_and_change(now, now - then), "chosen": not own or line.code in own}
        )  # fmt: skip
    amounts = [amount for line in lines for amount in line.amounts(kind)]
    highest, lowest = max(1, *amounts), min(0, *amounts)
    domain = [-round_up(max(-lowest, 1)) if lowest else 0, round_up(highest * ROOM)]
    x = alt.X("amount:Q", title=None, axis=None, scale=alt.Scale(domain=domain, nice=False))
    base = alt.Chart().encode(y=named_rows("kommun"))
    bars = base.mark_bar().encode(x=x, color=alt.condition("datum.chosen", alt.value(ACCENT), alt.value(GREY)))
    marks = base.mark_tick(thickness=3, color=MARK).encode(x=alt.X("baseline:Q"))
    labels = base.mark_text(align="left", dx=8, fontSize=TEXT_SIZE).encode(x=alt.X("end:Q"), text="label:N")
    return Drawing(pa.Table.from_pylist(rows), layered(bars, marks, labels, height=len(rows) * ROW_STEP, dark=False))
