"""What is chosen and assumed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gnv.core.records import UNKNOWN, Value


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """The preset it started from, and a value for every parameter that the preset has."""

    preset: str
    values: tuple[tuple[str, Value], ...]
    _index: Mapping[str, Value] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", dict(self.values))

    def __getitem__(self, key: str) -> Value:
        return self._index[key]

    def __contains__(self, key: str) -> bool:
        return key in self._index

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def number(self, key: str) -> int:
        """A numeric value; a choice such as the number of posts is read as a whole number."""
        return int(self._index[key])

    def amount(self, key: str) -> int | None:
        """An amount that may be unknown."""
        return None if self._index[key] == UNKNOWN else self.number(key)

    def text(self, key: str) -> str:
        """A value as it stands in a link."""
        return str(self._index[key])

    def replace(self, changes: Mapping[str, Value]) -> Scenario:
        """The same scenario with some values changed."""
        return Scenario(preset=self.preset, values=tuple((k, changes.get(k, v)) for k, v in self.values))

    def holds(self, values: Mapping[str, Value]) -> bool:
        """Whether each of some values is the scenario's."""
        return all(self._index.get(key) == value for key, value in values.items())

    def differences(self, other: Scenario) -> tuple[str, ...]:
        """Keys in this scenario whose value differs from the other's (or that the other lacks)."""
        return tuple(k for k, v in self.values if other._index.get(k) != v)
