"""A viewer's session as an ordinary dict: what the app's callbacks do to it is tested without a screen."""

from __future__ import annotations

from collections.abc import Callable

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
