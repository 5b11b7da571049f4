"""One kommun among the fifteen: its place, and what the documents have told it before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gnv.analysis.reconciliation import amounts_like
from gnv.analysis.result import Comparison
from gnv.core.evidence import PrintedTable
from gnv.core.outcome import GRANT, Outcome, net
from gnv.core.references import table_rows
from gnv.formatting import count, hundredths


@dataclass(frozen=True, kw_only=True)
class PrintedFigure:
    """What a printed table said to the kommuner together, and what is so now, in kronor.

    `calculated` where a row can't be read for certain: it is then what the printed rule gives.
    """

    name: str
    printed_sek: int
    calculated: bool
    now_sek: int


def rank_per_inhabitant(outcome: Outcome, codes: Sequence[str]) -> tuple[int, int, int] | None:
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


def rank_in_kronor(outcome: Outcome, codes: Sequence[str]) -> tuple[int, int] | None:
    """The place in net (1 is the most), and among how many. None for several kommuner together."""
    if len(codes) != 1:
        return None
    amounts = net(outcome)
    return 1 + sum(amount > amounts[codes[0]] for amount in amounts.values()), len(amounts)


def printed_figures(comparison: Comparison, codes: Sequence[str]) -> list[PrintedFigure]:
    """Every printed table's figure for the kommuner, the latest first, beside what the scenario gives of the same."""
    return [_printed_figure(table, comparison, codes) for table in reversed(list(comparison.record.printed.values()))]


def _printed_figure(table: PrintedTable, comparison: Comparison, codes: Sequence[str]) -> PrintedFigure:
    record = comparison.record
    printed, now = table_rows(table, record), amounts_like(table, comparison.outcome, record)
    pots = len(record.pots(table.preset))
    of_pots = f" ({count(pots, 'pott', 'potter')})" if table.of == GRANT else ""
    return PrintedFigure(
        name=f"{table.name}{of_pots}",
        printed_sek=sum(printed[code] for code in codes),
        calculated=not table.certain.issuperset(codes),
        now_sek=sum(now[code] for code in codes),
    )
