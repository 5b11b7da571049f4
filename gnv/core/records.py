"""The nouns on record: sources, pots, deductions, costs, presets. All frozen, none knows a file or a screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from gnv.formatting import number, quoted

Group = Literal["val", "antagande"]
Value = int | str
UNKNOWN = "saknas"
UNKNOWN_AMOUNT = "okänt belopp"
STATUSES = ("beslutad", "preliminär", "förslag", "antagande", UNKNOWN_AMOUNT)
RECEIVERS = ("regionerna", "kommunerna", "båda")
TAKEN_OVER = "egen_"
VFU = "vfu"
SHARES = ("andel_befolkning", "andel_patienter")


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
    as this one has its default. `rounded_to` is what a document has rounded an amount to (0: it has not).
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
    rounded_to: int = 0

    @property
    def bounds(self) -> tuple[Value, Value]:
        """The lowest and the highest value, or the first and the last choice."""
        options = [option for option in self.options if not self.follows or option != self.default]
        return (options[0], options[-1]) if options else (self.minimum, self.maximum)

    def refusal(self, value: Value) -> str | None:
        """Why a value can't be this one's, in Swedish; None where it can."""
        if self.optional and value == UNKNOWN:
            return None
        if self.options:
            return None if value in self.options else f"{quoted(value)} är inget av valen {', '.join(self.options)}."
        if type(value) is not int:
            return f"{quoted(value)} är inget heltal."
        if self.minimum <= value <= self.maximum:
            return None
        return f"{number(value)} ligger utanför {number(self.minimum)}–{number(self.maximum)} {self.unit}."


@dataclass(frozen=True, kw_only=True)
class Pot:
    """Money from the state for one area, and what it may be used for. `national_sek` is what all kommuner share."""

    parameter: Parameter
    national_sek: int
    national_origin: Origin
    purpose: str
    purpose_place: str


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
class RssAgreement:
    """The agreement on the posts: its term, the years of notice, and the documents' arguments for a fourth post."""

    key: str
    name: str
    first_year: int
    last_year: int
    notice_years: int
    origin: Origin
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, kw_only=True)
class Argument:
    """What a document says in favour of something."""

    text: str
    source: Source
    place: str


@dataclass(frozen=True, kw_only=True)
class Budget:
    """What the years ahead are reckoned by.

    `level`, `own_index` and `own_growth` are patterns: one per pot and year, one per cost, one per kommun. `quick` are
    named levels for the years after the first; `shelter_gap_sek` is the country's unfinanced cost a year, `printed` the
    id of the printed budget table.
    """

    first_year: int
    last_year: int
    price_year: int
    index: Parameter
    own_index: Parameter
    level: Parameter
    takeover: Parameter
    population: Parameter
    own_growth: Parameter
    shelter: Parameter
    shelter_cost: SharedCost
    shelter_gap_sek: int
    nation: Parameter
    quick: Mapping[str, tuple[int, ...]]
    printed: str

    @property
    def years(self) -> range:
        """The years, first and last included."""
        return range(self.first_year, self.last_year + 1)


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A kommun on the map: a GeoJSON feature, and where in it its label goes (degrees, WGS84)."""

    feature: Mapping[str, Any]
    longitude: float
    latitude: float


def agreement_path(agreement_id: str) -> str:
    """The file of an agreement: its id is the file's name."""
    return f"data/overenskommelser/{agreement_id}.toml"
