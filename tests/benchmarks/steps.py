"""What a step of a slider costs: server CPU, messages and bytes; and how often the chart follows a drag, in a second.

Our start page beside a bare Streamlit app, interleaved in one run. A step is a key press and the rest that follows it.
A measurement, not a test: it prints a table and judges nothing. README.md tells what the figures were. Linux only: the
CPU is read from /proc.
"""

from __future__ import annotations

import argparse
import os
import shutil
import time
from collections.abc import Mapping
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from latency import APPS, CHROMIUM, KEYS, SLIDER, WARM_UP, Served, opened, press, served
from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

REST_SECONDS = 1.0  # after a step, until the page has been drawn whole
DRAG_SECONDS, EACH_SECONDS = 3.0, 0.02
WAY = 150  # pixels that a drag goes to and fro
COUNT_CHANGES = """() => {
  window.changes = 0
  let last = barsOf(chartOfFifteen())
  const look = () => {
    const now = barsOf(chartOfFifteen())
    if (now && now !== last) { last = now; window.changes++ }
    window.looking = requestAnimationFrame(look)
  }
  look()
}"""
COUNTED = "() => { cancelAnimationFrame(window.looking); return window.changes }"
THUMB = """slider => {
  const box = slider.getBoundingClientRect()
  const y = box.top + box.height / 2
  if (box.width < 60) return [box.left + box.width / 2, y] // the framework's own lies on the thumb
  return [box.left + 9 + (box.width - 18) * (slider.value - slider.min) / (slider.max - slider.min), y]
}"""


class Traffic:
    """What goes over a page's web sockets: messages and bytes, both ways."""

    def __init__(self) -> None:
        self.messages = self.bytes = 0

    def listen(self, socket: WebSocket) -> None:
        socket.on("framesent", self._count)
        socket.on("framereceived", self._count)

    def _count(self, payload: bytes | str) -> None:
        self.messages += 1
        self.bytes += len(payload)


class Watched:
    """An app in a window, with its process and what it sends."""

    def __init__(self, browser: Browser, app: Served) -> None:
        self.traffic, self.process = Traffic(), app.process
        self.page = opened(browser, app.url, on_socket=self.traffic.listen)
        self.unheard = opened(browser, app.url)  # listening to all that a drag sends would slow it down
        self.steps: list[tuple[float, int, int]] = []
        self.updates: list[float] = []

    def step(self, key: str) -> None:
        before = cpu_ms(self.process), self.traffic.messages, self.traffic.bytes
        press(self.page, key)
        self.page.wait_for_timeout(1000 * REST_SECONDS)
        after = cpu_ms(self.process), self.traffic.messages, self.traffic.bytes
        self.steps.append((after[0] - before[0], after[1] - before[1], after[2] - before[2]))

    def drag(self) -> None:
        self.updates.append(updates_per_second(self.unheard))


def cpu_ms(process: int) -> float:
    """The processor time that a process has used, in milliseconds."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def updates_per_second(page: Page) -> float:
    """How often the chart changes in a second, while the mouse goes to another place each 20 ms."""
    x, y = page.locator(SLIDER).first.evaluate(THUMB)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT_CHANGES)
    began, at = time.monotonic(), 0
    while time.monotonic() - began < DRAG_SECONDS:
        at += 1
        there = at * 3 % (2 * WAY)
        page.mouse.move(x + min(there, 2 * WAY - there), y)
        time.sleep(max(0.0, began + at * EACH_SECONDS - time.monotonic()))
    counted: int = page.evaluate(COUNTED)
    seconds = time.monotonic() - began
    page.mouse.move(x, y)
    page.mouse.up()
    page.wait_for_timeout(1000 * REST_SECONDS)
    return counted / seconds


def measure(steps: int, drags: int) -> dict[str, Watched]:
    with ExitStack() as stack:
        apps = {name: stack.enter_context(served(folder)) for name, folder in APPS.items()}
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        stack.callback(browser.close)
        watched = {name: Watched(browser, app) for name, app in apps.items()}
        for key in islice(cycle(KEYS), WARM_UP + steps):
            for one in watched.values():
                one.step(key)
        for _ in range(drags):
            for one in watched.values():
                one.drag()
        for one in watched.values():
            del one.steps[:WARM_UP]
        return watched


def table(found: Mapping[str, Watched]) -> str:
    """Medians of each app, and the ratio of the first app to the last."""
    ours, bare = found.values()
    rows = [f"{'median':30}{'ours':>10}{'bare':>10}{'ratio':>8}"]
    for at, name in enumerate(("server CPU a step, ms", "messages a step", "bytes a step")):
        first, last = (median(step[at] for step in one.steps) for one in (ours, bare))
        rows.append(f"{name:30}{first:10.0f}{last:10.0f}{first / last if last else 0:8.2f}")
    first, last = median(ours.updates), median(bare.updates)
    rows.append(f"{'updates a second in a drag':30}{first:10.1f}{last:10.1f}{first / last if last else 0:8.2f}")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=40, help="steps in each app (40)")
    parser.add_argument("--drags", type=int, default=5, help="drags in each app (5)")
    asked = parser.parse_args()
    print(table(measure(asked.n, asked.drags)))


if __name__ == "__main__":
    main()
