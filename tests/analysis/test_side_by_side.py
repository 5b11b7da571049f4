from __future__ import annotations

from dataclasses import replace

import pytest

from gnv.analysis import side_by_side
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace import columns
from gnv.workspace.workspace import Named, Workspace
from tests.support.small_county import EKBY


def test_three_posts_against_two_are_eighty_thousand_more(county: Record) -> None:
    chosen = [Named(name=name, scenario=catalogue.preset_scenario(county, name)) for name in ("rss-tva", "rss-tre")]
    two, three = side_by_side.columns(chosen, county, kind="Kostnader")
    assert three.total_sek - two.total_sek == 80_000
    assert three.amounts[EKBY] - two.amounts[EKBY] == 8_000


def test_what_can_be_compared_starts_with_nulage_and_the_proposal(county: Record, plan: Scenario) -> None:
    workspace = Workspace(scenario=plan, pinned=catalogue.preset_scenario(county, "rss-tre")).saved("Mitt")
    names = [named.name for named in columns.candidates(workspace, county)]
    assert names[:3] == ["Nuläge", "Förslag", "Mitt"]
    assert names[3:] == [f"Förval: {preset.name}" for preset in county.presets.values()]


def test_by_default_all_that_somebody_has_made_is_compared(county: Record, plan: Scenario) -> None:
    workspace = Workspace(scenario=plan.replace({"lika_del": 30})).saved("Mitt")
    shown = [named.name for named in columns.compared(workspace, county)]
    assert shown == ["Förslag 2022", "Förslag", "Mitt"]
    assert columns.names_to_remember(shown, workspace, county) == (), "so that what is saved next is shown as well"


def test_what_is_on_screen_is_left_out_by_default_where_it_is_the_base_itself(county: Record, plan: Scenario) -> None:
    shown = columns.compared(Workspace(scenario=plan).saved("Mitt"), county)
    assert [named.name for named in shown] == ["Förslag 2022", "Mitt"]


@pytest.mark.parametrize(("preset", "other"), [("forslag-2022", "2022 utan avdrag"), ("rss-tre", "Förslag 2022")])
def test_where_nothing_has_been_made_a_preset_that_differs_is_shown(county: Record, preset: str, other: str) -> None:
    shown = columns.compared(Workspace(scenario=catalogue.preset_scenario(county, preset)), county)
    assert [named.name for named in shown] == [county.preset(preset).name, f"Förval: {other}"]


def test_what_is_picked_is_compared_in_its_order_and_keeps_the_nulage_when_one_is_pinned(
    county: Record, plan: Scenario
) -> None:
    workspace = Workspace(scenario=plan).saved("Mitt")
    preset = next(named.name for named in columns.candidates(workspace, county) if "tre " in named.name)
    names = ["Mitt", "Förslag 2022", preset]
    chosen = replace(workspace, columns=columns.names_to_remember(names, workspace, county))
    assert [named.name for named in columns.compared(chosen, county)] == names
    pinned = replace(chosen, pinned=plan)
    assert [named.name for named in columns.compared(pinned, county)] == ["Mitt", "Nuläge", preset]


def test_a_name_on_the_shelf_may_be_the_presets_own(county: Record, plan: Scenario) -> None:
    workspace = Workspace(scenario=plan.replace({"lika_del": 30})).saved("Förslag 2022")
    assert [named.name for named in columns.compared(workspace, county)] == ["Nuläge", "Förslag", "Förslag 2022"]


def test_what_can_not_be_calculated_can_not_be_compared(county: Record, plan: Scenario) -> None:
    impossible = Workspace(scenario=plan.replace({"nara_vard": 0}))
    assert "Förslag" not in [named.name for named in columns.candidates(impossible, county)]
    assert len(columns.compared(impossible, county)) == 2, "there is something to compare with all the same"


def test_the_orders(county: Record, plan: Scenario) -> None:
    # 6 % of 1 150 000 kr shared equally: +26 100, +29 200 and +44 700 kr; 26, 15 and 6 kr per inhabitant.
    more: dict[str, int | str] = {"lika_del": 6, "regionalt_stod": 0}
    chosen = [Named(name="Nu", scenario=plan), Named(name="Mer", scenario=plan.replace(more))]
    base, column = side_by_side.columns(chosen, county, kind="Bidrag")
    orders = {
        by: [county.kommuner[code] for code in side_by_side.ordered(county, column, base, by=by)]
        for by in side_by_side.ORDERS
    }
    assert orders == {
        "A–Ö": ["Ekby", "Lilleby", "Storstad"],
        "Störst först": ["Storstad", "Lilleby", "Ekby"],
        "Skillnad i kr": ["Storstad", "Lilleby", "Ekby"],
        "Skillnad per invånare": ["Ekby", "Lilleby", "Storstad"],
    }


def test_what_has_no_room_by_default_is_told(county: Record, plan: Scenario) -> None:
    workspace = Workspace(scenario=plan.replace({"lika_del": 1}))
    for number in range(6):
        workspace = workspace.saved(f"S{number}")
    assert columns.left_out_names(workspace, county) == ("S4", "S5"), "six columns: Förslag 2022, Förslag and four more"
    assert columns.left_out_names(replace(workspace, columns=("S4", "S5")), county) == ()


def test_what_a_page_calls_them(county: Record, plan: Scenario) -> None:
    workspace = Workspace(scenario=plan.replace({"lika_del": 30})).saved("Mitt")
    chosen = replace(workspace, columns=("Nuläge", "Förslag", "Förval: Budget 2023"))
    shown = [named.name for named in columns.shown(chosen, county)]
    assert shown == ["Förslag 2022", "På skärmen", "Budget 2023"]
    twin = replace(workspace.saved("Budget 2023"), columns=("Budget 2023", "Förval: Budget 2023"))
    assert [named.name for named in columns.shown(twin, county)] == ["Budget 2023", "Budget 2023 (förval)"]
