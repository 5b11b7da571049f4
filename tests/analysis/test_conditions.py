from __future__ import annotations

from datetime import date

from gnv.analysis import conditions
from gnv.core.record import Record


def test_conditions_by_date(county: Record) -> None:
    dated = conditions.dated_first(conditions.all_conditions(county))
    assert [one.condition.due for one in dated] == [
        date(2020, 9, 30),
        date(2021, 3, 31),
        date(2022, 11, 30),
        date(2022, 12, 31),
        date(2022, 12, 31),
    ]


def test_the_contradictory_date_is_resolved_with_its_reason(county: Record) -> None:
    found = {one.condition.id: one for one in conditions.all_conditions(county)}
    resolved = found["delredovisning"].resolved
    assert resolved == "Utkastet 2020 anger 2021-09-30. Vi använder det senare dokumentets datum."
    assert found["slutredovisning"].resolved == "", "that date answers the finding, but is not what is disputed"


def test_every_condition_says_of_whom(county: Record) -> None:
    assert all(one.condition.who and one.condition.place for one in conditions.all_conditions(county))
