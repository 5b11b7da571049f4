"""A figure on record by its reference, so that data/ can say what is to be compared with what.

pott:NYCKEL, parameter:NYCKEL, andel:NYCKEL (a pot's part of the national one), nationell_pott:NYCKEL,
tabell:ID (the amount that a printed table shares out), summa:ID (its printed bottom line), rader:ID (its rows),
rad:ID:KOMMUNKOD, befolkning:DATUM, nationellt:ÖVERENSKOMMELSE:ID, omrade:ÖVERENSKOMMELSE:ID,
mottagare:ÖVERENSKOMMELSE:NAMN, villkor:ID (a date), skyddat_boende:kostnad and skyddat_boende:avsatt (the country's
cost a year, and what is set aside for it).

A pot's or a deduction's key and a condition's id are one agreement's own: another may have the same. Then the agreement
has to be named too (pott:ÖVERENSKOMMELSE:NYCKEL, likewise for parameter, andel, nationell_pott and villkor).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from gnv.core import catalogue
from gnv.core.allocation import printed_rule
from gnv.core.evidence import Area, PrintedTable, Term, Terms
from gnv.core.record import Record
from gnv.core.records import RECEIVERS, Agreement, Condition, Figure, InputError, Parameter, Pot
from gnv.formatting import quoted

T = TypeVar("T")
WHOLE = "totalt"
UNITS = {"befolkning": "invånare", "andel": "andel", "villkor": "datum"}  # the other kinds are kronor
PARAMETER_FILES = ("*", "befolkning.toml", "budget.toml", "fordelning.toml", "kostnader.toml", "rss-avtal.toml")
TABLE_FILES = ("tryckta_tabeller.toml", "tryckta_belopp.csv")


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Money that goes from an area to a receiver, in kronor. `derived` where no document states the amount."""

    area: str
    receiver: str
    name: str
    amount_sek: int
    derived: bool


def flows(areas: Sequence[Area]) -> tuple[Flow, ...]:
    """Every area's money by receiver, in kronor; what the named parts leave is the rest, and derived."""
    found: list[Flow] = []
    for area in areas:
        found += [
            Flow(area=area.name, receiver=p.receiver, name=p.name, amount_sek=p.amount_sek, derived=False)
            for p in area.parts
        ]
        left = area.amount_sek - sum(part.amount_sek for part in area.parts)
        if left and area.rest_to:
            derived = bool(area.parts)
            found.append(Flow(area=area.name, receiver=area.rest_to, name=area.name, amount_sek=left, derived=derived))
    return tuple(found)


def to_receiver(areas: Sequence[Area], receiver: str) -> int:
    """What all areas give one receiver, in kronor."""
    return sum(flow.amount_sek for flow in flows(areas) if flow.receiver == receiver)


def outside_areas(agreement: Agreement, areas: Sequence[Area]) -> dict[str, int]:
    """What each receiver gets of an agreement beside what its areas give, in kronor; only where it is something."""
    told = {one.id: one.amount for one in agreement.national}
    found = {key: told[key] - to_receiver(areas, key) for key in RECEIVERS if key in told}
    return {key: amount for key, amount in found.items() if amount}


def unnamed(agreement: Agreement, areas: Sequence[Area]) -> int:
    """What of a whole agreement, in kronor, no receiver is named for."""
    named = sum(area.amount_sek for area in areas) + sum(outside_areas(agreement, areas).values())
    return figure(agreement, WHOLE) - named


def county_share(pot: Pot) -> Fraction:
    """The county's part of what the country's kommuner share, exact (0–1), from the two amounts on record."""
    return Fraction(int(pot.parameter.default), pot.national_sek)


def figure(agreement: Agreement, name: str) -> int:
    """A national figure by its id, in its own unit. InputError where the agreement has none such."""
    found = next((one.amount for one in agreement.national if one.id == name), None)
    if found is None:
        raise InputError(f"{agreement.name} har ingen nationell uppgift som heter {quoted(name)}.")
    return found


