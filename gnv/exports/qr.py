"""A link as a QR code, for the wall and for paper."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

import segno

THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")  # addresses that lead a telephone to itself
MOST_SIGNS = 1200  # more makes a code that a telephone cannot read across a room, nor from a sheet of paper


def svg(link: str, *, scale: int = 4) -> str:
    """The code as SVG for the page, black on white with its quiet zone; empty where the link is too long for one."""
    if not fits(link):
        return ""
    file = io.BytesIO()
    segno.make(link, error="l", micro=False).save(
        file, kind="svg", scale=scale, border=4, light="white", omitsize=True, xmldecl=False
    )
    return file.getvalue().decode("utf-8").strip()


def png(link: str, *, scale: int = 6) -> bytes:
    """The code as PNG, for a file; empty where the link is too long for one."""
    if not fits(link):
        return b""
    file = io.BytesIO()
    segno.make(link, error="l", micro=False).save(file, kind="png", scale=scale, border=4)
    return file.getvalue()


def fits(link: str) -> bool:
    """Whether a link leads another device to the app at all, and can be read as a code."""
    found = urlsplit(link)
    reached = found.scheme in {"http", "https"} and found.hostname not in {None, *THIS_COMPUTER}
    return reached and len(link.encode()) <= MOST_SIGNS
