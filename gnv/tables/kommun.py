"""The tables of the page Min kommun: what we get and pay, what has changed since, and what is required."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gnv.analysis.kommun import printed_figures, rank_in_kronor, rank_per_inhabitant
from gnv.analysis.result import Comparison
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT, Outcome
from gnv.core.records import Agreement, Condition
from gnv.formatting import number, percent
from gnv.tables.table import Cell, Column, Role, Row, Table, row


def received_and_paid(outcome: Outcome, codes: Sequence[str], *, title: str) -> Table:
    """What we get per pot, our part of each deduction, what is paid out, what we pay, and the net."""
    heads = sum(outcome.population.inhabitants[code] for code in codes)

    def amount(kinds: Sequence[str], item: str | None = None) -> int:
        by_kommun = outcome.by_kommun(kinds, item=item)
        return sum(by_kommun[code] for code in codes)

    def line(name: str, amount_sek: int, role: Role = "plain") -> Row:
        return row(name, amount_sek, Fraction(amount_sek, heads), role=role)

    grant, cost = amount(PAID_OUT), amount((COST,))
    granted = [(kind, item) for kind in (GRANT, DEDUCTION) for item in outcome.items(kind)]
    known = [item for item in outcome.items(COST) if item not in outcome.missing]
    return Table(
        title=title,
        caption=f"Kronor. {_place(outcome, codes)}",
        columns=(Column("", "text"), Column("Kronor"), Column("Per invånare", "per_inhabitant", unit="kr", unknown="")),
        rows=(
            *(line(outcome.names[item], amount((kind,), item)) for kind, item in granted),
            line("Bidrag att få", grant, "sum"),
            *(line(outcome.names[item], -amount((COST,), item)) for item in known),
            *(row(outcome.names[item], None, None) for item in outcome.missing),
            line("Egna kostnader", -cost, "sum"),
        ),
        totals=(line("Netto", grant - cost, "sum"),),
    )


def _place(outcome: Outcome, codes: Sequence[str]) -> str:
    """How large the kommuner are, and where one of them stands among all."""
    heads, everyone = sum(outcome.population.inhabitants[code] for code in codes), outcome.population.total
    size = f"{number(heads)} invånare, {percent(Fraction(heads, everyone), decimals=2)} av länet."
    per_inhabitant, in_kronor = rank_per_inhabitant(outcome, codes), rank_in_kronor(outcome, codes)
    if per_inhabitant is None or in_kronor is None:
        return size
    of = in_kronor[2]
    told = (_rank(in_kronor, f"i netto av {of}", "netto"), _rank(per_inhabitant, "per invånare", "netto per invånare"))
    return f"{size} {'; '.join(told).capitalize()}."


def _rank(found: tuple[int, int, int], where: str, what: str) -> str:
    """A place, with how many share it; none where all have the same."""
    place, sharing, of = found
    if sharing == of:
        return f"alla har samma {what}"
    return f"plats {place} {where}{f', delad med {sharing - 1}' if sharing > 1 else ''}"


def since_printed(comparison: Comparison, codes: Sequence[str]) -> Table:
    """What the documents have said to us, and what the scenario says now of the same thing."""
    figures = printed_figures(comparison, codes)
    unread = any(one.calculated for one in figures)
    return Table(
        title="Sedan förra beskedet",
        caption="Kronor: dokumentens tabeller mot vad scenariot ger av samma sak, samma år, med lika många tjänster.",
        columns=(
            Column("Tabell", "text"),
            Column("Avser", "text"),
            Column("Då"),
            Column("Nu", unknown="inget att jämföra"),
            Column("Skillnad", "change", unknown=""),
        ),
        rows=tuple(
            row(
                one.name,
                one.like,
                Cell(value=one.printed_sek, note="*" if one.calculated else ""),
                one.now_sek,
                None if one.now_sek is None else one.now_sek - one.printed_sek,
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
