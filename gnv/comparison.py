"""Several scenarios beside each other: who gets what under each, who gains and who loses against a chosen one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gnv.calculation import calculable, calculate
from gnv.meeting import MOST_COLUMNS, ON_SCREEN, PINNED_NAME, PRESET_MARK, Meeting, Named
from gnv.outcome import COST, PAID_OUT, Outcome
from gnv.record import Facts
from gnv.sensitivity import net
from gnv.summary import title

Order = Literal["A–Ö", "Störst först", "Skillnad i kr", "Skillnad per invånare"]
ORDERS: tuple[Order, ...] = ("A–Ö", "Störst först", "Skillnad i kr", "Skillnad per invånare")
SOME = 2  # a comparison is of two at the least


@dataclass(frozen=True, kw_only=True)
class Column:
    """A scenario with its amounts per kommunkod, in kronor, and the inhabitants that it reckons with."""

    named: Named
    amounts: Mapping[str, int]
    inhabitants: Mapping[str, int]

    @property
    def total_sek(self) -> int:
        """All kommuner together."""
        return sum(self.amounts.values())

    def measured(self, code: str, *, per_head: bool) -> Fraction:
        """A kommun's kronor, or its kronor per inhabitant; the empty code is all of them together."""
        amount = self.amounts[code] if code else self.total_sek
        heads = self.inhabitants[code] if code else sum(self.inhabitants.values())
        return Fraction(amount, heads if per_head else 1)

    def gain(self, base: Column, code: str, *, per_head: bool) -> Fraction:
        """How much more that is than in another column."""
        return self.measured(code, per_head=per_head) - base.measured(code, per_head=per_head)


def candidates(meeting: Meeting, facts: Facts) -> tuple[Named, ...]:
    """What can be compared: the Nuläge, what is on screen, the shelf, and then the presets; each under one name.

    Scenarios that can't be calculated are left out.
    """
    base = meeting.pinned or facts.scenario(meeting.scenario.preset)
    found = [
        Named(name=_base_name(meeting, facts), scenario=base),
        Named(name=ON_SCREEN, scenario=meeting.scenario),
        *meeting.shelf,
        *(
            Named(name=f"{PRESET_MARK}{preset.name}", scenario=facts.scenario(preset.id))
            for preset in facts.presets.values()
        ),
    ]
    return tuple(named for named in found if calculable(named.scenario, facts))


def compared(meeting: Meeting, facts: Facts) -> tuple[Named, ...]:
    """What Jämför shows, the base first: what somebody has picked, or else all that is no preset."""
    found = candidates(meeting, facts)
    known = {_told(named.name, meeting, facts): named for named in found}
    chosen = tuple(known[name] for name in meeting.columns if name in known)
    return chosen if len(chosen) > 1 else _made(found)


def without_room(meeting: Meeting, facts: Facts) -> tuple[str, ...]:
    """What somebody has made and Jämför can't show by default, for the columns are full."""
    if meeting.columns:
        return ()
    found = candidates(meeting, facts)
    shown = {named.name for named in _made(found)}
    return tuple(named.name for named in meeting.shelf if named.name not in shown and named in found)


def picked(names: Sequence[str], meeting: Meeting, facts: Facts) -> tuple[str, ...]:
    """The names to remember for what somebody has picked, the base first; none where it is what is shown anyway."""
    by_default = [named.name for named in _made(candidates(meeting, facts))]
    return () if list(names) == by_default else tuple(_told(name, meeting, facts) for name in names)


def strangers(meeting: Meeting, facts: Facts) -> tuple[str, ...]:
    """The names that the meeting's columns have and nothing to compare has."""
    known = {_told(named.name, meeting, facts) for named in candidates(meeting, facts)}
    return tuple(name for name in meeting.columns if name not in known)


def _made(found: Sequence[Named]) -> tuple[Named, ...]:
    """The first, what is on screen if it differs from that, and the shelf; where there is neither, a preset that does.

    So it is as long as nothing has been changed or saved, and where what is on screen can't be calculated.
    """
    first, *others = found
    made = [n for n in others if not n.name.startswith(PRESET_MARK) and (n.name != ON_SCREEN or _differ(n, first))]
    if made:
        return (first, *made)[:MOST_COLUMNS]
    return first, next(named for named in others if _differ(named, first))


def _differ(one: Named, other: Named) -> bool:
    return bool(one.scenario.differences(other.scenario))


def _base_name(meeting: Meeting, facts: Facts) -> str:
    preset = facts.preset(meeting.scenario.preset).name
    taken = preset in {named.name for named in meeting.shelf}
    return PINNED_NAME if meeting.pinned or taken else preset


def _told(name: str, meeting: Meeting, facts: Facts) -> str:
    """The Nuläge is remembered by one name, whether a scenario is pinned as such or the preset is."""
    return PINNED_NAME if name == _base_name(meeting, facts) else name


def columns(chosen: Sequence[Named], facts: Facts, *, kind: str) -> tuple[Column, ...]:
    """The chosen scenarios' amounts of a kind of money: Bidrag, Kostnader or Netto."""
    outcomes = [(named, calculate(named.scenario, facts)) for named in chosen]
    return tuple(
        Column(named=named, amounts=_amounts(outcome, kind), inhabitants=outcome.population.inhabitants)
        for named, outcome in outcomes
    )


def ordered(facts: Facts, column: Column, base: Column, *, by: Order) -> tuple[str, ...]:
    """The kommunkoder in an order: the record's, by inhabitants, or by what the column gains against the base."""

    def rank(code: str) -> Fraction:
        ranks = {
            "A–Ö": Fraction(0),
            "Störst först": Fraction(-column.inhabitants[code]),
            "Skillnad i kr": -column.gain(base, code, per_head=False),
            "Skillnad per invånare": -column.gain(base, code, per_head=True),
        }
        return ranks[by]

    return tuple(sorted(facts.kommuner, key=rank))


def told_name(named: Named, facts: Facts) -> str:
    """A scenario's name for a heading; the two that have none of their own are told by their content too."""
    generic = named.name in {PINNED_NAME, ON_SCREEN}
    return f"{named.name} ({title(named.scenario, facts)})" if generic else named.name


def _amounts(outcome: Outcome, kind: str) -> dict[str, int]:
    if kind == "Bidrag":
        return outcome.by_kommun(PAID_OUT)
    return outcome.by_kommun((COST,)) if kind == "Kostnader" else net(outcome)
