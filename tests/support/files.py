"""One thing changed in a copied data folder."""

from __future__ import annotations

from pathlib import Path


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Put something else where a text stands first in a file."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, f"the test changes {old!r}, which is not in {name}"
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
