from __future__ import annotations

import json

from gnv.analysis import reconciliation
from gnv.charts import differences as differences_chart
from gnv.core.record import Record


def test_a_dot_tells_how_many_rows_differ_by_how_much(county: Record) -> None:
    drawing = differences_chart.differences(reconciliation.reconciled_tables(county), dark=False)
    marks = {(row["table"], row["role"], row["difference"]): row["label"] for row in drawing.table.to_pylist()}
    assert marks["RSS-avtalet, udda kronor", "rader", 1] == "1"
    assert marks["Budget 2023, Yrkesresan + RSS-avtal", "rader", 0] == "3"
    assert marks["RSS-avtalet, udda kronor", "summa", 1] == "Σ"
    assert ("ÖK 2020", "summa", 0) not in marks, "a sum that is right needs no mark"


def test_the_spec_stands_still_and_carries_no_data(county: Record) -> None:
    first, second = (
        differences_chart.differences(reconciliation.reconciled_tables(county), dark=True) for _ in range(2)
    )
    assert first.spec is second.spec
    assert '"data"' not in json.dumps(first.spec)
