"""All that is wrong with a data folder, collected while it is read, so that it can be mended at one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from gnv.core.records import InputError
from gnv.loading.block import Block

T = TypeVar("T")
MOST_TOLD = 20


class DamagedData(InputError):  # noqa: N818 - what it is says more than that it is an error
    """A data folder that can't be used. `lines` are its errors, each with file, block and field."""

    def __init__(self, lines: Sequence[str]) -> None:
        told = list(lines[:MOST_TOLD])
        if len(lines) > MOST_TOLD:
            told.append(f"… och {len(lines) - MOST_TOLD} fel till.")
        self.lines = tuple(told)
        super().__init__("\n".join([f"{len(lines)} fel i data/:", *told] if len(lines) > 1 else told))


class Errors:
    """The errors found so far, and the files that could not be read to the end.

    What is read gives None where it failed. What needs something that failed is not tried, so that one mistake is told
    once, where it was made.
    """

    def __init__(self) -> None:
        self._found: dict[str, None] = {}  # each once, in the order found
        self._incomplete: set[str] = set()

    def attempt(self, read: Callable[..., T], *needed: Any) -> T | None:
        """What `read` makes of what it needs; None where it, or something needed, failed."""
        if not any(one is None for one in needed):
            try:
                return read(*needed)
            except InputError as error:
                self._found[str(error)] = None
        self._incomplete |= {block.path for one in needed for block in _blocks(one)}
        return None

    def each(self, read: Callable[..., T], blocks: Iterable[Block] | None, *needed: Any) -> tuple[T, ...] | None:
        """What `read` makes of every block; None where one of them failed. Each block's error is told."""
        found = [self.attempt(read, block, *needed) for block in blocks or ()]
        return (
            None
            if blocks is None or any(one is None for one in found)
            else tuple(one for one in found if one is not None)
        )

    def add(self, found: Iterable[InputError]) -> None:
        """Take down errors that somebody else found."""
        self._found |= dict.fromkeys(map(str, found))

    def add_unread(self, roots: Iterable[Block]) -> None:
        """Take down what nobody has read in the files that were otherwise read to the end."""
        for root in roots:
            if root.path not in self._incomplete:
                self.add(root.unread())

    def stop_if_any(self) -> None:
        """Raise DamagedData with all of them, if there are any."""
        if self._found:
            raise DamagedData(list(self._found))


def _blocks(given: Any) -> list[Block]:
    listed = given if isinstance(given, list | tuple) else [given]
    return [one for one in listed if isinstance(one, Block)]
