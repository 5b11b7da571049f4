"""The table of the page Egna tal: what has been read from a file, beside what is on record."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from gnv.core.records import Population
from gnv.formatting import decimals_of
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


def read_key(
    numbers: Mapping[str, Fraction | int], population: Population, kommuner: Mapping[str, str], *, title: str
) -> Table:
    """Every kommun's number and its share of them all, beside its share of the inhabitants. Not all are nothing."""
    places, people = decimals_of(numbers.values()), population.inhabitants
    all_numbers, everyone = sum(map(Fraction, numbers.values()), Fraction(0)), population.total

    def values(codes: list[str]) -> tuple[Value, ...]:
        found = sum((Fraction(numbers[code]) for code in codes), Fraction(0))
        share, of_people = found / all_numbers, Fraction(sum(people[code] for code in codes), everyone)
        return found if places else int(found), share, of_people, (share - of_people) * 100

    return Table(
        title=title,
        caption=f"Andelar i procent. Befolkningen är den i {population.name}, som scenariot på skärmen räknas med.",
        columns=(
            Column("Kommun", "text"),
            Column("Tal", "number", decimals=places),
            Column("Andel", "share"),
            Column("Befolkningens andel", "share"),
            Column("Skillnad, procentenheter", "change"),
        ),
        rows=tuple(kommun_row(name, values([code]), own=False) for code, name in kommuner.items()),
        totals=(sum_row("Summa", values(list(kommuner))),),
    )
