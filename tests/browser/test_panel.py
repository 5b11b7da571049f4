"""The panel by every hand there is: mouse, keys, finger, typing, screen reader, forced colours."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pytest
from conftest import Windows
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from screen import (
    button,
    choose_kommun,
    field,
    go_to,
    headline,
    panel,
    press,
    query,
    slider,
    wait_for_address,
    wait_until_answered,
    wait_until_bars_sum_to,
)

pytestmark = pytest.mark.browser

SUPPORT, POT, WORKFORCE = "Regionalt stödarbete", "Utveckling av den nära vården", "Goda förutsättningar"
THUMB = 18  # pixels, as panel.css has it
CONTROLS = {"slider", "textbox", "combobox", "radio", "button", "tab"}
OF_PANEL = "one => one.getRootNode() instanceof ShadowRoot && one.getRootNode().querySelector('.panel') !== null"


def place(control: Locator, share: float) -> tuple[float, float]:
    """Where on a slider a share of its length is."""
    box = control.bounding_box()
    assert box
    return box["x"] + THUMB / 2 + share * (box["width"] - THUMB), box["y"] + box["height"] / 2


def share_of(control: Locator) -> float:
    return float(control.evaluate("one => (one.value - one.min) / (one.max - one.min)"))


def types(page: Page, name: str, text: str) -> None:
    """Type as a hand does: into the field, over what stood there, and Enter."""
    field(page, name).focus()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


# --- Mouse


def test_a_click_on_the_track_goes_there_in_whole_steps_and_near_the_mark_to_the_preset(page: Page) -> None:
    support = slider(page, SUPPORT)
    page.mouse.click(*place(support, 0.8))
    expect(headline(page)).not_to_contain_text("31 061 440 kr")
    value = int(support.input_value())
    assert value % 50_000 == 0
    assert abs(value - 2_400_000) <= 50_000
    page.mouse.click(*place(support, 1_250_000 / 3_000_000 + 0.008))
    expect(support).to_have_value("1250000")
    expect(headline(page)).to_contain_text("31 061 440 kr")


def test_a_click_on_a_thumb_between_two_steps_leaves_the_value(page: Page) -> None:
    for name in (POT, WORKFORCE, "Vidareutbildning"):
        control = slider(page, name)
        before, shown = control.input_value(), field(page, name).input_value()
        page.mouse.click(*place(control, share_of(control)))
        wait_until_answered(page)
        assert (control.input_value(), field(page, name).input_value()) == (before, shown)
    assert query(page) == {}
    expect(button(page, "Ångra")).to_be_disabled()


# --- Keys


def test_the_keys_of_the_panel(page: Page) -> None:
    support = slider(page, SUPPORT)
    support.focus()
    for key, value in (("ArrowRight", 1_300_000), ("Home", 0), ("ArrowUp", 50_000), ("End", 3_000_000)):
        page.keyboard.press(key)
        expect(support).to_have_value(str(value))
        expect(field(page, SUPPORT)).to_have_value(f"{value:,}".replace(",", "\u00a0"))
    page.keyboard.press("PageDown")  # a clicker's: it never moves a slider
    wait_until_answered(page)
    expect(support).to_have_value("3000000")
    wait_for_address(page, "regionalt_stod=3000000")
    page.keyboard.press("Control+z")
    expect(support).not_to_have_value("3000000")
    page.keyboard.press("Control+Shift+Z")
    expect(support).to_have_value("3000000")
    field(page, SUPPORT).focus()
    page.keyboard.type("12")
    page.keyboard.press("Control+z")  # the browser's own, in a field
    page.keyboard.press("Escape")
    wait_until_answered(page)
    expect(support).to_have_value("3000000")
    expect(field(page, SUPPORT)).to_have_value("3\u00a0000\u00a0000")


def test_three_steps_at_once_are_all_taken_though_none_is_drawn_before_it_is_told(page: Page) -> None:
    before = slider(page, SUPPORT).evaluate("""(slider) => {
      for (let step = 0; step < 3; step++)
        slider.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true }))
      return slider.value
    }""")
    assert before == "1250000", "what is drawn first would be painted first, and the answer comes later by as much"
    expect(slider(page, SUPPORT)).to_have_value("1400000")
    expect(field(page, SUPPORT)).to_have_value("1\u00a0400\u00a0000")
    wait_until_bars_sum_to(page, 32_861_440 - 550_000 - 1_400_000)


def test_the_tabs_of_the_panel_turn_by_arrows_and_each_is_one_stop(page: Page) -> None:
    tabs = panel(page).get_by_role("tab")
    tabs.first.focus()
    for at in (1, 2, 3, 0):
        page.keyboard.press("ArrowRight")
        expect(tabs.nth(at)).to_be_focused()
        expect(tabs.nth(at)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Tab")
    expect(slider(page, SUPPORT)).to_be_focused()
    page.keyboard.press("?")
    expect(panel(page).locator(".info").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(field(page, SUPPORT)).to_be_focused()


# --- Finger


def swipe(page: Page, at: tuple[float, float], *, up: float) -> None:
    """A finger that is put down at a place, moved upwards and lifted."""
    session = page.context.new_cdp_session(page)
    x, y = at
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 25):
        points = [{"x": x, "y": y - up * step / 24}]
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
        page.wait_for_timeout(16)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_swipe_down_over_a_track_scrolls_and_sets_nothing(windows: Windows) -> None:
    page = windows.open(viewport={"width": 1024, "height": 480}, has_touch=True)
    support = slider(page, SUPPORT)
    top = support.bounding_box()
    swipe(page, place(support, 0.8), up=120)
    wait_until_answered(page)
    after = support.bounding_box()
    assert top
    assert after
    assert after["y"] < top["y"] - 60, "the sidebar has scrolled"
    expect(support).to_have_value("1250000")
    expect(field(page, SUPPORT)).to_have_value("1\u00a0250\u00a0000")
    assert query(page) == {}
    page.touchscreen.tap(*place(support, 0.5))
    expect(support).to_have_value("1500000")
    expect(headline(page)).to_contain_text("30 811 440 kr")


# --- Typing


def test_an_amount_is_typed_as_a_swede_writes_it(page: Page) -> None:
    for typed in ("1117000", "1,117 mkr", "1.117.000", "1 117 000 kr", "1117 tkr"):
        types(page, SUPPORT, typed)
        expect(headline(page)).to_contain_text("31 194 440 kr")
        expect(slider(page, SUPPORT)).to_have_value("1117000")
        expect(field(page, SUPPORT)).to_have_value("1\u00a0117\u00a0000")
        wait_for_address(page, "regionalt_stod=1117000")
        types(page, SUPPORT, "0")
        expect(headline(page)).to_contain_text("32 311 440 kr")


def test_an_amount_that_has_been_typed_is_taken_back_from_its_own_field(page: Page) -> None:
    types(page, SUPPORT, "1 117 000")
    expect(slider(page, SUPPORT)).to_have_value("1117000")
    wait_until_answered(page)
    page.keyboard.press("Control+z")
    expect(slider(page, SUPPORT)).to_have_value("1250000")


def test_what_cannot_be_is_refused_below_the_field_and_the_value_is_kept(page: Page) -> None:
    error = panel(page).locator(".control").filter(has_text=SUPPORT).locator(".error")
    for typed, said in (("3000001", "3 000 000"), ("-5", "0"), ("elva", "elva")):
        types(page, SUPPORT, typed)
        expect(error).to_contain_text(said)
        expect(field(page, SUPPORT)).to_have_value(typed)
        expect(field(page, SUPPORT)).to_have_attribute("aria-invalid", "true")
        expect(slider(page, SUPPORT)).to_have_value("1250000")
    expect(headline(page)).to_contain_text("31 061 440 kr")
    types(page, SUPPORT, "1200000")
    expect(error).to_be_empty()
    expect(field(page, SUPPORT)).to_have_attribute("aria-invalid", "false")
    expect(headline(page)).to_contain_text("31 111 440 kr")


# --- Screen reader


def spoken(page: Page) -> list[tuple[str, str]]:
    """Role and name of each control on the page, as a screen reader is given them."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    told = [
        (one.get("role", {}).get("value"), one.get("name", {}).get("value", "")) for one in nodes if not one["ignored"]
    ]
    return [(role, name) for role, name in told if role in CONTROLS]


