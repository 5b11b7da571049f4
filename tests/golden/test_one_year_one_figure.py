"""A year has one figure on the real record: what four posts and levels do to presets of 2022 and 2023."""

from __future__ import annotations

import pytest

from gnv.analysis import result
from gnv.analysis.years import own_costs
from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import COST, PAID_OUT
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.scenario import Scenario


def test_four_posts_in_a_preset_of_2022(record: Record, proposal: Scenario) -> None:
    """By hand: 2 000 000 + 900 000 own costs; hemsjukvårdsavtalet, 500 000, is deducted in 2022 only."""
    four = proposal.replace({"tjanster": "4"})
    outcome = calculate(four, record)
    assert outcome.total((COST,)) == 2_900_000 == own_costs(project(four, record), list(record.kommuner), year=2023)
    assert outcome.total(PAID_OUT) == 31_061_440 + 500_000
    comparison = result.compare(four, record)
    vansbro = next(line for line in result.kommun_lines(comparison) if line.name == "Vansbro")
    assert vansbro.net_change_sek == -16_481, "the posts alone, as on the page Bemanning"
    assert vansbro.change("Bidrag") == 0


@pytest.mark.parametrize("preset", ["rss-fyra", "budget-2023", "budget-2023-avrundad"])
def test_without_a_grant_in_2023_the_presets_of_2023_show_none(record: Record, preset: str) -> None:
    scenario = catalogue.preset_scenario(record, preset)
    ended = scenario.replace(catalogue.quick_levels(record, preset)["Upphör efter 2022"])
    assert calculate(ended, record).total(PAID_OUT) == 0
    assert result.control(result.compare(ended, record)) == (0, 0)
