"""Every file's fields, damaged in every likely way: the start stops and the file is named, or all works."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.projection import project
from gnv.core.records import InputError
from gnv.loading import load
from tests.support.small_county import FOLDER

FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.toml"))
FIELD = re.compile(r"^(?P<name>\w+) = (?P<value>\[[^\]]*\]|[^\n]*)$", re.MULTILINE)
BLOCK = re.compile(r"^(?P<open>\[+)(?P<name>[\w.]+)\]+$", re.MULTILINE)
NUMBERS = ("-1", "0", str(10**12), '"text"')
TEXTS = ('""', '"okänt ord"', "5")
OTHERS = ("5", "[]")
MANY, EVERY = 10, 3  # where a file has many blocks of a kind, each kind meets each damage with a third of them too


def damages(text: str) -> Iterator[tuple[str, str]]:
    """The text of a file with one thing damaged, and what it is: each field gone, renamed, given another value."""
    for field in FIELD.finditer(text):
        name, value = field["name"], field["value"]
        values = NUMBERS if value.isdigit() else TEXTS if value.startswith('"') else OTHERS
        for line in ("", f"{name}x = {value}", *(f"{name} = {other}" for other in values)):
            told = f"line {text.count(chr(10), 0, field.start()) + 1}: {field[0]!r} → {line!r}"
            yield told, text[: field.start()] + line + text[field.end() :]
    for block in BLOCK.finditer(text):
        yield f"{block[0]} renamed", text[: block.end("name")] + "x" + text[block.end("name") :]


def fault(folder: Path, name: str) -> str:
    """What is wrong with how a damaged folder is met; nothing where the file is named or every preset can be reckoned.

    Whatever it is that stops the start, it has to be an InputError.
    """
    try:
        record = load.read_record(folder)
        for preset in record.presets:
            calculate(catalogue.preset_scenario(record, preset), record)
            project(catalogue.preset_scenario(record, preset), record)
    except InputError as error:
        return "" if name in str(error) else f"the file is not named: {error}"
    except Exception as error:  # noqa: BLE001 - as said
        return repr(error)
    return ""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path_factory.mktemp("fuzz") / "data"))


@pytest.mark.parametrize("name", FILES)
def test_every_damage_is_named_or_harmless(copy: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tomllib, "loads", cache(tomllib.loads))  # the other files stay as they are
    whole = (copy / name).read_text(encoding="utf-8")
    wrong = {}
    for damage, text in islice(damages(whole), 0, None, EVERY if whole.count("[[") > MANY else 1):
        (copy / name).write_text(text, encoding="utf-8")
        wrong[damage] = fault(copy, name)
    (copy / name).write_text(whole, encoding="utf-8")
    assert not any(wrong.values()), {damage: found for damage, found in wrong.items() if found}
