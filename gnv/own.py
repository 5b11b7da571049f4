"""One kommun among the fifteen: its place, and what the documents have told it before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gnv.outcome import Outcome
from gnv.reconciliation import of_table
from gnv.sensitivity import net
from gnv.summary import Comparison
from gnv.swedish import hundredths


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a printed table said to the kommuner together (None: not legible for all), and what is so now, in kronor."""

    name: str
    printed_sek: int | None
    now_sek: int


def place_among(outcome: Outcome, codes: Sequence[str]) -> tuple[int, int, int] | None:
    """The place in net per inhabitant to the öre (1 is the most), how many share it, and among how many.

    None for several kommuner together.
    """
    if len(codes) != 1:
        return None
    heads = outcome.population.inhabitants
    rounded = {code: hundredths(Fraction(amount, heads[code])) for code, amount in net(outcome).items()}
    own = rounded[codes[0]]
    above = sum(amount > own for amount in rounded.values())
    return 1 + above, sum(amount == own for amount in rounded.values()), len(rounded)


def printed_before(comparison: Comparison, codes: Sequence[str]) -> list[Told]:
    """Every printed table's figure for the kommuner, beside what the scenario gives or costs of the same kind."""
    told = []
    for table in comparison.facts.printed.values():
        rows = [table.rows[code] if code in table.certain else None for code in codes]
        known = [row for row in rows if row is not None]
        printed = sum(known) if len(known) == len(rows) else None
        now = of_table(table, comparison.outcome, comparison.facts)
        told.append(Told(name=table.name, printed_sek=printed, now_sek=sum(now[code] for code in codes)))
    return told
