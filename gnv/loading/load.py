"""The only reader of data/. It checks all that it reads: a broken file stops the start, and is named."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from gnv.core import toml_text
from gnv.core.evidence import Evidence, PrintedTable
from gnv.core.record import Record
from gnv.core.records import InputError, Parameter, Population, Staffing
from gnv.formatting import quoted
from gnv.loading import agreements, consistency, parameters, tables
from gnv.loading.block import Block
from gnv.loading.parameters import ParameterRule, Sources
from gnv.loading.tables import CsvRow, CsvRows

DATA = Path(__file__).resolve().parents[2] / "data"
PERCENT = ParameterRule(group="val", unit="%", limits=(0, 100))
POSTS = ParameterRule(group="val", unit="tjänster")
MONTH = ParameterRule(group="antagande", unit="datum")
WEEKS = ParameterRule(group="antagande", unit="veckor")


@cache
def load_record(folder: Path = DATA) -> Record:
    """Read and check a data folder. InputError names the file, the block and the field that is wrong."""
    reader = _Reader(folder)
    sources = _by_id(map(parameters.source, reader.toml("kallor.toml").blocks("kalla", distinct="id", least=1)))
    record = _record(reader, sources)
    reader.finish()
    consistency.check_consistency(record)
    return record


def _record(reader: _Reader, sources: Sources) -> Record:
    rss = reader.toml("rss-avtal.toml")
    kommuner, populations = _inhabitants(reader, sources)
    staffing = tuple(parameters.staffing(b, sources) for b in rss.blocks("alternativ", distinct="tjanster", least=2))
    costs = reader.toml("kostnader.toml").blocks("kostnad", distinct="nyckel")
    presets = reader.toml("scenarier.toml").blocks("forval", distinct="id", least=1)
    when = reader.toml("befolkning.toml").block("val")
    return Record(
        sources=sources,
        kommuner=kommuner,
        populations=populations,
        population_choice=parameters.choice(when, sources, MONTH, tuple(populations)),
        equal_share=parameters.slider(reader.toml("fordelning.toml").block("lika_del"), sources, PERCENT),
        agreements=_by_id(agreements.agreement(root, sources) for root in reader.agreements()),
        posts_choice=_posts(rss, sources, staffing),
        region_share=parameters.slider(rss.block("regionandel"), sources, PERCENT),
        staffing=staffing,
        costs=tuple(parameters.shared_cost(block, sources) for block in costs),
        rss=parameters.rss_agreement(rss, sources),
        budget=parameters.budget(reader.toml("budget.toml"), sources),
        presets=_by_id(parameters.preset(block, sources) for block in presets),
        printed=_printed(reader, sources, kommuner),
        shapes=tables.shapes(reader.json("karta.geojson"), kommuner),
        evidence=_evidence(reader, sources),
    )


def _inhabitants(reader: _Reader, sources: Sources) -> tuple[dict[str, str], dict[str, Population]]:
    dates = reader.toml("befolkning.toml").blocks("datum", distinct="id", least=2)
    rows = reader.table("befolkning.csv", tables.population_columns(dates), by="[[datum]] i data/befolkning.toml")
    kommuner = tables.kommuner(rows)
    return kommuner, _by_id(tables.population(block, rows, sources) for block in dates)


def _posts(rss: Block, sources: Sources, staffing: tuple[Staffing, ...]) -> Parameter:
    return parameters.choice(rss.block("tjanster"), sources, POSTS, tuple(str(one.posts) for one in staffing))


def _printed(reader: _Reader, sources: Sources, kommuner: Mapping[str, str]) -> dict[str, PrintedTable]:
    blocks = reader.toml("tryckta_tabeller.toml").blocks("tabell", distinct="id", least=1)
    rows = reader.table("tryckta_belopp.csv", tables.PRINTED_COLUMNS, by="programmet")
    own = tables.printed_rows(rows, blocks, kommuner)
    return _by_id(tables.printed_table(block, sources, own[block.identifier("id")]) for block in blocks)


def _evidence(reader: _Reader, sources: Sources) -> Evidence:
    root, conditions = reader.toml("motsagelser.toml"), reader.toml("rss-avtal.toml").blocks("villkor", distinct="id")
    roots = reader.agreements()
    return Evidence(
        claims=tuple(agreements.claim(b, sources) for b in root.blocks("motsagelse", distinct="id", least=1)),
        checks=tuple(agreements.check(b) for b in root.blocks("kontroll", distinct="namn", least=1)),
        areas={b.block("overenskommelse").text("id"): agreements.areas(b, sources) for b in roots},
        conditions=tuple(parameters.condition(b, sources) for b in conditions),
        vfu_increase=parameters.slider(reader.toml("vfu.toml").block("riket"), sources, WEEKS),
    )


class _Reader:
    """A folder of data files. Each file is read once; what it lacks is told with its name.

    A mark at the beginning (Excel and Notepad write one) is no part of a file.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._roots: dict[str, Block] = {}

    def _text(self, name: str) -> str:
        try:
            return (self.folder / name).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"data/{name} går inte att läsa: {_why_unread(error)}") from error

    def toml(self, name: str) -> Block:
        if name not in self._roots:
            text = self._text(name)
            try:
                fields = toml_text.parse(text)
            except InputError as error:
                raise InputError(f"data/{name} {error}") from error
            self._roots[name] = Block(path=f"data/{name}", name="", fields=fields)
        return self._roots[name]

    def json(self, name: str) -> Any:
        text = self._text(name)
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            where = f"på rad {error.lineno}, tecken {error.colno}"
            raise InputError(f"data/{name} är inte giltig JSON; felet märks {where}.") from error
        except (ValueError, RecursionError) as error:
            raise InputError(f"data/{name} är inte giltig JSON: ett för långt tal, eller för många hakar.") from error

    def agreements(self) -> list[Block]:
        folder = self.folder / "overenskommelser"
        found = [self.toml(f"{folder.name}/{path.name}") for path in sorted(folder.glob("*.toml"))]
        if not found:
            raise InputError(f"data/{folder.name}/ saknar överenskommelser.")
        return found

    def finish(self) -> None:
        """Raise InputError for whatever nobody has read."""
        for root in self._roots.values():
            root.finish()

    def table(self, name: str, columns: tuple[str, ...], *, by: str) -> CsvRows:
        """The rows by line number. The columns have to be these, in any order; the message tells `by` what."""
        reader = csv.reader(self._text(name).splitlines(), delimiter=";", strict=True)
        try:
            rows = dict((reader.line_num, row) for row in reader if row)  # noqa: C402 - the number moves with the rows
        except csv.Error as error:
            raise InputError(f"data/{name} är inte en giltig CSV-fil; felet märks på rad {reader.line_num}.") from error
        titles = rows.pop(1, [])
        if sorted(titles) != sorted(columns):
            wanted, found = ";".join(columns), quoted(";".join(titles))
            raise InputError(f"data/{name}, rad 1: enligt {by} ska kolumnerna vara {wanted}, men de är {found}.")
        return {line: _row(name, line, titles, cells) for line, cells in rows.items()}


def _why_unread(error: OSError | UnicodeDecodeError) -> str:
    """Why a file can't be read, without the path of the machine and Python's English."""
    if isinstance(error, UnicodeDecodeError):
        return f"den är inte text i UTF-8 (byte nummer {error.start + 1})."
    reasons = {FileNotFoundError: "den finns inte.", PermissionError: "den som du är inloggad som får inte läsa den."}
    return reasons.get(type(error), "datorn kan inte läsa den.")


def _row(name: str, line: int, titles: list[str], cells: list[str]) -> CsvRow:
    if len(cells) != len(titles):
        raise InputError(f"data/{name}, rad {line}: fel antal fält, {len(cells)} i stället för {len(titles)}.")
    return dict(zip(titles, cells, strict=True))


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


def _by_id(found: Iterable[T]) -> dict[str, T]:
    return {one.id: one for one in found}
