"""From a file that SCB has given to next year's budget, in at most six interactions; and whose figures they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Windows
from playwright.sync_api import expect
from screen import copied_link, downloaded, wait_until_idle

pytestmark = pytest.mark.browser
RECORDED = Path(__file__).parents[2] / "data" / "befolkning.csv"
YEAR = int(RECORDED.read_text(encoding="utf-8").splitlines()[0].split(";")[-1][:4]) + 1  # not on record


def scb_file(folder: Path) -> Path:
    """SCB's own CSV: a title, the country, the county as a sum, every kommun, notes; in the letters of old Windows."""
    rows = [line.split(";") for line in RECORDED.read_text(encoding="utf-8").splitlines()[1:]]
    new = {f"{row[0]} {row[1]}": int(row[-1]) + 10 * n for n, row in enumerate(rows)}
    county = f"20 Dalarnas län;{sum(new.values())}"
    told = ['"Folkmängd efter region och år"', "", f'"region";"{YEAR}"', '"00 Riket";10600000', county]
    path = folder / "BE0101N1.csv"
    lines = [*told, *(f'"{name}";{inhabitants}' for name, inhabitants in new.items()), "", '"Källa: SCB"']
    path.write_text("\n".join(lines), encoding="cp1252")
    return path


def test_the_newest_population_is_in_next_years_budget_in_six_interactions(windows: Windows, tmp_path: Path) -> None:
    file = scb_file(tmp_path)
    page = windows.open()
    done = 0

    def interact(act: Callable[[], object]) -> None:
        nonlocal done
        act()
        done += 1

    interact(page.get_by_test_id("stTopNavSection").click)
    interact(page.get_by_role("menuitem", name="Egna tal", exact=True).click)
    expect(page.locator("h1")).to_have_text("Egna tal")
    interact(lambda: page.locator("input[type=file]").first.set_input_files(file))
    expect(page.get_by_text("Det här lästes ur BE0101N1.csv")).to_be_visible()
    interact(lambda: page.get_by_label("Vem lägger in talen?").fill("Anna Ek"))
    interact(page.get_by_role("button", name="Använd de här talen").click)
    expect(page.get_by_text("Scenariot på skärmen räknas med dem.")).to_be_visible()
    interact(page.get_by_role("link", name="Till Budget").click)
    expect(page.locator("h1")).to_contain_text("Budget 2023 för alla kommuner")
    wait_until_idle(page)
    assert done <= 6
    assert "Egna tal enligt Anna Ek" in downloaded(page, "Förutsättningarna (CSV").decode("utf-8-sig")
    told = copied_link(page)
    assert f"befolkning={YEAR}-12" in told
    assert "eget=" in told
    other = windows.open(told.split("/")[-1].replace("budget", ""))
    expect(other.get_by_text("Egna tal ingår. Länken rymmer dem inte")).to_be_visible()
