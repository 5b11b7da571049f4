from __future__ import annotations

from tests.support.app import Start, at, html


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


def test_what_the_budget_page_set_outlives_a_reset_before_it(start: Start) -> None:
    app = start(lika_del="10")
    next(b for b in app.button if b.label == "Återställ (1)").click().run()
    at(app, "budget")
    next(b for b in app.button if b.label == "Halveras 2024, upphör 2025").click().run()
    for page in ("fordelning", "min_kommun", "jamfor", "budget"):
        at(app, page)
        assert app.session_state.history.present["niva_2024_nara_vard"] == 50, page


def test_an_entered_amount_can_be_emptied_again(start: Start) -> None:
    app = at(start(forval="budget-2023"), "budget")
    app.number_input(key="sud").set_value(300_000).run()
    app.number_input(key="sud").set_value(None).run()
    assert app.number_input(key="sud").value is None
    assert app.session_state.history.present["sud"] == "saknas"
    assert "utan SUD-avtalet (belopp saknas)" in html(app)


def test_a_number_that_has_to_be_there_comes_back_when_emptied(start: Start) -> None:
    app = at(start(forval="budget-2023"), "budget")
    app.number_input(key="niva_2024_medarbetare").set_value(50).run()
    app.number_input(key="niva_2024_medarbetare").set_value(None).run()
    assert app.session_state.history.present["niva_2024_medarbetare"] == 50
