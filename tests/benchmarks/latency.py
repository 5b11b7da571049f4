"""Milliseconds from a key press on a slider to changed bars: our page beside a bare Streamlit app.

A measurement, not a test: it prints a table and judges nothing. README.md tells what the figures were.
"""

from __future__ import annotations

import argparse
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

HERE = Path(__file__).resolve().parent
APPS = {"ours": HERE.parent.parent, "bare": HERE / "bare"}
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
FLAGS = [
    "--server.headless=true",
    "--server.address=localhost",
    "--browser.gatherUsageStats=false",
    "--logger.level=error",
]

WARM_UP = 13  # ends beside the slider's default, so that what is measured crosses it like anybody's hand
KEYS = ["ArrowRight"] * 5 + ["ArrowLeft"] * 5
IDLE_SECONDS = (0.4, 0.7)
START_SECONDS = 30.0

SLIDER = "input[type=range]"
HAS_BARS = "() => window.barsOf && barsOf(chartOfFifteen())"

# Ours are boxes of the browser's own, a row a kommun; the bare app's are Vega's paths.
PREPARE = """
const rows = chart => [...chart.querySelectorAll("tbody tr")].map(row => row.innerHTML)
window.barsOf = chart => chart?.matches(":has(> .gnv-effect)") ? rows(chart).join() : chart &&
  [...chart.querySelectorAll(".mark-rect")]
  .map(group => [...group.querySelectorAll("path")].map(bar => bar.getAttribute("d")))
  .find(bars => bars.length === 15)?.join()
window.chartOfFifteen = () =>
  document.querySelector(":has(> .gnv-effect)") ??
  [...document.querySelectorAll("[data-testid=stVegaLiteChart]")].find(barsOf)
window.watch = () => {
  const chart = chartOfFifteen(), before = barsOf(chart)
  let pressed
  document.addEventListener("keydown", () => (pressed = performance.now()), { capture: true, once: true })
  window.measured = new Promise(resolve => {
    const observer = new MutationObserver(() => {
      const now = barsOf(chart)
      if (!now || now === before) return
      observer.disconnect()
      const changed = performance.now() - pressed
      const painted = () => resolve([changed, performance.now() - pressed])
      requestAnimationFrame(() => requestAnimationFrame(painted))
    })
    observer.observe(chart, { subtree: true, childList: true, attributes: true, attributeFilter: ["d"] })
    setTimeout(() => { observer.disconnect(); resolve(null) }, 5000)
  })
}
"""


class Sample(NamedTuple):
    """Milliseconds after the key press."""

    changed: float
    painted: float


class Served(NamedTuple):
    """An app that runs: its address and its process."""

    url: str
    process: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=60, help="key presses in each app (60)")
    print(table(measure(APPS, parser.parse_args().n)))


def measure(apps: Mapping[str, Path], presses: int) -> dict[str, list[Sample]]:
    """The samples of each app by name; apps are folders with an app.py in them."""
    with ExitStack() as stack:
        urls = {name: stack.enter_context(served(folder)).url for name, folder in apps.items()}
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        stack.callback(browser.close)
        return interleaved({name: opened(browser, url) for name, url in urls.items()}, presses)


def interleaved(pages: Mapping[str, Page], presses: int) -> dict[str, list[Sample]]:
    found: dict[str, list[Sample]] = {name: [] for name in pages}
    for key in islice(cycle(KEYS), WARM_UP + presses):
        for name, page in pages.items():
            time.sleep(random.uniform(*IDLE_SECONDS))  # noqa: S311
            found[name].append(press(page, key))
    return {name: samples[WARM_UP:] for name, samples in found.items()}


def press(page: Page, key: str) -> Sample:
    page.locator(SLIDER).first.focus()
    page.evaluate("watch()")
    page.keyboard.press(key)
    found = page.evaluate("measured")
    if found is None:
        raise TimeoutError(f"{page.title()}: no bar changed within 5 s of {key}")
    return Sample(*found)


def opened(browser: Browser, url: str, *, on_socket: Callable[[WebSocket], None] | None = None) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    if on_socket:
        page.on("websocket", on_socket)
    page.add_init_script(PREPARE)
    page.goto(url)
    page.wait_for_function(HAS_BARS)
    return page


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """An app that runs with its own folder as working directory, and so with its own configuration."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", *FLAGS]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    try:
        wait_until(lambda: answers(f"http://localhost:{port}/_stcore/health"))
        yield Served(f"http://localhost:{port}", server.pid)
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=1):  # noqa: S310
            return True
    except (URLError, TimeoutError):
        return False


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(f"the app did not start within {START_SECONDS:.0f} s")
        time.sleep(0.1)


def table(found: Mapping[str, Sequence[Sample]]) -> str:
    """Median and p95 of each app, and the ratio of the first app to the last."""
    rows = [f"{'ms from key press to':22}{'median':>9}{'p95':>9}"]
    for moment in Sample._fields:
        figures = {name: summary([getattr(s, moment) for s in samples]) for name, samples in found.items()}
        rows += [f"{f'{moment}, {name}':22}{middle:9.1f}{high:9.1f}" for name, (middle, high) in figures.items()]
        first, *_, last = figures.values()
        rows.append(f"{f'{moment}, ratio':22}{first[0] / last[0]:9.2f}{first[1] / last[1]:9.2f}")
    return "\n".join(rows)


def summary(values: Sequence[float]) -> tuple[float, float]:
    return median(values), quantiles(values, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    main()
