from __future__ import annotations

from gnv.analysis import result
from gnv.core import catalogue
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.words import years as years_words
from tests.support.small_county import EKBY


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_what_to_put_in_the_budget(county: Record) -> None:
    scenario = catalogue.preset_scenario(county, "budget-2023")
    said = plain(years_words.budget_sentence(scenario, county, list(county.kommuner), whom="alla kommuner", year=2023))
    assert said == ("Budget 2023 för alla kommuner: 230 000 kr i egna kostnader, utan SUD-avtalet (belopp saknas)")


def test_how_far_off_the_budget_may_be(county: Record) -> None:
    """Two posts at 195 000 and 45 000 to three at 365 000 and 55 000; of the posts the kommuner pay half."""
    said = plain(
        years_words.span_sentence(
            catalogue.preset_scenario(county, "budget-2023"), county, list(county.kommuner), year=2023
        )
    )
    assert said == "Spann 142 500–237 500 kr: två till tre tjänster, och underlagets belopp är avrundade. "


def test_what_the_agreement_binds_to(county: Record) -> None:
    scenario = catalogue.preset_scenario(county, "budget-2023")
    said = plain(years_words.binding_sentence(scenario, county, list(county.kommuner), whom="alla"))
    assert "binder alla till 720 000 kr i hela avtalstiden" in said
    assert "till och med 2024: 360 000 kr" in said


def test_why_the_budget_is_not_the_printed_one(county: Record) -> None:
    scenario = catalogue.preset_scenario(county, "budget-2023")
    cheaper = scenario.replace({"yrkesresan": 40_000})
    said = plain(years_words.against_printed(project(cheaper, county), county))
    assert "fördelar 230 000 kr till alla kommuner; här är posterna" in said
    assert "RSS-avtalet 180 000 kr + Yrkesresan 40 000 kr = 220 000 kr, alltså −10 000 kr" in said
    assert "som här" in years_words.against_printed(project(scenario, county), county)


def test_the_budget_is_told_against_what_it_is_compared_with(county: Record) -> None:
    three, two = catalogue.preset_scenario(county, "rss-tre"), catalogue.preset_scenario(county, "rss-tva")
    comparison = result.compare(three, county, pinned=two)
    assert (
        plain(years_words.against_baseline(comparison, [EKBY], year=2023)) == "Nuläge: 15 000 kr, skillnad +8 000 kr. "
    )
    assert years_words.against_baseline(result.compare(three, county), [EKBY], year=2023) == ""


def test_a_grant_that_can_not_carry_its_deductions_says_so(county: Record) -> None:
    scenario = catalogue.preset_scenario(county, "forslag-2022")
    assert years_words.grants_basis(scenario, county) == (
        "Bidraget är Överenskommelsen 2022; för andra år än 2022 är det ett antagande."
    )
    gone = scenario.replace({"niva_2025_nara_vard": 0, "niva_2026_nara_vard": 0})
    assert "Potterna räcker från 2025 inte till Regionalt stöd och Administration." in (
        years_words.grants_basis(gone, county)
    )
    assert years_words.grants_basis(gone, county).endswith("för resten upphör ändamålet.")
    self_paid = gone.replace({"avdrag_utan_bidrag": "kommunerna betalar"})
    assert years_words.grants_basis(self_paid, county).endswith("för resten betalar kommunerna själva, som en kostnad.")


def test_which_deductions_recur_is_told_with_why(county: Record) -> None:
    plan = catalogue.preset_scenario(county, "forslag-2022")
    assert "Utredning" not in years_words.deductions_basis(plan, county), "0 kr is no deduction"
    scenario = plan.replace({"utredning": 10_000})
    said = years_words.deductions_basis(scenario, county)
    assert "Regionalt stöd 2022–2026 (antagande: år för år)" in said
    assert "Utredning bara 2022 (beslutad: en enda utredning)" in said
    moved = scenario.replace({"till_regionalt_stod": 2024, "fran_administration": 2026, "till_administration": 2022})
    told = years_words.deductions_basis(moved, county)
    assert "Regionalt stöd 2022–2024 (ert val)" in told
    assert "Administration inget av åren (ert val)" in told
    assert years_words.deductions_basis(catalogue.preset_scenario(county, "2022-utan-avdrag"), county) == ""


def test_the_index_is_told(county: Record) -> None:
    scenario = catalogue.preset_scenario(county, "forslag-2022")
    assert (
        years_words.prices_basis(scenario, county) == "Kostnaderna är i 2023 års priser; från 2024 räknas de inte upp."
    )
    grown = scenario.replace({"index": "2,5", "index_yrkesresan": "0"})
    assert plain(years_words.prices_basis(grown, county)) == (
        "Kostnaderna är i 2023 års priser; från 2024 räknas de upp 2,5 % om året, år på år. "
        "Samordnare Yrkesresan har en egen uppräkning."
    )


def test_a_quick_choice_is_told_by_its_name(county: Record) -> None:
    scenario = catalogue.preset_scenario(county, "forslag-2022")
    halved = scenario.replace(catalogue.quick_levels(county, "forslag-2022")["Halveras 2024, upphör 2025"])
    assert years_words.assumptions(halved.replace({"index": "2"}), county) == [
        "statsbidraget efter 2022: halveras 2024, upphör 2025",
        "antagandet Uppräkning per år, alla kostnader 0 → 2\u00a0%",
    ]
    assert years_words.assumptions(scenario, county) == []


def span(county: Record, **values: int | str) -> str:
    scenario = catalogue.preset_scenario(county, "budget-2023").replace(values)
    return plain(years_words.span_sentence(scenario, county, list(county.kommuner), year=2023))


def test_what_somebody_has_typed_has_no_rounding(county: Record) -> None:
    """Two posts at 250 000 and three at 300 000: 125 000 or 150 000 for the kommuner, and 45 000 to 55 000 besides."""
    typed = {"kostnad_tva": 250_000, "kostnad_tre": 300_000}
    assert span(county, **typed) == (
        "Spann 170 000–205 000 kr: två till tre tjänster, och underlagets belopp är avrundade. "
    )
    assert span(county, **typed, yrkesresan=40_000) == "Spann 165 000–190 000 kr: två till tre tjänster. "


def test_posts_are_named_only_where_the_year_counts_them(county: Record) -> None:
    assert span(county, fran_rss=2024) == "Spann 45 000–55 000 kr: underlagets belopp är avrundade. "
    assert span(county, fran_rss=2024, yrkesresan=40_000) == ""


def test_the_decision_binds_to_the_years_that_are_on(county: Record) -> None:
    """180 000 kr a year, of 2024 and 2025 alone."""
    scenario = catalogue.preset_scenario(county, "budget-2023").replace({"fran_rss": 2024, "till_rss": 2025})
    said = plain(years_words.binding_sentence(scenario, county, list(county.kommuner), whom="alla"))
    assert said.startswith(
        "RSS-avtalet 2023–2026 binder alla till 360 000 kr de år som det räknas med (2024–2025). "
        "Dagens avtal har ett års uppsägningstid; att nästa får samma är ett antagande."
    )
    assert said.endswith("under 2024 till och med 2025: 360 000 kr.")
    off = scenario.replace({"fran_rss": 2022, "till_rss": 2022})
    assert plain(years_words.binding_sentence(off, county, list(county.kommuner), whom="alla")) == (
        "RSS-avtalet 2023–2026 räknas inte med något år, och binder alla till inget."
    )
