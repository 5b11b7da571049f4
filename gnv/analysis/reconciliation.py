"""Reconciliation: every printed table against ours, what the documents say against each other, and what has to agree.

All of it is computed from the record; no result stands in data/ or here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from gnv.core import catalogue, references
from gnv.core.allocation import printed_rule
from gnv.core.calculation import calculate
from gnv.core.evidence import Claim, Counterpart, PrintedTable
from gnv.core.outcome import COST, PAID_OUT, Outcome
from gnv.core.record import Record
from gnv.formatting import count, enumerate_words, kronor

ROWS = "rader"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of a printed table, or its sum, in kronor. `printed_sek` is None where nobody can read it."""

    name: str
    printed_sek: int | None
    legibility: str
    by_printed_rule_sek: int
    ours_sek: int

    @property
    def difference_sek(self) -> int | None:
        """Printed less ours; None where the printed figure is not certain."""
        if self.printed_sek is None or self.legibility != "tydlig":
            return None
        return self.printed_sek - self.ours_sek

    @property
    def explained(self) -> bool:
        """Whether the printed rule gives what is printed. What can't be read for certain contradicts nothing."""
        return self.difference_sek is None or self.printed_sek == self.by_printed_rule_sek


@dataclass(frozen=True, kw_only=True)
class Reconciled:
    """A printed table row by row. In `total`, the printed sum stands against the rules' sums."""

    table: PrintedTable
    lines: tuple[Line, ...]
    total: Line

    @property
    def certain(self) -> int:
        """How many rows were read without doubt."""
        return len(self.table.certain)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a claim is held against: the amount, and how much it differs from the claim, in the claim's unit."""

    name: str
    amount: Fraction
    difference: Fraction


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A document's figure beside what contradicts it. `filled` tells rows that had to be calculated, in words."""

    claim: Claim
    printed: Fraction
    answers: tuple[Answer, ...]
    filled: str

    @property
    def holds(self) -> bool:
        """Whether the documents agree after all."""
        return not any(answer.difference for answer in self.answers)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Two sides that have to be equal, in the unit. Red where they are not."""

    name: str
    unit: str
    left: Fraction
    right: Fraction

    @property
    def difference(self) -> Fraction:
        """How much the left side is above the right."""
        return self.left - self.right

    @property
    def green(self) -> bool:
        """Whether the two sides agree."""
        return self.difference == 0


def reconciled_tables(record: Record) -> tuple[Reconciled, ...]:
    """Every printed table against both rules, in kronor, in the order of data/tryckta_tabeller.toml."""
    return tuple(_table(table, record) for table in record.printed.values())


def _table(table: PrintedTable, record: Record) -> Reconciled:
    by_printed_rule = printed_rule(table.amount_sek, record.populations[table.population].inhabitants)
    ours = amounts_like(table, calculate(catalogue.preset_scenario(record, table.preset), record), record)
    lines = tuple(
        Line(
            name=name,
            printed_sek=table.rows[code],
            legibility=table.legibility[code],
            by_printed_rule_sek=by_printed_rule[code],
            ours_sek=ours[code],
        )
        for code, name in record.kommuner.items()
    )
    total = Line(
        name="Summa",
        printed_sek=table.printed_sum_sek,
        legibility="tydlig",
        by_printed_rule_sek=sum(by_printed_rule.values()),
        ours_sek=sum(ours.values()),
    )
    return Reconciled(table=table, lines=lines, total=total)


def amounts_like(table: PrintedTable, outcome: Outcome, record: Record) -> dict[str, int]:
    """What an outcome gives or costs each kommun of that which a printed table is of, in kronor."""
    if table.of == "bidrag":
        return outcome.by_kommun(PAID_OUT)
    return outcome.by_kommun((COST,), item=record.rss.key if table.of == "rss" else None)


def findings(record: Record) -> tuple[Finding, ...]:
    """What does not add up in the documents (data/motsagelser.toml), computed."""
    return tuple(_finding(claim, record) for claim in record.evidence.claims)


def sought(found: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """The findings in which every word of a text stands; all of them where there is no word."""
    words = text.casefold().split()

    def said(finding: Finding) -> str:
        claim = finding.claim
        texts = (claim.name, claim.follows, claim.source.short, claim.place, *(one.name for one in finding.answers))
        return " ".join(texts).casefold()

    return tuple(finding for finding in found if all(word in said(finding) for word in words))


def _finding(claim: Claim, record: Record) -> Finding:
    printed = references.total(claim.terms, record) if claim.printed is None else Fraction(claim.printed)
    answers = (_answer(counterpart, printed, record) for counterpart in claim.counterparts)
    return Finding(claim=claim, printed=printed, answers=tuple(answers), filled=_filled(claim, record))


def _answer(counterpart: Counterpart, printed: Fraction, record: Record) -> Answer:
    amount = references.total(counterpart.terms, record)
    return Answer(name=counterpart.name, amount=amount, difference=amount - printed)


def _filled(claim: Claim, record: Record) -> str:
    """Which rows of the claim's tables could not be read, and what they are by calculation."""
    named = [t.names[0] for counterpart in claim.counterparts for t in counterpart.terms if t.kind == ROWS]
    rows = [
        f"{record.kommuner[code]} {kronor(amount)}"
        for table in map(record.printed.__getitem__, named)
        for code, amount in references.table_rows(table, record).items()
        if code not in table.certain
    ]
    return f"Beräknad: {enumerate_words(rows)}." if rows else ""


def verdicts(record: Record) -> tuple[Verdict, ...]:
    """What has to agree: the checks in data/, and that the printed rule gives every row that can be read."""
    derived = (
        Verdict(
            name=check.name,
            unit=check.unit,
            left=references.total(check.left, record),
            right=references.total(check.right, record),
        )
        for check in record.evidence.checks
    )
    found = reconciled_tables(record)
    return (*derived, *map(_rows_verdict, found), *map(_sum_verdict, found))


def _rows_verdict(one: Reconciled) -> Verdict:
    unexplained = sum(1 for line in one.lines if line.difference_sek is not None and not line.explained)
    name = f"{one.table.name}: {count(one.certain, 'tydlig rad', 'tydliga rader')} kan räknas fram på kronan"
    return Verdict(name=name, unit="rader", left=Fraction(one.certain - unexplained), right=Fraction(one.certain))


def _sum_verdict(one: Reconciled) -> Verdict:
    name = f"{one.table.name}: vi fördelar samma belopp som tabellen"
    return Verdict(name=name, unit="kr", left=Fraction(one.total.ours_sek), right=Fraction(one.table.amount_sek))


def failing(found: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts that are not as they have to be."""
    return tuple(verdict for verdict in found if not verdict.green)
