from __future__ import annotations

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace.history import DEEPEST, History


def at(plan: Scenario, amount: int) -> Scenario:
    return plan.replace({"regionalt_stod": amount})


def test_back_and_forth(plan: Scenario) -> None:
    history = History.beginning(plan).push(at(plan, 1), at=0)
    assert history.present == at(plan, 1)
    assert history.step(-1).present == plan
    assert history.step(-1).step(1).present == at(plan, 1)


def test_there_is_nothing_before_the_first(plan: Scenario) -> None:
    history = History.beginning(plan)
    assert not history.can_undo
    assert history.step(-1).present == plan


def test_a_new_change_overwrites_what_was_undone(plan: Scenario) -> None:
    history = History.beginning(plan).push(at(plan, 1), at=0).step(-1).push(at(plan, 2), at=9)
    assert not history.can_redo
    assert history.step(-1).present == plan


def test_arriving_where_one_stands_changes_nothing(plan: Scenario) -> None:
    history = History.beginning(plan)
    assert history.push(plan, at=0) is history


def test_forty_fast_key_presses_are_undone_at_once(plan: Scenario) -> None:
    history = History.beginning(plan)
    for press in range(40):
        history = history.push(at(plan, press), at=press * 0.05)
    assert history.present == at(plan, 39)
    assert history.step(-1).present == plan


def test_slow_steps_are_undone_one_by_one(plan: Scenario) -> None:
    history = History.beginning(plan).push(at(plan, 1), at=0).push(at(plan, 2), at=5)
    assert history.step(-1).present == at(plan, 1)


def test_two_controls_in_quick_succession_are_two_steps(plan: Scenario) -> None:
    first = at(plan, 1)
    history = History.beginning(plan).push(first, at=0).push(first.replace({"lika_del": 5}), at=0.1)
    assert history.step(-1).present == first


def test_another_preset_is_a_step_of_its_own(plan: Scenario, county: Record) -> None:
    history = History.beginning(plan).push(at(plan, 1), at=0).push(catalogue.preset_scenario(county, "rss-tre"), at=0.1)
    assert history.step(-1).present == at(plan, 1)


def test_the_history_has_an_end(plan: Scenario) -> None:
    history = History.beginning(plan)
    for amount in range(DEEPEST + 20):
        history = history.push(at(plan, amount), at=amount * 10)
    assert len(history.stops) == DEEPEST
    assert history.present == at(plan, DEEPEST + 19)


def test_a_gesture_that_ends_where_it_began_leaves_no_step(plan: Scenario) -> None:
    history = History.beginning(plan).push(at(plan, 1), at=0).push(plan, at=0.1)
    assert history.present == plan
    assert not history.can_undo


def test_after_a_rest_even_a_quick_step_is_its_own(plan: Scenario) -> None:
    history = History.beginning(plan).push(at(plan, 1), at=0).end_gesture().push(plan, at=0.1)
    assert history.step(-1).present == at(plan, 1)


def test_a_pin_is_a_step_and_is_undone_by_itself(plan: Scenario) -> None:
    history = History.beginning(plan).push(at(plan, 1), at=0).push_pinned(at(plan, 1), pinned=plan)
    assert (history.present, history.pinned) == (at(plan, 1), plan)
    assert history.before is None, "the scenario is the same: there is nothing to show again"
    assert (history.step(-1).present, history.step(-1).pinned) == (at(plan, 1), None)


def test_a_swap_is_undone_with_both_its_sides(plan: Scenario) -> None:
    here, there = at(plan, 1), at(plan, 2)
    history = History.beginning(here, pinned=there).push_pinned(there, pinned=here)
    back = history.step(-1)
    assert (back.present, back.pinned) == (here, there)
    assert history.before == here


def test_what_comes_after_a_pin_keeps_it(plan: Scenario) -> None:
    history = History.beginning(plan).push_pinned(plan, pinned=plan).push(at(plan, 1), at=0)
    assert history.pinned == plan
    assert history.push_pinned(at(plan, 1), pinned=plan) is history
