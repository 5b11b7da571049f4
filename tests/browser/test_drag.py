"""While the mouse drags a slider, the page follows; what is let go is exact, and written once."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from app_server import Server
from conftest import Windows
from playwright.sync_api import CDPSession, Page, expect
from screen import (
    button,
    headline,
    lose_the_server,
    slider,
    wait_for_address,
    wait_until_bars_sum_to,
)

pytestmark = pytest.mark.browser

SUPPORT, STUDY = "Regionalt stödarbete", "Utredning av hemsjukvårdsavtalet"
TELL_CHANGES = """() => {
  window.told = []
  const heading = () => document.querySelector("h1")?.textContent
  setInterval(() => heading() !== window.told.at(-1) && window.told.push(heading()), 10)
}"""


def thumb(page: Page, name: str) -> tuple[float, float]:
    """Where a slider's thumb is: the input that it holds goes with it."""
    box = slider(page, name).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, name: str, by: float, *, steps: int = 40) -> None:
    """Take hold of a slider's thumb and move it slowly, without letting go."""
    x, y = thumb(page, name)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, steps + 1):
        page.mouse.move(x + by * step / steps, y)
        time.sleep(0.03)


def test_the_page_follows_the_mouse_and_the_address_waits(page: Page) -> None:
    page.evaluate(TELL_CHANGES)
    drag(page, SUPPORT, 60)
    page.wait_for_function("window.told.length > 5")
    assert "regionalt_stod" not in page.url, "the address is written when the slider is let go"
    page.mouse.up()
    wait_for_address(page, f"regionalt_stod={slider(page, SUPPORT).input_value()}")
    rest = 32_861_440 - 550_000 - int(slider(page, SUPPORT).input_value())
    wait_until_bars_sum_to(page, rest)
    told = [int("".join(c for c in text.split("kr")[0] if c.isdigit())) for text in page.evaluate("window.told")]
    assert all(after <= before for before, after in pairwise(told)), f"the amount only fell: {told}"
    assert told[-1] == rest


def test_a_drag_is_one_step_to_undo(page: Page) -> None:
    drag(page, SUPPORT, 60)
    page.mouse.up()
    expect(button(page, "Ångra")).to_be_enabled()
    button(page, "Ångra").click()
    expect(headline(page)).to_contain_text("31 061 440 kr")
    expect(button(page, "Ångra")).to_be_disabled()
    expect(slider(page, SUPPORT)).to_have_value("1250000")


def test_a_second_slider_is_followed_as_the_first(page: Page) -> None:
    drag(page, SUPPORT, 40)
    page.mouse.up()
    first = slider(page, SUPPORT).input_value()
    wait_for_address(page, f"regionalt_stod={first}")
    page.evaluate(TELL_CHANGES)
    drag(page, STUDY, 40)
    page.wait_for_function("window.told.length > 3")
    page.mouse.up()
    second = slider(page, STUDY).input_value()
    assert (first, second) != ("1250000", "500000")
    wait_until_bars_sum_to(page, 32_861_440 - 50_000 - int(first) - int(second))
    expect(slider(page, SUPPORT)).to_have_value(first)


def test_a_server_that_dies_in_mid_drag_takes_nothing_along(windows: Windows, server: Server) -> None:
    page = windows.open("?hemsjukvard=400000")
    drag(page, SUPPORT, 60)
    server.freeze()
    x, y = thumb(page, SUPPORT)
    page.mouse.move(x + 90, y)
    page.mouse.up()
    left = slider(page, SUPPORT).input_value()
    lose_the_server(page, server)
    wait_for_address(page, f"regionalt_stod={left}")
    expect(slider(page, SUPPORT)).to_have_value(left)
    wait_until_bars_sum_to(page, 32_861_440 - 450_000 - int(left))
    windows.forgive_the_lost_server()


def test_a_pointer_that_leaves_the_window_lets_nothing_hang(page: Page) -> None:
    drag(page, SUPPORT, -60)
    page.mouse.move(-50, 300)
    page.mouse.up()
    value = int(slider(page, SUPPORT).input_value())
    wait_until_bars_sum_to(page, 32_861_440 - 550_000 - value)
    slider(page, SUPPORT).focus()
    page.keyboard.press("ArrowRight")
    wait_until_bars_sum_to(page, 32_861_440 - 550_000 - value - 50_000)


def test_a_finger_is_followed_too(page: Page) -> None:
    session: CDPSession = page.context.new_cdp_session(page)
    x, y = thumb(page, SUPPORT)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 31):
        points = [{"x": x + step, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
        time.sleep(0.03)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(slider(page, SUPPORT)).not_to_have_value("1250000")
    wait_until_bars_sum_to(page, 32_861_440 - 550_000 - int(slider(page, SUPPORT).input_value()))
