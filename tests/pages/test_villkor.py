from __future__ import annotations

from tests.support.app import Start, html, opened


def test_conditions_with_date_and_the_resolved_one(start: Start) -> None:
    said = html(opened(start, "villkor"))
    assert "<h1>22 villkor, 12 med datum" in said
    assert "Första utkastet 2020 anger 2021-09-30" in said
    assert "inget datum" in said
