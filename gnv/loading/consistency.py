"""What no single file in data/ can tell: that names, years, presets and references fit each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gnv.core import catalogue, references
from gnv.core.calculation import calculate
from gnv.core.record import Record
from gnv.core.records import SHARES, TAKEN_OVER, VFU, Agreement, InputError, Preset, agreement_path
from gnv.core.references import WHOLE
from gnv.formatting import quoted, shortened

SKR = "skr"
DECEMBER = "-12"
Named = tuple[str, str, str]  # file, kind of block, and the name that may stand only once


def check_consistency(record: Record) -> None:
    """Raise InputError, which names file, block and field, for what does not fit together."""
    _check_unique(_keys(record), "nyckel")
    _check_unique(_condition_ids(record), "id")
    for agreement in record.agreements.values():
        _check_agreement(agreement, record)
    _check_years(record)
    _check_budget(record)
    for preset in record.presets.values():
        _check_preset(preset, record)
    references.check_references(record)


def _check_unique(found: Iterable[Named], field: str) -> None:
    seen: dict[str, str] = {}
    for file, block, name in found:
        if name in seen:
            raise InputError(
                f"{file}: blocket [{block} {shortened(name)}], fältet ”{field}”: {quoted(name)} används redan i "
                f"{seen[name]}. Den får förekomma en gång i hela data/."
            )
        seen[name] = file


def _keys(record: Record) -> Iterator[Named]:
    """Every key that a link, a widget or a row of the outcome bears, with those that are made from a pattern."""
    for agreement in record.agreements.values():
        yield from _agreement_keys(agreement, record)
    yield "data/befolkning.toml", "val", record.population_choice.key
    yield "data/fordelning.toml", "lika_del", record.equal_share.key
    yield "data/vfu.toml", "riket", record.evidence.vfu_increase.key
    for alternative in record.staffing:
        yield "data/rss-avtal.toml", "alternativ", alternative.parameter.key
    for block, key in (("tjanster", record.posts_choice.key), ("regionandel", record.region_share.key)):
        yield "data/rss-avtal.toml", block, key
    for cost in record.costs_with_years:
        file, block = ("rss-avtal", "avtal") if cost is record.rss else ("kostnader", "kostnad")
        for key in (
            cost.key,
            catalogue.own_index(record, cost).key,
            *(edge.key for edge in catalogue.span(record, cost)),
        ):
            yield f"data/{file}.toml", block, key
    yield from (("data/budget.toml", block, key) for block, key in _budget_keys(record))


def _budget_keys(record: Record) -> Iterator[tuple[str, str]]:
    budget = record.budget
    yield "index", budget.index.key
    yield "avdrag_utan_bidrag", budget.takeover.key
    yield "befolkning_framat", budget.population.key
    yield from (("egen_befolkning", own.key) for own in catalogue.own_growth(record).values())
    yield "skyddat_boende", budget.shelter.key
    yield "skyddat_boende_riket", budget.shelter_cost.key
    yield "riket", budget.nation.key


def _agreement_keys(agreement: Agreement, record: Record) -> Iterator[Named]:
    file = agreement_path(agreement.id)
    for pot in agreement.pots:
        yield file, "pott", pot.parameter.key
        for level in catalogue.levels(record, pot).values():
            yield file, "pott", level.key
    for deduction in agreement.deductions:
        yield file, "avdrag", deduction.parameter.key
        yield file, "avdrag", TAKEN_OVER + deduction.parameter.key


def _condition_ids(record: Record) -> Iterator[Named]:
    for agreement in record.agreements.values():
        for condition in agreement.conditions:
            yield agreement_path(agreement.id), "villkor", condition.id
    for condition in record.evidence.conditions:
        yield "data/rss-avtal.toml", "villkor", condition.id


def _check_agreement(agreement: Agreement, record: Record) -> None:
    """What the pages ask of an agreement that tells its areas, its money for VFU, or its key."""
    units = {figure.id: figure.unit for figure in agreement.national}
    needed = {WHOLE: "kr", SKR: "kr"} if record.evidence.areas[agreement.id] else {}
    needed |= dict.fromkeys(SHARES, "‰") if set(SHARES) & set(units) else {}
    needed |= {VFU: "kr"} if VFU in units else {}
    for name, unit in needed.items():
        if units.get(name) != unit:
            found = f"finns {units[name]}" if name in units else "saknas det"
            raise InputError(
                f"{agreement_path(agreement.id)}: blocket [nationellt {name}] behövs med enheten {unit}, men {found}."
            )
    due = [condition.due for condition in agreement.conditions if condition.id.startswith(VFU)]
    if VFU in units and not (due and due[0]):
        raise InputError(
            f"{agreement_path(agreement.id)}: blocket [nationellt {VFU}] kräver ett [[villkor]] vars ”id” börjar med "
            f"{VFU} och som har ”senast”."
        )


def _check_years(record: Record) -> None:
    """That the budget's years have something of each cost's, and two Decembers to draw a line between."""
    years = record.budget.years
    where = {record.rss.key: "rss-avtal.toml: blocket [avtal]"}
    where |= {record.budget.shelter_cost.key: "budget.toml: blocket [skyddat_boende_riket]"}
    where |= {cost.key: f"kostnader.toml: blocket [kostnad {cost.key}]" for cost in record.costs}
    for cost in (*record.costs_with_years, record.budget.shelter_cost):
        if cost.last_year < years[0] or cost.first_year > years[-1]:
            raise InputError(
                f"data/{where[cost.key]}, fälten ”fran” och ”till”: {cost.first_year}–{cost.last_year} "
                f"faller helt utanför budgetens år i data/budget.toml, {years[0]}–{years[-1]}."
            )
    if sum(name.endswith(DECEMBER) for name in record.populations) < 2:  # noqa: PLR2004 - a line has two ends
        raise InputError(
            "data/befolkning.toml: blocket [datum], fältet ”id”: befolkningen framåt räknas mellan minst två "
            "decembertal (som 2021-12)."
        )


def _check_budget(record: Record) -> None:
    budget = record.budget
    if budget.printed not in record.printed:
        raise _budget_error("ar", "tryckt_tabell", f"{quoted(budget.printed)} finns inte i data/tryckta_tabeller.toml.")
    coming = len(budget.years) - 1
    for name, levels in budget.quick.items():
        if len(levels) != coming:
            reason = f"här ska stå {coming} tal, ett per år efter {budget.first_year}, men där står {len(levels)}."
            raise _budget_error(f"snabbval {name}", "nivaer", reason)
        for reason in filter(None, (budget.level.refusal(level) for level in levels)):
            raise _budget_error(f"snabbval {name}", "nivaer", reason)


def _budget_error(block: str, field: str, reason: str) -> InputError:
    return InputError(f"data/budget.toml: blocket [{block}], fältet ”{field}”: {reason}")


def _check_preset(preset: Preset, record: Record) -> None:
    """That a preset sets what there is, and can be calculated."""
    where = f"data/scenarier.toml: blocket [forval {preset.id}]"
    if preset.agreement not in record.agreements:
        raise InputError(
            f"{where}, fältet ”overenskommelse”: {quoted(preset.agreement)} finns inte i data/overenskommelser/."
        )
    parameters = {p.key: p for p in catalogue.parameters(record, preset.id)}
    elsewhere = (
        f"Nycklar, gränser och val står i {agreement_path(preset.agreement)} och i data/befolkning.toml, budget.toml, "
        "fordelning.toml, kostnader.toml och rss-avtal.toml."
    )
    for key, value in preset.values.items():
        reason = "nyckeln finns inte." if key not in parameters else parameters[key].refusal(value)
        if reason:
            raise InputError(f"{where}, fältet {quoted(f'varden.{key}')}: {reason} {elsewhere}")
    try:
        calculate(catalogue.preset_scenario(record, preset.id), record)
    except InputError as error:
        raise InputError(f"{where} går inte att räkna ut. {error} {elsewhere}") from error
