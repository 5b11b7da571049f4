"""Another county is data files alone: three made-up kommuner, reckoned, told and drawn with no Python changed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from csv import DictReader
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gnv.__main__ import main
from gnv.analysis import result
from gnv.analysis.kommun import printed_figures
from gnv.analysis.national import stations
from gnv.analysis.reconciliation import failing, verdicts
from gnv.charts import flow
from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import COST, PAID_OUT
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.exports import csv
from gnv.loading import load
from gnv.words import evidence, minutes, scenario, years
from gnv.workspace import scenario_file
from gnv.workspace.workspace import Workspace
from tests.support.county import ONE, SEVEN, TWO, large_county, small_county

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_county(tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="module")
def county(folder: Path) -> Record:
    return load.load_record(folder)


def test_it_is_reckoned_as_in_the_head(county: Record) -> None:
    outcome = calculate(catalogue.preset_scenario(county, "forslag"), county)
    # 10 + 2 mkr less 1,5 mkr; half of three posts' 2 mkr, and 1 mkr more.
    assert outcome.by_kommun(PAID_OUT) == {ONE: 1_050_000, TWO: 2_100_000, SEVEN: 7_350_000}
    assert outcome.by_kommun((COST,)) == {ONE: 200_000, TWO: 400_000, SEVEN: 1_400_000}
    four = project(catalogue.preset_scenario(county, "fyra"), county)
    assert [four.total((COST,), year=year) for year in (2022, 2023)] == [2_000_000, 3_000_000]
    assert not failing(verdicts(county))


def test_its_words_name_it(county: Record) -> None:
    comparison = result.compare(catalogue.preset_scenario(county, "forslag"), county)
    assert evidence.county_shares(comparison).startswith("Trebys kommuner har 10\u00a0%")
    assert "Potterna till Trebys kommuner" in [one.name for one in stations(comparison, [ONE], name="Ett")]
    assert "Treby" in scenario_file.to_file(Workspace(scenario=comparison.scenario), county)
    said = " ".join([
        scenario.sentence(comparison), years.grants_basis(comparison.scenario, county),
        minutes.paragraph(Workspace(scenario=comparison.scenario), county, today=TODAY),
    ])  # fmt: skip
    assert "3\u00a0kommuner" in said
    assert "Dalarna" not in said
    assert printed_figures(comparison, [ONE])[0].printed_sek == 300_000
    assert flow.county(comparison, own=[ONE], dark=False).spec


def test_its_files_have_its_own_code_in_the_sum_row(county: Record) -> None:
    written = csv.wide(Workspace(scenario=catalogue.preset_scenario(county, "forslag")), county, today=TODAY).decode()
    rows = DictReader(written.removeprefix("\ufeff").splitlines(), delimiter=";")
    assert [row["Kommunkod"] for row in rows] == [ONE, SEVEN, TWO, "99"]


def test_the_command_line_reads_it(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["--data", str(folder), "berakna", "--format", "lang"]) == 0
    assert "Två" in capfdbinary.readouterr().out.decode()


@pytest.mark.parametrize("path", ["", "jamfor", "budget", "min_kommun", "fran_stat_till_kommun", "underlag"])
def test_pages_are_drawn_of_it_without_a_map(path: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    record = load.load_record(small_county(tmp_path, karta=None))
    assert record.shapes == {}
    said = drawn(record, path, monkeypatch)
    assert any(name in said for name in record.kommuner.values())
    assert "Avesta" not in said, "it is not the program's own county"


def drawn(record: Record, path: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """All that a page says in HTML of a county, with no message of anything wrong."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("gnv.app.state.load_record", lambda *_: record)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    if path:
        app.switch_page(f"gnv/pages/{path}.py").run()
    assert not app.exception
    bodies = [one.proto.body for one in app.get("html")]
    wrong = [body for body in bodies if "role='alert'" in body]
    assert not [body for body in wrong if "Arbetsbok" not in body], "a workbook of 290 kommuner can't be exact"
    return "\n".join(bodies)


@pytest.mark.parametrize("count", [3, 49, 290])
def test_a_county_of_any_size_is_reckoned_to_the_krona(count: int, tmp_path: Path) -> None:
    record = load.load_record(large_county(tmp_path, count))
    outcome = project(catalogue.preset_scenario(record, "fyra"), record)
    assert len(record.kommuner) == count
    for year in record.budget.years:
        assert sum(outcome.by_kommun(PAID_OUT, year=year).values()) == outcome.total(PAID_OUT, year=year) > 0


@pytest.mark.parametrize(("count", "path"), [
    (49, ""), (49, "jamfor"), (49, "bemanning"), (49, "budget"), (49, "fran_stat_till_kommun"), (49, "kanslighet"),
    (290, ""), (290, "jamfor"), (290, "bemanning"), (290, "min_kommun"), (290, "fran_stat_till_kommun"),
])  # fmt: skip
def test_pages_are_drawn_of_a_large_county(
    count: int, path: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    record = load.load_record(large_county(tmp_path, count))
    said = drawn(record, path, monkeypatch)
    assert f"Kommun {count:03}" in said or path in {"min_kommun", "fran_stat_till_kommun", "kanslighet"}


def test_the_environment_names_the_folder(folder: Path, tmp_path: Path) -> None:
    def run(data: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "gnv", "berakna", "--format", "lang"],
            env={**os.environ, "GNV_DATA": str(data)}, cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    assert "Två" in run(folder).stdout
    missing = run(tmp_path / "ingenting")
    assert missing.returncode == 2
    assert "finns inte" in missing.stderr
    assert "GNV_DATA" in missing.stderr


def test_no_countys_name_stands_in_python() -> None:
    files = [ROOT / "app.py", *(ROOT / "gnv").rglob("*.py"), *(ROOT / "gnv").rglob("*.js")]
    assert not [str(path) for path in files if re.search("dalarna", path.read_text(encoding="utf-8"), re.IGNORECASE)]
