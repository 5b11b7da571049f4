from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Multiselect

APP = Path(__file__).resolve().parents[2] / "app.py"
Start = Callable[..., AppTest]


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


def html(app: AppTest) -> str:
    """All that the page says in HTML, with plain spaces."""
    return "\n".join(element.proto.body for element in app.get("html")).replace("\u00a0", " ")


def compared(app: AppTest) -> Multiselect:
    """The choice of what Jämför compares: each default has a widget of its own."""
    return next(one for one in app.multiselect if one.label.startswith("Scenarier att jämföra"))
