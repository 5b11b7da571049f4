"""What a change does to each kommun: which kind of money it moved, and how much a change usually moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from gnv.analysis.result import KommunLine
from gnv.core import catalogue, staffing
from gnv.core.calculation import calculate
from gnv.core.outcome import PAID_OUT
from gnv.core.record import Record

KINDS = ("Bidrag", "Kostnader")
FALLBACK_SHARE = 50  # without alternatives of staffing, a change moves a fiftieth of what a kommun gets


def kind_that_moved(lines: Sequence[KommunLine]) -> str:
    """Bidrag or Kostnader where one of them differs from the baseline, Netto where both do; empty where none does."""
    moved = [kind for kind in KINDS if any(now != then for now, then in (line.amounts(kind) for line in lines))]
    return "Netto" if len(moved) == len(KINDS) else "".join(moved)


@lru_cache(maxsize=64)
def usual_difference(record: Record, preset: str) -> Mapping[str, int]:
    """How many kronor a change usually moves for each kommun: as much as the preset's alternatives of staffing differ.

    Of the preset and not of the scenario: it stands still while a control moves.
    """
    scenario = catalogue.preset_scenario(record, preset)
    costs = [one.by_kommun for one in staffing.alternatives(scenario, record)]
    found = {
        code: max((one[code] for one in costs), default=0) - min((one[code] for one in costs), default=0)
        for code in record.kommuner
    }
    if any(found.values()):
        return found
    return {code: abs(got) // FALLBACK_SHARE for code, got in calculate(scenario, record).by_kommun(PAID_OUT).items()}
