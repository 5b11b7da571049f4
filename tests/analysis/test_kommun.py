from __future__ import annotations

from gnv.analysis import kommun as kommun_analysis
from gnv.analysis import result
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario


def test_by_inhabitants_alone_everybody_shares_the_first_place(record: Record, proposal: Scenario) -> None:
    outcome = result.compare(proposal, record).outcome
    assert kommun_analysis.rank_per_inhabitant(outcome, ["2034"]) == (1, 15, 15)


def test_with_an_equal_share_the_smallest_comes_first(record: Record, proposal: Scenario) -> None:
    outcome = result.compare(proposal.replace({"lika_del": 10}), record).outcome
    assert kommun_analysis.rank_per_inhabitant(outcome, ["2021"]) == (1, 1, 15)
    assert kommun_analysis.rank_per_inhabitant(outcome, ["2080"]) == (15, 1, 15)


def test_several_kommuner_have_no_place(record: Record, proposal: Scenario) -> None:
    assert kommun_analysis.rank_per_inhabitant(result.compare(proposal, record).outcome, ["2021", "2034"]) is None


def test_the_place_in_kronor(record: Record, proposal: Scenario) -> None:
    outcome = result.compare(proposal, record).outcome
    assert kommun_analysis.rank_in_kronor(outcome, ["2080"]) == (1, 15), "Falun is the largest"
    assert kommun_analysis.rank_in_kronor(outcome, ["2021"]) == (15, 15), "Vansbro the smallest"


def test_what_was_told_before(record: Record) -> None:
    comparison = result.compare(catalogue.preset_scenario(record, "budget-2023"), record)
    found = {one.name.replace("\u00a0", " "): one for one in kommun_analysis.printed_figures(comparison, ["2034"])}
    assert next(iter(found)) == "ÖK 2022 efter avdrag (3 potter)", "the latest first"
    told = {name: (one.printed_sek, one.now_sek, one.calculated) for name, one in found.items()}
    assert told["ÖK 2020, december 2019 (1 pott)"] == (377_066, 759_427, False), (
        "of 2023: 12 031 more without hemsjukvård"
    )
    assert told["RSS-avtalet, fyra tjänster"] == (48_124, 48_124, False)
    assert told["ÖK 2022 efter avdrag (3 potter)"] == (747_395, 759_427, True), "Orsa's row can't be read"
