"""One block of a TOML file, read field by field. A field that is missing or wrong is named, with file and block.

A block remembers what it was asked for. What nobody asked for is a misspelling, and `unread` tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any

from gnv.core.records import InputError
from gnv.formatting import quoted, shortened

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST = 10**11  # above any amount in kronor that the state gives or a list of inhabitants holds
IDENTIFIER = re.compile(r"[a-z0-9_-]+")  # a link separates with ~ and . and a reference with :
COUNTY_CODE = re.compile(r"[0-9]{2}")
KEY = re.compile(r"[a-z0-9_]+")


class Block:
    """A table in a TOML file that knows where it stands, and which of its fields have been read."""

    def __init__(self, *, path: str, name: str, fields: Any) -> None:
        self.path, self.name = path, name
        if not isinstance(fields, dict):
            raise InputError(f"{path}: blocket [{name}] saknas eller är inte ett block.")
        self._fields: dict[str, Any] = fields
        self._asked: dict[str, list[Block]] = {}

    def error(self, field: str, reason: str) -> InputError:
        """An error that says where: file, block, field."""
        where = f"blocket [{self.name}], fältet {quoted(field)}" if self.name else quoted(field)
        return InputError(f"{self.path}: {where}: {reason}")

    def unread(self) -> Iterator[InputError]:
        """An error for each field that nobody has read, here or in a block within."""
        for field in self._fields:
            if field not in self._asked:
                yield self.error(field, f"okänt här, kanske felstavat. Det som läses är {', '.join(self._asked)}.")
        for inner in self._asked.values():
            for block in inner:
                yield from block.unread()

    def _get(self, field: str) -> Any:
        self._asked.setdefault(field, [])
        return self._fields.get(field)

    def has(self, field: str) -> bool:
        """Whether the block has the field at all."""
        return self._get(field) is not None

    def text(self, field: str) -> str:
        """A text on one line, neither empty nor with spaces around it."""
        value = self._get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.error(field, f"här ska stå en text, men där står {_shown(value)}.")
        if value != value.strip() or any(c in value for c in "\n\r\t"):
            raise self.error(field, f"texten ska stå på en rad, utan blanksteg runt om: {_shown(value)}.")
        return value

    def identifier(self, field: str) -> str:
        """A name for references and links: a–z, 0–9, - and _."""
        return self._matching(IDENTIFIER, field, self.text(field), "bara a–z, 0–9, - och _")

    def key(self, field: str, *, holes: int = 0) -> str:
        """A name for links and widgets: a–z, 0–9 and _, with `holes` times {} for what is filled in."""
        found = self.template(field, holes=holes)
        self._matching(KEY, field, found.replace("{}", "") if holes else found, "bara a–z, 0–9 och _")
        return found

    def county_code(self, field: str) -> str:
        """A county's official code: two digits."""
        return self._matching(COUNTY_CODE, field, self.text(field), "två siffror, som ”20”")

    def template(self, field: str, *, holes: int) -> str:
        """A text with exactly `holes` times {} for what is filled in, and no other braces."""
        found = self.text(field)
        if holes and (found.count("{}") != holes or set(found.replace("{}", "")) & set("{}")):
            raise self.error(field, f"här ska {{}} stå {holes} gång(er), men där står {_shown(found)}.")
        return found

    def _matching(self, pattern: re.Pattern[str], field: str, found: str, told: str) -> str:
        if not pattern.fullmatch(found):
            raise self.error(field, f"här får stå {told}, men där står {_shown(found)}.")
        return found

    def one_of(self, field: str, options: Collection[str]) -> str:
        """One of some texts, of which one may be empty."""
        value = self._get(field)
        if value not in options:
            raise self.error(field, f"{_shown(value)} går inte här. Välj bland {', '.join(map(_shown, options))}.")
        return str(value)

    def whole(self, field: str, *, least: int = 0, most: int = MOST) -> int:
        """A whole number within bounds; true and 1.0 are none."""
        value = self._get(field)
        if type(value) is not int:
            raise self.error(field, f"här ska stå ett heltal, men där står {_shown(value)}.")
        if not least <= value <= most:
            raise self.error(field, f"{_shown(value)} ligger utanför {least}–{most}.")
        return value

    def years(self, first: str, last: str) -> tuple[int, int]:
        """Two years in their order."""
        start, end = self.year(first), self.year(last)
        if end < start:
            raise self.error(last, f"{end} är före {first}, {start}.")
        return start, end

    def year(self, field: str) -> int:
        """A year that money for god och nära vård can be about."""
        return self.whole(field, least=FIRST_YEAR, most=LAST_YEAR)

    def texts(self, field: str, *, least: int = 1) -> tuple[str, ...]:
        """A list of at least so many texts, none empty."""
        return self._listed(field, lambda one: isinstance(one, str) and bool(one.strip()), least, "texter")

    def wholes(self, field: str) -> tuple[int, ...]:
        """A list of whole numbers that is not empty."""
        return self._listed(field, lambda one: type(one) is int, 1, "heltal")

    def _listed(self, field: str, fits: Callable[[Any], bool], least: int, told: str) -> tuple[Any, ...]:
        found = self._get(field)
        if not isinstance(found, list) or len(found) < least or not all(map(fits, found)):
            raise self.error(field, f"här ska stå en lista med minst {least} {told}, men där står {_shown(found)}.")
        return tuple(found)

    def day(self, field: str) -> date | None:
        """A date, or None where the field is left out."""
        value = self._get(field)
        if value is None:
            return None
        if type(value) is not date or not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise self.error(field, f"här ska stå ett datum (2022-11-30), men där står {_shown(value)}.")
        return value

    def everything(self) -> dict[str, Any]:
        """All fields as they are, where their names are somebody else's to check."""
        return {field: self._get(field) for field in self._fields}

    def block(self, field: str) -> Block:
        """A block inside this one."""
        found = self._get(field)
        if not self._asked[field]:
            self._asked[field] = [Block(path=self.path, name=_joined(self.name, field), fields=found)]
        return self._asked[field][0]

    def blocks(self, field: str, *, distinct: str = "", least: int = 0) -> list[Block]:
        """A list of blocks, each named by its key, id or name. No two have the same in the field `distinct`."""
        found = self._get(field)
        if found is not None and not isinstance(found, list):
            raise self.error(field, f"skriv [[{field}]] med dubbla hakar.")
        if not self._asked[field]:
            labelled = [(_label(self.name, field, n, inner), inner) for n, inner in enumerate(found or (), 1)]
            self._asked[field] = [Block(path=self.path, name=label, fields=inner) for label, inner in labelled]
        if len(self._asked[field]) < least:
            raise self.error(field, f"minst {least} [[{field}]] ska finnas, men här är {len(self._asked[field])}.")
        self._refuse_twins(field, distinct)
        return self._asked[field]

    def _refuse_twins(self, field: str, distinct: str) -> None:
        seen: list[Any] = []
        for block in self._asked[field] if distinct else ():
            value = block._get(distinct)
            if value in seen:
                raise block.error(distinct, f"{_shown(value)} förekommer två gånger.")
            seen.append(value)


def _label(outer: str, field: str, position: int, fields: Any) -> str:
    names = (fields.get(name) for name in ("nyckel", "id", "namn")) if isinstance(fields, dict) else ()
    known = next((name for name in names if isinstance(name, str)), f"nr {position}")
    return f"{_joined(outer, field)} {shortened(known)}"


def _joined(outer: str, inner: str) -> str:
    return f"{outer}.{inner}" if outer else inner


def _shown(value: Any) -> str:
    return "ingenting" if value is None else quoted(value)
