from __future__ import annotations

import json
from datetime import date

from gnv.analysis import conditions
from gnv.charts import timeline as timeline_chart
from gnv.core.record import Record


def test_conditions_by_date(record: Record) -> None:
    dated = conditions.dated_first(conditions.all_conditions(record))
    assert [one.condition.due for one in dated] == [
        date(2020, 9, 30), date(2021, 3, 31), date(2022, 6, 1), date(2022, 6, 16), date(2022, 11, 30),
        date(2022, 12, 31), date(2022, 12, 31), date(2022, 12, 31),
    ]  # fmt: skip


def test_the_contradictory_date_is_resolved_with_its_reason(record: Record) -> None:
    found = {one.condition.id: one for one in conditions.all_conditions(record)}
    assert found["delredovisning"].resolved == (
        "Första utkastet 2020 anger 2021-09-30. Vi använder det senare dokumentets datum: en delredovisning kan inte "
        "lämnas efter slutredovisningen."
    )
    assert found["slutredovisning"].resolved == "", "that date answers the finding, but is not what is disputed"


def test_every_condition_says_of_whom(record: Record) -> None:
    assert all(one.condition.who and one.condition.place for one in conditions.all_conditions(record))


def test_a_dot_per_date(record: Record) -> None:
    dated = conditions.dated_first(conditions.all_conditions(record))
    drawing = timeline_chart.timeline(dated, dark=False)
    assert drawing.table["due"].to_pylist()[0] == "2020-09-30"
    assert drawing.table["label"].to_pylist()[4].startswith("2022-11-30, kommuner")
    assert drawing.spec is timeline_chart.timeline(dated, dark=False).spec
    assert '"data"' not in json.dumps(drawing.spec)
