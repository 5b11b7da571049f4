"""The only reader of data/. It checks all that it reads: a broken file stops the start, and is named."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from gnv.core import toml_text
from gnv.core.county_files import CountyFiles
from gnv.core.evidence import Evidence, PrintedTable
from gnv.core.own_figures import NO_OWN_FIGURES, OwnFigures
from gnv.core.record import Record
from gnv.core.records import Agreement, InputError, Key, Parameter, Population, Shape, Source, Staffing, agreement_id
from gnv.formatting import quoted
from gnv.loading import additions, agreements, consistency, parameters, tables
from gnv.loading.block import Block
from gnv.loading.county_zip import Folder
from gnv.loading.errors import DamagedData, Errors
from gnv.loading.parameters import SHARE, ParameterRule, Sources
from gnv.loading.tables import CsvRow, CsvRows

FOLDER_VARIABLE = "GNV_DATA"  # a folder of the same files, of another county, instead of the program's own
DATA = Path(os.environ.get(FOLDER_VARIABLE) or Path(__file__).resolve().parents[2] / "data")
POSTS = ParameterRule(group="val", unit="tjänster")
MONTH = ParameterRule(group="antagande", unit="datum")
WEEKS = ParameterRule(group="antagande", unit="veckor")
MOST_KEPT = 128  # records with own figures: of the meetings that go on at once, each has its own


def load_record(folder: Path | CountyFiles = DATA, own: OwnFigures = NO_OWN_FIGURES) -> Record:
    """What `read_record` has read once: the same folder and the same own figures are the same object.

    A folder is read once, as it was at the first reading. Of records with own figures, and of counties that somebody
    has handed over, the latest are kept.
    """
    if own:
        return _with_own(folder, own)
    return _on_record(folder) if isinstance(folder, Path) else _handed_over(folder)


@cache
def _on_record(folder: Path) -> Record:
    return read_record(folder)


@lru_cache(maxsize=MOST_KEPT)
def _handed_over(county: CountyFiles) -> Record:
    return read_record(county)


@lru_cache(maxsize=MOST_KEPT)
def _with_own(folder: Path | CountyFiles, own: OwnFigures) -> Record:
    on_record = load_record(folder)  # what is wrong with the folder itself is not blamed on whoever adds to it
    try:
        return read_record(folder, own)
    except DamagedData as error:
        there = additions.taken_in(own, on_record)
        why = " ".join(
            f"{one.told}: det datumet finns numera i underlaget självt. Ta bort blocket [[eget]] med de talen ur "
            "scenariofilen, så räknas den med underlagets."
            for one in there
        )
        raise InputError(f"De egna talen går inte ihop med underlaget. {why or error}") from error


def read_record(folder: Path | CountyFiles, own: OwnFigures = NO_OWN_FIGURES) -> Record:
    """Read and check a data folder with own figures laid over it (additions.py says how).

    DamagedData (an InputError) tells all that is wrong, with file, block and field. What no single file can tell is
    checked once every file can be read.
    """
    errors = Errors()
    reader = _Reader(folder, errors, own)
    parts = _parts(reader, errors)
    errors.add_unread(reader.roots)
    errors.stop_if_any()
    record = Record(**parts, own=own, county_files="" if isinstance(folder, Path) else folder.checksum)
    errors.add(consistency.consistency_errors(record))
    errors.stop_if_any()
    return record


def _parts(reader: _Reader, errors: Errors) -> dict[str, Any]:
    """What a Record consists of. A part is None where it could not be read; then `errors` says why."""
    sources = _sources(reader, errors)
    sources |= {one.source.id: one.source for one in reader.own.additions}
    county = errors.attempt(parameters.county, reader.block("lan.toml", "lan"), sources)
    dates = reader.blocks("befolkning.toml", "datum", distinct="id", least=2)
    rows = errors.attempt(reader.population_rows, dates)
    kommuner = errors.attempt(tables.kommuner, rows, county)
    populations = errors.attempt(_by_date, errors.each(tables.population, dates, rows, sources))
    staffing_blocks = reader.blocks("rss-avtal.toml", "alternativ", distinct="tjanster", least=2)
    staffing = errors.each(parameters.staffing, staffing_blocks, sources)
    keys = _keys(reader, sources, kommuner, errors)
    return {
        "sources": sources,
        "county": county,
        "kommuner": kommuner,
        "populations": populations,
        "population_choice": errors.attempt(_month, reader.block("befolkning.toml", "val"), sources, populations),
        "equal_share": errors.attempt(parameters.slider, reader.block("fordelning.toml", "lika_del"), sources, SHARE),
        "sharing": errors.attempt(parameters.sharing, reader.root("fordelning.toml"), sources, keys),
        "keys": keys,
        "agreements": _agreements(reader, sources, errors),
        "posts_choice": errors.attempt(_posts, reader.block("rss-avtal.toml", "tjanster"), sources, staffing),
        "region_share": errors.attempt(
            parameters.slider, reader.block("rss-avtal.toml", "regionandel"), sources, SHARE
        ),
        "staffing": staffing,
        "costs": errors.each(
            parameters.shared_cost, reader.blocks("kostnader.toml", "kostnad", distinct="nyckel"), sources
        ),
        "rss": errors.attempt(parameters.rss_agreement, reader.root("rss-avtal.toml"), sources),
        "budget": errors.attempt(parameters.budget, reader.root("budget.toml"), sources),
        "presets": errors.attempt(
            _by_id,
            errors.each(parameters.preset, reader.blocks("scenarier.toml", "forval", distinct="id", least=1), sources),
        ),
        "printed": _printed(reader, sources, kommuner, errors),
        "shapes": errors.attempt(reader.shapes, kommuner),
        "evidence": _evidence(reader, sources, errors),
    }


class _AnySource(dict[str, Source]):
    """Stands in for sources that could not be read, so that nobody who cites one is blamed for it."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Source:
        return Source(id=name, title=name, short=name, document=name, dated=name, content=name)


