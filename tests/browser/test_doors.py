"""The copied link from any page, and an amount that is entered and taken back."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from app_server import Server
from conftest import Windows
from playwright.sync_api import Locator, Page, expect
from screen import (
    button,
    copied_link,
    field,
    go_to,
    query,
    slider,
    wait_for_address,
    wait_until_answered,
    wait_until_idle,
)

pytestmark = pytest.mark.browser


def amount(page: Page) -> Locator:
    """The field of the cost that the documents give no amount for."""
    return field(page, "SUD-avtalet")


def enter(page: Page, value: str, *, then: str) -> None:
    """Type an amount, and wait for what follows."""
    amount(page).fill(value)
    amount(page).press("Enter")
    expect(page.locator("h1")).to_contain_text(then)
    wait_until_answered(page)


def test_a_link_copied_on_a_page_opens_that_page(windows: Windows, server: Server) -> None:
    page = windows.open("?kommun=Orsa&visa=Netto&regionandel=60")
    go_to(page, "Känslighet", "kanslighet")
    copied = urlsplit(copied_link(page))
    assert copied.path == "/kanslighet"
    other = windows.open(f"kanslighet?{copied.query}", drawn=False)
    expect(other.locator("h1")).to_have_text(page.locator("h1").inner_text())
    expect(slider(other, "Regionens andel")).to_have_value("60")
    wait_until_idle(other)
    assert query(other) == query(page)
    windows.forgive_lookups_below_the_page()


def test_an_entered_amount_can_be_emptied_again(windows: Windows) -> None:
    page = windows.open("?forval=budget-2023")
    go_to(page, "Budget", "budget")
    enter(page, "300000", then="3 200 000 kr")
    wait_for_address(page, "sud=300000")
    enter(page, "", then="2 900 000 kr")
    assert "sud" not in query(page)
    button(page, "Ångra").click()
    expect(amount(page)).to_have_value("300\u00a0000")
    expect(page.locator("h1")).to_contain_text("3 200 000 kr")


def test_an_amount_from_a_link_stands_in_its_field_and_can_be_emptied(windows: Windows) -> None:
    page = windows.open("budget?forval=budget-2023&sud=300000", drawn=False)
    expect(page.locator("h1")).to_contain_text("3 200 000 kr")
    expect(amount(page)).to_have_value("300\u00a0000")
    enter(page, "", then="2 900 000 kr")
    windows.forgive_lookups_below_the_page()
