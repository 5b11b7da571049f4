from __future__ import annotations

import json

from gnv import obligations
from gnv.charts import villkor
from gnv.record import Facts


def test_a_dot_per_date(facts: Facts) -> None:
    dated = obligations.dated(obligations.all_of(facts))
    drawing = villkor.timeline(dated, dark=False)
    assert drawing.table["due"].to_pylist()[0] == "2020-09-30"
    assert drawing.table["label"].to_pylist()[4].startswith("2022-11-30, kommuner")
    assert drawing.spec is villkor.timeline(dated, dark=False).spec
    assert '"data"' not in json.dumps(drawing.spec)
