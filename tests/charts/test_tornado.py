from __future__ import annotations

from typing import Any

from gnv.analysis.sensitivity import Swing
from gnv.charts.tornado import tornado
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.formatting import NBSP


def drawn(county: Record, at_low_sek: int, at_high_sek: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows and the layers of the bar of one swing."""
    parameter = catalogue.all_parameters(county)["yrkesresan"]
    swing = Swing(parameter=parameter, low=1, high=2, at_low_sek=at_low_sek, at_high_sek=at_high_sek)
    table, spec = tornado([swing], dark=False)
    return table.to_pylist(), spec["layer"]


def labels(rows: list[dict[str, Any]]) -> set[tuple[str, int, str]]:
    return {(row["label"].replace(NBSP, " "), row["label_at"], row["label_side"]) for row in rows if row["label"]}


def test_two_ends_on_the_same_side_lie_over_each_other_the_shorter_in_front(county: Record) -> None:
    for low, high in ((-3_000, -7_000), (-7_000, -3_000), (7_000, 3_000)):
        rows, (bars, *_) = drawn(county, low, high)
        assert bars["encoding"]["x"]["stack"] is None, "each bar begins at 0"
        assert [abs(row["gain"]) for row in rows] == [7_000, 3_000], "drawn in this order"


def test_each_end_has_its_label_beside_the_bars(county: Record) -> None:
    rows, _ = drawn(county, -3_000, 7_000)
    assert labels(rows) == {("−3 000 kr", -3_000, "left"), ("+7 000 kr", 7_000, "right")}
    rows, _ = drawn(county, -3_000, -7_000)
    assert labels(rows) == {("−7 000 kr", -7_000, "left"), ("−3 000 kr", 0, "right")}, "no bar is right of 0"
    rows, _ = drawn(county, 3_000, 7_000)
    assert labels(rows) == {("+7 000 kr", 7_000, "right"), ("+3 000 kr", 0, "left")}


def test_an_end_that_does_nothing_has_no_label_and_says_so_when_pointed_at(county: Record) -> None:
    rows, _ = drawn(county, 0, -8_000)
    assert labels(rows) == {("−8 000 kr", -8_000, "left")}
    assert {row["told"].replace(NBSP, " ") for row in rows} == {"±0 kr", "−8 000 kr"}
