"""What holds of every page that PAGES lists."""

from __future__ import annotations

import pytest

from gnv.app import session
from gnv.core.record import Record
from gnv.pages import PAGES
from gnv.workspace import link
from tests.support.app import Start, at, copied, html, told, workspace


@pytest.mark.parametrize("preset", ["forslag-2022", "ok2020-nov2018", "budget-2023"])
def test_every_page_opens_from_every_kind_of_preset(start: Start, preset: str) -> None:
    app = start(forval=preset, kommun="Orsa")
    for page in PAGES:
        assert "<h1" in html(at(app, page.file)), page.title


def test_every_page_has_a_link_to_copy_that_says_all(start: Start, record: Record) -> None:
    app = start(forval="rss-fyra", kommun=["Orsa"], nulage="forslag-2022", regionandel="60")
    for page in PAGES:
        query = copied(at(app, page.file))
        assert link.decode(query, record) == link.Opened(workspace=workspace(app)), page.title
        assert (query["kommun"], query["regionandel"]) == (["2034"], ["60"]), page.title


def test_each_page_looks_at_its_own_kind_of_money(start: Start) -> None:
    app = start(tjanster="4")
    said = (
        "På skärmen jämfört med Förslag 2022, räknat för 2023 (antagande): netto −700 000 kr i länet; "
        "15 kommuner får mindre"
    )
    assert said in html(at(app, "jamfor"))
    assert "Kostnader per kommun och år" in html(at(app, "budget"))
    at(app, "fordelning")
    assert "På skärmen jämfört med" in html(at(app, "jamfor"))


def test_a_step_of_a_slider_looks_a_few_times_for_what_the_session_remembers_and_not_for_each_parameter(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = {"kind": "steps", "key": "regionalt_stod", "steps": 1, "moving": True}
    app = told(start(), step)
    looks: list[int] = []

    class Counted(session.Memory):
        """Made for each look, though the session has one already."""

        def __init__(self) -> None:
            super().__init__()
            looks.append(1)

    monkeypatch.setattr(session, "Memory", Counted)
    told(app, step)
    looking = ["the callback", "the run", "its part that follows the hand"]
    assert 0 < len(looks) <= len(looking), f"{len(looks)} looks in one step"


@pytest.mark.parametrize("moved", ["steps", "value", "typed"])
def test_what_the_panel_said_before_a_button_was_pressed_is_heard_before_it_though_both_come_at_once(
    start: Start, moved: str
) -> None:
    app = start()
    how = {"steps": {"steps": 1}, "value": {"value": 1_300_000}, "typed": {"text": "1,3 mkr"}}[moved]
    next(button for button in app.button if button.label == "Fäst som Nuläge").click()
    told(app, {"kind": moved, "key": "regionalt_stod", **how})
    pinned = workspace(app).pinned
    assert pinned is not None, "the button was pressed"
    assert pinned["regionalt_stod"] == 1_300_000, "what is pinned is what was on screen"


def test_what_the_panel_said_after_a_button_was_pressed_is_heard_after_it(start: Start) -> None:
    app = start()
    next(button for button in app.button if button.label == "Fäst som Nuläge").click()
    told(app, {"kind": "steps", "key": "regionalt_stod", "steps": 1}, after_press=True)
    pinned, shown = workspace(app).pinned, workspace(app).scenario
    assert pinned is not None, "the button was pressed"
    assert (pinned["regionalt_stod"], shown["regionalt_stod"]) == (1_250_000, 1_300_000)
