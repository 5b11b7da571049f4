"""A difference is told only over what both sides know, and says what it is without."""

from __future__ import annotations

from datetime import date

from gnv.analysis import result, side_by_side
from gnv.analysis.effect import kind_that_moved
from gnv.charts import effect as effect_chart
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports import csv
from gnv.tables import kommun as kommun_tables
from gnv.tables.table import value
from gnv.words import scenario as scenario_words
from gnv.words import years as years_words
from gnv.workspace.workspace import Named, Workspace
from tests.support.small_county import EKBY

TODAY = date(2026, 11, 22)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_what_is_known_to_one_alone_is_no_loss(county: Record, plan: Scenario) -> None:
    known = plan.replace({"sud": 200_000})
    for scenario, pinned in ((known, plan), (plan, known)):
        comparison = result.compare(scenario, county, pinned=pinned)
        lines = result.kommun_lines(comparison)
        assert {line.change(kind) for line in lines for kind in ("Bidrag", "Kostnader", "Netto")} == {0}
        ekby = [line for line in lines if line.code == EKBY]
        assert plain(scenario_words.kommun_summary(ekby, comparison)).endswith(
            "samma netto som i Nuläge, utan SUD-avtalet."
        )
        costs = result.key_figures(comparison)[3]
        assert "Samma, utan SUD-avtalet" in scenario_words.figure_notes(costs, comparison)
        assert kind_that_moved(lines) == ""
        drawn = effect_chart.effect(
            lines, kind="Netto", measure="Kronor", usual=dict.fromkeys(county.kommuner, 1), baseline_name="Nuläge",
            look=effect_chart.Look(),
        )  # fmt: skip
        assert not drawn.changed
        sheet = kommun_tables.received_and_paid(comparison, [EKBY], title="")
        assert sheet.columns[-1].title == "Skillnad, utan SUD-avtalet"
        assert value(sheet.totals[0].cells[-1]) == 0


def test_what_both_know_is_told_in_full(county: Record, plan: Scenario) -> None:
    comparison = result.compare(plan.replace({"sud": 200_000}), county, pinned=plan.replace({"sud": 100_000}))
    assert comparison.left_out == ()
    assert sum(line.net_change_sek for line in result.kommun_lines(comparison)) == -100_000


def test_side_by_side_and_its_file(county: Record, plan: Scenario) -> None:
    chosen = [Named(name="Utan", scenario=plan), Named(name="Med", scenario=plan.replace({"sud": 200_000}))]
    base, column = side_by_side.columns(chosen, county, kind="Netto")
    assert plain(scenario_words.gains_and_losses(column, base, county, kind="Netto")) == (
        "Med jämfört med Utan: netto utan skillnad, utan SUD-avtalet"
    )
    heads, *rows = (row.split(";") for row in csv.comparison_csv(chosen, county, today=TODAY).decode().splitlines())
    place = heads.index("Med − Utan: Netto, utan SUD-avtalet (kr)")
    assert {row[place] for row in rows} == {"0"}


def test_the_wide_file_leaves_the_unknown_empty(county: Record, plan: Scenario) -> None:
    heads, *rows = (
        row.split(";") for row in csv.wide(Workspace(scenario=plan), county, today=TODAY).decode().splitlines()
    )
    assert {row[heads.index("Kostnad: SUD-avtalet, belopp saknas (kr)")] for row in rows} == {""}


def test_the_budget_against_the_baseline(county: Record, plan: Scenario) -> None:
    comparison = result.compare(plan.replace({"sud": 200_000, "yrkesresan": 60_000}), county)
    said = plain(years_words.against_baseline(comparison, [EKBY], year=2023))
    assert said == "Förslag 2022: 15 000 kr, skillnad +1 000 kr, utan SUD-avtalet. "
