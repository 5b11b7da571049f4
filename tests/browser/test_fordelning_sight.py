"""What the eye and the screen reader meet: room, Swedish, accessibility."""

from __future__ import annotations

import re

import pytest
from conftest import Windows
from playwright.sync_api import Page, expect
from screen import bars, field, kommun_chart, press, slider, wait_until_idle
from sight import ENGLISH, VISIBLE_WORDS, axe_violations

from gnv.formatting import kronor

pytestmark = pytest.mark.browser


OUT_OF_SIGHT = """() => {
  const bars = [...document.querySelectorAll(".gnv-effect tbody :is(th, td.amount, .bar)")]
  const wanted = [...document.querySelectorAll("h1, .gnv-answer, .gnv-figures > div"), ...bars]
  return wanted.filter(part => {
    const box = part.getBoundingClientRect()
    return !box.width || box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth
  }).map(part => part.textContent || part.getAttribute("aria-label"))
}"""

CLIPPED = """() => [...document.querySelectorAll("svg.marks")].flatMap(svg => {
  const edge = svg.getBoundingClientRect()
  return [...svg.querySelectorAll("text")].filter(label => {
    const box = label.getBoundingClientRect()
    return box.right > edge.right || box.left < edge.left
  }).map(label => label.textContent)
})"""


STATES = {
    "default": "",
    "one change and one kommun": "?regionalt_stod=1000000&kommun=Orsa",
}
EXTREMES = STATES | {
    "no deduction": "?regionalt_stod=0&hemsjukvard=0&administration=0",
    "a third more": "?nara_vard=32000000",
    "largest pots": "?nara_vard=50000000&medarbetare=10000000&vidareutbildning=10000000",
    "no pots": "?nara_vard=1800000&medarbetare=0&vidareutbildning=0",
    "equal shares": "?lika_del=50",
    "costs": "?visa=Kostnader&kostnad_fyra=6000000&tjanster=4",
    "net per head": "?visa=Netto&per=Per+inv%C3%A5nare&regionalt_stod=0",
    "2020": "?forval=ok2020-nov2018&lika_del=25",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", STATES.values(), ids=STATES)
def test_axe_finds_nothing_wrong(windows: Windows, scheme: str, query: str) -> None:
    assert axe_violations(windows.open(query, color_scheme=scheme)) == []


def test_dark_is_dark(windows: Windows) -> None:
    page = windows.open(color_scheme="dark")
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(18, 22, 27)")


def test_the_default_screen_has_no_english_word(page: Page) -> None:
    seen = page.evaluate(VISIBLE_WORDS)
    assert "Regionalt stödarbete" in seen
    assert "Hoppa till innehållet" in seen
    assert [word for word in ENGLISH if re.search(rf"\b{word}\b", seen, re.IGNORECASE)] == []
    expect(page.locator("html")).to_have_attribute("lang", "sv")


def test_the_list_of_kommuner_has_no_english_word(page: Page) -> None:
    box = page.get_by_role("combobox", name="Min kommun")
    box.fill("a")
    expect(page.get_by_role("option").first).to_have_text("Avesta")
    box.fill("xyz")
    nothing = page.get_by_role("option").locator("span")
    expect(nothing).to_have_count(1)
    seen = nothing.evaluate("it => [getComputedStyle(it).fontSize, getComputedStyle(it, '::after').content]")
    assert seen == ["0px", '"Inget träffar"']


@pytest.mark.parametrize("locale", ["sv-SE", "en-US", "de-CH"])
def test_amounts_are_grouped_by_no_break_spaces_in_any_browser(windows: Windows, locale: str) -> None:
    page = windows.open(locale=locale)
    assert page.evaluate("navigator.language") == locale
    expect(field(page, "Regionalt stödarbete")).to_have_value("1\u00a0250\u00a0000")
    assert slider(page, "Regionalt stödarbete").get_attribute("aria-valuetext") == kronor(1_250_000)
    slider(page, "Regionalt stödarbete").press("ArrowLeft")
    expect(field(page, "Regionalt stödarbete")).to_have_value("1\u00a0200\u00a0000")
    assert slider(page, "Regionens andel").get_attribute("aria-valuetext") == "50\u00a0%"
    expect(field(page, "Utveckling av den nära vården")).to_have_value("24\u00a0646\u00a0080")


@pytest.mark.parametrize("query", STATES.values(), ids=STATES)
def test_everything_of_weight_is_in_sight_on_a_small_projector(windows: Windows, query: str) -> None:
    page = windows.open(query)
    assert page.evaluate("[innerWidth, innerHeight, scrollY]") == [1280, 720, 0]
    assert len(bars(page)) == 15
    expect(kommun_chart(page).locator("tbody :is(th, td.amount)")).to_have_count(30)
    expect(page.locator(".gnv-figures > div")).to_have_count(4)
    assert page.evaluate(OUT_OF_SIGHT) == []


@pytest.mark.parametrize("query", EXTREMES.values(), ids=EXTREMES)
def test_no_label_of_a_chart_is_clipped(windows: Windows, query: str) -> None:
    assert windows.open(query).evaluate(CLIPPED) == []


def test_no_label_is_clipped_while_a_slider_goes_to_its_end(page: Page) -> None:
    for key in ("Home", "End"):
        press(page, "Regionalt stödarbete", key)
        expect(slider(page, "Regionalt stödarbete")).to_have_value({"Home": "0", "End": "3000000"}[key])
        wait_until_idle(page)
        assert page.evaluate(CLIPPED) == []
