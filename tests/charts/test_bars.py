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


def bars(record: Record, scenario: Scenario, *, kind: str = "Bidrag", per_head: bool = False, own: str = "") -> Drawing:
    lines = result.kommun_lines(result.compare(scenario, record))
    return bars_chart.kommun_bars(lines, kind=kind, per_head=per_head, own={own} - {""}, dark=False)


def test_a_slider_changes_the_table_and_not_a_letter_of_the_spec(record: Record, proposal: Scenario) -> None:
    moved = proposal.replace({"regionalt_stod": 2_000_000})
    before, after = bars(record, proposal), bars(record, moved)
    assert after.spec is before.spec
    assert after.table != before.table
    steps = [waterfall_chart.waterfall(result.compare(s, record), dark=False) for s in (proposal, moved)]
    assert steps[0].spec is steps[1].spec


def test_the_axis_moves_only_when_a_bar_would_not_fit(record: Record, proposal: Scenario) -> None:
    spec = bars(record, proposal.replace({"nara_vard": 50_000_000})).spec
    assert spec is not bars(record, proposal).spec
    assert axis_end(100, 100) == axis_end(100, 125) == 200
    assert axis_end(100, 180) == 300


def test_bars_stand_in_the_records_order(record: Record, proposal: Scenario) -> None:
    assert bars(record, proposal).table["kommun"].to_pylist() == list(record.kommuner.values())


def test_a_label_says_the_amount_and_the_change(record: Record, proposal: Scenario) -> None:
    labels = bars(record, proposal.replace({"regionalt_stod": 1_000_000})).table["label"].to_pylist()
    assert labels[0].replace("\u00a0", " ") == "2 495 734 kr (+19 927)"
    unchanged = bars(record, proposal)
    assert unchanged.table["label"].to_pylist()[0].replace("\u00a0", " ") == "2 475 807 kr"
    assert set(unchanged.table["baseline"].to_pylist()) == {None}, "no mark where nothing has changed"


def test_per_inhabitant(record: Record, proposal: Scenario) -> None:
    labels = bars(record, proposal, per_head=True).table["label"].to_pylist()
    assert labels[0] == "107,71\u00a0kr"


def test_the_chosen_kommun_stands_out(record: Record, proposal: Scenario) -> None:
    assert set(bars(record, proposal).table["role"].to_pylist()) == {"own"}
    roles = bars(record, proposal, own="2034").table["role"].to_pylist()
    assert roles.count("own") == 1
    assert roles[list(record.kommuner).index("2034")] == "own"


def test_the_waterfall_goes_from_the_pots_to_the_rest(record: Record, proposal: Scenario) -> None:
    rows = waterfall_chart.waterfall(result.compare(proposal, record), dark=False).table.to_pylist()
    assert [row["to_sek"] for row in rows] == [
        24_646_080, 29_575_296, 32_861_440, 31_611_440, 31_111_440, 31_061_440, 31_061_440
    ]  # fmt: skip
    assert [row["step"] for row in rows][-1] == "Att fördela"


def test_a_net_below_zero_has_room(record: Record, proposal: Scenario) -> None:
    poor = proposal.replace({"nara_vard": 1_800_000, "medarbetare": 0, "vidareutbildning": 0})
    drawing = bars(record, poor, kind="Netto")
    least = min(drawing.table["amount"].to_pylist())
    domain = drawing.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert domain[0] < least < 0


@pytest.mark.parametrize("dark", [True, False])
def test_a_spec_carries_no_data_and_speaks_swedish(record: Record, proposal: Scenario, dark: bool) -> None:  # noqa: FBT001 - pytest gives it
    spec = waterfall_chart.waterfall(result.compare(proposal, record), dark=dark).spec
    written = json.dumps(spec)
    assert '"data"' not in written
    assert ACCENT in written
    assert spec["config"]["locale"]["number"]["decimal"] == ","
