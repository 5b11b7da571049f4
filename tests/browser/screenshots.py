"""Pictures of every page at the sizes it is meant for, light and dark, and of the wall: to be looked at.

    .venv/bin/python tests/browser/screenshots.py                        # all, in tests/browser/screenshots/
    .venv/bin/python tests/browser/screenshots.py --size 390x844 --only budget --whole

`--whole` makes each window as high as its page. For each size and colour there is a sheet with all its pages beside
each other. It judges nothing.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from math import ceil
from pathlib import Path
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))  # as pytest has it

from app_server import Server  # noqa: E402
from conftest import CHROMIUM, FLAGS  # noqa: E402

from gnv.pages import PAGES  # noqa: E402

SIZES = ("1280x720", "1920x1080", "1024x576", "390x844")
SCHEMES = ("light", "dark")
PHONE_WIDTH = 640  # pixels; a window narrower than this has a finger for its hand
SCENARIO = "kommun=2034&regionalt_stod=1000000&tjanster=4"
WALL = "vagg"  # the name of the wall's picture, as the link has it
HIGHEST = 9_000  # pixels of a page that is pictured whole
ON_SHEET = 640  # pixels: as wide as a picture stands on the sheet
HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"


def main() -> None:
    asked = arguments()
    folder: Path = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        url = asked.url or stack.enter_context(served())
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=shutil.which(CHROMIUM), args=FLAGS)
        stack.callback(browser.close)
        for size in asked.size or SIZES:
            for scheme in asked.scheme or SCHEMES:
                with window(browser, size, scheme) as context:
                    made = list(pictures(context, url, asked, folder / f"{size}-{scheme}"))
                contact_sheet(made, folder / f"{size}-{scheme}.png")
                print(f"{folder / f'{size}-{scheme}'}: {len(made)} pictures")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE / "screenshots", help="where they are put")
    parser.add_argument("--size", action="append", help=f"one of {', '.join(SIZES)}, or any other; several times")
    parser.add_argument("--scheme", action="append", choices=SCHEMES, help="light or dark; both where it is not told")
    names = (*(page.file for page in PAGES), WALL)
    parser.add_argument("--only", action="append", choices=names, help="a page, by its file's name; several times")
    parser.add_argument("--query", default=SCENARIO, help="the link's part after the question mark")
    parser.add_argument("--whole", action="store_true", help="each page to its foot")
    parser.add_argument("--url", help="an app that runs already; else one is started")
    return parser.parse_args()


@contextmanager
def served() -> Iterator[str]:
    """The address of an app that is started for this."""
    with tempfile.TemporaryDirectory() as folder:
        app = Server(Path(folder) / "terminal.txt")
        try:
            app.start()
            yield app.url
        finally:
            app.stop()


@contextmanager
def window(browser: Browser, size: str, scheme: str) -> Iterator[BrowserContext]:
    width, height = map(int, size.split("x"))
    phone = width < PHONE_WIDTH
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light",
        locale="sv-SE", is_mobile=phone, has_touch=phone,
    )  # fmt: skip
    yield context
    context.close()


def pictures(context: BrowserContext, url: str, asked: argparse.Namespace, folder: Path) -> Iterator[Path]:
    """The pictures of a window, page by page, and last of the wall."""
    folder.mkdir(exist_ok=True)
    for name in asked.only or (*(page.file for page in PAGES), WALL):
        page = context.new_page()
        path = "" if name in {PAGES[0].file, WALL} else name
        page.goto(urljoin(f"{url}/", f"{path}?{asked.query}{'&vagg=1' if name == WALL else ''}"))
        wait_until_still(page)
        if asked.whole and page.viewport_size:
            height = min(page.evaluate(HEIGHT), HIGHEST)
            page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
            page.wait_for_timeout(300)
        page.screenshot(path=folder / f"{name}.png")
        page.close()
        yield folder / f"{name}.png"


def wait_until_still(page: Page) -> None:
    """Until the page has its heading, and the run has come to an end and the charts to their marks."""
    expect(page.locator("h1")).to_have_count(1, timeout=60_000)
    expect(page.locator(".stApp[data-test-script-state=notRunning]")).to_have_count(1, timeout=60_000)
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=60_000)
    expect(page.locator(".panel [role=tab]").first).to_be_attached(timeout=60_000)
    page.wait_for_timeout(700)


def contact_sheet(pictures: Iterable[Path], target: Path) -> None:
    """All of them, smaller and beside each other, in one picture."""
    small = []
    for one in pictures:
        picture = Image.open(one)
        picture.thumbnail((ON_SHEET, picture.height))
        small.append(picture)
    if not small:
        return
    width, height = max(one.width for one in small), max(one.height for one in small)
    columns = max(1, 2 * ON_SHEET // width)
    sheet = Image.new("RGB", (columns * (width + 10), ceil(len(small) / columns) * (height + 10)), "grey")
    for at, one in enumerate(small):
        sheet.paste(one, (at % columns * (width + 10), at // columns * (height + 10)))
    sheet.save(target)


if __name__ == "__main__":
    main()
