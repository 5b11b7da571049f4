from __future__ import annotations

import pytest

from gnv.analysis import result, worked_example
from gnv.core import catalogue
from gnv.core.outcome import COST, PAID_OUT
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.words import method as method_words
from tests.support.small_county import EKBY


@pytest.mark.parametrize("changes", [{}, {"lika_del": 30}, {"tjanster": "3", "befolkning": "2024-12"}])
def test_the_example_is_the_scenarios_own(county: Record, plan: Scenario, changes: dict[str, int | str]) -> None:
    comparison = result.compare(plan.replace(changes), county)
    for code in county.kommuner:
        found = worked_example.worked_example(comparison, code)
        grants, costs = found[:2], found[2:]
        assert sum(one.given_sek for one in grants) == comparison.outcome.by_kommun(PAID_OUT)[code]
        assert sum(one.given_sek for one in costs) == comparison.outcome.by_kommun((COST,))[code]
        assert all(abs(one.given_sek - one.exact) < 1 for one in found), "never a whole krona off"


def test_the_share_is_told_with_its_numbers(county: Record, plan: Scenario) -> None:
    told = method_words.key_explained(result.compare(plan, county), EKBY).replace("\u00a0", " ")
    assert told.startswith("Ekby har 1 000 av länets 10 000 invånare i juni 2021, alltså 10,00 %.")
    equal = method_words.key_explained(result.compare(plan.replace({"lika_del": 30}), county), EKBY).replace(
        "\u00a0", " "
    )
    assert "30 % av bidragen delas lika mellan 3 kommuner" in equal


def test_the_slides_rule_on_the_present_scenario(county: Record) -> None:
    three = result.compare(catalogue.preset_scenario(county, "rss-tre"), county)
    assert "hade det här scenariots poster tillsammans skilt" in method_words.rounding_explained(three)


def test_what_nobody_knows_is_told(county: Record, plan: Scenario) -> None:
    assert "Belopp saknas för SUD-avtalet" in method_words.unknown_explained(result.compare(plan, county))


def test_who_pays_the_posts(county: Record) -> None:
    told = method_words.rss_explained(result.compare(catalogue.preset_scenario(county, "rss-tre"), county)).replace(
        "\u00a0", " "
    )
    assert "360 000 kr om året för 3 utvecklingsledare" in told
    assert "50 %, 180 000 kr, och kommunerna resten, 180 000 kr" in told
