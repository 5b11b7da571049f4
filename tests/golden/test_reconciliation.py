from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from gnv import formatting
from gnv.analysis import reconciliation
from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import PAID_OUT
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading import load

COMPUTED = {
    # claim: what is printed, what it is held against, and the difference
    "totalt-2022": (32_850_177, [(32_861_440, 11_263), (32_861_440, 11_263)]),
    "summa-2020": (15_711_504, [(15_711_502, -2)]),
    "summa-rss-fyra": (2_000_000, [(2_000_004, 4)]),
    "summa-budget-2023": (3_000_000, [(2_999_999, -1)]),
    "utokning-rss": (750_000, [(700_000, -50_000)]),
    "budget-2023-totalt": (3_000_000, [(2_900_000, -100_000)]),
    "delredovisning": (
        date(2021, 9, 30).toordinal(),
        [(date(2020, 9, 30).toordinal(), -365), (date(2021, 3, 31).toordinal(), -183)],
    ),
    "regionernas-medel-2020": (
        2_900_000,
        [(2_900_000_000, 2_897_100_000), (15_711_504, 12_811_504), (5_070_000_000, 5_067_100_000)],
    ),
    "avesta-2020": (1_277_671, [(1_264_598, -13_073)]),
    "befolkning-2020": (287_795, [(286_655, -1_140), (287_966, 171)]),
    "skyddat-boende": (4_000_000_000, [(3_696_000_000, -304_000_000)]),
    "totalt-2024": (3_430_250_000, [(3_330_250_000, -100_000_000)]),
}

DAMAGE = [
    # file, what stands there, what is put instead, which check turns red
    ("overenskommelser/2022.toml", "belopp = 5070000000", "belopp = 5071000000", "efter mottagare"),
    ("overenskommelser/2022.toml", "belopp = 3172000000", "belopp = 3173000000", "Områdena 2022"),
    ("overenskommelser/2022.toml", "belopp = 4929216", "belopp = 4929217", "Vårdens medarbetare"),
    ("overenskommelser/2022.toml", "belopp = 3286144", "belopp = 3286140", "Vidareutbildning"),
    ("overenskommelser/2022.toml", "nationellt = 150000000", "nationellt = 160000000", "nationella potterna"),
    ("tryckta_tabeller.toml", "fordelat = 31061440", "fordelat = 31061450", "minus avdragen"),
    ("tryckta_belopp.csv", "Orsa;72186;", "Orsa;72187;", "Budget 2023"),
    ("rss-avtal.toml", "belopp = 2600000", "belopp = 2650000", "tre tjänster"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(load.DATA, tmp_path / "data"))


def damaged(copy: Path, name: str, old: str, new: str) -> Record:
    text = (copy / name).read_text(encoding="utf-8")
    assert old in text, "the test damages something that is there"
    (copy / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return load.load_record(copy)


def test_every_contradiction_of_the_documents_is_there(record: Record) -> None:
    assert [finding.claim.id for finding in reconciliation.findings(record)] == list(COMPUTED)


@pytest.mark.parametrize("claim", COMPUTED)
def test_a_contradiction_is_computed(record: Record, claim: str) -> None:
    finding = next(one for one in reconciliation.findings(record) if one.claim.id == claim)
    printed, answers = COMPUTED[claim]
    assert finding.printed == printed
    assert [(answer.amount, answer.difference) for answer in finding.answers] == answers
    assert not finding.holds


def test_a_row_that_nobody_can_read_is_calculated_and_told(record: Record) -> None:
    finding = next(one for one in reconciliation.findings(record) if one.claim.id == "summa-rss-fyra")
    assert finding.filled.replace("\u00a0", " ") == "Beräknad: Gagnef 72 508 kr."


def test_all_that_has_to_agree_agrees(record: Record) -> None:
    found = reconciliation.verdicts(record)
    assert len(found) == len(record.evidence.checks) + 2 * len(record.printed)
    assert reconciliation.failing(found) == ()


@pytest.mark.parametrize(("name", "old", "new", "named"), DAMAGE)
def test_a_damaged_figure_turns_a_check_red(copy: Path, name: str, old: str, new: str, named: str) -> None:
    red = reconciliation.failing(reconciliation.verdicts(damaged(copy, name, old, new)))
    assert any(named in verdict.name for verdict in red), red


def test_a_corrected_document_leaves_no_contradiction(copy: Path) -> None:
    mended = damaged(copy, "motsagelser.toml", "tryckt = 32850177", "tryckt = 32861440")
    assert reconciliation.findings(mended)[0].holds


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"pott:2022:nara_vard", "pott', '"pott:2022:narvard", "pott', "pott:2022:narvard"),
        ('"rader:rss-fyra"', '"rad:rss-fyra"', "rad:rss-fyra"),
        ('"villkor:2020:delredovisning"', '"datum:2020:delredovisning"', "datum:2020:delredovisning"),
        ('"skyddat_boende:kostnad"', '"skyddat_boende:gap"', "skyddat_boende:gap"),
        ("tryckt = 750000", "", "tryckt"),
        ("tryckt = 2021-09-30", "tryckt = 20210930", "tryckt"),
    ],
)
def test_a_reference_that_leads_nowhere_stops_the_start(copy: Path, old: str, new: str, named: str) -> None:
    with pytest.raises(InputError, match=named):
        damaged(copy, "motsagelser.toml", old, new)


