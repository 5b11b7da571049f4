"""What follows the hand at once, and what follows it a few times a second."""

from __future__ import annotations

import pytest

from gnv.app import live
from gnv.report.section import Section

OLD, NEW, NEWEST = (Section(heading=heading) for heading in ("Före", "Efter", "Sist"))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds, as the only entry of a list that a test may set."""
    seconds = [100.0]
    monkeypatch.setattr("gnv.app.live.time.monotonic", lambda: seconds[0])
    return seconds


def test_a_chart_that_costs_much_follows_five_times_a_second(session: None, clock: list[float]) -> None:
    live.begin("", "fordelning", ())
    assert live.unhurried(OLD) == OLD
    clock[0] += 0.19
    assert live.unhurried(NEW) == OLD, "just now it was drawn"
    clock[0] += 0.02
    assert live.unhurried(NEWEST) == NEWEST
    assert live.unhurried(OLD) == NEWEST


def test_a_whole_run_draws_what_is_true(session: None, clock: list[float]) -> None:
    live.begin("", "fordelning", ())
    live.unhurried(OLD)
    live.begin("", "fordelning", ())
    assert live.unhurried(NEW) == NEW
