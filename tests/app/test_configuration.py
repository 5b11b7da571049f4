"""What has to be set before the app answers anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st

from gnv.app import state
from gnv.core.records import InputError


@pytest.mark.parametrize(
    ("name", "found", "told"),
    [
        ("server.address", None, "server.address är inte satt"),
        ("server.address", "", "server.address är inte satt"),
        ("server.allowedHosts", [], "server.allowedHosts är inte satt"),
        ("client.showErrorDetails", "full", "client.showErrorDetails är ”full” och ska vara ”none”"),
    ],
)
def test_a_setting_that_is_lost_stops_the_start_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, found: object, told: str
) -> None:
    options = {"client.showErrorDetails": "none", "browser.gatherUsageStats": False, "runner.postScriptGC": False,
               "server.address": "localhost", "server.allowedHosts": ["localhost"]}  # fmt: skip
    monkeypatch.setattr(st, "get_option", options.__getitem__)
    state.check_configuration()
    monkeypatch.setattr(st, "get_option", (options | {name: found}).__getitem__)
    with pytest.raises(InputError, match=told):
        state.check_configuration()


def test_the_file_sets_them_all() -> None:
    text = Path(__file__).parents[2].joinpath(".streamlit", "config.toml").read_text(encoding="utf-8")
    assert all(f"\n{name.split('.')[1]} = " in text for name in state.REQUIRED)
