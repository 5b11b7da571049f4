"""Links: a copied one carries everything, a damaged one applies nothing."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from app_server import Server
from conftest import Windows
from playwright.sync_api import Page, expect
from screen import (
    STARTS_AT,
    choice,
    choose_kommun,
    copied_link,
    go_to,
    headline,
    preset,
    press,
    slider,
    wait_until_answered,
    wait_until_bars_sum_to,
    wait_until_drawn,
)

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.workspace import link
from gnv.workspace.workspace import Workspace

pytestmark = pytest.mark.browser

SUPPORT = "Regionalt stödarbete"
DAMAGED = {
    "infinity": ("regionalt_stod=inf", "regionalt_stod"),
    "400 digits": (f"regionalt_stod={'9' * 400}", "regionalt_stod"),
    "letters": ("regionalt_stod=abc", "regionalt_stod"),
    "not a number": ("regionalt_stod=nan", "regionalt_stod"),
    "negative": ("regionalt_stod=-5", "regionalt_stod"),
    "nothing": ("regionalt_stod=", "regionalt_stod"),
    "Arabic digits": ("regionalt_stod=%D9%A1%D9%A2", "regionalt_stod"),
    "twice": ("regionalt_stod=0&regionalt_stod=50000", "regionalt_stod"),
    "one bad of two": ("hemsjukvard=0&regionalt_stod=abc", "regionalt_stod"),
    "unknown key": ("elefant=1", "elefant"),
    "unknown preset": ("forval=elefant", "forval"),
    "unknown kommun": ("kommun=Uppsala", "kommun"),
    "unknown view": ("visa=Elefanter", "visa"),
    "unknown posts": ("tjanster=5", "tjanster"),
    "newer version": ("v=3", "v"),
    "checksum lost": ("v=2&forval=forslag-2022", "kontroll"),
}


def expect_nothing_but_the_reason(page: Page, key: str) -> None:
    """The damaged key by name, and no control, figure or chart that could pass for the link's scenario."""
    expect(page.get_by_role("alert")).to_contain_text(f"inget av den har tillämpats. ”{key}”")
    expect(page.locator(".stApp[data-test-script-state=notRunning]")).to_have_count(1)
    for absent in ("slider", "combobox", "radio", "heading", "table"):
        expect(page.get_by_role(absent)).to_have_count(0)
    expect(page.get_by_test_id("stMain").get_by_role("button")).to_have_count(0)
    expect(page.locator("svg.marks")).to_have_count(0)


def expect_the_default_screen_without_the_link(page: Page, server: Server) -> None:
    page.get_by_role("link", name="Öppna utan länken").click()
    wait_until_drawn(page)
    expect(headline(page)).to_have_text(STARTS_AT)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.url.rstrip("?") == f"{server.url}/"


@pytest.mark.parametrize(("query", "key"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_link_applies_nothing(windows: Windows, server: Server, query: str, key: str) -> None:
    page = windows.open(f"?{query}", drawn=False)
    expect_nothing_but_the_reason(page, key)
    expect_the_default_screen_without_the_link(page, server)


def test_a_link_that_was_cut_on_the_way_applies_nothing(windows: Windows, server: Server, record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "forslag-2022").replace({"regionalt_stod": 1_000_000})
    written = link.encode(Workspace(scenario=scenario), record)
    page = windows.open(f"?{written[:-3]}", drawn=False)
    expect_nothing_but_the_reason(page, "kontroll")
    expect_the_default_screen_without_the_link(page, server)


def test_a_damaged_links_page_speaks_swedish(windows: Windows) -> None:
    page = windows.open("?regionalt_stod=abc", drawn=False)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.get_by_text("Skip to main content")).to_have_count(0)


def test_a_copied_link_is_absolute_and_is_what_the_address_says(page: Page, server: Server) -> None:
    press(page, SUPPORT, "ArrowLeft", times=5)
    wait_until_bars_sum_to(page, 31_311_440)
    copied = copied_link(page)
    assert copied.startswith(f"{server.url}/?v=2&forval=forslag-2022&")
    assert parse_qs(urlsplit(copied).query)["regionalt_stod"] == ["1000000"]
    assert copied == page.url


def test_a_copied_link_shows_the_same_in_another_browser(page: Page, windows: Windows) -> None:
    choose_kommun(page, "Orsa")
    choice(page, "Netto").click()
    press(page, SUPPORT, "ArrowLeft", times=5)
    expect(headline(page)).to_contain_text("31 311 440 kr till 15 kommuner")
    expect(page.locator(".gnv-answer")).to_contain_text("Orsa får")
    wait_until_bars_sum_to(page, 31_311_440 - 2_200_000)
    other = windows.open(f"?{urlsplit(copied_link(page)).query}")
    for part in ("h1", ".gnv-figures", ".gnv-answer", "tr.own"):
        expect(other.locator(part)).to_have_text(page.locator(part).all_text_contents())
    expect(slider(other, SUPPORT)).to_have_value("1000000")
    expect(preset(other)).to_have_value("Förslag 2022")
    expect(choice(other, "Netto")).to_be_checked()
    wait_until_bars_sum_to(other, 31_311_440 - 2_200_000)


def test_back_and_forward_turn_pages_and_do_not_go_through_every_step_of_a_slider(page: Page) -> None:
    visited: list[str] = []

    def step_three_times() -> None:
        for _ in range(3):
            slider(page, SUPPORT).press("ArrowRight")
            wait_until_answered(page)
        visited.append(headline(page).inner_text())

    step_three_times()
    go_to(page, "Bemanning", "bemanning")
    step_three_times()
    go_to(page, "Jämför", "jamfor")
    step_three_times()
    page.go_back()
    expect(headline(page), "one Back is one page").to_have_text(visited[1])
    wait_until_answered(page)
    page.go_back()
    wait_until_bars_sum_to(page, 32_861_440 - 550_000 - 1_700_000)
    wait_until_answered(page)
    assert parse_qs(urlsplit(page.url).query)["regionalt_stod"] == ["1700000"], "what is chosen stays as it is"
    page.go_forward()
    expect(headline(page)).to_have_text(visited[1])
    wait_until_answered(page)
    page.go_forward()
    expect(headline(page)).to_have_text(visited[2])
    wait_until_answered(page)
    assert slider(page, SUPPORT).input_value() == "1700000"
    assert parse_qs(urlsplit(page.url).query)["regionalt_stod"] == ["1700000"]