def test_a_table_row_by_row(record: Record) -> None:
    table = next(one for one in reconciliation.reconciled_tables(record) if one.table.id == "rss-fyra")
    lines = {line.name: line for line in table.lines}
    avesta, gagnef = lines["Avesta"], lines["Gagnef"]
    assert (avesta.printed_sek, avesta.by_printed_rule_sek, avesta.ours_sek) == (159_414, 159_414, 159_413)
    assert avesta.difference_sek == 1
    assert (gagnef.printed_sek, gagnef.legibility, gagnef.difference_sek) == (None, "oläslig", None)
    assert gagnef.ours_sek == 72_508
    assert (table.total.printed_sek, table.total.by_printed_rule_sek, table.total.ours_sek) == (
        2_000_000, 2_000_004, 2_000_000
    )  # fmt: skip


def test_ours_is_what_the_page_gives_pot_by_pot(record: Record) -> None:
    table = next(one for one in reconciliation.reconciled_tables(record) if one.table.id == "ok2022")
    paid = calculate(catalogue.preset_scenario(record, "forslag-2022"), record).by_kommun(PAID_OUT)
    assert [line.ours_sek for line in table.lines] == list(paid.values())
    assert {line.name: line.difference_sek for line in table.lines if line.difference_sek} == {"Gagnef": -1, "Säter": 1}


def test_a_preset_that_shares_another_amount_than_its_table_turns_red(copy: Path) -> None:
    wrong = damaged(copy, "tryckta_tabeller.toml", 'forval = "budget-2023-avrundad"', 'forval = "budget-2023"')
    red = reconciliation.failing(reconciliation.verdicts(wrong))
    assert [(verdict.name.split(":")[0], verdict.difference) for verdict in red] == [
        ("Budget 2023, Yrkesresan + RSS-avtal", -100_000)
    ]


def test_a_damaged_row_is_shown_and_counts_for_nothing(record: Record) -> None:
    table = next(one for one in reconciliation.reconciled_tables(record) if one.table.id == "ok2022")
    falun = next(line for line in table.lines if line.name == "Falun")
    assert (falun.printed_sek, falun.legibility, falun.difference_sek) == (426_850, "skadad", None)
    assert falun.explained


def test_figures_are_written_in_swedish(record: Record) -> None:
    by_id = {one.claim.id: one for one in reconciliation.findings(record)}
    report, total = by_id["delredovisning"], by_id["totalt-2022"]
    assert formatting.claim_value(report.printed, "datum") == "2021-09-30"
    assert formatting.claim_difference(report.answers[0].difference, "datum") == "−365\u00a0dagar"
    assert formatting.claim_value(total.printed, "kr").replace("\u00a0", " ") == "32 850 177 kr"
    assert formatting.claim_difference(total.answers[0].difference, "kr").replace("\u00a0", " ") == "+11 263 kr"
