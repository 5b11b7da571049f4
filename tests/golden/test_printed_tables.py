from __future__ import annotations

import pytest

from gnv.analysis import kommun as kommun_analysis
from gnv.analysis import reconciliation, result
from gnv.charts import differences as differences_chart
from gnv.core import catalogue, staffing
from gnv.core.allocation import allocate, printed_rule
from gnv.core.record import Record
from gnv.core.scenario import Scenario

PRINTED = ["ok2020-nov2018", "ok2020-dec2019", "rss-fyra", "rss-tre", "budget-2023", "ok2022"]


@pytest.mark.parametrize("table_id", PRINTED)
def test_every_legible_printed_figure_comes_out_to_the_krona(record: Record, table_id: str) -> None:
    table = record.printed[table_id]
    computed = printed_rule(table.amount_sek, record.populations[table.population].inhabitants)
    wrong = {code: (table.rows[code], computed[code]) for code in table.certain if table.rows[code] != computed[code]}
    assert not wrong, f"{table.name}: printed and computed differ for {wrong}"


def test_there_are_seventy_six_legible_figures(record: Record) -> None:
    assert list(record.printed) == PRINTED
    assert sum(len(table.certain) for table in record.printed.values()) == 76


@pytest.mark.parametrize("table_id", PRINTED)
def test_under_our_own_rule_every_table_sums_to_its_amount(record: Record, table_id: str) -> None:
    table = record.printed[table_id]
    assert (
        sum(allocate(table.amount_sek, record.populations[table.population].inhabitants).values()) == table.amount_sek
    )


def test_under_the_printed_rule_the_rows_miss_the_sum_as_they_do_on_the_slide(
    record: Record, proposal: Scenario
) -> None:
    four = staffing.cost(record.staffing[1], proposal, record, rule=printed_rule)
    assert four.by_kommun["2084"] == 159_414
    assert sum(four.by_kommun.values()) == 2_000_004


def test_a_dot_tells_how_many_rows_differ_by_how_much(record: Record) -> None:
    drawing = differences_chart.differences(reconciliation.reconciled_tables(record), dark=False)
    marks = {(row["table"], row["role"], row["difference"]): row["label"] for row in drawing.table.to_pylist()}
    assert marks["RSS-avtalet, fyra tjänster", "rader", 1] == "4"
    assert marks["RSS-avtalet, fyra tjänster", "rader", 0] == "10"
    assert marks["RSS-avtalet, fyra tjänster", "summa", 4] == "Σ"
    assert ("ÖK 2020, december 2019", "summa", 0) not in marks, "a sum that is right needs no mark"


def test_what_was_told_before(record: Record) -> None:
    comparison = result.compare(catalogue.preset_scenario(record, "budget-2023"), record)
    found = {one.name.replace("\u00a0", " "): one for one in kommun_analysis.printed_figures(comparison, ["2034"])}
    assert next(iter(found)) == "ÖK 2022 efter avdrag (3 potter)", "the latest first"
    told = {name: (one.printed_sek, one.now_sek, one.calculated) for name, one in found.items()}
    assert told["ÖK 2020, december 2019 (1 pott)"] == (377_066, 759_427, False), (
        "of 2023: 12 031 more without hemsjukvård"
    )
    assert told["RSS-avtalet, fyra tjänster"] == (48_124, 48_124, False)
    assert told["ÖK 2022 efter avdrag (3 potter)"] == (747_395, 759_427, True), "Orsa's row can't be read"
