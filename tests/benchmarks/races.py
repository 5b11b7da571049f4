"""How often slider, field, page, address and CSV disagree after a race of hands, lines and servers.

    .venv/bin/python tests/benchmarks/races.py                    # every race 50 times
    .venv/bin/python tests/benchmarks/races.py -n 200 --load 4    # with four processes that use the processor up
    .venv/bin/python tests/benchmarks/races.py -n 5 --only drag_and_page

A run disagrees where, once all has come to rest, the five do not tell the same scenario, or it is not the one that the
hand has made. It counts, and prints what disagreed; README.md tells what was seen.
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser")]  # as pytest has it

from app_server import Server  # noqa: E402
from conftest import CHROMIUM, FLAGS  # noqa: E402
from screen import button, downloaded, go_to, panel, slider, wait_until_answered, wait_until_idle  # noqa: E402

from gnv.analysis.result import Comparison, compare, kommun_lines  # noqa: E402
from gnv.core import catalogue  # noqa: E402
from gnv.core.record import Record  # noqa: E402
from gnv.core.scenario import Scenario  # noqa: E402
from gnv.formatting import number  # noqa: E402
from gnv.loading.load import load_record  # noqa: E402
from gnv.words import scenario as scenario_words  # noqa: E402
from gnv.workspace import link  # noqa: E402
from gnv.workspace.workspace import Workspace  # noqa: E402

SUPPORT, KEY = "Regionalt stödarbete", "regionalt_stod"
STEP = 50_000
STARTS = 1_250_000
PRESETS = ("forslag-2022", "rss-fyra", "2022-utan-avdrag")
POTS = {"nara_vard": "Utveckling av den nära vården", "medarbetare": "Goda förutsättningar",
        "vidareutbildning": "Vidareutbildning"}  # fmt: skip
GRANT, NET = "Bidrag att betala ut (kr)", "Netto (kr)"  # columns of the CSV
GAPS_MS = (10, 250)  # between two keys of a meeting
AT_ONCE_MS = (0, 100)
PATIENCE_MS = 20_000
SHOWN = """panel => [...panel.querySelectorAll("input[type=range]")].map(one => ({
  key: one.dataset.of, value: Number(one.value),
  typed: one.closest(".control").querySelector(".field").value,
}))"""

STUCK = """() => JSON.stringify({
  script: document.querySelector(".stApp")?.getAttribute("data-test-script-state"), path: location.pathname,
  body: document.body.innerText.slice(0, 300), page: gnvPage.path, run: gnvPage.run, leftRun: gnvPage.leftRun,
  goingTo: gnvPage.goingTo,
  leftFor: gnvPage.leftAt && Math.round(performance.now() - gnvPage.leftAt),
  outbox: gnvPage.line?.outbox.map(one => `${one.number} ${one.kind} ${one.key ?? ""}`), said: gnvPage.line?.said,
  turns: gnvPage.line?.turns, unanswered: gnvPage.line?.unanswered, awaited: gnvPage.line?.awaited,
  waits: gnvPage.line?.waitingSince && Math.round(performance.now() - gnvPage.line.waitingSince),
})"""


class Cable:
    """A line to the server that can be cut and mended: what listens at its port passes all on while it is whole."""

    def __init__(self, port: int) -> None:
        self._to, self._whole, self._ends = port, True, set[socket.socket]()
        self._door = socket.create_server(("localhost", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._open, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def cut(self) -> None:
        self._whole = False
        for end in list(self._ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self._whole = True

    def _open(self) -> None:
        while True:
            near, _ = self._door.accept()
            try:
                far = socket.create_connection(("localhost", self._to), timeout=5) if self._whole else None
            except OSError:
                far = None
            if not far:
                near.close()
                continue
            far.settimeout(None)
            self._ends |= {near, far}
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        for end in (one, other):
            self._ends.discard(end)
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@dataclass
class Room:
    """What a race is run in. `expected`: the values that it may end with; none: any that agree."""

    page: Page
    server: Server
    cable: Cable
    record: Record
    errors: list[str] = field(default_factory=list)  # that the browser has told
    expected: dict[str, set[int]] = field(default_factory=dict)
    preset: str = ""
    path: str = ""  # of the page that it is to end on, where that is told

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.cable.url}/{query and '?'}{query}")
        expect(panel(self.page).get_by_role("tab").first).to_be_visible()
        expect(self.page.locator("h1")).to_have_count(1)
        expect(self.page.locator("[data-testid=stSkeleton]")).to_have_count(0)
        wait_until_idle(self.page)

    def link(self, scenario: Scenario, **told: Any) -> str:
        return link.encode(replace(Workspace(scenario=scenario), **told), self.record)

    def base(self, preset: str = PRESETS[0], **values: int) -> Scenario:
        return catalogue.preset_scenario(self.record, preset).replace(dict(values))

    def wait(self, least: int, most: int) -> None:
        self.page.wait_for_timeout(random.uniform(least, most))  # noqa: S311

    def forward(self) -> None:
        """Press Forward, which does nothing where there is nowhere to go: a change has been written since Back."""
        try:
            self.page.go_forward()
        except BrowserError as error:
            if "No entry with passed id" not in str(error):
                raise

    def step(self, ways: str) -> None:
        """Step the slider by an arrow key, without waiting for anything."""
        slider(self.page, SUPPORT).focus()
        self.page.keyboard.press(ways)

    def grip(self) -> tuple[float, float]:
        """Take hold of the first slider's thumb and begin to drag it."""
        box = slider(self.page, SUPPORT).bounding_box()
        assert box
        x, y = box["x"] + 9 + (box["width"] - 18) * STARTS / 3_000_000, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for at in range(1, 9):
            self.page.mouse.move(x + 6 * at, y)
            self.page.wait_for_timeout(20)
        return x + 48, y

    def let_go(self) -> None:
        self.expected = {KEY: {int(slider(self.page, SUPPORT).input_value())}}
        self.page.mouse.up()


