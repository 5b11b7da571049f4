"""What fails is told in Swedish where it stands, and its cause in the log. The controls stay, and what was chosen too.

A page that fails halfway has drawn half of what it says. So the run goes on to the controls, and then once more, with a
message in the page's place. The next thing that somebody does tries the page anew.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import streamlit as st

from gnv.app import blocks
from gnv.app.session import may_end_here, memory
from gnv.core.records import InputError

LOG = logging.getLogger("gnv")
SHOWN, FAILED = "page_that_is_shown", "page_that_failed"  # its title; its title, and the message in its place
NOT_DONE = (
    "Det gick inte att göra, och inget har ändrats. Felet är programmets, inte ditt, och orsaken står i serverns logg."
)


def page(title: str, draw: Callable[[], None]) -> None:
    """Draw a page; where it failed in the run before, a message instead."""
    memory()[SHOWN] = title
    failed, message = memory().pop(FAILED, ("", ""))
    if failed == title:
        st.html(message)
        return
    try:
        draw()
    except Exception as error:  # noqa: BLE001 - whatever it is, the controls are to stay
        of_page(error)


def of_page(error: Exception) -> None:
    """Take down that the page on screen failed; it is told once the controls have been drawn.

    A run that another has taken the place of ends here instead: its page is not on screen any more.
    """
    may_end_here()
    title = str(memory().get(SHOWN, ""))
    LOG.error("The page %s failed", title, exc_info=error)
    message = blocks.problem(str(error)) if isinstance(error, InputError) else blocks.failed()
    memory()[FAILED] = (title, message)


def controls(draw: Callable[[], None]) -> None:
    """Draw the controls, as many as can be drawn."""
    try:
        draw()
    except Exception:
        may_end_here()
        LOG.exception("The controls failed")
        with st.sidebar:
            st.html(blocks.failed())


def to_tell() -> bool:
    """Whether the page has failed in this run, and the message is still to be put in its place."""
    return FAILED in memory()


def tell() -> None:
    """Run once more where the page has failed in this run, to put the message in its place."""
    if to_tell():
        st.rerun()
