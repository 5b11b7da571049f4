"""While the mouse drags a slider, the page follows; what is let go is exact, and written once."""

from __future__ import annotations

import json
import re
import time
from itertools import pairwise

import pytest
from app_server import Server
from conftest import Windows
from playwright.sync_api import CDPSession, Page, WebSocket, expect
from screen import (
    button,
    go_to,
    headline,
    lose_the_server,
    press,
    slider,
    wait_for_address,
    wait_until_answered,
    wait_until_bars_sum_to,
    wait_until_drawn,
)
from streamlit.proto.BackMsg_pb2 import BackMsg

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


# --- The whole page on its way


ASKED_BY = {
    "a hand that rests": """gnvPage.first.rest(0)""",
    "Ctrl+Z": """key("z", { ctrlKey: true })""",
    "a click on a kommun": """document.querySelector("[data-kommun]").click()""",
}
AND_MOVED_ON = """(slider, ask) => {
  const key = (name, held) =>
    slider.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, ...held }))
  eval(ask)
  return new Promise((done) => {
    let keys = 0
    const more = setInterval(() => (keys++ < 20 ? key("ArrowRight") : done(clearInterval(more))), 10)
  })
}"""


@pytest.mark.parametrize("asked_by", ASKED_BY)
def test_nothing_is_said_until_the_whole_page_is_drawn_that_is_on_its_way(windows: Windows, asked_by: str) -> None:
    exchanged: list[str] = []
    page = windows.open()
    page.on("websocket", lambda line: take_down(line, exchanged))
    page.reload()
    wait_until_drawn(page)
    wait_until_answered(page)
    exchanged.clear()
    slider(page, SUPPORT).evaluate(AND_MOVED_ON, ASKED_BY[asked_by])
    wait_until_answered(page)
    asked = [at for at, one in enumerate(exchanged) if one == "asks for the whole page"]
    assert asked, f"nothing that was done asked for the whole page: {exchanged}"
    for at in asked:
        assert exchanged[at + 1 : at + 2] in ([], ["whole panel drawn"]), (
            f"a movement right behind the whole page loses the panel's own drawing: {exchanged}"
        )


def take_down(line: WebSocket, exchanged: list[str]) -> None:
    """What the panel says, and when it is drawn as part of the whole page, in order."""
    runs: list[bytes] = []

    def sent(payload: str | bytes) -> None:
        told = BackMsg.FromString(payload) if isinstance(payload, bytes) else BackMsg()
        for widget in told.rerun_script.widget_states.widgets if told.rerun_script.fragment_id else ():
            if changes := json.loads(widget.json_value or "{}").get("told", {}).get("changes"):
                whole = any(not change.get("moving") for change in changes)
                exchanged.append("asks for the whole page" if whole else "moves")

    def received(payload: str | bytes) -> None:
        drawn = re.search(
            rb'"name": ?"panel".*"run": ?([0-9]+)', payload if isinstance(payload, bytes) else b"", re.DOTALL
        )
        if drawn and drawn[1] not in runs[-1:]:  # a fragment has the number of the whole page before it
            exchanged.append("whole panel drawn")
            runs.append(drawn[1])

    line.on("framesent", sent)
    line.on("framereceived", received)


# --- Another page on its way

CLICKED_AND_STEPPED = """(slider) => {
  const line = gnvPage.line, send = line.send
  window.saidOn = []
  line.send = (message) => { saidOn.push(gnvPage.path); send(message) }
  ;[...document.querySelectorAll("a")].find(link => link.textContent.trim() === "Bemanning").click()
  line.quietUntil = 0 // as where an older answer is drawn just then
  slider.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true }))
}"""


def test_what_is_moved_just_after_a_click_on_another_page_is_said_on_that_page(page: Page) -> None:
    slider(page, SUPPORT).evaluate(CLICKED_AND_STEPPED)
    page.wait_for_url("**/bemanning*")
    page.wait_for_function("() => gnvPage.path === 'bemanning'")
    wait_until_answered(page)
    assert page.evaluate("saidOn") == [], (
        "a message of the page that was left would be drawn into the other one's places"
    )
    assert slider(page, SUPPORT).input_value() == "1300000"


LEFT_AT_ONCE = {
    "a click": """;[...document.querySelectorAll("a")].find(link => link.textContent.trim() === "Bemanning").click()""",
    "the browser's Back": """
      history.replaceState(null, "", "bemanning")
      window.dispatchEvent(new PopStateEvent("popstate", { state: null }))""",
}


