"""A damaged data folder is told of as a whole: each mistake once, where it was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from gnv.__main__ import main
from gnv.loading import load
from gnv.loading.errors import MOST_TOLD, DamagedData
from tests.support.county import Change, block, small_county


def errors(folder: Path, **changes: Change) -> tuple[str, ...]:
    with pytest.raises(DamagedData) as caught:
        load.load_record(small_county(folder, **changes))
    return caught.value.lines


def test_two_damages_in_two_files_are_both_named(tmp_path: Path) -> None:
    found = errors(tmp_path, kostnader=("belopp = 1000000", "belopp = -5"), ok2022=('enhet = "kr"', 'enhet = "mkr"'))
    assert [line.split(":")[0] for line in found] == ["data/overenskommelser/2022.toml", "data/kostnader.toml"]
    assert "blocket [pott omstallning], fältet ”enhet”" in found[0]
    assert "blocket [kostnad samordnare], fältet ”belopp”" in found[1]


def test_two_blocks_of_one_file_are_both_named(tmp_path: Path) -> None:
    text = block("[[kostnad]]", nyckel="a") + block("[[kostnad]]", nyckel="b")
    assert [line.split(",")[0] for line in errors(tmp_path, kostnader=text)] == [
        "data/kostnader.toml: blocket [kostnad a]",
        "data/kostnader.toml: blocket [kostnad b]",
    ]


def test_a_misspelt_block_and_a_damage_elsewhere_are_both_named(tmp_path: Path) -> None:
    found = errors(tmp_path, budget=("prisniva = 2023", "prisniva = 2030"), ok2022=("[[avdrag]]", "[[avdarg]]"))
    assert len(found) == 2
    assert "”avdarg”: okänt här" in "".join(found)


def test_a_damaged_source_is_not_blamed_on_those_who_cite_it(tmp_path: Path) -> None:
    assert errors(tmp_path, kallor=("titel", "rubrik")) == (
        "data/kallor.toml: blocket [kalla dokument], fältet ”titel”: här ska stå en text, men där står ingenting.",
    )


def test_a_damaged_source_does_not_hide_another_damage(tmp_path: Path) -> None:
    assert len(errors(tmp_path, kallor=("titel", "rubrik"), lan=('kod = "99"', 'kod = "9"'))) == 2


def test_what_does_not_fit_together_is_all_named(tmp_path: Path) -> None:
    presets = ('"samordnare", "avtal_utan_belopp"', '"samordnare", "tolk"')
    found = errors(tmp_path, scenarier=presets, budget=("nivaer = [100, 50, 0, 0]", "nivaer = [100]"))
    assert ["”tolk” finns inte" in found[0], "4 tal" in found[1]] == [True, True]


def test_the_first_twenty_are_told_and_how_many_more(tmp_path: Path) -> None:
    found = errors(tmp_path, kostnader="".join(block("[[kostnad]]", nyckel=f"nr{n}") for n in range(25)))
    assert len(found) == MOST_TOLD + 1
    assert found[-1] == "… och 5 fel till."


def test_the_command_line_tells_each_on_a_line_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_county(tmp_path, kostnader=("belopp = 1000000", "belopp = -5"), lan=('kod = "99"', 'kod = "9"'))
    assert main(["--data", str(folder), "berakna"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "Det gick inte: 2 fel i data/:"
    assert [line.split(":")[0] for line in told[1:]] == ["data/lan.toml", "data/kostnader.toml"]


def test_one_error_is_told_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(small_county(tmp_path, lan=('kod = "99"', 'kod = "9"'))), "berakna"]) == 2
    assert capsys.readouterr().err.startswith("Det gick inte: data/lan.toml: blocket [lan], fältet ”kod”: ")
