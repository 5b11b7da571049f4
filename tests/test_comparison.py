from __future__ import annotations

from dataclasses import replace

import pytest

from gnv import comparison
from gnv.meeting import Meeting, Named
from gnv.record import Facts
from gnv.scenario import Scenario


def test_three_against_four_is_seven_hundred_thousand(facts: Facts) -> None:
    chosen = [Named(name=name, scenario=facts.scenario(name)) for name in ("rss-tre", "rss-fyra")]
    three, four = comparison.columns(chosen, facts, kind="Kostnader")
    assert four.total_sek - three.total_sek == 700_000
    assert four.amounts["2021"] - three.amounts["2021"] in {16_481, 16_482}, "Vansbro's quota is 16 481,6"


def test_what_can_be_compared_starts_with_nulage_and_the_proposal(facts: Facts, proposal: Scenario) -> None:
    meeting = Meeting(scenario=proposal, pinned=facts.scenario("rss-fyra")).saved("Mitt")
    names = [named.name for named in comparison.candidates(meeting, facts)]
    assert names[:3] == ["Nuläge", "Förslag", "Mitt"]
    assert names[3:] == [f"Förval: {preset.name}" for preset in facts.presets.values()]


def test_by_default_all_that_somebody_has_made_is_compared(facts: Facts, proposal: Scenario) -> None:
    meeting = Meeting(scenario=proposal.replace({"lika_del": 10})).saved("Mitt")
    shown = [named.name for named in comparison.compared(meeting, facts)]
    assert shown == ["Förslag 2022", "Förslag", "Mitt"]
    assert comparison.picked(shown, meeting, facts) == (), "so that what is saved next is shown as well"


def test_what_is_on_screen_is_left_out_by_default_where_it_is_the_base_itself(facts: Facts, proposal: Scenario) -> None:
    shown = comparison.compared(Meeting(scenario=proposal).saved("Mitt"), facts)
    assert [named.name for named in shown] == ["Förslag 2022", "Mitt"]


@pytest.mark.parametrize(("preset", "other"), [("forslag-2022", "2022 utan avdrag"), ("rss-fyra", "Förslag 2022")])
def test_where_nothing_has_been_made_a_preset_that_differs_is_shown(facts: Facts, preset: str, other: str) -> None:
    shown = comparison.compared(Meeting(scenario=facts.scenario(preset)), facts)
    assert [named.name for named in shown] == [facts.preset(preset).name, f"Förval: {other}"]


def test_what_is_picked_is_compared_in_its_order_and_keeps_the_nulage_when_one_is_pinned(
    facts: Facts, proposal: Scenario
) -> None:
    meeting = Meeting(scenario=proposal).saved("Mitt")
    preset = next(named.name for named in comparison.candidates(meeting, facts) if "fyra" in named.name)
    names = ["Mitt", "Förslag 2022", preset]
    chosen = replace(meeting, columns=comparison.picked(names, meeting, facts))
    assert [named.name for named in comparison.compared(chosen, facts)] == names
    pinned = replace(chosen, pinned=proposal)
    assert [named.name for named in comparison.compared(pinned, facts)] == ["Mitt", "Nuläge", preset]


def test_a_name_on_the_shelf_may_be_the_presets_own(facts: Facts, proposal: Scenario) -> None:
    meeting = Meeting(scenario=proposal.replace({"lika_del": 10})).saved("Förslag 2022")
    assert [named.name for named in comparison.compared(meeting, facts)] == ["Nuläge", "Förslag", "Förslag 2022"]


def test_what_can_not_be_calculated_can_not_be_compared(facts: Facts, proposal: Scenario) -> None:
    impossible = Meeting(scenario=proposal.replace({"nara_vard": 0}))
    assert "Förslag" not in [named.name for named in comparison.candidates(impossible, facts)]
    assert len(comparison.compared(impossible, facts)) == 2, "there is something to compare with all the same"


def test_the_orders(facts: Facts, proposal: Scenario) -> None:
    chosen = [Named(name="Nu", scenario=proposal), Named(name="Lika", scenario=proposal.replace({"lika_del": 10}))]
    base, column = comparison.columns(chosen, facts, kind="Bidrag")
    first_and_last = {
        by: [facts.kommuner[code] for code in comparison.ordered(facts, column, base, by=by)][
            :: len(facts.kommuner) - 1
        ]
        for by in comparison.ORDERS
    }
    assert first_and_last == {
        "A–Ö": ["Avesta", "Älvdalen"],
        "Störst först": ["Falun", "Vansbro"],
        "Skillnad i kr": ["Vansbro", "Falun"],
        "Skillnad per invånare": ["Vansbro", "Falun"],
    }


def test_what_has_no_room_by_default_is_told(facts: Facts, proposal: Scenario) -> None:
    meeting = Meeting(scenario=proposal.replace({"lika_del": 1}))
    for number in range(6):
        meeting = meeting.saved(f"S{number}")
    assert comparison.without_room(meeting, facts) == ("S4", "S5"), "six columns: Förslag 2022, Förslag and four more"
    assert comparison.without_room(replace(meeting, columns=("S4", "S5")), facts) == ()
