"""Differences in per cent, sums over the RSS agreement's term, two groups of kommuner: by hand, of the small county."""

from __future__ import annotations

from fractions import Fraction

from gnv.analysis import side_by_side
from gnv.analysis.result import compare, kommun_lines
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.tables import kommun as kommun_tables
from gnv.tables import scenario as scenario_tables
from gnv.tables import years as years_tables
from gnv.tables.table import Table, Value, in_percent, texts, value
from gnv.workspace.workspace import Named
from tests.support.small_county import EKBY, LILLEBY, STORSTAD


def cells(table: Table, name: str) -> tuple[Value, ...]:
    found = next(one for one in (*table.rows, *table.totals) if one.cells[0] == name)
    return found.cells[1:]  # type: ignore[return-value]


def test_per_cent_of_what_it_is_from() -> None:
    assert in_percent(-5, 20) == -25
    assert in_percent(5, -20) == 25, "more is more, also from a debt"
    assert in_percent(5, 0) is None


def test_the_start_page_tells_the_difference_in_per_cent(county: Record, plan: Scenario) -> None:
    """Net 900 000 kr; three posts instead of two are 80 000 more: −8,9 %."""
    comparison = compare(plan.replace({"tjanster": "3"}), county)
    table = scenario_tables.kommun_table(kommun_lines(comparison), own=(), comparison=comparison)
    assert cells(table, "Alla 3 kommuner")[-2:] == (-80_000, Fraction(-80, 9))
    assert texts(table, table.totals[0])[-1].replace("\u00a0", " ") == "−8,9 %"
    assert "Netto per invånare: 82,00 kr för alla." in table.caption


def test_scenarios_beside_each_other_differ_in_per_cent(county: Record, plan: Scenario) -> None:
    chosen = [Named(name="A", scenario=plan), Named(name="B", scenario=plan.replace({"tjanster": "3"}))]
    compared = side_by_side.columns(chosen, county, kind="Kostnader")
    table = scenario_tables.comparison_table(compared, county, order=[EKBY], per_head=False, own=())
    assert cells(table, "Ekby") == (15_000, 23_000, 8_000, Fraction(160, 3))


def test_the_years_are_summed_over_the_term_with_the_difference(county: Record, plan: Scenario) -> None:
    """Ekby pays 10 000 kr a year for two posts and 18 000 for three, from 2023; and 5 000 for Yrkesresan."""
    beside = years_tables.years_beside(compare(plan.replace({"tjanster": "3"}), county))
    ahead = years_tables.years_ahead(beside, [EKBY])
    assert [line.cells[0] for line in ahead.totals] == ["Summa 2023–2026", "Skillnad"]
    assert "Skillnad: 2023–2026 mot Förslag 2022, utan SUD-avtalet (belopp saknas)." in ahead.caption
    costs = [value(line.cells[2]) for line in (*ahead.rows, *ahead.totals)]
    assert costs == [15_000, 23_000, 23_000, 23_000, 23_000, 92_000, 32_000]
    assert texts(ahead, ahead.totals[-1])[2].replace("\u00a0", " ") == "+32 000"
    by_kommun = years_tables.years_table(beside, county, kind="Kostnader", own=())
    assert cells(by_kommun, "Ekby")[-3:] == (92_000, 32_000, Fraction(160, 3))
    assert cells(by_kommun, "Alla 3 kommuner")[-3:-1] == (920_000, 320_000)
    items = years_tables.items_table(beside, [EKBY], title="")
    assert cells(items, "RSS-avtalet")[-3:] == (-72_000, -32_000, 80), "a cost of 40 000 kr that has become 72 000"
    assert cells(items, "SUD-avtalet")[-3:] == (None, None, None)


def test_a_percentage_has_the_sign_of_what_its_row_is_named_for(county: Record, plan: Scenario) -> None:
    """A deduction that is gone is −100 % of itself, though the kommun has more; twice as large it is +100 %."""
    stod = county.agreement(plan).deductions[0]
    for factor, kronor, percent in ((0, 40_000, -100), (2, -40_000, 100)):
        changed = plan.replace({stod.key: plan.number(stod.key) * factor})
        beside = years_tables.years_beside(compare(changed, county))
        items = years_tables.items_table(beside, [EKBY], title="")
        assert cells(items, beside.outcome.names[stod.key])[-2:] == (kronor, percent)
        assert cells(items, "Bidrag att få")[-2] == kronor
        assert items.columns[-1].title == "Posten i\u00a0procent"
    cheaper = years_tables.years_beside(compare(plan, county, pinned=plan.replace({"tjanster": "3"})))
    costs = cells(years_tables.items_table(cheaper, [EKBY], title=""), "Egna kostnader")
    assert costs[-2:] == (32_000, Fraction(-800, 23)), "92 000 kr less 32 000"


def test_a_difference_is_only_over_what_both_sides_know(county: Record, plan: Scenario) -> None:
    """SUD at 100 000 kr a year against SUD unknown: the sum knows it, and the difference can't."""
    beside = years_tables.years_beside(compare(plan.replace({"sud": 100_000, "tjanster": "3"}), county))
    table = years_tables.years_table(beside, county, kind="Kostnader", own=())
    assert cells(table, "Alla 3 kommuner")[-3:] == (1_320_000, 320_000, Fraction(160, 3))
    assert "utan SUD-avtalet" in table.caption


def test_own_kommuner_against_others(county: Record, plan: Scenario) -> None:
    """Ekby and Lilleby have 3 000 inhabitants, Storstad 7 000; net 820 000 kr, 80 000 less than with two posts."""
    comparison = compare(plan.replace({"tjanster": "3"}), county)
    table = kommun_tables.two_groups(comparison, [EKBY, LILLEBY], [STORSTAD])
    assert table.title == "Ekby och Lilleby mot Storstad"
    assert cells(table, "Netto") == (246_000, 574_000, -328_000, Fraction(-400, 7))
    assert cells(table, "Netto per invånare") == (82, 82, 0, 0)
    assert cells(table, "Netto, ändring") == (-24_000, -56_000, 32_000, Fraction(400, 7))
    one = kommun_tables.two_groups(compare(catalogue.preset_scenario(county, "rss-tva"), county), [EKBY], [LILLEBY])
    assert cells(one, "Netto, ändring") == (0, 0, 0, None)
