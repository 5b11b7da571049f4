from __future__ import annotations

from gnv.analysis.result import compare, kommun_lines
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.tables.scenario import kommun_table
from gnv.tables.table import Table


def table(scenario: Scenario, county: Record) -> Table:
    comparison = compare(scenario, county)
    return kommun_table(kommun_lines(comparison), own=(), comparison=comparison)


def column(found: Table, title: str) -> list[object]:
    place = [one.title for one in found.columns].index(title)
    return [row.cells[place] for row in (*found.rows, *found.totals)]


def test_what_a_floor_moves_stands_in_a_column_of_its_own(county: Record, plan: Scenario) -> None:
    without, floored = table(plan, county), table(plan.replace({"lagst_bidrag": 300_000}), county)
    assert "Utjämning" not in [one.title for one in without.columns]
    assert column(floored, "Avdrag") == column(without, "Avdrag"), "what is deducted stands still"
    *kommuner, county_row = column(floored, "Utjämning")
    assert county_row == 0
    assert sum(kommuner) == 0
    assert any(kommuner)
    assert min(column(floored, "Bidrag att få")) == 300_000
