from __future__ import annotations

from gnv import summary, telling_ahead
from gnv.projection import project
from gnv.record import Facts


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_what_to_put_in_the_budget(facts: Facts) -> None:
    scenario = facts.scenario("budget-2023")
    said = plain(telling_ahead.budget_sentence(scenario, facts, list(facts.kommuner), whom="alla kommuner", year=2023))
    assert said == ("Budget 2023 för alla kommuner: 2 900 000 kr i egna kostnader, utan SUD-avtalet (belopp saknas)")


def test_how_far_off_the_budget_may_be(facts: Facts) -> None:
    """Three posts at 2,55 mkr and 0,85 mkr to four at 4,05 mkr and 0,95 mkr; of the posts the kommuner pay half."""
    said = plain(telling_ahead.span_sentence(facts.scenario("budget-2023"), facts, list(facts.kommuner), year=2023))
    assert said == "Spann 2 125 000–2 975 000 kr: tre till fyra tjänster, och underlagets belopp är avrundade. "


def test_what_the_agreement_binds_to(facts: Facts) -> None:
    scenario = facts.scenario("budget-2023")
    said = plain(telling_ahead.binding_sentence(scenario, facts, list(facts.kommuner), whom="alla"))
    assert "binder alla till 8 000 000 kr i hela avtalstiden" in said
    assert "till och med 2024: 4 000 000 kr" in said


def test_why_the_budget_is_not_the_printed_one(facts: Facts) -> None:
    said = plain(telling_ahead.against_printed(project(facts.scenario("budget-2023"), facts), facts))
    assert "fördelar 3 000 000 kr till alla kommuner; här är posterna" in said
    assert "RSS-avtalet 2 000 000 kr + Yrkesresan + BBIC 900 000 kr = 2 900 000 kr, alltså −100 000 kr" in said
    rounded = telling_ahead.against_printed(project(facts.scenario("budget-2023-avrundad"), facts), facts)
    assert "som här" in rounded


def test_the_budget_is_told_against_what_it_is_compared_with(facts: Facts) -> None:
    four, three = facts.scenario("rss-fyra"), facts.scenario("rss-tre")
    comparison = summary.compare(four, facts, pinned=three)
    assert plain(telling_ahead.against(comparison, ["2021"], year=2023)) == "Nuläge: 51 800 kr, skillnad +16 481 kr. "
    assert telling_ahead.against(summary.compare(four, facts), ["2021"], year=2023) == ""


def test_a_grant_that_can_not_carry_its_deductions_says_so(facts: Facts) -> None:
    scenario = facts.scenario("forslag-2022")
    assert telling_ahead.grants(scenario, facts) == (
        "Bidraget är ÖK God och nära vård 2022; för andra år än 2022 är det ett antagande."
    )
    gone = scenario.replace({"niva_2025_nara_vard": 0, "niva_2026_nara_vard": 0})
    assert "Potterna räcker från 2025 inte till Regionalt stöd, Hemsjukvårdsavtalet och Administration RSS." in (
        telling_ahead.grants(gone, facts)
    )
    assert telling_ahead.grants(gone, facts).endswith("för resten upphör ändamålet.")
    self_paid = gone.replace({"avdrag_utan_bidrag": "kommunerna betalar"})
    assert telling_ahead.grants(self_paid, facts).endswith("för resten betalar kommunerna själva, som en kostnad.")


def test_the_index_is_told(facts: Facts) -> None:
    scenario = facts.scenario("forslag-2022")
    assert telling_ahead.prices(scenario, facts) == "Kostnaderna är i 2023 års priser; från 2024 räknas de inte upp."
    grown = scenario.replace({"index": "2,5", "index_yrkesresan": "0"})
    assert plain(telling_ahead.prices(grown, facts)) == (
        "Kostnaderna är i 2023 års priser; från 2024 räknas de upp 2,5 % om året, år på år. "
        "Samordnare Yrkesresan + BBIC har en egen uppräkning."
    )


def test_a_quick_choice_is_told_by_its_name(facts: Facts) -> None:
    scenario = facts.scenario("forslag-2022")
    halved = scenario.replace(facts.quick("forslag-2022")["Halveras 2024, upphör 2025"])
    assert telling_ahead.assumptions(halved.replace({"index": "2"}), facts) == [
        "statsbidraget efter 2022: halveras 2024, upphör 2025",
        "antagandet Uppräkning per år, alla kostnader 0 → 2\u00a0%",
    ]
    assert telling_ahead.assumptions(scenario, facts) == []
