"""A viewer's session as an ordinary dict: what the app's callbacks do to it is tested without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import streamlit as st

from gnv.app import state
from gnv.core.record import Record
from gnv.workspace import link

Begin = Callable[..., None]


class Address(dict[str, list[str]]):
    """As much of Streamlit's query_params as the app uses."""

    writings = 0

    def get_all(self, key: str) -> list[str]:
        return list(self[key])

    def from_dict(self, told: dict[str, list[str]]) -> None:
        self.writings += 1
        self.clear()
        self.update(told)


class SessionState(dict[str, Any]):
    """As much of Streamlit's session state as the app uses; something may come of each look in it."""

    def look(self) -> None:
        """What comes of a look."""

    def __getitem__(self, key: str) -> Any:
        self.look()
        return super().__getitem__(key)

    def __setitem__(self, key: str, value: Any) -> None:
        self.look()
        super().__setitem__(key, value)

    def __contains__(self, key: object) -> bool:
        self.look()
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self.look()
        return super().__iter__()

    def get(self, key: str, default: Any = None) -> Any:
        self.look()
        return super().get(key, default)

    def pop(self, key: str, *default: Any) -> Any:
        self.look()
        return super().pop(key, *default)

    def setdefault(self, key: str, default: Any = None) -> Any:
        self.look()
        return super().setdefault(key, default)


@pytest.fixture
def address() -> Address:
    """What the browser's address says."""
    return Address()


@pytest.fixture
def begin(county: Record, address: Address, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Begin a session of the small county, as at an address."""
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(st, "query_params", address)
    monkeypatch.setattr(state, "load_record", lambda: county)

    def run(query: str = "") -> None:
        address.update(link.parse(query))
        state.begin()

    return run


@pytest.fixture
def session(begin: Begin) -> None:
    """A session begun at an empty address."""
    begin()
