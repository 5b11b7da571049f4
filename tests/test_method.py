from __future__ import annotations

import pytest

from gnv import method, summary
from gnv.outcome import COST, PAID_OUT
from gnv.record import Facts
from gnv.scenario import Scenario


@pytest.mark.parametrize("changes", [{}, {"lika_del": 10}, {"tjanster": "4", "befolkning": "2024-12"}])
def test_the_example_is_the_scenarios_own(facts: Facts, proposal: Scenario, changes: dict[str, int | str]) -> None:
    comparison = summary.compare(proposal.replace(changes), facts)
    for code in facts.kommuner:
        found = method.example(comparison, code)
        grants, costs = found[:3], found[3:]
        assert sum(one.given_sek for one in grants) == comparison.outcome.by_kommun(PAID_OUT)[code]
        assert sum(one.given_sek for one in costs) == comparison.outcome.by_kommun((COST,))[code]
        assert all(abs(one.given_sek - one.exact) < 1 for one in found), "never a whole krona off"


def test_the_share_is_told_with_its_numbers(facts: Facts, proposal: Scenario) -> None:
    told = method.key_told(summary.compare(proposal, facts), "2034").replace("\u00a0", " ")
    assert told.startswith("Orsa har 6 939 av länets 288 382 invånare i juni 2021, alltså 2,41 %.")
    equal = method.key_told(summary.compare(proposal.replace({"lika_del": 10}), facts), "2034").replace("\u00a0", " ")
    assert "10 % av bidragen delas lika mellan 15 kommuner" in equal


def test_the_slides_rule_on_the_present_scenario(facts: Facts) -> None:
    four = summary.compare(facts.scenario("rss-fyra"), facts)
    assert "hade det här scenariots poster tillsammans skilt" in method.rounding_told(four)


def test_what_nobody_knows_is_told(facts: Facts, proposal: Scenario) -> None:
    assert "Belopp saknas för SUD-avtalet" in method.unknown_told(summary.compare(proposal, facts))


def test_who_pays_the_posts(facts: Facts) -> None:
    told = method.rss_told(summary.compare(facts.scenario("rss-fyra"), facts)).replace("\u00a0", " ")
    assert "4 000 000 kr om året för 4 utvecklingsledare" in told
    assert "50 %, 2 000 000 kr, och kommunerna resten, 2 000 000 kr" in told
