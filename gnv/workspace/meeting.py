"""The meeting's steps: presets and saved scenarios in the order in which they are to be shown.

A step is a preset's id, or a saved scenario's name after a ~, which no name has in it.
"""

from __future__ import annotations

from dataclasses import replace

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace.workspace import SAVED_STEP, Workspace, saved_step


def possible_steps(workspace: Workspace, record: Record) -> tuple[str, ...]:
    """What may be a step: what is saved, and then the presets."""
    return (*map(saved_step, workspace.names), *record.presets)


def step_name(step: str, record: Record) -> str:
    """What a step is called."""
    return step.removeprefix(SAVED_STEP) if step.startswith(SAVED_STEP) else record.preset(step).name


def step_scenario(step: str, workspace: Workspace, record: Record) -> Scenario:
    """The scenario of a step. InputError where it is of a saved one that is there no longer."""
    if not step.startswith(SAVED_STEP):
        return catalogue.preset_scenario(record, step)
    return workspace.opened(step.removeprefix(SAVED_STEP)).scenario


def at_step(workspace: Workspace, record: Record, position: int) -> Workspace:
    """A step on screen, compared with the meeting's first step. InputError as in `step_scenario`."""
    first, shown = (step_scenario(workspace.buttons[at], workspace, record) for at in (0, position))
    own_base = catalogue.preset_scenario(record, shown.preset)
    return replace(workspace.showing(shown), pinned=None if first == own_base else first)


def present_step(workspace: Workspace, record: Record) -> int | None:
    """The position of the step that is on screen, unchanged; None where none is."""
    for position, step in enumerate(workspace.buttons):
        if step_scenario(step, workspace, record) == workspace.scenario:
            return position
    return None


def with_step(workspace: Workspace, step: str) -> Workspace:
    """The meeting with a step more, last."""
    return workspace if step in workspace.buttons else replace(workspace, buttons=(*workspace.buttons, step))


def without_step(workspace: Workspace, step: str) -> Workspace:
    """The meeting without a step."""
    return replace(workspace, buttons=tuple(one for one in workspace.buttons if one != step))


def raised_step(workspace: Workspace, step: str) -> Workspace:
    """The meeting with a step moved one place up."""
    order = list(workspace.buttons)
    position = order.index(step)
    if position > 0:
        order[position - 1 : position + 1] = reversed(order[position - 1 : position + 1])
    return replace(workspace, buttons=tuple(order))
