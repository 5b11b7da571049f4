"""The nouns on record: sources, pots, deductions, costs, presets. All frozen, none knows a file or a screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from gnv.formatting import number, quoted

Group = Literal["val", "antagande"]
Value = int | str
UNKNOWN = "saknas"
UNKNOWN_AMOUNT = "okänt belopp"
OWN = "eget"  # somebody has added the figure for themselves (own_figures.py)
STATUSES = ("beslutad", "preliminär", "förslag", "antagande", OWN, UNKNOWN_AMOUNT)
RECEIVERS = ("regionerna", "kommunerna", "båda", "skr")
TAKEN_OVER = "egen_"
BALANCED = "utjamning"  # the item that lifts kommuner to the floor and holds them at the ceiling
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
class County:
    """The county: its official code, with which every kommunkod begins, its name, and the name's genitive."""

    code: str
    name: str
    genitive: str
    origin: Origin


@dataclass(frozen=True, kw_only=True)
class Likely:
    """The lowest and the highest that an amount is likely to be, in its unit, and why."""

    low: int
    high: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One thing that can be chosen or assumed. `key` is its name in links, in files and among the widgets.

    A number has `minimum`, `maximum` and `step` in `unit`; a choice has `options` instead. An optional number may be
    UNKNOWN: a document names it, and tells no amount. `follows` is the key of what this one goes with as long as it has
    its default (the common choice, a deduction): a link need not tell it then. `rounded_to` is what a document has
    rounded an amount to (0: it has not). `likely` is the lowest and the highest that is likely, with the reason.
    A `neutral` one by its default leaves every figure as it was before there was such a parameter: a link need not tell
    it, and one that was written before it says no less than it did. One that `refines` is a choice of a single item's:
    in place of a common one, or of what is on record of it.
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
    likely: Likely | None = None
    neutral: bool = False
    refines: bool = False

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
class Statement:
    """What a document says: an argument, a fact, a ground."""

    text: str
    source: Source
    place: str


@dataclass(frozen=True, kw_only=True)
class Pot:
    """Money from the state for one area, and what it may be used for. `national_sek` is what all kommuner share.

    `ahead` is what a document says of this money in later years; None where none says anything.
    """

    parameter: Parameter
    national_sek: int
    national_origin: Origin
    purpose: str
    purpose_place: str
    ahead: Statement | None


@dataclass(frozen=True, kw_only=True)
class Deduction:
    """A shared purpose, paid from one pot before that pot is distributed, in the years that it goes on.

    `years_origin` says why it is those years (its place is the reason), and how firm that is.
    """

    parameter: Parameter
    pot_key: str
    first_year: int
    last_year: int
    years_origin: Origin

    @property
    def key(self) -> str:
        """Its parameter's key."""
        return self.parameter.key

    @property
    def name(self) -> str:
        """Its parameter's name."""
        return self.parameter.name


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
    """What an agreement requires, of whom, and by when (None where the document sets no date).

    Where it gives only a month or a season, `due` is that one's last day, to sort by, and `due_told` what it gives.
    """

    id: str
    name: str
    text: str
    who: str
    due: date | None
    due_told: str
    source: Source
    place: str

    @property
    def when(self) -> str:
        """By when, as exactly as the document says it: 2022-11-30, december 2022; empty where it sets no date."""
        return self.due_told or str(self.due or "")


