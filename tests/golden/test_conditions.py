from __future__ import annotations

import json
from datetime import date

from gnv.analysis import conditions
from gnv.charts import timeline as timeline_chart
from gnv.core.record import Record

LAST_YEAR = 2022


def test_conditions_by_date(record: Record) -> None:
    """Those of the documents, of 2020 and 2022; later agreements may add theirs."""
    dated = conditions.dated_first(conditions.all_conditions(record))
    assert [one.condition.due for one in dated if one.condition.due and one.condition.due.year <= LAST_YEAR] == [
        date(2020, 9, 30), date(2021, 3, 31), date(2022, 5, 10), date(2022, 6, 1), date(2022, 6, 1), date(2022, 6, 16),
        date(2022, 6, 16), date(2022, 9, 16), date(2022, 11, 30), date(2022, 11, 30), date(2022, 12, 31),
        date(2022, 12, 31),
    ]  # fmt: skip


def test_the_contradictory_date_is_resolved_with_its_reason(record: Record) -> None:
    found = {one.condition.id: one for one in conditions.all_conditions(record)}
    assert found["delredovisning"].resolved == (
        "Första utkastet 2020 anger 2021-09-30. Vi använder det senare dokumentets datum: en delredovisning kan inte "
        "lämnas efter slutredovisningen."
    )
    assert found["slutredovisning"].resolved == "", "that date answers the finding, but is not what is disputed"


def test_a_date_is_told_as_exactly_as_the_document_gives_it(record: Record) -> None:
    when = {one.condition.id: one.condition.when for one in conditions.all_conditions(record)}
    assert when["vfu-2022"] == "2022-11-30"
    assert when["utbetalning-vfu"] == when["yrkesresan-avtal"] == "december 2022"
    assert when["rss-avtal"] == "hösten 2022"
    assert when["rss-utskick"] == "början av maj 2022"
    assert when["arlig-redovisning"] == ""


def test_the_investigations_dates_and_the_ground_for_joint_use_are_there(record: Record) -> None:
    found = {one.condition.id: one.condition for one in conditions.all_conditions(record)}
    assert (found["utredning-lchnv"].when, found["utredning-vfr"].when) == ("2022-06-01", "2022-06-16")
    assert found["lanseringskonferens"].when == "2022-09-16"
    assert "överlåtas till regionerna" in found["gemensam-anvandning"].text
    assert "veckor och platser" in found["vfu-2022"].text


def test_every_condition_says_of_whom(record: Record) -> None:
    assert all(one.condition.who and one.condition.place for one in conditions.all_conditions(record))


def test_a_dot_per_date(record: Record) -> None:
    dated = conditions.dated_first(conditions.all_conditions(record))
    drawing = timeline_chart.timeline(dated, dark=False)
    assert drawing.table["due"].to_pylist()[0] == "2020-09-30"
    labels = drawing.table["label"].to_pylist()
    assert "2022-11-30, kommuner och regioner" in labels
    assert "december 2022, kommunerna" in labels, "the document gives the month alone"
    assert drawing.spec is timeline_chart.timeline(dated, dark=False).spec
    assert '"data"' not in json.dumps(drawing.spec)
