from __future__ import annotations

from dataclasses import replace

import pytest

from gnv.meeting import MOST_ON_SHELF, Meeting
from gnv.model import InputError
from gnv.record import Facts
from gnv.scenario import Scenario


@pytest.fixture
def meeting(proposal: Scenario) -> Meeting:
    return Meeting(scenario=proposal).saved("A").saved("B").saved("C")


def names(meeting: Meeting) -> list[str]:
    return [named.name for named in meeting.shelf]


def test_saved_scenarios_stand_in_order(meeting: Meeting) -> None:
    assert names(meeting) == ["A", "B", "C"]


def test_a_scenario_is_raised_renamed_removed_and_copied(meeting: Meeting) -> None:
    assert names(meeting.raised(2)) == ["A", "C", "B"]
    assert names(meeting.raised(0)) == ["A", "B", "C"]
    assert names(meeting.renamed(1, "  Nytt   namn ")) == ["A", "Nytt namn", "C"]
    assert names(meeting.renamed(1, "B")) == ["A", "B", "C"]
    assert names(meeting.removed(0)) == ["B", "C"]
    assert names(meeting.duplicated(0).duplicated(0)) == ["A", "B", "C", "A (2)", "A (3)"]


def test_what_is_compared_follows_a_new_name_and_takes_in_what_is_saved(meeting: Meeting) -> None:
    picked = replace(meeting, columns=("C", "B"))
    assert picked.renamed(1, "Nytt").columns == ("C", "Nytt")
    assert picked.saved("D").columns == ("C", "B", "D")
    assert meeting.saved("D").columns == (), "all is compared where nothing is picked"


def test_a_copy_is_of_the_saved_one_and_leaves_the_screen(meeting: Meeting, facts: Facts) -> None:
    elsewhere = Meeting(scenario=facts.scenario("rss-fyra"), shelf=meeting.shelf)
    copied = elsewhere.duplicated(0)
    assert copied.scenario == elsewhere.scenario
    assert copied.shelf[-1].scenario == meeting.shelf[0].scenario


@pytest.mark.parametrize("name", ["", "  ", "A", "Nuläge", "a~b", "x" * 41, "a\u202eb"])
def test_a_name_that_will_not_do_is_refused(meeting: Meeting, name: str) -> None:
    with pytest.raises(InputError, match=r"namn på 1–40 tecken|redan ett scenario"):
        meeting.saved(name)


def test_a_full_shelf_says_so(meeting: Meeting) -> None:
    full = meeting.saved("D").saved("E").saved("F")
    assert len(full.shelf) == MOST_ON_SHELF
    with pytest.raises(InputError, match="rymmer 6"):
        full.saved("G")


def test_swapping_twice_is_where_one_was(proposal: Scenario, facts: Facts) -> None:
    meeting = Meeting(scenario=proposal, pinned=facts.scenario("rss-fyra"))
    assert meeting.swapped().scenario.preset == "rss-fyra"
    assert meeting.swapped().swapped() == meeting
    assert Meeting(scenario=proposal).swapped() == Meeting(scenario=proposal)
