from __future__ import annotations

import json

from gnv.analysis import result
from gnv.charts import flow as flow_chart
from gnv.charts.base import Drawing
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from tests.support.small_county import EKBY


def labels(drawing: Drawing) -> list[str]:
    rows = drawing.table.to_pylist()
    return [row["label"].replace("\u00a0", " ") for row in rows if row["role"] == "label"]


def test_the_nation_by_area_and_receiver(county: Record) -> None:
    said = labels(flow_chart.nation(county.agreements["2022"], county, dark=False))
    assert "Nära vård 140 mkr" in said
    receivers = ["Kommunerna 120 mkr", "Regionerna 50 mkr", "Båda (VFU) 20 mkr", "SKR 10 mkr"]
    assert said[-6:] == [*receivers, "Trebys kommuner 1,2 mkr", "Övriga kommuner 118,8 mkr"]


def test_widths_are_proportional_and_nothing_is_lost_on_the_way(county: Record) -> None:
    rows = flow_chart.nation(county.agreements["2022"], county, dark=False).table.to_pylist()
    left = sum(row["y2"] - row["y"] for row in rows if row["role"] in {"ribbon", "bright"} and row["x"] == 0)
    received = [row for row in rows if row["role"] == "node" and 0.9 < row["x"] < 1]
    assert abs(left - sum(row["y2"] - row["y"] for row in received)) < 1e-9
    kommuner = next(row for row in received if row["id"] == "kommunerna")
    last = [row for row in rows if row["role"] == "node" and row["x"] > 1.5]
    assert abs(kommuner["y2"] - kommuner["y"] - sum(row["y2"] - row["y"] for row in last)) < 1e-9


def test_the_county_with_deductions_and_the_chosen_kommun_bright(county: Record, plan: Scenario) -> None:
    drawing = flow_chart.county(result.compare(plan, county), own={EKBY}, dark=False)
    said = labels(drawing)
    assert "Regionalt stöd −100 000 kr" in said
    assert "Att fördela 1 050 000 kr" in said
    assert "Ekby 105 000 kr" in said
    assert {row["label"].replace("\u00a0", " ") for row in drawing.table.to_pylist() if row["role"] == "bright"} == {
        "Ekby 105 000 kr"
    }


def test_nothing_that_is_nil_is_drawn(county: Record) -> None:
    drawing = flow_chart.county(
        result.compare(catalogue.preset_scenario(county, "2022-utan-avdrag"), county), own=set(), dark=False
    )
    assert not [label for label in labels(drawing) if "−" in label]


def test_a_slider_moves_the_table_and_not_the_spec(county: Record, plan: Scenario) -> None:
    moved = plan.replace({"regionalt_stod": 200_000})
    first, second = (flow_chart.county(result.compare(one, county), own=set(), dark=True) for one in (plan, moved))
    assert first.spec is second.spec
    assert first.table != second.table
    assert '"data"' not in json.dumps(first.spec)
