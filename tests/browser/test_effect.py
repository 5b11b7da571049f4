"""The start page's picture in the room: large enough, in sight with the control that was moved, and on the wall."""

from __future__ import annotations

import re
from typing import Any

import pytest
from conftest import Windows
from playwright.sync_api import Page, expect
from screen import bars, effect_rows, press, slider, wait_for_address, wait_until_answered, wait_until_idle

from gnv.formatting import MINUS

pytestmark = pytest.mark.browser

SUPPORT = "Regionalt stödarbete"
LEAST_PIXELS, MOST_PIXELS = 4, 40
READ_AT_FOUR_METRES = 22
WIDTHS = (390, 640, 1024, 1280, 1920)  # 640 is 1280 at 200 %, 1024 is 1280 at 125 %

CUT_OR_COVERED = """() => {
  const box = element => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return range.getBoundingClientRect()
  }
  const found = []
  for (const row of document.querySelectorAll(".gnv-effect tbody tr")) {
    const texts = [row.querySelector("th"), row.querySelector("td.amount"), row.querySelector("td.difference b")]
      .filter(text => text && text.textContent).map(box)
    const bar = row.querySelector("td.bars .bar")?.getBoundingClientRect()
    if (bar?.width) texts.push(bar)
    texts.forEach((one, at) => {
      if (one.left < 0 || one.right > innerWidth) found.push(`cut: ${row.textContent}`)
      for (const other of texts.slice(at + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
        if (across > 1 && down > 1) found.push(`over each other: ${row.textContent}`)
      }
    })
  }
  return found
}"""


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=re.compile(f"^{name}")).click()


def in_sight(page: Page, selector: str) -> bool:
    found: bool = page.locator(selector).evaluate_all(
        """all => all.length > 0 && all.every(one => {
          const box = one.getBoundingClientRect()
          return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth
        })"""
    )
    return found


def type_size(page: Page, selector: str) -> float:
    size: float = page.locator(selector).first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    return size


def kommun(found: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(one for one in found if one["kommun"] == name)


def test_a_quarter_of_a_million_is_seen_in_every_row(page: Page) -> None:
    press(page, SUPPORT, "ArrowLeft", times=5)
    expect(page.locator(".gnv-effect td.difference b").nth(2)).to_have_text("+51\u00a0800\u00a0kr")
    lengths = [one["length"] for one in bars(page)]
    assert max(lengths) >= MOST_PIXELS
    assert min(lengths) >= LEAST_PIXELS


def test_a_fourth_post_stands_on_the_first_screen_with_the_control_that_was_moved(page: Page) -> None:
    open_tab(page, "Tjänster")
    page.get_by_text("4 tjänster", exact=True).click()
    expect(page.locator(".gnv-effect thead th.amount")).to_have_text("Egna kostnader")
    wait_until_idle(page)
    assert effect_rows(page).count() == len([one for one in bars(page) if one["length"] >= LEAST_PIXELS])
    assert in_sight(page, ".gnv-effect tbody td.difference b")
    assert in_sight(page, ".gnv-figures > div")
    assert page.get_by_text("4 tjänster", exact=True).is_visible()
    assert page.evaluate("scrollY") == 0


def test_more_to_pay_is_to_the_left_and_more_to_get_to_the_right(windows: Windows) -> None:
    dearer = bars(windows.open("?tjanster=4"))
    richer = bars(windows.open("?regionalt_stod=1000000"))
    assert kommun(dearer, "Falun")["difference"].endswith("dyrare")
    assert kommun(richer, "Falun")["difference"].endswith("mer")
    ends = {round(one["left"] + one["length"]) for one in dearer}
    assert len(ends) == 1, "all end at the line of nothing"
    assert {one["fill"] for one in dearer} != {one["fill"] for one in richer}


def test_each_control_is_in_sight_with_the_picture(page: Page) -> None:
    for at in range(4):
        page.get_by_role("tab").nth(at).click()
        wait_until_idle(page)
        for control in page.locator("[role=tabpanel]:not([hidden]) .control:visible").all():
            control.scroll_into_view_if_needed()
            box = control.bounding_box()
            assert box
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= 720
            assert in_sight(page, ".gnv-effect tbody tr")


def test_nothing_jumps_when_a_line_of_change_comes(page: Page) -> None:
    top = effect_rows(page).first.bounding_box()
    press(page, SUPPORT, "ArrowLeft")
    expect(page.locator(".st-key-andrat")).to_contain_text("Senaste ändring")
    wait_until_answered(page)  # else the row may just be drawn anew, and have no place at all
    assert effect_rows(page).first.bounding_box() == top


def test_the_picture_leads_to_what_it_does_not_show(windows: Windows) -> None:
    page = windows.open("?tjanster=4&visa=Bidrag")
    page.get_by_role("button", name="Kostnaderna har ändrats. Visa kostnader").click()
    expect(page.locator(".gnv-effect td.difference b").nth(2)).to_have_text("+145\u00a0038\u00a0kr")
    expect(page.get_by_role("button", name="Kostnaderna har ändrats")).to_have_count(0)


@pytest.mark.parametrize("query", ["", "?tjanster=4&regionalt_stod=0", "?nara_vard=1800000&visa=Netto&lika_del=50"])
def test_no_label_is_cut_or_over_another(windows: Windows, query: str) -> None:
    page = windows.open(query)
    wrong = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 720})
        page.wait_for_timeout(350)
        wrong[width] = page.evaluate(CUT_OR_COVERED)
    assert not any(wrong.values()), wrong


