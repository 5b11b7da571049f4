from __future__ import annotations

from datetime import date

import pytest

from gnv.analysis import side_by_side
from gnv.analysis.result import Comparison, compare
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.report import pages
from gnv.report.section import Section
from gnv.workspace.workspace import Named

TODAY = date(2026, 11, 22)


@pytest.fixture
def comparison(record: Record, proposal: Scenario) -> Comparison:
    return compare(proposal, record)


def every_page(comparison: Comparison, view: pages.View) -> dict[str, tuple[Section, ...]]:
    record, scenario = comparison.record, comparison.scenario
    chosen = [
        Named(name="Tre", scenario=scenario),
        Named(name="Fyra", scenario=catalogue.preset_scenario(record, "rss-fyra")),
    ]
    columns = side_by_side.columns(chosen, record, kind=view.kind)
    return {
        "fordelning": pages.fordelning(comparison, view),
        "jamfor": pages.jamfor(columns, columns[1], record, view, order=tuple(record.kommuner)),
        "bemanning": pages.bemanning(comparison, view),
        "budget": pages.budget(comparison, view),
        "min_kommun": pages.min_kommun(comparison, view, today=TODAY),
    }


def test_every_page_begins_with_its_heading_and_describes_its_charts(comparison: Comparison) -> None:
    for name, sections in every_page(comparison, pages.View()).items():
        assert [section.level for section in sections if section.level == 1] == [1], name
        assert sections[0].heading, name
        assert all(section.alt for section in sections if section.drawing), name


def test_the_chosen_kommun_has_its_answer_and_its_row(comparison: Comparison) -> None:
    headline, *_, per_kommun, _ = pages.fordelning(comparison, pages.View(own=frozenset({"2034"})))
    assert headline.answer.startswith("Orsa får")
    assert per_kommun.table
    assert [row.cells[0] for row in per_kommun.table.rows if row.role == "own"] == ["Orsa"]


def test_a_sum_that_does_not_hold_is_a_warning(comparison: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gnv.analysis.result.control", lambda _: (1, 0))
    warnings = [section.warning for section in pages.fordelning(comparison, pages.View()) if section.warning]
    assert len(warnings) == 1
    assert "Använd inte siffrorna" in warnings[0]


def test_where_the_years_say_the_same_nothing_is_said_of_them(comparison: Comparison) -> None:
    assert pages.min_kommun(comparison, pages.View(), today=TODAY)[1] == Section()
