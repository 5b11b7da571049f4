"""What is done when somebody moves, types, chooses or presses something in a panel; and what the panel then shows."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from gnv.app import controls, panel, state
from gnv.app.panel import Change, Control, Tab
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.records import UNKNOWN, Value
from gnv.workspace import link
from gnv.workspace.workspace import Workspace
from tests.app.conftest import Begin

pytestmark = pytest.mark.usefixtures("session")
POT, DEDUCTION, UNKNOWN_COST = "nara_vard", "regionalt_stod", "sud"  # 1 000 000 and 100 000 kr by default


def move(key: str, value: int | str, *, moving: bool = False, epoch: int | None = None) -> None:
    """The slider of a parameter taken to a position; a choice made."""
    at = state.epoch() if epoch is None else epoch
    controls.hear(Change(kind="value", key=key, value=value, moving=moving, epoch=at))


def step(key: str, steps: int) -> None:
    controls.hear(Change(kind="steps", key=key, steps=steps))


def write(key: str, text: str) -> None:
    controls.hear(Change(kind="typed", key=key, text=text))


def press(name: str) -> None:
    controls.hear(Change(kind="action", name=name))


def rest() -> None:
    controls.hear(Change(kind="rest"))


def value(key: str) -> Value:
    return state.workspace().scenario[key]


def preset() -> str:
    return state.workspace().scenario.preset


def shown(key: str) -> Control:
    """A control as a panel shows it."""
    tabs: tuple[Tab, ...] = (*controls.year_tabs(), *controls.budget_tabs(), *controls.vfu_tabs())
    return next(one for one in chain.from_iterable((*tab.controls, *tab.more) for tab in tabs) if one.key == key)


def undone() -> list[Value]:
    """What the equal share was at each earlier step, the last one first."""
    seen = []
    while state.history().can_undo:
        press("undo")
        seen.append(value("lika_del"))
    return seen


# --- A position, a step ----------------------------------------------------------------------------------------------


def test_a_position_is_the_value() -> None:
    move(DEDUCTION, 55_000)
    assert value(DEDUCTION) == shown(DEDUCTION).value == 55_000
    assert shown(DEDUCTION).changed


def test_a_choice_is_one_of_its_options() -> None:
    move("tjanster", "3")
    assert value("tjanster") == "3"
    move("tjanster", "4")
    assert value("tjanster") == "3"
    assert "inget av valen 2, 3" in shown("tjanster").error


@pytest.mark.parametrize("wrong", [-5_000, 305_000, "55000", "många"])
def test_a_position_that_there_is_not_is_refused(wrong: int | str) -> None:
    move(DEDUCTION, wrong)
    assert value(DEDUCTION) == 100_000
    assert shown(DEDUCTION).error


@pytest.mark.parametrize(
    ("at", "steps", "then"),
    [
        (100_000, 1, 105_000), (100_000, -1, 95_000), (100_000, 10, 150_000),
        (102_000, 1, 105_000), (102_000, -1, 100_000), (102_000, 2, 110_000), (102_000, -2, 95_000),
        (299_999, 1, 300_000), (300_000, 1, 300_000), (298_000, 5, 300_000),
        (1, -1, 0), (0, -1, 0), (7_000, -5, 0), (100_000, 0, 100_000),
    ],
)  # fmt: skip
def test_a_step_goes_to_the_next_whole_step_within_the_bounds(at: int, steps: int, then: int) -> None:
    move(DEDUCTION, at)
    step(DEDUCTION, steps)
    assert value(DEDUCTION) == then


def test_steps_are_reckoned_from_the_lowest_value() -> None:
    move("riket", 500_999)
    step("riket", 1)
    assert value("riket") == 501_000
    step("riket", -10)
    assert value("riket") == 500_000


def test_a_step_from_an_amount_that_nobody_knows_is_from_the_lowest() -> None:
    step(UNKNOWN_COST, 2)
    assert value(UNKNOWN_COST) == 2_000


def test_a_choice_has_no_steps() -> None:
    step("index", 1)
    step("tjanster", -1)
    assert (value("index"), value("tjanster")) == ("0", "2")
    assert not state.history().can_undo


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(at=some.integers(0, 300_000), steps=some.integers(-100, 100).filter(bool))
def test_any_steps_from_anywhere_end_at_a_whole_step_on_the_right_side(at: int, steps: int) -> None:
    move(DEDUCTION, at)
    step(DEDUCTION, steps)
    then = value(DEDUCTION)
    assert isinstance(then, int)
    assert 0 <= then <= 300_000
    assert then % 5_000 == 0
    assert then >= at if steps > 0 else then <= at
    assert abs(then - at) <= 5_000 * abs(steps)


# --- Typing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("1 200 000", 1_200_000), ("1.200.000", 1_200_000), ("1,2 mkr", 1_200_000), ("1,117 mkr", 1_117_000),
        ("500 tkr", 500_000), ("1117001", 1_117_001), ("0", 0), ("2 000 000 kr", 2_000_000),
    ],
)  # fmt: skip
def test_an_amount_is_typed_as_a_swede_writes_it_and_no_step_binds_it(text: str, kronor: int) -> None:
    write(POT, text)
    assert value(POT) == kronor
    assert (shown(POT).typed, shown(POT).error) == ("", "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1.117 mkr", "1 117 000 000 ligger utanför 0–2 000 000 kr."),  # groups of three: thousands
        ("2 000 001", "2 000 001 ligger utanför 0–2 000 000 kr."),
        ("-3", "−3 ligger utanför 0–2 000 000 kr."),
        ("abc", "”abc” går inte att läsa som ett tal."),
        ("", "”” går inte att läsa som ett tal."),
        ("1,5", "”1,5” går inte: här ska stå hela kronor."),
        ("12 %", "”12 %” är inte i kr."),
        ("saknas", "”saknas” går inte att läsa som ett tal."),
    ],
)
def test_what_will_not_do_is_kept_beside_the_field_with_the_reason(text: str, reason: str) -> None:
    write(POT, text)
    assert value(POT) == 1_000_000
    assert not state.history().can_undo
    control = shown(POT)
    assert (control.typed, control.value, control.text) == (text, 1_000_000, "1\u00a0000\u00a0000")
    assert reason in control.error.replace("\u00a0", " ")


def test_a_share_is_typed_with_or_without_its_sign() -> None:
    write("lika_del", "12 %")
    assert value("lika_del") == 12
    write("lika_del", "13")
    assert value("lika_del") == 13
    write("lika_del", "12,5 %")
    assert value("lika_del") == 13
    assert "hela procent" in shown("lika_del").error


@pytest.mark.parametrize("accepted", ["typed", "value", "steps", "reset"])
def test_a_refusal_is_told_until_the_next_change_that_is_accepted(accepted: str) -> None:
    write(POT, "abc")
    write("lika_del", "10")
    assert shown(POT).typed == "abc", "another field's change says nothing of this one"
    controls.hear(Change(kind=accepted, key=POT, value=1_000_000, text="1 mkr", steps=1, epoch=state.epoch()))
    assert (shown(POT).typed, shown(POT).error) == ("", "")


def test_a_new_refusal_takes_the_place_of_the_old() -> None:
    write(POT, "abc")
    write(POT, "-1")
    assert shown(POT).typed == "-1"


def test_an_amount_that_may_be_unknown_is_emptied_and_filled_in() -> None:
    write(UNKNOWN_COST, "300 tkr")
    assert (value(UNKNOWN_COST), shown(UNKNOWN_COST).text) == (300_000, "300\u00a0000")
    write(UNKNOWN_COST, " ")
    assert value(UNKNOWN_COST) == UNKNOWN
    assert (shown(UNKNOWN_COST).value, shown(UNKNOWN_COST).text, shown(UNKNOWN_COST).changed) == (None, "", False)


def test_weeks_are_typed_for_a_kommun_and_an_autumn() -> None:
    write("vfu_9001_0", "60")
    write("vfu_9001_1", "1 234 veckor")
    write("vfu_9003_1", "0")
    assert state.workspace().weeks("9001") == (60, 1_234)
    assert state.workspace().weeks("9003") == (None, 0), "nothing is not the same as unknown"
    write("vfu_9001_0", "")
    assert state.workspace().weeks("9001") == (None, 1_234)
    controls.hear(Change(kind="reset", key="vfu_9001_1"))
    assert state.workspace().weeks("9001") == (None, None)


@pytest.mark.parametrize("text", ["12,5", "-5", "100 000", "några", "12 kr"])
def test_weeks_that_can_not_be_are_refused(text: str) -> None:
    write("vfu_9001_0", "60")
    write("vfu_9001_0", text)
    assert state.workspace().weeks("9001") == (60, None)
    assert (shown("vfu_9001_0").typed, bool(shown("vfu_9001_0").error)) == (text, True)


def test_the_countrys_increase_is_moved_and_comes_back() -> None:
    move("vfu_riket", 500)
    assert state.workspace().vfu_increase == 500
    controls.hear(Change(kind="reset", key="vfu_riket"))
    assert shown("vfu_riket").value == 10_000


# --- Undo, gestures, what is too old ---------------------------------------------------------------------------------


def test_two_drags_are_two_steps_and_each_is_undone_whole() -> None:
    for drag in ((1, 2, 3), (4, 5, 6)):
        for percent in drag:
            move("lika_del", percent, moving=True)
        rest()
    assert undone() == [3, 0]


def test_without_a_rest_a_drag_goes_on() -> None:
    for percent in (1, 2, 3):
        move("lika_del", percent, moving=True)
    assert undone() == [0]


def test_another_parameter_ends_a_gesture() -> None:
    move("lika_del", 1, moving=True)
    move(DEDUCTION, 50_000, moving=True)
    move("lika_del", 2, moving=True)
    assert undone() == [1, 1, 0]


def test_a_position_from_before_something_else_moved_the_controls_is_dropped() -> None:
    move("lika_del", 10)
    drawn_before = state.epoch()
    press("undo")
    move("lika_del", 20, epoch=drawn_before)
    assert value("lika_del") == 0
    move("lika_del", 20)
    assert value("lika_del") == 20


def test_what_is_typed_or_stepped_means_the_same_on_any_drawing() -> None:
    press("undo")
    write("lika_del", "10")
    step("lika_del", 1)
    assert value("lika_del") == 11


@pytest.mark.parametrize("kind", ["value", "steps", "typed", "reset"])
def test_a_key_that_nobody_knows_is_ignored(kind: str) -> None:
    before = state.history()
    controls.hear(Change(kind=kind, key="okand", value=1, text="1", steps=1, epoch=state.epoch()))
    controls.hear(Change(kind=kind, key="medarbetare_2020", value=1, text="1", steps=1, epoch=state.epoch()))
    assert state.history() is before


def test_undo_and_redo_go_as_far_as_there_is() -> None:
    move("lika_del", 10)
    press("undo")
    press("undo")
    assert value("lika_del") == 0
    press("redo")
    press("redo")
    assert value("lika_del") == 10


def test_one_value_goes_back_to_the_presets_and_that_can_be_undone() -> None:
    move("lika_del", 10)
    move(DEDUCTION, 50_000)
    controls.hear(Change(kind="reset", key="lika_del"))
    assert (value("lika_del"), value(DEDUCTION)) == (0, 50_000)
    press("undo")
    assert value("lika_del") == 10


def test_the_reset_of_all_goes_back_to_the_preset_and_can_be_undone(county: Record) -> None:
    move("tjanster", "3")
    move(DEDUCTION, 50_000)
    press("reset")
    assert state.workspace().scenario == catalogue.preset_scenario(county, "forslag-2022")
    press("undo")
    assert (value("tjanster"), value(DEDUCTION)) == ("3", 50_000)


def test_the_last_step_is_shown_once_more() -> None:
    move("lika_del", 10)
    press("before")
    assert state.comparison().scenario["lika_del"] == 0
    press("after")
    assert state.comparison().scenario["lika_del"] == 10


# --- The meeting's steps ---------------------------------------------------------------------------------------------


def test_the_meetings_steps_are_gone_through_and_end_at_both_ends(begin: Begin) -> None:
    chosen = ("rss-tva", "rss-tre", "budget-2023")
    state.apply(lambda workspace: Workspace(scenario=workspace.scenario, buttons=chosen))
    seen = []
    for name in ("next", "next", "next", "next", "previous", "previous", "previous", "step3", "step1", "step2"):
        press(name)
        seen.append(preset())
    assert [chosen.index(one) for one in seen] == [0, 1, 2, 2, 1, 0, 0, 2, 0, 1]


def test_before_the_first_step_the_previous_is_the_first() -> None:
    state.apply(lambda workspace: Workspace(scenario=workspace.scenario, buttons=("rss-tre", "rss-tva")))
    press("previous")
    assert preset() == "rss-tre"


@pytest.mark.parametrize("name", ["next", "previous", "step1", "step2", "step3"])
def test_without_buttons_there_is_nowhere_to_go(name: str) -> None:
    before = state.history()
    press(name)
    assert state.history() is before


def test_a_step_that_there_is_not_goes_nowhere() -> None:
    state.apply(lambda workspace: Workspace(scenario=workspace.scenario, buttons=("rss-tre",)))
    press("step2")
    assert preset() == "forslag-2022"


@pytest.mark.parametrize("name", ["", "step", "step0", "step4", "stepx", "step-1", "step²", "explode", "undo "])
def test_an_action_that_nobody_knows_is_ignored(name: str) -> None:
    state.apply(lambda workspace: Workspace(scenario=workspace.scenario, buttons=("rss-tre",)))
    before = state.history()
    press(name)
    assert state.history() is before


# --- A restarted server ----------------------------------------------------------------------------------------------


def test_a_kept_link_brings_all_back(county: Record) -> None:
    move("lika_del", 10)
    write("vfu_9001_0", "60")
    kept, told = state.workspace(), state.link_text()
    press("undo")
    press("undo")
    controls.hear(Change(kind="restore", link=told))
    assert state.workspace() == kept


def test_after_a_kept_link_what_was_chosen_on_its_drawing_is_heard_and_older_positions_are_not() -> None:
    drawn = state.epoch() + 7  # so many drawings the session before had made
    controls.hear(Change(kind="restore", link=state.link_text(), epoch=drawn))
    move("lika_del", 10, epoch=drawn - 1)
    assert value("lika_del") == 0
    move("lika_del", 10, epoch=drawn)
    assert value("lika_del") == 10
    write("lika_del", "20")
    assert value("lika_del") == 20


@pytest.mark.parametrize(("old", "new"), [("del=10", "del=11"), ("del=10", "del=1"), ("v=2", "v=3")])
def test_a_damaged_link_changes_nothing(old: str, new: str) -> None:
    move("lika_del", 10)
    told, before = state.link_text(), state.history()
    assert old in told
    controls.hear(Change(kind="restore", link=told.replace(old, new)))
    controls.hear(Change(kind="restore", link=told[:-1]))
    assert state.history() is before


@pytest.mark.parametrize("damaged", ["file:///x", "https://[", "v=2", "v=9", "okand=1", "x" * 8_000, "\x00", "%00=%ff"])
def test_what_is_no_link_changes_nothing(damaged: str) -> None:
    move("lika_del", 10)
    before = state.history()
    controls.hear(Change(kind="restore", link=damaged))
    assert state.history() is before


# --- What is shown ---------------------------------------------------------------------------------------------------


def test_the_panel_has_four_headings_and_the_other_alternative_behind_a_fold() -> None:
    tabs = {tab.name: tab for tab in controls.year_tabs()}
    assert list(tabs) == ["Avdrag", "Tjänster", "Potter", "Nyckel"]
    assert [one.key for one in tabs["Tjänster"].controls] == [
        "tjanster", "kostnad_tva", "regionandel", "yrkesresan", "sud",
    ]  # fmt: skip
    assert [one.key for one in tabs["Tjänster"].more] == ["kostnad_tre"]
    move("tjanster", "3")
    assert "kostnad_tre" in [one.key for one in controls.year_tabs()[1].controls]


def test_an_agreement_without_deductions_has_no_such_heading(begin: Begin) -> None:
    state.apply(lambda workspace: workspace.showing(catalogue.preset_scenario(state.record(), "ok2020")))
    assert "Avdrag" not in [tab.name for tab in controls.year_tabs()]
    assert "Avdragens år" not in [tab.name for tab in controls.budget_tabs()]


def test_everything_that_can_be_set_is_in_a_panel(county: Record) -> None:
    for preset_id in county.presets:
        state.apply(lambda workspace, to=preset_id: workspace.showing(catalogue.preset_scenario(county, to)))
        tabs = (*controls.year_tabs(), *controls.budget_tabs())
        keys = [one.key for tab in tabs for one in (*tab.controls, *tab.more)]
        assert sorted(keys) == sorted(one.key for one in catalogue.parameters(county, preset_id)), preset_id


def test_the_tools_say_what_they_would_do() -> None:
    def state_of() -> dict[str, tuple[bool, str]]:
        return {one.name: (one.disabled, one.note) for one in controls.tools()}

    assert state_of() == {"undo": (True, ""), "redo": (True, ""), "reset": (True, ""), "replay": (True, "")}
    move("lika_del", 10)
    move("regionandel", 60)
    assert state_of() == {"undo": (False, ""), "redo": (True, ""), "reset": (False, "2"), "replay": (False, "")}
    press("undo")
    assert state_of() == {"undo": (False, ""), "redo": (False, ""), "reset": (False, "1"), "replay": (False, "")}


def test_the_price_of_a_step_is_told_when_asked_for() -> None:
    assert shown(DEDUCTION).price == ""
    state.apply(lambda workspace: workspace.looking(price_tags=True, own=("9001",)))
    assert shown(DEDUCTION).price.replace("\u00a0", " ") == "Ett steg upp: min kommun −500 kr, alla −5 000 kr"


# --- Anything at all -------------------------------------------------------------------------------------------------

any_change = some.builds(
    Change,
    kind=some.sampled_from(panel.KINDS),
    key=some.sampled_from(
        [POT, "tjanster", "index", UNKNOWN_COST, "vfu_9001_0", "vfu_riket", "niva_2023_nara_vard", ""]
    ),
    value=some.integers(-panel.MOST, panel.MOST) | some.sampled_from(["2", "3", UNKNOWN, "10"]) | some.text(max_size=5),
    steps=some.integers(-panel.MOST, panel.MOST),
    text=some.text(max_size=9) | some.integers().map(str),
    name=some.sampled_from(["undo", "redo", "reset", "next", "previous", "before", "after", "step1"]) | some.text(),
    link=some.text(),
    moving=some.booleans(),
    epoch=some.integers(0, 3),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(changes=some.lists(any_change, max_size=6))
def test_whatever_a_browser_tells_all_that_is_chosen_is_possible_and_in_the_link(changes: list[Change]) -> None:
    for change in changes:
        controls.hear(change)
        known, scenario = catalogue.by_key(state.record(), preset()), state.workspace().scenario
        assert [key for key in scenario if known[key].refusal(scenario[key])] == []
        assert link.decode(link.parse(state.link_text()), state.record()).workspace == state.workspace()


def test_all_pots_at_once_and_back() -> None:
    """Nine tenths of 1 000 000 and 200 000 kr, counted from the preset however often it is pressed; one step each."""
    write("medarbetare", "150 000")
    press("pots −10 %")
    press("pots −10 %")
    assert (value(POT), value("medarbetare")) == (900_000, 180_000)
    pressed = {tool.label: tool.chosen for tab in controls.year_tabs() for tool in tab.tools}
    assert pressed == {"−10 %": True, "Tillbaka": False}
    press("pots Tillbaka")
    assert (value(POT), value("medarbetare")) == (1_000_000, 200_000)
    press("undo")
    assert (value(POT), value("medarbetare")) == (900_000, 180_000)
    press("undo")
    assert (value(POT), value("medarbetare")) == (1_000_000, 150_000)
    press("pots −99 %")
    assert value(POT) == 1_000_000, "there is no such button"


def test_the_pot_of_a_deduction_is_chosen_behind_a_fold() -> None:
    tab = next(tab for tab in controls.year_tabs() if tab.name == "Avdrag")
    assert tab.more_name == "Ur vilken pott"
    assert shown("ur_regionalt_stod").options == ("Nära vård", "Medarbetare")
    move("ur_regionalt_stod", "Medarbetare")
    assert value("ur_regionalt_stod") == "Medarbetare"
    assert shown("ur_regionalt_stod").changed
