"""The nouns on record: sources, pots, deductions, costs, presets. All frozen, none knows a file or a screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Group = Literal["val", "antagande"]
Value = int | str

UNKNOWN = "saknas"
STATUSES = ("beslutad", "preliminär", "förslag", "antagande", "okänt belopp")


class InputError(ValueError):
    """Something given to us is wrong. The message is Swedish, whole, and fit for a screen."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document that figures were read from."""

    id: str
    title: str
    short: str
    document: str
    dated: str
    content: str


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a figure stands, and how firm it is."""

    source: Source
    place: str
    status: str


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One thing that can be chosen or assumed. `key` is its name in links, in files and among the widgets.

    A number has `minimum`, `maximum` and `step` in `unit`; a choice has `options` instead. An optional number may be
    UNKNOWN: a document names it, and tells no amount. `follows` is the key of the common choice that holds as long
    as this one has its default.
    """

    key: str
    name: str
    short: str
    unit: str
    default: Value
    origin: Origin
    group: Group
    minimum: int = 0
    maximum: int = 0
    step: int = 1
    options: tuple[str, ...] = ()
    optional: bool = False
    follows: str = ""

    @property
    def bounds(self) -> tuple[Value, Value]:
        """The lowest and the highest value, or the first and the last choice."""
        options = [option for option in self.options if not self.follows or option != self.default]
        return (options[0], options[-1]) if options else (self.minimum, self.maximum)


@dataclass(frozen=True, kw_only=True)
class Pot:
    """Money from the state for one area. `national_sek` is what the country's kommuner share."""

    parameter: Parameter
    national_sek: int


@dataclass(frozen=True, kw_only=True)
class Deduction:
    """A shared purpose, paid from one pot before that pot is distributed."""

    parameter: Parameter
    pot_key: str


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A recorded amount that nobody moves."""

    id: str
    name: str
    amount: int
    unit: str
    origin: Origin


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What an agreement requires, of whom, and by when (None where the document sets no date)."""

    id: str
    name: str
    text: str
    who: str
    due: date | None
    source: Source
    place: str


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """One year's agreement between the government and SKR, as far as it concerns Dalarna's kommuner."""

    id: str
    year: int
    name: str
    source: Source
    pots: tuple[Pot, ...]
    deductions: tuple[Deduction, ...]
    national: tuple[Figure, ...]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """An alternative of the RSS agreement: `posts` utvecklingsledare at the parameter's yearly cost in all."""

    posts: int
    title: str
    first_year: int
    parameter: Parameter


@dataclass(frozen=True, kw_only=True)
class SharedCost:
    """A cost that the kommuner share by population, and the years in which the budget counts it by default."""

    key: str
    name: str
    short: str
    origin: Origin
    parameter: Parameter
    first_year: int
    last_year: int


@dataclass(frozen=True, kw_only=True)
class Population:
    """Inhabitants per kommunkod at one date."""

    id: str
    name: str
    inhabitants: Mapping[str, int]
    origin: Origin

    @property
    def total(self) -> int:
        """Inhabitants in all kommuner together."""
        return sum(self.inhabitants.values())


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A named starting point: an agreement, a year, and the values that differ from the record's."""

    id: str
    name: str
    agreement: str
    year: int
    view: str
    description: str
    source: Source
    values: Mapping[str, Value]


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
