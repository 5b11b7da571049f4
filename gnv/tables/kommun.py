"""The tables of the page Min kommun: what we get and pay, what has changed since, and what is required."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from gnv.analysis.kommun import printed_figures, rank_in_kronor, rank_per_inhabitant
from gnv.analysis.result import Comparison, KommunLine, kommun_lines, sum_lines
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT, Outcome, net
from gnv.core.records import Agreement, Condition
from gnv.formatting import enumerate_words, number, percent
from gnv.tables.table import (
    Cell,
    Column,
    Role,
    Row,
    Table,
    columns,
    in_percent,
    kommun_row,
    percent_change,
    row,
    sum_row,
)  # fmt: skip
from gnv.words import scenario as scenario_words

NO_AMOUNT = "saknas"


def received_and_paid(comparison: Comparison, codes: Sequence[str], *, title: str) -> Table:
    """What we get per pot, our part of each deduction, what we pay, and the net: then, now, and the difference.

    What only one of the two scenarios has is nothing in the other; what nobody knows stays unknown.
    """
    now, then = comparison.outcome, comparison.baseline

    def amount(outcome: Outcome, kinds: Sequence[str], item: str | None) -> int | None:
        if item in outcome.missing:
            return None
        if item is not None and not any(item in outcome.items(kind) for kind in kinds):
            return 0
        by_kommun = outcome.by_kommun(kinds, item=item)
        return sum(by_kommun[code] for code in codes)

    def line(name: str, kinds: Sequence[str], item: str | None = None, *, sign: int = 1, role: Role = "plain") -> Row:
        before, after = (amount(outcome, kinds, item) for outcome in (then, now))
        signed = [None if one is None else sign * one for one in (before, after)]
        return row(name, *signed, None if before is None or after is None else sign * (after - before), role=role)

    def lines(kind: str, *, sign: int = 1) -> list[Row]:
        names = {item: outcome.names[item] for outcome in (now, then) for item in outcome.items(kind)}
        return [line(name, (kind,), item, sign=sign) for item, name in names.items()]

    against = scenario_words.title(comparison.base, comparison.record)
    nets = [sum(net(outcome)[code] for code in codes) for outcome in (then, now)]
    return Table(
        title=title,
        caption=f"Kronor. Nuläge är {against}, förslag det som visas. {_place(now, codes)}",
        columns=(
            Column("Rad", "words"),
            Column("Nuläge", unknown=NO_AMOUNT),
            Column("Förslag", unknown=NO_AMOUNT),
            Column("Skillnad", "change", unknown=""),
        ),
        rows=(
            *lines(GRANT),
            *lines(DEDUCTION),
            line("Bidrag att få", PAID_OUT, role="sum"),
            *lines(COST, sign=-1),
            line("Egna kostnader", (COST,), sign=-1, role="sum"),
        ),
        totals=(row("Netto", *nets, nets[1] - nets[0], role="sum"),),
    )


def each_kommun(comparison: Comparison, codes: Sequence[str]) -> Table:
    """Several kommuner, each by itself and summed: the net then and now, and the difference."""
    lines = [line for line in kommun_lines(comparison) if line.code in codes]

    def values(line: KommunLine) -> Sequence[int]:
        return line.baseline_net_sek, line.net_sek, line.net_sek - line.baseline_net_sek

    return Table(
        title="Var och en",
        caption="Netto i kronor: bidrag att få, minus egna kostnader.",
        columns=(Column("Kommun", "text"), *columns(("Nuläge", "Förslag")), Column("Skillnad", "change")),
        rows=tuple(kommun_row(line.name, values(line), own=False) for line in lines),
        totals=(sum_row("Tillsammans", values(sum_lines(lines, name=""))),),
    )


def _place(outcome: Outcome, codes: Sequence[str]) -> str:
    """How large the kommuner are, and where one of them stands among all."""
    heads, everyone = sum(outcome.population.inhabitants[code] for code in codes), outcome.population.total
    size = f"{number(heads)} invånare, {percent(Fraction(heads, everyone), decimals=2)} av länet."
    per_inhabitant, in_kronor = rank_per_inhabitant(outcome, codes), rank_in_kronor(outcome, codes)
    if per_inhabitant is None or in_kronor is None:
        return size
    place, sharing, of = per_inhabitant
    largest = f"{size} Plats {in_kronor[0]} av {in_kronor[1]} i netto"
    if sharing == of:
        return f"{largest}; alla har samma netto per invånare."
    shared = f", delad med {sharing - 1}" if sharing > 1 else ""
    return f"{largest}, plats {place} per invånare{shared}."


def two_groups(comparison: Comparison, own: Sequence[str], others: Sequence[str]) -> Table:
    """Some kommuner together against some others together: what they get, pay and have gained, and per inhabitant."""
    record, lines = comparison.record, {line.code: line for line in kommun_lines(comparison)}
    groups = [sum_lines([lines[code] for code in codes], name="") for codes in (own, others)]
    names = [enumerate_words([record.kommuner[code] for code in codes]) for codes in (own, others)]

    def line(name: str, amount: Callable[[KommunLine], int], *, role: Role = "plain") -> Row:
        ours, theirs = map(amount, groups)
        return row(name, ours, theirs, ours - theirs, in_percent(ours - theirs, theirs), role=role)

    def per_head(name: str, amount: Callable[[KommunLine], int]) -> Row:
        ours, theirs = (Fraction(amount(group), group.inhabitants) for group in groups)
        return row(name, ours, theirs, ours - theirs, in_percent(ours - theirs, theirs))

    return Table(
        title=f"{names[0]} mot {names[1]}",
        caption=f"{record.preset(comparison.scenario.preset).year}, kronor. Skillnad: {names[0]} mer än {names[1]}.",
        columns=(
            Column("", "text"),
            *columns(names),
            Column("Skillnad", "change"),
            percent_change("I procent"),
        ),
        rows=(
            line("Invånare", lambda one: one.inhabitants),
            line("Bidrag att få", lambda one: one.grant_sek),
            line("Egna kostnader", lambda one: one.cost_sek),
            line("Netto", lambda one: one.net_sek, role="sum"),
            per_head("Netto per invånare", lambda one: one.net_sek),
            line(f"Netto i {comparison.baseline_name}", lambda one: one.baseline_net_sek),
            line("Netto, ändring", lambda one: one.net_sek - one.baseline_net_sek),
            per_head("Ändring per invånare", lambda one: one.net_sek - one.baseline_net_sek),
        ),
    )


def since_printed(comparison: Comparison, codes: Sequence[str]) -> Table:
    """What the documents have said to us, and what the scenario says now of the same thing."""
    figures = printed_figures(comparison, codes)
    unread = any(one.calculated for one in figures)
    return Table(
        title="Sedan förra beskedet",
        caption="Kronor: dokumentens tabeller mot scenariot.",
        columns=(Column("Tabell", "words"), *columns(("Då", "Nu")), Column("Skillnad", "change")),
        rows=tuple(
            row(
                one.name,
                Cell(value=one.printed_sek, note="*" if one.calculated else ""),
                one.now_sek,
                one.now_sek - one.printed_sek,
            )
            for one in figures
        ),
        notes=("* Går inte att läsa säkert; uträknat med tabellens regel.",) if unread else (),
    )


def conditions(agreement: Agreement, others: Sequence[Condition]) -> Table:
    """What the agreement and the contracts outside it require, of whom, and by when."""
    return Table(
        title="Villkor och datum",
        caption=f"{agreement.name}, RSS-avtalet och andra avtal.",
        columns=(Column("Krav", "words"), Column("Vem", "words"), Column("Senast", "date", unknown="utan datum")),
        rows=tuple(row(one.text, one.who, one.when or None) for one in (*agreement.conditions, *others)),
    )
