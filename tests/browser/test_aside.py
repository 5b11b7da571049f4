"""What is put aside (the pin, the shelf, the buttons) stays through a reload, a restart and the post."""

from __future__ import annotations

import pytest
from app_server import Server
from conftest import Windows
from playwright.sync_api import Locator, Page, expect
from screen import (
    button,
    copied_link,
    figures,
    headline,
    lose_the_server,
    preset,
    press,
    slider,
    wait_for_address,
    wait_until_drawn,
    wait_until_idle,
)

pytestmark = pytest.mark.browser

SUPPORT, SAME = "Regionalt stödarbete", "regionalt_stod=1000000"
SHELF = "hylla=En+tiondel+lika~forslag-2022~lika_del.10"
KEPT = "hylla=En_20tiondel_20lika~forslag-2022~lika_del.10"  # as the page writes it


def compared(page: Page) -> list[str]:
    """The sentence, the figures and what they are compared with."""
    return [headline(page).inner_text(), *figures(page).all_inner_texts(), *page.locator(".note").all_inner_texts()]


def test_a_pin_stays_through_reload_restart_and_post(windows: Windows, server: Server) -> None:
    page = windows.open("?kommun=Orsa")
    page.get_by_role("button", name="Fäst som Nuläge").click()
    expect(button(page, "Lossa")).to_be_visible()
    press(page, SUPPORT, "ArrowLeft", times=5)
    expect(page.locator(".note").filter(has_text="250\u00a0000\u00a0kr m")).to_have_count(2)
    wait_for_address(page, "regionalt_stod=1000000")
    before = compared(page)
    page.reload()
    wait_until_drawn(page)
    assert compared(page) == before
    lose_the_server(page, server)
    press(page, SUPPORT, "ArrowLeft")
    press(page, SUPPORT, "ArrowRight")
    expect(page.locator(".note").filter(has_text="250\u00a0000\u00a0kr m")).to_have_count(2)
    assert compared(page) == before
    address = copied_link(page)
    windows.forgive_the_lost_server()
    elsewhere = windows.open("?" + address.split("?", 1)[1])
    assert compared(elsewhere) == before


def tags(page: Page) -> Locator:
    """The scenarios that Jämför compares."""
    return page.get_by_test_id("stMultiSelect").filter(has_text="Scenarier att jämföra").locator("[data-tag]")


def go_to(page: Page, title: str) -> None:
    page.get_by_role("link", name=title, exact=True).click()


def test_what_is_compared_stays_through_reload_restart_and_post(windows: Windows, server: Server) -> None:
    page = windows.open(f"?{SHELF}&regionandel=60")
    go_to(page, "Jämför")
    expect(tags(page)).to_have_text(["Förslag 2022", "På skärmen", "En tiondel lika"])
    page.get_by_role("combobox", name="Scenarier att jämföra").fill("Budget 2023")
    page.get_by_role("option", name="Budget 2023", exact=True).click()
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Jämför med").click()
    page.get_by_role("option", name="En tiondel lika", exact=True).click()
    picked = ["En tiondel lika", "Förslag 2022", "På skärmen", "Budget 2023"]
    expect(tags(page)).to_have_text(picked)
    wait_for_address(page, "kolumn=En_20tiondel_20lika")
    go_to(page, "Fördelning")
    wait_until_drawn(page)
    page.reload()
    wait_until_drawn(page)
    go_to(page, "Jämför")
    expect(tags(page)).to_have_text(picked)
    lose_the_server(page, server)
    go_to(page, "Fördelning")
    wait_for_address(page, "kolumn=En_20tiondel_20lika")
    wait_for_address(page, KEPT)
    wait_until_drawn(page)
    address = copied_link(page)
    windows.forgive_the_lost_server()
    mailed = windows.open("?" + address.split("?", 1)[1])
    go_to(mailed, "Jämför")
    expect(tags(mailed)).to_have_text(picked)
    compared = "Förslag 2022 jämfört med En tiondel lika, räknat för 2023 (antagande): netto"
    expect(headline(mailed)).to_contain_text(compared)


def test_the_shelf_comes_along_and_opens_on_another_page(windows: Windows) -> None:
    page = windows.open(f"?{SHELF}")
    page.get_by_role("link", name="Jämför").click()
    expect(page.get_by_label("Namn på det sparade scenariot En tiondel lika")).to_have_value("En tiondel lika")
    button(page, "Öppna").click()
    expect(slider(page, "Lika del av statsbidraget")).to_have_value("10")
    wait_for_address(page, "lika_del=10")
    page.get_by_role("link", name="Fördelning").click()
    wait_until_drawn(page)
    assert KEPT in page.url


def test_the_last_step_is_told_and_shown_again(page: Page) -> None:
    press(page, SUPPORT, "ArrowLeft", times=5)
    told = page.get_by_text("Senaste ändring:")
    expect(told).to_have_count(1)
    page.get_by_role("button", name="Visa igen").click()
    expect(page.get_by_text("Nu visas läget före:")).to_have_count(1)
    expect(headline(page)).to_contain_text("31 061 440 kr")
    expect(told).to_have_count(1)
    expect(headline(page)).to_contain_text("31 311 440 kr")


def test_a_third_scenario_comes_to_jamfor_while_a_control_moves(windows: Windows) -> None:
    page = windows.open(
        f"?{SAME}&nulage=forslag-2022~regionalt_stod.1000000&hylla=A~forslag-2022~regionalt_stod.1000000"
    )
    page.get_by_role("link", name="Jämför").click()
    expect(page.locator("h1")).to_have_count(1)
    wait_until_idle(page)
    press(page, SUPPORT, "ArrowLeft", times=3)
    wait_for_address(page, "regionalt_stod=850000")
    wait_until_idle(page)
    expect(page.get_by_text("Det här gick inte att visa")).to_have_count(0)


@pytest.mark.parametrize("pause", [30, 80, 150])
def test_two_fast_presses_of_page_down_go_two_presets_on(windows: Windows, pause: int) -> None:
    page = windows.open("?knapp=forslag-2022&knapp=rss-fyra&knapp=ok2020-nov2018")
    page.keyboard.press("PageDown")
    page.wait_for_timeout(pause)
    page.keyboard.press("PageDown")
    expect(headline(page)).to_contain_text("15 711 504 kr")
    wait_for_address(page, "forval=ok2020-nov2018")
    wait_until_idle(page)
    expect(preset(page)).to_have_value("ÖK 2020, befolkning november 2018")


def test_a_meetings_step_leaves_the_hand_on_its_control(windows: Windows) -> None:
    page = windows.open("?regionalt_stod=500000&knapp=forslag-2022&knapp=rss-fyra")
    slider(page, SUPPORT).focus()
    page.keyboard.press("2")
    expect(headline(page)).to_contain_text("betalar de 2 900 000 kr")
    expect(page.get_by_text("steg 2 av 2")).to_have_count(1)
    expect(slider(page, SUPPORT)).to_be_focused()


def test_the_presenters_keys_step_through_the_presets(windows: Windows) -> None:
    page = windows.open("?knapp=forslag-2022&knapp=rss-fyra&knapp=ok2020-nov2018")
    page.keyboard.press("2")
    expect(headline(page)).to_contain_text("betalar de 2 900 000 kr")
    page.keyboard.press("PageDown")
    expect(headline(page)).to_contain_text("15 711 504 kr")
    page.keyboard.press("PageUp")
    expect(headline(page)).to_contain_text("betalar de 2 900 000 kr")
    wait_for_address(page, "forval=rss-fyra")
