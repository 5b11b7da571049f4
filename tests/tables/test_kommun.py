from __future__ import annotations

from gnv.analysis.result import compare
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.tables import kommun
from tests.support.small_county import EKBY


def test_every_line_has_then_now_and_the_difference_and_they_sum(county: Record, plan: Scenario) -> None:
    comparison = compare(plan.replace({"tjanster": "3", "regionalt_stod": 40_000}), county)
    table = kommun.received_and_paid(comparison, [EKBY], title="")
    for row in (*table.rows, *table.totals):
        _, before, after, difference = row.cells
        if isinstance(before, int) and isinstance(after, int):
            assert difference == after - before, row
        else:
            assert (before, after, difference) == (None, None, None), row
    lines = {row.cells[0]: row.cells[1:] for row in (*table.rows, *table.totals)}
    grant, cost, total = (lines[name] for name in ("Bidrag att få", "Egna kostnader", "Netto"))
    assert [g + c for g, c in zip(grant, cost, strict=True)] == list(total)
    assert cost[2] == -8_000, "Ekby bears a tenth of 80 000 kr"


def test_what_only_one_scenario_has_is_nothing_in_the_other(county: Record) -> None:
    now, then = (catalogue.preset_scenario(county, preset) for preset in ("ok2020", "forslag-2022"))
    table = kommun.received_and_paid(compare(now, county, pinned=then), [EKBY], title="")
    pots = [row.cells for row in table.rows if row.cells[0] in {"Nära vård", "Medarbetare"}]
    assert pots
    assert any(0 in cells[1:3] for cells in (row.cells for row in table.rows))


def test_several_kommuner_are_told_each_and_summed(county: Record, plan: Scenario) -> None:
    comparison, codes = compare(plan.replace({"lika_del": 30}), county), list(county.kommuner)
    table = kommun.each_kommun(comparison, codes)
    assert [row.cells[0] for row in table.rows] == list(county.kommuner.values())
    for place in (1, 2, 3):
        assert sum(int(str(row.cells[place])) for row in table.rows) == table.totals[0].cells[place]
