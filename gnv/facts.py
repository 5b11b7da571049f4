"""The only reader of data/. It checks all that it reads: a broken file stops the start, and is named."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from gnv import parsing, parsing_budget, parsing_proof, references
from gnv.model import InputError, Population, PrintedTable, Source
from gnv.proof import Proof
from gnv.record import Facts
from gnv.toml_block import Block

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def load(folder: Path = DATA) -> Facts:
    """Read and check a data folder. InputError names the file, the block and the field that is wrong."""
    reader = _Reader(folder)
    sources = _by_id(parsing.source(b) for b in reader.toml("kallor.toml").blocks("kalla"))
    populations = _populations(reader, sources)
    rss = reader.toml("rss-avtal.toml")
    staffing = tuple(parsing.staffing(b, sources) for b in rss.blocks("alternativ"))
    posts, dates = tuple(str(s.posts) for s in staffing), tuple(populations)
    choice = reader.toml("befolkning.toml").block("val")
    facts = Facts(
        sources=sources,
        kommuner={row["kommunkod"]: row["kommun"] for row in reader.table("befolkning.csv")},
        populations=populations,
        population_choice=parsing.choice(choice, sources, group="antagande", options=dates),
        equal_share=parsing.slider(reader.toml("fordelning.toml").block("lika_del"), sources, group="val"),
        agreements=_by_id(parsing.agreement(root, sources) for root in reader.tomls("overenskommelser")),
        posts_choice=parsing.choice(rss.block("tjanster"), sources, group="val", options=posts),
        region_share=parsing.slider(rss.block("regionandel"), sources, group="val"),
        staffing=staffing,
        costs=tuple(parsing.shared_cost(b, sources) for b in reader.toml("kostnader.toml").blocks("kostnad")),
        rss=parsing_budget.rss_agreement(rss, sources),
        budget=parsing_budget.budget(reader.toml("budget.toml"), sources),
        presets=_by_id(parsing.preset(b, sources) for b in reader.toml("scenarier.toml").blocks("forval")),
        printed=_printed(reader, sources),
        map=reader.json("karta.geojson"),
        proof=_proof(reader, sources),
    )
    _check_together(facts)
    return facts


class _Reader:
    """A folder of data files. Each file is read once; what it lacks is told with its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _text(self, name: str) -> str:
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"data/{name} går inte att läsa: {error}") from error

    def toml(self, name: str) -> Block:
        try:
            return Block(path=f"data/{name}", name="", fields=tomllib.loads(self._text(name)))
        except tomllib.TOMLDecodeError as error:
            raise InputError(f"data/{name} är inte giltig TOML: {error}") from error

    def tomls(self, subfolder: str) -> list[Block]:
        return [self.toml(f"{subfolder}/{path.name}") for path in sorted((self.folder / subfolder).glob("*.toml"))]

    def json(self, name: str) -> Any:
        try:
            return json.loads(self._text(name))
        except json.JSONDecodeError as error:
            raise InputError(f"data/{name} är inte giltig JSON: {error}") from error

    def table(self, name: str) -> list[dict[str, str]]:
        rows = list(csv.DictReader(self._text(name).splitlines(), delimiter=";"))
        for line, row in enumerate(rows, 2):
            if None in row or None in row.values():
                raise InputError(f"data/{name}, rad {line}: fel antal fält.")
        return rows


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


def _by_id(found: Iterable[T]) -> dict[str, T]:
    result: dict[str, T] = {}
    for one in found:
        if one.id in result:
            raise InputError(f"data/: id ”{one.id}” förekommer två gånger.")
        result[one.id] = one
    return result


def _populations(reader: _Reader, sources: Mapping[str, Source]) -> dict[str, Population]:
    rows = reader.table("befolkning.csv")
    return {
        block.text("id"): _population(block, rows, sources) for block in reader.toml("befolkning.toml").blocks("datum")
    }


def _population(block: Block, rows: list[dict[str, str]], sources: Mapping[str, Source]) -> Population:
    column = block.text("id")
    inhabitants: dict[str, int] = {}
    for line, row in enumerate(rows, 2):
        where = f"data/befolkning.csv, rad {line} ({row.get('kommun')}), kolumnen {column}"
        cell = row.get(column, "")
        if not (cell.isascii() and cell.isdigit() and int(cell) > 0):
            raise InputError(f"{where}: här ska stå antal invånare, men där står ”{cell}”.")
        if row["kommunkod"] in inhabitants:
            raise InputError(f"{where}: kommunkoden {row['kommunkod']} förekommer två gånger.")
        inhabitants[row["kommunkod"]] = int(cell)
    if sum(inhabitants.values()) != block.whole("summa"):
        raise block.error("summa", f"raderna i befolkning.csv summerar till {sum(inhabitants.values())}.")
    return Population(
        id=column, name=block.text("namn"), inhabitants=inhabitants, origin=parsing.origin(block, sources)
    )


def _printed(reader: _Reader, sources: Mapping[str, Source]) -> dict[str, PrintedTable]:
    rows = reader.table("tryckta_belopp.csv")
    blocks = reader.toml("tryckta_tabeller.toml").blocks("tabell")
    return _by_id(parsing_proof.printed_table(block, sources, rows) for block in blocks)


def _proof(reader: _Reader, sources: Mapping[str, Source]) -> Proof:
    root = reader.toml("motsagelser.toml")
    agreements = reader.tomls("overenskommelser")
    return Proof(
        claims=tuple(parsing_proof.claim(b, sources) for b in root.blocks("motsagelse")),
        checks=tuple(parsing_proof.check(b) for b in root.blocks("kontroll")),
        areas={b.block("overenskommelse").text("id"): parsing_proof.areas(b, sources) for b in agreements},
        terms=tuple(parsing.condition(b, sources) for b in reader.toml("rss-avtal.toml").blocks("villkor")),
        vfu_increase=parsing.slider(reader.toml("vfu.toml").block("riket"), sources, group="antagande"),
    )


def _check_together(facts: Facts) -> None:
    """What no single file can tell: that codes, presets and keys fit each other."""
    for population in facts.populations.values():
        if list(population.inhabitants) != list(facts.kommuner):
            raise InputError(f"data/befolkning.csv, {population.id}: kommunerna är inte desamma i varje kolumn.")
    if {shape["properties"]["kod"] for shape in facts.map["features"]} != set(facts.kommuner):
        raise InputError("data/karta.geojson: kartans kommuner är inte desamma som i befolkning.csv.")
    for preset in facts.presets.values():
        _check_preset(facts, preset.id)
    references.check(facts)


def _check_preset(facts: Facts, preset_id: str) -> None:
    preset = facts.presets[preset_id]
    where = f"data/scenarier.toml: blocket [forval {preset_id}]"
    if preset.agreement not in facts.agreements:
        raise InputError(f"{where}, fältet ”overenskommelse”: ”{preset.agreement}” finns inte.")
    parameters = {p.key: p for p in facts.parameters(preset_id)}
    if len(parameters) != len(facts.parameters(preset_id)):
        raise InputError(f"{where}: två poster i data/ har samma nyckel.")
    for key, value in preset.values.items():
        reason = "nyckeln finns inte." if key not in parameters else facts.check(parameters[key], value)
        if reason:
            raise InputError(f"{where}, fältet ”varden.{key}”: {reason}")
