from __future__ import annotations

import json

from gnv.analysis import conditions
from gnv.charts import timeline as timeline_chart
from gnv.core.record import Record


def test_a_dot_per_date(record: Record) -> None:
    dated = conditions.dated_first(conditions.all_conditions(record))
    drawing = timeline_chart.timeline(dated, dark=False)
    assert drawing.table["due"].to_pylist()[0] == "2020-09-30"
    labels = drawing.table["label"].to_pylist()
    assert "2022-11-30, kommuner och regioner" in labels
    assert "december 2022, kommunerna" in labels, "the document gives the month alone"
    assert drawing.spec is timeline_chart.timeline(dated, dark=False).spec
    assert '"data"' not in json.dumps(drawing.spec)
