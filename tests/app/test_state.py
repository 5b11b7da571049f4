from __future__ import annotations

import pytest
import streamlit as st

from gnv.app import state
from gnv.app.session import memory
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.core.scenario import Scenario
from gnv.workspace import link
from gnv.workspace.workspace import Workspace
from tests.app.conftest import Address, Begin


def put(percent: int, *, gesture: str = "") -> None:
    """Change the equal share."""
    state.apply(lambda workspace: workspace.with_values({"lika_del": percent}), gesture=gesture)


def test_a_session_begins_with_what_the_address_tells(begin: Begin, county: Record, plan: Scenario) -> None:
    told = Workspace(scenario=plan.replace({"lika_del": 10}), pinned=plan, buttons=("rss-tre",))
    begin(link.encode(told, county))
    assert state.workspace() == told
    assert state.link_text() == link.encode(told, county)


def test_an_empty_address_is_the_first_preset(session: None, plan: Scenario) -> None:
    assert state.workspace() == Workspace(scenario=plan)
    assert not state.history().can_undo


def test_the_address_is_read_in_the_first_run_only(begin: Begin) -> None:
    begin("lika_del=10")
    name = state.session()
    begin("lika_del=20")
    assert state.workspace().scenario["lika_del"] == 10
    assert state.session() == name


@pytest.mark.parametrize("query", ["okand=1", "lika_del=51", "lika_del=x", "v=2", "v=3", "forval=finns-inte"])
def test_a_damaged_address_is_told_and_nothing_of_it_is_applied(begin: Begin, query: str) -> None:
    with pytest.raises(link.LinkError):
        begin(f"regionandel=60&{query}")
    assert state.HISTORY not in memory()


def test_what_of_an_address_had_to_be_left_out_is_kept_to_be_told(begin: Begin) -> None:
    begin("hylla=Bra~forslag-2022&hylla=Trasigt~forslag-2022~lika_del.x")
    assert state.workspace().names == ("Bra",)
    assert [problem[:40] for problem in memory()[state.PROBLEMS]] == ["Det sparade scenariot ”Trasigt” är skada"]


def test_nothing_is_written_where_an_empty_address_opens_the_same(session: None, address: Address) -> None:
    state.write_address()
    put(10)
    put(0)
    state.write_address()
    assert (address, address.writings) == ({}, 0)


def test_the_address_tells_all_of_what_is_not_the_default(session: None, address: Address, county: Record) -> None:
    put(10)
    state.write_address()
    assert address == link.parse(state.link_text())
    assert link.decode(address, county).workspace == state.workspace()
    state.write_address()
    assert address.writings == 1, "it says it already"
    put(0)
    state.write_address()
    assert (address, address.writings) == ({}, 2)


def test_what_a_browser_says_of_an_older_address_does_not_keep_the_newest_back(session: None, address: Address) -> None:
    put(10)
    state.write_address()
    older = dict(address)
    put(5)
    state.write_address()
    address.clear()
    address.update(older)  # said before it was told the last one
    put(10)
    state.write_address()
    assert address.writings == 3, "the browser may show lika_del=5 by now"


def test_what_is_only_looked_at_is_in_the_address_too(session: None, address: Address, county: Record) -> None:
    state.apply(lambda workspace: workspace.looking(wall=True, own=("9001",)))
    state.write_address()
    assert link.decode(address, county).workspace == state.workspace()
    assert not state.history().can_undo


def test_an_address_that_said_the_default_is_cleared(begin: Begin, address: Address) -> None:
    begin("lika_del=0&utm_source=mejl")
    state.write_address()
    assert address == {}


def test_what_can_not_be_done_is_told_and_changes_nothing(session: None) -> None:
    before, epoch = state.history(), state.epoch()

    def impossible(workspace: Workspace) -> Workspace:
        raise InputError("Det går inte.")

    state.apply(impossible)
    assert state.refusal() == "Det går inte."
    assert state.history() is before
    assert state.epoch() == epoch


@pytest.mark.parametrize("next_one", [lambda: put(10), lambda: state.step(-1)])
def test_a_refusal_is_told_until_the_next_thing_is_done(session: None, next_one: object) -> None:
    state.apply(lambda workspace: workspace.opened("finns inte"))
    assert "finns inte" in state.refusal()
    assert callable(next_one)
    next_one()
    assert state.refusal() == ""


def test_two_changes_in_flight_are_two_changes_of_the_newest(session: None) -> None:
    put(10)
    state.apply(lambda workspace: workspace.with_values({"regionandel": 60}))
    assert (state.workspace().scenario["lika_del"], state.workspace().scenario["regionandel"]) == (10, 60)
    state.step(-1)
    assert (state.workspace().scenario["lika_del"], state.workspace().scenario["regionandel"]) == (10, 50)


def test_a_gesture_is_one_step_and_after_a_rest_there_is_another(session: None) -> None:
    for percent in (1, 2, 3):
        put(percent, gesture="lika_del")
    state.rest()
    for percent in (4, 5):
        put(percent, gesture="lika_del")
    seen = []
    while state.history().can_undo:
        state.step(-1)
        seen.append(state.workspace().scenario["lika_del"])
    assert seen == [3, 0]


