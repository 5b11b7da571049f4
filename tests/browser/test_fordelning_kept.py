"""What stays when the page is loaded anew and when the server goes down."""

from __future__ import annotations

import pytest
from app_server import Server
from conftest import Windows
from playwright.sync_api import Page, expect
from screen import (
    button,
    choice,
    choose_preset,
    chosen_kommuner,
    figures,
    headline,
    listed,
    lose_the_server,
    preset,
    press,
    query,
    slider,
    wait_for_address,
    wait_until_drawn,
    wait_until_idle,
)

pytestmark = pytest.mark.browser

SUPPORT, STUDY, RSS = "Regionalt stödarbete", "Utredning av hemsjukvårdsavtalet", "Administration RSS"
EVERYTHING = (
    "?regionalt_stod=1000000&tjanster=4&lika_del=10&befolkning=2019-12&kommun=Orsa&kommun=Vansbro&visa=Netto"
    "&per=Per+inv%C3%A5nare"
)


def told(page: Page) -> tuple[str, list[str], list[str], str]:
    """The sentence, the figures, the kommuner's rows and the preset, as they stand."""
    table = page.locator(".gnv table").first.locator("tbody tr").all_inner_texts()
    return headline(page).inner_text(), figures(page).all_inner_texts(), table, preset(page).input_value()


def expect_everything_chosen(page: Page) -> None:
    for chosen in ("4 tjänster", "Netto", "Per invånare"):
        expect(choice(page, chosen)).to_be_checked()
    expect(page.locator(".gnv-answer")).to_contain_text("antas Orsa och Vansbro tillsammans få")
    expect(listed(page, "Befolkningstal från")).to_have_value("2019-12")
    expect(slider(page, SUPPORT)).to_have_value("1000000")
    expect(slider(page, "Lika del av statsbidraget")).to_have_value("10")


def test_reload_keeps_everything(windows: Windows) -> None:
    page = windows.open(EVERYTHING)
    expect_everything_chosen(page)
    before, address = told(page), query(page)
    page.reload()
    wait_until_drawn(page)
    expect_everything_chosen(page)
    assert told(page) == before
    assert query(page) == address


def test_reload_keeps_a_preset_and_what_was_changed_in_it(page: Page) -> None:
    choose_preset(page, "RSS fyra tjänster, förslag")
    expect(headline(page)).to_contain_text("ur egna budgetar betalar de 2 900 000 kr")
    press(page, SUPPORT, "ArrowLeft", times=5)
    expect(headline(page)).to_contain_text("31 811 440 kr till 15 kommuner")
    wait_for_address(page, "regionalt_stod=1000000")
    wait_until_idle(page)
    before = told(page)
    page.reload()
    wait_until_drawn(page)
    assert told(page) == before
    expect(choice(page, "Bidrag")).to_be_checked()  # the preset's own is Kostnader, but a grant is what has moved


def test_a_restarted_server_keeps_everything_and_the_first_change(windows: Windows, server: Server) -> None:
    page = windows.open(EVERYTHING)
    press(page, STUDY, "ArrowLeft", times=2)
    wait_for_address(page, "hemsjukvard=400000")  # four posts are of 2023, in which it is not deducted
    expect(headline(page)).to_contain_text("31 811 440 kr till 15 kommuner")
    lose_the_server(page, server)
    press(page, RSS, "ArrowLeft")
    expect(headline(page)).to_contain_text("31 821 440 kr till 15 kommuner")
    wait_for_address(page, "administration=40000")
    wait_until_idle(page)
    expect_everything_chosen(page)
    expect(slider(page, STUDY)).to_have_value("400000")
    expect(slider(page, RSS)).to_have_value("40000")
    windows.forgive_the_lost_server()


