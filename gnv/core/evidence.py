"""The nouns of the evidence: what the documents print and claim, what has to agree, how an agreement's areas divide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gnv.core.records import Condition, Origin, Parameter, Source


@dataclass(frozen=True, kw_only=True)
class Term:
    """A figure on record, named by its kind and what identifies it within the kind, with its sign in a sum."""

    sign: int
    kind: str
    names: tuple[str, ...]


Terms = tuple[Term, ...]


@dataclass(frozen=True, kw_only=True)
class Counterpart:
    """What a claim is held against: a sum of figures on record."""

    name: str
    terms: Terms


@dataclass(frozen=True, kw_only=True)
class PrintedTable:
    """A table in a document, of `bidrag`, `kostnad` or `rss` (that cost alone). `preset` reckons the same.

    A row that nobody can read has None; `legibility` is tydlig, skadad or oläslig.
    """

    id: str
    name: str
    amount_sek: int
    printed_sum_sek: int
    population: str
    preset: str
    of: str
    origin: Origin
    rows: Mapping[str, int | None]
    legibility: Mapping[str, str]

    @property
    def certain(self) -> frozenset[str]:
        """The rows read without doubt."""
        return frozenset(code for code, how in self.legibility.items() if how == "tydlig")


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A figure that a document states and another contradicts.

    `printed` is the figure as it stands (a date as its ordinal); where it is None, the figure is on record elsewhere
    and `terms` tell where. `follows` says in words what we do about it, without any result.
    """

    id: str
    name: str
    unit: str
    printed: int | None
    terms: Terms
    counterparts: tuple[Counterpart, ...]
    follows: str
    source: Source
    place: str


@dataclass(frozen=True, kw_only=True)
class Check:
    """Two sums of figures on record that have to be equal."""

    name: str
    unit: str
    left: Terms
    right: Terms


@dataclass(frozen=True, kw_only=True)
class Part:
    """What an area of an agreement gives to one receiver, in kronor, as the document states it."""

    name: str
    receiver: str
    amount_sek: int
    origin: Origin


@dataclass(frozen=True, kw_only=True)
class Area:
    """An area of an agreement. What its parts leave of it goes to `rest_to`; None where they have to cover it."""

    id: str
    name: str
    amount_sek: int
    origin: Origin
    parts: tuple[Part, ...]
    rest_to: str | None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """All of it. `areas` by the agreement's id.

    `conditions` are the conditions and dates outside the agreements; `vfu_increase` is what the country's VFU weeks are
    assumed to grow.
    """

    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
    areas: Mapping[str, tuple[Area, ...]]
    conditions: tuple[Condition, ...]
    vfu_increase: Parameter
