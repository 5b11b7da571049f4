"""TOML that people have written: parsed, or refused in Swedish. Python's own words for what is wrong are English."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from typing import Any

from gnv.core.records import InputError

PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Cannot redefine", "Duplicate")


def written(text: str) -> str:
    """A text as TOML writes it, within citation marks and on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\u{ord(c):04x}" if unicodedata.category(c) == "Cc" else c for c in escaped) + '"'


def parse(text: str) -> dict[str, Any]:
    """What a TOML text says. InputError tells what is wrong and where, as a clause that lacks its subject."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = PLACE.search(str(error))
        if str(error).startswith(TWICE):
            where = f"rad {place[1]}" if place else "filens slut"
            raise InputError(f"säger samma sak två gånger: vid {where} står en nyckel eller ett block igen.") from error
        where = f"på rad {place[1]}, tecken {place[2]}" if place else "vid filens slut"
        raise InputError(f"är inte giltig TOML; felet märks {where}.") from error
    except RecursionError as error:
        raise InputError("har för många hakar inuti varandra.") from error
    except ValueError as error:  # what Python says of a number with thousands of digits, or of the 31st of February
        raise InputError("har ett tal eller ett datum som inte går att läsa.") from error
