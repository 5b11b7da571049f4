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
    assert "3 befolkningsdatum" in told["scb"]
    assert "2 tryckta tabeller" in told["rss2022"]
    assert told["stod2021"] == "inget än"


def test_a_printed_table_is_as_firm_as_what_it_says(record: Record, proposal: Scenario) -> None:
    assert entry(proposal, record, "RSS-avtalet, fyra tjänster").marks == ("förslag",)
    assert entry(proposal, record, "RSS-avtalet, tre tjänster").marks == ("beslutad",)


def test_the_countrys_gap_for_sheltered_housing_is_there(record: Record, proposal: Scenario) -> None:
    one = entry(proposal, record, "Skyddat boende: ofinansierat i riket")
    assert one.written.replace("\u00a0", " ") == "3 696 000 000 kr/år", "4 041 − 345 miljoner"
