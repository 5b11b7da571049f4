from __future__ import annotations

from gnv import comparison
from gnv.charts import jamfor
from gnv.charts.drawing import Drawing
from gnv.comparison import Column
from gnv.meeting import Named
from gnv.record import Facts
from gnv.scenario import Scenario


def columns(facts: Facts, *scenarios: Scenario, kind: str = "Netto") -> tuple[Column, ...]:
    named = [Named(name=f"S{number}", scenario=scenario) for number, scenario in enumerate(scenarios)]
    return comparison.columns(named, facts, kind=kind)


def ranked(facts: Facts, *scenarios: Scenario, per_head: bool = False) -> Drawing:
    base, column = columns(facts, *scenarios)
    return jamfor.ranked(column, base, facts.kommuner, per_head=per_head, own=(), dark=False)


def test_the_axis_of_the_dots_stands_still_while_a_slider_moves(facts: Facts, proposal: Scenario) -> None:
    specs = set()
    for amount in range(1_000_000, 2_000_001, 50_000):
        chosen = columns(facts, proposal, proposal.replace({"regionalt_stod": amount}))
        specs.add(id(jamfor.dots(chosen, facts.kommuner, per_head=False, dark=False).spec))
    assert len(specs) == 1


def test_the_kommuner_stand_in_the_order_asked_for(facts: Facts, proposal: Scenario) -> None:
    backwards = dict(reversed(facts.kommuner.items()))
    drawing = jamfor.dots(columns(facts, proposal), backwards, per_head=False, dark=False)
    places = {row["kommun"]: row["place"] for row in drawing.table.to_pylist()}
    assert (places["Älvdalen"], places["Avesta"]) == (0, 14)
    for layer in drawing.spec["layer"]:
        assert layer["encoding"]["y"]["sort"] == {"field": "place", "op": "min"}, "the browser sorts by it"


def test_gains_are_told_in_kronor_or_per_inhabitant(facts: Facts, proposal: Scenario) -> None:
    four = proposal.replace({"tjanster": "4"})
    whole, each = (ranked(facts, proposal, four, per_head=per_head).table.to_pylist()[13] for per_head in (False, True))
    assert (whole["kommun"], whole["label"].replace("\u00a0", " ")) == ("Vansbro", "−16 481 kr")
    assert each["label"].replace("\u00a0", " ") == "−2,43 kr", "16 481 / 6 790"


def test_a_loss_has_room_for_its_label(facts: Facts, proposal: Scenario) -> None:
    drawing = ranked(facts, proposal, proposal.replace({"tjanster": "4"}))
    low, high = drawing.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low < -145_038 * 1.3
    assert high == 0