@pytest.mark.parametrize("way", LEFT_AT_ONCE)
def test_what_is_said_on_a_page_goes_before_another_page_is_asked_for(windows: Windows, way: str) -> None:
    asked: list[tuple[str, str]] = []  # by message: the page, and the fragment of it
    page = windows.open()
    page.on("websocket", lambda line: line.on("framesent", lambda payload: asked.append(rerun(payload))))
    page.reload()
    wait_until_drawn(page)
    wait_until_answered(page)
    asked.clear()
    slider(page, SUPPORT).evaluate(f"""(slider) => {{
      slider.dispatchEvent(new KeyboardEvent("keydown", {{ key: "ArrowRight", bubbles: true, composed: true }}))
      {LEFT_AT_ONCE[way]}
    }}""")
    page.wait_for_function("() => gnvPage.path === 'bemanning'")
    wait_until_answered(page)
    turned = next(at for at, (name, fragment) in enumerate(asked) if name and not fragment)
    assert {name for name, _ in asked[turned:] if name} == {asked[turned][0]}, (
        "what is said on the page that is left must not follow the message that asks for another"
    )
    assert slider(page, SUPPORT).input_value() == "1300000"
    assert "gnvRescued" not in page.evaluate("Object.keys(sessionStorage)")


LEFT_BEFORE_IT_RESTS = """(element) => {
  element.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true }))
  const link = [...document.querySelectorAll("a")].find(one => one.textContent.trim() === "Bemanning")
  setTimeout(() => link.click(), AFTER)
}"""


@pytest.mark.parametrize("after_ms", [1, 100, 251])
def test_a_pages_own_panel_that_is_left_at_once_is_heard_and_comes_to_rest(windows: Windows, after_ms: int) -> None:
    asked: list[tuple[str, str]] = []
    page = windows.open()
    page.on("websocket", lambda line: line.on("framesent", lambda payload: asked.append(rerun(payload))))
    page.reload()
    wait_until_drawn(page)
    go_to(page, "Budget", "budget")
    own = page.get_by_test_id("stMain").locator(".panel input[type=range]:visible").first
    before, key = int(own.input_value()), own.get_attribute("data-of")
    own.evaluate(LEFT_BEFORE_IT_RESTS.replace("AFTER", str(after_ms)))
    page.wait_for_function("() => gnvPage.path === 'bemanning'")
    wait_until_answered(page)
    page.wait_for_timeout(1000)
    asked.clear()
    page.wait_for_timeout(4000)
    assert asked == [], "nothing is left to be said, so nothing is asked for"
    go_to(page, "Budget", "budget")
    assert int(page.locator(f"[data-of={key}]").input_value()) > before, "what was done just before is not lost"


def rerun(payload: str | bytes) -> tuple[str, str]:
    """What a message of the browser asks to have run: a page, and perhaps only a fragment of it."""
    told = BackMsg.FromString(payload) if isinstance(payload, bytes) else BackMsg()
    return told.rerun_script.page_script_hash, told.rerun_script.fragment_id


def test_an_older_address_that_back_brings_along_is_written_anew(page: Page) -> None:
    page.evaluate("""() => {
      window.dispatchEvent(new PopStateEvent("popstate", { state: null }))
      history.replaceState(null, "", "?v=2&forval=rss-fyra") // which nobody is told of
    }""")
    wait_until_answered(page)
    expect(page).not_to_have_url(re.compile("rss"))


def test_a_step_after_a_message_that_is_to_be_said_again_is_a_change_of_its_own(page: Page) -> None:
    slider(page, SUPPORT).evaluate("""async (slider) => {
      const step = () =>
        slider.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true }))
      step()
      await new Promise((sent) => setTimeout(sent))
      gnvPage.line.sayAll() // as where the answer takes long, though Python has heard of it
      step()
    }""")
    wait_until_answered(page)
    expect(slider(page, SUPPORT)).to_have_value("1350000")
    wait_until_bars_sum_to(page, 32_861_440 - 550_000 - 1_350_000)


def fall_to_pieces(page: Page) -> None:
    page.evaluate("""() => {
      document.getElementById("root").replaceChildren()
      window.dispatchEvent(new ErrorEvent("error"))
    }""")
    page.wait_for_function("() => window.gnvPage?.session")


def test_a_page_that_falls_to_pieces_is_opened_anew_with_what_was_moved_last(page: Page) -> None:
    press(page, SUPPORT, "ArrowRight")
    wait_until_answered(page)
    page.evaluate("""() => {
      gnvPage.line.send = () => {}  // the last step is never heard of
      gnvPage.line.add({ kind: "steps", key: "regionalt_stod", steps: 1, epoch: 0 })
    }""")
    fall_to_pieces(page)
    wait_until_drawn(page)
    wait_until_answered(page)
    assert slider(page, SUPPORT).input_value() == "1350000"
    assert "gnvUnsaid" not in page.evaluate("Object.keys(sessionStorage)")


def test_a_window_on_the_wall_that_falls_to_pieces_follows_the_same_window_as_before(page: Page) -> None:
    slider(page, SUPPORT).focus()
    page.keyboard.press("f")
    wait_for_address(page, "vagg=1")
    page.evaluate("() => { gnvPage.follows = 'den_forsta' }")
    fall_to_pieces(page)
    assert page.evaluate("gnvPage.follows") == "den_forsta"
