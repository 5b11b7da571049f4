"""The only reader of data/. It checks all that it reads: a broken file stops the start, and is named."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from gnv import parsing, parsing_agreement, parsing_budget, parsing_map, parsing_proof, parsing_tables, together
from gnv.model import InputError, Parameter, Population, Staffing
from gnv.parsing import Sources, Wanted
from gnv.parsing_tables import Row, Rows
from gnv.proof import PrintedTable, Proof
from gnv.record import Facts
from gnv.toml_block import Block

DATA = Path(__file__).resolve().parent.parent / "data"
PERCENT = Wanted(group="val", unit="%", limits=(0, 100))
POSTS = Wanted(group="val", unit="tjänster")
MONTH = Wanted(group="antagande", unit="datum")
WEEKS = Wanted(group="antagande", unit="veckor")


@cache
def load(folder: Path = DATA) -> Facts:
    """Read and check a data folder. InputError names the file, the block and the field that is wrong."""
    reader = _Reader(folder)
    sources = _by_id(map(parsing.source, reader.toml("kallor.toml").blocks("kalla", distinct="id", least=1)))
    facts = _facts(reader, sources)
    reader.finish()
    together.check(facts)
    return facts


def _facts(reader: _Reader, sources: Sources) -> Facts:
    rss = reader.toml("rss-avtal.toml")
    kommuner, populations = _inhabitants(reader, sources)
    staffing = tuple(parsing.staffing(b, sources) for b in rss.blocks("alternativ", distinct="tjanster", least=2))
    costs = reader.toml("kostnader.toml").blocks("kostnad", distinct="nyckel")
    presets = reader.toml("scenarier.toml").blocks("forval", distinct="id", least=1)
    when = reader.toml("befolkning.toml").block("val")
    return Facts(
        sources=sources,
        kommuner=kommuner,
        populations=populations,
        population_choice=parsing.choice(when, sources, MONTH, tuple(populations)),
        equal_share=parsing.slider(reader.toml("fordelning.toml").block("lika_del"), sources, PERCENT),
        agreements=_by_id(parsing_agreement.agreement(root, sources) for root in reader.agreements()),
        posts_choice=_posts(rss, sources, staffing),
        region_share=parsing.slider(rss.block("regionandel"), sources, PERCENT),
        staffing=staffing,
        costs=tuple(parsing.shared_cost(block, sources) for block in costs),
        rss=parsing_budget.rss_agreement(rss, sources),
        budget=parsing_budget.budget(reader.toml("budget.toml"), sources),
        presets=_by_id(parsing.preset(block, sources) for block in presets),
        printed=_printed(reader, sources, kommuner),
        shapes=parsing_map.shapes(reader.json("karta.geojson"), kommuner),
        proof=_proof(reader, sources),
    )


def _inhabitants(reader: _Reader, sources: Sources) -> tuple[dict[str, str], dict[str, Population]]:
    dates = reader.toml("befolkning.toml").blocks("datum", distinct="id", least=2)
    rows = reader.table(
        "befolkning.csv", parsing_tables.population_columns(dates), by="[[datum]] i data/befolkning.toml"
    )
    kommuner = parsing_tables.kommuner(rows)
    return kommuner, _by_id(parsing_tables.population(block, rows, sources) for block in dates)


def _posts(rss: Block, sources: Sources, staffing: tuple[Staffing, ...]) -> Parameter:
    return parsing.choice(rss.block("tjanster"), sources, POSTS, tuple(str(one.posts) for one in staffing))


def _printed(reader: _Reader, sources: Sources, kommuner: Mapping[str, str]) -> dict[str, PrintedTable]:
    blocks = reader.toml("tryckta_tabeller.toml").blocks("tabell", distinct="id", least=1)
    rows = reader.table("tryckta_belopp.csv", parsing_tables.PRINTED_COLUMNS, by="programmet")
    own = parsing_tables.printed_rows(rows, blocks, kommuner)
    return _by_id(parsing_tables.printed_table(block, sources, own[block.identifier("id")]) for block in blocks)


def _proof(reader: _Reader, sources: Sources) -> Proof:
    root, conditions = reader.toml("motsagelser.toml"), reader.toml("rss-avtal.toml").blocks("villkor", distinct="id")
    agreements = reader.agreements()
    return Proof(
        claims=tuple(parsing_proof.claim(b, sources) for b in root.blocks("motsagelse", distinct="id", least=1)),
        checks=tuple(parsing_proof.check(b) for b in root.blocks("kontroll", distinct="namn", least=1)),
        areas={b.block("overenskommelse").text("id"): parsing_agreement.areas(b, sources) for b in agreements},
        terms=tuple(parsing.condition(b, sources) for b in conditions),
        vfu_increase=parsing.slider(reader.toml("vfu.toml").block("riket"), sources, WEEKS),
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
            raise InputError(f"data/{name} går inte att läsa: {error}") from error

    def toml(self, name: str) -> Block:
        if name not in self._roots:
            try:
                fields = tomllib.loads(self._text(name))
            except (ValueError, RecursionError) as error:
                if isinstance(error, InputError):
                    raise
                raise InputError(f"data/{name} är inte giltig TOML: {error}") from error
            self._roots[name] = Block(path=f"data/{name}", name="", fields=fields)
        return self._roots[name]

    def json(self, name: str) -> Any:
        try:
            return json.loads(self._text(name))
        except (ValueError, RecursionError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(f"data/{name} är inte giltig JSON: {error}") from error

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

    def table(self, name: str, columns: tuple[str, ...], *, by: str) -> Rows:
        """The rows by line number. The columns have to be these, in any order; the message tells `by` what."""
        try:
            reader = csv.reader(self._text(name).splitlines(), delimiter=";", strict=True)
            rows = dict((reader.line_num, row) for row in reader if row)  # noqa: C402 - the number moves with the rows
        except csv.Error as error:
            raise InputError(f"data/{name} är inte en giltig CSV-fil: {error}") from error
        titles = rows.pop(1, [])
        if sorted(titles) != sorted(columns):
            wanted, found = ";".join(columns), ";".join(titles)
            raise InputError(f"data/{name}, rad 1: enligt {by} ska kolumnerna vara {wanted}, men de är {found}.")
        return {line: _row(name, line, titles, cells) for line, cells in rows.items()}


def _row(name: str, line: int, titles: list[str], cells: list[str]) -> Row:
    if len(cells) != len(titles):
        raise InputError(f"data/{name}, rad {line}: fel antal fält, {len(cells)} i stället för {len(titles)}.")
    return dict(zip(titles, cells, strict=True))


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


def _by_id(found: Iterable[T]) -> dict[str, T]:
    return {one.id: one for one in found}
