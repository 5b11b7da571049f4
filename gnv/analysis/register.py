"""The register: every figure in use, where it stands, how firm it is, and whether somebody has changed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.records import Agreement, Figure, Key, Origin, Parameter, Population, Source, Statement, Value
from gnv.core.references import conditions
from gnv.core.scenario import Scenario
from gnv.formatting import NBSP, count, decimal, enumerate_words, millions, number, percent, with_unit

CHANGED = "ändrat av er"
UNKNOWN = "belopp saknas"
MANY = 4


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One figure as the scenario uses it. `marks` are its status and, where somebody has moved it, that it is changed.

    `recorded` is the value on record, written out, where the one in use is another; else it is empty.
    """

    group: str
    name: str
    written: str
    marks: tuple[str, ...]
    recorded: str
    note: str
    origin: Origin


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """A source, and what has been read from it, in words."""

    source: Source
    figures: str


def entries(scenario: Scenario, record: Record) -> tuple[Entry, ...]:
    """Every figure in use under a scenario, in the order of the sidebar, then what stands behind it."""
    agreement = record.agreement(scenario)
    return (
        *_grouped(
            [*_parameters(scenario, record), *_ahead(scenario, record), *_populations(scenario, record), *_keys(record)]
        ),
        _vfu(record),
        *_national(agreement, record),
        *_tables(record),
    )


def _grouped(found: Sequence[Entry]) -> list[Entry]:
    """The same entries with each group in one piece, in the order in which the groups first occur."""
    order = {group: place for place, group in enumerate(dict.fromkeys(entry.group for entry in found))}
    return sorted(found, key=lambda entry: order[entry.group])


def folded(found: Sequence[Entry]) -> tuple[Entry, ...]:
    """The same entries, where many in a row say the same (fifteen kommuner, twelve levels) told as one."""
    runs = (list(run) for _, run in groupby(found, key=lambda entry: replace(entry, name="")))
    return tuple(one for run in runs for one in (run if len(run) < MANY else [_folded_run(run)]))


def _folded_run(run: Sequence[Entry]) -> Entry:
    return replace(run[0], name=f"{run[0].name} med flera ({len(run)} stycken)")


def filtered(found: Iterable[Entry], marks: Iterable[str]) -> tuple[Entry, ...]:
    """The entries that bear any of the marks; all of them where no mark is asked for."""
    wanted = frozenset(marks)
    return tuple(entry for entry in found if not wanted or wanted & set(entry.marks))


def sought(found: Iterable[Entry], text: str) -> tuple[Entry, ...]:
    """The entries in which every word of a text stands, in whatever field; all of them where there is no word."""
    words = text.replace(NBSP, " ").casefold().split()

    def said(entry: Entry) -> str:
        source = entry.origin.source
        fields = (entry.group, entry.name, entry.written, entry.note, *entry.marks, source.title, source.short)
        return " ".join((*fields, entry.origin.place)).replace(NBSP, " ").casefold()

    return tuple(entry for entry in found if all(word in said(entry) for word in words))


def known_marks(found: Iterable[Entry]) -> tuple[str, ...]:
    """The marks that occur, each once."""
    return tuple(dict.fromkeys(mark for entry in found for mark in entry.marks))


def summary(found: Sequence[Entry]) -> str:
    """How many figures are of each status, most first, and how many somebody has changed."""
    amounts = Counter(mark for entry in found for mark in entry.marks)
    told = enumerate_words([f"{mark} {many}" for mark, many in amounts.most_common() if mark != CHANGED])
    changed = f" {count(amounts[CHANGED], 'är ändrad', 'är ändrade')} av er." if amounts[CHANGED] else ""
    return f"Status: {told}.{changed}"


def _parameters(scenario: Scenario, record: Record) -> Iterator[Entry]:
    base = catalogue.preset_scenario(record, scenario.preset)
    for sections in catalogue.sections(record, scenario.preset).values():
        for heading, parameters in sections.items():
            for parameter in parameters:
                yield _parameter(heading, parameter, scenario[parameter.key], base[parameter.key], record, scenario)


def _parameter(
    heading: str, parameter: Parameter, now: Value, preset: Value, record: Record, scenario: Scenario
) -> Entry:
    status = _origin(parameter, scenario, record).status
    marks = (CHANGED, status) if now != preset else (status,)
    by_preset = preset != parameter.default
    note = f"förvalet {record.preset(scenario.preset).name} sätter {with_unit(preset, parameter.unit)}"
    return Entry(
        group=heading,
        name=parameter.name,
        written=with_unit(now, parameter.unit),
        marks=marks,
        recorded=with_unit(parameter.default, parameter.unit) if now != parameter.default else "",
        note=note if by_preset else "",
        origin=_origin(parameter, scenario, record),
    )


def _origin(parameter: Parameter, scenario: Scenario, record: Record) -> Origin:
    """Where a value stands, and how firm it is in the scenario's year."""
    return catalogue.origin_in(parameter, catalogue.year_of(scenario, record), scenario, record)


def _plain(group: str, name: str, written: str, origin: Origin) -> Entry:
    return Entry(group=group, name=name, written=written, marks=(origin.status,), recorded="", note="", origin=origin)


