"""Undo and redo: the scenarios one has been at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gnv.scenario import Scenario

ONE_GESTURE_SECONDS = 1.5
DEEPEST = 100


@dataclass(frozen=True, kw_only=True)
class History:
    """Scenarios in the order in which they came about, and where among them one stands."""

    scenarios: tuple[Scenario, ...]
    position: int = 0
    touched: float = float("-inf")

    @property
    def present(self) -> Scenario:
        """The scenario one stands at."""
        return self.scenarios[self.position]

    @property
    def before(self) -> Scenario | None:
        """The scenario that the last step came from, if there has been a step."""
        return self.scenarios[self.position - 1] if self.can_undo else None

    @property
    def can_undo(self) -> bool:
        """Whether there is something before the present scenario."""
        return self.position > 0

    @property
    def can_redo(self) -> bool:
        """Whether something has been undone and not overwritten."""
        return self.position < len(self.scenarios) - 1

    def arrived(self, scenario: Scenario, *, at: float) -> History:
        """The history after a scenario came about at a time in seconds.

        Steps of the same control in quick succession (arrow keys on a slider) are one gesture, undone at once; one
        that ends where it began has never been.
        """
        if scenario == self.present:
            return self
        kept = self.scenarios[: self.position + 1]
        if self._same_gesture(scenario, at):
            kept = kept[:-1]
        if not kept or kept[-1] != scenario:
            kept = (*kept, scenario)[-DEEPEST:]
        return History(scenarios=kept, position=len(kept) - 1, touched=at)

    def rested(self) -> History:
        """The same, but what comes next begins a step of its own."""
        return replace(self, touched=float("-inf"))

    def stepped(self, steps: int) -> History:
        """One back (-1) or forth (+1), as far as there is."""
        position = min(max(self.position + steps, 0), len(self.scenarios) - 1)
        return replace(self, position=position, touched=float("-inf"))

    def _same_gesture(self, scenario: Scenario, at: float) -> bool:
        if not self.can_undo or self.can_redo or at - self.touched > ONE_GESTURE_SECONDS:
            return False
        before = self.scenarios[self.position - 1]
        moved = {self.present.differences(before), scenario.differences(self.present)}
        return len(moved) == 1 and len(min(moved)) == 1 and before.preset == scenario.preset
