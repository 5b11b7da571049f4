"""Whatever the command line is given, it answers in Swedish and without a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gnv.__main__ import main

ROOT = Path(__file__).resolve().parent.parent
DAMAGED = {
    "brackets": "v = 1\nx = " + "[" * 5000,
    "braces": "v = 1\nx = " + "{a=" * 3000,
    "digits": "v = 1\nx = " + "9" * 5000,
    "levels": "v = 1\nx" + ".a" * 2000 + " = 1",
}
ENGLISH = ("Traceback", "usage", "error", "positional", "options", "show this", "invalid", "required", "unrecognized")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "gnv", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=os.environ | environment)


def refused(given: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["berakna", given]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Det gick inte: ")
    assert err.count("\n") == 1
    return err


def test_an_address_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert "ingen adress" in refused("http://[x/?a=1", capsys)


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_a_file_that_python_itself_gives_up_on(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scenario.toml"
    path.write_text(text, encoding="utf-8")
    assert "”x”: rad 2: " in refused(str(path), capsys)


def test_what_is_no_file_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    binary, folder = tmp_path / "bild.toml", tmp_path / "mapp.toml"
    binary.write_bytes(b"\x89PNG\r\n\xff\x00")
    folder.mkdir()
    assert "inte text i UTF-8" in refused(str(binary), capsys)
    assert "är en mapp" in refused(str(folder), capsys)
    assert "är en mapp" in refused(str(tmp_path), capsys)
    assert "ingen scenariofil som finns" in refused(str(tmp_path / "saknas.toml"), capsys)
    assert "ingen scenariofil som finns" in refused("hej", capsys)
    assert "går inte att läsa" in refused("x" * 5000 + ".toml", capsys)


def test_a_file_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def forbidden(path: Path, _: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", forbidden)
    said = refused("hemlig.toml", capsys)
    assert "får inte läsas" in said
    assert "denied" not in said


def test_a_file_of_any_size_is_not_read_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "stor.toml"
    with path.open("wb") as file:
        file.truncate(50 * 10**9)  # a hole: it takes no room on the disk
    assert "större än 200 kB" in refused(str(path), capsys)


@pytest.mark.parametrize(
    "given", ["x" * 5000, "?befolkning=" + "x" * 5000, "?forval=" + "x" * 5000, "?" + "x" * 5000 + "=1"]
)
def test_what_is_repeated_of_a_long_value_is_cut(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(refused(given, capsys)) < 400


@pytest.mark.parametrize(
    "arguments", [("x" * 5000,), ("berakna", "a", "b" * 5000), ("berakna", "--format", "x" * 5000)]
)
def test_what_the_parser_repeats_is_cut(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    said = capsys.readouterr().err
    assert "…" in said
    assert "x" * 61 not in said
    assert "b" * 61 not in said


def test_what_could_steer_a_terminal_is_not_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\x1b" not in refused("?regionalt_stod=%1b[2J", capsys)
    assert main(["berakna", "?hylla=%1b[2J~forslag-2022"]) == 0
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize("sign", ["ascii", "latin-1"])
def test_swedish_letters_whatever_the_terminal_is_said_to_know(sign: str) -> None:
    encoding = "latin-1" if sign == "latin-1" else "utf-8"
    wrong = run("berakna", "?okand=1", LC_ALL="C", PYTHONIOENCODING=sign)
    helped = run("--help", LC_ALL="C", PYTHONIOENCODING=sign)
    assert "nyckeln är okänd" in wrong.stderr.decode(encoding)
    assert "Statsbidrag för god och nära vård" in helped.stdout.decode(encoding)
    assert (wrong.returncode, helped.returncode) == (2, 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "det här saknas: KOMMANDO"),
        (("x",), "'x' finns inte; välj bland"),
        (("jamfor",), "det här saknas: scenarier"),
        (("berakna", "a", "b"), "det här förstås inte: b"),
        (("berakna", "--format"), "--format: ett värde saknas"),
        (("berakna", "--format", "x"), "--format: 'x' finns inte; välj bland"),
        (("berakna", "--help=1"), "tar inget värde"),
        (("--help",), "visa den här hjälpen"),
        (("berakna", "-h"), "flaggor:"),
    ],
)
def test_the_parser_speaks_swedish(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    out, err = capsys.readouterr()
    assert ended.value.code == (0 if said.startswith(("visa", "flaggor")) else 2)
    assert said in out + err
    assert "Så skrivs det: python -m gnv" in out + err
    assert not [word for word in ENGLISH if word in out + err]


def test_a_reader_that_has_closed_its_end_is_no_mistake() -> None:
    asked = [sys.executable, "-m", "gnv", "berakna", "--format", "ar"]
    with subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout
        assert started.stderr
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_said_in_swedish() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gnv", "berakna"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr.decode().startswith("Det gick inte: tabellen går inte att skriva")
    assert done.returncode == 2
