from __future__ import annotations

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace.history import DEEPEST, History


def at(proposal: Scenario, amount: int) -> Scenario:
    return proposal.replace({"regionalt_stod": amount})


def test_back_and_forth(proposal: Scenario) -> None:
    history = History.beginning(proposal).push(at(proposal, 1), at=0)
    assert history.present == at(proposal, 1)
    assert history.step(-1).present == proposal
    assert history.step(-1).step(1).present == at(proposal, 1)


def test_there_is_nothing_before_the_first(proposal: Scenario) -> None:
    history = History.beginning(proposal)
    assert not history.can_undo
    assert history.step(-1).present == proposal


def test_a_new_change_overwrites_what_was_undone(proposal: Scenario) -> None:
    history = History.beginning(proposal).push(at(proposal, 1), at=0).step(-1).push(at(proposal, 2), at=9)
    assert not history.can_redo
    assert history.step(-1).present == proposal


def test_arriving_where_one_stands_changes_nothing(proposal: Scenario) -> None:
    history = History.beginning(proposal)
    assert history.push(proposal, at=0) is history


def test_forty_fast_key_presses_are_undone_at_once(proposal: Scenario) -> None:
    history = History.beginning(proposal)
    for press in range(40):
        history = history.push(at(proposal, press), at=press * 0.05)
    assert history.present == at(proposal, 39)
    assert history.step(-1).present == proposal


def test_slow_steps_are_undone_one_by_one(proposal: Scenario) -> None:
    history = History.beginning(proposal).push(at(proposal, 1), at=0).push(at(proposal, 2), at=5)
    assert history.step(-1).present == at(proposal, 1)


def test_two_controls_in_quick_succession_are_two_steps(proposal: Scenario) -> None:
    first = at(proposal, 1)
    history = History.beginning(proposal).push(first, at=0).push(first.replace({"lika_del": 5}), at=0.1)
    assert history.step(-1).present == first


def test_another_preset_is_a_step_of_its_own(proposal: Scenario, record: Record) -> None:
    history = (
        History.beginning(proposal)
        .push(at(proposal, 1), at=0)
        .push(catalogue.preset_scenario(record, "rss-fyra"), at=0.1)
    )
    assert history.step(-1).present == at(proposal, 1)


def test_the_history_has_an_end(proposal: Scenario) -> None:
    history = History.beginning(proposal)
    for amount in range(DEEPEST + 20):
        history = history.push(at(proposal, amount), at=amount * 10)
    assert len(history.stops) == DEEPEST
    assert history.present == at(proposal, DEEPEST + 19)


def test_a_gesture_that_ends_where_it_began_leaves_no_step(proposal: Scenario) -> None:
    history = History.beginning(proposal).push(at(proposal, 1), at=0).push(proposal, at=0.1)
    assert history.present == proposal
    assert not history.can_undo


def test_after_a_rest_even_a_quick_step_is_its_own(proposal: Scenario) -> None:
    history = History.beginning(proposal).push(at(proposal, 1), at=0).end_gesture().push(proposal, at=0.1)
    assert history.step(-1).present == at(proposal, 1)


def test_a_pin_is_a_step_and_is_undone_by_itself(proposal: Scenario) -> None:
    history = History.beginning(proposal).push(at(proposal, 1), at=0).push_pinned(at(proposal, 1), pinned=proposal)
    assert (history.present, history.pinned) == (at(proposal, 1), proposal)
    assert history.before is None, "the scenario is the same: there is nothing to show again"
    assert (history.step(-1).present, history.step(-1).pinned) == (at(proposal, 1), None)


def test_a_swap_is_undone_with_both_its_sides(proposal: Scenario) -> None:
    here, there = at(proposal, 1), at(proposal, 2)
    history = History.beginning(here, pinned=there).push_pinned(there, pinned=here)
    back = history.step(-1)
    assert (back.present, back.pinned) == (here, there)
    assert history.before == here


def test_what_comes_after_a_pin_keeps_it(proposal: Scenario) -> None:
    history = History.beginning(proposal).push_pinned(proposal, pinned=proposal).push(at(proposal, 1), at=0)
    assert history.pinned == proposal
    assert history.push_pinned(at(proposal, 1), pinned=proposal) is history
