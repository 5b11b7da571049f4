"""The goal behind a button in the panel: what a deduction may be for a kommun to get an amount."""

from __future__ import annotations

import pytest
from conftest import Windows
from playwright.sync_api import expect
from screen import button, slider, wait_until_answered

from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import net
from gnv.loading.load import load_record

pytestmark = pytest.mark.browser

ORSA, WISH = "2034", 700_000
ROOM = 720  # the panel, with the button, stands on one screen of this many lines


def net_at(support: int) -> int:
    """What Orsa has left when the regional support costs so many kronor."""
    record = load_record()
    scenario = catalogue.preset_scenario(record, "forslag-2022").replace({"regionalt_stod": support})
    return net(calculate(scenario, record))[ORSA]


def test_the_goal_in_the_panel_is_solved_to_the_krona_and_applied(windows: Windows) -> None:
    page = windows.open("?kommun=2034")
    button(page, "Nå ett mål").click()
    least = page.get_by_role("textbox", name="Minst, kronor netto")
    least.fill("700 000")
    least.press("Enter")
    answer = page.locator(".gnv-answer", has_text="Orsa ska få minst 700\u00a0000\u00a0kr netto")
    expect(answer).to_contain_text("Regionalt stödarbete högst")
    wait_until_answered(page)
    button(page, "Använd gränsen").click()
    wait_until_answered(page)
    limit = int(slider(page, "Regionalt stödarbete").input_value())
    assert net_at(limit) >= WISH > net_at(limit + 1)


@pytest.mark.parametrize("query", ["", "?nulage=rss-tre"])
def test_the_button_takes_no_line_of_its_own_in_the_panel(windows: Windows, query: str) -> None:
    page = windows.open(query)
    beside = button(page, "Lossa" if query else "Fäst som Nuläge").bounding_box()
    goal, last = button(page, "Nå ett mål").bounding_box(), button(page, "Väggläge").bounding_box()
    assert beside
    assert goal
    assert last
    assert goal["y"] == beside["y"]
    assert last["y"] + last["height"] <= ROOM
