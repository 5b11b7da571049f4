from __future__ import annotations

from typing import Any

from gnv.charts import years as years_chart
from gnv.core import catalogue
from gnv.core.projection import project
from gnv.core.record import Record
from tests.support.small_county import EKBY


def rows(drawing: years_chart.Drawing, **wanted: Any) -> list[dict[str, Any]]:
    return [row for row in drawing.table.to_pylist() if all(row[key] == value for key, value in wanted.items())]


def test_each_year_has_its_costs_and_their_sum(county: Record) -> None:
    outcome = project(catalogue.preset_scenario(county, "budget-2023"), county)
    drawing = years_chart.costs(outcome, list(county.kommuner), dark=False)
    found = {row["item"]: row["amount"] for row in rows(drawing, year="2023")}
    assert found == {"RSS-avtalet": 180_000, "Yrkesresan": 50_000, "Egna kostnader": 230_000}
    assert [row["short"].replace("\u00a0", " ") for row in rows(drawing, item="Egna kostnader")][:2] == [
        "150 000",
        "230 000",
    ]
    orsa = rows(years_chart.costs(outcome, [EKBY], dark=False), item="Egna kostnader")
    assert orsa[1]["short"].replace("\u00a0", " ") == "23 000"


def test_the_numbers_above_the_bars_are_in_one_unit(county: Record) -> None:
    dear = catalogue.preset_scenario(county, "budget-2023").replace({"kostnad_tre": 1_000_000, "regionandel": 0})
    outcome, everyone = project(dear, county), list(county.kommuner)
    assert years_chart.costs_unit(outcome, everyone) == "tusental kronor", "1 050 000 kr in 2023"
    shorts = [row["short"] for row in rows(years_chart.costs(outcome, everyone, dark=False), item="Egna kostnader")]
    assert [short.replace("\u00a0", " ") for short in shorts][1] == "1 050"
    assert years_chart.costs_unit(outcome, [EKBY]) == "kronor"


def test_grants_stand_above_nothing_costs_below_and_net_is_a_line(county: Record) -> None:
    outcome = project(catalogue.preset_scenario(county, "budget-2023"), county)
    drawing = years_chart.grants_and_costs(outcome, [EKBY], dark=False)
    found = {row["item"]: row["amount"] for row in rows(drawing, year="2023")}
    assert found == {"Bidrag att få": 105_000, "RSS-avtalet": -18_000, "Yrkesresan": -5_000, "Netto": 82_000}
    assert rows(drawing, year="2023", item="Netto")[0]["short"] == "netto\n82", "in thousands"
    assert "line" in [layer["mark"]["type"] for layer in drawing.spec["layer"]]


def test_a_colour_means_the_same_in_both(county: Record) -> None:
    outcome = project(catalogue.preset_scenario(county, "budget-2023"), county)
    drawn = [chart(outcome, [EKBY], dark=False) for chart in (years_chart.costs, years_chart.grants_and_costs)]
    scales = [drawing.spec["layer"][0]["encoding"]["color"]["scale"] for drawing in drawn]
    assert scales[0] == scales[1]
    assert scales[0]["domain"] == list(years_chart.names(outcome))


def test_without_any_cost_there_is_still_a_chart(county: Record) -> None:
    nothing = catalogue.preset_scenario(county, "budget-2023").replace({"regionandel": 100, "yrkesresan": 0})
    outcome = project(nothing, county)
    assert years_chart.names(outcome) == ("Bidrag att få",)
    assert {row["amount"] for row in rows(years_chart.costs(outcome, [EKBY], dark=False))} == {0}
