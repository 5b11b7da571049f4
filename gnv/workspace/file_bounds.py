"""How large and how deep a scenario file may be, seen on its text: a parser that meets a hostile file is too late.

4 000 signs of `a.a.a…` exhaust Python's stack, and 40 000 take two gigabytes. So each line is read once, sign by sign,
before the parser sees any. A text stays on its line here, so that strings end where the parser says that they do.
"""

from __future__ import annotations

import re

from gnv.formatting import shortened
from gnv.workspace.link import LinkError

MOST_BYTES = 200_000
MOST_SCENARIOS = 100
MOST_PARTS = 4  # [scenario.varden] has two
MOST_NESTED = 6
LONGEST_TEXT = 1000  # a line of own figures; a name has 40 signs, each perhaps written as \\u00e5
LONGEST_WORD = 60  # a key, a number or a date

_PART = r"""(?!"{3}|'{3})(?:"(?:[^"\\]|\\.)*+"|'[^']*+'|[A-Za-z0-9_+-]++)"""
_JOINED = rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+"
PARTS = re.compile(_PART)
TOKEN = re.compile(
    rf"(?P<comment>\#.*)|(?P<quote>\"{{3}}|'{{3}})|(?P<joined>{_JOINED})|(?P<lone>[\"'])|(?P<mark>[\[\]{{}}])|."
)
BLOCK = re.compile(rf"[ \t]*+(?P<open>\[\[?)[ \t]*+(?P<key>{_JOINED})[ \t]*+\]")
FIELD = re.compile(rf"[ \t]*+(?P<key>{_JOINED})[ \t]*+=")


def check(text: str) -> None:
    """LinkError, with key and line, where a text is more than a scenario file can be, or says a thing twice."""
    if len(text) > MOST_BYTES:
        raise too_large()
    lines = _Lines()
    for number, line in enumerate(text.split("\n"), 1):
        lines.read(line, number)


def too_large() -> LinkError:
    """What is said of a file that nobody reads to its end."""
    return LinkError("filen", f"den är större än {MOST_BYTES // 1000} kB, och så stora är inga scenariofiler.")


class _Lines:
    """What has been seen so far: the key and the block that the line stands under, and how many brackets are open."""

    def __init__(self) -> None:
        self.key = "filen"
        self.block: tuple[str, ...] = ()
        self.number = 0
        self.nested = 0
        self.scenarios = 0
        self.first_line: dict[tuple[str, ...], int] = {}

    def read(self, line: str, number: int) -> None:
        self.number = number
        if not self.nested:
            self._begin(line)
        for token in TOKEN.finditer(line):
            kind, found = token.lastgroup, token[0]
            if kind == "joined":
                self._check_parts(PARTS.findall(found))
            elif kind == "mark":
                self._count(found)
            elif kind in {"quote", "lone"}:
                raise self._error("skriv texten på en rad, med ett citattecken före och ett efter.")

    def _begin(self, line: str) -> None:
        """Take in which block or which field a line begins, and that it is the first of its name."""
        if found := BLOCK.match(line):
            self.block = self._name(found["key"])
            if found["open"] == "[[":
                self._count_scenario()
            else:
                self._once((f"{self.scenarios}[", *self.block), f"blocket [{'.'.join(map(shortened, self.block))}]")
        elif found := FIELD.match(line):
            parts = self._name(found["key"])
            self._once((f"{self.scenarios}", *self.block, "=", *parts), "nyckeln")

    def _name(self, key: str) -> tuple[str, ...]:
        """The parts of a key, whose first or last is the one that messages name."""
        parts = PARTS.findall(key)
        self.key = shortened(parts[0].strip("\"'"))
        self._check_parts(parts)
        self.key = shortened(parts[-1].strip("\"'"))
        return tuple(part.strip("\"'") for part in parts)

    def _count_scenario(self) -> None:
        self.scenarios += 1
        if self.scenarios > MOST_SCENARIOS:
            raise self._error(f"filen har fler än {MOST_SCENARIOS} scenarier och egna tal.")

    def _once(self, place: tuple[str, ...], told: str) -> None:
        if place in self.first_line:
            raise self._error(f"{told} står två gånger, första gången på rad {self.first_line[place]}.")
        self.first_line[place] = self.number

    def _check_parts(self, parts: list[str]) -> None:
        if len(parts) > MOST_PARTS:
            raise self._error(f"här står {len(parts)} nycklar i varandra, men högst {MOST_PARTS} går.")
        for part in parts:
            if part[0] in "\"'" and len(part) > LONGEST_TEXT:
                raise self._error(f"texten är längre än {LONGEST_TEXT} tecken.")
            if part[0] not in "\"'" and len(part) > LONGEST_WORD:
                told = "talet" if part[0] in "+-0123456789" else "ordet"
                raise self._error(f"{told} är längre än {LONGEST_WORD} tecken.")

    def _count(self, mark: str) -> None:
        self.nested = self.nested + 1 if mark in "[{" else max(0, self.nested - 1)
        if self.nested > MOST_NESTED:
            raise self._error(f"fler än {MOST_NESTED} hakar står inuti varandra.")

    def _error(self, reason: str) -> LinkError:
        return LinkError(self.key, f"rad {self.number}: {reason}")
