"""Reconciliation: every printed table against ours, what the documents say against each other, and what has to agree.

All of it is computed from the record; no result stands in data/ or here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from gnv import references
from gnv.allocation import half_up
from gnv.calculation import calculate
from gnv.outcome import COST, PAID_OUT, Outcome
from gnv.proof import Claim, Counterpart, PrintedTable
from gnv.record import Facts
from gnv.swedish import count, enumerate_words, kronor

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


def tables(facts: Facts) -> tuple[Reconciled, ...]:
    """Every printed table against both rules, in kronor, in the order of data/tryckta_tabeller.toml."""
    return tuple(_table(table, facts) for table in facts.printed.values())


def _table(table: PrintedTable, facts: Facts) -> Reconciled:
    printed_rule = half_up(table.amount_sek, facts.populations[table.population].inhabitants)
    ours = of_table(table, calculate(facts.scenario(table.preset), facts), facts)
    lines = tuple(
        Line(
            name=name,
            printed_sek=table.rows[code],
            legibility=table.legibility[code],
            by_printed_rule_sek=printed_rule[code],
            ours_sek=ours[code],
        )
        for code, name in facts.kommuner.items()
    )
    total = Line(
        name="Summa",
        printed_sek=table.printed_sum_sek,
        legibility="tydlig",
        by_printed_rule_sek=sum(printed_rule.values()),
        ours_sek=sum(ours.values()),
    )
    return Reconciled(table=table, lines=lines, total=total)


def of_table(table: PrintedTable, outcome: Outcome, facts: Facts) -> dict[str, int]:
    """What an outcome gives or costs each kommun of that which a printed table is of, in kronor."""
    if table.of == "bidrag":
        return outcome.by_kommun(PAID_OUT)
    return outcome.by_kommun((COST,), item=facts.rss.key if table.of == "rss" else None)


def findings(facts: Facts) -> tuple[Finding, ...]:
    """What does not add up in the documents (data/motsagelser.toml), computed."""
    return tuple(_finding(claim, facts) for claim in facts.proof.claims)


def _finding(claim: Claim, facts: Facts) -> Finding:
    printed = references.total(claim.terms, facts) if claim.printed is None else Fraction(claim.printed)
    answers = (_answer(counterpart, printed, facts) for counterpart in claim.counterparts)
    return Finding(claim=claim, printed=printed, answers=tuple(answers), filled=_filled(claim, facts))


def _answer(counterpart: Counterpart, printed: Fraction, facts: Facts) -> Answer:
    amount = references.total(counterpart.terms, facts)
    return Answer(name=counterpart.name, amount=amount, difference=amount - printed)


def _filled(claim: Claim, facts: Facts) -> str:
    """Which rows of the claim's tables could not be read, and what they are by calculation."""
    named = [t.names[0] for counterpart in claim.counterparts for t in counterpart.terms if t.kind == ROWS]
    rows = [
        f"{facts.kommuner[code]} {kronor(amount)}"
        for table in map(facts.printed.__getitem__, named)
        for code, amount in references.rows(table, facts).items()
        if code not in table.certain
    ]
    return f"Beräknad: {enumerate_words(rows)}." if rows else ""


def verdicts(facts: Facts) -> tuple[Verdict, ...]:
    """What has to agree: the checks in data/, and that the printed rule gives every row that can be read."""
    derived = (
        Verdict(
            name=check.name,
            unit=check.unit,
            left=references.total(check.left, facts),
            right=references.total(check.right, facts),
        )
        for check in facts.proof.checks
    )
    found = tables(facts)
    return (*derived, *map(_rows_verdict, found), *map(_sum_verdict, found))


def _rows_verdict(one: Reconciled) -> Verdict:
    unexplained = sum(1 for line in one.lines if line.difference_sek is not None and not line.explained)
    name = f"{one.table.name}: {count(one.certain, 'tydlig rad', 'tydliga rader')} kan räknas fram på kronan"
    return Verdict(name=name, unit="rader", left=Fraction(one.certain - unexplained), right=Fraction(one.certain))


def _sum_verdict(one: Reconciled) -> Verdict:
    name = f"{one.table.name}: vi fördelar samma belopp som tabellen"
    return Verdict(name=name, unit="kr", left=Fraction(one.total.ours_sek), right=Fraction(one.table.amount_sek))


def red(found: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts that are not as they have to be."""
    return tuple(verdict for verdict in found if not verdict.green)