def _ahead(scenario: Scenario, record: Record) -> Iterator[Entry]:
    base = catalogue.preset_scenario(record, scenario.preset)
    for parameter in catalogue.ahead(record, scenario.preset):
        key = parameter.key
        yield _parameter("Åren framåt", parameter, scenario[key], base[key], record, scenario)
    gap, cost = record.budget.shelter_gap_sek, record.budget.shelter_cost
    yield _plain("Åren framåt", cost.name, with_unit(gap, "kr/år"), cost.origin)


def _populations(scenario: Scenario, record: Record) -> Iterator[Entry]:
    used = scenario.text(record.population_choice.key)
    population: Population
    for population in record.populations.values():
        kommuner = count(len(population.inhabitants), "kommun", "kommuner")
        name = f"Invånare {population.name}, summan av {kommuner}"
        if population.id == used:
            name += " (används nu)"
        yield _plain("Befolkning", name, f"{number(population.total)}{NBSP}invånare", population.origin)


def _keys(record: Record) -> Iterator[Entry]:
    """The keys on record, each as the sum of its numbers."""
    for key in record.keys.values():
        kommuner = count(len(key.numbers), "kommun", "kommuner")
        yield _plain("Fördelningsnyckel", f"{key.name}, summan av {kommuner}", key_total(key), key.origin)


def key_total(key: Key) -> str:
    """What a key's numbers sum to, with its unit: whole where it is."""
    total = sum(key.numbers.values(), Fraction(0))
    return f"{decimal(total, places=0 if total.denominator == 1 else 2)}{NBSP}{key.unit}"


def _national(agreement: Agreement, record: Record) -> Iterator[Entry]:
    group = f"{agreement.name}, hela landet"
    for figure in agreement.national:
        yield _plain(group, figure.name, figure_written(figure), figure.origin)
    for pot in agreement.pots:
        written = with_unit(pot.national_sek, "kr")
        yield _plain(group, f"{pot.parameter.name}, till landets kommuner", written, pot.national_origin)
    for area in record.evidence.areas[agreement.id]:
        yield _plain(group, f"Området {area.name}", with_unit(area.amount_sek, "kr"), area.origin)
        for part in area.parts:
            yield _plain(group, f"{area.name}: {part.name}", with_unit(part.amount_sek, "kr"), part.origin)
    for one in agreement.earlier:
        yield _plain("Länets kommuner åren före", f"{one.year}: {one.name}", millions(one.amount_sek), one.origin)


def figure_written(figure: Figure) -> str:
    """A recorded figure with its unit; per mille as the percent that the document prints: 28 ‰ → 2,8 %."""
    if figure.unit == "‰":
        return percent(Fraction(figure.amount, 1000), decimals=1)
    return with_unit(figure.amount, figure.unit)


def _vfu(record: Record) -> Entry:
    assumed = record.evidence.vfu_increase
    return _plain("VFU", assumed.name, with_unit(assumed.default, assumed.unit), assumed.origin)


def _tables(record: Record) -> Iterator[Entry]:
    for table in record.printed.values():
        yield _plain("Tryckta tabeller", table.name, with_unit(table.amount_sek, "kr"), table.origin)


def contributions(record: Record) -> tuple[Contribution, ...]:
    """Every source, and how much of what has been read from it."""
    return tuple(Contribution(source=source, figures=_read_from(source, record)) for source in record.sources.values())


def _read_from(source: Source, record: Record) -> str:
    figures = [p.origin for p in catalogue.every_parameter(record) if not p.refines]
    figures += [figure.origin for agreement in record.agreements.values() for figure in agreement.national]
    figures += [one.origin for agreement in record.agreements.values() for one in agreement.earlier]
    areas = [area for found in record.evidence.areas.values() for area in found]
    figures += [area.origin for area in areas] + [part.origin for area in areas for part in area.parts]
    counted = (
        (sum(origin.source == source for origin in figures), "belopp eller val", "belopp och val"),
        (_of(source, (p.origin.source for p in record.populations.values())), "befolkningsdatum", "befolkningsdatum"),
        (_of(source, (key.origin.source for key in record.keys.values())), "nyckel", "nycklar"),
        (_of(source, (table.origin.source for table in record.printed.values())), "tryckt tabell", "tryckta tabeller"),
        (_of(source, (condition.source for condition in conditions(record))), "villkor", "villkor"),
        (_of(source, (claim.source for claim in record.evidence.claims)), "motsägelse", "motsägelser"),
        (_of(source, (said.source for said in _statements(record))), "utsaga", "utsagor"),
    )
    told = [count(amount, singular, plural) for amount, singular, plural in counted if amount]
    return enumerate_words(told) if told else "inget än"


def _statements(record: Record) -> Iterator[Statement]:
    yield from (*record.rss.arguments, *record.rss.facts)
    for agreement in record.agreements.values():
        yield from agreement.grounds
        yield from (pot.ahead for pot in agreement.pots if pot.ahead)


def _of(source: Source, found: Iterable[Source]) -> int:
    return sum(one == source for one in found)