def test_each_control_has_a_name_of_its_own_on_every_tab(windows: Windows) -> None:
    page = windows.open("?regionalt_stod=1000000&tjanster=4&kommun=Orsa")
    for tab in panel(page).get_by_role("tab").all():
        tab.click()
        for fold in panel(page).locator("details:visible").all():
            fold.evaluate("one => one.open = true")
        said = Counter(name for _, name in spoken(page))
        assert "" not in said
        assert [name for name, times in said.items() if times > 1] == []
    assert ("tab", "Avdrag, 1 ändrad") in spoken(page)
    panel(page).get_by_role("tab", name="Avdrag").click()
    expect(slider(page, SUPPORT)).to_have_accessible_name(SUPPORT)
    expect(field(page, SUPPORT)).to_have_accessible_name(f"{SUPPORT}, kr")
    expect(slider(page, SUPPORT)).to_have_accessible_description(
        panel(page).locator(".control").filter(has_text=SUPPORT).locator(".info").inner_text()
    )


def test_each_field_of_the_pages_own_panels_has_a_name_of_its_own(windows: Windows) -> None:
    page = windows.open()
    for title, path in (("Budget", "budget"), ("VFU", "vfu")):
        go_to(page, title, path)
        said = Counter(spoken(page))
        assert "" not in {name for _, name in said}, title
        assert [one for one, times in said.items() if times > 1 and one[0] != "tab"] == [], title
        lists = [one.get_attribute("aria-label") for one in page.get_by_role("tablist").all()]
        assert len(set(lists)) == len(lists) == 2, "whose tabs these are is told"


