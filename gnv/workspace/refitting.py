"""A workspace taken to another record: what has been chosen stays, as far as that record knows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.records import Value
from gnv.core.scenario import Scenario
from gnv.workspace.columns import unknown_names
from gnv.workspace.link import known_steps
from gnv.workspace.workspace import SAVED_STEP, Named, Workspace


def refitted(workspace: Workspace, record: Record) -> Workspace:
    """The workspace on a record with other own figures.

    A value that the record knows stays; another is the preset's. A saved scenario, a step and a column whose preset is
    no more are left out, and the first preset is on screen in place of one that is no more.
    """
    shelf = tuple(
        Named(name=named.name, scenario=_scenario(named.scenario, record))
        for named in workspace.shelf
        if named.scenario.preset in record.presets
    )
    possible = [step for step in workspace.buttons if step.startswith(SAVED_STEP) or step in record.presets]
    pinned = workspace.pinned if workspace.pinned and workspace.pinned.preset in record.presets else None
    on_screen = workspace.scenario
    moved = replace(
        workspace,
        scenario=_scenario(on_screen, record)
        if on_screen.preset in record.presets
        else catalogue.preset_scenario(record, record.first_preset),
        pinned=pinned and _scenario(pinned, record),
        shelf=shelf,
        buttons=known_steps(possible, shelf, record, key="")[0],
        own=record.own,
        county_files=record.county_files,
    )
    lost = unknown_names(moved, record)
    return replace(moved, columns=tuple(name for name in moved.columns if name not in lost))


def following(
    workspace: Workspace,
    before: Record,
    record: Record,
    *,
    presets: tuple[str, str],
    values: Mapping[str, tuple[Value, Value]],
) -> Workspace:
    """The workspace on a record where something of somebody's own has been changed; `before` is the one it was on.

    In every scenario, what stood as the preset had it stands as it has it now, and what stood at the old one of a pair
    of `values` (or where it can be no more) at the new one. `presets` is a preset's id before and now.
    """

    def followed(scenario: Scenario) -> Scenario:
        preset = presets[1] if scenario.preset == presets[0] else scenario.preset
        start, known = catalogue.preset_scenario(before, scenario.preset), catalogue.by_key(record, preset)
        moved = {key: value for key, value in scenario.values if key in known and value != start[key]}
        for key, (old, new) in values.items():
            if key in moved and (moved[key] == old or known[key].refusal(moved[key]) is not None):
                moved[key] = new
        return catalogue.preset_scenario(record, preset).replace(moved)

    shelf = tuple(Named(name=named.name, scenario=followed(named.scenario)) for named in workspace.shelf)
    buttons = tuple(presets[1] if step == presets[0] else step for step in workspace.buttons)
    pinned = workspace.pinned and followed(workspace.pinned)
    moved = replace(workspace, scenario=followed(workspace.scenario), pinned=pinned, shelf=shelf, buttons=buttons)
    return refitted(moved, record)


def of_county(record: Record) -> Workspace:
    """Where a meeting on another county's data begins: with that one's first preset, and nothing of what was before."""
    scenario = catalogue.preset_scenario(record, record.first_preset)
    return Workspace(scenario=scenario, county_files=record.county_files)


def _scenario(scenario: Scenario, record: Record) -> Scenario:
    known = catalogue.by_key(record, scenario.preset)
    kept = {key: value for key, value in scenario.values if key in known and known[key].refusal(value) is None}
    sharing, names = record.sharing, [key.name for key in record.keys.values()]
    if sharing.which in scenario and scenario[sharing.which] not in names:
        for share in (sharing.own_share, sharing.own_cost_share):  # what went by a key that is no more goes by no other
            kept.pop(share.key, None)
    return catalogue.preset_scenario(record, scenario.preset).replace(kept)
