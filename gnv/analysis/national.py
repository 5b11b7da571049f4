"""From the state to the county: an agreement's areas and receivers, and the county's exact share of a pot."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from gnv.analysis.result import Comparison
from gnv.core.allocation import allocate
from gnv.core.outcome import GRANT, PAID_OUT
from gnv.core.records import InputError
from gnv.core.references import WHOLE


@dataclass(frozen=True, kw_only=True)
class Interval:
    """Where an unknown lies: at or above `low`, and below `high` or at it."""

    low: Fraction
    high: Fraction

    def __contains__(self, value: Fraction) -> bool:
        return self.low <= value <= self.high

    def both(self, other: Interval) -> Interval:
        """Where the unknown lies if both are true."""
        return Interval(low=max(self.low, other.low), high=min(self.high, other.high))


def to_county(national_sek: int, share: Fraction) -> int:
    """The county's whole kronor of a national pot. InputError where the share lies outside 0–1."""
    if not 0 <= share <= 1:
        raise InputError("Länets andel ska ligga mellan 0 och 100 procent.")
    weights = {"county": share.numerator, "others": share.denominator - share.numerator}
    return allocate(national_sek, weights)["county"]


def weighted_share(population: Fraction, patients: Fraction, *, population_weight: Fraction) -> Fraction:
    """The key of 2020: a mean of the county's shares of inhabitants and of patients; the state's weight is half."""
    return population_weight * population + (1 - population_weight) * patients


def printed_interval(share: Fraction, *, step: Fraction) -> Interval:
    """Where a share lies that was printed rounded to the nearest `step`."""
    return Interval(low=share - step / 2, high=share + step / 2)


def other_half(mean: Fraction, known: Interval) -> Interval:
    """Where the one share lies if the mean of the two is exact and the other share lies in `known`."""
    return Interval(low=2 * mean - known.high, high=2 * mean - known.low)


@dataclass(frozen=True, kw_only=True)
class Station:
    """A station on the money's way, in kronor, and its part of the station before (None for the first)."""

    name: str
    amount_sek: int
    share: Fraction | None


def stations(comparison: Comparison, codes: Collection[str], *, name: str) -> tuple[Station, ...]:
    """From the whole agreement (where it is on record) to the kronor of one kommun, or of some together."""
    record, now = comparison.record, comparison.outcome
    agreement = comparison.agreement
    whole = [figure.amount for figure in agreement.national if figure.id == WHOLE]
    stations = [
        *((f"Hela {agreement.name}", amount) for amount in whole),
        ("Potterna till landets kommuner", sum(pot.national_sek for pot in agreement.pots)),
        (f"Potterna till {record.county.genitive} kommuner", now.total((GRANT,))),
        ("Kvar efter de gemensamma avdragen", now.total(PAID_OUT)),
        (f"{name} får", sum(now.by_kommun(PAID_OUT)[code] for code in codes)),
    ]
    before = [None, *(amount for _, amount in stations)]
    return tuple(
        Station(name=name, amount_sek=amount, share=Fraction(amount, earlier) if earlier else None)
        for (name, amount), earlier in zip(stations, before, strict=False)
    )
