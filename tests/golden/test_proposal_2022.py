from __future__ import annotations

from datetime import date

from gnv.analysis import result, sensitivity, side_by_side
from gnv.charts import waterfall as waterfall_chart
from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.words import minutes as minutes_words
from gnv.words import scenario as scenario_words
from gnv.workspace.workspace import Named, Workspace


def test_the_proposal_of_2022(record: Record, proposal: Scenario) -> None:
    outcome = calculate(proposal, record)
    assert outcome.total((GRANT,)) == 32_861_440
    assert [outcome.total((DEDUCTION,), item=item) for item in outcome.items(DEDUCTION)] == [
        -1_250_000,
        -500_000,
        -50_000,
    ]
    assert outcome.total(PAID_OUT) == 31_061_440
    assert outcome.total((COST,), item="rss") == 1_300_000


def test_shared_by_inhabitants_each_kommun_is_within_three_kronor_of_the_pot_shared_at_once(
    record: Record, proposal: Scenario
) -> None:
    at_once = {"2084": 2_475_807, "2080": 6_435_850, "2083": 1_668_957, "2034": 747_395}
    paid = calculate(proposal, record).by_kommun(PAID_OUT)
    for code, amount in at_once.items():
        assert abs(paid[code] - amount) < 3, f"three pots rounded one by one: {record.kommuner[code]}"


def test_a_cost_is_counted_from_its_first_year(record: Record) -> None:
    """Yrkesresan is on record from 2022: a preset of 2020 has none of it, and its years ahead do."""
    old = catalogue.preset_scenario(record, "ok2020-dec2019")
    assert calculate(old, record).total((COST,)) == 1_300_000
    assert project(old, record).total((COST,), item="yrkesresan", year=2022) == 900_000


def test_the_four_key_figures_with_change(record: Record, proposal: Scenario) -> None:
    changed = result.compare(proposal.replace({"regionalt_stod": 1_000_000}), record)
    figures = [(f.label, f.amount_sek, f.amount_sek - f.baseline_sek) for f in result.key_figures(changed)]
    assert figures == [
        ("Statsbidrag till länet", 32_861_440, 0),
        ("Gemensamma avdrag", -1_550_000, 250_000),
        ("Att fördela", 31_311_440, 250_000),
        ("Egna kostnader", 2_200_000, 0),
    ]


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


def test_the_last_step_tells_what_it_did_to_the_total_and_to_the_chosen(record: Record, proposal: Scenario) -> None:
    said = plain(
        scenario_words.step_summary(proposal, proposal.replace({"regionalt_stod": 1_000_000}), record, {"2034"})
    )
    assert said == "Regionalt stödarbete 1 250 000 → 1 000 000 kr: att fördela +250 000 kr, Orsa netto +6 015 kr"


def test_who_gains_and_who_loses(record: Record, proposal: Scenario) -> None:
    chosen = [Named(name="Nu", scenario=proposal), Named(name="Lika", scenario=proposal.replace({"lika_del": 10}))]
    base, column = side_by_side.columns(chosen, record, kind="Bidrag")
    said = plain(scenario_words.gains_and_losses(column, base, record, kind="Bidrag"))
    assert said == (
        "Lika jämfört med Nu: bidrag ±0 kr i länet; 10 kommuner får mer, mest Vansbro (+133 941 kr); "
        "5 kommuner får mindre, mest Falun (−436 509 kr)"
    )
    assert scenario_words.gains_and_losses(base, base, record, kind="Netto") == "Nu jämfört med Nu: netto utan skillnad"


TODAY = date(2026, 11, 22)


def written(scenario: Scenario, record: Record) -> str:
    return minutes_words.paragraph(Workspace(scenario=scenario), record, today=TODAY).replace("\u00a0", " ")


def test_the_minutes_say_what_was_decided_on(record: Record, proposal: Scenario) -> None:
    text = written(proposal, record)
    assert text.startswith("Beräkning: Förslag 2022 (ÖK God och nära vård 2022, år 2022).\n")
    assert "Statsbidraget till länets kommuner är 32 861 440 kr." in text
    assert "Regionalt stöd 1 250 000 kr, Hemsjukvårdsavtalet 500 000 kr och Administration RSS 50 000 kr." in text
    assert "31 061 440 kr fördelas till 15 kommuner efter befolkningen i juni 2021 (288 382 invånare)." in text
    assert "Belopp saknas för SUD-avtalet." in text
    assert "Orsa 747 396 kr" in text
    assert "Bildspel: Överenskommelse God och nära vård 2022" in text
    assert "Ändrat från" not in text


def test_the_waterfall_goes_from_the_pots_to_the_rest(record: Record, proposal: Scenario) -> None:
    rows = waterfall_chart.waterfall(result.compare(proposal, record), dark=False).table.to_pylist()
    assert [row["to_sek"] for row in rows] == [
        24_646_080, 29_575_296, 32_861_440, 31_611_440, 31_111_440, 31_061_440, 31_061_440
    ]  # fmt: skip
    assert [row["step"] for row in rows][-1] == "Att fördela"


def test_the_price_of_a_step_is_what_the_step_does(record: Record, proposal: Scenario) -> None:
    price = {p.parameter.key: p for p in sensitivity.prices(proposal, record, own=["2034"])}
    assert price["regionalt_stod"].all_sek == -50_000
    assert price["regionalt_stod"].own_sek == -1_203
    assert price["kostnad_fyra"].all_sek == 0
    assert price["kostnad_tre"].all_sek == -25_000, "the region pays half"
    assert price["lika_del"].all_sek == 0
    assert "tjanster" not in price


def test_the_autumns_proposal_is_one_deduction_instead_of_three(record: Record) -> None:
    outcome = calculate(catalogue.preset_scenario(record, "hosten-2021"), record)
    assert -outcome.total((DEDUCTION,), item="huvudprojektledare") == -outcome.total((DEDUCTION,)) == 1_000_000
    assert outcome.total(PAID_OUT) == 32_861_440 - 1_000_000


def test_a_deduction_of_an_earlier_proposal_is_there_only_where_it_is_asked_for(
    record: Record, proposal: Scenario
) -> None:
    assert "huvudprojektledare" not in calculate(proposal, record).items(DEDUCTION)
    both = calculate(proposal.replace({"huvudprojektledare": 1_000_000}), record)
    assert both.total((DEDUCTION,)) == -2_800_000
