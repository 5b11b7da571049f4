from __future__ import annotations

from gnv import telling_ahead
from gnv.projection import project
from gnv.record import Facts


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_what_to_put_in_the_budget(facts: Facts) -> None:
    scenario = facts.scenario("budget-2023")
    said = plain(telling_ahead.budget_sentence(scenario, facts, list(facts.kommuner), whom="alla kommuner", year=2023))
    assert said == (
        "Budget 2023 för alla kommuner: 2 900 000 kr i egna kostnader, utan SUD-avtalet (belopp saknas). "
        "Spann 2 200 000–2 900 000 kr"
    )


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
