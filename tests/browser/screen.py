"""What is on the screen, by the words that a user would use for it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from app_server import Server
from playwright.sync_api import Locator, Page, expect

from gnv.pages import PAGES

BACKGROUND = {page.title for page in PAGES if page.group}  # behind the menu

STARTS_AT = "31 061 440 kr till 15 kommuner 2022; ur egna budgetar betalar de 2 200 000 kr"

BARS = """chart => [...chart.querySelectorAll("tbody tr")].map(row => {
  const bar = row.querySelector("td.bars .bar")
  return {
    kommun: row.querySelector("th").textContent,
    fill: getComputedStyle(bar).backgroundColor,
    length: bar.getBoundingClientRect().width,
    left: bar.getBoundingClientRect().left,
    difference: row.querySelector("td.difference").textContent,
  }
})"""

BARS_SUM_TO = """total => {
  const amounts = [...document.querySelectorAll(".gnv-effect tbody td.amount")]
    .map(amount => Number(amount.textContent.split("kr")[0].replace(/\\s/g, "")))
  return amounts.length === 15 && amounts.reduce((sum, amount) => sum + amount, 0) === total
}"""


def wait_until_drawn(page: Page) -> None:
    """Until a first run has come to its end, both charts show their marks and the panel its controls."""
    expect(page.locator("svg.marks")).to_have_count(1)
    expect(effect_rows(page)).to_have_count(15)
    expect(copy_button(page)).to_be_visible()
    expect(panel(page).get_by_role("tab").first).to_be_visible()
    expect(preset(page)).to_be_visible()
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)
    wait_until_idle(page)


def wait_until_idle(page: Page) -> None:
    expect(page.locator(".stApp[data-test-script-state=notRunning]")).to_have_count(1)


def headline(page: Page) -> Locator:
    return page.locator("h1")


def figures(page: Page) -> Locator:
    return page.locator(".gnv-figures .amount")


def panel(page: Page) -> Locator:
    """The panel of the sidebar, with all the controls."""
    return page.get_by_test_id("stSidebar").locator(".panel")


def brought_out(page: Page, control: Locator) -> Locator:
    """A control of the panel, with the tab that it stands on open."""
    expect(control).to_have_count(1)
    if not control.is_visible():
        pane = control.locator("xpath=ancestor::*[@role='tabpanel']")
        panel(page).locator(f"[aria-controls={pane.get_attribute('id')}]").click()
        if not control.is_visible():
            control.locator("xpath=ancestor::details").locator("summary").click()
    return control


def slider(page: Page, name: str) -> Locator:
    """The slider whose name begins so, on whichever tab it stands."""
    found = panel(page).get_by_role("slider", name=name, include_hidden=True)
    return brought_out(page, found)


def field(page: Page, name: str) -> Locator:
    """The field beside a slider."""
    return brought_out(page, panel(page).get_by_role("textbox", name=name, include_hidden=True))


def listed(page: Page, name: str) -> Locator:
    """A choice of many in the panel."""
    return brought_out(page, panel(page).get_by_role("combobox", name=name, include_hidden=True))


# A key that is held down repeats without a pause, however loaded the machine is that plays the hand: one gesture.
HOLD = """(slider, [key, times]) => {
  slider.focus()
  for (let at = 0; at < times; at++)
    slider.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }))
}"""


def press(page: Page, name: str, key: str, *, times: int = 1) -> None:
    """Press a key on the slider with a name; several times is holding it down until it has repeated so often."""
    if times > 1:
        slider(page, name).evaluate(HOLD, [key, times])
        return
    slider(page, name).focus()
    page.keyboard.press(key)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def wait_until_answered(page: Page) -> None:
    """Until Python has heard all that the panels had to say, and the page has come to rest."""
    page.wait_for_timeout(350)  # after this long the hand has come to rest
    page.wait_for_function("() => !window.gnvPage.line.outbox.length")
    wait_until_idle(page)


def copy_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Kopiera länk")


def preset(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Förval")


def choose_preset(page: Page, name: str) -> None:
    preset(page).click()
    page.get_by_role("option", name=name).click()


def choose_kommun(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Min kommun").fill(name)
    page.get_by_role("option", name=name).click()
    page.keyboard.press("Escape")


def chosen_kommuner(page: Page) -> Locator:
    return page.get_by_test_id("stMultiSelectTagsContainer").locator("[data-tag]")


def choice(page: Page, name: str) -> Locator:
    """A choice of few, in the page or in the panel."""
    found = page.get_by_role("radio", name=name, exact=True, include_hidden=True)
    inside = panel(page).get_by_role("radio", name=name, exact=True, include_hidden=True)
    return brought_out(page, inside) if inside.count() else found


def kommun_chart(page: Page) -> Locator:
    return page.locator(".gnv-effect")


def effect_rows(page: Page) -> Locator:
    return page.locator(".gnv-effect tbody tr")


def bars(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = kommun_chart(page).evaluate(BARS)
    return found


def wait_until_bars_sum_to(page: Page, total: int) -> None:
    page.wait_for_function(BARS_SUM_TO, arg=total)


def column(page: Page, heading: str) -> list[str]:
    """A column of the table per kommun, without the sum row."""
    table = page.locator(".gnv-tables .gnv table").first
    heads = table.locator("thead th").all_inner_texts()
    return table.locator(f"tbody tr > :nth-child({heads.index(heading) + 1})").all_inner_texts()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def wait_for_address(page: Page, pair: str) -> None:
    """Until the address bar holds a key=value."""
    expect(page).to_have_url(re.compile(rf"[?&]{re.escape(pair)}(&|$)"))


def copied_link(page: Page) -> str:
    """The link that the button gives, once the hand has rested and the address tells the same."""
    wait_until_answered(page)
    copy_button(page).click()
    expect(page.get_by_role("status").filter(has_text="Länken är kopierad.")).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def downloaded(page: Page, name: str) -> bytes:
    """A file from *Ta med*, which is drawn, as the tables are, when the hand has come to rest."""
    wait_until_answered(page)
    page.get_by_role("button", name="Ta med").click()
    with page.expect_download() as caught:
        page.get_by_role("button", name=name).click()
    return caught.value.path().read_bytes()


def lose_the_server(page: Page, server: Server) -> None:
    """Kill the app, start it anew, and wait until the page has found it."""
    server.stop()
    with page.expect_websocket(timeout=60_000):
        server.start()
    page.wait_for_timeout(500)


def go_to(page: Page, title: str, path: str) -> None:
    if title in BACKGROUND:
        page.get_by_test_id("stTopNavSection").filter(has_text="Mer").click()
    page.get_by_role("menuitem" if title in BACKGROUND else "link", name=title, exact=True).click()
    page.wait_for_url(re.compile(rf"/{path}(\?|$)"))
    expect(page.locator("h1")).to_have_count(1)
    wait_until_idle(page)
    page.keyboard.press("Escape")