def test_only_the_panels_own_changes_leave_its_positions_in_force(session: None) -> None:
    at = state.epoch()
    state.apply(lambda workspace: workspace.with_values({"lika_del": 5}), by_panel=True)
    assert state.epoch() == at
    put(10)
    assert state.epoch() == at + 1
    state.step(-1)
    assert state.epoch() == at + 2
    state.rest()
    assert state.epoch() == at + 2


def test_a_kept_link_is_taken_up_whole_and_is_no_step(session: None, county: Record, plan: Scenario) -> None:
    put(7)
    kept, at = Workspace(scenario=plan.replace({"lika_del": 10}), buttons=("rss-tre",)), state.epoch()
    state.restore(link.encode(kept, county), epoch=at + 5)
    assert state.workspace() == kept
    assert not state.history().can_undo
    assert state.epoch() == at + 5, "the number that its drawing had, so that what was chosen on it is heard"


def test_kept_links_of_the_steps_before_can_be_undone(session: None, county: Record, plan: Scenario) -> None:
    steps = [link.encode(Workspace(scenario=plan.replace({"lika_del": value})), county) for value in (3, 7, 10)]
    steps.insert(1, steps[1][:-1])  # one that is not whole is passed over
    state.restore("\n".join(steps), epoch=1)
    assert state.workspace().scenario["lika_del"] == 10
    seen = []
    while state.history().can_undo:
        state.step(-1)
        seen.append(state.workspace().scenario["lika_del"])
    assert seen == [7, 3]


def test_more_kept_lines_than_a_history_holds_are_not_read(session: None, county: Record, plan: Scenario) -> None:
    told = link.encode(Workspace(scenario=plan.replace({"lika_del": 10})), county)
    state.restore("\n" * 7_000 + told, epoch=1)
    assert state.workspace().scenario["lika_del"] == 10
    assert len(state.history().stops) == 2, "an empty line is the first preset, and all of them are one stop"


@pytest.mark.parametrize("cut", [1, 10, 40])
def test_a_kept_link_that_is_not_whole_changes_nothing(session: None, county: Record, plan: Scenario, cut: int) -> None:
    put(7)
    before = state.history()
    state.restore(link.encode(Workspace(scenario=plan.replace({"lika_del": 10})), county)[:-cut], epoch=5)
    assert state.history() is before


def test_the_last_step_is_shown_once_more_until_something_is_done(session: None) -> None:
    state.replay(before=True)
    assert not state.replaying(), "there is nothing to show"
    put(10)
    state.replay(before=True)
    assert state.comparison().scenario["lika_del"] == 0
    assert state.workspace().scenario["lika_del"] == 10, "what is chosen is not what is shown"
    state.replay(before=False)
    assert state.comparison().scenario["lika_del"] == 10
    state.replay(before=True)
    put(20)
    assert not state.replaying()


def test_the_own_kommuner_and_the_changes_are_the_workspaces(session: None, county: Record) -> None:
    state.apply(lambda workspace: workspace.with_values({"lika_del": 5}).looking(own=("9002",)))
    assert state.own_kommuner() == {"9002"}
    assert [one.parameter.key for one in state.changes()] == ["lika_del"]


def test_a_widget_that_something_else_has_moved_gets_another_key(session: None) -> None:
    first = state.widget_key("forval", "a")
    assert state.widget_key("forval", "a") == first, "nothing has moved it"
    assert state.widget_key("forval", "b") != first
    assert state.widget_key("knappar", "b") == "knappar_0", "each name has its own"


def test_a_widget_that_moved_itself_keeps_its_key(session: None) -> None:
    key = state.widget_key("forval", "a")
    st.session_state[key] = "b"
    assert state.told_by_widget("forval") == "b"
    assert state.widget_key("forval", "b") == key


def test_a_widget_whose_wish_was_refused_is_drawn_anew(session: None) -> None:
    key = state.widget_key("namn", "A")
    st.session_state[key] = "Nuläge"
    state.told_by_widget("namn")
    assert state.widget_key("namn", "A") != key


def test_a_widget_that_is_unfinished_is_left_as_it_is(session: None) -> None:
    key = state.widget_key("jamfors", ["A", "B"])
    st.session_state[key] = ["A"]
    state.told_by_widget("jamfors")
    state.leave("jamfors", ["A", "B"])
    assert state.widget_key("jamfors", ["A", "B"]) == key


def test_a_widget_moved_there_and_back_by_something_else_never_has_an_old_key_again(session: None) -> None:
    keys = [state.widget_key("forval", value) for value in ("a", "b", "a", "b")]
    assert len(set(keys)) == 4


def test_every_preset_is_what_an_address_with_only_its_name_opens(begin: Begin, county: Record) -> None:
    begin("forval=rss-tre")
    assert state.workspace() == Workspace(scenario=catalogue.preset_scenario(county, "rss-tre"))
