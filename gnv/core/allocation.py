"""Sharing whole kronor. Nothing else in the house rounds money."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from gnv.core.records import InputError
from gnv.formatting import kronor

Weights = Mapping[str, int]
Rule = Callable[[int, Weights], dict[str, int]]


def allocate(amount: int, weights: Weights) -> dict[str, int]:
    """Share `amount` (kronor, may be negative) in proportion to `weights` (whole numbers) by largest remainder.

    The parts sum to the amount and each lies within 1 krona of its exact quota. The kronor left over go to the
    largest remainders; ties to the larger weight, then to the lower code. Raises InputError where a weight is
    negative or not a whole number, or where all are zero.
    """
    total = _checked_total(weights)
    if amount < 0:
        return {code: -part for code, part in allocate(-amount, weights).items()}
    parts = {code: amount * weight // total for code, weight in weights.items()}
    queue = sorted(weights, key=lambda code: (-(amount * weights[code] % total), -weights[code], code))
    for code in queue[: amount - sum(parts.values())]:
        parts[code] += 1
    return parts


class LimitsError(InputError):
    """No sharing keeps within the limits. `least` and `most` are the smallest and the largest amount that would."""

    def __init__(self, amount: int, *, least: int, most: int) -> None:
        super().__init__(f"{kronor(amount)} går inte att dela så: det behöver vara {kronor(least)}–{kronor(most)}.")
        self.least, self.most = least, most


def allocate_within(amount: int, weights: Weights, *, least: int = 0, most: int | None = None) -> dict[str, int]:
    """Share `amount` (kronor) in proportion to `weights`, but nobody less than `least` and nobody more than `most`.

    Those whom the limits hold get the limit; what remains is shared anew among the others, by largest remainder. Exact:
    there is one factor by which the weights, cut at the limits, sum to the amount. Somebody without weight gets the
    least. The parts sum to the amount; a larger weight never gets less. LimitsError where the limits can't be kept.
    """
    _checked_total(weights)
    highest = max(amount, least) if most is None else most
    smallest = least * len(weights)
    largest = sum(highest if weight else least for weight in weights.values())
    if not (least <= highest and smallest <= amount <= largest):
        raise LimitsError(amount, least=smallest, most=largest)

    def cut(factor: Fraction) -> Fraction:
        return sum((min(max(factor * w, Fraction(least)), Fraction(highest)) for w in weights.values()), Fraction(0))

    edges = sorted({Fraction(limit, weight) for weight in weights.values() if weight for limit in (least, highest)})
    place = bisect_left(edges, Fraction(amount), key=cut)
    below, above = edges[place - 1] if place else Fraction(0), edges[place]
    parts = {code: highest if below * weight >= highest else least for code, weight in weights.items()}
    free = {code: w for code, w in weights.items() if below * w < highest and above * w > least}
    remaining = amount - sum(part for code, part in parts.items() if code not in free)
    return {**parts, **(allocate(remaining, free) if free else {})}


def printed_rule(amount: int, weights: Weights) -> dict[str, int]:
    """The printed tables' rule: each row rounded half-up by itself, so that the sum may miss the amount.

    Amount in kronor, not negative. Reproduces all legible figures of the documents. Raises as `allocate` does.
    """
    total = _checked_total(weights)
    if amount < 0:
        raise InputError(f"Den tryckta regeln är inte bestämd för negativa belopp ({kronor(amount)}).")
    return {code: round_half_up(Fraction(amount * weight, total)) for code, weight in weights.items()}


def round_half_up(value: Fraction) -> int:
    """An exact amount that is not shared out, in whole kronor (or inhabitants): half-up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def cascade(amount: int, deductions: Sequence[int], weights: Weights) -> list[dict[str, int]]:
    """Share a pot and each deduction from it: first the gross, then one negative line per deduction, in kronor.

    Each line is the difference between what was left before and after it, both allocated. So every line sums
    exactly, gross and lines sum to an allocation of what remains in every row, and the gross stands still while a
    deduction moves. Raises InputError where the deductions are larger than the pot.
    """
    if sum(deductions) > amount:
        raise InputError(f"Avdragen, {kronor(sum(deductions))}, är större än potten, {kronor(amount)}.")
    remaining = allocate(amount, weights)
    lines = [remaining]
    for deduction in deductions:
        amount -= deduction
        after = allocate(amount, weights)
        lines.append({code: after[code] - remaining[code] for code in weights})
        remaining = after
    return lines


def _checked_total(weights: Weights) -> int:
    for code, weight in weights.items():
        if type(weight) is not int or weight < 0:
            raise InputError(f"Vikten för {code} är {weight!r}. Vikter ska vara heltal, noll eller större.")
    total = sum(weights.values())
    if total == 0:
        raise InputError("Det finns inget att fördela efter: alla vikter är noll.")
    return total
