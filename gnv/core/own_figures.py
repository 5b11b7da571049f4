"""Own figures: what somebody has added to data/ for themselves, in data/'s own format, and who says so.

They are read by the same reader and the same checks as data/ (loading/additions.py says how they are laid over it).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gnv.core.records import InputError, Source
from gnv.formatting import quoted

MOST_ADDITIONS = 20
MOST_SIGNS = 120_000  # of all that is added
LONGEST_LINE = 900
LONGEST_WORDS = 100  # of a name, of who says so, of a document
FILES = re.compile(
    r"(befolkning|nycklar)\.csv|(befolkning|nycklar|kostnader|rss-avtal|scenarier|budget)\.toml|"
    r"overenskommelser/[a-z0-9_-]{1,40}\.toml"
)
OWN_DATE = "-eget"  # after a date that data/ has too: 2024-12-eget
DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, kw_only=True)
class Addition:
    """Figures that somebody has added at one go.

    `name` says what they are, `said_by` who says so, `dated` when it was said (2026-11-25), `document` where it stands
    (a file's name; who has no document says so). `files` are pairs: a file of data/, and what is added to it.
    InputError where something of it can't be: whoever has an Addition has one that is within bounds.
    """

    name: str
    said_by: str
    dated: str
    document: str
    files: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        for field, text in (("namn", self.name), ("av", self.said_by), ("dokument", self.document)):
            if not text or text != text.strip() or len(text) > LONGEST_WORDS or not text.isprintable():
                told = quoted(text) if text else "ingenting"
                raise InputError(f"Egna tal, ”{field}”: skriv 1–{LONGEST_WORDS} tecken på en rad, inte {told}.")
        if not _is_day(self.dated):
            raise InputError(f"Egna tal, ”datum”: skriv en dag som 2026-11-25, inte {quoted(self.dated)}.")
        if not self.files or len({path for path, _ in self.files}) < len(self.files):
            raise InputError(f"De egna talen {quoted(self.name)} ska ha minst en fil, och varje fil en gång.")
        for path, text in self.files:
            self._check_file(path, text)

    def _check_file(self, path: str, text: str) -> None:
        if not FILES.fullmatch(path):
            raise InputError(f"De egna talen {quoted(self.name)} kan inte läggas till filen {quoted(path)}.")
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > LONGEST_LINE or not line.isprintable():
                where = f"De egna talen {quoted(self.name)}, {path}, rad {number}"
                raise InputError(f"{where}: högst {LONGEST_LINE} tecken, alla synliga.")

    @cached_property
    def source_id(self) -> str:
        """What its blocks have as `kalla`: the source that stands for who says so."""
        return source_id(self.name, said_by=self.said_by, dated=self.dated, document=self.document)

    @property
    def source(self) -> Source:
        """Who says so, as a source among the others."""
        return Source(
            id=self.source_id,
            title=f"Egna tal enligt {self.said_by} {self.dated}: {self.name}",
            short=f"Eget, {self.said_by} {self.dated}",
            document=self.document,
            dated=self.dated,
            content=f"{self.name}. Egna tal, inlagda av {self.said_by} {self.dated}; underlaget har dem inte.",
        )

    @property
    def told(self) -> str:
        """What they are, whose, and from where, on one line."""
        return f"{self.name}, enligt {self.said_by} {self.dated} ({self.document})"


@dataclass(frozen=True, kw_only=True)
class OwnFigures:
    """All own figures in use, in the order in which they were added; empty: none.

    InputError where they are too many, or one has been added twice.
    """

    additions: tuple[Addition, ...] = ()

    def __post_init__(self) -> None:
        if len(self.additions) > MOST_ADDITIONS:
            raise InputError(f"Egna tal kan läggas till högst {MOST_ADDITIONS} gånger. Ta bort några först.")
        if sum(len(text) for one in self.additions for _, text in one.files) > MOST_SIGNS:
            raise InputError(f"De egna talen är mer än {MOST_SIGNS // 1000} kB text. Ta bort några först.")
        seen: dict[str, Addition] = {}
        for one in self.additions:
            if seen.setdefault(one.source_id, one) is not one:
                raise InputError(f"De egna talen {quoted(one.name)} finns redan. Ta bort dem först, eller byt namn.")

    def __bool__(self) -> bool:
        return bool(self.additions)

    @cached_property
    def checksum(self) -> str:
        """What a link calls them: 16 hexadecimal digits; empty where there are none."""
        return hashlib.sha256(repr(self.additions).encode()).hexdigest()[:16] if self else ""

    def added(self, addition: Addition) -> OwnFigures:
        """The same and one more. InputError where there is one of that name by the same person that day, or no room."""
        return OwnFigures(additions=(*self.additions, addition))

    def joined(self, other: OwnFigures) -> OwnFigures:
        """The same and what another has besides. InputError as in `added`."""
        new = tuple(one for one in other.additions if one not in self.additions)
        return OwnFigures(additions=(*self.additions, *new)) if new else self

    def without(self, source: str) -> OwnFigures:
        """The same without one of them, by its `source_id`."""
        return OwnFigures(additions=tuple(one for one in self.additions if one.source_id != source))

    def replaced(self, source: str, addition: Addition) -> OwnFigures:
        """The same with another in the place of one of them, by its `source_id`. InputError as in `added`."""
        return OwnFigures(additions=tuple(addition if one.source_id == source else one for one in self.additions))

    @property
    def by_source(self) -> Mapping[str, Addition]:
        """Each by its `source_id`."""
        return {one.source_id: one for one in self.additions}


NO_OWN_FIGURES = OwnFigures()


def source_id(name: str, *, said_by: str, dated: str, document: str) -> str:
    """The id of the source of own figures: what their blocks have to have as `kalla`."""
    told = "\n".join((name, said_by, dated, document))
    return f"eget-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def _is_day(text: str) -> bool:
    try:
        return bool(DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def told_of(own: OwnFigures) -> str:
    """Whose own figures are in use, as a sentence; empty where there are none."""
    if not own:
        return ""
    return f"Egna tal ingår: {'; '.join(one.told for one in own.additions)}."
