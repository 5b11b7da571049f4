"""What the panels have to say to Python is heard once, in order, whatever happens on the way."""

from __future__ import annotations

import json
import re

import pytest
from conftest import Windows
from playwright.sync_api import Locator, Page, WebSocket, expect
from screen import (
    button,
    field,
    go_to,
    press,
    slider,
    wait_for_address,
    wait_until_answered,
    wait_until_bars_sum_to,
    wait_until_drawn,
)
from streamlit.proto.BackMsg_pb2 import BackMsg

pytestmark = pytest.mark.browser

SUPPORT = "Regionalt stödarbete"

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
            rb'"steps": ?[0-9].*"run": ?([0-9]+)', payload if isinstance(payload, bytes) else b"", re.DOTALL
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


# --- Slow answers

STEP = """{ kind: "steps", key: "regionalt_stod", steps: 1, moving: true }"""


def test_a_server_that_answers_slowly_is_not_told_to_be_gone(page: Page) -> None:
    gone = page.evaluate(f"""async () => {{
      const line = gnvPage.line, wait = (ms) => new Promise((done) => setTimeout(done, ms)), gone = []
      const tell = () => gone.push(gnvPage.first.body.classList.contains("gone"))
      line.send = () => {{}}
      window.gnvWake = undefined
      line.add({STEP})
      await wait(3000)
      line.add({STEP})
      line.hear({{ page: gnvPage.id, number: gnvPage.number - 1 }})
      await wait(2000) // five seconds after the first of them
      tell()
      await wait(3000)
      tell()
      return gone
    }}""")
    assert gone == [False, True], "gone is what has answered nothing for four seconds"


def test_what_is_done_after_a_call_for_the_whole_page_waits_for_it(page: Page) -> None:
    runs = page.evaluate(f"""async () => {{
      const line = gnvPage.line, send = line.send, runs = []
      let swallowed = 0
      line.send = () => swallowed++
      line.add({STEP}) // which nobody hears
      const wake = window.gnvWake
      await new Promise((done) => (window.gnvWake = () => done(wake())))
      line.send = (message) => {{ runs.push(line.run); send(message) }}
      runs.push(line.run)
      line.add({STEP})
      return new Promise((done) => setTimeout(() => done([...runs, line.run]), 100))
    }}""")
    assert runs[:1] == runs[:-1], "said behind the call, it would be heard right after the whole page"
    wait_until_answered(page)
    expect(slider(page, SUPPORT)).to_have_value("1350000")


def test_what_waits_is_said_before_something_else_is_pressed(page: Page) -> None:
    wait_until_answered(page)
    button(page, "Fäst som Nuläge").evaluate(f"""(other) => {{
      const line = gnvPage.line
      line.add({{ kind: "rest" }})
      line.add({STEP})
      window.saidBefore = line.said
      other.dispatchEvent(new PointerEvent("pointerdown", {{ bubbles: true, composed: true }}))
      window.saidThen = line.said
      setTimeout(() => other.click(), 30)
    }}""")
    assert page.evaluate("[saidBefore, saidThen, gnvPage.number]") == [1, 2, 2]
    wait_until_answered(page)
    expect(page).to_have_url(re.compile(r"nulage=forslag-2022~regionalt_stod\.1300000"))


def test_what_is_said_tells_whether_something_else_has_been_pressed_since_the_page_was_drawn(page: Page) -> None:
    wait_until_answered(page)
    told = button(page, "Fäst som Nuläge").evaluate(f"""async (other) => {{
      const line = gnvPage.line, send = line.send, told = []
      line.send = (message) => (told.push(message.after_press), send(message))
      line.add({STEP})
      other.dispatchEvent(new PointerEvent("pointerdown", {{ bubbles: true, composed: true }}))
      await new Promise((pressed) => setTimeout(pressed, 30))
      other.click()
      await new Promise((sent) => setTimeout(sent))
      line.quietUntil = 0 // as where the page takes longer than that
      line.add({STEP})
      line.flush({{ atOnce: true }})
      return told
    }}""")
    assert told == [False, True]
    wait_until_answered(page)
    assert page.evaluate("gnvPage.line.pressed") is False, "the whole page has been drawn"


# --- Two panels on a page


def test_both_panels_of_a_page_tell_that_the_server_is_out_of_reach(page: Page) -> None:
    go_to(page, "Budget", "budget")
    told = page.evaluate("""() => {
      gnvPage.line.waitingSince = performance.now() - 5000
      gnvPage.line.watch()
      return [...gnvPage.panels].map(panel => panel.body.classList.contains("gone"))
    }""")
    assert told == [True, True]


def own_field(page: Page) -> Locator:
    """The first field of the page's own panel, and below it the line that tells what is wrong with it."""
    return page.get_by_test_id("stMain").locator(".panel .control").first


def test_an_amount_typed_on_a_page_is_taken_back_from_its_own_field(page: Page) -> None:
    go_to(page, "VFU", "vfu")
    typed = own_field(page).locator("input.field")
    before = typed.input_value()
    typed.fill("12")
    typed.press("Enter")
    wait_until_answered(page)
    wait_for_address(page, "vfu=2084.12.")
    typed.press("Control+z")
    expect(page).not_to_have_url(re.compile("vfu="))
    expect(typed).to_have_value(before)


@pytest.mark.parametrize("way", ["Escape", "what stood there"])
def test_what_was_refused_is_taken_back(page: Page, way: str) -> None:
    typed = field(page, SUPPORT)
    before = typed.input_value()
    typed.fill("elva")
    typed.press("Enter")
    expect(typed).to_have_attribute("aria-invalid", "true")
    if way == "Escape":
        typed.press("Escape")
    else:
        typed.fill(before)
    typed.press("Tab")
    expect(typed).to_have_attribute("aria-invalid", "false")
    expect(typed).to_have_value(before)


# --- Numbers


def test_what_an_opened_page_takes_over_is_numbered_anew(page: Page) -> None:
    page.evaluate("""() => {
      const value = (number, value) => ({ kind: "value", key: "regionalt_stod", value, moving: true, number, epoch: 0 })
      const values = [70, 71, 72, 73, 74, 75].map(number => value(number, number * 10000))
      gnvPage.line.outbox = [...values, { kind: "rest", number: 76, epoch: 0 }]
    }""")
    fall_to_pieces(page)
    wait_until_drawn(page)
    wait_until_answered(page)
    wait_for_address(page, "regionalt_stod=750000")
    press(page, SUPPORT, "ArrowRight")
    wait_for_address(page, "regionalt_stod=800000")


def test_the_last_picture_of_what_is_shown_once_more_is_followed_by_the_whole_page(page: Page) -> None:
    press(page, SUPPORT, "ArrowRight")
    wait_until_answered(page)
    said = page.evaluate("""async () => {
      const said = [], send = gnvPage.line.add
      gnvPage.line.add = function (change) { said.push([change.name, change.moving]); return send.call(this, change) }
      gnvPage.first.act("replay")
      await new Promise((done) => setTimeout(done, 4500))
      return said
    }""")
    assert said == [["before", True], ["after", True], ["before", True], ["after", False]]
