"""One block of a TOML file, read field by field. A field that is missing or wrong is named, with file and block."""

from __future__ import annotations

from datetime import date
from typing import Any

from gnv.model import InputError


class Block:
    """A table in a TOML file that knows where it stands."""

    def __init__(self, *, path: str, name: str, fields: Any) -> None:
        self.path, self.name = path, name
        if not isinstance(fields, dict):
            raise InputError(f"{path}: blocket [{name}] saknas eller är inte ett block.")
        self.fields: dict[str, Any] = fields

    def error(self, field: str, reason: str) -> InputError:
        """An error that says where: file, block, field."""
        return InputError(f"{self.path}: blocket [{self.name}], fältet ”{field}”: {reason}")

    def has(self, field: str) -> bool:
        """Whether the block has the field at all."""
        return field in self.fields

    def text(self, field: str) -> str:
        """A text that is not empty; a unit may be."""
        value = self.fields.get(field)
        if not isinstance(value, str) or not (value.strip() or field == "enhet"):
            raise self.error(field, f"här ska stå en text, men där står {_shown(value)}.")
        return value

    def whole(self, field: str) -> int:
        """A whole number; true and 1.0 are not."""
        value = self.fields.get(field)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(field, f"här ska stå ett heltal, men där står {_shown(value)}.")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts that is not empty."""
        found = self.fields.get(field)
        if not isinstance(found, list) or not found or not all(isinstance(one, str) for one in found):
            raise self.error(field, f"här ska stå en lista med texter, men där står {_shown(found)}.")
        return tuple(found)

    def wholes(self, field: str) -> tuple[int, ...]:
        """A list of whole numbers that is not empty."""
        found = self.fields.get(field)
        if not isinstance(found, list) or not found or not all(type(one) is int for one in found):
            raise self.error(field, f"här ska stå en lista med heltal, men där står {_shown(found)}.")
        return tuple(found)

    def day(self, field: str) -> date | None:
        """A date, or None where the field is left out."""
        value = self.fields.get(field)
        if value is not None and type(value) is not date:
            raise self.error(field, f"här ska stå ett datum (2022-11-30), men där står {_shown(value)}.")
        return value

    def block(self, field: str) -> Block:
        """A block inside this one."""
        return Block(path=self.path, name=_joined(self.name, field), fields=self.fields.get(field))

    def blocks(self, field: str) -> list[Block]:
        """A list of blocks, each named by its key or id where it has one. Left out means none."""
        found = self.fields.get(field, [])
        if not isinstance(found, list):
            raise self.error(field, f"skriv [[{field}]] med dubbla hakar.")
        return [Block(path=self.path, name=_label(field, n, f), fields=f) for n, f in enumerate(found, 1)]


def _label(field: str, position: int, fields: Any) -> str:
    known = fields.get("nyckel", fields.get("id", f"nr {position}")) if isinstance(fields, dict) else position
    return f"{field} {known}"


def _joined(outer: str, inner: str) -> str:
    return f"{outer}.{inner}" if outer else inner


def _shown(value: Any) -> str:
    return "ingenting" if value is None else f"”{value}”"
