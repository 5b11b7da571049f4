"""From the map in data/ to the kommuner's shapes, checked on the way. Reads nothing itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from gnv.core.evidence import PrintedTable
from gnv.core.own_figures import OWN_DATE
from gnv.core.records import County, InputError, Key, Population, Shape
from gnv.formatting import quoted, read_decimal, shortened
from gnv.loading.block import Block
from gnv.loading.parameters import Sources, origin

FILE = "data/karta.geojson"
Ring = Sequence[Sequence[float]]
CsvRow = Mapping[str, str]
CsvRows = Mapping[int, CsvRow]
INHABITANTS, PRINTED = "data/befolkning.csv", "data/tryckta_belopp.csv"
CODE, NAME = "kommunkod", "kommun"
PRINTED_COLUMNS = ("tabell", CODE, NAME, "tryckt_kr", "lasbarhet")
COUNTRY = "00"  # the code of a record of all counties together
OF = ("bidrag", "kostnad", "rss")
LEGIBILITY = ("tydlig", "skadad", "oläslig")
KEYS = "data/nycklar.csv"
KEY_NUMBER = re.compile(r"[0-9]{1,9}(,[0-9]{1,20})?")
MONTH = re.compile(rf"20[0-9]{{2}}-(0[1-9]|1[0-2])({OWN_DATE})?")
WHOLE = re.compile(r"[0-9]{1,11}")


def shapes(found: Any, codes: Collection[str]) -> dict[str, Shape]:
    """Each kommunkod's shape. InputError where the map has not exactly the kommuner of befolkning.csv."""
    try:
        features = {feature["properties"]["kod"]: feature for feature in found["features"]}
        drawn = {code: _shape(feature) for code, feature in features.items()}
    except (KeyError, IndexError, TypeError, ValueError, RecursionError, ZeroDivisionError) as error:
        raise InputError(f"{FILE}: är inte GeoJSON med ”kod” och MultiPolygon för varje kommun.") from error
    if set(drawn) != set(codes) or len(drawn) != len(found["features"]):
        raise InputError(f"{FILE}: kartans kommuner är inte desamma som i befolkning.csv.")
    return drawn


def _shape(feature: Mapping[str, Any]) -> Shape:
    geometry = feature["geometry"]
    if geometry["type"] != "MultiPolygon":
        raise ValueError(geometry["type"])
    largest = max((polygon[0] for polygon in geometry["coordinates"]), key=lambda ring: abs(_ring_area(ring)))
    # Names that would lie over each other in the middle of their areas have a place of their own: `namn_vid`.
    longitude, latitude = map(float, feature["properties"].get("namn_vid") or _middle(largest))
    return Shape(feature={"type": "Feature", "geometry": geometry}, longitude=longitude, latitude=latitude)


def _crosses(ring: Ring) -> list[tuple[float, float, float]]:
    """Each edge's cross product, and the sums of its ends' coordinates."""
    return [(a[0] * b[1] - b[0] * a[1], a[0] + b[0], a[1] + b[1]) for a, b in pairwise(ring)]


def _ring_area(ring: Ring) -> float:
    return sum(cross for cross, _, _ in _crosses(ring)) / 2


def _middle(ring: Ring) -> tuple[float, float]:
    """The centre of gravity of an area on a flat map: good enough to put a label at."""
    six_areas = 6 * _ring_area(ring)
    crosses = _crosses(ring)
    return sum(c * x for c, x, _ in crosses) / six_areas, sum(c * y for c, _, y in crosses) / six_areas


def population_columns(blocks: Sequence[Block]) -> tuple[str, ...]:
    """What befolkning.csv has to have for its blocks, in the blocks' order."""
    for block in blocks:
        if not MONTH.fullmatch(block.text("id")):
            raise block.error("id", f"{quoted(block.text('id'))} ska vara år och månad, som 2021-06.")
    return (CODE, NAME, *(block.text("id") for block in blocks))


def key_columns(blocks: Sequence[Block]) -> tuple[str, ...]:
    """What nycklar.csv has to have for its blocks, in the blocks' order."""
    return (CODE, NAME, *(block.identifier("id") for block in blocks))


def key(block: Block, rows: CsvRows, kommuner: Mapping[str, str], sources: Sources) -> Key:
    """A key by which money can be shared: a number per kommun, exact, none negative, not all nothing."""
    id_ = block.identifier("id")
    numbers = {_kommun_of(line, row, kommuner): _key_number(line, row, id_) for line, row in rows.items()}
    lacking = [name for code, name in kommuner.items() if code not in numbers]
    if lacking or len(numbers) < len(rows):
        reason = f"{lacking[0]} saknas" if lacking else "en kommun står två gånger"
        raise InputError(f"{KEYS}: {reason}. Varje kommun ska stå på en rad.")
    if not any(numbers.values()):
        raise InputError(f"{KEYS}, kolumnen ”{id_}”: alla tal är noll, så det finns inget att fördela efter.")
    return Key(
        id=id_,
        name=block.text("namn"),
        unit=block.text("enhet"),
        numbers={code: numbers[code] for code in kommuner},
        origin=origin(block, sources),
    )


def _kommun_of(line: int, row: CsvRow, kommuner: Mapping[str, str]) -> str:
    if row[CODE] not in kommuner or kommuner[row[CODE]] != row[NAME]:
        told = quoted(f"{row[CODE]} {row[NAME]}")
        raise InputError(f"{KEYS}, rad {line}: {told} är ingen av kommunerna i {INHABITANTS}.")
    return row[CODE]


