from __future__ import annotations

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace import link, scenario_file
from gnv.workspace.workspace import Named, Workspace


def decoded(text: str, record: Record) -> Scenario:
    return link.decode(link.parse(text), record).workspace.scenario


def test_every_preset_survives_as_a_link(record: Record) -> None:
    for preset in record.presets:
        scenario = catalogue.preset_scenario(record, preset)
        assert decoded(link.encode(Workspace(scenario=scenario), record), record) == scenario


def test_six_scenarios_fit_in_fifteen_hundred_characters(record: Record, proposal: Scenario) -> None:
    changes = {"regionalt_stod": 1_000_000, "tjanster": "4", "regionandel": 60, "lika_del": 10, "befolkning": "2024-12"}
    shelf = tuple(Named(name=f"Alternativ {n} med regionen", scenario=proposal.replace(changes)) for n in range(6))
    columns = tuple(named.name for named in shelf)
    workspace = Workspace(scenario=proposal, pinned=proposal.replace(changes), shelf=shelf, columns=columns)
    written = link.encode(workspace, record)
    assert len(written) < 1500, f"the link has {len(written)} characters"
    assert link.decode(link.parse(written), record).workspace.shelf == shelf


def test_the_longest_names_make_a_link_that_is_still_read(record: Record, proposal: Scenario) -> None:
    shelf = tuple(Named(name=f"{n}" + "å" * 39, scenario=proposal.replace({"lika_del": n})) for n in range(6))
    workspace = Workspace(scenario=proposal, shelf=shelf, columns=tuple(named.name for named in shelf))
    written = link.encode(workspace, record)
    assert len(written) < link.LONGEST
    assert link.decode(link.parse(written), record).workspace == workspace


def test_every_preset_survives_as_a_file(record: Record) -> None:
    for preset in record.presets:
        workspace = Workspace(scenario=catalogue.preset_scenario(record, preset))
        assert scenario_file.from_file(scenario_file.to_file(workspace, record), record) == workspace
