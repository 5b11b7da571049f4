"""What a session remembers between its runs, and how what somebody asks for is done whole.

Streamlit stops a run at a look in `st.session_state` when the browser has said something more, and a callback is no
exception: it ends halfway there, and what it had not done yet is lost. So all that the app remembers is kept in one
mapping of its own, which is looked up once and then changed without a stop. `st.session_state` is for what the
framework's widgets hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import RLock
from typing import Any

import streamlit as st

MEMORY = "memory"


class Memory(dict[str, Any]):
    """What the session remembers, by name. Two runs of a session may be going: one at a time changes it."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = RLock()
        self.hear_panel: dict[str, Callable[[], None]] = {}  # by a panel's key; of what it said before a press


_in_hand: ContextVar[Memory | None] = ContextVar("memory_in_hand", default=None)


def memory() -> Memory:
    """What this session remembers. Where it has not been looked up yet, the run may be stopped here."""
    in_hand = _in_hand.get()
    if in_hand is not None:
        return in_hand
    found: Memory = st.session_state.setdefault(MEMORY, Memory())
    return found


@contextmanager
def looked_up_once() -> Iterator[Memory]:
    """What is done within looks this session's memory up once: what follows a slider asks for it 400 times a step.

    A look in `st.session_state` takes 2.5 µs, which is a millisecond of the ten that such a step takes.
    """
    found = memory()
    token = _in_hand.set(found)
    try:
        yield found
    finally:
        _in_hand.reset(token)


def may_end_here() -> None:
    """Let the framework end this run, if it has begun another in its place: its page is gone, or soon will be."""
    st.session_state.get(MEMORY)


@contextmanager
def at_once(*, by_panel: bool = False) -> Iterator[Memory]:
    """What is done within is done whole, or, where the run is stopped before it has begun, not at all.

    Within it `st.session_state` is not to be looked at. Unless it is a panel's own, what the panels have said before it
    is heard first: where a step of a slider and the press on a button after it come in one message, the framework calls
    the button's callback first.
    """
    if not by_panel and _in_hand.get() is None:
        for hear in tuple(memory().hear_panel.values()):
            hear()
    with looked_up_once() as found, found.lock:
        yield found
