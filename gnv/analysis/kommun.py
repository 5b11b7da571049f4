"""One kommun among the fifteen: its place, and what the documents have told it before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gnv.analysis.reconciliation import amounts_like
from gnv.analysis.result import Comparison
from gnv.core.evidence import PrintedTable
from gnv.core.outcome import DEDUCTION, GRANT, Outcome, net
from gnv.core.record import Record
from gnv.core.records import Agreement
from gnv.core.references import table_rows
from gnv.formatting import count, enumerate_words, hundredths

EVERYONE = "alla kommuner"


@dataclass(frozen=True, kw_only=True)
class ChosenKommuner:
    """The kommuner that a page tells of, in the order of the record, and their names in words."""

    codes: tuple[str, ...]
    names: str


def chosen_kommuner(
    own: Collection[str], record: Record, *, fallback: Literal["everyone", "the first"]
) -> ChosenKommuner:
    """Those that somebody has chosen as theirs; where nobody has, all of them or the first one."""
    if not own and fallback == "everyone":
        return ChosenKommuner(codes=tuple(record.kommuner), names=EVERYONE)
    codes = tuple(code for code in record.kommuner if code in own) or tuple(record.kommuner)[:1]
    return ChosenKommuner(codes=codes, names=enumerate_words([record.kommuner[code] for code in codes]))


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


def pot_after_deductions(agreement: Agreement, outcome: Outcome, codes: Sequence[str], *, pot: str) -> int:
    """What the kommuner get of a pot, less their part of its own deductions, in kronor."""
    items = [(GRANT, pot), *((DEDUCTION, one.parameter.key) for one in agreement.deductions if one.pot_key == pot)]
    found = [outcome.by_kommun((kind,), item=item) for kind, item in items]
    return sum(amounts[code] for amounts in found for code in codes)
