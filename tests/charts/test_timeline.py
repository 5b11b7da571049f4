from __future__ import annotations

import json

from gnv.analysis import conditions
from gnv.charts import timeline as timeline_chart
from gnv.core.record import Record


def test_a_dot_per_date(county: Record) -> None:
    dated = conditions.dated_first(conditions.all_conditions(county))
    drawing = timeline_chart.timeline(dated, dark=False)
    assert drawing.table["due"].to_pylist()[0] == "2020-09-30"
    assert drawing.table["label"].to_pylist()[2].startswith("2022-11-30, kommuner")
    assert drawing.spec is timeline_chart.timeline(dated, dark=False).spec
    assert '"data"' not in json.dumps(drawing.spec)
