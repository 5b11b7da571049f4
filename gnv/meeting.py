"""Everything that a link carries: what is on screen, what it is compared with, and what has been put aside."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gnv.model import InputError
from gnv.scenario import Scenario

MOST_ON_SHELF = 6
MOST_BUTTONS = 3
MOST_COLUMNS = 6
LONGEST_NAME = 40
PINNED_NAME, ON_SCREEN = "Nuläge", "Förslag"  # what a scenario is called that nobody has named


@dataclass(frozen=True, kw_only=True)
class Named:
    """A scenario under a name of somebody's choosing."""

    name: str
    scenario: Scenario


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """The present scenario, the pinned Nuläge (None: the preset is), the shelf, and the presenter's preset buttons.

    `columns` names what Jämför shows, the base first; none: all that somebody has made.
    """

    scenario: Scenario
    pinned: Scenario | None = None
    shelf: tuple[Named, ...] = ()
    buttons: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def saved(self, name: str) -> Meeting:
        """The present scenario put on the shelf. InputError where the name will not do or the shelf is full."""
        if len(self.shelf) >= MOST_ON_SHELF:
            raise InputError(f"Hyllan rymmer {MOST_ON_SHELF} scenarier. Ta bort ett, eller spara dem i en fil.")
        named = Named(name=self._checked(name), scenario=self.scenario)
        columns = (*self.columns, named.name)[:MOST_COLUMNS] if self.columns else ()
        return replace(self, shelf=(*self.shelf, named), columns=columns)

    def renamed(self, position: int, name: str) -> Meeting:
        """A scenario on the shelf under another name. InputError as in `saved`."""
        if name.strip() == self.shelf[position].name:
            return self
        before, named = self.shelf[position].name, replace(self.shelf[position], name=self._checked(name))
        columns = tuple(named.name if column == before else column for column in self.columns)
        return replace(self, shelf=(*self.shelf[:position], named, *self.shelf[position + 1 :]), columns=columns)

    def removed(self, position: int) -> Meeting:
        """The shelf without one of its scenarios."""
        return replace(self, shelf=self.shelf[:position] + self.shelf[position + 1 :])

    def raised(self, position: int) -> Meeting:
        """A scenario moved one place up on the shelf."""
        order = list(range(len(self.shelf)))
        if position > 0:
            order[position - 1], order[position] = position, position - 1
        return replace(self, shelf=tuple(self.shelf[place] for place in order))

    def duplicated(self, position: int) -> Meeting:
        """A copy of a scenario beside it, under the first free name. InputError where the shelf is full."""
        original = self.shelf[position]
        taken = {named.name for named in self.shelf}
        names = (f"{original.name[: LONGEST_NAME - 4]} ({number})" for number in range(2, MOST_ON_SHELF + 3))
        free = next(name for name in names if name not in taken)
        return replace(replace(self, scenario=original.scenario).saved(free), scenario=self.scenario)

    def swapped(self) -> Meeting:
        """The pinned scenario on screen, and what was on screen pinned instead."""
        return self if self.pinned is None else replace(self, scenario=self.pinned, pinned=self.scenario)

    def _checked(self, name: str) -> str:
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME or not name.isprintable() or "~" in name:
            raise InputError(f"Ge scenariot ett namn på 1–{LONGEST_NAME} tecken, utan tecknet ~.")
        if name in {PINNED_NAME, ON_SCREEN, *(named.name for named in self.shelf)}:
            raise InputError(f"Det finns redan ett scenario som heter ”{name}”.")
        return name
