"""The parts of the page Min kommun as HTML: what we get and pay, what has changed since, and what is required."""

from __future__ import annotations

from collections.abc import Sequence

from gnv.html_tables import row, table
from gnv.model import Agreement
from gnv.outcome import COST, DEDUCTION, GRANT, PAID_OUT, Outcome
from gnv.own import place_among, printed_before
from gnv.summary import Comparison
from gnv.swedish import change, number
from gnv.telling import per_head


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
    found = place_among(outcome, codes)
    if found is None:
        return ""
    place, sharing, of = found
    if sharing == of:
        return "Alla kommuner har samma netto per invånare."
    shared = f", delad med {sharing - 1}" if sharing > 1 else ""
    return f"Plats {place} av {of} i netto per invånare{shared}."


def since_printed(comparison: Comparison, codes: Sequence[str]) -> str:
    """What the documents have said to us, and what the scenario says now of the same thing."""
    body = "".join(
        row([one.name, "oläsligt" if one.printed_sek is None else number(one.printed_sek), number(one.now_sek),
             "" if one.printed_sek is None else change(one.now_sek - one.printed_sek, unit="").strip()])
        for one in printed_before(comparison, codes)
    )  # fmt: skip
    return table(
        "Sedan förra beskedet",
        "Kronor: dokumentens tabeller mot scenariot.",
        ("Tabell", "Då", "Nu", "Skillnad"),
        body,
        "",
    )


def conditions(agreement: Agreement) -> str:
    """What the agreement requires, of whom, and by when."""
    body = "".join(
        row([condition.text, condition.who, condition.due.isoformat() if condition.due else "utan datum"])
        for condition in agreement.conditions
    )
    wrapped = table(f"Villkor: {agreement.name}", "Ur underlaget.", ("Krav", "Vem", "Senast"), body, "")
    return f"<div class='gnv-wrap'>{wrapped}</div>"
