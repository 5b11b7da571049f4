"""Many steps in quick succession, undo and redo."""

from __future__ import annotations

import pytest
from conftest import Windows
from playwright.sync_api import Page, expect
from screen import (
    STARTS_AT,
    button,
    choose_preset,
    field,
    figures,
    headline,
    panel,
    preset,
    press,
    query,
    slider,
    wait_for_address,
    wait_until_bars_sum_to,
    wait_until_drawn,
    wait_until_idle,
)

pytestmark = pytest.mark.browser

SUPPORT, STUDY = "Regionalt stödarbete", "Utredning av hemsjukvårdsavtalet"


def expect_support(page: Page, amount: int, *, left: int) -> None:
    """The same support on the slider and in figures, sentence, bars and address."""
    expect(slider(page, SUPPORT)).to_have_value(str(amount))
    expect(field(page, SUPPORT)).to_have_value(f"{amount:,}".replace(",", "\u00a0"))
    expect(headline(page)).to_contain_text(f"{left:,} kr till 15 kommuner".replace(",", " "))
    expect(figures(page).nth(2)).to_have_text(f"{left:,} kr".replace(",", " "))
    wait_until_bars_sum_to(page, left)
    wait_for_address(page, f"regionalt_stod={amount}")


def test_forty_fast_steps_end_on_the_last_value_everywhere(windows: Windows) -> None:
    page = windows.open("?regionalt_stod=0")
    press(page, SUPPORT, "ArrowRight", times=40)
    expect_support(page, 2_000_000, left=30_311_440)
    wait_until_idle(page)
    expect_support(page, 2_000_000, left=30_311_440)
    page.reload()
    wait_until_drawn(page)
    expect_support(page, 2_000_000, left=30_311_440)


def test_forty_fast_steps_are_undone_and_redone_as_one(windows: Windows) -> None:
    page = windows.open("?regionalt_stod=0")
    press(page, SUPPORT, "ArrowRight", times=40)
    expect_support(page, 2_000_000, left=30_311_440)
    button(page, "Ångra").click()
    expect_support(page, 0, left=32_311_440)
    expect(button(page, "Ångra")).to_be_disabled()
    button(page, "Gör om").click()
    expect_support(page, 2_000_000, left=30_311_440)
    expect(button(page, "Gör om")).to_be_disabled()


def test_steps_of_two_sliders_are_undone_one_at_a_time(page: Page) -> None:
    press(page, SUPPORT, "ArrowLeft", times=5)
    expect_support(page, 1_000_000, left=31_311_440)
    press(page, STUDY, "ArrowLeft")
    expect_support(page, 1_000_000, left=31_361_440)
    button(page, "Ångra").click()
    expect_support(page, 1_000_000, left=31_311_440)
    button(page, "Ångra").click()
    expect(headline(page)).to_have_text(STARTS_AT)
    button(page, "Gör om").click()
    button(page, "Gör om").click()
    expect_support(page, 1_000_000, left=31_361_440)


def clicks(page: Page, *names: str) -> None:
    """Click buttons of the panel faster than any answer can be drawn."""
    panel(page).evaluate(
        """(panel, names) => names.forEach(name => [...panel.querySelectorAll("button")]
            .find(one => one.textContent.trim() === name).click())""",
        list(names),
    )


@pytest.mark.parametrize("pause", [30, 80, 150])
def test_clicks_before_the_answer_is_drawn_each_count_once(page: Page, pause: int) -> None:
    press(page, SUPPORT, "ArrowLeft", times=5)
    expect_support(page, 1_000_000, left=31_311_440)
    press(page, STUDY, "ArrowLeft")
    expect_support(page, 1_000_000, left=31_361_440)
    wait_until_idle(page)
    clicks(page, "Ångra")
    page.wait_for_timeout(pause)
    clicks(page, "Ångra")
    expect(headline(page)).to_have_text(STARTS_AT)
    expect(button(page, "Ångra")).to_be_disabled()
    wait_until_idle(page)
    clicks(page, "Gör om")
    page.wait_for_timeout(pause)
    clicks(page, "Gör om")
    expect_support(page, 1_000_000, left=31_361_440)
    expect(button(page, "Gör om")).to_be_disabled()


@pytest.mark.parametrize("pause", [30, 80, 150])
def test_another_widget_touched_before_an_undo_is_drawn_does_not_undo_it(page: Page, pause: int) -> None:
    press(page, SUPPORT, "ArrowLeft", times=5)
    expect_support(page, 1_000_000, left=31_311_440)
    wait_until_idle(page)
    clicks(page, "Ångra")
    page.wait_for_timeout(pause)
    press(page, STUDY, "ArrowLeft")
    expect(headline(page)).to_contain_text("31 111 440 kr till 15 kommuner")
    wait_until_idle(page)
    expect(headline(page)).to_contain_text("31 111 440 kr till 15 kommuner")
    expect(slider(page, SUPPORT)).to_have_value("1250000")
    assert "regionalt_stod" not in query(page)


def test_reset_leads_to_the_preset_and_can_be_undone(page: Page) -> None:
    press(page, SUPPORT, "ArrowLeft", times=5)
    expect_support(page, 1_000_000, left=31_311_440)
    button(page, "Återställ (1)").click()
    expect(headline(page)).to_have_text(STARTS_AT)
    button(page, "Ångra").click()
    expect_support(page, 1_000_000, left=31_311_440)


def test_a_preset_that_was_undone_stays_undone_when_a_slider_moves(page: Page) -> None:
    choose_preset(page, "2022 utan avdrag")
    expect(headline(page)).to_contain_text("32 861 440 kr till 15 kommuner")
    wait_for_address(page, "forval=2022-utan-avdrag")
    button(page, "Ångra").click()
    expect(headline(page)).to_have_text(STARTS_AT)
    press(page, STUDY, "ArrowLeft")
    expect(headline(page)).to_contain_text("31 111 440 kr till 15 kommuner")
    wait_until_idle(page)
    expect(preset(page)).to_have_value("Förslag 2022")
    expect(slider(page, SUPPORT)).to_have_value("1250000")
    assert query(page).get("forval", ["forslag-2022"]) == ["forslag-2022"]
