from __future__ import annotations

import json

import pytest

from gnv.analysis import result
from gnv.charts import bars as bars_chart
from gnv.charts import waterfall as waterfall_chart
from gnv.charts.base import Drawing, axis_end
from gnv.charts.theme import ACCENT
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from tests.support.small_county import EKBY


def bars(county: Record, scenario: Scenario, *, kind: str = "Bidrag", per_head: bool = False, own: str = "") -> Drawing:
    lines = result.kommun_lines(result.compare(scenario, county))
    return bars_chart.kommun_bars(lines, kind=kind, per_head=per_head, own={own} - {""}, dark=False)


def test_a_slider_changes_the_table_and_not_a_letter_of_the_spec(county: Record, plan: Scenario) -> None:
    moved = plan.replace({"regionalt_stod": 200_000})
    before, after = bars(county, plan), bars(county, moved)
    assert after.spec is before.spec
    assert after.table != before.table
    steps = [waterfall_chart.waterfall(result.compare(s, county), dark=False) for s in (plan, moved)]
    assert steps[0].spec is steps[1].spec


def test_the_axis_moves_only_when_a_bar_would_not_fit(county: Record, plan: Scenario) -> None:
    spec = bars(county, plan.replace({"nara_vard": 2_000_000})).spec
    assert spec is not bars(county, plan).spec
    assert axis_end(100, 100) == axis_end(100, 125) == 200
    assert axis_end(100, 180) == 300


def test_bars_stand_in_the_records_order(county: Record, plan: Scenario) -> None:
    assert bars(county, plan).table["kommun"].to_pylist() == list(county.kommuner.values())


def test_a_label_says_the_amount_and_the_change(county: Record, plan: Scenario) -> None:
    labels = bars(county, plan.replace({"regionalt_stod": 60_000})).table["label"].to_pylist()
    assert labels[0].replace("\u00a0", " ") == "109 000 kr (+4 000)"
    unchanged = bars(county, plan)
    assert unchanged.table["label"].to_pylist()[0].replace("\u00a0", " ") == "105 000 kr"
    assert set(unchanged.table["baseline"].to_pylist()) == {None}, "no mark where nothing has changed"


def test_per_inhabitant(county: Record, plan: Scenario) -> None:
    labels = bars(county, plan, per_head=True).table["label"].to_pylist()
    assert labels[0] == "105,00\u00a0kr"


def test_the_chosen_kommun_stands_out(county: Record, plan: Scenario) -> None:
    assert set(bars(county, plan).table["role"].to_pylist()) == {"own"}
    roles = bars(county, plan, own=EKBY).table["role"].to_pylist()
    assert roles.count("own") == 1
    assert roles[list(county.kommuner).index(EKBY)] == "own"


def test_the_waterfall_goes_from_the_pots_to_the_rest(county: Record, plan: Scenario) -> None:
    rows = waterfall_chart.waterfall(result.compare(plan, county), dark=False).table.to_pylist()
    assert [row["to_sek"] for row in rows] == [1_000_000, 1_200_000, 1_100_000, 1_050_000, 1_050_000]
    assert [row["step"] for row in rows][-1] == "Att fördela"


def test_a_net_below_zero_has_room(county: Record, plan: Scenario) -> None:
    poor = plan.replace({"nara_vard": 150_000, "medarbetare": 0})
    drawing = bars(county, poor, kind="Netto")
    least = min(drawing.table["amount"].to_pylist())
    domain = drawing.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert domain[0] < least < 0


@pytest.mark.parametrize("dark", [True, False])
def test_a_spec_carries_no_data_and_speaks_swedish(county: Record, plan: Scenario, dark: bool) -> None:  # noqa: FBT001 - pytest gives it
    spec = waterfall_chart.waterfall(result.compare(plan, county), dark=dark).spec
    written = json.dumps(spec)
    assert '"data"' not in written
    assert ACCENT in written
    assert spec["config"]["locale"]["number"]["decimal"] == ","
