"""Every other page opens, says its main thing, and holds on to what is entered on it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Start, compared, html

PAGES = ["jamfor", "bemanning", "budget", "min_kommun", "kanslighet"]


def at(app: AppTest, page: str) -> AppTest:
    app.switch_page(f"gnv/pages/{page}.py").run()
    assert not app.exception
    return app


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("preset", ["forslag-2022", "ok2020-nov2018", "budget-2023"])
def test_every_page_opens_from_every_kind_of_preset(start: Start, page: str, preset: str) -> None:
    assert "<h1>" in html(at(start(forval=preset, kommun="Orsa"), page))


def test_bemanning_splits_the_increase(start: Start) -> None:
    said = html(at(start(), "bemanning"))
    assert "+433 333 kr en tjänst till, räknad som tjänsterna kostar i dag" in said
    assert "+266 667 kr att varje tjänst blir dyrare" in said


def test_the_budget_holds_what_is_entered_and_takes_it_to_other_pages(start: Start) -> None:
    app = at(start(forval="budget-2023"), "budget")
    assert "utan SUD-avtalet (belopp saknas)" in html(app)
    app.number_input(key="sud").set_value(300_000).run()
    assert "Budget 2023 för alla kommuner: 3 200 000 kr i egna kostnader</h1>" in html(app)
    assert "ur egna budgetar betalar de 3 200 000 kr" in html(at(app, "fordelning"))
    assert "3 200 000 kr i egna kostnader</h1>" in html(at(app, "budget"))


def test_a_quick_choice_sets_every_pot_and_can_be_undone(start: Start) -> None:
    app = at(start(forval="budget-2023"), "budget")
    next(b for b in app.button if b.label == "Halveras 2024, upphör 2025").click().run()
    assert app.number_input(key="niva_2024_medarbetare").value == 50
    assert app.number_input(key="niva_2025_nara_vard").value == 0
    next(b for b in app.button if b.label == "Ångra").click().run()
    assert app.number_input(key="niva_2025_nara_vard").value == 100


def test_a_kommuns_own_change_of_population_moves_its_years_and_can_be_undone(start: Start) -> None:
    app = at(start(forval="budget-2023", kommun="Orsa"), "budget")
    before = html(app)
    assert "Budget 2023 för Orsa: 69 780 kr" in before
    app.selectbox(key="folkandring_2034").set_value("−1").run()
    # 6 939 × 0,99 = 6 870 of 288 313: the quotas 47 656,54 (RSS) and 21 445,44 (Yrkesresan) both get the krona up.
    assert "Budget 2023 för Orsa: 69 103 kr" in html(app)
    next(b for b in app.button if b.label == "Ångra").click().run()
    assert html(app) == before


def test_jamfor_says_who_gains_and_loses(start: Start) -> None:
    said = html(at(start(forval="rss-fyra", nulage="rss-tre"), "jamfor"))
    assert "Förslag jämfört med Nuläge: netto −200 000 kr i länet; 15 kommuner får mindre, mest Falun" in said
    assert "Antal utvecklingsledare 3 → 4 tjänster" in said


def test_what_is_picked_to_compare_is_in_the_address_and_outlives_another_page(start: Start) -> None:
    app = at(start(hylla="Lika~forslag-2022~lika_del.10", regionandel="60"), "jamfor")
    assert compared(app).value == ["Förslag 2022", "Förslag", "Lika"]
    compared(app).set_value(["Förslag 2022", "Lika"]).run()
    app.selectbox(key="bas").set_value("Lika").run()
    assert app.query_params["kolumn"] == ["Lika", "Nuläge"]
    assert "Förslag 2022 jämfört med Lika: netto ±0 kr i länet" in html(app)
    at(app, "fordelning")
    assert app.query_params["kolumn"] == ["Lika", "Nuläge"]
    assert compared(at(app, "jamfor")).value == ["Lika", "Förslag 2022"]
    again = at(start(hylla="Lika~forslag-2022~lika_del.10", regionandel="60", kolumn=["Lika", "Nuläge"]), "jamfor")
    assert html(again) == html(app)


def test_one_scenario_alone_is_nothing_to_compare(start: Start) -> None:
    app = at(start(), "jamfor")
    compared(app).set_value(["Förslag"]).run()
    assert "Välj minst två scenarier att jämföra." in html(app)
    assert "2022 utan avdrag jämfört med Förslag 2022" in html(app), "the last comparison is still there"
    assert app.slider(key="regionalt_stod").value == 1_250_000, "and so is the sidebar"
    compared(app).set_value(["Förslag", "Förval: Budget 2023"]).run()
    assert "Budget 2023 jämfört med Förslag: netto" in html(app)


def test_the_shelf_saves_opens_removes_and_regrets(start: Start) -> None:
    app = at(start(lika_del="10"), "jamfor")
    app.text_input[0].set_value("En tiondel lika")
    next(b for b in app.button if b.label == "Spara på hyllan").click().run()
    assert app.session_state.aside.shelf[0].name == "En tiondel lika"
    app.slider(key="lika_del").set_value(0).run()
    app.button(key="oppna_0").click().run()
    assert app.slider(key="lika_del").value == 10
    app.button(key="bort_0").click().run()
    assert app.session_state.aside.shelf == ()
    next(b for b in app.button if b.label == "Ångra borttagningen").click().run()
    assert app.session_state.aside.shelf[0].name == "En tiondel lika"


def test_a_damaged_scenario_on_the_shelf_is_told_and_the_others_stand(start: Start) -> None:
    app = start(hylla=["Bra~forslag-2022~lika_del.5", "Trasigt~forslag-2022~lika_del.x"])
    assert "Scenariot ”Trasigt” på hyllan är skadat och utelämnat" in html(app), "on the page that the link opens"
    assert "Trasigt" in html(at(app, "jamfor"))
    assert [named.name for named in app.session_state.aside.shelf] == ["Bra"]
    next(b for b in app.button if b.label == "Uppfattat").click().run()
    assert "Trasigt" not in html(app)


def test_a_pin_is_what_is_compared_with_until_it_is_let_go(start: Start) -> None:
    app = start()
    next(b for b in app.button if b.label == "Fäst som Nuläge").click().run()
    app.slider(key="regionalt_stod").set_value(1_000_000).run()
    assert "Nuläge 31 061 440 kr" in html(app)
    assert "Skillnad +250 000 kr" in html(app)
    next(b for b in app.button if b.label == "Byt plats").click().run()
    assert app.slider(key="regionalt_stod").value == 1_250_000
    assert "Skillnad −250 000 kr" in html(app)
    next(b for b in app.button if b.label == "Lossa").click().run()
    assert "<dd class='note'>Skillnad" not in html(app)


def test_the_break_even_is_applied_with_one_click(start: Start) -> None:
    app = at(start(tjanster="4"), "kanslighet")
    assert "Regionalt stödarbete ska vara högst 549 964 kr" in html(app)
    next(b for b in app.button if b.label == "Använd gränsen").click().run()
    assert app.slider(key="regionalt_stod").value == 549_964


def test_price_tags_stand_beside_each_control(start: Start) -> None:
    app = start(kommun="Orsa", prislappar="true")
    label = app.slider(key="regionalt_stod").label.replace("\u00a0", " ")
    assert "Ett steg upp: min kommun −1 203 kr, alla −50 000 kr" in label


def test_the_presenters_buttons_step_through_the_presets(start: Start) -> None:
    app = start(knapp=["forslag-2022", "rss-fyra"])
    app.button(key="knapp_1").click().run()
    assert app.session_state.history.present.preset == "rss-fyra"
    next(b for b in app.button if b.label == "Föregående").click().run()
    assert app.session_state.history.present.preset == "forslag-2022"


def test_what_the_budget_page_set_outlives_a_reset_before_it(start: Start) -> None:
    app = start(lika_del="10")
    next(b for b in app.button if b.label == "Återställ (1)").click().run()
    at(app, "budget")
    next(b for b in app.button if b.label == "Halveras 2024, upphör 2025").click().run()
    for page in ("fordelning", "min_kommun", "jamfor", "budget"):
        at(app, page)
        assert app.session_state.history.present["niva_2024_nara_vard"] == 50, page


def test_each_page_looks_at_its_own_kind_of_money(start: Start) -> None:
    app = start(tjanster="4")
    assert "Förslag jämfört med Förslag 2022: netto −700 000 kr i länet; 15 kommuner får mindre" in html(
        at(app, "jamfor")
    )
    assert "Kostnader per kommun och år" in html(at(app, "budget"))
    at(app, "fordelning")
    assert "Förslag jämfört med" in html(at(app, "jamfor"))


def test_every_amount_with_a_limit_can_be_asked_for(start: Start) -> None:
    app = at(start(), "kanslighet")
    asked = app.selectbox(key="brytpunkt")
    assert "SUD-avtalet" not in asked.options, "nobody knows its amount"
    for name in asked.options:
        app.selectbox(key="brytpunkt").set_value(name).run()
        assert not app.exception, name
        assert "för att ingen kommun ska få mindre än i jämförelsen." in html(app), name


def test_another_agreement_is_told_on_the_first_page(start: Start) -> None:
    said = html(start(nulage="ok2020-nov2018~befolkning.2021-06~yrkesresan.900000"))
    assert "Ändrat från Nuläge:</strong> ÖK God och nära vård 2020 → ÖK God och nära vård 2022." in said


def test_what_the_years_assume_is_kept_apart_from_the_years_own_figures(start: Start) -> None:
    app = start(forval="budget-2023", kommun="Orsa", skyddat_boende="ja")
    assert "Det som är ändrat på sidan Budget gäller åren framåt och ingår inte här." in html(app)
    said = html(at(app, "min_kommun"))
    assert "Siffrorna för 2023 är utan det som ni antar om åren framåt på sidan Budget" in said
    assert "Med det blir nettot −1 774 176 kr, inte 689 647 kr." in said


def test_a_swap_is_undone_with_both_its_sides(start: Start) -> None:
    app = start(nulage="rss-fyra", regionalt_stod="1000000", kommun="Orsa")
    before = html(app)
    next(b for b in app.button if b.label == "Byt plats").click().run()
    assert html(app) != before
    next(b for b in app.button if b.label == "Ångra").click().run()
    assert html(app) == before
    assert app.session_state.history.pinned.preset == "rss-fyra"
