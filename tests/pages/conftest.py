from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.app import Start

APP = Path(__file__).resolve().parents[2] / "app.py"


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Start:
    """Start the app as at an address, with its own configuration."""
    monkeypatch.chdir(APP.parent)

    def run(**query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=20)
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception
        return app

    return run
