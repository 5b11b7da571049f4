from __future__ import annotations

import json

import pytest

from gnv.analysis import result
from gnv.charts import waterfall as waterfall_chart
from gnv.charts.base import axis_end
from gnv.charts.theme import ACCENT
from gnv.core.record import Record
from gnv.core.scenario import Scenario


def test_a_slider_changes_the_table_and_not_a_letter_of_the_spec(county: Record, plan: Scenario) -> None:
    moved = plan.replace({"regionalt_stod": 200_000})
    before, after = (waterfall_chart.waterfall(result.compare(one, county), dark=False) for one in (plan, moved))
    assert after.spec is before.spec
    assert after.table != before.table


def test_the_axis_moves_only_when_a_bar_would_not_fit() -> None:
    assert axis_end(100, 100) == axis_end(100, 125) == 200
    assert axis_end(100, 180) == 300


def test_the_waterfall_goes_from_the_pots_to_the_rest(county: Record, plan: Scenario) -> None:
    rows = waterfall_chart.waterfall(result.compare(plan, county), dark=False).table.to_pylist()
    assert [row["to_sek"] for row in rows] == [1_000_000, 1_200_000, 1_100_000, 1_050_000, 1_050_000]
    assert [row["step"] for row in rows][-1] == "Att fördela"


@pytest.mark.parametrize("dark", [True, False])
def test_a_spec_carries_no_data_and_speaks_swedish(county: Record, plan: Scenario, dark: bool) -> None:  # noqa: FBT001 - pytest gives it
    spec = waterfall_chart.waterfall(result.compare(plan, county), dark=dark).spec
    written = json.dumps(spec)
    assert '"data"' not in written
    assert ACCENT in written
    assert spec["config"]["locale"]["number"]["decimal"] == ","
