from __future__ import annotations

import pytest

from tests.support.app import Start, control, copied, html, opened, told, typed


def test_what_nobody_has_reported_is_missing(start: Start) -> None:
    said = html(opened(start, "vfu"))
    assert "<h1>250 mkr delas efter hur stor del" in said
    assert "Senast 2022-11-30" in said
    assert said.count("<td>saknas</td>") == 15 + 1, "each kommun and the sum"
    assert "0 av 15 har uppgift" in said


def test_forty_weeks_more_give_a_million(start: Start) -> None:
    app = opened(start, "vfu", kommun="Avesta")
    for key, text in (("vfu_2084_0", "60"), ("vfu_2084_1", "100 veckor"), ("vfu_2081_0", "60"), ("vfu_2081_1", "50")):
        typed(app, key, text)
    said = html(app)
    assert "<th scope='row'>Avesta</th><td>+40</td><td>0,400 %</td><td>1 000 000 kr</td></tr>" in said
    assert "<td>−10</td><td>0,000 %</td><td>0 kr (färre veckor)</td>" in said
    assert "2 av 15 har uppgift" in said


def test_the_weeks_are_in_the_link_and_can_be_emptied_again(start: Start) -> None:
    app = opened(start, "vfu")
    typed(app, "vfu_2084_0", "1\u00a0234")
    assert control(app, "vfu_2084_0")["value"] == 1234
    again = opened(start, "vfu", **{key: list(values) for key, values in copied(app).items()})
    assert control(again, "vfu_2084_0")["value"] == 1234
    typed(app, "vfu_2084_0", "")
    assert (control(app, "vfu_2084_0")["value"], control(app, "vfu_2084_0")["error"]) == (None, "")


@pytest.mark.parametrize(("text", "reason"), [("12,5", "heltal"), ("-5", "utanför 0–99 999"), ("många", "som ett tal")])
def test_weeks_that_can_not_be_are_refused_and_nothing_else_is_taken_for_them(
    start: Start, text: str, reason: str
) -> None:
    app = typed(typed(opened(start, "vfu"), "vfu_2084_0", "60"), "vfu_2084_0", text)
    shown = control(app, "vfu_2084_0")
    assert shown["value"] == 60
    assert shown["typed"] == text
    assert reason in shown["error"].replace("\u00a0", " ")


def test_a_country_without_increase_is_told(start: Start) -> None:
    app = opened(start, "vfu")
    told(app, {"kind": "value", "key": "vfu_riket", "value": 0}, panel="vfu")
    assert "Landets ökning är noll" in html(app)
