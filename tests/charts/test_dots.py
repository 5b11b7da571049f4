from __future__ import annotations

from gnv.analysis import side_by_side
from gnv.analysis.side_by_side import ScenarioColumn
from gnv.charts import bars as bars_chart
from gnv.charts import dots as dots_chart
from gnv.charts.base import Drawing
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace.workspace import Named


def columns(record: Record, *scenarios: Scenario, kind: str = "Netto") -> tuple[ScenarioColumn, ...]:
    named = [Named(name=f"S{number}", scenario=scenario) for number, scenario in enumerate(scenarios)]
    return side_by_side.columns(named, record, kind=kind)


def ranked(record: Record, *scenarios: Scenario, per_head: bool = False) -> Drawing:
    base, column = columns(record, *scenarios)
    return bars_chart.gain_bars(column, base, record.kommuner, per_head=per_head, own=(), dark=False)


def test_the_axis_of_the_dots_stands_still_while_a_slider_moves(record: Record, proposal: Scenario) -> None:
    specs = set()
    for amount in range(1_000_000, 2_000_001, 50_000):
        chosen = columns(record, proposal, proposal.replace({"regionalt_stod": amount}))
        specs.add(id(dots_chart.dots(chosen, record.kommuner, per_head=False, dark=False).spec))
    assert len(specs) == 1


def test_the_kommuner_stand_in_the_order_asked_for(record: Record, proposal: Scenario) -> None:
    backwards = dict(reversed(record.kommuner.items()))
    drawing = dots_chart.dots(columns(record, proposal), backwards, per_head=False, dark=False)
    places = {row["kommun"]: row["place"] for row in drawing.table.to_pylist()}
    assert (places["Älvdalen"], places["Avesta"]) == (0, 14)
    for layer in drawing.spec["layer"]:
        assert layer["encoding"]["y"]["sort"] == {"field": "place", "op": "min"}, "the browser sorts by it"


def test_gains_are_told_in_kronor_or_per_inhabitant(record: Record, proposal: Scenario) -> None:
    four = proposal.replace({"tjanster": "4"})
    whole, each = (
        ranked(record, proposal, four, per_head=per_head).table.to_pylist()[13] for per_head in (False, True)
    )
    assert (whole["kommun"], whole["label"].replace("\u00a0", " ")) == ("Vansbro", "−16 481 kr")
    assert each["label"].replace("\u00a0", " ") == "−2,43 kr", "16 481 / 6 790"


def test_a_loss_has_room_for_its_label(record: Record, proposal: Scenario) -> None:
    drawing = ranked(record, proposal, proposal.replace({"tjanster": "4"}))
    low, high = drawing.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low < -145_038 * 1.3
    assert high == 0
