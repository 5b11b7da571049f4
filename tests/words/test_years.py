from __future__ import annotations

from gnv.analysis import result
from gnv.core import catalogue
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.words import years as years_words


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_what_to_put_in_the_budget(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "budget-2023")
    said = plain(years_words.budget_sentence(scenario, record, list(record.kommuner), whom="alla kommuner", year=2023))
    assert said == ("Budget 2023 för alla kommuner: 2 900 000 kr i egna kostnader, utan SUD-avtalet (belopp saknas)")


def test_how_far_off_the_budget_may_be(record: Record) -> None:
    """Three posts at 2,55 mkr and 0,85 mkr to four at 4,05 mkr and 0,95 mkr; of the posts the kommuner pay half."""
    said = plain(
        years_words.span_sentence(
            catalogue.preset_scenario(record, "budget-2023"), record, list(record.kommuner), year=2023
        )
    )
    assert said == "Spann 2 125 000–2 975 000 kr: tre till fyra tjänster, och underlagets belopp är avrundade. "


def test_what_the_agreement_binds_to(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "budget-2023")
    said = plain(years_words.binding_sentence(scenario, record, list(record.kommuner), whom="alla"))
    assert "binder alla till 8 000 000 kr i hela avtalstiden" in said
    assert "till och med 2024: 4 000 000 kr" in said


def test_why_the_budget_is_not_the_printed_one(record: Record) -> None:
    said = plain(years_words.against_printed(project(catalogue.preset_scenario(record, "budget-2023"), record), record))
    assert "fördelar 3 000 000 kr till alla kommuner; här är posterna" in said
    assert "RSS-avtalet 2 000 000 kr + Yrkesresan + BBIC 900 000 kr = 2 900 000 kr, alltså −100 000 kr" in said
    rounded = years_words.against_printed(
        project(catalogue.preset_scenario(record, "budget-2023-avrundad"), record), record
    )
    assert "som här" in rounded


def test_the_budget_is_told_against_what_it_is_compared_with(record: Record) -> None:
    four, three = catalogue.preset_scenario(record, "rss-fyra"), catalogue.preset_scenario(record, "rss-tre")
    comparison = result.compare(four, record, pinned=three)
    assert (
        plain(years_words.against_baseline(comparison, ["2021"], year=2023))
        == "Nuläge: 51 800 kr, skillnad +16 481 kr. "
    )
    assert years_words.against_baseline(result.compare(four, record), ["2021"], year=2023) == ""


def test_a_grant_that_can_not_carry_its_deductions_says_so(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "forslag-2022")
    assert years_words.grants_basis(scenario, record) == (
        "Bidraget är ÖK God och nära vård 2022; för andra år än 2022 är det ett antagande."
    )
    gone = scenario.replace({"niva_2025_nara_vard": 0, "niva_2026_nara_vard": 0})
    assert "Potterna räcker från 2025 inte till Regionalt stöd och Administration RSS." in (
        years_words.grants_basis(gone, record)
    )
    assert years_words.grants_basis(gone, record).endswith("för resten upphör ändamålet.")
    self_paid = gone.replace({"avdrag_utan_bidrag": "kommunerna betalar"})
    assert years_words.grants_basis(self_paid, record).endswith("för resten betalar kommunerna själva, som en kostnad.")


def test_which_deductions_recur_is_told_with_why(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "forslag-2022")
    said = years_words.deductions_basis(scenario, record)
    assert "Regionalt stöd 2022–2026 (antagande: förslaget gäller 2022;" in said
    assert "Hemsjukvårdsavtalet bara 2022 (beslutad: en enda utredning" in said
    moved = scenario.replace({"till_regionalt_stod": 2024, "fran_administration": 2026, "till_administration": 2022})
    told = years_words.deductions_basis(moved, record)
    assert "Regionalt stöd 2022–2024 (ert val)" in told
    assert "Administration RSS inget av åren (ert val)" in told


def test_the_index_is_told(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "forslag-2022")
    assert (
        years_words.prices_basis(scenario, record) == "Kostnaderna är i 2023 års priser; från 2024 räknas de inte upp."
    )
    grown = scenario.replace({"index": "2,5", "index_yrkesresan": "0"})
    assert plain(years_words.prices_basis(grown, record)) == (
        "Kostnaderna är i 2023 års priser; från 2024 räknas de upp 2,5 % om året, år på år. "
        "Samordnare Yrkesresan + BBIC har en egen uppräkning."
    )


def test_a_quick_choice_is_told_by_its_name(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "forslag-2022")
    halved = scenario.replace(catalogue.quick_levels(record, "forslag-2022")["Halveras 2024, upphör 2025"])
    assert years_words.assumptions(halved.replace({"index": "2"}), record) == [
        "statsbidraget efter 2022: halveras 2024, upphör 2025",
        "antagandet Uppräkning per år, alla kostnader 0 → 2\u00a0%",
    ]
    assert years_words.assumptions(scenario, record) == []
