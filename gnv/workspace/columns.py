"""Which scenarios Jämför compares: what there is to choose among, and what has been picked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from gnv.core import catalogue
from gnv.core.calculation import calculable
from gnv.core.record import Record
from gnv.workspace.workspace import MOST_COLUMNS, ON_SCREEN, PINNED_NAME, PRESET_MARK, SHOWN_AS, Named, Workspace

SOME = 2  # a comparison is of two at the least


def candidates(workspace: Workspace, record: Record) -> tuple[Named, ...]:
    """What can be compared: the Nuläge, what is on screen, the shelf, and then the presets; each under one name.

    Scenarios that can't be calculated are left out.
    """
    base = workspace.pinned or catalogue.preset_scenario(record, workspace.scenario.preset)
    found = [
        Named(name=_base_name(workspace, record), scenario=base),
        Named(name=ON_SCREEN, scenario=workspace.scenario),
        *workspace.shelf,
        *(
            Named(name=f"{PRESET_MARK}{preset.name}", scenario=catalogue.preset_scenario(record, preset.id))
            for preset in record.presets.values()
        ),
    ]
    return tuple(named for named in found if calculable(named.scenario, record))


def compared(workspace: Workspace, record: Record) -> tuple[Named, ...]:
    """What Jämför shows, the base first: what somebody has picked, or else all that is no preset."""
    found = candidates(workspace, record)
    known = {_remembered_name(named.name, workspace, record): named for named in found}
    chosen = tuple(known[name] for name in workspace.columns if name in known)
    return chosen if len(chosen) > 1 else _default_columns(found)


def shown(workspace: Workspace, record: Record) -> tuple[Named, ...]:
    """What Jämför shows, under the names that a page calls them."""
    among = {named.name for named in candidates(workspace, record)}
    return tuple(replace(one, name=shown_name(one.name, among)) for one in compared(workspace, record))


def shown_name(name: str, among: Collection[str]) -> str:
    """What a candidate is called on a page: a preset by its own name, unless another of them has the same."""
    if name == ON_SCREEN:
        return SHOWN_AS
    bare = name.removeprefix(PRESET_MARK)
    return f"{bare} (förval)" if bare != name and bare in among else bare


def left_out_names(workspace: Workspace, record: Record) -> tuple[str, ...]:
    """What somebody has made and Jämför can't show by default, for the columns are full."""
    if workspace.columns:
        return ()
    found = candidates(workspace, record)
    shown = {named.name for named in _default_columns(found)}
    return tuple(named.name for named in workspace.shelf if named.name not in shown and named in found)


def names_to_remember(names: Sequence[str], workspace: Workspace, record: Record) -> tuple[str, ...]:
    """The names to remember for what somebody has picked, the base first; none where it is what is shown anyway."""
    by_default = [named.name for named in _default_columns(candidates(workspace, record))]
    return () if list(names) == by_default else tuple(_remembered_name(name, workspace, record) for name in names)


def unknown_names(workspace: Workspace, record: Record) -> tuple[str, ...]:
    """The names that the meeting's columns have and nothing to compare has."""
    known = {_remembered_name(named.name, workspace, record) for named in candidates(workspace, record)}
    return tuple(name for name in workspace.columns if name not in known)


def _default_columns(found: Sequence[Named]) -> tuple[Named, ...]:
    """The first, what is on screen if it differs from that, and the shelf; where there is neither, a preset that does.

    So it is as long as nothing has been changed or saved, and where what is on screen can't be calculated.
    """
    first, *others = found
    made = [n for n in others if not n.name.startswith(PRESET_MARK) and (n.name != ON_SCREEN or _differ(n, first))]
    if made:
        return (first, *made)[:MOST_COLUMNS]
    return first, next(named for named in others if _differ(named, first))


def _differ(one: Named, other: Named) -> bool:
    return bool(one.scenario.differences(other.scenario))


def _base_name(workspace: Workspace, record: Record) -> str:
    preset = record.preset(workspace.scenario.preset).name
    taken = preset in {named.name for named in workspace.shelf}
    return PINNED_NAME if workspace.pinned or taken else preset


def _remembered_name(name: str, workspace: Workspace, record: Record) -> str:
    """The Nuläge is remembered by one name, whether a scenario is pinned as such or the preset is."""
    return PINNED_NAME if name == _base_name(workspace, record) else name
