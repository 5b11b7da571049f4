"""The window that was opened for the wall follows the first one; another window of the same browser does not."""

from __future__ import annotations

import pytest
from conftest import Windows
from playwright.sync_api import expect
from screen import effect_rows, headline, press, query, wait_until_answered

pytestmark = pytest.mark.browser


def test_the_wall_follows_the_window_that_opened_it(windows: Windows) -> None:
    first = windows.open("?kommun=2034")
    other = first.context.new_page()
    other.goto(first.url.split("?")[0] + "?vagg=1")
    expect(effect_rows(other)).to_have_count(15)
    with first.context.expect_page() as opening:
        first.get_by_role("link", name="Öppna på väggen").click()
    wall = opening.value
    expect(effect_rows(wall)).to_have_count(15)
    expect(wall.locator(".panel.dock")).to_have_count(1)
    press(first, "Regionalt stödarbete", "ArrowLeft", times=5)
    wait_until_answered(first)
    expect(headline(first)).to_contain_text("31\u00a0311\u00a0440\u00a0kr")
    expect(headline(wall)).to_contain_text("31\u00a0311\u00a0440\u00a0kr")
    wait_until_answered(wall)
    assert query(wall)["regionalt_stod"] == ["1000000"]
    assert query(wall)["vagg"] == ["1"]
    first.reload()
    expect(effect_rows(first)).to_have_count(15)
    press(first, "Regionalt stödarbete", "ArrowRight")
    expect(headline(wall)).to_contain_text("31\u00a0261\u00a0440\u00a0kr")
    assert "regionalt_stod" not in query(other)
    assert "vagg" not in query(first)
