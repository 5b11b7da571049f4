"""The copied link from any page, and an amount that is entered and taken back."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from app_server import Server
from conftest import Windows
from playwright.sync_api import Locator, Page, expect
from screen import button, copied_link, go_to, query, slider, wait_for_address, wait_until_idle

pytestmark = pytest.mark.browser


def amount(page: Page) -> Locator:
    """The amount of the SUD agreement, which no document tells."""
    return page.get_by_role("spinbutton", name="SUD")


def enter(page: Page, value: str, *, then: str) -> None:
    """Enter an amount, and wait until what follows is told and the run has ended: it may set the field anew."""
    amount(page).fill(value)
    amount(page).press("Enter")
    expect(page.locator("h1")).to_contain_text(then)
    wait_until_idle(page)
    expect(amount(page)).to_have_value(value)


def on_budget(page: Page) -> Page:
    page.get_by_text("Antaganden och okända belopp").click()
    expect(amount(page)).to_be_visible()
    return page


def test_a_link_copied_on_a_page_opens_that_page(windows: Windows, server: Server) -> None:
    page = windows.open("?kommun=Orsa&visa=Netto&regionandel=60")
    go_to(page, "Känslighet", "kanslighet")
    copied = urlsplit(copied_link(page))
    assert copied.path == "/kanslighet"
    other = windows.open(f"kanslighet?{copied.query}", drawn=False)
    expect(other.locator("h1")).to_have_text(page.locator("h1").inner_text())
    expect(slider(other, "Regionens andel")).to_have_value("60")
    wait_until_idle(other)
    assert not {"v", "antal"} & query(other).keys()
    windows.forgive_lookups_below_the_page()


def test_an_entered_amount_can_be_emptied_again(windows: Windows) -> None:
    page = windows.open("?forval=budget-2023")
    go_to(page, "Budget", "budget")
    on_budget(page)
    enter(page, "300000", then="3 200 000 kr")
    wait_for_address(page, "sud=300000")
    page.wait_for_timeout(2000)  # quicker, and both are one gesture, which there is nothing of to undo
    enter(page, "", then="2 900 000 kr")
    assert "sud" not in query(page)
    button(page, "Ångra").click()
    expect(amount(page)).to_have_value("300000")
    expect(page.locator("h1")).to_contain_text("3 200 000 kr")


def test_an_amount_from_a_link_stands_in_its_field_and_can_be_emptied(windows: Windows) -> None:
    page = windows.open("budget?forval=budget-2023&sud=300000", drawn=False)
    expect(page.locator("h1")).to_contain_text("3 200 000 kr")
    wait_until_idle(page)
    on_budget(page)
    expect(amount(page)).to_have_value("300000")
    enter(page, "", then="2 900 000 kr")
    windows.forgive_lookups_below_the_page()
