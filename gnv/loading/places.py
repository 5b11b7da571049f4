"""Which kommun, län or total a row of somebody's table is about, however it is spelt."""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from gnv.loading.cells import clean, hidden, shown

REGIONS = Path(__file__).with_name("sveriges_regioner.csv")
ALIKE, SEEN, LONGEST_NAME = 0.75, 60, 100
KOMMUN_DIGITS, LAN_DIGITS = 4, 2
_CODE_FIRST = re.compile(r"([0-9]{1,4})(?:[.,]0+)?(?:[\s:;,.\-–—_/|]+(.*))?|([0-9]{4})([^\W\d_].*)")
_CODE_LAST = re.compile(r"(.*?[^\W\d_].*?)[\s,:\-–—([]+([0-9]{4})[)\]]?")
_MARKS = re.compile(r"[=|;\t]")
_HEADINGS = {"kommun", "kommuner", "kommunkod", "kommunnamn", "kod", "region", "regionkod", "namn", "område", "ort"}
_TOTALS = re.compile(r"(?:delsumma|summa|sum|totalsumma|totalt?|samtliga|sammanlagt|grandtotal|tot)(.*)")
_WHOLE = {"sa", "σ", "länet", "helalänet", "alla", "allakommuner", "kommunerna"}
_COUNTED = {"", "invånare", "antal", "antalinvånare", "folkmängd", "befolkning"}
_NATION = {"riket", "helariket", "sverige", "helasverige", "landet", "helalandet"}
_FORMER_NAMES = {"malung": "Malung-Sälen", "malungs": "Malung-Sälen", "falu": "Falun"}

