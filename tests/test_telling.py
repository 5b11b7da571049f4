from __future__ import annotations

from gnv import comparison, sensitivity, summary, telling
from gnv.meeting import Named
from gnv.record import Facts
from gnv.scenario import Scenario


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_sentence_of_the_default_screen(facts: Facts, proposal: Scenario) -> None:
    said = plain(telling.sentence(summary.compare(proposal, facts)))
    assert said == "31 061 440 kr till 15 kommuner 2022; ur egna budgetar betalar de 2 200 000 kr"


def test_kommuner_act_together(facts: Facts, proposal: Scenario) -> None:
    comparison = summary.compare(proposal, facts)
    own = [line for line in summary.kommun_lines(comparison) if line.name in {"Orsa", "Vansbro"}]
    said = plain(telling.lens(own, baseline_name="Förslag 2022"))
    assert said == (
        "Orsa och Vansbro tillsammans får 1 478 743 kr (107,71 kr per invånare) och betalar 104 736 kr: "
        "netto 1 374 007 kr, samma netto som i Förslag 2022."
    )


def test_one_kommun_hears_of_its_change(facts: Facts, proposal: Scenario) -> None:
    comparison = summary.compare(proposal.replace({"regionalt_stod": 1_000_000}), facts)
    orsa = [line for line in summary.kommun_lines(comparison) if line.name == "Orsa"]
    assert plain(telling.lens(orsa, baseline_name="Förslag 2022")).endswith("+6 015 kr mot Förslag 2022.")


def test_the_last_step_tells_what_it_did_to_the_total_and_to_the_chosen(facts: Facts, proposal: Scenario) -> None:
    said = plain(telling.last_step(proposal, proposal.replace({"regionalt_stod": 1_000_000}), facts, {"2034"}))
    assert said == "Regionalt stödarbete 1 250 000 → 1 000 000 kr: att fördela +250 000 kr, Orsa netto +6 015 kr"


def test_a_step_without_effect_says_why(facts: Facts, proposal: Scenario) -> None:
    said = plain(telling.last_step(proposal, proposal.replace({"kostnad_fyra": 4_100_000}), facts, set()))
    assert said.endswith("ingen effekt, för scenariot räknar med 3 utvecklingsledare")


def test_a_step_that_only_moves_money_between_kommuner(facts: Facts, proposal: Scenario) -> None:
    said = plain(telling.last_step(proposal, proposal.replace({"lika_del": 10}), facts, set()))
    assert said.endswith("0 → 10 %: samma summor, annan fördelning")


def test_another_preset_with_the_same_values(facts: Facts, proposal: Scenario) -> None:
    assert telling.last_step(proposal, facts.scenario("rss-tre"), facts, set()).endswith("samma värden")


def test_another_agreement_is_told(facts: Facts, proposal: Scenario) -> None:
    said = telling.differences(facts.scenario("ok2020-nov2018"), proposal, facts)
    assert said.startswith("ÖK God och nära vård 2022 → ÖK God och nära vård 2020; ")
    assert "antagandet Befolkningstal från (år-månad) 2021-06 → 2018-11" in said


def test_who_gains_and_who_loses(facts: Facts, proposal: Scenario) -> None:
    chosen = [Named(name="Nu", scenario=proposal), Named(name="Lika", scenario=proposal.replace({"lika_del": 10}))]
    base, column = comparison.columns(chosen, facts, kind="Bidrag")
    said = plain(telling.winners(column, base, facts, kind="Bidrag"))
    assert said == (
        "Lika jämfört med Nu: bidrag ±0 kr i länet; 10 kommuner får mer, mest Vansbro (+133 941 kr); "
        "5 kommuner får mindre, mest Falun (−436 509 kr)"
    )
    assert telling.winners(base, base, facts, kind="Netto") == "Nu jämfört med Nu: netto utan skillnad"


def test_of_costs_one_pays_more(facts: Facts) -> None:
    chosen = [Named(name=name, scenario=facts.scenario(name)) for name in ("rss-tre", "rss-fyra")]
    base, column = comparison.columns(chosen, facts, kind="Kostnader")
    said = plain(telling.winners(column, base, facts, kind="Kostnader"))
    assert "+700 000 kr i länet; 15 kommuner betalar mer, mest Falun" in said


def test_where_there_is_no_solution_it_says_so(facts: Facts, proposal: Scenario) -> None:
    dear = proposal.replace({"tjanster": "4", "kostnad_fyra": 6_000_000})
    parameter = facts.all_parameters["administration"]
    found = sensitivity.break_even(parameter, dear, proposal, facts, codes=["2034", "2021"])
    said = plain(telling.break_even(found, facts, codes=["2034", "2021"]))
    assert said == "Det finns ingen lösning: även vid 0 kr får Orsa och Vansbro mindre än i jämförelsen."
