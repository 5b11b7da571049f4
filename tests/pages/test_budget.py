from __future__ import annotations

from tests.support.app import Start, act, at, changed, click, control, html, scenario, typed


def test_the_budget_holds_what_is_entered_and_takes_it_to_other_pages(start: Start) -> None:
    app = at(start(forval="budget-2023"), "budget")
    assert "utan SUD-avtalet (belopp saknas)" in html(app)
    typed(app, "sud", "300 tkr")
    assert "Budget 2023 för alla kommuner: 3 200 000 kr i egna kostnader</h1>" in html(app)
    assert "ur egna budgetar betalar de 3 200 000 kr" in html(at(app, "fordelning"))
    assert "3 200 000 kr i egna kostnader</h1>" in html(at(app, "budget"))


def test_a_quick_choice_sets_every_pot_and_can_be_undone(start: Start) -> None:
    app = at(start(forval="budget-2023"), "budget")
    click(app, "Halveras 2024, upphör 2025")
    assert control(app, "niva_2024_medarbetare")["value"] == 50
    assert control(app, "niva_2025_nara_vard")["value"] == 0
    act(app, "undo")
    assert control(app, "niva_2025_nara_vard")["value"] == 100


def test_a_kommuns_own_change_of_population_moves_its_years_and_can_be_undone(start: Start) -> None:
    app = at(start(forval="budget-2023", kommun="Orsa"), "budget")
    before = html(app)
    assert "Budget 2023 för Orsa: 69 780 kr" in before
    changed(app, folkandring_2034="−1")
    # 6 939 × 0,99 = 6 870 of 288 313: the quotas 47 656,54 (RSS) and 21 445,44 (Yrkesresan) both get the krona up.
    assert "Budget 2023 för Orsa: 69 103 kr" in html(app)
    act(app, "undo")
    assert html(app) == before


def test_what_the_budget_page_set_outlives_a_reset_before_it(start: Start) -> None:
    app = start(lika_del="10")
    act(app, "reset")
    at(app, "budget")
    click(app, "Halveras 2024, upphör 2025")
    for page in ("fordelning", "min_kommun", "jamfor", "budget"):
        at(app, page)
        assert scenario(app)["niva_2024_nara_vard"] == 50, page


def test_an_entered_amount_can_be_emptied_again(start: Start) -> None:
    app = at(start(forval="budget-2023"), "budget")
    typed(app, "sud", "300 000")
    assert control(app, "sud")["value"] == 300_000
    typed(app, "sud", " ")
    assert (control(app, "sud")["value"], control(app, "sud")["text"]) == (None, "")
    assert scenario(app)["sud"] == "saknas"
    assert "utan SUD-avtalet (belopp saknas)" in html(app)


def test_a_number_that_has_to_be_there_stays_when_emptied(start: Start) -> None:
    app = at(start(forval="budget-2023"), "budget")
    typed(app, "niva_2024_medarbetare", "50 %")
    assert scenario(app)["niva_2024_medarbetare"] == 50
    typed(app, "niva_2024_medarbetare", "")
    assert scenario(app)["niva_2024_medarbetare"] == 50
    assert "går inte att läsa som ett tal" in control(app, "niva_2024_medarbetare")["error"]


def test_a_deductions_years_can_be_chosen_and_the_wrong_way_round_is_none(start: Start) -> None:
    app = at(start(), "budget")
    assert "bara 2022 (" in html(app), "what is only investigated in one year"
    changed(app, fran_regionalt_stod=2024)
    assert "Regionalt stöd 2024–2026 (ert val)" in html(app)
    assert "räknas inte något år" not in html(app)
    changed(app, till_yrkesresan=2022, fran_yrkesresan=2023)
    assert "Samordnare Yrkesresan + BBIC räknas inte något år: ”från” är senare än ”till och med”." in html(app)


def test_the_budget_says_what_is_known_of_the_money_ahead(start: Start) -> None:
    assert "Satsningen görs permanent: 400 mkr per år i hela landet" in html(at(start(), "budget"))
