"""What files are called: in Swedish, with the scenario and the date, and so that Windows takes them."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable

from gnv.exports.content import Content

Progress = Callable[[float, str], object]  # is told how much of a file is made, 0 to 1, and what is being made now
PACKED = (".png", ".xlsx", ".pptx")  # files that are compressed already
FORBIDDEN = re.compile(r'[<>:"/\\|?*=%\x00-\x1f]+')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
LONGEST = 60


def name(what: str, content: Content, ending: str) -> str:
    """Fördelning 1 Från pott till fördelning – Förslag 2022 – 2026-11-22.png."""
    return f"{safe(what)} – {safe(content.title)} – {content.today.isoformat()}.{ending}"


def safe(text: str) -> str:
    """A text as a part of a file's name on any system: no sign that one of them forbids, no path, not too long."""
    normal = unicodedata.normalize("NFC", text)
    kept = "".join(" " if unicodedata.category(sign)[0] in {"C", "S"} else sign for sign in normal)
    plain = " ".join(FORBIDDEN.sub(" ", kept).split())[:LONGEST].strip(" .")
    return f"{plain}_" if RESERVED.fullmatch(plain) else plain or "namnlös"


def silent(share: float, what: str) -> None:
    """For who waits without being told how far it has come."""


def zipped(found: Iterable[tuple[str, bytes]]) -> bytes:
    """Files by name in a zip file. Names in Swedish: the file tells that they are UTF-8."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for named, data in found:
            packed.writestr(named, data, zipfile.ZIP_STORED if named.endswith(PACKED) else None)
    return file.getvalue()
