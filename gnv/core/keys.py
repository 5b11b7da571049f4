"""The key (fördelningsnyckel): how large each kommun's share of a pot is, as exact whole weights."""

from __future__ import annotations

from collections.abc import Mapping

from gnv.core.people import inhabitants_in
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.core.scenario import Scenario

WHOLE_PERCENT = 100


def mixed_weights(population: Mapping[str, int], *, equal_share_percent: int) -> dict[str, int]:
    """Weights where `equal_share_percent` of the money is shared equally and the rest by inhabitants.

    A kommun's share is (100 − e)/100 × inhabitants/all + e/100 × 1/number of kommuner; multiplied by
    100 × all × number, this is a whole number, so nothing is rounded. Raises InputError outside 0–100 percent
    or where nobody lives anywhere.
    """
    if not 0 <= equal_share_percent <= WHOLE_PERCENT:
        raise InputError(f"Lika del ska vara 0–100 %, inte {equal_share_percent} %.")
    everyone, kommuner = sum(population.values()), len(population)
    if everyone <= 0:
        raise InputError("Det finns inget att fördela efter: ingen befolkning.")
    by_head, equally = (WHOLE_PERCENT - equal_share_percent) * kommuner, equal_share_percent * everyone
    return {code: by_head * inhabitants + equally for code, inhabitants in population.items()}


def grant_weights(year: int, scenario: Scenario, record: Record) -> dict[str, int]:
    """What a year's grants are shared by: inhabitants, and the part that is the same for every kommun."""
    percent = scenario.number(record.equal_share.key)
    return mixed_weights(inhabitants_in(year, scenario, record), equal_share_percent=percent)


def cost_weights(year: int, scenario: Scenario, record: Record) -> dict[str, int]:
    """What a year's shared costs are shared by, with an equal part of their own."""
    percent = scenario.number(record.sharing.cost_equal_share.key)
    return mixed_weights(inhabitants_in(year, scenario, record), equal_share_percent=percent)
