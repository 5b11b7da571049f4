"""The live area: what follows the hand while a control moves.

One fragment draws the panel, and into containers that the page has laid out, the page's headline and main chart. While
a control moves only that is sent; when it rests, a full run draws the tables and writes the address.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from gnv.app import controls, failures, panel, state
from gnv.app.session import looked_up_once, may_end_here, memory
from gnv.core.records import InputError
from gnv.report.section import Section

PART, AT_REST, WHOLE = "live_part_of_page", "panel_at_rest", "whole_run"
STALE = "live_area_is_stale"  # something has been done since it was drawn
PAGE, PATHS, FILE, RUN = "path_of_page", "paths_of_pages", "file_of_page", "number_of_whole_run"
UNHURRIED, UNHURRIED_SECONDS = "section_drawn_last", 0.2
Draw = Callable[[], None]


def begin(path: str, file: str, paths: Iterable[str]) -> None:
    """Take down, in a whole run, which page it draws: its path, empty for the start page, and its file's name.

    `paths` are those of all pages.
    """
    may_end_here()  # what a run that has been replaced takes down would be told of the page that has replaced it
    memory()[PAGE] = path
    memory()[PATHS] = tuple(filter(None, paths))
    memory()[FILE] = file
    memory()[RUN] = _run() + 1


def _run() -> int:
    return int(memory().get(RUN, 0))


def _page() -> str:
    return str(memory().get(PAGE, ""))


def _paths() -> tuple[str, ...]:
    return tuple(memory().get(PATHS, ()))


def part(draw: Draw) -> None:
    """Let `draw` be drawn in the live area. It writes to containers of the page, the same ones each time."""
    memory()[PART] = draw


def unhurried(section: Section) -> Section:
    """A section as it was drawn last, if that was just now: one of a page, whose chart costs the browser much.

    While a control moves it follows five times a second, so that all else can follow faster. What the hand leaves is
    drawn in a whole run, which always draws what is true.
    """
    last: Section
    run, drawn, last = memory().get(UNHURRIED, (0, 0.0, section))
    now = time.monotonic()
    if run == _run() and now - drawn < UNHURRIED_SECONDS:
        return last
    memory()[UNHURRIED] = _run(), now, section
    return section


def area() -> None:
    """Draw the live area: the panel where this is called, and the page's part in the page."""
    memory().pop(AT_REST, None)
    memory()[WHOLE] = True
    _area(memory().pop(PART, None), _run())


@st.fragment
@looked_up_once()
def _area(draw: Draw | None, run: int) -> None:
    """Draw the page's part, and then the panel, whose answer lets the browser send the next change.

    `run` is the whole run that laid out the containers. Once another has begun, perhaps of another page, they are gone,
    and what is drawn into their places would break the browser's page: then that page is drawn anew.
    """
    if run != _run():
        st.switch_page(f"gnv/pages/{memory()[FILE]}.py")
    whole = memory().pop(WHOLE, False)
    if not memory().pop(STALE, True) and memory().pop(AT_REST, False):
        st.rerun()  # the hand has only let go: what is drawn here is true already
    if draw:
        try:
            draw()
        except InputError as error:
            if whole:  # the page found nothing impossible, so it is told here
                failures.of_page(error)
            else:
                memory()[AT_REST] = True  # the full run tells why, in the page's place
        except Exception as error:  # noqa: BLE001 - whatever it is, the panel is to stay
            failures.of_page(error)
            memory()[AT_REST] = not whole
    context = panel.Context(
        epoch=state.epoch(),
        session=state.session(),
        link=state.link_text(),
        stop=state.history().number,
        meeting_steps=len(state.workspace().buttons),
        wall=state.workspace().view.wall,
        page=_page(),
        paths=_paths(),
        run=_run(),
        whole_page_follows=bool(memory().get(AT_REST, False)) or failures.to_tell(),
    )
    panel.draw(controls.year_tabs(), key="panel", on_change=hear, context=context, tools=controls.tools())
    if memory().pop(AT_REST, False):
        st.rerun()


def hear(told: panel.Change) -> None:
    """Do what somebody did to a panel; when the hand rests, the whole page is to follow."""
    memory()[AT_REST] = not told.moving
    memory()[STALE] = memory().get(STALE, False) or told.kind != "rest"
    try:
        controls.hear(told)
    except Exception as error:  # noqa: BLE001 - whatever it is, the panel is to stay
        state.fail(error)
        memory()[AT_REST] = True


def panel_of_page(tabs: Sequence[panel.Tab], *, key: str) -> None:
    """Draw a panel that only one page has, in its live part."""
    context = panel.Context(epoch=state.epoch(), session=state.session(), page=_page(), paths=_paths(), run=_run())
    panel.draw(tabs, key=key, on_change=hear, context=context)
