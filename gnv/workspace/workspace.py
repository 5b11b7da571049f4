"""Everything that a link carries: what is on screen, what it is compared with, and what has been put aside."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import count

from gnv.core.records import InputError
from gnv.core.scenario import Scenario

MOST_ON_SHELF = 6
MOST_BUTTONS = 3
MOST_COLUMNS = 6
LONGEST_NAME = 40
PINNED_NAME, ON_SCREEN = "Nuläge", "Förslag"  # what a scenario is called that nobody has named
PRESET_MARK = "Förval: "  # what a preset's name begins with where it stands among named scenarios


def checked_name(text: str) -> str:
    """A name as it stands on the shelf: the one rule for what comes from a field, a link or a file.

    InputError where it will not do: empty, too long, with signs that nobody sees, or one that the pages use themselves.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or "~" in name:
        raise InputError(f"Ge scenariot ett namn på 1–{LONGEST_NAME} tecken, utan tecknet ~.")
    if name in {PINNED_NAME, ON_SCREEN} or f"{name} ".startswith(PRESET_MARK):
        raise InputError(f"Det finns redan ett scenario som heter ”{name}”. Sidan använder det namnet själv.")
    return name


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
class Removed:
    """What has been taken off the shelf, where it stood there, and where among the columns (None: it did not)."""

    named: Named
    position: int
    column: int | None


@dataclass(frozen=True, kw_only=True)
class Workspace:
    """The present scenario, the pinned Nuläge (None: the preset is), the shelf, and the presenter's preset buttons.

    `columns` names what Jämför shows, the base first; none: all that somebody has made.
    """

    scenario: Scenario
    pinned: Scenario | None = None
    shelf: tuple[Named, ...] = ()
    buttons: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

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

    def renamed(self, position: int, name: str) -> Workspace:
        """A scenario on the shelf under another name. InputError as in `saved`."""
        if name.strip() == self.shelf[position].name:
            return self
        before, named = self.shelf[position].name, replace(self.shelf[position], name=self._checked(name))
        columns = tuple(named.name if column == before else column for column in self.columns)
        return replace(self, shelf=(*self.shelf[:position], named, *self.shelf[position + 1 :]), columns=columns)

    def removed(self, position: int) -> Workspace:
        """The shelf, and what Jämför shows, without one of the scenarios."""
        gone = self.shelf[position].name
        shelf = self.shelf[:position] + self.shelf[position + 1 :]
        return replace(self, shelf=shelf, columns=tuple(name for name in self.columns if name != gone))

    def place(self, position: int) -> Removed:
        """What has to be known to regret that a scenario is removed, whatever is done in between."""
        named = self.shelf[position]
        column = self.columns.index(named.name) if named.name in self.columns else None
        return Removed(named=named, position=position, column=column)

    def restored(self, lost: Removed) -> Workspace:
        """A removed scenario put back where it was, beside all that has come since. InputError where it has no room."""
        changed = self._with(lost.named, position=min(lost.position, len(self.shelf)))
        if lost.column is None or not self.columns or len(self.columns) >= MOST_COLUMNS:
            return changed
        back = (changed.shelf[min(lost.position, len(self.shelf))].name,)
        return replace(changed, columns=self.columns[: lost.column] + back + self.columns[lost.column :])

    def raised(self, position: int) -> Workspace:
        """A scenario moved one place up on the shelf."""
        order = list(range(len(self.shelf)))
        if position > 0:
            order[position - 1], order[position] = position, position - 1
        return replace(self, shelf=tuple(self.shelf[place] for place in order))

    def duplicated(self, position: int) -> Workspace:
        """A copy of a scenario last on the shelf, under the first free name. InputError where the shelf is full."""
        return self.added([self.shelf[position]])

    def swapped(self) -> Workspace:
        """The pinned scenario on screen, and what was on screen pinned instead."""
        return self if self.pinned is None else replace(self, scenario=self.pinned, pinned=self.scenario)

    def _with(self, named: Named, *, position: int) -> Workspace:
        if len(self.shelf) >= MOST_ON_SHELF:
            raise InputError(f"Hyllan rymmer {MOST_ON_SHELF} scenarier. Ta bort ett, eller spara dem i en fil.")
        free = replace(named, name=free_name(named.name, self.names))
        return replace(self, shelf=(*self.shelf[:position], free, *self.shelf[position:]))

    def _checked(self, text: str) -> str:
        name = checked_name(text)
        if name in self.names:
            raise InputError(f"Det finns redan ett scenario som heter ”{name}”.")
        return name
