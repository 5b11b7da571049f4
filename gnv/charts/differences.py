"""The chart of the page Avstämning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pyarrow as pa

from gnv.analysis.reconciliation import Reconciled
from gnv.charts.base import KEPT_SPECS, Drawing, Spec, layered
from gnv.charts.theme import ACCENT, GREY, TEXT_SIZE
from gnv.formatting import change, count

LEGEND = (
    "Blått: så många rader, på platsen för hur mycket tryckt skiljer från vårt. "
    "Grått Σ: radernas summa mot den tryckta."
)
ROW_STEP = 48


def differences(found: Sequence[Reconciled], *, dark: bool) -> Drawing:
    """How far printed rows are from ours, in kronor: a dot per table and difference, with how many rows it stands for.

    A diamond is the printed rows' sum against the printed sum.
    """
    rows = [row for one in found for row in _table_rows(one)]
    widest = max((abs(row["difference"]) for row in rows), default=1)
    names = tuple(one.table.name for one in found)
    return Drawing(pa.Table.from_pylist(rows), _spec(max(widest, 4) + 1, names, dark=dark))


def _table_rows(one: Reconciled) -> list[dict[str, Any]]:
    counted = Counter(line.difference_sek for line in one.lines if line.difference_sek is not None)
    rows = [
        _mark(one, "rader", difference, str(amount), count(amount, "rad", "rader"))
        for difference, amount in sorted(counted.items())
    ]
    missed = one.total.by_printed_rule_sek - one.table.printed_sum_sek
    return [*rows, _mark(one, "summa", missed, "Σ", "radernas summa mot tryckt summa")] if missed else rows


def _mark(one: Reconciled, role: str, difference: int, label: str, told: str) -> dict[str, Any]:
    said = f"{told}: {change(difference)}"
    return {"table": one.table.name, "role": role, "difference": difference, "label": label, "told": said}


@lru_cache(maxsize=KEPT_SPECS)
def _spec(end: int, names: tuple[str, ...], *, dark: bool) -> Spec:
    x = alt.X(
        "difference:Q",
        title="Skillnad i kronor",
        scale=alt.Scale(domain=[-end, end], nice=False),
        axis=alt.Axis(
            labelExpr="datum.value ? format(datum.value, '+d') : '0'", tickMinStep=1, tickCount=2 * end, grid=True
        ),
    )
    y = alt.Y(
        "table:N",
        sort=list(names),
        title=None,
        axis=alt.Axis(domain=False, ticks=False, labelPadding=8, labelLimit=300, grid=True),
    )
    beside = alt.YOffset("role:N", scale=alt.Scale(domain=["rader", "summa"]))
    base = alt.Chart().encode(x=x, y=y, yOffset=beside)
    roles = alt.Scale(domain=["rader", "summa"], range=[ACCENT, GREY])
    shapes = alt.Scale(domain=["rader", "summa"], range=["circle", "diamond"])
    marks = base.mark_point(filled=True, size=480, opacity=1).encode(
        color=alt.Color("role:N", legend=None, scale=roles),
        shape=alt.Shape("role:N", legend=None, scale=shapes),
        tooltip=[alt.Tooltip("table:N", title="Tabell"), alt.Tooltip("told:N", title="Skillnad")],
    )
    labels = base.mark_text(fontSize=TEXT_SIZE, fontWeight=600, color="#ffffff").encode(text="label:N")
    return layered(marks, labels, height=len(names) * ROW_STEP + 60, dark=dark)
