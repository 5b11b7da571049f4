"""The app in a real browser. Console and terminal have to stay silent in every test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from app_server import Server
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from screen import wait_until_drawn

CHROMIUM = os.environ.get("GNV_CHROMIUM", "chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PATIENCE_MS = 20_000
LOST_SERVER = (
    "WebSocket", "net::ERR_", "Client Error in reaching server endpoint", "Is Streamlit still running?",
    "Download Button fetch error - Failed to fetch", "Cannot send rerun backMessage when disconnected from server",
    # When the line is back, the panel of the page that was left may speak in the same breath as the new one's.
    "Multiple different fragmentIds detected in a single batch of widget updates",
)  # fmt: skip


class Windows:
    """Browser windows, each with storage of its own, and what went wrong in them."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.problems: list[str] = []
        self._browser, self._server = browser, server
        self._contexts: list[BrowserContext] = []

    def open(self, query: str = "", *, drawn: bool = True, **options: Any) -> Page:
        """The app in a new window, at a query such as "?kommun=Orsa"; options are the browser context's."""
        wanted = {"viewport": {"width": 1280, "height": 720}, "locale": "sv-SE", "accept_downloads": True} | options
        context = self._browser.new_context(**wanted)
        self._contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        self._listen(page)
        page.goto(f"{self._server.url}/{query}")
        if drawn:
            wait_until_drawn(page)
        return page

    def forgive_the_lost_server(self) -> None:
        """Drop what a browser has to say about a server that was killed on purpose."""
        self.problems = [problem for problem in self.problems if not any(said in problem for said in LOST_SERVER)]

    def forgive_lookups_below_the_page(self) -> None:
        """Drop Streamlit's own, for its server's health, where a window is opened at a page's address: in vain."""
        self.problems = [problem for problem in self.problems if "404" not in problem]

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))
        page.on("console", self._heard)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.problems.append(f"console {message.type}: {message.text}")


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which(CHROMIUM)
    if found:
        return found
    reason = f"there is no browser {CHROMIUM}; GNV_CHROMIUM can name another"
    if os.environ.get("GNV_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def server(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    app = Server(tmp_path_factory.mktemp("terminal") / "output.txt")
    try:
        app.start()
        yield app
    finally:
        app.stop()
    assert app.complaints() == [], f"the app's terminal complained:\n{app.output()}"


@pytest.fixture
def windows(browser: Browser, server: Server) -> Iterator[Windows]:
    written = len(server.complaints())
    opened = Windows(browser, server)
    yield opened
    opened.close()
    assert not opened.problems, "\n".join(["the browser's console complained:", *opened.problems])
    assert server.complaints()[written:] == [], f"the app's terminal complained:\n{server.output()}"


@pytest.fixture
def page(windows: Windows) -> Page:
    """The default screen."""
    return windows.open()
