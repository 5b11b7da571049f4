from __future__ import annotations

from typing import Any

from gnv.analysis import sensitivity, side_by_side
from gnv.charts import waterfall as waterfall_chart
from gnv.charts import years as years_chart
from gnv.core import catalogue, staffing
from gnv.core.outcome import COST, DEDUCTION, GRANT
from gnv.core.projection import inhabitants_in, project
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.words import years as years_words
from gnv.workspace.workspace import Named


def test_three_and_four_stand_side_by_side(record: Record, proposal: Scenario) -> None:
    three, four = staffing.alternatives(proposal, record)
    assert (three.kommuner_sek, four.kommuner_sek) == (1_300_000, 2_000_000)
    assert four.by_kommun["2021"] - three.by_kommun["2021"] in {16_481, 16_482}, "Vansbro's quota is 16 481,6"
    assert sum(four.by_kommun[code] - three.by_kommun[code] for code in record.kommuner) == 700_000


def test_the_increase_is_one_more_post_and_dearer_posts(record: Record, proposal: Scenario) -> None:
    three, four = staffing.alternatives(proposal, record)
    split = staffing.increase(three, four, record.populations["2021-06"].inhabitants)
    assert (split.more_posts_sek, split.dearer_sek) == (433_333, 266_667)
    assert sum(split.more_posts_by_kommun.values()) == 433_333
    assert sum(split.dearer_by_kommun.values()) == 266_667
    for code in record.kommuner:
        both = split.more_posts_by_kommun[code] + split.dearer_by_kommun[code]
        assert both == four.by_kommun[code] - three.by_kommun[code]


SELF = "kommunerna betalar"


def halved_then_gone(scenario: Scenario, record: Record) -> Scenario:
    levels = dict(zip((2023, 2024, 2025, 2026), record.budget.quick["Halveras 2024, upphör 2025"].levels, strict=True))
    pots = record.pots(scenario.preset)
    return scenario.replace(
        {
            catalogue.levels(record, scenario.preset)[pot.parameter.key][year].key: level
            for pot in pots
            for year, level in levels.items()
        }
    )


def test_budget_2023_is_two_million_nine_hundred_thousand(record: Record) -> None:
    outcome = project(catalogue.preset_scenario(record, "budget-2023"), record)
    assert outcome.total((COST,), year=2023) == 2_900_000
    assert outcome.total((COST,), item="rss", year=2023) == 2_000_000
    assert outcome.total((COST,), item="yrkesresan", year=2023) == 900_000
    assert outcome.missing == ("sud",)


def test_the_rounded_budget_is_three_million(record: Record) -> None:
    assert (
        project(catalogue.preset_scenario(record, "budget-2023-avrundad"), record).total((COST,), year=2023)
        == 3_000_000
    )


def test_four_posts_start_with_their_agreement(record: Record) -> None:
    outcome = project(catalogue.preset_scenario(record, "budget-2023"), record)
    assert [outcome.total((COST,), item="rss", year=year) for year in (2022, 2023)] == [1_300_000, 2_000_000]


def test_halved_the_pot_still_carries_the_deduction_and_then_it_becomes_a_cost(record: Record) -> None:
    scenario = halved_then_gone(catalogue.preset_scenario(record, "budget-2023"), record).replace(
        {"avdrag_utan_bidrag": SELF, "index": "10"}
    )
    outcome = project(scenario, record)
    taken = [outcome.total((DEDUCTION,), item="regionalt_stod", year=year) for year in range(2022, 2027)]
    paid = [outcome.total((COST,), item="egen_regionalt_stod", year=year) for year in range(2022, 2027)]
    assert taken == [-1_250_000, -1_250_000, -1_250_000, 0, 0]
    assert paid == [0, 0, 0, 1_512_500, 1_663_750], "1 250 000 × 1,1² and × 1,1³"
    assert outcome.total((GRANT,), item="nara_vard", year=2024) == 12_323_040


def test_sheltered_housing_is_the_countys_share_of_the_gap(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "budget-2023").replace({"skyddat_boende": "ja", "riket": 10_000_000})
    outcome = project(scenario, record)
    assert outcome.total((COST,), item="skyddat_boende_kostnad", year=2022) == 0
    # 3 696 000 000 × 288 382 / 10 000 000 = 106 585 987,2
    assert outcome.total((COST,), item="skyddat_boende_kostnad", year=2023) == 106_585_987