def total(terms: Terms, record: Record) -> Fraction:
    """The signed sum of what the terms refer to, exact, in their common unit (a date as its ordinal)."""
    return sum((term.sign * value(term, record) for term in terms), Fraction(0))


def value(term: Term, record: Record) -> Fraction:
    """What one term refers to, without its sign. InputError where nothing on record bears the name."""
    written = ":".join((term.kind, *term.names))
    if term.kind not in KINDS:
        raise InputError(f"hänvisningen {quoted(written)} ska börja med {', '.join(KINDS)}.")
    read, files = KINDS[term.kind]
    try:
        return Fraction(read(record, *term.names))
    except _AmbiguousError as error:
        named = " eller ".join(f"{quoted(f'{term.kind}:{one}:{term.names[0]}')}" for one in error.agreements)
        raise InputError(
            f"hänvisningen {quoted(written)} kan vara flera. Skriv ut överenskommelsen: {named}."
        ) from error
    except (KeyError, StopIteration, TypeError, ValueError) as error:
        sought = ", ".join(f"data/{file}" for file in _files(files, term, record))
        raise InputError(f"hänvisningen {quoted(written)} leder ingenstans. Den söks i {sought}.") from error


def _files(files: tuple[str, ...], term: Term, record: Record) -> Iterable[str]:
    """Where a term is sought: * stands for every agreement, ? for the one that it names."""
    for file in files:
        if file == "*":
            yield from (f"overenskommelser/{name}.toml" for name in record.agreements)
        else:
            yield file.replace("?", f"overenskommelser/{term.names[0] if term.names else ''}.toml")


def reference_errors(record: Record) -> Iterable[InputError]:
    """What is wrong with the references in data/: one error for each list of them that leads nowhere."""
    for table in record.printed.values():
        where = f"data/tryckta_tabeller.toml: blocket [tabell {table.id}]"
        if table.preset not in record.presets:
            yield InputError(f"{where}, fältet ”forval”: {quoted(table.preset)} finns inte i data/scenarier.toml.")
        if table.population not in record.populations:
            yield InputError(
                f"{where}, fältet ”befolkning”: {quoted(table.population)} finns inte i data/befolkning.toml."
            )
    for block, field, unit, terms in _written(record):
        try:
            for term in terms:
                _check_unit(term, unit, record)
        except InputError as error:
            yield InputError(f"data/motsagelser.toml: blocket [{block}], fältet ”{field}”: {error}")


def _check_unit(term: Term, unit: str, record: Record) -> None:
    value(term, record)
    own = _unit(term, record)
    if own != unit:
        written = ":".join((term.kind, *term.names))
        raise InputError(f"hänvisningen {quoted(written)} är i {own}, men ”enhet” är {unit}.")


def _unit(term: Term, record: Record) -> str:
    """What a reference is measured in; a yearly cost is compared as kronor."""
    if term.kind == "nationellt":
        return _national(record, *term.names).unit
    if term.kind == "parameter":
        return _parameter(record, *term.names).unit.removesuffix("/år")
    return UNITS.get(term.kind, "kr")


def _written(record: Record) -> Iterable[tuple[str, str, str, Terms]]:
    """Every list of references with its block, field and unit."""
    for claim in record.evidence.claims:
        yield f"motsagelse {claim.id}", "som", claim.unit, claim.terms
        for counterpart in claim.counterparts:
            block = f"motsagelse {claim.id}.motpart {counterpart.name}"
            yield block, "summan_av", claim.unit, counterpart.terms
    for one in record.evidence.checks:
        yield f"kontroll {one.name}", "vanster", one.unit, one.left
        yield f"kontroll {one.name}", "hoger", one.unit, one.right


def table_rows(table: PrintedTable, record: Record) -> dict[str, int]:
    """A printed table's rows in kronor; a row that can't be read for certain is calculated by the printed rule."""
    calculated = printed_rule(table.amount_sek, record.populations[table.population].inhabitants)
    return {code: _certain(table, code, else_sek=amount) for code, amount in calculated.items()}


