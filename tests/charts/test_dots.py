from __future__ import annotations

from gnv.analysis import side_by_side
from gnv.analysis.side_by_side import ScenarioColumn
from gnv.charts import bars as bars_chart
from gnv.charts import dots as dots_chart
from gnv.charts.base import Drawing
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace.workspace import Named
from tests.support.small_county import EKBY


def columns(county: Record, *scenarios: Scenario, kind: str = "Netto") -> tuple[ScenarioColumn, ...]:
    named = [Named(name=f"S{number}", scenario=scenario) for number, scenario in enumerate(scenarios)]
    return side_by_side.columns(named, county, kind=kind)


def ranked(county: Record, *scenarios: Scenario, per_head: bool = False) -> Drawing:
    base, column = columns(county, *scenarios)
    return bars_chart.gain_bars(column, base, county.kommuner, per_head=per_head, own=(), dark=False)


def test_the_axis_of_the_dots_stands_still_while_a_slider_moves(county: Record, plan: Scenario) -> None:
    specs = set()
    for amount in range(80_000, 200_001, 5_000):
        chosen = columns(county, plan, plan.replace({"regionalt_stod": amount}))
        specs.add(id(dots_chart.dots(chosen, county.kommuner, per_head=False, dark=False).spec))
    assert len(specs) == 1


def test_the_kommuner_stand_in_the_order_asked_for(county: Record, plan: Scenario) -> None:
    backwards = dict(reversed(county.kommuner.items()))
    drawing = dots_chart.dots(columns(county, plan), backwards, per_head=False, dark=False)
    places = {row["kommun"]: row["place"] for row in drawing.table.to_pylist()}
    assert places == {"Storstad": 0, "Lilleby": 1, "Ekby": 2}
    for layer in drawing.spec["layer"]:
        assert layer["encoding"]["y"]["sort"] == {"field": "place", "op": "min"}, "the browser sorts by it"


def test_gains_are_told_in_kronor_or_per_inhabitant(county: Record, plan: Scenario) -> None:
    three = plan.replace({"tjanster": "3"})
    whole, each = (ranked(county, plan, three, per_head=per_head).table.to_pylist()[0] for per_head in (False, True))
    assert (whole["kommun"], whole["label"].replace("\u00a0", " ")) == ("Ekby", "−8 000 kr")
    assert each["label"].replace("\u00a0", " ") == "−8,00 kr", "8 000 / 1 000"


def test_a_loss_has_room_for_its_label(county: Record, plan: Scenario) -> None:
    drawing = ranked(county, plan, plan.replace({"tjanster": "3"}))
    low, high = drawing.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low < -56_000 * 1.3
    assert high == 0


def test_a_bar_is_blue_where_it_is_better_and_brown_where_it_is_worse(county: Record, plan: Scenario) -> None:
    dearer = plan.replace({"tjanster": "3"})
    for kind, to_the_right in (("Kostnader", True), ("Netto", False)):
        base, column = columns(county, plan, dearer, kind=kind)
        drawing = bars_chart.gain_bars(column, base, county.kommuner, per_head=False, own=(EKBY,), dark=False)
        rows = drawing.table.to_pylist()
        assert {row["way"] for row in rows} == {"worse"}, "a third post costs every kommun more"
        assert {row["gain"] > 0 for row in rows} == {to_the_right}
        assert [row["kommun"] for row in rows if row["strength"] == 1] == ["Ekby"]
