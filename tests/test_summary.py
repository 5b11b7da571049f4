from __future__ import annotations

from dataclasses import replace

from gnv import summary
from gnv.record import Facts
from gnv.scenario import Scenario


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_four_key_figures_with_change(facts: Facts, proposal: Scenario) -> None:
    changed = summary.compare(proposal.replace({"regionalt_stod": 1_000_000}), facts)
    figures = [(f.label, f.amount_sek, f.amount_sek - f.baseline_sek) for f in summary.key_figures(changed)]
    assert figures == [
        ("Statsbidrag till länet", 32_861_440, 0),
        ("Gemensamma avdrag", -1_550_000, 250_000),
        ("Att fördela", 31_311_440, 250_000),
        ("Egna kostnader", 2_200_000, 0),
    ]


def test_an_unknown_amount_is_told_beside_the_costs(facts: Facts, proposal: Scenario) -> None:
    costs = summary.key_figures(summary.compare(proposal, facts))[-1]
    assert costs.without == ("utan SUD-avtalet: belopp saknas",)


def test_the_title_counts_the_changes(facts: Facts, proposal: Scenario) -> None:
    assert summary.title(proposal, facts) == "Förslag 2022"
    assert (
        plain(summary.title(proposal.replace({"lika_del": 1, "yrkesresan": 0}), facts))
        == "Förslag 2022 med 2 ändringar"
    )


def test_the_lines_sum_to_the_key_figures(facts: Facts, proposal: Scenario) -> None:
    comparison = summary.compare(proposal.replace({"tjanster": "4", "lika_del": 7}), facts)
    everyone = summary.together(summary.kommun_lines(comparison), name="Alla")
    gross, deducted, grant, cost = (figure.amount_sek for figure in summary.key_figures(comparison))
    assert (everyone.gross_sek, everyone.deducted_sek, everyone.grant_sek, everyone.cost_sek) == (
        gross,
        deducted,
        grant,
        cost,
    )
    assert everyone.net_sek == grant - cost
    assert everyone.baseline_net_sek == 31_061_440 - 2_200_000


def test_the_control_is_nil_and_sees_a_lost_krona(facts: Facts, proposal: Scenario) -> None:
    comparison = summary.compare(proposal, facts)
    assert summary.control(comparison) == (0, 0)
    first, *rest = comparison.outcome.rows
    lost = replace(comparison.outcome, rows=(first._replace(amount_sek=(first.amount_sek or 0) - 1), *rest))
    assert summary.control(replace(comparison, outcome=lost)) == (-1, 0)
