from __future__ import annotations

from gnv import own, summary
from gnv.record import Facts
from gnv.scenario import Scenario


def test_by_inhabitants_alone_everybody_shares_the_first_place(facts: Facts, proposal: Scenario) -> None:
    outcome = summary.compare(proposal, facts).outcome
    assert own.place_among(outcome, ["2034"]) == (1, 15, 15)


def test_with_an_equal_share_the_smallest_comes_first(facts: Facts, proposal: Scenario) -> None:
    outcome = summary.compare(proposal.replace({"lika_del": 10}), facts).outcome
    assert own.place_among(outcome, ["2021"]) == (1, 1, 15)
    assert own.place_among(outcome, ["2080"]) == (15, 1, 15)


def test_several_kommuner_have_no_place(facts: Facts, proposal: Scenario) -> None:
    assert own.place_among(summary.compare(proposal, facts).outcome, ["2021", "2034"]) is None


def test_what_was_told_before(facts: Facts) -> None:
    told = {
        one.name: one for one in own.printed_before(summary.compare(facts.scenario("budget-2023"), facts), ["2034"])
    }
    assert (told["ÖK 2020, december 2019"].printed_sek, told["ÖK 2020, december 2019"].now_sek) == (377_066, 747_396)
    assert (told["RSS-avtalet, fyra tjänster"].printed_sek, told["RSS-avtalet, fyra tjänster"].now_sek) == (
        48_124,
        48_124,
    )
    assert told["ÖK 2022 efter avdrag"].printed_sek is None, "Orsa's row can't be read"