Kind = Literal["kommun", "other kommun", "total", "county", "other county", "nation", "heading", "unknown", "blank"]


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a row is about. `code` is the kommunkod (kinds kommun and other kommun), `said` the file's own words.

    `reason` tells why an unknown one can't be told; `remark` how a kommun was read where its spelling is unusual.
    Both are Swedish.
    """

    kind: Kind
    code: str = ""
    said: str = ""
    reason: str = ""
    remark: str = ""


@dataclass(frozen=True)
class _Words:
    """A cell taken apart: its code as written, and its name; "" for what it lacks."""

    code: str
    name: str


class Places:
    """The kommuner that are looked for (name by kommunkod), among all that a table of Sweden may name."""

    def __init__(self, kommuner: Mapping[str, str]) -> None:
        self.kommuner = kommuner
        self._codes = _spellings(kommuner)
        self._plain = _unmarked(self._codes)
        self._others = {code: name for code, name in _regions().items() if code not in kommuner}
        self._other_codes = _spellings({c: n for c, n in self._others.items() if len(c) == KOMMUN_DIGITS})
        prefixes = {code[:LAN_DIGITS] for code in kommuner}
        self._county = prefixes.pop() if len(prefixes) == 1 else ""
        self._known: dict[tuple[str, ...], Place] = {}

    def read(self, *cells: str) -> Place:
        """What the cells that name a row (code, name, or both in one) say."""
        if cells not in self._known:
            self._known[cells] = self._read(cells)
        return self._known[cells]

    def nearest(self, said: str) -> str:
        """The kommun whose name a misspelt one resembles most, "" where none does."""
        close = difflib.get_close_matches(_key(said)[:SEEN], list(self._codes), n=1, cutoff=0.6)
        return self.kommuner[self._codes[close[0]]] if close else ""

    def _read(self, cells: tuple[str, ...]) -> Place:
        if any(len(cell) > LONGEST_NAME for cell in cells):
            return Place(kind="unknown", said=" ".join(cells)[:LONGEST_NAME])
        words = [_apart(cell) for cell in cells if clean(cell)]
        if not words:
            return Place(kind="blank")
        said = " ".join(clean(cell) for cell in cells if clean(cell))
        codes = {_padded(each.code) for each in words if each.code}
        name = next((each.name for each in words if each.name), "")
        if len(codes) > 1:
            return Place(kind="unknown", said=said, reason="två olika koder står på raden")
        place = self._by_code(codes.pop(), name, said) if codes else self._by_name(name, said)
        return _with_hidden(place, cells, self.kommuner)

    def _by_code(self, code: str, name: str, said: str) -> Place:
        named = self._named(name)
        if len(code) == LAN_DIGITS:
            return self._county_code(code, name, said)
        if code not in self.kommuner:
            return self._foreign(code, named, said)
        if not name or named == code:
            return Place(kind="kommun", code=code, said=said)
        right = self.kommuner[code]
        if not named and _alike(name, right):
            return Place(kind="kommun", code=code, said=said, remark=f"”{shown(said)}” lästes som {right}")
        return Place(
            kind="unknown", said=said, reason=f"kod och namn säger olika: kod {code} är {right}, inte {shown(name)}"
        )

    def _foreign(self, code: str, named: str | None, said: str) -> Place:
        if named:
            right = f"{self.kommuner[named]} har kod {named}"
            return Place(kind="unknown", said=said, reason=f"kod och namn säger olika: {right}, inte {code}")
        if code not in self._others:
            return Place(kind="unknown", said=said, reason=f"kommunkoden {code} finns inte")
        return Place(kind="other kommun", code=code, said=said)

    def _county_code(self, code: str, name: str, said: str) -> Place:
        if self._named(name):
            return self._by_name(name, said)
        if code == "00":
            return Place(kind="nation", said=said)
        if code == self._county:
            return Place(kind="county", said=said)
        return Place(kind="other county" if code in self._others else "unknown", said=said)

    def _by_name(self, name: str, said: str) -> Place:
        if code := self._named(name):
            written = _key(name) not in _usual(self.kommuner[code])
            remark = f"”{shown(said)}” lästes som {self.kommuner[code]}" if written else ""
            return Place(kind="kommun", code=code, said=said, remark=remark)
        key = _key(name)
        if key in _HEADINGS:
            return Place(kind="heading", said=said)
        if not _MARKS.search(name) and (kind := self._total(key)):
            return Place(kind=kind, said=said)
        if key in self._other_codes and not _is_no_name(name):
            return Place(kind="other kommun", code=self._other_codes[key], said=said)
        return Place(kind="unknown", said=said)

    def _total(self, key: str) -> Kind | None:
        """What a sum is of: our county, another, the country, or all rows of the table. None where it is no sum."""
        summed = _TOTALS.fullmatch(key)
        rest = summed[1] if summed else key
        for of in (re.sub("^(?:i|för)", "", rest), rest) if summed else (rest,):
            if of in _NATION:
                return "nation"
            if county := self._county_named(of):
                return county
            if of in _WHOLE or (summed and of in _COUNTED | _HEADINGS):
                return "other county" if key.startswith("delsumma") else "total"
        return "other county" if key.startswith("delsumma") else None

    def _county_named(self, key: str) -> Kind | None:
        """Whether a name is that of our county, in any of its forms, or of another; None where it is no län."""
        own = _key(_regions().get(self._county, ""))
        base = own.removesuffix("län").removesuffix("s")
        if own and key in {own, base, f"region{base}", f"kommunerna{base}", f"kommunernai{base}"}:
            return "county"
        if key.endswith("län"):
            made_up = self._county and not own and key not in {_key(name) for name in _regions().values()}
            return "county" if made_up else "other county"
        return None

    def _named(self, name: str) -> str | None:
        """The kommunkod of one of our names, in any of its spellings."""
        if not name or _is_no_name(name):
            return None
        key = _key(name)
        return self._codes.get(key) or (None if key in self._other_codes else self._plain.get(_without_marks(key)))


@cache
def _regions() -> dict[str, str]:
    """All Swedish län (two digits) and kommuner (four) by code."""
    with REGIONS.open(encoding="utf-8", newline="") as file:
        return {row["kod"]: row["namn"] for row in csv.DictReader(file, delimiter=";")}


def _apart(cell: str) -> _Words:
    text = clean(cell)
    if wrapped := re.fullmatch(r'="?([^"()]*)"', text):
        text = wrapped[1]
    text = text.strip("'\"’”“ ")
    if found := _CODE_FIRST.fullmatch(text):
        code, name = (found[1], found[2] or "") if found[1] else (found[3], found[4])
        return _Words(code, name.strip())
    if found := _CODE_LAST.fullmatch(text):
        return _Words(found[2], found[1].strip())
    return _Words("", text)


def _padded(code: str) -> str:
    """A code with the zero that a spreadsheet has taken from its beginning."""
    return code.zfill(KOMMUN_DIGITS if len(code) > LAN_DIGITS else LAN_DIGITS)


def _key(name: str) -> str:
    """A name as it is compared: letters only, in lower case."""
    return "".join(c for c in clean(name).casefold() if c.isalpha())


def _is_no_name(name: str) -> bool:
    return any(c.isdigit() for c in name) or bool(_MARKS.search(name))


def _without_marks(key: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))


def _usual(name: str) -> set[str]:
    """The spellings of a kommun that need no remark."""
    return {_key(name) + ending for ending in ("", "kommun", "skommun", "stad", "skommuner")}


def _spellings(kommuner: Mapping[str, str]) -> dict[str, str]:
    found = {key: code for code, name in kommuner.items() for key in _usual(name)}
    codes = {name: code for code, name in kommuner.items()}
    for former, name in _FORMER_NAMES.items():
        if name in codes:
            found.setdefault(former, codes[name])
            found.setdefault(f"{former}kommun", codes[name])
    return found | {_key(name): code for code, name in kommuner.items()}


def _unmarked(spellings: Mapping[str, str]) -> dict[str, str]:
    """The spellings without dots and rings, where only one kommun has them."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for key, code in spellings.items():
        plain = _without_marks(key)
        if found.setdefault(plain, code) != code:
            twice.add(plain)
    return {plain: code for plain, code in found.items() if plain not in twice}


def _alike(name: str, right: str) -> bool:
    one, other = _without_marks(_key(name))[:SEEN], _without_marks(_key(right))
    return not _is_no_name(name) and difflib.SequenceMatcher(None, one, other).ratio() >= ALIKE


def _with_hidden(place: Place, cells: tuple[str, ...], kommuner: Mapping[str, str]) -> Place:
    unseen = hidden("".join(cells))
    if place.kind != "kommun" or not unseen:
        return place
    right = kommuner[place.code]
    remark = f"dolda tecken ({', '.join(unseen)}) togs bort ur namnet, som lästes som {right}"
    return Place(kind="kommun", code=place.code, said=place.said, remark=remark)
