from __future__ import annotations

from pathlib import Path

import pytest

from gnv.analysis import reconciliation
from gnv.analysis.reconciliation import Finding
from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import PAID_OUT
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading import load
from tests.support.files import change

OK2022 = "overenskommelser/2022.toml"
DAMAGE = [
    # file, what stands there, what is put instead, which check turns red
    (OK2022, "belopp = 50000000", "belopp = 51000000", "efter mottagare"),
    (OK2022, "belopp = 140000000", "belopp = 141000000", "Områdenas delar till regionerna"),
    (OK2022, "belopp = 200000\n", "belopp = 200010\n", "densamma i båda potterna"),
    ("tryckta_tabeller.toml", "fordelat = 1050000", "fordelat = 1050010", "minus avdragen"),
    ("tryckta_belopp.csv", "Ekby;23000;", "Ekby;23001;", "Budget 2023"),
]


def finding(record: Record, claim: str) -> Finding:
    return next(one for one in reconciliation.findings(record) if one.claim.id == claim)


def test_a_claim_is_held_against_each_sum_on_record(county: Record) -> None:
    total = finding(county, "totalt-2022")
    assert total.printed == 1_190_000
    assert [(answer.amount, answer.difference) for answer in total.answers] == [(1_200_000, 10_000)] * 2
    assert not total.holds


def test_a_date_differs_in_days(county: Record) -> None:
    assert [answer.difference for answer in finding(county, "delredovisning").answers] == [-365, -183]


def test_a_figure_on_record_may_be_what_is_claimed(county: Record) -> None:
    inhabitants = finding(county, "befolkning-2020")
    assert (inhabitants.printed, inhabitants.answers[0].difference) == (12_000, -2_000)


def test_a_row_that_nobody_can_read_is_calculated_and_told(county: Record) -> None:
    odd = finding(county, "summa-udda")
    # Of 180 015: 18 001,5 and 36 003 and 126 010,5, each rounded up by itself: a krona too much.
    assert odd.answers[0].difference == 1
    assert odd.filled.replace("\u00a0", " ") == "Beräknad: Lilleby 36 003 kr."


def test_all_that_has_to_agree_agrees(county: Record) -> None:
    found = reconciliation.verdicts(county)
    assert len(found) == len(county.evidence.checks) + 2 * len(county.printed)
    assert reconciliation.failing(found) == ()


@pytest.mark.parametrize(("name", "old", "new", "named"), DAMAGE)
def test_a_damaged_figure_turns_a_check_red(county_copy: Path, name: str, old: str, new: str, named: str) -> None:
    change(county_copy, name, old, new)
    red = reconciliation.failing(reconciliation.verdicts(load.load_record(county_copy)))
    assert any(named in verdict.name for verdict in red), red


def test_a_corrected_document_leaves_no_contradiction(county_copy: Path) -> None:
    change(county_copy, "motsagelser.toml", "tryckt = 1190000", "tryckt = 1200000")
    assert finding(load.load_record(county_copy), "totalt-2022").holds


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"pott:2022:nara_vard", "pott', '"pott:2022:narvard", "pott', "pott:2022:narvard"),
        ('"rader:udda"', '"rad:udda"', "rad:udda"),
        ('"villkor:2020:delredovisning"', '"datum:2020:delredovisning"', "datum:2020:delredovisning"),
        ("tryckt = 1190000", "", "tryckt"),
        ("tryckt = 2021-09-30", "tryckt = 20210930", "tryckt"),
    ],
)
def test_a_reference_that_leads_nowhere_stops_the_start(county_copy: Path, old: str, new: str, named: str) -> None:
    change(county_copy, "motsagelser.toml", old, new)
    with pytest.raises(InputError, match=named):
        load.load_record(county_copy)


def test_a_table_row_by_row(county: Record) -> None:
    table = next(one for one in reconciliation.reconciled_tables(county) if one.table.id == "udda")
    ekby, lilleby, storstad = table.lines
    assert (ekby.printed_sek, ekby.by_printed_rule_sek, ekby.ours_sek, ekby.difference_sek) == (
        18_002,
        18_002,
        18_001,
        1,
    )
    assert (lilleby.printed_sek, lilleby.legibility, lilleby.difference_sek) == (None, "oläslig", None)
    assert lilleby.ours_sek == 36_003
    assert (storstad.ours_sek, storstad.difference_sek) == (126_011, 0)
    assert (table.total.printed_sek, table.total.by_printed_rule_sek, table.total.ours_sek) == (
        180_015, 180_016, 180_015
    )  # fmt: skip


def test_ours_is_what_the_page_gives_pot_by_pot(county: Record) -> None:
    table = next(one for one in reconciliation.reconciled_tables(county) if one.table.id == "ok2022")
    paid = calculate(catalogue.preset_scenario(county, "forslag-2022"), county).by_kommun(PAID_OUT)
    assert [line.ours_sek for line in table.lines] == list(paid.values())


def test_a_preset_that_shares_another_amount_than_its_table_turns_red(county_copy: Path) -> None:
    change(county_copy, "tryckta_tabeller.toml", 'forval = "budget-2023"', 'forval = "rss-tva"')
    red = reconciliation.failing(reconciliation.verdicts(load.load_record(county_copy)))
    assert [(verdict.name.split(":")[0], verdict.difference) for verdict in red] == [
        ("Budget 2023, Yrkesresan + RSS-avtal", -80_000)
    ]


def test_a_damaged_row_is_shown_and_counts_for_nothing(county: Record) -> None:
    table = next(one for one in reconciliation.reconciled_tables(county) if one.table.id == "ok2022")
    storstad = next(line for line in table.lines if line.name == "Storstad")
    assert (storstad.printed_sek, storstad.legibility, storstad.difference_sek) == (35_000, "skadad", None)
    assert storstad.explained
