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
from gnv.model import Condition, Figure, InputError, Parameter, Pot
from gnv.parsing_agreement import RECEIVERS
from gnv.proof import PrintedTable, Term, Terms
from gnv.record import Facts


def total(terms: Terms, facts: Facts) -> Fraction:
    """The signed sum of what the terms refer to, exact, in their common unit (a date as its ordinal)."""
    return sum((term.sign * value(term, facts) for term in terms), Fraction(0))


def value(term: Term, facts: Facts) -> Fraction:
    """What one term refers to, without its sign. InputError where nothing on record bears the name."""
    written = ":".join((term.kind, *term.names))
    if term.kind not in KINDS:
        raise InputError(f"hänvisningen ”{written}” ska börja med {', '.join(KINDS)}.")
    read, files = KINDS[term.kind]
    try:
        return Fraction(read(facts, *term.names))
    except (KeyError, StopIteration, TypeError, ValueError) as error:
        sought = ", ".join(f"data/{file}" for file in _files(files, term, facts))
        raise InputError(f"hänvisningen ”{written}” leder ingenstans. Den söks i {sought}.") from error


def _files(files: tuple[str, ...], term: Term, facts: Facts) -> Iterable[str]:
    """Where a term is sought: * stands for every agreement, ? for the one that it names."""
    for file in files:
        if file == "*":
            yield from (f"overenskommelser/{name}.toml" for name in facts.agreements)
        else:
            yield file.replace("?", f"overenskommelser/{term.names[0] if term.names else ''}.toml")


def check(facts: Facts) -> None:
    """Raise InputError for a reference in data/ that leads nowhere."""
    for table in facts.printed.values():
        where = f"data/tryckta_tabeller.toml: blocket [tabell {table.id}]"
        if table.preset not in facts.presets:
            raise InputError(f"{where}, fältet ”forval”: ”{table.preset}” finns inte i data/scenarier.toml.")
        if table.population not in facts.populations:
            raise InputError(f"{where}, fältet ”befolkning”: ”{table.population}” finns inte i data/befolkning.toml.")
    for block, field, unit, terms in _written(facts):
        try:
            for term in terms:
                _check_unit(term, unit, facts)
        except InputError as error:
            raise InputError(f"data/motsagelser.toml: blocket [{block}], fältet ”{field}”: {error}") from error


def _check_unit(term: Term, unit: str, facts: Facts) -> None:
    value(term, facts)
    own = _unit(term, facts)
    if own != unit:
        written = ":".join((term.kind, *term.names))
        raise InputError(f"hänvisningen ”{written}” är i {own}, men ”enhet” är {unit}.")


def _unit(term: Term, facts: Facts) -> str:
    """What a reference is measured in; a yearly cost is compared as kronor."""
    if term.kind == "nationellt":
        return _national(facts, *term.names).unit
    if term.kind == "parameter":
        return _parameter(facts, *term.names).unit.removesuffix("/år")
    return UNITS.get(term.kind, "kr")


def _written(facts: Facts) -> Iterable[tuple[str, str, str, Terms]]:
    """Every list of references with its block, field and unit."""
    for claim in facts.proof.claims:
        yield f"motsagelse {claim.id}", "som", claim.unit, claim.terms
        for counterpart in claim.counterparts:
            block = f"motsagelse {claim.id}.motpart {counterpart.name}"
            yield block, "summan_av", claim.unit, counterpart.terms
    for one in facts.proof.checks:
        yield f"kontroll {one.name}", "vanster", one.unit, one.left
        yield f"kontroll {one.name}", "hoger", one.unit, one.right


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


def _national(facts: Facts, agreement: str, name: str) -> Figure:
    return next(figure for figure in facts.agreements[agreement].national if figure.id == name)


def _area(facts: Facts, agreement: str, name: str) -> int:
    return next(area.amount_sek for area in facts.proof.areas[agreement] if area.id == name)


def _received(facts: Facts, agreement: str, receiver: str) -> int:
    areas = facts.proof.areas[agreement]
    return national.to_receiver(areas, RECEIVERS[RECEIVERS.index(receiver)])


def _due(facts: Facts, name: str) -> int:
    return next(one.due.toordinal() for one in conditions(facts) if one.id == name and one.due)


UNITS = {"befolkning": "invånare", "andel": "andel", "villkor": "datum"}  # the other kinds are kronor
PARAMETER_FILES = ("*", "befolkning.toml", "budget.toml", "fordelning.toml", "kostnader.toml", "rss-avtal.toml")
TABLE_FILES = ("tryckta_tabeller.toml", "tryckta_belopp.csv")

# How to read each kind, and where it is written.
KINDS: dict[str, tuple[Callable[..., int | Fraction], tuple[str, ...]]] = {
    "pott": (lambda facts, key: int(_pot(facts, key).parameter.default), ("*",)),
    "parameter": (lambda facts, key: int(_parameter(facts, key).default), PARAMETER_FILES),
    "andel": (lambda facts, key: national.county_share(_pot(facts, key)), ("*",)),
    "tabell": (lambda facts, name: facts.printed[name].amount_sek, TABLE_FILES),
    "summa": (lambda facts, name: facts.printed[name].printed_sum_sek, TABLE_FILES),
    "rader": (lambda facts, name: sum(rows(facts.printed[name], facts).values()), TABLE_FILES),
    "rad": (_row, TABLE_FILES),
    "befolkning": (lambda facts, name: facts.populations[name].total, ("befolkning.toml",)),
    "nationellt": (lambda facts, *names: _national(facts, *names).amount, ("?",)),
    "nationell_pott": (lambda facts, key: _pot(facts, key).national_sek, ("*",)),
    "omrade": (_area, ("?",)),
    "mottagare": (_received, ("?",)),
    "villkor": (_due, ("*", "rss-avtal.toml")),
}
