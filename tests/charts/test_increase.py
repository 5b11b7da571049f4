from __future__ import annotations

from typing import Any

from gnv.charts import bars as bars_chart
from gnv.charts import waterfall as waterfall_chart
from gnv.charts.base import Drawing
from gnv.core import staffing
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from tests.support.small_county import EKBY

REFERENCE = 126_000


def bars(county: Record, scenario: Scenario, *, own: str = "") -> Drawing:
    split = staffing.increase_to_discuss(scenario, county)
    return bars_chart.increase_bars(split, county.kommuner, reference_sek=REFERENCE, own={own} - {""}, dark=False)


def of(drawing: Drawing, kommun: str) -> list[dict[str, Any]]:
    return [row for row in drawing.table.to_pylist() if row["kommun"] == kommun]


def test_the_steps_lead_from_two_posts_to_three(county: Record, plan: Scenario) -> None:
    split = staffing.increase_to_discuss(plan, county)
    rows = waterfall_chart.increase_steps(split, reference_sek=180_000, dark=False).table.to_pylist()
    assert [(row["from_sek"], row["to_sek"]) for row in rows] == [
        (0, 100_000), (100_000, 150_000), (150_000, 180_000), (0, 180_000)
    ]  # fmt: skip
    assert {row["role"] for row in rows} == {"plus", "rest"}


def test_a_post_that_gets_cheaper_is_a_step_back(county: Record, plan: Scenario) -> None:
    split = staffing.increase_to_discuss(plan.replace({"kostnad_tre": 280_000}), county)
    rows = waterfall_chart.increase_steps(split, reference_sek=180_000, dark=False).table.to_pylist()
    assert [row["role"] for row in rows] == ["plus", "plus", "minus", "rest"]
    assert rows[2]["step"] == "Billigare per tjänst"


def test_each_kommuns_parts_meet_and_end_at_what_it_pays(county: Record, plan: Scenario) -> None:
    parts = of(bars(county, plan), "Ekby")
    assert [part["from_sek"] for part in parts] == [0, 10_000, 15_000]
    assert [part["to_sek"] for part in parts] == [10_000, 15_000, 18_000]
    assert parts[0]["label"].replace("\u00a0", " ") == "18 000 kr (+8 000)"


def test_a_slider_changes_the_table_and_not_the_spec(county: Record, plan: Scenario) -> None:
    before, after = bars(county, plan), bars(county, plan.replace({"regionandel": 60}))
    assert after.spec is before.spec
    assert after.table != before.table


def test_the_chosen_kommun_stands_out(county: Record, plan: Scenario) -> None:
    drawing = bars(county, plan, own=EKBY)
    assert {row["kommun"] for row in drawing.table.to_pylist() if row["chosen"]} == {"Ekby"}
    assert all(row["chosen"] for row in bars(county, plan).table.to_pylist())
