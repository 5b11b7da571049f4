from __future__ import annotations

from dataclasses import replace

import pytest

from gnv.analysis import side_by_side
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace import columns
from gnv.workspace.workspace import Named, Workspace


def test_three_against_four_is_seven_hundred_thousand(record: Record) -> None:
    chosen = [Named(name=name, scenario=catalogue.preset_scenario(record, name)) for name in ("rss-tre", "rss-fyra")]
    three, four = side_by_side.columns(chosen, record, kind="Kostnader")
    assert four.total_sek - three.total_sek == 700_000
    assert four.amounts["2021"] - three.amounts["2021"] in {16_481, 16_482}, "Vansbro's quota is 16 481,6"


def test_what_can_be_compared_starts_with_nulage_and_the_proposal(record: Record, proposal: Scenario) -> None:
    workspace = Workspace(scenario=proposal, pinned=catalogue.preset_scenario(record, "rss-fyra")).saved("Mitt")
    names = [named.name for named in columns.candidates(workspace, record)]
    assert names[:3] == ["Nuläge", "Förslag", "Mitt"]
    assert names[3:] == [f"Förval: {preset.name}" for preset in record.presets.values()]


def test_by_default_all_that_somebody_has_made_is_compared(record: Record, proposal: Scenario) -> None:
    workspace = Workspace(scenario=proposal.replace({"lika_del": 10})).saved("Mitt")
    shown = [named.name for named in columns.compared(workspace, record)]
    assert shown == ["Förslag 2022", "Förslag", "Mitt"]
    assert columns.names_to_remember(shown, workspace, record) == (), "so that what is saved next is shown as well"


def test_what_is_on_screen_is_left_out_by_default_where_it_is_the_base_itself(
    record: Record, proposal: Scenario
) -> None:
    shown = columns.compared(Workspace(scenario=proposal).saved("Mitt"), record)
    assert [named.name for named in shown] == ["Förslag 2022", "Mitt"]


@pytest.mark.parametrize(("preset", "other"), [("forslag-2022", "2022 utan avdrag"), ("rss-fyra", "Förslag 2022")])
def test_where_nothing_has_been_made_a_preset_that_differs_is_shown(record: Record, preset: str, other: str) -> None:
    shown = columns.compared(Workspace(scenario=catalogue.preset_scenario(record, preset)), record)
    assert [named.name for named in shown] == [record.preset(preset).name, f"Förval: {other}"]


def test_what_is_picked_is_compared_in_its_order_and_keeps_the_nulage_when_one_is_pinned(
    record: Record, proposal: Scenario
) -> None:
    workspace = Workspace(scenario=proposal).saved("Mitt")
    preset = next(named.name for named in columns.candidates(workspace, record) if "fyra" in named.name)
    names = ["Mitt", "Förslag 2022", preset]
    chosen = replace(workspace, columns=columns.names_to_remember(names, workspace, record))
    assert [named.name for named in columns.compared(chosen, record)] == names
    pinned = replace(chosen, pinned=proposal)
    assert [named.name for named in columns.compared(pinned, record)] == ["Mitt", "Nuläge", preset]


def test_a_name_on_the_shelf_may_be_the_presets_own(record: Record, proposal: Scenario) -> None:
    workspace = Workspace(scenario=proposal.replace({"lika_del": 10})).saved("Förslag 2022")
    assert [named.name for named in columns.compared(workspace, record)] == ["Nuläge", "Förslag", "Förslag 2022"]


def test_what_can_not_be_calculated_can_not_be_compared(record: Record, proposal: Scenario) -> None:
    impossible = Workspace(scenario=proposal.replace({"nara_vard": 0}))
    assert "Förslag" not in [named.name for named in columns.candidates(impossible, record)]
    assert len(columns.compared(impossible, record)) == 2, "there is something to compare with all the same"


def test_the_orders(record: Record, proposal: Scenario) -> None:
    chosen = [Named(name="Nu", scenario=proposal), Named(name="Lika", scenario=proposal.replace({"lika_del": 10}))]
    base, column = side_by_side.columns(chosen, record, kind="Bidrag")
    first_and_last = {
        by: [record.kommuner[code] for code in side_by_side.ordered(record, column, base, by=by)][
            :: len(record.kommuner) - 1
        ]
        for by in side_by_side.ORDERS
    }
    assert first_and_last == {
        "A–Ö": ["Avesta", "Älvdalen"],
        "Störst först": ["Falun", "Vansbro"],
        "Skillnad i kr": ["Vansbro", "Falun"],
        "Skillnad per invånare": ["Vansbro", "Falun"],
    }


def test_what_has_no_room_by_default_is_told(record: Record, proposal: Scenario) -> None:
    workspace = Workspace(scenario=proposal.replace({"lika_del": 1}))
    for number in range(6):
        workspace = workspace.saved(f"S{number}")
    assert columns.left_out_names(workspace, record) == ("S4", "S5"), "six columns: Förslag 2022, Förslag and four more"
    assert columns.left_out_names(replace(workspace, columns=("S4", "S5")), record) == ()