def _certain(table: PrintedTable, code: str, *, else_sek: int) -> int:
    printed = table.rows[code]
    return printed if printed is not None and code in table.certain else else_sek


def conditions(record: Record) -> Iterable[Condition]:
    """Every condition on record, of the agreements and outside them."""
    yield from (condition for agreement in record.agreements.values() for condition in agreement.conditions)
    yield from record.evidence.conditions


class _AmbiguousError(Exception):
    """Several agreements have what a reference names."""

    def __init__(self, agreements: Iterable[str]) -> None:
        super().__init__()
        self.agreements = tuple(agreements)


def _only(found: Iterable[tuple[str, T]], names: Sequence[str]) -> T:
    """The one that is found by agreement, of the agreement that the names begin with, if they do."""
    *wanted, _ = names
    fitting = {agreement: one for agreement, one in found if wanted in ([], [agreement])}
    if len(fitting) > 1:
        raise _AmbiguousError(fitting)
    return next(iter(fitting.values()))


def _parameter(record: Record, *names: str) -> Parameter:
    found = [(a.id, one) for a in record.agreements.values() for one in a.parameters if one.key == names[-1]]
    return _only(found, names) if found else catalogue.all_parameters(record)[":".join(names)]


def _pot(record: Record, *names: str) -> Pot:
    pots = ((agreement.id, pot) for agreement in record.agreements.values() for pot in agreement.pots)
    return _only([(id_, pot) for id_, pot in pots if pot.parameter.key == names[-1]], names)


def condition(record: Record, *names: str) -> Condition:
    """The condition that a reference of the kind villkor names. KeyError or StopIteration where there is none such."""
    own = [(a.id, one) for a in record.agreements.values() for one in a.conditions]
    every = [*own, *(("", one) for one in record.evidence.conditions)]
    return _only([(id_, one) for id_, one in every if one.id == names[-1]], names)


def _row(record: Record, table: str, code: str) -> int:
    return table_rows(record.printed[table], record)[code]


def _national(record: Record, agreement: str, name: str) -> Figure:
    return next(figure for figure in record.agreements[agreement].national if figure.id == name)


def _area(record: Record, agreement: str, name: str) -> int:
    return next(area.amount_sek for area in record.evidence.areas[agreement] if area.id == name)


def _received(record: Record, agreement: str, receiver: str) -> int:
    areas = record.evidence.areas[agreement]
    return to_receiver(areas, RECEIVERS[RECEIVERS.index(receiver)])


def _due(record: Record, *names: str) -> int:
    due = condition(record, *names).due
    if due is None:
        raise KeyError(names)
    return due.toordinal()


def _shelter(record: Record, name: str) -> int:
    return {"kostnad": record.budget.shelter_cost_sek, "avsatt": record.budget.shelter_set_aside_sek}[name]


# How to read each kind, and where it is written.
KINDS: dict[str, tuple[Callable[..., int | Fraction], tuple[str, ...]]] = {
    "pott": (lambda record, *names: int(_pot(record, *names).parameter.default), ("*",)),
    "parameter": (lambda record, *names: int(_parameter(record, *names).default), PARAMETER_FILES),
    "andel": (lambda record, *names: county_share(_pot(record, *names)), ("*",)),
    "tabell": (lambda record, name: record.printed[name].amount_sek, TABLE_FILES),
    "summa": (lambda record, name: record.printed[name].printed_sum_sek, TABLE_FILES),
    "rader": (lambda record, name: sum(table_rows(record.printed[name], record).values()), TABLE_FILES),
    "rad": (_row, TABLE_FILES),
    "befolkning": (lambda record, name: record.populations[name].total, ("befolkning.toml",)),
    "nationellt": (lambda record, *names: _national(record, *names).amount, ("?",)),
    "nationell_pott": (lambda record, *names: _pot(record, *names).national_sek, ("*",)),
    "omrade": (_area, ("?",)),
    "mottagare": (_received, ("?",)),
    "villkor": (_due, ("*", "rss-avtal.toml")),
    "skyddat_boende": (_shelter, ("budget.toml",)),
}
