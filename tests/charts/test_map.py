from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from gnv.analysis import side_by_side
from gnv.charts import map as map_chart
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace.workspace import Named


def rows(county: Record, base: Scenario, other: Scenario, *, per_head: bool = False) -> dict[str, dict[str, Any]]:
    named = [Named(name=name, scenario=scenario) for name, scenario in (("Nu", base), ("Sedan", other))]
    first, second = side_by_side.columns(named, county, kind="Netto")
    drawing = map_chart.gain_map(second, first, county.kommuner, county.shapes, per_head=per_head, dark=False)
    return {row["kommun"]: row for row in drawing.table.to_pylist()}


def test_who_gains_and_who_loses_in_thousands(county: Record, plan: Scenario) -> None:
    found = rows(county, plan, plan.replace({"lika_del": 30}))
    assert (found["Ekby"]["way"], found["Ekby"]["label"]) == ("better", "Ekby\n+74"), "73 500 kr"
    assert (found["Storstad"]["way"], found["Storstad"]["label"]) == ("worse", "Storstad\n−116"), "115 500 kr"
    assert found["Storstad"]["told"].replace("\u00a0", " ") == "−115 500 kr"


def test_the_shade_follows_the_difference(county: Record, plan: Scenario) -> None:
    found = rows(county, plan, plan.replace({"lika_del": 30}))
    assert found["Storstad"]["shade"] == 1, "the largest, 115 500 kr"
    assert found["Ekby"]["shade"] == pytest.approx(0.35 + 0.65 * 73_500 / 115_500)
    assert {row["shade"] for row in rows(county, plan, plan).values()} == {0.35}


def test_less_than_half_a_thousand_is_not_nothing(county: Record, plan: Scenario) -> None:
    found = rows(county, plan, plan.replace({"administration": 46_000}))
    assert found["Ekby"]["label"] == "Ekby\n+<1", "400 kr"
    assert {row["label"].split("\n")[1] for row in rows(county, plan, plan).values()} == {"±0"}


def test_per_inhabitant(county: Record, plan: Scenario) -> None:
    found = rows(county, plan, plan.replace({"tjanster": "3"}), per_head=True)
    assert found["Ekby"]["label"] == "Ekby\n−8,00"


def test_each_label_stands_in_its_own_kommun(county: Record) -> None:
    for code, shape in county.shapes.items():
        rings = [polygon[0] for polygon in shape.feature["geometry"]["coordinates"]]
        assert any(inside(shape.longitude, shape.latitude, ring) for ring in rings), county.kommuner[code]


def inside(x: float, y: float, ring: list[list[float]]) -> bool:
    """Whether a ray to the right crosses the ring an odd number of times."""
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def test_the_shapes_go_to_the_browser_with_the_spec(county: Record, plan: Scenario) -> None:
    named = [Named(name="Nu", scenario=plan)]
    (base,) = side_by_side.columns(named, county, kind="Netto")
    spec = map_chart.gain_map(base, base, county.kommuner, county.shapes, per_head=False, dark=False).spec
    shapes = spec["layer"][0]["transform"][0]["from"]["data"]["values"]
    assert {shape["kod"] for shape in shapes} == set(county.kommuner)
    assert all(shape["geometry"]["coordinates"] for shape in shapes)


def test_the_map_is_built_once(county: Record, plan: Scenario) -> None:
    named = [Named(name="Nu", scenario=plan), Named(name="Sedan", scenario=plan.replace({"lika_del": 30}))]
    base, other = side_by_side.columns(named, county, kind="Netto")
    drawn = [
        map_chart.gain_map(c, base, county.kommuner, county.shapes, per_head=False, dark=True) for c in (base, other)
    ]
    assert drawn[0].spec is drawn[1].spec