def test_the_wall_is_read_at_four_metres_and_moved_by_keys(page: Page) -> None:
    press(page, SUPPORT, "ArrowLeft")
    wait_until_idle(page)
    page.keyboard.press("f")
    expect(page.locator(".st-key-vagg .gnv-effect")).to_be_visible()
    expect(page).to_have_url(re.compile("vagg=1"))
    wait_until_idle(page)
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
    for read in (".gnv h1", ".gnv-effect tbody th", ".gnv-effect td.difference b"):
        assert type_size(page, read) >= READ_AT_FOUR_METRES
    assert in_sight(page, ".gnv-effect tbody tr")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".gnv-effect td.difference b").nth(2)).to_have_text("+20\u00a0720\u00a0kr")
    expect(slider(page, SUPPORT)).to_be_visible()
    assert in_sight(page, "[role=tabpanel].holds")
    page.keyboard.press("g")
    expect(page.locator(".gnv-effect td.difference b").first).to_have_text("?")
    expect(page.locator("h1")).to_contain_text("Gissa först")
    page.keyboard.press("g")
    expect(page.locator(".gnv-effect td.difference b").nth(2)).to_have_text("+20\u00a0720\u00a0kr")
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=stHeader]")).to_be_visible()
    expect(page.locator(".st-key-bild")).to_be_visible()
    assert MINUS not in page.locator(".gnv-effect tbody").inner_text()


def test_the_wall_begins_with_the_first_control_that_stands_outside_a_fold(windows: Windows) -> None:
    page = windows.open("?vagg=1", drawn=False)
    expect(page.locator(".gnv-effect tbody tr")).to_have_count(15)
    expect(page.locator(".panel.dock")).to_be_visible()
    wait_until_idle(page)
    page.keyboard.press("ArrowLeft")
    wait_for_address(page, "regionalt_stod=1200000")


def test_a_second_window_opens_the_same_on_the_wall(windows: Windows) -> None:
    page = windows.open("?tjanster=4&kommun=2034")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Öppna på väggen").click()
    wall = opened.value
    expect(effect_rows(wall).first.locator("th")).to_have_text("Orsa")
    expect(wall.locator(".gnv-effect td.difference b").first).to_have_text("+16\u00a0844\u00a0kr")
    wait_until_idle(wall)
