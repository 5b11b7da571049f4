"""Everything that a link carries: what is on screen, what it is compared with, and what has been put aside."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from gnv.core.own_figures import NO_OWN_FIGURES, OwnFigures
from gnv.core.records import InputError, Value
from gnv.core.scenario import Scenario

MOST_ON_SHELF = 6
MOST_BUTTONS = 9  # as many as there are digit keys
MOST_COLUMNS = 6
LONGEST_NAME = 40
SAVED_STEP = "~"  # what a step of the meeting begins with that is a saved scenario and no preset
PINNED_NAME, ON_SCREEN = "Nuläge", "Förslag"  # what a scenario is called that nobody has named
SHOWN_AS = "På skärmen"  # what a page calls ON_SCREEN: that name is in links since long
PRESET_MARK = "Förval: "  # what a preset's name begins with where it stands among named scenarios


def checked_name(text: str) -> str:
    """A name as it stands on the shelf: the one rule for what comes from a field, a link or a file.

    InputError where it will not do: empty, too long, with signs that nobody sees, or one that the pages use themselves.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or "~" in name:
        raise InputError(f"Ge scenariot ett namn på 1–{LONGEST_NAME} tecken, utan tecknet ~.")
    if name in {PINNED_NAME, ON_SCREEN, SHOWN_AS} or f"{name} ".startswith(PRESET_MARK):
        raise InputError(f"Det finns redan ett scenario som heter ”{name}”. Sidan använder det namnet själv.")
    return name


def saved_step(name: str) -> str:
    """A saved scenario as a step of the meeting."""
    return f"{SAVED_STEP}{name}"


def free_name(name: str, taken: Collection[str], *, longest: int | None = LONGEST_NAME) -> str:
    """The name, or the name with the first number that nobody has; cut so that both fit in `longest` signs."""
    numbered = (f"{name[: longest and longest - len(mark)]}{mark}" for mark in (f" ({n})" for n in count(2)))
    return name if name not in taken else next(one for one in numbered if one not in taken)


@dataclass(frozen=True, kw_only=True)
class Named:
    """A scenario under a name of somebody's choosing."""

    name: str
    scenario: Scenario


@dataclass(frozen=True, kw_only=True)
class View:
    """What is looked at, which changes no figure: it is in the link, and Ångra leaves it alone.

    `own` are the kommunkoder of the chosen kommuner. `kind` is Bidrag, Kostnader or Netto; empty: what has moved, and
    the preset's own where nothing has. Differences are in kronor, `per_head`, or in `percent`; not both. `wall`: the
    picture alone, for a room to look at.
    """

    own: tuple[str, ...] = ()
    kind: str = ""
    per_head: bool = False
    percent: bool = False
    price_tags: bool = False
    wall: bool = False


@dataclass(frozen=True, kw_only=True)
class VfuWeeks:
    """A kommun's VFU weeks in the autumns of 2021 and 2022, as somebody has entered them; None: not reported."""

    kommunkod: str
    before: int | None
    after: int | None

    @property
    def known(self) -> bool:
        """Whether anything is entered at all."""
        return self.before is not None or self.after is not None


