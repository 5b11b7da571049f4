from __future__ import annotations

from gnv.analysis import conditions
from gnv.core.record import Record
from tests.support.app import Start, html, opened


def test_conditions_with_date_and_the_resolved_one(start: Start, record: Record) -> None:
    found = conditions.all_conditions(record)
    dated = sum(one.condition.due is not None for one in found)
    assert (len(found), dated) >= (22, 12), "a later agreement adds to them"
    said = html(opened(start, "villkor"))
    assert f"<h1>{len(found)} villkor, {dated} med datum" in said
    assert "Första utkastet 2020 anger 2021-09-30" in said
    assert "inget datum" in said
