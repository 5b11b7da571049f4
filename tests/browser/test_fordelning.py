"""Page Fördelning: one change is the same kronor everywhere."""

from __future__ import annotations

import csv
from io import StringIO
from urllib.parse import parse_qs, urlsplit

import pytest
from app_server import command_line
from conftest import Windows
from playwright.sync_api import Page, expect
from screen import (
    STARTS_AT,
    bars,
    button,
    choose_kommun,
    column,
    copied_link,
    downloaded,
    figures,
    headline,
    kommun_chart,
    press,
    slider,
    wait_until_bars_sum_to,
)

from gnv.formatting import kronor, number

pytestmark = pytest.mark.browser

SUPPORT, POT = "Regionalt stödarbete", "Utveckling av den nära vården"
LESS_SUPPORT = "31 311 440 kr till 15 kommuner 2022; ur egna budgetar betalar de 2 200 000 kr"


def rows(exported: bytes) -> list[dict[str, str]]:
    """The kommuner of a wide CSV, without the sum row."""
    return list(csv.DictReader(StringIO(exported.decode("utf-8-sig")), delimiter=";"))[:-1]


def test_five_steps_down_change_the_four_key_figures(page: Page) -> None:
    press(page, SUPPORT, "ArrowLeft", times=5)
    expect(figures(page)).to_have_text(["32 861 440 kr", "−1 550 000 kr", "31 311 440 kr", "2 200 000 kr"])
    expect(headline(page)).to_have_text(LESS_SUPPORT)
    wait_until_bars_sum_to(page, 31_311_440)


def test_a_changed_slider_says_so_and_has_a_way_back(page: Page) -> None:
    back = page.get_by_role("button", name=f"{SUPPORT} är ändrad. Tillbaka till 1 250 000 kr")
    expect(back).to_have_count(0)
    press(page, SUPPORT, "ArrowLeft")
    expect(slider(page, SUPPORT)).to_have_attribute("aria-valuetext", kronor(1_200_000))
    expect(page.get_by_role("tab", name="Avdrag, 1 ändrad", exact=True)).to_have_count(1)
    back.click()
    expect(slider(page, SUPPORT)).to_have_value("1250000")
    expect(headline(page)).to_have_text(STARTS_AT)


def test_a_smaller_deduction_lengthens_every_bar_in_place(page: Page) -> None:
    steps = page.get_by_test_id("stVegaLiteChart").locator("svg")
    steps.evaluate("svg => { svg.taggedByTheTest = true }")
    press(page, SUPPORT, "ArrowLeft")
    wait_until_bars_sum_to(page, 31_111_440)
    before = bars(page)
    assert len(before) == 15
    press(page, SUPPORT, "ArrowLeft", times=4)
    wait_until_bars_sum_to(page, 31_311_440)
    for then, now in zip(before, bars(page), strict=True):
        assert now["kommun"] == then["kommun"]
        assert abs(now["left"] - then["left"]) < 1, "the line of nothing stands still"
        assert abs(now["length"] - 5 * then["length"]) < 1, "the axis stands still: five times the kronor"
    assert steps.evaluate("svg => svg.taggedByTheTest"), "the chart was embedded anew"


def test_table_download_and_command_line_agree_to_the_krona(page: Page) -> None:
    press(page, SUPPORT, "ArrowLeft", times=5)
    expect(headline(page)).to_have_text(LESS_SUPPORT)
    wait_until_bars_sum_to(page, 31_311_440)
    link = copied_link(page)
    assert parse_qs(urlsplit(link).query)["regionalt_stod"] == ["1000000"]
    download = downloaded(page, "Tabellen (CSV")
    assert download == command_line("berakna", link)
    assert column(page, "Kommun") == [row["Kommun"] for row in rows(download)]
    assert column(page, "Netto") == [number(int(row["Netto (kr)"])) for row in rows(download)]
    assert sum(int(row["Netto (kr)"]) for row in rows(download)) == 31_311_440 - 2_200_000


def test_the_long_download_is_what_the_command_line_writes(page: Page) -> None:
    link = copied_link(page)
    assert downloaded(page, "Långt format") == command_line("berakna", link, "--format", "lang")


def test_chosen_kommuner_stand_out_in_sentence_table_and_chart(page: Page) -> None:
    accented = kommun_chart(page).locator("tr.own")
    expect(accented).to_have_count(0)
    choose_kommun(page, "Orsa")
    choose_kommun(page, "Vansbro")
    expect(page.locator(".gnv-answer")).to_contain_text("Orsa och Vansbro tillsammans får")
    expect(page.locator(".gnv-tables table").first.locator("tr.own th")).to_have_text(["Orsa", "Vansbro"])
    expect(accented.locator("th")).to_have_text(["Orsa", "Vansbro"])


def test_the_chosen_kommuners_sentence_stands_above_the_figures(windows: Windows) -> None:
    page = windows.open("?kommun=Orsa&kommun=Vansbro")
    lens, first = page.locator(".gnv-answer").bounding_box(), page.locator(".gnv-figures").bounding_box()
    assert lens
    assert first
    assert 0 < lens["y"] < first["y"]
    assert lens["y"] + lens["height"] <= first["y"]


def expect_the_pot_to_be_named(page: Page) -> None:
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("Utveckling av den nära vården med fokus på primärvård")
    expect(problem).to_contain_text("Avdragen, 1 800 000 kr, är större än potten, 0 kr.")
    assert "Traceback" not in page.locator("body").inner_text()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_deduction_larger_than_its_pot_is_named_and_the_slider_leads_back(windows: Windows) -> None:
    page = windows.open("?nara_vard=0", drawn=False)
    expect_the_pot_to_be_named(page)
    expect(button(page, "Ångra")).to_be_visible()
    press(page, POT, "End")
    expect(headline(page)).to_contain_text("56 415 360 kr till 15 kommuner")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_undo_leads_back_from_a_deduction_larger_than_its_pot(page: Page) -> None:
    press(page, POT, "Home")
    expect_the_pot_to_be_named(page)
    button(page, "Ångra").click()
    expect(headline(page)).to_have_text(STARTS_AT)
    wait_until_bars_sum_to(page, 31_061_440)
