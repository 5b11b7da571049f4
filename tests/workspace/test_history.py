from __future__ import annotations

from dataclasses import replace

import pytest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace.history import DEEPEST, History
from gnv.workspace.workspace import Workspace

STOD = "regionalt_stod"


@pytest.fixture
def start(plan: Scenario) -> Workspace:
    return Workspace(scenario=plan)


def at(start: Workspace, amount: int) -> Workspace:
    return start.with_values({STOD: amount})


def test_back_and_forth(start: Workspace) -> None:
    history = History.beginning(start).push(at(start, 1))
    assert history.present == at(start, 1)
    assert history.step(-1).present == start
    assert history.step(-1).step(1).present == at(start, 1)


def test_there_is_nothing_before_the_first(start: Workspace) -> None:
    history = History.beginning(start)
    assert not history.can_undo
    assert history.step(-1).present == start


def test_a_new_change_overwrites_what_was_undone(start: Workspace) -> None:
    history = History.beginning(start).push(at(start, 1)).step(-1).push(at(start, 2))
    assert not history.can_redo
    assert history.step(-1).present == start


def test_arriving_where_one_stands_is_no_step(start: Workspace) -> None:
    assert not History.beginning(start).push(start).can_undo


def test_forty_steps_of_one_gesture_are_undone_at_once(start: Workspace) -> None:
    history = History.beginning(start)
    for press in range(40):
        history = history.push(at(start, press), gesture=STOD)
    assert history.present == at(start, 39)
    assert history.step(-1).present == start


def test_after_a_rest_the_same_slider_is_a_step_of_its_own(start: Workspace) -> None:
    history = History.beginning(start).push(at(start, 1), gesture=STOD).at_rest().push(at(start, 2), gesture=STOD)
    assert history.step(-1).present == at(start, 1)


def test_two_controls_without_a_rest_are_two_steps(start: Workspace) -> None:
    first = at(start, 1)
    history = History.beginning(start).push(first, gesture=STOD)
    assert history.push(first.with_values({"lika_del": 5}), gesture="lika_del").step(-1).present == first


def test_what_is_moved_after_an_undo_is_a_step_of_its_own(start: Workspace) -> None:
    history = History.beginning(start).push(at(start, 1)).push(at(start, 2), gesture=STOD).step(-1)
    assert history.push(at(start, 3), gesture=STOD).step(-1).present == at(start, 1)


def test_another_preset_is_a_step_of_its_own(start: Workspace, county: Record) -> None:
    other = start.showing(catalogue.preset_scenario(county, "rss-tre"))
    history = History.beginning(start).push(at(start, 1)).push(other)
    assert history.step(-1).present == at(start, 1)


def test_the_history_has_an_end(start: Workspace) -> None:
    history = History.beginning(start)
    for amount in range(DEEPEST + 20):
        history = history.push(at(start, amount))
    assert len(history.stops) == DEEPEST
    assert history.present == at(start, DEEPEST + 19)
    assert history.number == DEEPEST + 20, "what is forgotten has led here all the same"
    assert history.step(-1).number == DEEPEST + 19


def test_a_gesture_that_ends_where_it_began_leaves_no_step(start: Workspace) -> None:
    history = History.beginning(start).push(at(start, 1), gesture=STOD).push(start, gesture=STOD)
    assert history.present == start
    assert not history.can_undo


def test_pins_saved_scenarios_and_the_meetings_buttons_are_undone_too(start: Workspace) -> None:
    changes = (
        replace(start, pinned=start.scenario), start.saved("A"), replace(start, buttons=("rss-tre",)),
        start.with_weeks("9001", 0, 100),
    )  # fmt: skip
    for changed in changes:
        history = History.beginning(start).push(changed)
        assert history.before is None, "the scenario is the same: there is nothing to show again"
        assert history.step(-1).present == start


def test_a_swap_is_undone_with_both_its_sides(start: Workspace) -> None:
    pinned = replace(start, pinned=at(start, 2).scenario)
    history = History.beginning(pinned).push(pinned.swapped())
    assert history.present.scenario == at(start, 2).scenario
    assert history.before == start.scenario
    assert history.step(-1).present == pinned


def test_what_is_looked_at_is_no_step_and_stays_where_one_goes(start: Workspace) -> None:
    history = History.beginning(start).push(at(start, 1)).push(at(start, 1).looking(own=("9001",)))
    assert len(history.stops) == 2
    assert history.step(-1).present == start.looking(own=("9001",))
    assert history.step(-1).step(1).present == at(start, 1).looking(own=("9001",))
