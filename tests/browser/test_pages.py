"""Every page in a real browser: reached by its link, silent, without violations that axe-core can find."""

from __future__ import annotations

import re

import pytest
from conftest import Windows
from playwright.sync_api import expect
from screen import go_to, press, query, slider, wait_for_address, wait_until_idle
from sight import ENGLISH, VISIBLE_WORDS, axe_violations

from gnv.pages import PAGES

pytestmark = pytest.mark.browser

FIRST = {page.title: page.file for page in PAGES[1:] if not page.group}
BACKGROUND = {page.title: page.file for page in PAGES if page.group}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pages", [FIRST, BACKGROUND], ids=["first", "background"])
def test_axe_finds_nothing_wrong_on_any_page_nor_an_english_word(
    windows: Windows, pages: dict[str, str], scheme: str
) -> None:
    page = windows.open("?kommun=Orsa", color_scheme=scheme)
    wrong, english = {}, {}
    for title, path in pages.items():
        go_to(page, title, path)
        wrong[title] = axe_violations(page)
        seen = page.evaluate(VISIBLE_WORDS)
        english[title] = [word for word in ENGLISH if re.search(rf"\b{word}\b", seen, re.IGNORECASE)]
    assert not any(wrong.values()), wrong
    assert not any(english.values()), english


def test_the_scenario_is_the_same_on_every_page_and_after_a_reload_there(windows: Windows) -> None:
    page = windows.open("?forval=rss-fyra&regionandel=60&kommun=Orsa")
    for title, path in FIRST.items():
        go_to(page, title, path)
        wait_for_address(page, "regionandel=60")
        wait_for_address(page, "forval=rss-fyra")
        before = page.locator("h1").inner_text()
        page.reload()
        expect(page.locator("h1")).to_have_text(before)
    windows.forgive_lookups_below_the_page()


@pytest.mark.parametrize("delay", [0, 50, 200])
def test_a_page_changed_before_the_sidebar_is_drawn_keeps_the_link(windows: Windows, delay: int) -> None:
    page = windows.open("jamfor?forval=rss-fyra&regionandel=60&kommun=Orsa&prislappar=true", drawn=False)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_timeout(delay)
    go_to(page, "Bemanning", "bemanning")
    for told in ("forval=rss-fyra", "regionandel=60", "kommun=2034", "prislappar=1"):
        wait_for_address(page, told)
    windows.forgive_lookups_below_the_page()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("preset", ["forslag-2022", "ok2020-nov2018"])
def test_min_kommun_prints_black_on_white_on_one_sheet(windows: Windows, preset: str, scheme: str) -> None:
    page = windows.open(f"?kommun=Orsa&kommun=Mora&forval={preset}", color_scheme=scheme)
    go_to(page, "Min kommun", "min_kommun")
    expect(page.locator("svg.marks")).to_be_visible()
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert sheets == 1, f"{preset} takes {sheets} sheets of A4"
    page.emulate_media(media="print")
    ink = page.locator("h1").evaluate("heading => getComputedStyle(heading).color")
    paper = page.locator(".stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    assert (ink, paper) == ("rgb(17, 17, 17)", "rgb(255, 255, 255)")


def test_jamfor_draws_every_kommun_on_the_map(windows: Windows) -> None:
    page = windows.open("?lika_del=10")
    go_to(page, "Jämför", "jamfor")
    shapes = page.get_by_test_id("stVegaLiteChart").last.locator(".mark-shape path")
    expect(shapes).to_have_count(15)
    assert len({shape.get_attribute("fill") for shape in shapes.all()}) == 2, "some gain and some lose"


def test_fast_keys_on_jamfor_end_at_the_same_value_in_the_address(windows: Windows) -> None:
    """What Jämför shows by default changes with the first key; an older default from the browser is nobody's pick."""
    page = windows.open("?forval=rss-fyra")
    go_to(page, "Jämför", "jamfor")
    press(page, "Lika del av statsbidraget", "ArrowRight", times=10)
    expect(slider(page, "Lika del av statsbidraget")).to_have_value("10")
    wait_for_address(page, "lika_del=10")
    wait_until_idle(page)
    assert "kolumn" not in query(page)
    expect(page.locator("h1")).to_contain_text("På skärmen jämfört med RSS fyra tjänster, förslag")
