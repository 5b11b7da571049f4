"""Undo and redo: the workspaces one has been at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gnv.core.scenario import Scenario
from gnv.workspace.workspace import View, Workspace

DEEPEST = 100


@dataclass(frozen=True, kw_only=True)
class History:
    """Workspaces in the order in which they came about, and at which of them one stands.

    `gesture` names what is being moved right now (a parameter's key while its slider is dragged); empty: nothing.
    `forgotten` is how many stops there have been before the first that is kept.
    """

    stops: tuple[Workspace, ...]
    position: int = 0
    gesture: str = ""
    forgotten: int = 0

    @staticmethod
    def beginning(workspace: Workspace) -> History:
        """A history of one stop."""
        return History(stops=(workspace,))

    @property
    def present(self) -> Workspace:
        """The workspace one stands at."""
        return self.stops[self.position]

    @property
    def number(self) -> int:
        """How many stops have led to the present one."""
        return self.forgotten + self.position

    @property
    def before(self) -> Scenario | None:
        """The scenario that the last step came from, if that step led to another and on the same own figures."""
        before = self.stops[self.position - 1] if self.can_undo else self.present
        same = before.scenario == self.present.scenario or (before.own, before.county_files) != (
            self.present.own,
            self.present.county_files,
        )
        return None if same else before.scenario

    @property
    def can_undo(self) -> bool:
        """Whether there is something before the present stop."""
        return self.position > 0

    @property
    def can_redo(self) -> bool:
        """Whether something has been undone and not overwritten."""
        return self.position < len(self.stops) - 1

    def push(self, workspace: Workspace, *, gesture: str = "") -> History:
        """The history after a change. What is only looked at otherwise is no step.

        Changes of one gesture are one step, undone at once; one that ends where it began has never been.
        """
        if _content(workspace) == _content(self.present):
            return replace(self._looking(workspace.view), gesture=gesture)
        kept = self.stops[: self.position + 1]
        if gesture and gesture == self.gesture and self.can_undo and not self.can_redo:
            kept = kept[:-1]
        back = _content(kept[-1]) == _content(workspace)
        kept = (*kept[:-1], workspace) if back else (*kept, workspace)
        stops = kept[-DEEPEST:]
        forgotten = self.forgotten + len(kept) - len(stops)
        return History(stops=stops, position=len(stops) - 1, gesture=gesture, forgotten=forgotten)

    def at_rest(self) -> History:
        """The same, with no gesture going on."""
        return replace(self, gesture="")

    def step(self, steps: int) -> History:
        """One back (-1) or forth (+1), as far as there is, looking at the same things as before."""
        position = min(max(self.position + steps, 0), len(self.stops) - 1)
        return replace(self, position=position, gesture="")._looking(self.present.view)

    def _looking(self, view: View) -> History:
        seen = replace(self.present, view=view)
        return replace(self, stops=(*self.stops[: self.position], seen, *self.stops[self.position + 1 :]))


def _content(workspace: Workspace) -> Workspace:
    """A workspace without what is looked at."""
    return replace(workspace, view=View())
