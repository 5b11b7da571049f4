"""A section of a page: what it says, and the table or the chart that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from gnv.charts.base import Drawing
from gnv.charts.effect import Effect
from gnv.tables.table import Table


class Point(NamedTuple):
    """Something said: its first words, if they are to be brought out, and in what document it stands, if in one."""

    text: str
    lead: str = ""
    source: str = ""


class Figure(NamedTuple):
    """A key figure in kronor, and what has to be said of it."""

    label: str
    amount_sek: int
    notes: tuple[str, ...]


class Legend(NamedTuple):
    """What the colours and shapes of a chart stand for; where the names are more, they begin again."""

    names: Sequence[str]
    colours: Sequence[str]
    shapes: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a page, in the order in which it is read; what is empty is not there.

    `level` is 1 for the page's own heading. `subject` stands over the heading: who, what and when; `aside` on the same
    line. `great` is the one figure to be read across a room. `answer` is what it means for the chosen kommun; `note` is
    said in smaller letters; `warning` is what is wrong. `alt` tells who can't see the chart what it shows. An `effect`
    is a chart that is itself a table.
    """

    subject: str = ""
    aside: str = ""
    heading: str = ""
    level: Literal[1, 2] = 2
    great: str = ""
    answer: str = ""
    figures: tuple[Figure, ...] = ()
    sentences: tuple[Point, ...] = ()
    points: tuple[Point, ...] = ()
    note: str = ""
    warning: str = ""
    legend: Legend | None = None
    effect: Effect | None = None
    drawing: Drawing | None = None
    alt: str = ""
    table: Table | None = None


def page_heading(title: str, text: str = "") -> Section:
    """A page's first line, and what it says beneath."""
    return Section(heading=title, level=1, sentences=sentences(text))


def sentences(*texts: str) -> tuple[Point, ...]:
    """What is said, without what is empty."""
    return tuple(Point(text) for text in texts if text)