def forty_fast_keys(room: Room) -> None:
    room.open()
    slider(room.page, SUPPORT).focus()
    ways = random.choices((-1, 1), k=40)  # noqa: S311
    value = STARTS
    for way in ways:
        room.page.keyboard.press("ArrowRight" if way > 0 else "ArrowLeft")
        value = min(max(value + way * STEP, 0), 3_000_000)
    room.expected = {KEY: {value}}


def preset_keys(room: Room) -> None:
    """Three keys of the meeting in quick succession: the last one counts."""
    room.open(room.link(room.base(), buttons=PRESETS))
    room.page.locator("h1").click()
    for _ in range(3):
        at = random.randrange(3)  # noqa: S311
        room.page.keyboard.press(str(at + 1))
        room.wait(*GAPS_MS)
    room.preset = PRESETS[at]


def preset_and_key(room: Room) -> None:
    room.open(room.link(room.base(regionalt_stod=500_000), buttons=PRESETS[:2]))
    room.page.locator("h1").click()
    room.page.keyboard.press("2")
    room.wait(*AT_ONCE_MS)
    room.step("ArrowLeft")
    room.preset, room.expected = PRESETS[1], {KEY: {STARTS - STEP}}


def chosen_and_key(room: Room) -> None:
    """The same with the list of presets: a key just after the click on another one."""
    room.open(room.link(room.base(regionalt_stod=500_000)))
    room.page.get_by_role("combobox", name="Förval").click()
    room.page.get_by_role("option", name="RSS fyra tjänster, förslag").click()
    room.wait(*AT_ONCE_MS)
    room.step("ArrowLeft")
    room.preset, room.expected = PRESETS[1], {KEY: {STARTS - STEP}}


def swap_and_key(room: Room) -> None:
    room.open(room.link(room.base(regionalt_stod=500_000), pinned=room.base(regionalt_stod=2_000_000)))
    button(room.page, "Byt plats").click()
    room.wait(*AT_ONCE_MS)
    room.step("ArrowLeft")
    room.expected = {KEY: {2_000_000 - STEP}}


def reset_and_key(room: Room) -> None:
    room.open(room.link(room.base(regionalt_stod=500_000)))
    panel(room.page).get_by_role("button", name="Återställ (1)").click()
    room.wait(*AT_ONCE_MS)
    room.step("ArrowLeft")
    room.expected = {KEY: {STARTS - STEP}}