def test_a_restarted_server_keeps_the_preset(windows: Windows, server: Server) -> None:
    page = windows.open("?forval=ok2020-dec2019&kommun=Orsa")
    before = told(page)
    lose_the_server(page, server)
    press(page, "Lika del av statsbidraget", "ArrowRight")
    wait_for_address(page, "lika_del=1")
    button(page, "Återställ (1)").click()
    expect(button(page, "Återställ")).to_be_disabled()
    wait_until_idle(page)
    assert told(page) == before
    expect(chosen_kommuner(page)).to_have_text(["Orsa"])
    windows.forgive_the_lost_server()


def test_a_restarted_server_keeps_what_no_widget_holds_when_the_first_thing_done_is_to_change_page(
    windows: Windows, server: Server
) -> None:
    page = windows.open("?forval=ok2020-dec2019&index=2&lika_del=10&nulage=rss-fyra&knapp=rss-fyra")
    before = query(page)
    lose_the_server(page, server)
    press(page, "Lika del av statsbidraget", "ArrowRight")
    page.get_by_role("link", name="Bemanning", exact=True).click()
    wait_for_address(page, "lika_del=11")
    wait_for_address(page, "nulage=rss-fyra")
    wait_until_idle(page)
    after = query(page)
    assert {**after, "kontroll": 0} == {**before, "lika_del": ["11"], "kontroll": 0}
    windows.forgive_the_lost_server()


def test_what_was_done_before_a_restart_can_be_undone_first_of_all(windows: Windows, server: Server) -> None:
    page = windows.open("?kommun=Orsa&regionalt_stod=1000000")
    press(page, STUDY, "ArrowLeft")
    wait_for_address(page, "hemsjukvard=450000")
    press(page, RSS, "ArrowLeft")
    wait_for_address(page, "administration=40000")
    lose_the_server(page, server)
    page.keyboard.press("Control+z")
    wait_for_address(page, "hemsjukvard=450000")
    expect(slider(page, RSS)).to_have_value("50000")
    button(page, "Ångra").click()
    expect(slider(page, STUDY)).to_have_value("500000")
    expect(slider(page, SUPPORT)).to_have_value("1000000")
    windows.forgive_the_lost_server()


def test_a_change_that_the_server_did_not_live_to_hear_of_is_kept(windows: Windows, server: Server) -> None:
    page = windows.open(EVERYTHING)
    server.freeze()
    press(page, STUDY, "ArrowLeft")
    expect(slider(page, STUDY)).to_have_value("450000")
    lose_the_server(page, server)
    press(page, RSS, "ArrowLeft")
    expect(headline(page)).to_contain_text("31 821 440 kr till 15 kommuner")
    wait_for_address(page, "hemsjukvard=450000")
    wait_for_address(page, "administration=40000")
    expect_everything_chosen(page)
    windows.forgive_the_lost_server()


def test_a_preset_chosen_first_of_all_after_a_restart_is_not_lost(windows: Windows, server: Server) -> None:
    page = windows.open("?kommun=Orsa&regionalt_stod=1000000")
    lose_the_server(page, server)
    choose_preset(page, "2022 utan avdrag")
    expect(headline(page)).to_contain_text("32 861 440 kr till 15 kommuner")
    wait_for_address(page, "forval=2022-utan-avdrag")
    expect(chosen_kommuner(page)).to_have_text(["Orsa"])
    windows.forgive_the_lost_server()


@pytest.mark.parametrize(("chosen", "written"), [("Bidrag", "visa=Bidrag"), ("Per invånare", "per=Per-invanare")])
def test_what_is_looked_at_chosen_first_of_all_after_a_restart_is_not_lost(
    windows: Windows, server: Server, chosen: str, written: str
) -> None:
    page = windows.open("?regionalt_stod=1000000&tjanster=4")
    expect(choice(page, chosen)).not_to_be_checked()
    lose_the_server(page, server)
    choice(page, chosen).click()
    wait_for_address(page, written)
    expect(choice(page, chosen)).to_be_checked()
    expect(slider(page, SUPPORT)).to_have_value("1000000")
    windows.forgive_the_lost_server()