def _sources(reader: _Reader, errors: Errors) -> dict[str, Source]:
    found = errors.each(parameters.source, reader.blocks("kallor.toml", "kalla", distinct="id", least=1))
    return _AnySource() if found is None else _by_id(found)


def _month(block: Block, sources: Sources, populations: Mapping[str, Population]) -> Parameter:
    return parameters.choice(block, sources, MONTH, tuple(populations))


def _posts(block: Block, sources: Sources, staffing: tuple[Staffing, ...]) -> Parameter:
    return parameters.choice(block, sources, POSTS, tuple(str(one.posts) for one in staffing))


def _agreements(reader: _Reader, sources: Sources, errors: Errors) -> dict[str, Agreement] | None:
    found = [agreements.agreement(root, sources, errors) for root in reader.agreements]
    return errors.attempt(_by_id, *([None] if None in found else [found])) if found else None


def _keys(
    reader: _Reader, sources: Sources, kommuner: Mapping[str, str] | None, errors: Errors
) -> dict[str, Key] | None:
    """The keys of nycklar.toml and nycklar.csv, and own ones; none where there are no such files."""
    if not reader.has("nycklar.toml"):
        return {}
    blocks = reader.blocks("nycklar.toml", "nyckel", distinct="id", least=1)
    known = {} if reader.files.has("nycklar.csv") else kommuner
    rows = errors.attempt(reader.key_rows, blocks, known)
    return errors.attempt(_by_id, errors.each(tables.key, blocks, rows, kommuner, sources))


def _printed(
    reader: _Reader, sources: Sources, kommuner: Mapping[str, str] | None, errors: Errors
) -> dict[str, PrintedTable] | None:
    blocks = reader.blocks("tryckta_tabeller.toml", "tabell", distinct="id", least=1)
    rows = errors.attempt(reader.printed_rows)
    own = errors.attempt(tables.printed_rows, rows, blocks, kommuner)
    return errors.attempt(_by_id, errors.each(_printed_table, blocks, sources, own))


def _printed_table(block: Block, sources: Sources, rows: Mapping[str, Mapping[str, CsvRow]]) -> PrintedTable:
    return tables.printed_table(block, sources, rows[block.identifier("id")])


def _evidence(reader: _Reader, sources: Sources, errors: Errors) -> Evidence:
    claims = reader.blocks("motsagelser.toml", "motsagelse", distinct="id", least=1)
    checks = reader.blocks("motsagelser.toml", "kontroll", distinct="namn", least=1)
    conditions = reader.blocks("rss-avtal.toml", "villkor", distinct="id")
    areas = {root.path: agreements.areas(root, sources, errors) for root in reader.agreements}
    parts: dict[str, Any] = {
        "claims": errors.each(agreements.claim, claims, sources),
        "checks": errors.each(agreements.check, checks),
        "areas": {agreement_id(path): found for path, found in areas.items()},
        "conditions": errors.each(parameters.condition, conditions, sources),
        "vfu_increase": errors.attempt(parameters.slider, reader.block("vfu.toml", "riket"), sources, WEEKS),
    }
    return Evidence(**parts)


