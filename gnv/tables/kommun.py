"""The parts of the page Min kommun as HTML: what we get and pay, what has changed since, and what is required."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from gnv.analysis.kommun import printed_figures, rank_in_kronor, rank_per_inhabitant
from gnv.analysis.result import Comparison
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT, Outcome
from gnv.core.records import Agreement, Condition
from gnv.formatting import NBSP, change, decimal, kronor, number, per_head
from gnv.tables.html import row, table, text_table


def received_and_paid(outcome: Outcome, codes: Sequence[str], *, title: str) -> str:
    """What we get per pot, our part of each deduction, what is paid out, what we pay, and the net."""

    def amount(kinds: Sequence[str], item: str | None = None) -> int:
        found = outcome.by_kommun(kinds, item=item)
        return sum(found[code] for code in codes)

    heads = sum(outcome.population.inhabitants[code] for code in codes)
    grant, cost = amount(PAID_OUT), amount((COST,))
    lines = [
        (outcome.names[item], amount((kind,), item)) for kind in (GRANT, DEDUCTION) for item in outcome.items(kind)
    ]
    paid = [(outcome.names[item], amount((COST,), item)) for item in outcome.items(COST) if item not in outcome.missing]
    body = "".join(row([name, number(sek), per_head(sek, heads)]) for name, sek in lines)
    body += row(["Bidrag att få", number(grant), per_head(grant, heads)], own=True)
    body += "".join(row([name, number(-sek), per_head(-sek, heads)]) for name, sek in paid)
    body += "".join(row([outcome.names[item], "belopp saknas", ""]) for item in outcome.missing)
    body += row(["Egna kostnader", number(-cost), per_head(-cost, heads)], own=True)
    total = row(["Netto", number(grant - cost), per_head(grant - cost, heads)])
    return table(title, f"Kronor. {_place(outcome, codes)}", ("", "Kronor", "Per invånare"), body, total)


def _place(outcome: Outcome, codes: Sequence[str]) -> str:
    """How large the kommuner are, and where one of them stands among all."""
    heads, everyone = sum(outcome.population.inhabitants[code] for code in codes), outcome.population.total
    size = f"{number(heads)} invånare, {decimal(Fraction(heads * 100, everyone))}{NBSP}% av länet."
    found, in_kronor = rank_per_inhabitant(outcome, codes), rank_in_kronor(outcome, codes)
    if found is None or in_kronor is None:
        return size
    place, sharing, of = found
    largest = f"{size} Plats {in_kronor[0]} av {in_kronor[1]} i netto"
    if sharing == of:
        return f"{largest}; alla har samma netto per invånare."
    shared = f", delad med {sharing - 1}" if sharing > 1 else ""
    return f"{largest}, plats {place} per invånare{shared}."


def since_printed(comparison: Comparison, codes: Sequence[str]) -> str:
    """What the documents have said to us, and what the scenario says now of the same thing."""
    told = printed_figures(comparison, codes)
    body = "".join(
        row([one.name, f"{number(one.printed_sek)}{'*' if one.calculated else ''}", number(one.now_sek),
             change(one.now_sek - one.printed_sek, unit="").strip()])
        for one in told
    )  # fmt: skip
    unread = " * Går inte att läsa säkert; uträknat med tabellens regel." if any(o.calculated for o in told) else ""
    heads = ("Tabell", "Då", "Nu", "Skillnad")
    return table("Sedan förra beskedet", f"Kronor: dokumentens tabeller mot scenariot.{unread}", heads, body, "")


def years_ahead(outcome: Outcome, codes: Sequence[str]) -> str:
    """The years in three lines: grant, own costs and net, in kronor."""
    years = sorted({found.year for found in outcome.rows})
    grant, paid = (
        [sum(outcome.by_kommun(kinds, year=year)[code] for code in codes) for year in years]
        for kinds in (PAID_OUT, (COST,))
    )
    net = [a - b for a, b in zip(grant, paid, strict=True)]
    lines = (("Bidrag", grant), ("Kostnader", paid))
    body = "".join(row([name, *map(number, amounts)]) for name, amounts in lines)
    return table("", "Kronor.", ("", *map(str, years)), body, row(["Netto", *map(number, net)]))


def purposes(agreement: Agreement, outcome: Outcome, codes: Sequence[str]) -> str:
    """What each pot may be used for, with what we get of it after its deductions."""
    taken = {d.parameter.key: d.pot_key for d in agreement.deductions}

    def left(pot: str) -> int:
        items = [(GRANT, pot), *((DEDUCTION, key) for key, of in taken.items() if of == pot)]
        found = [outcome.by_kommun((kind,), item=item) for kind, item in items]
        return sum(amounts[code] for amounts in found for code in codes)

    items = "".join(
        f"<li><strong>{escape(p.parameter.short)}, {kronor(left(p.parameter.key))} efter avdrag:</strong> "
        f"{escape(p.purpose)}</li>"
        for p in agreement.pots
    )
    return f"<div class='gnv'><h2>Vad bidraget får användas till</h2><ul>{items}</ul></div>"


def conditions(agreement: Agreement, others: Sequence[Condition]) -> str:
    """What the agreement and the contracts outside it require, of whom, and by when."""
    rows = [
        (condition.text, condition.who, condition.when or "utan datum")
        for condition in (*agreement.conditions, *others)
    ]
    told = f"{agreement.name}, RSS-avtalet och andra avtal."
    return text_table(("Villkor och datum", told), ("Krav", "Vem", "Senast"), rows, told=(0, 1))
