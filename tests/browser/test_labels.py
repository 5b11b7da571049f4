"""No text of a picture lies over another, and none is cut: at the sizes that are looked at, mild figures or harsh."""

from __future__ import annotations

import pytest
from app_server import Server
from conftest import Windows
from playwright.sync_api import Page, expect
from screen import go_to, wait_until_idle
from test_effect import CUT_OR_COVERED

pytestmark = pytest.mark.browser

SIZES = ((1280, 720), (1920, 1080), (1024, 576), (390, 844))
EVERYWHERE = {
    "Jämför": "jamfor", "Bemanning": "bemanning", "Budget": "budget", "Min kommun": "min_kommun",
    "Känslighet": "kanslighet", "Varför inte samma tal?": "varfor",
}  # fmt: skip
UNMOVED = {"Från stat till kommun": "fran_stat_till_kommun", "Villkor och datum": "villkor"}  # no control moves them
SCENARIOS = {
    "default": ("?kommun=Orsa", EVERYWHERE | UNMOVED),
    "extreme": (
        "?kommun=Orsa&nara_vard=50000000&medarbetare=10000000&vidareutbildning=10000000&tjanster=4&lika_del=50",
        EVERYWHERE,
    ),
    "negative": ("?kommun=Orsa&nara_vard=1800000&medarbetare=0&vidareutbildning=0&visa=Netto&tjanster=4", EVERYWHERE),
}
DRAWN = """() => [...document.querySelectorAll("[data-testid=stVegaLiteChart]")]
  .every(chart => !chart.checkVisibility() || chart.querySelector("svg.marks"))"""

# A label that is written twice, first as a halo, is one label. A line's box has room above and below its letters.
TROUBLES = """() => {
  const ink = ({ left, right, top, bottom, height }) =>
    ({ left, right, top: top + .2 * height, bottom: bottom - .2 * height })
  const found = []
  for (const svg of document.querySelectorAll("svg.marks")) {
    if (!svg.checkVisibility()) continue
    const edge = svg.getBoundingClientRect()
    const frame = svg.closest("[data-testid=stVegaLiteChart]").getBoundingClientRect()
    if (edge.right > frame.right + 1) found.push(`the picture is wider than its place: ${edge.width} ${frame.width}`)
    const texts = [...svg.querySelectorAll("text")]
      .flatMap(text => text.querySelector("tspan") ? [...text.querySelectorAll("tspan")] : [text])
      .filter(text => text.textContent.trim() && Number(getComputedStyle(text).opacity) > 0)
      .map(text => ({ said: text.textContent, box: ink(text.getBoundingClientRect()) }))
    texts.forEach(({ said, box }, at) => {
      if (box.left < edge.left - 1 || box.right > edge.right + 1) found.push(`cut: ${said}`)
      if (box.top < edge.top || box.bottom > edge.bottom) found.push(`cut above or below: ${said}`)
      for (const other of texts.slice(at + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
        if (across > 1 && down > 1 && said !== other.said) found.push(`over each other: ${said} | ${other.said}`)
      }
    })
  }
  const main = document.querySelector("[data-testid=stMain]")
  if (main.scrollWidth > main.clientWidth) found.push(`scrolls sideways: ${main.scrollWidth}`)
  return found
}"""

WALL_SIZES = ((1280, 720), (1920, 1080))
# The wall is words and boxes: each piece of text against the window, the chart and its row, the dock, and the others.
WALL_TROUBLES = """() => {
  const ink = ({ left, right, top, bottom, height, width }) =>
    ({ left, right, width, top: top + .2 * height, bottom: bottom - .2 * height })
  const chart = document.querySelector(".st-key-vagg .gnv-effect").getBoundingClientRect()
  const dock = document.querySelector("[data-testid=stSidebar]").getBoundingClientRect()
  const found = [], texts = []
  const walker = document.createTreeWalker(document.querySelector("[data-testid=stMain]"), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const place = walker.currentNode.parentElement
    if (!walker.currentNode.textContent.trim() || !place.checkVisibility({ visibilityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    for (const line of range.getClientRects())
      if (place.closest("caption, style, script") === null && line.width > 1)
        texts.push({ said: walker.currentNode.textContent.trim(), box: ink(line), row: place.closest("tr") })
  }
  texts.forEach(({ said, box, row }, at) => {
    if (box.left < 0 || box.right > innerWidth || box.top < 0) found.push(`cut by the window: ${said}`)
    if (box.bottom > dock.top) found.push(`under the dock: ${said}`)
    if (row) {
      const own = row.getBoundingClientRect()
      if (box.left < chart.left - 1 || box.right > chart.right + 1) found.push(`wider than the picture: ${said}`)
      if (box.top < own.top - 1 || box.bottom > own.bottom + 1) found.push(`higher than its row: ${said}`)
    } else if (box.bottom > chart.top && box.top < chart.bottom) found.push(`over the picture: ${said}`)
    for (const other of texts.slice(at + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      if (across > 1 && down > 1) found.push(`over each other: ${said} | ${other.said}`)
    }
  })
  if (texts.length < 30) found.push(`no more than ${texts.length} texts`)
  return found
}"""


def look(page: Page, title: str) -> list[str]:
    """What is wrong on the page at each of the sizes."""
    wrong = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(350)
        page.wait_for_function(DRAWN)
        wait_until_idle(page)
        wrong += [f"{title} {width}: {one}" for one in page.evaluate(TROUBLES) + page.evaluate(CUT_OR_COVERED)]
    page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    return wrong


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_text_of_a_picture_is_cut_or_over_another(windows: Windows, server: Server, name: str) -> None:
    query, pages = SCENARIOS[name]
    page = windows.open(query)
    wrong = look(page, "Fördelning")
    for title, path in pages.items():
        if title in UNMOVED:
            page.goto(f"{server.url}/{path}{query}")
            expect(page.locator("h1")).to_have_count(1)
        else:
            go_to(page, title, path)
        wrong += look(page, title)
    windows.forgive_lookups_below_the_page()
    assert wrong == [], "\n".join(wrong)


def test_no_text_of_the_wall_is_cut_or_over_another(windows: Windows, server: Server) -> None:
    page, wrong = windows.open("?vagg=1", drawn=False), []
    for name, (query, _) in SCENARIOS.items():
        page.goto(f"{server.url}/{query}&vagg=1")
        for width, height in WALL_SIZES:
            page.set_viewport_size({"width": width, "height": height})
            expect(page.locator(".st-key-vagg .gnv-effect tbody tr")).to_have_count(15)
            expect(page.locator(".panel.dock")).to_have_count(1)
            wait_until_idle(page)
            wrong += [f"{name} {width}: {one}" for one in page.evaluate(WALL_TROUBLES) + page.evaluate(CUT_OR_COVERED)]
    assert wrong == [], "\n".join(wrong)