def undo_and_key(room: Room) -> None:
    room.open()
    room.step("ArrowRight")
    wait_until_answered(room.page)
    room.page.keyboard.press("Control+z")
    room.wait(*AT_ONCE_MS)
    room.step("ArrowLeft")
    room.expected = {KEY: {STARTS - STEP}}


def undo_redo_hammered(room: Room) -> None:
    room.open()
    slider(room.page, SUPPORT).focus()
    for _ in range(25):
        keys = ("Control+z", "Control+Shift+Z", "ArrowLeft", "ArrowRight")
        room.page.keyboard.press(random.choice(keys))  # noqa: S311
        room.wait(0, 40)


def click_on_thumb(room: Room) -> None:
    """A click on a thumb that stands between two steps, without moving it."""
    values = {key: random.randrange(2_000_000, 5_000_000) for key in POTS}  # noqa: S311
    room.open(room.link(room.base(**values)))
    for name in POTS.values():
        control = slider(room.page, name)
        box = control.bounding_box()
        share = control.evaluate("one => (one.value - one.min) / (one.max - one.min)")
        assert box
        room.page.mouse.click(box["x"] + 9 + share * (box["width"] - 18), box["y"] + box["height"] / 2)
    room.expected = {key: {value} for key, value in values.items()}


def back_and_forward(room: Room) -> None:
    """The browser's Back after a change, and Forward: the change stays on whichever page."""
    room.open()
    go_to(room.page, "Jämför", "jamfor")
    for _ in range(3):
        room.step("ArrowRight")
    room.wait(0, 500)
    room.page.go_back()
    room.wait(0, 700)
    if random.random() < 0.5:  # noqa: S311
        room.forward()
    room.expected = {KEY: {STARTS + 3 * STEP}}


def drag_and_page(room: Room) -> None:
    """Another page in mid-drag, and then the mouse is let go."""
    room.open()
    room.grip()
    room.page.get_by_role("link", name="Bemanning", exact=True).evaluate("one => one.click()")
    room.wait(0, 200)
    room.page.mouse.up()


def reload_in_drag(room: Room) -> None:
    room.open()
    room.grip()
    room.page.reload(wait_until="commit")
    room.page.mouse.up()
    expect(panel(room.page).get_by_role("tab").first).to_be_visible()


def line_cut_in_drag(room: Room) -> None:
    room.open()
    x, y = room.grip()
    room.cable.cut()
    room.page.mouse.move(x + 12, y)
    room.wait(0, 300)
    room.let_go()
    room.wait(500, 2500)
    room.cable.mend()
    room.page.wait_for_timeout(3000)


def killed_in_drag(room: Room) -> None:
    room.open()
    x, y = room.grip()
    room.server.stop()
    room.page.mouse.move(x + 12, y)
    room.wait(0, 300)
    room.let_go()
    room.server.start()
    room.page.wait_for_timeout(3000)


RACES: dict[str, Callable[[Room], None]] = {
    one.__name__: one
    for one in (
        forty_fast_keys, preset_keys, preset_and_key, chosen_and_key, swap_and_key, reset_and_key, undo_and_key,
        undo_redo_hammered, click_on_thumb, back_and_forward, drag_and_page, reload_in_drag, line_cut_in_drag,
        killed_in_drag,
    )
}  # fmt: skip


def disagreements(room: Room, *, with_csv: bool) -> list[str]:
    """In what the five differ, now that all is at rest."""
    page, record = room.page, room.record
    wait_until_answered(page)
    page.wait_for_timeout(300)
    wait_until_answered(page)
    told = link.decode(link.parse(urlsplit(page.url).query), record).workspace
    comparison = compare(told.scenario, record, pinned=told.pinned)
    found = []
    for one in panel(page).evaluate(SHOWN):
        value = told.scenario[one["key"]]
        if isinstance(value, int) and one["value"] != value:
            found.append(f"{one['key']}: slider {one['value']}, address {value}")
        if isinstance(value, int) and one["typed"] != number(value):
            found.append(f"{one['key']}: field {one['typed']}, address {value}")
    found += [
        f"{key}: {told.scenario[key]} at the end, not {sorted(values)}"
        for key, values in room.expected.items()
        if told.scenario[key] not in values
    ]
    if room.preset and told.scenario.preset != room.preset:
        found.append(f"preset {told.scenario.preset} at the end, not {room.preset}")
    if room.path and urlsplit(page.url).path != room.path:
        found.append(f"on {urlsplit(page.url).path} at the end, not {room.path}")
    if urlsplit(page.url).path == "/":
        said, headline = scenario_words.sentence(comparison), page.locator("h1").inner_text()
        if headline.replace("\u00a0", " ") != said.replace("\u00a0", " "):
            found.append(f"page: {headline}; address: {said}")
        if with_csv:
            found += of_csv(page, comparison)
    return found


