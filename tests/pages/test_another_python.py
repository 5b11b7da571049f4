from __future__ import annotations

import pytest

import gnv
from tests.pages.conftest import Start


def test_the_page_says_so_in_swedish_and_nothing_else(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gnv, "WRONG_PYTHON", gnv.wrong_python((3, 10)))
    app = start()
    assert [error.value for error in app.error] == [gnv.wrong_python((3, 10))]
    assert not app.slider
