"""For everybody: by Tab alone, at 200 %, with less motion, on paper, and with every menu open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from app_server import Server
from conftest import Windows
from playwright.sync_api import Page, expect
from screen import button, go_to, headline, panel, press, slider, wait_until_answered, wait_until_idle
from sight import axe_violations

from gnv.pages import PAGES

pytestmark = pytest.mark.browser

SUPPORT = "Regionalt stödarbete"
WATCHED = {"Jämför": "jamfor", "Min kommun": "min_kommun", "Budget": "budget"}
CONTROLS = (  # a kommun's name in the picture is a button, and has to be read on paper as well
    "button:not(.gnv-effect th button), input, select, textarea, details:not([open]), "
    "[role=radio], [role=slider], [role=switch], a.gnv-skip"
)
OVERLAYS = ("data-floating-ui-portal", "stFloatingOverlayPortal", 'role="listbox"', 'role="menu"')
PRINTED_CONTROLS = """wanted => {
  const roots = [document, ...[...document.querySelectorAll("*")].map(one => one.shadowRoot).filter(Boolean)]
  return roots.flatMap(root => [...root.querySelectorAll(wanted)])
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1)
    .map(one => `${one.tagName} ${one.getAttribute("aria-label") ?? one.textContent}`)
}"""
INK = """() => [...document.querySelectorAll("h1, h2, p, td, th, li, svg.marks text")]
  .filter(one => one.checkVisibility())
  .map(one => getComputedStyle(one)[one.tagName === "text" ? "fill" : "color"])"""
PRINTED = {
    "Jämför": "jamfor",
    "Bemanning": "bemanning",
    "Budget": "budget",
    "Känslighet": "kanslighet",
}  # on more than a sheet
LEVELS = """() => [...document.querySelectorAll("h1, h2, h3, h4, [role=heading]")].filter(one => one.checkVisibility())
  .map(one => [Number(one.getAttribute("aria-level") ?? one.tagName[1]), one.textContent])"""


def test_the_first_control_is_within_three_tabs(windows: Windows) -> None:
    page = windows.open()
    page.keyboard.press("Tab")
    expect(page.locator(".gnv-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(slider(page, SUPPORT)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(headline(page)).to_contain_text("31 111 440 kr")


def test_the_headings_begin_with_the_subject_and_each_page_has_its_title(windows: Windows) -> None:
    page = windows.open("?kommun=Orsa")
    levels = page.evaluate(LEVELS)
    assert levels[0] == [1, "God och nära vård 2022 · Dalarnas 15\u00a0kommuner"]
    titles = {page.title()}
    for title, path in WATCHED.items():
        go_to(page, title, path)
        levels = page.evaluate(LEVELS)
        assert levels[0][0] == 1, title
        assert all(after[0] <= before[0] + 1 for before, after in pairwise(levels)), title
        expect(page).to_have_title(f"{title} – God och nära vård i Dalarna")
        titles.add(page.title())
    assert len(titles) == len(WATCHED) + 1


def test_twice_as_large_nothing_scrolls_sideways_and_the_sheet_holds_its_controls(windows: Windows) -> None:
    page = windows.open(viewport={"width": 640, "height": 360}, drawn=False)
    expect(headline(page)).to_be_visible()
    wait_until_idle(page)
    if not panel(page).is_visible():
        page.get_by_role("button", name="Visa reglage och sidor").click()
    press(page, SUPPORT, "ArrowLeft")
    expect(headline(page)).to_contain_text("31 111 440 kr")
    for scrolled in ("[data-testid=stMain]", "[data-testid=stSidebarContent]"):
        assert page.locator(scrolled).evaluate("one => one.scrollWidth <= one.clientWidth"), scrolled


def test_on_a_telephone_the_effect_is_in_sight_while_the_hand_is_on_a_control(windows: Windows) -> None:
    page = windows.open(
        "?kommun=2034", drawn=False, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    expect(headline(page)).to_be_visible()
    card = page.locator(".gnv-answer")
    expect(card).to_be_visible()
    box, first = card.bounding_box(), headline(page).bounding_box()
    assert box
    assert first
    assert box["y"] < first["y"], "the own kommun's card comes first"
    page.get_by_role("button", name="Visa reglage och sidor").click()
    before = card.inner_text()
    press(page, SUPPORT, "ArrowLeft")
    expect(card).not_to_have_text(before)
    sheet, hand, card_box = (
        page.get_by_test_id("stSidebar").bounding_box(), slider(page, SUPPORT).bounding_box(), card.bounding_box()
    )  # fmt: skip
    assert sheet
    assert hand
    assert card_box
    assert 0 <= card_box["y"] < card_box["y"] + card_box["height"] < sheet["y"] < hand["y"] < 844
    assert page.locator("[data-testid=stMain]").evaluate("one => one.scrollWidth <= one.clientWidth")
    assert "vänster" not in page.locator("body").inner_text()


def test_nothing_moves_for_whom_wants_less_motion(windows: Windows) -> None:
    page = windows.open(reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
          const { transitionDuration, animationName } = getComputedStyle(one)
          return animationName !== "none" || transitionDuration.split(",").some(time => parseFloat(time) > 0)
        }).map(one => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []


def test_on_paper_it_is_black_on_white_and_no_control_is_printed(windows: Windows, server: Server) -> None:
    page = windows.open("?kommun=Orsa&regionalt_stod=1000000", color_scheme="dark")
    query, wrong = page.url.split("?", 1)[1], {}
    for one in PAGES:
        if one is not PAGES[0]:
            page.goto(f"{server.url}/{one.file}?{query}")
            expect(page.locator("h1")).to_have_count(1)
            wait_until_idle(page)
        page.emulate_media(media="print")
        if controls := page.evaluate(PRINTED_CONTROLS, CONTROLS):
            wrong[one.title] = controls
        assert set(page.evaluate(INK)) <= {"rgb(17, 17, 17)"}, one.title
        expect(page.locator(".stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
        page.emulate_media(media="screen")
    windows.forgive_lookups_below_the_page()
    assert wrong == {}, wrong


def test_no_heading_ends_a_printed_sheet(page: Page) -> None:
    wrong = []
    for title, path in PRINTED.items():
        go_to(page, title, path)
        expect(page.locator("svg.marks").last).to_be_visible()
        printed = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)
        read = read_from(printed)
        assert len({sheet for _, sheet in read}) > 1, f"{title} is one sheet: it shows nothing"
        wrong += [title for (heading, sheet), (_, after) in pairwise(read) if heading and sheet != after]
    assert wrong == []


def read_from(pdf: bytes) -> list[tuple[bool, bytes]]:
    """What is read out of a tagged PDF, piece by piece in order: whether it is of a heading, and its sheet."""
    objects = dict(re.findall(rb"(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL))

    def pieces(number: bytes, *, heading: bool = False) -> Iterator[tuple[bool, bytes]]:
        told = objects[number]
        heading = heading or b"/S /H" in told
        _, _, kids = re.sub(rb"/Type /MCR.*?>>", b"", told, flags=re.DOTALL).partition(b"\n/K ")
        parts = [one for one in re.findall(rb"(\d+) 0 R", kids) if b"/StructElem" in objects[one]]
        sheet = re.search(rb"/Pg (\d+) 0 R", told)
        if sheet and not parts:
            yield heading, sheet[1]
        for one in parts:
            yield from pieces(one, heading=heading)

    root = next(number for number, told in objects.items() if b"/StructTreeRoot\n/K" in told)
    return list(pieces(root))


def violations(page: Page) -> list[tuple[str, list[str], str]]:
    """What axe finds once a thing has faded in; that the framework lays its overlays outside of main is not ours."""
    page.wait_for_timeout(400)
    found = axe_violations(page)
    return [one for one in found if one[0] != "region" or not any(said in one[2] for said in OVERLAYS)]


def with_what_one_takes_home(page: Page) -> list[tuple[str, list[str], str]]:
    """What axe finds on the page with its own popover open."""
    button(page, "Ta med").click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    found = violations(page)
    page.keyboard.press("Escape")
    return found


def with_each_of_the_rest(page: Page) -> list[tuple[str, list[str], str]]:
    """What axe finds with each thing open that every page has."""
    page.get_by_role("combobox", name="Förval").click()
    expect(page.get_by_role("option").first).to_be_visible()
    found = violations(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Förklaring till Förval").hover()
    expect(page.get_by_test_id("stTooltipContent")).to_be_visible()
    found += violations(page)
    page.get_by_test_id("stTopNavSection").click()
    expect(page.get_by_role("menuitem").first).to_be_visible()
    found += violations(page)
    page.keyboard.press("Escape")
    return found


def test_axe_finds_nothing_with_lists_popovers_tooltips_and_menus_open(windows: Windows) -> None:
    page = windows.open("?kommun=Orsa&tjanster=4")
    press(page, SUPPORT, "ArrowLeft", times=5)
    panel(page).get_by_role("button", name=f"Om {SUPPORT}").click()
    wait_until_answered(page)
    wrong = {"Fördelning": with_what_one_takes_home(page), "every page": with_each_of_the_rest(page)}
    for title, path in WATCHED.items():
        go_to(page, title, path)
        wrong[title] = with_what_one_takes_home(page)
    assert not any(wrong.values()), wrong
