from __future__ import annotations

from gnv.analysis import register
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario


def entry(scenario: Scenario, record: Record, name: str) -> register.Entry:
    return next(one for one in register.entries(scenario, record) if one.name == name)


def test_a_share_printed_in_percent_is_written_so(record: Record) -> None:
    one = entry(catalogue.preset_scenario(record, "ok2020-dec2019"), record, "Länets andel av befolkningen, avrundad")
    assert one.written == "2,8\u00a0%"


def test_a_pots_national_amount_is_sourced_to_the_slide_that_has_it(record: Record, proposal: Scenario) -> None:
    one = entry(proposal, record, "Vidareutbildning för sjuksköterskor, till landets kommuner")
    assert one.written.replace("\u00a0", " ") == "100 000 000 kr"
    assert one.origin.place == "bilden Vidareutbildning för sjuksköterskor"


def test_every_source_tells_what_it_has_contributed(record: Record) -> None:
    told = {one.source.id: one.figures.replace("\u00a0", " ") for one in register.contributions(record)}
    dates = sum(one.origin.source.id == "scb" for one in record.populations.values())
    assert dates >= 3, "a newer one adds to them"
    assert f"{dates} befolkningsdatum" in told["scb"]
    assert "2 tryckta tabeller" in told["rss2022"]
    assert told["stod2021"] == "5 belopp och val, 1 villkor och 5 utsagor", "the deduction and what 2021 gave"
    assert told["antagande"].endswith("belopp och val")


def test_a_printed_table_is_as_firm_as_what_it_says(record: Record, proposal: Scenario) -> None:
    assert entry(proposal, record, "RSS-avtalet, fyra tjänster").marks == ("förslag",)
    assert entry(proposal, record, "RSS-avtalet, tre tjänster").marks == ("preliminär",)
    assert entry(proposal, record, "Kostnad per år, tre tjänster").marks == ("preliminär",), "beräknas vara ca"


def test_what_came_before_is_told_as_roughly_as_the_document_does(record: Record, proposal: Scenario) -> None:
    found = {one.name: one.written.replace("\u00a0", " ") for one in register.entries(proposal, record)}
    assert found["2021: till länets kommuner i de tre insatsområdena, cirka"] == "30 mkr"
    assert found["2021: av det Utveckling av den nära vården, avrundat"] == "23 mkr"
    before = register.entries(catalogue.preset_scenario(record, "ok2020-nov2018"), record)
    assert [one.written.replace("\u00a0", " ") for one in before if one.name.startswith("2019: ")] == ["2,8 mkr"]


def test_what_is_said_of_a_pots_later_years_stands_with_its_levels(record: Record, proposal: Scenario) -> None:
    permanent = entry(proposal, record, "Vidareutbildning ssk 2024, av scenariots pott")
    assert "görs permanent: 400 mkr per år" in permanent.origin.place
    assert permanent.marks == ("antagande",), "the kommuner's part is not told"
    assert "”de närmaste åren”" in entry(proposal, record, "Nära vård 2024, av scenariots pott").origin.place
    assert "sägs inget" in entry(proposal, record, "Vårdens medarbetare 2024, av scenariots pott").origin.place


def test_the_countrys_gap_for_sheltered_housing_is_there(record: Record, proposal: Scenario) -> None:
    one = entry(proposal, record, "Skyddat boende: ofinansierat i riket")
    assert one.written.replace("\u00a0", " ") == "3 696 000 000 kr/år", "4 041 − 345 miljoner"