@dataclass(frozen=True, kw_only=True)
class EarlierGrant:
    """What the county's kommuner got in an earlier year, as roughly as the document tells it, in kronor."""

    year: int
    name: str
    amount_sek: int
    origin: Origin


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """One year's agreement between the government and SKR, as far as it concerns the county's kommuner.

    `grounds` are why its money may be used jointly, and what has been decided of it; `earlier` the years before it.
    """

    id: str
    year: int
    name: str
    source: Source
    pots: tuple[Pot, ...]
    deductions: tuple[Deduction, ...]
    national: tuple[Figure, ...]
    conditions: tuple[Condition, ...]
    grounds: tuple[Statement, ...]
    earlier: tuple[EarlierGrant, ...]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Those of the pots, and then those of the deductions."""
        return (*(pot.parameter for pot in self.pots), *(deduction.parameter for deduction in self.deductions))


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """An alternative of the RSS agreement: `posts` utvecklingsledare at the parameter's yearly cost in all.

    `origin` is the number's own: the posts may be agreed on and their cost only reckoned.
    """

    posts: int
    origin: Origin
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
    """A named starting point: an agreement, a year, and the values that differ from the record's.

    `costs` are the keys of the shared costs that it counts. Any other stands at 0 kronor until somebody gives it an
    amount.
    """

    id: str
    name: str
    agreement: str
    year: int
    view: str
    description: str
    source: Source
    costs: tuple[str, ...]
    values: Mapping[str, Value]


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """What the parameters of a kind are called, with {} for what each is of."""

    key: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Key:
    """A number per kommunkod, none negative, that money can be shared by: patients, people over 80."""

    id: str
    name: str
    unit: str
    numbers: Mapping[str, Fraction]
    origin: Origin


@dataclass(frozen=True, kw_only=True)
class ItemKey:
    """The choice of a key for a single pot, deduction or cost, and the words for what one can choose.

    `common` stands for the key of all grants or all costs, `of_pot` for that of the pot which a deduction is taken
    from.
    """

    pattern: Pattern
    origin: Origin
    common: str
    of_pot: str
    by_people: str
    equally: str


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """How money is shared beyond what each agreement says.

    `cost_equal_share` is how much of the shared costs is the same for every kommun, in %. What is not is shared by
    inhabitants, or as many percent of it as `own_share` (of the grants) or `own_cost_share` tells by a key on record:
    the one that `which_key` chooses. `which` is that choice's key in a scenario, also where there are too few keys to
    choose between. `floor` and `ceiling` are what a kommun is paid at least and at most; the ceiling at its maximum is
    none. `item_key` is the choice of a single item. `taken_from` is the pattern of the choice of a deduction's pot.
    `all_pots` are named levels of a scenario's pots, in % of the preset's.
    """

    cost_equal_share: Parameter
    own_share: Parameter
    own_cost_share: Parameter
    which_key: Parameter | None
    which: str
    floor: Parameter
    ceiling: Parameter
    item_key: ItemKey
    taken_from: Pattern
    all_pots: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class RssAgreement:
    """The agreement on the posts: its term, the years of notice, and what the documents say of the posts.

    `arguments` are those for a fourth post, `facts` the rest.
    """

    key: str
    name: str
    first_year: int
    last_year: int
    notice_years: int
    origin: Origin
    arguments: tuple[Statement, ...]
    facts: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class QuickChoice:
    """Named grants for the years after the budget's first, chosen at one go.

    `levels` are every pot's, in %, and `by_pot` those of a pot (by key) that has others. `other_agreements` is whether
    other years' agreements on record count, as an option of the budget's choice. `note` explains it; may be empty.
    """

    note: str
    levels: tuple[int, ...]
    by_pot: Mapping[str, tuple[int, ...]]
    other_agreements: str

    def of_pot(self, key: str) -> tuple[int, ...]:
        """A pot's levels, one a year."""
        return self.by_pot.get(key, self.levels)


@dataclass(frozen=True, kw_only=True)
class Budget:
    """What the years ahead are reckoned by.

    `level`, `own_index` and `own_growth` are patterns: one per pot and year, one per cost, one per kommun. `quick` are
    named grants for the years after the first; `other_agreements` is the choice whether a year with an agreement of its
    own on record gets that one's pots, and `agreement_level_name` names a level of those. `shelter_cost_sek` is what
    sheltered housing is reckoned to cost the country a year and `shelter_set_aside_sek` what the government has set
    aside; `nation_date` is the id of the population of the same
    date as the country's, `printed` the id of the printed budget table.
    """

    first_year: int
    last_year: int
    price_year: int
    index: Parameter
    own_index: Parameter
    level: Parameter
    agreement_level_name: str
    other_agreements: Parameter
    takeover: Parameter
    population: Parameter
    own_growth: Parameter
    shelter: Parameter
    shelter_cost: SharedCost
    shelter_cost_sek: int
    shelter_set_aside_sek: int
    nation: Parameter
    nation_date: str
    quick: Mapping[str, QuickChoice]
    printed: str

    @property
    def years(self) -> range:
        """The years, first and last included."""
        return range(self.first_year, self.last_year + 1)

    @property
    def shelter_gap_sek(self) -> int:
        """The country's cost of sheltered housing that nobody has financed, in kronor a year."""
        return self.shelter_cost_sek - self.shelter_set_aside_sek


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A kommun on the map: a GeoJSON feature, and where in it its label goes (degrees, WGS84)."""

    feature: Mapping[str, Any]
    longitude: float
    latitude: float


def agreement_id(path: str) -> str:
    """The id of the agreement in a file: the file's name."""
    return path.rpartition("/")[2].removesuffix(".toml")


def agreement_path(of: str) -> str:
    """The file of an agreement by its id, which is the file's name."""
    return f"data/overenskommelser/{of}.toml"
