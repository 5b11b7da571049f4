from __future__ import annotations

from gnv.analysis import result, sensitivity, side_by_side
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.words import scenario as scenario_words
from gnv.workspace.workspace import Named


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_sentence_of_the_default_screen(record: Record, proposal: Scenario) -> None:
    said = plain(scenario_words.sentence(result.compare(proposal, record)))
    assert said == "31 061 440 kr till 15 kommuner 2022; ur egna budgetar betalar de 2 200 000 kr"


def test_kommuner_act_together(record: Record, proposal: Scenario) -> None:
    compared = result.compare(proposal, record)
    own = [line for line in result.kommun_lines(compared) if line.name in {"Orsa", "Vansbro"}]
    said = plain(scenario_words.kommun_summary(own, baseline_name="Förslag 2022"))
    assert said == (
        "Orsa och Vansbro tillsammans får 1 478 743 kr (107,71 kr per invånare) och betalar 104 736 kr: "
        "netto 1 374 007 kr, samma netto som i Förslag 2022."
    )


def test_one_kommun_hears_of_its_change(record: Record, proposal: Scenario) -> None:
    compared = result.compare(proposal.replace({"regionalt_stod": 1_000_000}), record)
    orsa = [line for line in result.kommun_lines(compared) if line.name == "Orsa"]
    assert plain(scenario_words.kommun_summary(orsa, baseline_name="Förslag 2022")).endswith(
        "+6 015 kr mot Förslag 2022."
    )


def test_the_last_step_tells_what_it_did_to_the_total_and_to_the_chosen(record: Record, proposal: Scenario) -> None:
    said = plain(
        scenario_words.step_summary(proposal, proposal.replace({"regionalt_stod": 1_000_000}), record, {"2034"})
    )
    assert said == "Regionalt stödarbete 1 250 000 → 1 000 000 kr: att fördela +250 000 kr, Orsa netto +6 015 kr"


def test_a_step_without_effect_says_why(record: Record, proposal: Scenario) -> None:
    said = plain(scenario_words.step_summary(proposal, proposal.replace({"kostnad_fyra": 4_100_000}), record, set()))
    assert said.endswith("ingen effekt, för scenariot räknar med 3 utvecklingsledare")


def test_a_step_that_only_moves_money_between_kommuner(record: Record, proposal: Scenario) -> None:
    said = plain(scenario_words.step_summary(proposal, proposal.replace({"lika_del": 10}), record, set()))
    assert said.endswith("0 → 10 %: samma summor, annan fördelning")


def test_another_preset_with_the_same_values(record: Record, proposal: Scenario) -> None:
    assert scenario_words.step_summary(proposal, catalogue.preset_scenario(record, "rss-tre"), record, set()).endswith(
        "samma värden"
    )


def test_another_agreement_is_told(record: Record, proposal: Scenario) -> None:
    said = scenario_words.differences(catalogue.preset_scenario(record, "ok2020-nov2018"), proposal, record)
    assert said.startswith("ÖK God och nära vård 2022 → ÖK God och nära vård 2020; ")
    assert "antagandet Befolkningstal från (år-månad) 2021-06 → 2018-11" in said


def test_who_gains_and_who_loses(record: Record, proposal: Scenario) -> None:
    chosen = [Named(name="Nu", scenario=proposal), Named(name="Lika", scenario=proposal.replace({"lika_del": 10}))]
    base, column = side_by_side.columns(chosen, record, kind="Bidrag")
    said = plain(scenario_words.gains_and_losses(column, base, record, kind="Bidrag"))
    assert said == (
        "Lika jämfört med Nu: bidrag ±0 kr i länet; 10 kommuner får mer, mest Vansbro (+133 941 kr); "
        "5 kommuner får mindre, mest Falun (−436 509 kr)"
    )
    assert scenario_words.gains_and_losses(base, base, record, kind="Netto") == "Nu jämfört med Nu: netto utan skillnad"


def test_of_costs_one_pays_more(record: Record) -> None:
    chosen = [Named(name=name, scenario=catalogue.preset_scenario(record, name)) for name in ("rss-tre", "rss-fyra")]
    base, column = side_by_side.columns(chosen, record, kind="Kostnader")
    said = plain(scenario_words.gains_and_losses(column, base, record, kind="Kostnader"))
    assert "+700 000 kr i länet; 15 kommuner betalar mer, mest Falun" in said


def test_where_there_is_no_solution_it_says_so(record: Record, proposal: Scenario) -> None:
    dear = proposal.replace({"tjanster": "4", "kostnad_fyra": 6_000_000})
    parameter = catalogue.all_parameters(record)["administration"]
    found = sensitivity.break_even(parameter, dear, proposal, record, codes=["2034", "2021"])
    said = plain(scenario_words.break_even(found, record, codes=["2034", "2021"]))
    assert said == "Det finns ingen lösning: även vid 0 kr får Orsa och Vansbro mindre än i jämförelsen."
