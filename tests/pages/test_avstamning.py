from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gnv.analysis import reconciliation
from gnv.loading import load
from tests.support.app import Start, html, opened


def test_contradictions_checks_and_tables(start: Start) -> None:
    said = html(opened(start, "avstamning"))
    assert "<h1>12 uppgifter i dokumenten går inte ihop; i vårt underlag stämmer alla" in said
    assert "32 850 177 kr" in said
    assert "+11 263 kr" in said
    assert "−365 dagar" in said
    assert "✗" not in said


def test_a_table_row_by_row(start: Start) -> None:
    app = opened(start, "avstamning")
    app.selectbox(key="tryckt_tabell").select("RSS-avtalet, fyra tjänster").run()
    said = html(app)
    assert "<th scope='row'>Gagnef</th><td>–</td><td>oläslig</td><td>72 508</td><td>72 508</td><td>–</td>" in said
    assert "<th scope='row'>Summa</th><td>2 000 000</td><td>tydlig</td><td>2 000 004</td><td>2 000 000</td>" in said


def test_a_figure_that_is_wrong_in_the_record_is_told_in_red(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(load.DATA, tmp_path / "data"))
    path = copy / "tryckta_belopp.csv"
    path.write_text(path.read_text("utf-8").replace("Orsa;72186;", "Orsa;72189;"), "utf-8")
    wrong = load.load_record(copy)
    monkeypatch.setattr("gnv.app.state.load_record", lambda: wrong)
    said = html(opened(start, "avstamning"))
    checks = len(reconciliation.verdicts(wrong))
    assert checks >= 32
    assert f"går inte ihop; i vårt underlag stämmer 1 av {checks} kontroller inte" in said
    assert "gnv-wrong" in said
    assert "✗ skiljer −1 rader" in said
