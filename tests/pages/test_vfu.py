from __future__ import annotations

from tests.support.app import Start, html, opened


def test_what_nobody_has_reported_is_missing(start: Start) -> None:
    said = html(opened(start, "vfu"))
    assert "<h1>250 mkr delas efter hur stor del" in said
    assert "Senast 2022-11-30" in said
    assert said.count("<td>saknas</td>") == 15 + 1, "each kommun and the sum"
    assert "0 av 15 har uppgift" in said


def test_forty_weeks_more_give_a_million(start: Start) -> None:
    app = opened(start, "vfu", kommun="Avesta")
    app.session_state["vfu_veckor"] = {
        "edited_rows": {0: {"HT2021": 60, "HT2022": 100}, 1: {"HT2021": 60, "HT2022": 50}},
        "added_rows": [],
        "deleted_rows": [],
    }
    said = html(app.run())
    assert "<th scope='row'>Avesta</th><td>+40</td><td>0,400 %</td><td>1 000 000 kr</td></tr>" in said
    assert "<td>−10</td><td>0,000 %</td><td>0 kr (färre veckor)</td>" in said
    assert "2 av 15 har uppgift" in said


def test_a_country_without_increase_is_told(start: Start) -> None:
    app = opened(start, "vfu")
    app.slider(key="vfu_riket").set_value(0).run()
    assert not app.exception
    assert "Landets ökning är noll" in html(app)
