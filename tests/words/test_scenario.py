from __future__ import annotations

from dataclasses import replace

from gnv.analysis import result, sensitivity, side_by_side
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.words import scenario as scenario_words
from gnv.workspace.workspace import Named
from tests.support.small_county import EKBY, STORSTAD


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_sentence_of_the_default_screen(county: Record, plan: Scenario) -> None:
    said = plain(scenario_words.sentence(result.compare(plan, county)))
    assert said == "1 050 000 kr till 3 kommuner 2022; ur egna budgetar betalar de 150 000 kr"


def test_kommuner_act_together(county: Record, plan: Scenario) -> None:
    compared = result.compare(plan, county)
    own = [line for line in result.kommun_lines(compared) if line.name != "Lilleby"]
    said = plain(scenario_words.kommun_summary(own, compared))
    assert said == (
        "Ekby och Storstad tillsammans får 840 000 kr (105,00 kr per invånare) och betalar 120 000 kr: "
        "netto 720 000 kr, samma netto som i Förslag 2022."
    )


def test_one_kommun_hears_of_its_change(county: Record, plan: Scenario) -> None:
    compared = result.compare(plan.replace({"regionalt_stod": 60_000}), county)
    orsa = [line for line in result.kommun_lines(compared) if line.name == "Ekby"]
    assert plain(scenario_words.kommun_summary(orsa, compared)).endswith("+4 000 kr mot Förslag 2022.")


def test_the_last_step_tells_what_it_did_to_the_total_and_to_the_chosen(county: Record, plan: Scenario) -> None:
    said = plain(scenario_words.step_summary(plan, plan.replace({"regionalt_stod": 60_000}), county, {EKBY}))
    assert said == "Regionalt stödarbete 100 000 → 60 000 kr: att fördela +40 000 kr, Ekby netto +4 000 kr"


def test_a_step_without_effect_says_why(county: Record, plan: Scenario) -> None:
    said = plain(scenario_words.step_summary(plan, plan.replace({"kostnad_tre": 410_000}), county, set()))
    assert said.endswith("ingen effekt, för scenariot räknar med 2 utvecklingsledare")


def test_a_step_that_only_moves_money_between_kommuner(county: Record, plan: Scenario) -> None:
    said = plain(scenario_words.step_summary(plan, plan.replace({"lika_del": 30}), county, set()))
    assert said.endswith("0 → 30 %: samma summor, annan fördelning")


def test_another_preset_with_the_same_values(county: Record, plan: Scenario) -> None:
    assert scenario_words.step_summary(plan, catalogue.preset_scenario(county, "rss-tva"), county, set()).endswith(
        "samma värden"
    )


def test_another_agreement_is_told(county: Record, plan: Scenario) -> None:
    said = scenario_words.differences(catalogue.preset_scenario(county, "ok2020"), plan, county)
    assert said.startswith("Överenskommelsen 2022 → Överenskommelsen 2020; ")
    assert "antagandet Befolkningstal från (år-månad) 2021-06 → 2021-12" in said


def test_who_gains_and_who_loses(county: Record, plan: Scenario) -> None:
    chosen = [Named(name="Nu", scenario=plan), Named(name="Lika", scenario=plan.replace({"lika_del": 30}))]
    base, column = side_by_side.columns(chosen, county, kind="Bidrag")
    said = plain(scenario_words.gains_and_losses(column, base, county, kind="Bidrag"))
    assert said == (
        "Lika jämfört med Nu: bidrag ±0 kr i länet; 2 kommuner får mer, mest Ekby (+73 500 kr); "
        "1 kommun får mindre: Storstad (−115 500 kr)"
    )
    assert scenario_words.gains_and_losses(base, base, county, kind="Netto") == "Nu jämfört med Nu: netto utan skillnad"


def test_nobody_is_named_among_equals(county: Record, plan: Scenario) -> None:
    chosen = [Named(name="Nu", scenario=plan), Named(name="Nytt", scenario=plan)]
    base, column = side_by_side.columns(chosen, county, kind="Bidrag")

    def said(*gains: int) -> str:
        amounts = {code: base.amounts[code] + gain for code, gain in zip(base.amounts, gains, strict=True)}
        return plain(scenario_words.gains_and_losses(replace(column, amounts=amounts), base, county, kind="Bidrag"))

    assert said(5, 5, 5).endswith("3 kommuner får mer, var och en +5 kr")
    assert said(5, 5, 1).endswith("3 kommuner får mer, två av dem mest (+5 kr var)")
    assert said(5, 4, -9).endswith("2 kommuner får mer, mest Ekby (+5 kr); 1 kommun får mindre: Storstad (−9 kr)")


def test_of_costs_one_pays_more(county: Record) -> None:
    chosen = [Named(name=name, scenario=catalogue.preset_scenario(county, name)) for name in ("rss-tva", "rss-tre")]
    base, column = side_by_side.columns(chosen, county, kind="Kostnader")
    said = plain(scenario_words.gains_and_losses(column, base, county, kind="Kostnader"))
    assert "+80 000 kr i länet; 3 kommuner betalar mer, mest Storstad" in said


def test_where_there_is_no_solution_it_says_so(county: Record, plan: Scenario) -> None:
    dear = plan.replace({"tjanster": "3", "kostnad_tre": 1_000_000})
    parameter = catalogue.all_parameters(county)["administration"]
    found = sensitivity.break_even(parameter, dear, plan, county, codes=[EKBY, STORSTAD])
    said = plain(scenario_words.break_even(found, county, codes=[EKBY, STORSTAD]))
    assert said == "Det finns ingen lösning: även vid 0 kr får Ekby och Storstad mindre än i jämförelsen."


def test_the_limit_says_where_nothing_needs_to_change(county: Record, plan: Scenario) -> None:
    parameter = catalogue.all_parameters(county)["regionalt_stod"]
    found = sensitivity.break_even(parameter, plan, plan, county, codes=[EKBY])
    assert plain(scenario_words.break_even(found, county, codes=[EKBY])).startswith(
        "Inget behöver ändras: Ekby får inte mindre med 100 000 kr. Regionalt stödarbete ska vara högst 100 "
    )


def test_a_name_with_its_year_is_followed_by_the_status_alone() -> None:
    def told(*names: str, assumed: bool = True) -> str:
        return scenario_words.of_year(*names, year=2023, assumed=assumed)

    assert told("ÖK 2023") == told("Mitt", "ÖK 2023") == " (antagande)"
    assert told("ÖK 2023", assumed=False) == ""
    assert told("Nuläge") == told("ÖK 2023", "Nuläge") == ", 2023 (antagande)"
    assert told("Förslag 2022") == told("Förslag 2022", "ÖK 2023") == ", räknat för 2023 (antagande)"
    assert told("Nr 20234") == ", 2023 (antagande)", "no year"
