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
    assert names(workspace.raised(2)) == ["A", "C", "B"]
    assert names(workspace.raised(0)) == ["A", "B", "C"]
    assert names(workspace.renamed(1, "  Nytt   namn ")) == ["A", "Nytt namn", "C"]
    assert names(workspace.renamed(1, "B")) == ["A", "B", "C"]
    assert names(workspace.removed(0)) == ["B", "C"]
    assert names(workspace.duplicated(0).duplicated(0)) == ["A", "B", "C", "A (2)", "A (3)"]


def test_what_is_compared_follows_a_new_name_and_takes_in_what_is_saved(workspace: Workspace) -> None:
    picked = replace(workspace, columns=("C", "B"))
    assert picked.renamed(1, "Nytt").columns == ("C", "Nytt")
    assert picked.saved("D").columns == ("C", "B", "D")
    assert workspace.saved("D").columns == (), "all is compared where nothing is picked"


def test_a_copy_is_of_the_saved_one_and_leaves_the_screen(workspace: Workspace, county: Record) -> None:
    elsewhere = Workspace(scenario=catalogue.preset_scenario(county, "rss-tre"), shelf=workspace.shelf)
    copied = elsewhere.duplicated(0)
    assert copied.scenario == elsewhere.scenario
    assert copied.shelf[-1].scenario == workspace.shelf[0].scenario


@pytest.mark.parametrize("name", ["", "  ", "A", "Nuläge", "a~b", "x" * 41, "a\u202eb"])
def test_a_name_that_will_not_do_is_refused(workspace: Workspace, name: str) -> None:
    with pytest.raises(InputError, match=r"namn på 1–40 tecken|redan ett scenario"):
        workspace.saved(name)


def test_a_full_shelf_says_so(workspace: Workspace) -> None:
    full = workspace.saved("D").saved("E").saved("F")
    assert len(full.shelf) == MOST_ON_SHELF
    with pytest.raises(InputError, match="rymmer 6"):
        full.saved("G")


def test_swapping_twice_is_where_one_was(plan: Scenario, county: Record) -> None:
    workspace = Workspace(scenario=plan, pinned=catalogue.preset_scenario(county, "rss-tre"))
    assert workspace.swapped().scenario.preset == "rss-tre"
    assert workspace.swapped().swapped() == workspace
    assert Workspace(scenario=plan).swapped() == Workspace(scenario=plan)


def test_what_is_removed_is_no_longer_compared(workspace: Workspace) -> None:
    assert replace(workspace, columns=("C", "A", "B")).removed(0).columns == ("C", "B")


def test_a_regretted_removal_keeps_what_has_come_since(workspace: Workspace, county: Record) -> None:
    picked = replace(workspace, columns=("C", "A", "Nuläge"))
    lost = picked.place(0)
    since = replace(picked.removed(0).saved("D"), pinned=catalogue.preset_scenario(county, "rss-tre"))
    back = since.restored(lost)
    assert names(back) == ["A", "B", "C", "D"]
    assert back.columns == ("C", "A", "Nuläge", "D")
    assert back.pinned == catalogue.preset_scenario(county, "rss-tre")


def test_a_regretted_removal_finds_its_name_taken_or_the_shelf_full(workspace: Workspace) -> None:
    lost, short = workspace.place(2), workspace.removed(2)
    assert names(short.saved("C").restored(lost)) == ["A", "B", "C (2)", "C"]
    assert names(short.removed(1).removed(0).restored(lost)) == ["C"]
    with pytest.raises(InputError, match="rymmer 6"):
        short.saved("D").saved("E").saved("F").saved("G").restored(lost)


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