@dataclass(frozen=True, kw_only=True)
class Workspace:
    """All that a link holds: the scenario on screen, what it is compared with, what is kept, and what is looked at.

    `pinned` is the Nuläge (None: the preset is), `shelf` the saved scenarios, `buttons` the
    meeting's steps (meeting.py).
    `columns` names what Jämför shows, the base first; none: all that somebody has made. `vfu_increase` is how many VFU
    weeks the whole country is assumed to add (None: the record's assumption). `own` are the own figures that are laid
    over the record; a link names them only by their checksum. `county_files` is the checksum of another county's data
    files, where all of it is of those.
    """

    scenario: Scenario
    pinned: Scenario | None = None
    shelf: tuple[Named, ...] = ()
    buttons: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    vfu_weeks: tuple[VfuWeeks, ...] = ()
    vfu_increase: int | None = None
    view: View = View()
    own: OwnFigures = NO_OWN_FIGURES
    county_files: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What is on the shelf, by name."""
        return tuple(named.name for named in self.shelf)

    def saved(self, name: str) -> Workspace:
        """The present scenario put on the shelf. InputError where the name will not do or the shelf is full."""
        return self.added([Named(name=self._checked(name), scenario=self.scenario)])

    def added(self, several: Iterable[Named]) -> Workspace:
        """Scenarios put last on the shelf, each under the first free name. InputError where the shelf is full."""
        changed = self
        for named in several:
            changed = changed._with(named, position=len(changed.shelf))
            if changed.columns:
                columns = (*changed.columns, changed.shelf[-1].name)[:MOST_COLUMNS]
                changed = replace(changed, columns=columns)
        return changed

    def renamed(self, name: str, new: str) -> Workspace:
        """A saved scenario under another name. InputError as in `saved`."""
        if new.strip() == name:
            return self
        position = self._place(name)
        named = replace(self.shelf[position], name=self._checked(new))
        columns = tuple(named.name if column == name else column for column in self.columns)
        old, step = saved_step(name), saved_step(named.name)
        return replace(
            self,
            shelf=(*self.shelf[:position], named, *self.shelf[position + 1 :]),
            columns=columns,
            buttons=tuple(step if one == old else one for one in self.buttons),
        )

    def removed(self, name: str) -> Workspace:
        """The saved scenarios, what Jämför shows and the meeting's steps, without one of them."""
        self._place(name)
        shelf = tuple(named for named in self.shelf if named.name != name)
        return replace(
            self,
            shelf=shelf,
            columns=tuple(column for column in self.columns if column != name),
            buttons=tuple(one for one in self.buttons if one != saved_step(name)),
        )

    def raised(self, name: str) -> Workspace:
        """A saved scenario moved one place up."""
        position, order = self._place(name), list(self.shelf)
        if position > 0:
            order[position - 1 : position + 1] = reversed(order[position - 1 : position + 1])
        return replace(self, shelf=tuple(order))

    def duplicated(self, name: str) -> Workspace:
        """A copy of a saved scenario last of them, under the first free name. InputError where there is no room."""
        return self.added([self.shelf[self._place(name)]])

    def opened(self, name: str) -> Workspace:
        """A saved scenario on screen."""
        return self.showing(self.shelf[self._place(name)].scenario)

    def _place(self, name: str) -> int:
        if name not in self.names:
            raise InputError(f"Det finns inget sparat scenario som heter ”{name}”.")
        return self.names.index(name)

    def with_values(self, changes: Mapping[str, Value]) -> Workspace:
        """The scenario on screen with some values changed."""
        return replace(self, scenario=self.scenario.replace(changes))

    def showing(self, scenario: Scenario) -> Workspace:
        """Another scenario on screen; of another preset, with the kind of money that suits that preset."""
        kind = self.view.kind if scenario.preset == self.scenario.preset else ""
        return replace(self, scenario=scenario, view=replace(self.view, kind=kind))

    def looking(self, **changes: Any) -> Workspace:
        """The same, looked at otherwise: fields of View by name."""
        return replace(self, view=replace(self.view, **changes))

    def weeks(self, kommunkod: str) -> tuple[int | None, int | None]:
        """A kommun's VFU weeks in the two autumns; None where nobody has entered them."""
        return next(((one.before, one.after) for one in self.vfu_weeks if one.kommunkod == kommunkod), (None, None))

    def with_weeks(self, kommunkod: str, autumn: int, weeks: int | None) -> Workspace:
        """A kommun's VFU weeks of the first (0) or the second (1) autumn changed."""
        pair = list(self.weeks(kommunkod))
        pair[autumn] = weeks
        entered = {one.kommunkod: one for one in self.vfu_weeks}
        entered[kommunkod] = VfuWeeks(kommunkod=kommunkod, before=pair[0], after=pair[1])
        known = (entered[code] for code in sorted(entered) if entered[code].known)
        return replace(self, vfu_weeks=tuple(known))

    def swapped(self) -> Workspace:
        """The pinned scenario on screen, and what was on screen pinned instead."""
        return self if self.pinned is None else replace(self, scenario=self.pinned, pinned=self.scenario)

    def _with(self, named: Named, *, position: int) -> Workspace:
        if len(self.shelf) >= MOST_ON_SHELF:
            raise InputError(
                f"Det finns plats för {MOST_ON_SHELF} sparade scenarier. Ta bort ett, eller spara dem i en fil."
            )
        free = replace(named, name=free_name(named.name, self.names))
        return replace(self, shelf=(*self.shelf[:position], free, *self.shelf[position:]))

    def _checked(self, text: str) -> str:
        name = checked_name(text)
        if name in self.names:
            raise InputError(f"Det finns redan ett scenario som heter ”{name}”.")
        return name
