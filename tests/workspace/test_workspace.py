from __future__ import annotations

from dataclasses import replace

import pytest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.core.scenario import Scenario
from gnv.workspace.workspace import MOST_ON_SHELF, Workspace, checked_name, free_name


@pytest.fixture
def workspace(plan: Scenario) -> Workspace:
    return Workspace(scenario=plan).saved("A").saved("B").saved("C")


def names(workspace: Workspace) -> list[str]:
    return [named.name for named in workspace.shelf]


def test_saved_scenarios_stand_in_order(workspace: Workspace) -> None:
    assert names(workspace) == ["A", "B", "C"]


def test_a_scenario_is_raised_renamed_removed_and_copied(workspace: Workspace) -> None:
    assert names(workspace.raised("C")) == ["A", "C", "B"]
    assert names(workspace.raised("A")) == ["A", "B", "C"]
    assert names(workspace.renamed("B", "  Nytt   namn ")) == ["A", "Nytt namn", "C"]
    assert names(workspace.renamed("B", "B")) == ["A", "B", "C"]
    assert names(workspace.removed("A")) == ["B", "C"]
    assert names(workspace.duplicated("A").duplicated("A")) == ["A", "B", "C", "A (2)", "A (3)"]


def test_what_is_compared_follows_a_new_name_and_takes_in_what_is_saved(workspace: Workspace) -> None:
    picked = replace(workspace, columns=("C", "B"))
    assert picked.renamed("B", "Nytt").columns == ("C", "Nytt")
    assert picked.saved("D").columns == ("C", "B", "D")
    assert workspace.saved("D").columns == (), "all is compared where nothing is picked"


def test_a_copy_is_of_the_saved_one_and_leaves_the_screen(workspace: Workspace, county: Record) -> None:
    elsewhere = Workspace(scenario=catalogue.preset_scenario(county, "rss-tre"), shelf=workspace.shelf)
    copied = elsewhere.duplicated("A")
    assert copied.scenario == elsewhere.scenario
    assert copied.shelf[-1].scenario == workspace.shelf[0].scenario


@pytest.mark.parametrize("name", ["", "  ", "A", "Nuläge", "a~b", "x" * 41, "a\u202eb"])
def test_a_name_that_will_not_do_is_refused(workspace: Workspace, name: str) -> None:
    with pytest.raises(InputError, match=r"namn på 1–40 tecken|redan ett scenario"):
        workspace.saved(name)


def test_a_full_shelf_says_so(workspace: Workspace) -> None:
    full = workspace.saved("D").saved("E").saved("F")
    assert len(full.shelf) == MOST_ON_SHELF
    with pytest.raises(InputError, match="plats för 6 sparade"):
        full.saved("G")


def test_swapping_twice_is_where_one_was(plan: Scenario, county: Record) -> None:
    workspace = Workspace(scenario=plan, pinned=catalogue.preset_scenario(county, "rss-tre"))
    assert workspace.swapped().scenario.preset == "rss-tre"
    assert workspace.swapped().swapped() == workspace
    assert Workspace(scenario=plan).swapped() == Workspace(scenario=plan)


def test_what_is_removed_is_no_longer_compared(workspace: Workspace) -> None:
    assert replace(workspace, columns=("C", "A", "B")).removed("A").columns == ("C", "B")


def test_what_is_not_saved_is_named(workspace: Workspace) -> None:
    for change in (workspace.opened, workspace.removed, workspace.raised, workspace.duplicated):
        with pytest.raises(InputError, match="inget sparat scenario som heter ”Z”"):
            change("Z")


def test_another_preset_is_looked_at_by_its_own_kind_of_money(plan: Scenario, county: Record) -> None:
    workspace = Workspace(scenario=plan).looking(kind="Netto")
    assert workspace.showing(plan.replace({"lika_del": 5})).view.kind == "Netto"
    assert workspace.showing(catalogue.preset_scenario(county, "rss-tre")).view.kind == ""


def test_weeks_that_are_taken_back_leave_no_trace(plan: Scenario) -> None:
    start = Workspace(scenario=plan)
    entered = start.with_weeks("9001", 0, 100).with_weeks("9001", 1, 120)
    assert entered.weeks("9001") == (100, 120)
    assert entered.with_weeks("9001", 0, None).weeks("9001") == (None, 120)
    assert entered.with_weeks("9001", 0, None).with_weeks("9001", 1, None) == start


def test_what_is_added_takes_the_first_free_name_and_what_is_compared_grows(workspace: Workspace) -> None:
    added = replace(workspace, columns=("A", "B")).added(workspace.shelf[:2])
    assert names(added) == ["A", "B", "C", "A (2)", "B (2)"]
    assert added.columns == ("A", "B", "A (2)", "B (2)")


@pytest.mark.parametrize("name", ["Förval: Budget 2023", "Förval:", "Förslag", "Nula\u0308ge", "a\x00b", "a\ufeffb"])
def test_a_name_that_the_pages_use_or_nobody_sees_is_no_shelf_name(name: str) -> None:
    with pytest.raises(InputError, match=r"använder det namnet|namn på 1–40"):
        checked_name(name)


def test_a_free_name_fits_on_the_shelf_unless_it_may_be_longer() -> None:
    long = "x" * 40
    assert free_name(long, {long}) == "x" * 36 + " (2)"
    assert free_name(long, {long, "x" * 36 + " (2)"}) == "x" * 36 + " (3)"
    assert free_name(long, {long}, longest=None) == long + " (2)"
    assert free_name(long, set()) == long
