"""Own figures laid over the files of data/: blocks after a file's own, columns beside a table's, or a whole new file.

An addition to a TOML file is more blocks of its lists ([[kostnad]], [[datum]]). To befolkning.csv it is columns of new
dates for the same kommuner, and to nycklar.csv of new keys. overenskommelser/2027.toml, where there is none such, is a
whole agreement; nycklar.toml and nycklar.csv need not be in data/ either. Nothing on record is changed. Every figure
added has the status *eget* (or its amount is unknown), and the source that says whose it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Any

from gnv.core import toml_text
from gnv.core.county_files import CountyFiles
from gnv.core.own_figures import Addition, OwnFigures
from gnv.core.record import Record
from gnv.core.records import OWN, UNKNOWN_AMOUNT, InputError
from gnv.formatting import quoted
from gnv.loading.county_zip import Folder

POPULATION, DATES, SOURCES = "befolkning.csv", "befolkning.toml", "kallor.toml"
KEYS, KEY_NUMBERS = "nycklar.toml", "nycklar.csv"
TABLES = (POPULATION, KEY_NUMBERS)
AGREEMENTS = "overenskommelser/"
CODE, NAME = "kommunkod", "kommun"
DATE = re.compile(r'^id = "(.+)"$', re.MULTILINE)
Rows = dict[int, list[str]]


def new_files(own: OwnFigures) -> set[str]:
    """The files that own figures add to and that they may be the whole of, where data/ has none such."""
    paths = {path for one in own.additions for path, _ in one.files}
    return {path for path in paths if path.startswith(AGREEMENTS) or path in (KEYS, KEY_NUMBERS)}


def new_agreements(own: OwnFigures) -> set[str]:
    """The files of agreements that own figures add to, or are."""
    return {path for path in new_files(own) if path.startswith(AGREEMENTS)}


def taken_in(own: OwnFigures, record: Record) -> list[Addition]:
    """Those with a population date that data/ has got since: a date can be there only once."""
    return [one for one, text in _of(DATES, own) if set(DATE.findall(text)) & record.populations.keys()]


def toml_fields(name: str, found: Mapping[str, Any] | None, own: OwnFigures) -> dict[str, Any]:
    """What a TOML file says (`found`; None where data/ has no such file) with what is added to it."""
    fields = dict(found) if found is not None else None
    for one, text in _of(name, own):
        added = _parsed(one, name, text)
        fields = dict(added) if fields is None else _with_blocks(fields, added, one, name)
    return fields or {}


def _of(name: str, own: OwnFigures) -> Iterator[tuple[Addition, str]]:
    for one in own.additions:
        yield from ((one, text) for path, text in one.files if path == name)


def _parsed(one: Addition, name: str, text: str) -> dict[str, Any]:
    try:
        fields = toml_text.parse(text)
    except InputError as error:
        raise InputError(f"{_where(one, name)} {error}") from error
    _check_said_by(fields, one, name)
    return fields


def _with_blocks(fields: dict[str, Any], added: Mapping[str, Any], one: Addition, name: str) -> dict[str, Any]:
    for key, blocks in added.items():
        listed = fields.get(key, [])
        if not isinstance(blocks, list) or not isinstance(listed, list):
            raise InputError(f"{_where(one, name)} kan bara ha block med dubbla hakar; {quoted(key)} är något annat.")
        fields[key] = [*listed, *blocks]
    return fields


def _check_said_by(value: Any, one: Addition, name: str) -> None:
    """That every figure says that it is somebody's own, and whose."""
    for inner in value if isinstance(value, list) else ():
        _check_said_by(inner, one, name)
    for field, inner in value.items() if isinstance(value, dict) else ():
        _check_said_by(inner, one, name)
        if (field == "status" or field.endswith("_status")) and inner not in (OWN, UNKNOWN_AMOUNT):
            raise InputError(f"{_where(one, name)}: {quoted(field)} ska vara ”{OWN}” eller ”{UNKNOWN_AMOUNT}”.")
        if (field == "kalla" or field.endswith("_kalla")) and inner != one.source_id:
            raise InputError(f"{_where(one, name)}: {quoted(field)} ska vara ”{one.source_id}”, den som säger det.")