# --- Forced colours


def colours(shot: bytes, *at: tuple[float, float]) -> list[tuple[int, int, int]]:
    """The colours of places in a picture, told as shares of its width and height."""
    picture = Image.open(BytesIO(shot)).convert("RGB")
    found = [picture.getpixel((int(x * (picture.width - 1)), int(y * (picture.height - 1)))) for x, y in at]
    return [pixel for pixel in found if isinstance(pixel, tuple)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_track_thumb_and_what_is_chosen_are_seen_in_forced_colours(windows: Windows, scheme: str) -> None:
    page = windows.open("?regionalt_stod=1500000", forced_colors="active", color_scheme=scheme)
    track = panel(page).locator(".track").first.screenshot()
    before, thumb, after, paper = colours(track, (0.2, 0.5), (0.5, 0.5), (0.8, 0.5), (0.2, 0.05))
    assert len({before, thumb, after, paper}) == 4, "done, thumb, left and paper are each of their own"
    button(page, "Ångra").focus()
    tab = panel(page).get_by_role("tab", selected=True).screenshot()
    other = panel(page).get_by_role("tab", selected=False).first.screenshot()
    assert colours(tab, (0.5, 0.97)) != colours(other, (0.5, 0.97))
    panel(page).get_by_role("tab", name="Tjänster").click()
    options = panel(page).locator(".options").first.locator(".option")
    chosen = options.filter(has=page.locator("input:checked")).screenshot()
    free = options.filter(has=page.locator("input:not(:checked)")).first.screenshot()
    assert colours(chosen, (0.08, 0.5)) != colours(free, (0.08, 0.5))
    measure = page.get_by_test_id("stButtonGroup").first.locator("button")
    picked, rest = measure.nth(0).screenshot(), measure.nth(1).screenshot()
    assert colours(picked, (0.08, 0.5)) != colours(rest, (0.08, 0.5))
    choose_kommun(page, "Orsa")
    press(page, SUPPORT, "ArrowLeft")
    expect(headline(page)).to_contain_text("kr")
