"""What the eye and the screen reader would object to."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

IN_SWEDISH_MS = 250  # swedish.js names things once what is drawn has come to rest
ENGLISH = (
    "Choose", "Select", "Deploy", "Rerun", "Settings", "Download", "Copy", "Search", "Clear", "Skip to", "Open",
    "Close", "Help", "Running", "Stop", "Loading", "Fullscreen", "Press", "View", "Error", "Made with", "Connecting",
)  # fmt: skip


# An icon's name is its text and a glyph of the icon font on screen; a placeholder is seen where nothing is filled in.
VISIBLE_WORDS = """() => {
  for (const icon of document.querySelectorAll("[data-testid=stIconMaterial]")) icon.style.display = "none"
  const empty = [...document.querySelectorAll("input")].filter(field => !field.value && field.checkVisibility())
  const shadowed = [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")]
    .map(one => [...one.shadowRoot.querySelectorAll(".panel, button")].map(part => part.innerText).join("\\n"))
  return [document.body.innerText, ...shadowed, ...empty.map(field => field.placeholder)].join("\\n")
}"""


def axe_violations(page: Page) -> list[tuple[str, list[str], str]]:
    """Rule, place and HTML of everything that axe-core finds."""
    page.wait_for_timeout(IN_SWEDISH_MS)
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [(rule["id"], node["target"], node["html"]) for rule in found for node in rule["nodes"]]
