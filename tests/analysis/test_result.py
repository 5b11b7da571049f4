from __future__ import annotations

from dataclasses import replace

from gnv.analysis import result
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.words import scenario as scenario_words


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_four_key_figures_with_change(county: Record, plan: Scenario) -> None:
    changed = result.compare(plan.replace({"regionalt_stod": 60_000}), county)
    figures = [(f.label, f.amount_sek, f.amount_sek - f.baseline_sek) for f in result.key_figures(changed)]
    assert figures == [
        ("Statsbidrag till länet", 1_200_000, 0),
        ("Gemensamma avdrag", -110_000, 40_000),
        ("Att fördela", 1_090_000, 40_000),
        ("Egna kostnader", 150_000, 0),
    ]


def test_an_unknown_amount_is_told_beside_the_costs(county: Record, plan: Scenario) -> None:
    costs = result.key_figures(result.compare(plan, county))[-1]
    assert costs.without == ("utan SUD-avtalet: belopp saknas",)


def test_the_title_counts_the_changes(county: Record, plan: Scenario) -> None:
    assert scenario_words.title(plan, county) == "Förslag 2022"
    assert (
        plain(scenario_words.title(plan.replace({"lika_del": 1, "yrkesresan": 0}), county))
        == "Förslag 2022 med 2 ändringar"
    )


def test_the_lines_sum_to_the_key_figures(county: Record, plan: Scenario) -> None:
    comparison = result.compare(plan.replace({"tjanster": "3", "lika_del": 7}), county)
    everyone = result.sum_lines(result.kommun_lines(comparison), name="Alla")
    gross, deducted, grant, cost = (figure.amount_sek for figure in result.key_figures(comparison))
    assert (everyone.gross_sek, everyone.deducted_sek, everyone.grant_sek, everyone.cost_sek) == (
        gross,
        deducted,
        grant,
        cost,
    )
    assert everyone.net_sek == grant - cost
    assert everyone.baseline_net_sek == 1_050_000 - 150_000


def test_the_control_is_nil_and_sees_a_lost_krona(county: Record, plan: Scenario) -> None:
    comparison = result.compare(plan, county)
    assert result.control(comparison) == (0, 0)
    first, *rest = comparison.outcome.rows
    lost = replace(comparison.outcome, rows=(first._replace(amount_sek=(first.amount_sek or 0) - 1), *rest))
    assert result.control(replace(comparison, outcome=lost)) == (-1, 0)