def of_csv(page: Page, comparison: Comparison) -> list[str]:
    """In what the file that one takes home differs from the scenario."""
    text = downloaded(page, "Tabellen (CSV").decode("utf-8-sig")
    told = [(int(row[GRANT]), int(row[NET])) for row in csv.DictReader(StringIO(text), delimiter=";")][:-1]
    wanted = [(line.grant_sek, line.net_sek) for line in kommun_lines(comparison)]
    return [] if told == wanted else [f"CSV: {sum(grant for grant, _ in told)} kr in all"]


def run(name: str, times: int, room: Room, *, with_csv: bool) -> list[str]:
    """What disagreed, a line for each run in which something did."""
    wrong = []
    for at in range(times):
        room.expected, room.preset, room.path = {}, "", ""
        room.errors.clear()
        try:
            RACES[name](room)
            if found := disagreements(room, with_csv=with_csv):
                wrong.append(f"{name} {at}: {'; '.join(found)} {room.errors}")
        except (BrowserError, AssertionError, link.LinkError, ValueError) as error:
            wrong.append(
                f"{name} {at}: {type(error).__name__}: {str(error).splitlines()[0]}; {stuck(room.page)} {room.errors}"
            )
            room.cable.mend()
    return wrong


def stuck(page: Page) -> str:
    """What the panels and the framework's page say of themselves, where something never came to rest."""
    with suppress(BrowserError):
        return str(page.evaluate(STUCK))
    return "no page"


@contextmanager
def loaded(processes: int) -> Iterator[None]:
    """While so many processes use the processor up."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for one in busy:
            one.kill()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=50, help="runs of each race (50)")
    parser.add_argument("--only", action="append", choices=RACES, help="one race; several times")
    parser.add_argument("--load", type=int, default=0, help="processes that use the processor up meanwhile (0)")
    parser.add_argument("--csv", action=argparse.BooleanOptionalAction, default=True, help="the CSV as well")
    parser.add_argument("--seed", type=int, default=0, help="of the gaps and the choices")
    asked = parser.parse_args()
    random.seed(asked.seed)
    with ExitStack() as stack:
        server = Server(Path(stack.enter_context(tempfile.TemporaryDirectory())) / "terminal.txt")
        stack.callback(server.stop)
        server.start()
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=shutil.which(CHROMIUM), args=FLAGS)
        stack.callback(browser.close)
        expect.set_options(timeout=PATIENCE_MS)
        stack.enter_context(loaded(asked.load))
        print(f"{'race':22}{'runs':>6}{'disagreed':>11}{'seconds':>9}")
        for name in asked.only or RACES:
            context = window(browser)
            room = Room(page=context.new_page(), server=server, cable=Cable(server.port), record=load_record())
            room.page.on("pageerror", lambda error, room=room: room.errors.append(str(error)))
            room.page.on(
                "console",
                lambda told, room=room: room.errors.append(told.text) if told.type in {"error", "warning"} else None,
            )
            began = time.monotonic()
            wrong = run(name, asked.n, room, with_csv=asked.csv)
            context.close()
            print(f"{name:22}{asked.n:6}{len(wrong):11}{time.monotonic() - began:9.0f}", flush=True)
            for line in wrong:
                print(f"    {line}", flush=True)


def window(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="sv-SE", accept_downloads=True)
    context.set_default_timeout(PATIENCE_MS)
    return context


if __name__ == "__main__":
    main()
