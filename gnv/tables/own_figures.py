"""The table of the page Egna tal: what has been read from a file, beside what is on record."""

from __future__ import annotations

from collections.abc import Mapping

from gnv.core.records import Population
from gnv.tables.table import Column, Table, Value, in_percent, kommun_row, percent_change, sum_row


def read_population(
    inhabitants: Mapping[str, int], on_record: Population, kommuner: Mapping[str, str], *, title: str
) -> Table:
    """Every kommun's new inhabitants, those on record, and how they differ."""

    def values(codes: list[str]) -> tuple[Value, ...]:
        new, old = (sum(found[code] for code in codes) for found in (inhabitants, on_record.inhabitants))
        return new, old, new - old, in_percent(new - old, old)

    return Table(
        title=title,
        caption=f"Invånare. Jämfört med {on_record.name}, de nyaste talen i underlaget.",
        columns=(
            Column("Kommun", "text"),
            Column("Nytt", "number"),
            Column(f"Underlag, {on_record.name}", "number"),
            Column("Skillnad", "change"),
            percent_change("I procent"),
        ),
        rows=tuple(kommun_row(name, values([code]), own=False) for code, name in kommuner.items()),
        totals=(sum_row("Summa", values(list(kommuner))),),
    )
