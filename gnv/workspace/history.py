"""Undo and redo: the scenarios one has been at, and the Nuläge that each was compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gnv.core.scenario import Scenario

ONE_GESTURE_SECONDS = 1.5
DEEPEST = 100


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A scenario, and the pinned one that it was compared with (None: its preset)."""

    scenario: Scenario
    pinned: Scenario | None


@dataclass(frozen=True, kw_only=True)
class History:
    """The stops in the order in which they came about, and at which of them one stands."""

    stops: tuple[Stop, ...]
    position: int = 0
    touched: float = float("-inf")

    @staticmethod
    def beginning(scenario: Scenario, *, pinned: Scenario | None = None) -> History:
        """A history of one stop."""
        return History(stops=(Stop(scenario=scenario, pinned=pinned),))

    @property
    def present(self) -> Scenario:
        """The scenario one stands at."""
        return self.stops[self.position].scenario

    @property
    def pinned(self) -> Scenario | None:
        """The Nuläge that the present scenario is compared with."""
        return self.stops[self.position].pinned

    @property
    def before(self) -> Scenario | None:
        """The scenario that the last step came from, if that step led to another."""
        before = self.stops[self.position - 1].scenario if self.can_undo else self.present
        return None if before == self.present else before

    @property
    def can_undo(self) -> bool:
        """Whether there is something before the present stop."""
        return self.position > 0

    @property
    def can_redo(self) -> bool:
        """Whether something has been undone and not overwritten."""
        return self.position < len(self.stops) - 1

    def push(self, scenario: Scenario, *, at: float) -> History:
        """The history after a scenario came about at a time in seconds.

        Steps of the same control in quick succession (arrow keys on a slider) are one gesture, undone at once; one
        that ends where it began has never been.
        """
        if scenario == self.present:
            return self
        stop, kept = Stop(scenario=scenario, pinned=self.pinned), self.stops[: self.position + 1]
        if self._same_gesture(stop, at):
            kept = kept[:-1]
        if not kept or kept[-1] != stop:
            kept = (*kept, stop)[-DEEPEST:]
        return History(stops=kept, position=len(kept) - 1, touched=at)

    def push_pinned(self, scenario: Scenario, *, pinned: Scenario | None) -> History:
        """The history after another Nuläge was pinned, perhaps beside another scenario: one step, and at an end."""
        stop = Stop(scenario=scenario, pinned=pinned)
        if stop == self.stops[self.position]:
            return self
        kept = (*self.stops[: self.position + 1], stop)[-DEEPEST:]
        return History(stops=kept, position=len(kept) - 1)

    def end_gesture(self) -> History:
        """The same, but what comes next begins a step of its own."""
        return replace(self, touched=float("-inf"))

    def step(self, steps: int) -> History:
        """One back (-1) or forth (+1), as far as there is."""
        position = min(max(self.position + steps, 0), len(self.stops) - 1)
        return replace(self, position=position, touched=float("-inf"))

    def _same_gesture(self, stop: Stop, at: float) -> bool:
        if not self.can_undo or self.can_redo or at - self.touched > ONE_GESTURE_SECONDS:
            return False
        before = self.stops[self.position - 1]
        moved = {self.present.differences(before.scenario), stop.scenario.differences(self.present)}
        same = before.pinned == stop.pinned and before.scenario.preset == stop.scenario.preset
        return same and len(moved) == 1 and len(min(moved)) == 1
