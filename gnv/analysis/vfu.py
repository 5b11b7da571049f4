"""VFU: the performance-based money for kommuner and regions that take in more nursing students.

Source: ÖK 2022, "Medel fördelas utifrån hur stor del av den totala ökningen av antalet VFU-veckor som aktuell
kommun/region står for". The agreement is silent on decreases elsewhere: here the country's total is an assumption,
and a kommun that has not grown gets nothing and pays nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gnv.core.allocation import allocate
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.formatting import number
from gnv.workspace.workspace import Workspace

OTHERS = "others"


@dataclass(frozen=True, kw_only=True)
class Weeks:
    """A kommun's VFU weeks in two autumns. None where nobody has reported: missing is not nothing."""

    code: str
    name: str
    before: int | None
    after: int | None

    @property
    def increase(self) -> int | None:
        """Weeks more than the autumn before; None where either is missing."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What a kommun's increase gives: its share (0–1) of the country's, and kronor. None where weeks are missing."""

    weeks: Weeks
    share: Fraction | None
    amount_sek: int | None


def entered(workspace: Workspace, record: Record) -> tuple[list[Weeks], int]:
    """The weeks that somebody has entered, every kommun in the record's order; and the country's assumed increase."""
    weeks = {code: workspace.weeks(code) for code in record.kommuner}
    assumed = record.evidence.vfu_increase.default if workspace.vfu_increase is None else workspace.vfu_increase
    return [
        Weeks(code=code, name=name, before=weeks[code][0], after=weeks[code][1])
        for code, name in record.kommuner.items()
    ], int(assumed)


def grants(weeks: Sequence[Weeks], *, country_increase: int, pot_sek: int) -> tuple[Grant, ...]:
    """What each kommun gets of the pot, in whole kronor, if the country's weeks grow by `country_increase`.

    InputError, in Swedish, where weeks are negative, where the country does not grow at all, or where the kommuner
    alone grow by more than the country is assumed to.
    """
    for one in weeks:
        _check(one)
    grown = {one.code: max(one.increase or 0, 0) for one in weeks}
    others = country_increase - sum(grown.values())
    if country_increase <= 0:
        raise InputError("Landets ökning är noll: då finns inget att dela efter, och ingen andel kan räknas ut.")
    if others < 0:
        raise InputError(
            f"Kommunernas ökning, {number(sum(grown.values()))} veckor, är större än hela landets antagna ökning, "
            f"{number(country_increase)} veckor. Höj antagandet eller se över veckorna."
        )
    amounts = allocate(pot_sek, {**grown, OTHERS: others})
    return tuple(_grant(one, grown[one.code], country_increase, amounts[one.code]) for one in weeks)


def _check(weeks: Weeks) -> None:
    for when, count in (("HT2021", weeks.before), ("HT2022", weeks.after)):
        if count is not None and count < 0:
            raise InputError(f"{weeks.name}, {when}: {number(count)} veckor. Antalet veckor kan inte vara negativt.")


def _grant(weeks: Weeks, grown: int, country_increase: int, amount_sek: int) -> Grant:
    if weeks.increase is None:
        return Grant(weeks=weeks, share=None, amount_sek=None)
    return Grant(weeks=weeks, share=Fraction(grown, country_increase), amount_sek=amount_sek)
