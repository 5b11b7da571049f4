from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gnv.analysis import bridge as bridge_analysis
from gnv.analysis.reconciliation import amounts_like
from gnv.analysis.result import compare
from gnv.core import catalogue
from gnv.core.calculation import calculable
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.words import bridge as words
from tests.support.small_county import EKBY, LILLEBY, RECORD, STORSTAD
from tests.support.strategies import any_scenario


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def steps(table: str, scenario: Scenario, county: Record, *codes: str) -> dict[str, int]:
    found = bridge_analysis.bridge(county.printed[table], compare(scenario, county), codes)
    return {one.kind: one.amount_sek for one in found.steps}


def test_a_grant_from_the_printed_table_to_now(county: Record, plan: Scenario) -> None:
    """Lilleby has a fifth at every date: 210 000 kr printed.

    The pot 100 000 kr larger gives it 20 000, a deduction 50 000 kr larger takes 10 000. A tenth shared equally:
    9/10 of a fifth and 1/10 of a third of 1 100 000 kr: 234 667 instead of 220 000.
    """
    changed = plan.replace({"nara_vard": 1_100_000, "regionalt_stod": 150_000, "lika_del": 10, "befolkning": "2024-12"})
    assert steps("ok2022", changed, county, LILLEBY) == {
        "population": 0, "pots": 20_000, "deductions": -10_000, "posts": 0, "costs": 0, "shares": 14_667, "rounding": 0,
    }  # fmt: skip


def test_the_population_has_its_step(county: Record, plan: Scenario) -> None:
    """Storstad has 7 100 of 10 000 instead of 7 000, of 1 050 000 kr; its printed row is damaged, and calculated."""
    assert steps("ok2022", plan.replace({"befolkning": "2024-12"}), county, STORSTAD)["population"] == 10_500


def test_a_cost_from_the_printed_table_to_now(county: Record, plan: Scenario) -> None:
    """Of 180 000 + 50 000 kr Ekby pays a tenth. Two posts cost 80 000 less, and Yrkesresan 10 000 less.

    The region's 60 % of 200 000 instead of 50 % is 20 000 less.
    """
    changed = plan.replace({"regionandel": 60, "yrkesresan": 40_000})
    assert steps("budget-2023", changed, county, EKBY) == {
        "population": 0, "pots": 0, "deductions": 0, "posts": -8_000, "costs": -1_000, "shares": -2_000, "rounding": 0,
    }  # fmt: skip


def test_what_the_print_rounds_is_a_step_of_its_own(county: Record) -> None:
    """180 015 kr by tenths: 18 001,5, printed as 18 002, and by largest remainder 18 001 or 18 002."""
    same = catalogue.preset_scenario(county, "udda")
    rounding = {code: steps("udda", same, county, code)["rounding"] for code in county.kommuner}
    assert sum(rounding.values()) == -1, "the printed rows sum to 180 016"


def test_an_older_agreement_is_bridged_to_a_newer(county: Record, plan: Scenario) -> None:
    """49 000 kr of 2020 by 980 of 10 000; now a tenth of 1 200 000 less 150 000."""
    found = steps("ok2020", plan, county, EKBY)
    assert found["population"] == 1_000, "500 000 by 1 000 of 10 000"
    assert found["pots"] == 70_000
    assert found["deductions"] == -15_000


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_steps_always_sum(data: st.DataObject) -> None:
    scenario = data.draw(any_scenario(RECORD))
    assume(calculable(scenario, RECORD))
    comparison = compare(scenario, RECORD)
    codes = data.draw(st.sets(st.sampled_from(list(RECORD.kommuner)), min_size=1))
    for found in bridge_analysis.bridges(comparison, codes):
        now = amounts_like(found.table, comparison.outcome, RECORD)
        assert found.printed_sek + sum(one.amount_sek for one in found.steps) == found.now_sek
        assert found.now_sek == sum(now[code] for code in codes)
        for one in found.steps:
            assert words.why(one, found, comparison)


def test_in_words(county: Record, plan: Scenario) -> None:
    changed = plan.replace({"nara_vard": 1_100_000})
    comparison = compare(changed, county)
    found = bridge_analysis.bridge(county.printed["ok2022"], comparison, [LILLEBY])
    said = plain(words.sentence(found, whom="Lilleby"))
    assert said.endswith("gav Lilleby 210 000 kr, nu 230 000 kr: potter +20 000 kr")
    assert plain(words.unmoved(found)) == ("0 kr gör: befolkning, avdrag, tjänster, övrigt, andelar och avrundning.")
    pots = next(one for one in found.steps if one.kind == "pots")
    assert plain(words.why(pots, found, comparison)) == "Nära vård 1 000 000 → 1 100 000 kr"
    same = bridge_analysis.bridge(county.printed["ok2022"], compare(plan, county), [LILLEBY])
    assert plain(words.sentence(same, whom="Lilleby")).endswith("gav Lilleby 210 000 kr, precis som nu")
