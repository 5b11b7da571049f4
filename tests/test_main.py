from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from gnv.__main__ import main
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports import csv as csv_export
from gnv.exports.csv import comparison_csv
from gnv.exports.formats import FORMATS, PRINTED
from gnv.loading.load import load_record
from gnv.workspace import link, scenario_file
from gnv.workspace.workspace import Named, View, Workspace
from tests.support.own import own, population
from tests.support.small_county import FOLDER

ROOT = Path(__file__).resolve().parent.parent


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "gnv", *arguments], cwd=ROOT, capture_output=True, check=False)


def test_with_no_argument_it_gives_the_proposal_of_2022(record: Record, proposal: Scenario) -> None:
    done = run("berakna")
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == csv_export.wide(Workspace(scenario=proposal), record, today=date.today())


@pytest.mark.parametrize("form", PRINTED)
def test_a_link_gives_the_pages_own_download(
    record: Record, proposal: Scenario, form: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    changed = proposal.replace({"regionalt_stod": 1_000_000})
    address = f"http://localhost:8501/?{link.encode(Workspace(scenario=changed, view=View(own=('2034',))), record)}"
    assert main(["berakna", address, "--format", form]) == 0
    assert capsysbinary.readouterr().out == FORMATS[form].make(Workspace(scenario=changed), record, today=date.today())


def test_a_file_gives_the_same_as_its_link(
    record: Record, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "scenario.toml"
    path.write_text(
        scenario_file.to_file(Workspace(scenario=catalogue.preset_scenario(record, "rss-fyra")), record),
        encoding="utf-8",
    )
    assert main(["berakna", str(path)]) == 0
    assert capsysbinary.readouterr().out == csv_export.wide(
        Workspace(scenario=catalogue.preset_scenario(record, "rss-fyra")), record, today=date.today()
    )


@pytest.mark.parametrize("given", ["?regionalt_stod=inf", "finns-inte.toml", "?okand=1", "?nara_vard=0"])
def test_what_is_wrong_is_said_in_swedish_and_nothing_is_printed(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["berakna", given]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Det gick inte: ")


def test_several_links_and_files_are_put_beside_each_other(
    record: Record, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    tenth = Named(
        name="En tiondel lika", scenario=catalogue.preset_scenario(record, "forslag-2022").replace({"lika_del": 10})
    )
    path = tmp_path / "mina.toml"
    path.write_text(
        scenario_file.to_file(
            Workspace(scenario=catalogue.preset_scenario(record, "rss-fyra"), shelf=(tenth,)), record
        ),
        encoding="utf-8",
    )
    assert main(["jamfor", "?forval=rss-tre", str(path)]) == 0
    named = [
        Named(name=record.preset(p).name, scenario=catalogue.preset_scenario(record, p))
        for p in ("rss-tre", "rss-fyra")
    ]
    assert capsysbinary.readouterr().out == comparison_csv([*named, tenth], record, today=date.today())


def test_scenarios_of_one_name_are_told_apart(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["jamfor", "?lika_del=5", "?lika_del=10"]) == 0
    heading = capsysbinary.readouterr().out.decode().splitlines()[0].replace("\u00a0", " ")
    assert "Förslag 2022 med 1 ändring: Netto (kr)" in heading
    assert "Förslag 2022 med 1 ändring (2): Netto (kr)" in heading


def test_a_damaged_scenario_on_the_shelf_is_told_and_the_rest_is_calculated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["berakna", "?hylla=Trasigt~forslag-2022~lika_del.x"]) == 0
    assert "Trasigt" in capsys.readouterr().err


def test_the_table_of_parameters_tells_each_key_once(
    record: Record, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["parametrar"]) == 0
    heading, *rows = capsysbinary.readouterr().out.decode().splitlines()
    assert heading.split() == ["nyckel", "namn", "enhet", "min", "max", "förval", "status", "källa"]
    assert [row.split()[0] for row in rows] == list(catalogue.all_parameters(record))
    assert "1250000" in rows[0]


def test_own_figures_of_a_file_are_used_and_a_link_is_given_its_file(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The small county with a new population: from its scenario file, and from the link that the file belongs to."""
    figures = own(population())
    fuller = load_record(FOLDER, figures)
    chosen = catalogue.preset_scenario(fuller, "forslag-2022").replace({"befolkning": "2025-12"})
    meant = Workspace(scenario=chosen, own=figures)
    file, told = tmp_path / "egna.toml", link.encode(meant, fuller)
    file.write_text(scenario_file.to_file(meant, fuller), encoding="utf-8")
    data = ["--data", str(FOLDER)]
    assert main([*data, "berakna", str(file)]) == 0
    from_file = capsysbinary.readouterr().out
    assert main([*data, "--eget", str(file), "berakna", told]) == 0
    assert capsysbinary.readouterr().out == from_file
    assert main([*data, "berakna", told]) == 2
    assert figures.checksum in capsysbinary.readouterr().err.decode()
    assert main([*data, "jamfor", told, str(file), "forval=forslag-2022"]) == 0
