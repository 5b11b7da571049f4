"""Another county's data files, as somebody has handed them over: the same files as data/ has, with a checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

FOLDER = "overenskommelser"


@dataclass(frozen=True)
class CountyFiles:
    """The files by their path in data/. Two are the same where their checksums are."""

    files: Mapping[str, bytes] = field(compare=False, repr=False)
    checksum: str = field(init=False)

    def __post_init__(self) -> None:
        told = hashlib.sha256()
        for path, content in sorted(self.files.items()):
            told.update(f"{path}\0{len(content)}\0".encode())
            told.update(content)
        object.__setattr__(self, "checksum", told.hexdigest()[:16])

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return name in self.files

    def text(self, name: str) -> str:
        """A file's text. FileNotFoundError and UnicodeDecodeError, as of a file on a disk."""
        if name not in self.files:
            raise FileNotFoundError(name)
        return self.files[name].decode("utf-8-sig")

    def agreements(self) -> list[str]:
        """The agreements' files."""
        return sorted(name for name in self.files if name.startswith(f"{FOLDER}/"))
