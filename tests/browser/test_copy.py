"""A table that is copied into a spreadsheet has numbers there, negative ones too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

COPIED = """async () => {
  const [item] = await navigator.clipboard.read()
  const html = await (await item.getType("text/html")).text()
  const cells = new DOMParser().parseFromString(html, "text/html").querySelectorAll("td")
  return {text: await navigator.clipboard.readText(), cells: [...cells].map(cell => cell.textContent)}
}"""


def select(page: Page, first: str, last: str) -> None:
    """Select from the start of one element to the end of another, as the mouse would."""
    page.evaluate(
        """([first, last]) => {
          const [start, end] = [document.querySelector(first), [...document.querySelectorAll(last)].at(-1)]
          getSelection().setBaseAndExtent(start, 0, end, end.childNodes.length)
        }""",
        [first, last],
    )
    page.keyboard.press("Control+c")


def test_a_whole_table_is_copied_as_numbers(page: Page) -> None:
    select(page, ".gnv-tables table", ".gnv-tables > div:first-child tfoot td")
    found = page.evaluate(COPIED)
    rows = [line.split("\t") for line in found["text"].splitlines() if line.startswith(("Avesta", "Alla"))]
    avesta, everyone = ([int(cell) for cell in row[1:8]] for row in rows)
    assert everyone[1:] == [32_861_440, -1_800_000, 31_061_440, 2_200_000, 28_861_440, 0]
    assert avesta[1] + avesta[2] == avesta[3], "a deduction is a number, and its sign is one that a spreadsheet knows"
    assert rows[1][8] == "0,0%"
    assert "-1800000" in found["cells"]


def test_a_few_cells_are_copied_as_numbers(page: Page) -> None:
    select(page, ".gnv-tables tfoot tr td:nth-child(4)", ".gnv-tables > div:first-child tfoot td:nth-child(5)")
    assert page.evaluate(COPIED)["text"] == "-1800000\t31061440"


def test_a_part_of_one_cell_is_copied_as_it_stands(page: Page) -> None:
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ")
    assert copied.startswith("31 061 440 kr till 15 kommuner 2022")


def test_a_chart_is_copied_as_a_picture_and_a_refusal_is_told(page: Page) -> None:
    page.get_by_role("button", name="Ta med").click()
    page.get_by_role("button", name="Kopiera en bild").click()
    one = page.get_by_role("button", name="Kopiera ”Från pott till fördelning”")
    one.click()
    said = page.get_by_role("status").filter(has_text="kopiera")
    expect(said).to_have_text("Bilden ”Från pott till fördelning” är kopierad. Klistra in den där den ska vara.")
    assert page.evaluate("async () => (await navigator.clipboard.read())[0].types") == ["image/png"]
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('nej')) }")
    one.click()
    expect(said).to_contain_text("Högerklicka på bilden och välj Kopiera bild.")
