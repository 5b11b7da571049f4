"""From the state to the county: an agreement's areas and receivers, and the county's exact share of a pot."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gnv.allocation import allocate
from gnv.model import Agreement, InputError, Pot
from gnv.outcome import GRANT, PAID_OUT
from gnv.proof import Area
from gnv.summary import Comparison

WHOLE = "totalt"


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Money that goes from an area to a receiver, in kronor. `derived` where no document states the amount."""

    area: str
    receiver: str
    name: str
    amount_sek: int
    derived: bool


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


def flows(areas: Sequence[Area]) -> tuple[Flow, ...]:
    """Every area's money by receiver, in kronor; what the named parts leave is the rest, and derived."""
    found: list[Flow] = []
    for area in areas:
        found += [
            Flow(area=area.name, receiver=p.receiver, name=p.name, amount_sek=p.amount_sek, derived=False)
            for p in area.parts
        ]
        left = area.amount_sek - sum(part.amount_sek for part in area.parts)
        if left and area.rest_to:
            derived = bool(area.parts)
            found.append(Flow(area=area.name, receiver=area.rest_to, name=area.name, amount_sek=left, derived=derived))
    return tuple(found)


def to_receiver(areas: Sequence[Area], receiver: str) -> int:
    """What all areas give one receiver, in kronor."""
    return sum(flow.amount_sek for flow in flows(areas) if flow.receiver == receiver)


def county_share(pot: Pot) -> Fraction:
    """The county's part of what the country's kommuner share, exact (0–1), from the two amounts on record."""
    return Fraction(int(pot.parameter.default), pot.national_sek)


def to_county(national_sek: int, share: Fraction) -> int:
    """The county's whole kronor of a national pot. InputError where the share lies outside 0–1."""
    if not 0 <= share <= 1:
        raise InputError("Länets andel ska ligga mellan 0 och 100 procent.")
    weights = {"county": share.numerator, "others": share.denominator - share.numerator}
    return allocate(national_sek, weights)["county"]


def weighted_share(population: Fraction, patients: Fraction, *, population_weight: Fraction) -> Fraction:
    """The key of 2020: a mean of the county's shares of inhabitants and of patients; the state's weight is half."""
    return population_weight * population + (1 - population_weight) * patients


def rounded(share: Fraction, *, step: Fraction) -> Interval:
    """Where a share lies that was printed rounded to the nearest `step`."""
    return Interval(low=share - step / 2, high=share + step / 2)


def other_half(mean: Fraction, known: Interval) -> Interval:
    """Where the one share lies if the mean of the two is exact and the other share lies in `known`."""
    return Interval(low=2 * mean - known.high, high=2 * mean - known.low)


@dataclass(frozen=True, kw_only=True)
class Step:
    """A station on the money's way, in kronor, and its part of the station before (None for the first)."""

    name: str
    amount_sek: int
    share: Fraction | None


def way(comparison: Comparison, codes: Collection[str], *, name: str) -> tuple[Step, ...]:
    """From the whole agreement (where it is on record) to the kronor of one kommun, or of some together."""
    facts, now = comparison.facts, comparison.outcome
    agreement = facts.agreement(comparison.scenario)
    whole = [figure.amount for figure in agreement.national if figure.id == WHOLE]
    stations = [
        *((f"Hela {agreement.name}", amount) for amount in whole),
        ("Potterna till landets kommuner", sum(pot.national_sek for pot in agreement.pots)),
        ("Potterna till Dalarnas kommuner", now.total((GRANT,))),
        ("Kvar efter de gemensamma avdragen", now.total(PAID_OUT)),
        (f"{name} får", sum(now.by_kommun(PAID_OUT)[code] for code in codes)),
    ]
    before = [None, *(amount for _, amount in stations)]
    return tuple(
        Step(name=name, amount_sek=amount, share=Fraction(amount, earlier) if earlier else None)
        for (name, amount), earlier in zip(stations, before, strict=False)
    )


def figure(agreement: Agreement, name: str) -> int:
    """A national figure by its id, in its own unit. InputError where the agreement has none such."""
    found = next((one.amount for one in agreement.national if one.id == name), None)
    if found is None:
        raise InputError(f"{agreement.name} har ingen nationell uppgift som heter ”{name}”.")
    return found