def test_three_against_four_is_seven_hundred_thousand(record: Record) -> None:
    chosen = [Named(name=name, scenario=catalogue.preset_scenario(record, name)) for name in ("rss-tre", "rss-fyra")]
    three, four = side_by_side.columns(chosen, record, kind="Kostnader")
    assert four.total_sek - three.total_sek == 700_000
    assert four.amounts["2021"] - three.amounts["2021"] in {16_481, 16_482}, "Vansbro's quota is 16 481,6"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_what_to_put_in_the_budget(record: Record) -> None:
    scenario = catalogue.preset_scenario(record, "budget-2023")
    said = plain(years_words.budget_sentence(scenario, record, list(record.kommuner), whom="alla kommuner", year=2023))
    assert said == ("Budget 2023 för alla kommuner: 2 900 000 kr i egna kostnader, utan SUD-avtalet (belopp saknas)")


def test_how_far_off_the_budget_may_be(record: Record) -> None:
    """Three posts at 2,55 mkr and 0,85 mkr to four at 4,5 mkr and 0,95 mkr; of the posts the kommuner pay half."""
    said = plain(
        years_words.span_sentence(
            catalogue.preset_scenario(record, "budget-2023"), record, list(record.kommuner), year=2023
        )
    )
    assert said == "Spann 2 125 000–3 200 000 kr: tre till fyra tjänster, och underlagets belopp är avrundade. "


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


def rows(drawing: years_chart.Drawing, **wanted: Any) -> list[dict[str, Any]]:
    return [row for row in drawing.table.to_pylist() if all(row[key] == value for key, value in wanted.items())]


def test_each_year_has_its_costs_and_their_sum(record: Record) -> None:
    outcome = project(catalogue.preset_scenario(record, "budget-2023"), record)
    drawing = years_chart.costs(outcome, list(record.kommuner), dark=False)
    found = {row["item"]: row["amount"] for row in rows(drawing, year="2023")}
    assert found == {"RSS-avtalet": 2_000_000, "Yrkesresan + BBIC": 900_000, "Egna kostnader": 2_900_000}
    assert [row["short"].replace("\u00a0", " ") for row in rows(drawing, item="Egna kostnader")][:2] == [
        "2 200",
        "2 900",
    ]
    orsa = rows(years_chart.costs(outcome, ["2034"], dark=False), item="Egna kostnader")
    assert orsa[1]["short"].replace("\u00a0", " ") == "69 780"


def test_grants_stand_above_nothing_costs_below_and_net_is_a_line(record: Record) -> None:
    outcome = project(catalogue.preset_scenario(record, "budget-2023"), record)
    drawing = years_chart.grants_and_costs(outcome, ["2034"], dark=False)
    found = {row["item"]: row["amount"] for row in rows(drawing, year="2023")}
    assert found == {"Bidrag att få": 759_427, "RSS-avtalet": -48_124, "Yrkesresan + BBIC": -21_656, "Netto": 689_647}
    assert rows(drawing, year="2023", item="Netto")[0]["short"] == "netto\n690", "in thousands"
    assert "line" in [layer["mark"]["type"] for layer in drawing.spec["layer"]]


def test_the_steps_lead_from_three_posts_to_four(record: Record, proposal: Scenario) -> None:
    split = staffing.increase_to_discuss(proposal, record)
    rows = waterfall_chart.increase_steps(split, reference_sek=2_000_000, dark=False).table.to_pylist()
    assert [(row["from_sek"], row["to_sek"]) for row in rows] == [
        (0, 1_300_000), (1_300_000, 1_733_333), (1_733_333, 2_000_000), (0, 2_000_000)
    ]  # fmt: skip
    assert {row["role"] for row in rows} == {"plus", "rest"}


TREND = {"befolkning_framat": "statistik och trend"}


def test_a_date_later_than_the_years_is_not_a_step_back_in_time(population_to_2024: Record, proposal: Scenario) -> None:
    """Borlänge: 51 425 in December 2024. Before, 2022 had them and 2023 had 51 995."""
    newest = proposal.replace({**TREND, "befolkning": "2024-12"})
    found = [inhabitants_in(year, newest, population_to_2024)["2081"] for year in population_to_2024.budget.years]
    assert found == [52_254, 51_995, 51_735, 51_425, 51_115]


def test_the_population_row_takes_the_lowest_and_the_highest_over_all_dates(
    population_to_2024: Record, proposal: Scenario
) -> None:
    """Ludvika has fewest in a hundred in December 2021: of 28 861 440 kr 26 497/288 387 instead of 26 613/288 382."""
    found = sensitivity.swings(proposal, population_to_2024, codes=["2085"])
    dates = next(one for one in found if one.parameter.key == "befolkning")
    assert (dates.low, dates.high) == ("2018-11", "2021-12")
    assert dates.at_high_sek == -11_656
    assert dates.at_low_sek > 0
