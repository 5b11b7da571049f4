"""A figure on record by its reference, so that data/ can say what is to be compared with what.

pott:NYCKEL, parameter:NYCKEL, andel:NYCKEL (a pot's part of the national one), tabell:ID (the amount that a printed
table shares out), summa:ID (its printed bottom line), rader:ID (its rows), rad:ID:KOMMUNKOD, befolkning:DATUM,
nationellt:ÖVERENSKOMMELSE:ID, omrade:ÖVERENSKOMMELSE:ID, mottagare:ÖVERENSKOMMELSE:NAMN, villkor:ID (a date).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from gnv import national
from gnv.allocation import half_up
from gnv.model import Condition, InputError, Parameter, Pot, PrintedTable
from gnv.proof import Term, Terms
from gnv.record import Facts


def total(terms: Terms, facts: Facts) -> Fraction:
    """The signed sum of what the terms refer to, exact, in their common unit (a date as its ordinal)."""
    return sum((term.sign * value(term, facts) for term in terms), Fraction(0))


def value(term: Term, facts: Facts) -> Fraction:
    """What one term refers to, without its sign. InputError where nothing on record bears the name."""
    try:
        return Fraction(KINDS[term.kind](facts, *term.names))
    except (KeyError, StopIteration, TypeError) as error:
        written = ":".join((term.kind, *term.names))
        raise InputError(f"data/motsagelser.toml: hänvisningen ”{written}” leder ingenstans.") from error


def check(facts: Facts) -> None:
    """Raise InputError for a reference in data/ that leads nowhere."""
    for table in facts.printed.values():
        where = f"data/tryckta_tabeller.toml: blocket [tabell {table.id}]"
        if table.preset not in facts.presets:
            raise InputError(f"{where}, fältet ”forval”: ”{table.preset}” finns inte.")
        if table.population not in facts.populations:
            raise InputError(f"{where}, fältet ”befolkning”: ”{table.population}” finns inte.")
    for claim in facts.proof.claims:
        for terms in (claim.terms, *(counterpart.terms for counterpart in claim.counterparts)):
            total(terms, facts)
    for one in facts.proof.checks:
        total(one.left, facts), total(one.right, facts)


def rows(table: PrintedTable, facts: Facts) -> dict[str, int]:
    """A printed table's rows in kronor; a row that can't be read for certain is calculated by the printed rule."""
    calculated = half_up(table.amount_sek, facts.populations[table.population].inhabitants)
    return {code: _certain(table, code, else_sek=amount) for code, amount in calculated.items()}


def _certain(table: PrintedTable, code: str, *, else_sek: int) -> int:
    printed = table.rows[code]
    return printed if printed is not None and code in table.certain else else_sek


def conditions(facts: Facts) -> Iterable[Condition]:
    """Every condition on record, of the agreements and outside them."""
    yield from (condition for agreement in facts.agreements.values() for condition in agreement.conditions)
    yield from facts.proof.terms


def _parameter(facts: Facts, key: str) -> Parameter:
    return facts.all_parameters[key]


def _pot(facts: Facts, key: str) -> Pot:
    pots = (pot for agreement in facts.agreements.values() for pot in agreement.pots)
    return next(pot for pot in pots if pot.parameter.key == key)


def _row(facts: Facts, table: str, code: str) -> int:
    return rows(facts.printed[table], facts)[code]


def _figure(facts: Facts, agreement: str, name: str) -> int:
    return next(figure.amount for figure in facts.agreements[agreement].national if figure.id == name)


def _area(facts: Facts, agreement: str, name: str) -> int:
    return next(area.amount_sek for area in facts.proof.areas[agreement] if area.id == name)


def _due(facts: Facts, name: str) -> int:
    return next(one.due.toordinal() for one in conditions(facts) if one.id == name and one.due)


KINDS: dict[str, Callable[..., int | Fraction]] = {
    "pott": lambda facts, key: int(_pot(facts, key).parameter.default),
    "parameter": lambda facts, key: int(_parameter(facts, key).default),
    "andel": lambda facts, key: national.county_share(_pot(facts, key)),
    "tabell": lambda facts, name: facts.printed[name].amount_sek,
    "summa": lambda facts, name: facts.printed[name].printed_sum_sek,
    "rader": lambda facts, name: sum(rows(facts.printed[name], facts).values()),
    "rad": _row,
    "befolkning": lambda facts, name: facts.populations[name].total,
    "nationellt": _figure,
    "nationell_pott": lambda facts, key: _pot(facts, key).national_sek,
    "omrade": _area,
    "mottagare": lambda facts, agreement, name: national.to_receiver(facts.proof.areas[agreement], name),
    "villkor": _due,
}
