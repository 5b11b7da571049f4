from __future__ import annotations

from fractions import Fraction

import pytest

from gnv.analysis import result
from gnv.analysis.effect import kind_that_moved, usual_difference
from gnv.charts import effect as effect_chart
from gnv.charts.effect import Effect, Look, Measure
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from tests.support.small_county import EKBY

CHANGED = {"regionalt_stod": 60_000}  # 100 000 before: 40 000 kr more to share, 4 000 of them to Ekby's tenth


def effect(
    county: Record, scenario: Scenario, *, kind: str = "Bidrag", measure: Measure = "Kronor", look: Look | None = None
) -> Effect:
    compared = result.compare(scenario, county)
    return effect_chart.effect(
        result.kommun_lines(compared), kind=kind, measure=measure, baseline_name=compared.baseline_name,
        usual=usual_difference(county, scenario.preset), look=look or Look(),
    )  # fmt: skip


def lines(county: Record, scenario: Scenario) -> tuple[result.KommunLine, ...]:
    return result.kommun_lines(result.compare(scenario, county))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_kind_that_moved_is_the_one_that_differs_and_net_where_both_do(county: Record, plan: Scenario) -> None:
    posts = next(one for one in county.posts_choice.options if one != plan["tjanster"])
    assert kind_that_moved(lines(county, plan)) == ""
    assert kind_that_moved(lines(county, plan.replace(CHANGED))) == "Bidrag"
    assert kind_that_moved(lines(county, plan.replace({"tjanster": posts}))) == "Kostnader"
    assert kind_that_moved(lines(county, plan.replace({**CHANGED, "tjanster": posts}))) == "Netto"


def test_a_row_tells_the_amount_and_the_difference(county: Record, plan: Scenario) -> None:
    first, *_ = effect(county, plan.replace(CHANGED)).rows
    assert (first.name, plain(first.amount), plain(first.difference)) == ("Ekby", "109 000 kr", "+4 000 kr")
    assert first.way == "more"
    assert first.difference_share > 0


def test_per_inhabitant_and_in_percent(county: Record, plan: Scenario) -> None:
    changed = plan.replace(CHANGED)
    per_head, percent = (effect(county, changed, measure=one).rows[0] for one in ("Per invånare", "Procent"))
    assert (plain(per_head.amount), plain(per_head.difference)) == ("109,00 kr", "+4,00 kr")
    assert (plain(percent.amount), plain(percent.difference)) == ("109 000 kr", "+3,81 %")  # 4 000 of 105 000


def test_a_higher_cost_is_less_for_us(county: Record, plan: Scenario) -> None:
    dearer = effect(county, plan.replace({"kostnad_tva": 400_000}), kind="Kostnader")
    amounts = [line.amounts("Kostnader") for line in lines(county, plan.replace({"kostnad_tva": 400_000}))]
    assert all(now > then for now, then in amounts), "a case where the costs rise"
    assert {row.way for row in dearer.rows} == {"less"}
    assert all(row.difference_share < 0 and row.difference.startswith("+") for row in dearer.rows)
    assert "Betalar mer" in effect_chart.write(dearer)
    assert "dyrare" in effect_chart.write(dearer)


def test_the_axis_stands_still_for_a_usual_change_and_holds_the_largest(county: Record, plan: Scenario) -> None:
    ends = {effect(county, plan.replace({"regionalt_stod": sek})).axis for sek in range(60_000, 110_000, 10_000)}
    assert len(ends) == 1
    for pot in (200_000, 2_000_000):
        found = effect(county, plan.replace({"nara_vard": pot}))
        assert max(abs(row.difference_share) for row in found.rows) <= 1
    usual = max(usual_difference(county, plan.preset).values())
    assert usual * Fraction(3, 2) <= int("".join(filter(str.isdigit, ends.pop())))


def test_nothing_changed_shows_amounts_alone(county: Record, plan: Scenario) -> None:
    found = effect(county, plan)
    assert not found.changed
    assert "<b>" not in effect_chart.write(found)
    assert {row.way for row in found.rows} == {"same"}


def test_what_is_to_be_guessed_is_nowhere_on_the_chart(county: Record, plan: Scenario) -> None:
    hidden = effect(county, plan.replace(CHANGED), look=Look(hidden=True))
    assert {(row.difference, row.difference_share, row.way) for row in hidden.rows} == {("?", 0, "same")}
    assert [row.amount for row in hidden.rows] == [row.amount for row in effect(county, plan).rows]


def test_own_kommuner_come_first_where_that_is_asked_for(county: Record, plan: Scenario) -> None:
    last = list(county.kommuner)[-1]
    names = [row.name for row in effect(county, plan, look=Look(own={last}, own_first=True)).rows]
    assert names == [county.kommuner[last], *[name for code, name in county.kommuner.items() if code != last]]
    assert [row.own for row in effect(county, plan, look=Look(own={EKBY})).rows].count(True) == 1


@pytest.mark.parametrize("kind", ["Bidrag", "Kostnader", "Netto"])
@pytest.mark.parametrize("measure", ["Kronor", "Per invånare", "Procent"])
def test_a_scenario_without_money_is_drawn_too(county: Record, plan: Scenario, kind: str, measure: Measure) -> None:
    poor = plan.replace({"nara_vard": 150_000, "medarbetare": 0})
    found = effect(county, poor, kind=kind, measure=measure)
    assert all(-1 <= row.difference_share <= 1 for row in found.rows)
    assert "nan" not in effect_chart.write(found)