class _Reader:
    """A folder of data files. Each file is read once; what is wrong with it goes to `errors`, and it is then None.

    A mark at the beginning (Excel and Notepad write one) is no part of a file.
    """

    def __init__(self, folder: Path | CountyFiles, errors: Errors, own: OwnFigures) -> None:
        if isinstance(folder, Path) and not folder.is_dir():
            told = f"Underlaget söks i --data, annars i {FOLDER_VARIABLE}, annars i programmets data/."
            raise InputError(f"Mappen {quoted(str(folder))} finns inte. {told}")
        self.files = Folder(folder) if isinstance(folder, Path) else folder
        self.errors, self.own = errors, own
        self._roots: dict[str, Block | None] = {}
        self._only_own = {name for name in additions.new_files(own) if not self.files.has(name)}
        self.agreements = self._agreements()

    @property
    def roots(self) -> list[Block]:
        """Every TOML file that could be read."""
        return [root for root in self._roots.values() if root]

    def root(self, name: str) -> Block | None:
        """A TOML file."""
        if name not in self._roots:
            self._roots[name] = self.errors.attempt(self._toml, name)
        return self._roots[name]

    def block(self, name: str, field: str) -> Block | None:
        """A block of a file."""
        return self.errors.attempt(lambda root: root.block(field), self.root(name))

    def blocks(self, name: str, field: str, *, distinct: str, least: int = 0) -> list[Block] | None:
        """A list of blocks of a file."""
        return self.errors.attempt(lambda root: root.blocks(field, distinct=distinct, least=least), self.root(name))

    def _text(self, name: str) -> str:
        try:
            return self.files.text(name)
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"data/{name} går inte att läsa: {_why_unread(error)}") from error

    def _toml(self, name: str) -> Block:
        fields = None if name in self._only_own else self._parsed(name)
        return Block(path=f"data/{name}", name="", fields=additions.toml_fields(name, fields, self.own))

    def _parsed(self, name: str) -> dict[str, Any]:
        text = self._text(name)
        try:
            return toml_text.parse(text)
        except InputError as error:
            raise InputError(f"data/{name} {error}") from error

    def _agreements(self) -> list[Block]:
        on_record = set(self.files.agreements())
        names = sorted(on_record | additions.new_agreements(self.own))
        if not names:
            self.errors.add([InputError("data/overenskommelser/ saknar överenskommelser.")])
        return [root for root in map(self.root, names) if root]

    def shapes(self, kommuner: Mapping[str, str]) -> dict[str, Shape]:
        """The kommuner's shapes on the map; none where the folder has no map."""
        name = "karta.geojson"
        return tables.shapes(self._json(name), kommuner) if self.files.has(name) else {}

    def _json(self, name: str) -> Any:
        text = self._text(name)
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            where = f"på rad {error.lineno}, tecken {error.colno}"
            raise InputError(f"data/{name} är inte giltig JSON; felet märks {where}.") from error
        except (ValueError, RecursionError) as error:
            raise InputError(f"data/{name} är inte giltig JSON: ett för långt tal, eller för många hakar.") from error

    def population_rows(self, dates: list[Block]) -> CsvRows:
        """The rows of befolkning.csv, whose columns are the dates of befolkning.toml."""
        return self._table("befolkning.csv", tables.population_columns(dates), by="[[datum]] i data/befolkning.toml")

    def has(self, name: str) -> bool:
        """Whether there is such a file, in the folder or among the own figures."""
        return name in self._only_own or self.files.has(name)

    def key_rows(self, keys: list[Block], kommuner: Mapping[str, str]) -> CsvRows:
        """The rows of nycklar.csv, whose columns are the keys of nycklar.toml.

        `kommuner` are its rows where the folder has no such file, but own figures do.
        """
        by, wanted = "[[nyckel]] i data/nycklar.toml", tables.key_columns(keys)
        if "nycklar.csv" not in self._only_own:
            return self._table("nycklar.csv", wanted, by=by)
        rows = {line: [code, name] for line, (code, name) in enumerate(kommuner.items(), 2)}
        return self._with_titles("nycklar.csv", {1: list(wanted[:2]), **rows}, wanted, by=by)

    def printed_rows(self) -> CsvRows:
        """The rows of the printed tables."""
        return self._table("tryckta_belopp.csv", tables.PRINTED_COLUMNS, by="programmet")

    def _table(self, name: str, columns: tuple[str, ...], *, by: str) -> CsvRows:
        """The rows by line number. The columns have to be these, in any order; the message tells `by` what."""
        reader = csv.reader(self._text(name).splitlines(), delimiter=";", strict=True)
        try:
            rows = dict((reader.line_num, row) for row in reader if row)  # noqa: C402 - the number moves with the rows
        except csv.Error as error:
            raise InputError(f"data/{name} är inte en giltig CSV-fil; felet märks på rad {reader.line_num}.") from error
        return self._with_titles(name, rows, columns, by=by)

    def _with_titles(self, name: str, rows: dict[int, list[str]], columns: tuple[str, ...], *, by: str) -> CsvRows:
        rows = additions.csv_rows(name, rows, self.own)
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


def _by_date(found: Iterable[Population]) -> dict[str, Population]:
    """The dates in their order: own figures may be of one in between."""
    return _by_id(sorted(found, key=lambda one: one.id))


def _by_id(found: Iterable[T]) -> dict[str, T]:
    return {one.id: one for one in found}