def files_for_data(folder: Folder | CountyFiles, own: OwnFigures) -> dict[str, str]:
    """Every file of data/ that own figures add to, whole and ready to be put there in place of the old one.

    kallor.toml tells whose figures they are. InputError where the own figures don't fit the folder.
    """
    paths = list(dict.fromkeys(path for one in own.additions for path, _ in one.files))
    found = {path: _text(folder, path) for path in paths}
    for one in own.additions:
        for path, text in one.files:
            if path not in TABLES:
                found[path] = f"{found[path].rstrip()}\n\n{text.strip()}\n".lstrip()
    for path in set(TABLES) & set(found):
        rows = dict(enumerate(csv.reader((found[path] or _kommuner(folder)).splitlines(), delimiter=";"), 1))
        found[path] = "".join(f"{';'.join(cells)}\n" for cells in csv_rows(path, rows, own).values())
    sources = "".join(_source_block(one) for one in own.additions)
    return {**found, SOURCES: f"{_text(folder, SOURCES).rstrip()}\n{sources}"} if found else {}


def _kommuner(folder: Folder | CountyFiles) -> str:
    """A table of the kommuner alone, for a file that is not there yet."""
    rows = csv.DictReader(_text(folder, POPULATION).splitlines(), delimiter=";")
    return "\n".join([f"{CODE};{NAME}", *(f"{row[CODE]};{row[NAME]}" for row in rows)])


def _text(folder: Folder | CountyFiles, name: str) -> str:
    return folder.text(name) if folder.has(name) else ""


def _source_block(one: Addition) -> str:
    source, names = one.source, ("id", "titel", "kort", "dokument", "datum", "innehall")
    texts = (source.id, source.title, source.short, source.document, source.dated, source.content)
    fields = "".join(f"{name} = {toml_text.written(text)}\n" for name, text in zip(names, texts, strict=True))
    return f"\n[[kalla]]\n{fields}"


def csv_rows(name: str, rows: Rows, own: OwnFigures) -> Rows:
    """The rows of a CSV file by line, the titles first, with the columns that are added to it. They are well-formed."""
    for one, text in _of(name, own):
        titles, *lines = _cells(one, name, text)
        new = [column for column in titles if column not in (CODE, NAME)]
        told = rows.get(1, [])
        if CODE not in titles or not new or CODE not in told or set(new) & set(told):
            new_ones = "nya datum" if name == POPULATION else "nya nycklar"
            raise InputError(f"{_where(one, name)}, rad 1: här ska stå {CODE} och {new_ones}, inte {quoted(titles)}.")
        by_code = _by_code(one, name, titles, lines)
        at = told.index(CODE)
        known = {cells[at] for line, cells in rows.items() if line > 1}
        for code in sorted(set(by_code) ^ known):
            told_of = "finns inte i underlaget" if code in by_code else "saknas"
            raise InputError(f"{_where(one, name)}: kommunkoden {quoted(code)} {told_of}.")
        rows = {
            line: [*cells, *(new if line == 1 else [by_code[cells[at]][column] for column in new])]
            for line, cells in rows.items()
        }
    return rows


def _cells(one: Addition, name: str, text: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader(text.splitlines(), delimiter=";", strict=True) if row] or [[]]
    except csv.Error as error:
        raise InputError(f"{_where(one, name)} är inte en giltig CSV-fil.") from error


def _by_code(one: Addition, name: str, titles: list[str], lines: list[list[str]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for number, cells in enumerate(lines, 2):
        if len(cells) != len(titles):
            raise InputError(f"{_where(one, name)}, rad {number}: {len(cells)} fält i stället för {len(titles)}.")
        row = dict(zip(titles, cells, strict=True))
        if row[CODE] in found:
            raise InputError(f"{_where(one, name)}, rad {number}: {quoted(row[CODE])} förekommer två gånger.")
        found[row[CODE]] = row
    return found


def _where(one: Addition, name: str) -> str:
    return f"De egna talen {quoted(one.name)}, {name}"
