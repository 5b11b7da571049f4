"""The nouns on record for more than one year: the RSS agreement's term, and what a budget is reckoned by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gnv.model import Origin, Parameter, SharedCost, Source


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
