"""Links as version 1 wrote them: every value, and twice how many pairs there are. They have to open as they did."""

from __future__ import annotations

from urllib.parse import urlencode

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace.workspace import Workspace


def first_version(workspace: Workspace, record: Record, **view: list[str]) -> str:
    """The query string of a workspace; `view` are the keys of what was looked at."""
    scenario, known = workspace.scenario, catalogue.all_parameters(record)
    told = [key for key in scenario if not known[key].follows or scenario[key] != known[key].default]
    pairs = [(key, scenario.text(key)) for key in told]
    pairs += [("nulage", _short(workspace.pinned, record))] if workspace.pinned else []
    pairs += [("hylla", f"{named.name}~{_short(named.scenario, record)}") for named in workspace.shelf]
    pairs += [("knapp", preset) for preset in workspace.buttons] + [("kolumn", name) for name in workspace.columns]
    pairs += [(key, value) for key, values in view.items() for value in values]
    begun = [("v", "1"), ("forval", scenario.preset)]
    count = ("antal", str(len(begun) + len(pairs)))
    return urlencode([*begun, count, *pairs, count])


def _short(scenario: Scenario, record: Record) -> str:
    changed = scenario.differences(catalogue.preset_scenario(record, scenario.preset))
    return "~".join([scenario.preset, *(f"{key}.{scenario.text(key)}" for key in changed)])