def _key_number(line: int, row: CsvRow, column: str) -> Fraction:
    if not KEY_NUMBER.fullmatch(row[column]):
        reason = f"här ska stå ett tal, noll eller större, men där står {quoted(row[column])}."
        raise InputError(f"{KEYS}, rad {line}, kolumnen ”{column}”: {reason}")
    return read_decimal(row[column])


def kommuner(rows: CsvRows, county: County) -> dict[str, str]:
    """Every kommunkod with its name, in the file's order. Each begins with the county's code, but for the country's."""
    found: dict[str, str] = {}
    for line, row in rows.items():
        code, name = row[CODE], row[NAME]
        if not re.fullmatch(r"[0-9]{4}", code):
            raise _row_error(INHABITANTS, line, CODE, f"här ska stå fyra siffror, men där står {quoted(code)}.")
        if county.code != COUNTRY and not code.startswith(county.code):
            raise _row_error(
                INHABITANTS, line, CODE, f"{code} börjar inte med länets kod i data/lan.toml, {county.code}."
            )
        if not name or name != name.strip():
            raise _row_error(INHABITANTS, line, NAME, f"här ska stå ett namn utan blanksteg runt om: {quoted(name)}.")
        if code in found or name in found.values():
            raise _row_error(INHABITANTS, line, CODE, f"{code} {shortened(name)} förekommer två gånger.")
        found[code] = name
    if not found:
        raise InputError(f"{INHABITANTS}: inga rader.")
    return found


def population(block: Block, rows: CsvRows, sources: Sources) -> Population:
    """The inhabitants at one date; their sum has to be the printed one."""
    column = block.text("id")
    inhabitants = {row[CODE]: _inhabitants(line, row, column) for line, row in rows.items()}
    if sum(inhabitants.values()) != block.whole("summa"):
        raise block.error("summa", f"raderna i befolkning.csv summerar till {sum(inhabitants.values())}.")
    return Population(id=column, name=block.text("namn"), inhabitants=inhabitants, origin=origin(block, sources))


def _inhabitants(line: int, row: CsvRow, column: str) -> int:
    cell = row[column]
    if not WHOLE.fullmatch(cell) or not int(cell):
        where = f"{shortened(row[NAME])}: här ska stå antal invånare, men där står {quoted(cell)}."
        raise _row_error(INHABITANTS, line, column, where)
    return int(cell)


def printed_rows(rows: CsvRows, blocks: Sequence[Block], named: Mapping[str, str]) -> dict[str, dict[str, CsvRow]]:
    """The rows of every printed table by its id and kommunkod; each table has one row per kommun (`named` by code)."""
    found: dict[str, dict[str, CsvRow]] = {block.identifier("id"): {} for block in blocks}
    for line, row in rows.items():
        _check_printed_row(line, row, found, named)
        found[row["tabell"]][row[CODE]] = row
    for block in blocks:
        lacking = [name for code, name in named.items() if code not in found[block.text("id")]]
        if lacking:
            raise block.error("id", f"{PRINTED} saknar tabellens rader för {', '.join(lacking)}.")
    return found


def _check_printed_row(
    line: int, row: CsvRow, found: Mapping[str, Mapping[str, CsvRow]], named: Mapping[str, str]
) -> None:
    table, code, name, amount, legibility = (row[column] for column in PRINTED_COLUMNS)
    if table not in found:
        reason = f"tabellen {quoted(table)} finns inte i data/tryckta_tabeller.toml."
        raise _row_error(PRINTED, line, "tabell", reason)
    if named.get(code) != name:
        raise _row_error(PRINTED, line, NAME, f"{quoted(f'{code} {name}')} finns inte i {INHABITANTS}.")
    if code in found[table]:
        raise _row_error(PRINTED, line, CODE, f"{shortened(name)} förekommer två gånger i tabellen {table}.")
    if legibility not in LEGIBILITY:
        raise _row_error(PRINTED, line, "lasbarhet", f"{quoted(legibility)}: välj bland {', '.join(LEGIBILITY)}.")
    if not WHOLE.fullmatch(amount) if legibility != LEGIBILITY[-1] else amount:
        reason = (
            f"{shortened(name)}: hela kronor med bara siffror, och tomt bara för oläslig; där står {quoted(amount)}."
        )
        raise _row_error(PRINTED, line, "tryckt_kr", reason)


def printed_table(block: Block, sources: Sources, own: Mapping[str, CsvRow]) -> PrintedTable:
    """A printed table with its own rows by kommunkod."""
    return PrintedTable(
        id=block.identifier("id"),
        name=block.text("namn"),
        amount_sek=block.whole("fordelat", least=1),
        printed_sum_sek=block.whole("summa", least=1),
        population=block.text("befolkning"),
        preset=block.text("forval"),
        of=block.one_of("avser", OF),
        origin=origin(block, sources),
        rows={code: int(row["tryckt_kr"]) if row["tryckt_kr"] else None for code, row in own.items()},
        legibility={code: row["lasbarhet"] for code, row in own.items()},
    )


def _row_error(path: str, line: int, column: str, reason: str) -> InputError:
    return InputError(f"{path}, rad {line}, kolumnen {column}: {reason}")
