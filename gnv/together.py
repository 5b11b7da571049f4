"""What no single file in data/ can tell: that names, years, presets and references fit each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gnv import references
from gnv.calculation import calculate
from gnv.model import Agreement, InputError, Preset
from gnv.national import WHOLE
from gnv.parsing_agreement import path
from gnv.projection import TAKEN_OVER
from gnv.record import Facts
from gnv.telling_proof import SHARES, VFU

SKR = "skr"
DECEMBER = "-12"
Named = tuple[str, str, str]  # file, kind of block, and the name that may stand only once


def check(facts: Facts) -> None:
    """Raise InputError, which names file, block and field, for what does not fit together."""
    _once(_keys(facts), "nyckel")
    _once(_condition_ids(facts), "id")
    for agreement in facts.agreements.values():
        _check_agreement(agreement, facts)
    _check_years(facts)
    _check_budget(facts)
    for preset in facts.presets.values():
        _check_preset(preset, facts)
    references.check(facts)


def _once(found: Iterable[Named], field: str) -> None:
    seen: dict[str, str] = {}
    for file, block, name in found:
        if name in seen:
            raise InputError(
                f"{file}: blocket [{block} {name}], fältet ”{field}”: ”{name}” används redan i {seen[name]}. "
                "Den får förekomma en gång i hela data/."
            )
        seen[name] = file


def _keys(facts: Facts) -> Iterator[Named]:
    """Every key that a link, a widget or a row of the outcome bears, with those that are made from a pattern."""
    for agreement in facts.agreements.values():
        yield from _agreement_keys(agreement, facts)
    yield "data/befolkning.toml", "val", facts.population_choice.key
    yield "data/fordelning.toml", "lika_del", facts.equal_share.key
    yield "data/vfu.toml", "riket", facts.proof.vfu_increase.key
    for alternative in facts.staffing:
        yield "data/rss-avtal.toml", "alternativ", alternative.parameter.key
    for block, key in (("tjanster", facts.posts_choice.key), ("regionandel", facts.region_share.key)):
        yield "data/rss-avtal.toml", block, key
    for cost in facts.spanned:
        file, block = ("rss-avtal", "avtal") if cost is facts.rss else ("kostnader", "kostnad")
        for key in (cost.key, facts.own_index(cost).key, *(edge.key for edge in facts.span(cost))):
            yield f"data/{file}.toml", block, key
    yield from (("data/budget.toml", block, key) for block, key in _budget_keys(facts))


def _budget_keys(facts: Facts) -> Iterator[tuple[str, str]]:
    budget = facts.budget
    yield "index", budget.index.key
    yield "avdrag_utan_bidrag", budget.takeover.key
    yield "befolkning_framat", budget.population.key
    yield from (("egen_befolkning", own.key) for own in facts.own_growth.values())
    yield "skyddat_boende", budget.shelter.key
    yield "skyddat_boende_riket", budget.shelter_cost.key
    yield "riket", budget.nation.key


def _agreement_keys(agreement: Agreement, facts: Facts) -> Iterator[Named]:
    file = path(agreement.id)
    for pot in agreement.pots:
        yield file, "pott", pot.parameter.key
        for level in facts.levels(pot).values():
            yield file, "pott", level.key
    for deduction in agreement.deductions:
        yield file, "avdrag", deduction.parameter.key
        yield file, "avdrag", TAKEN_OVER + deduction.parameter.key


def _condition_ids(facts: Facts) -> Iterator[Named]:
    for agreement in facts.agreements.values():
        for condition in agreement.conditions:
            yield path(agreement.id), "villkor", condition.id
    for condition in facts.proof.terms:
        yield "data/rss-avtal.toml", "villkor", condition.id


def _check_agreement(agreement: Agreement, facts: Facts) -> None:
    """What the pages ask of an agreement that tells its areas, its money for VFU, or its key."""
    units = {figure.id: figure.unit for figure in agreement.national}
    needed = {WHOLE: "kr", SKR: "kr"} if facts.proof.areas[agreement.id] else {}
    needed |= dict.fromkeys(SHARES, "‰") if set(SHARES) & set(units) else {}
    needed |= {VFU: "kr"} if VFU in units else {}
    for name, unit in needed.items():
        if units.get(name) != unit:
            found = f"finns {units[name]}" if name in units else "saknas det"
            raise InputError(
                f"{path(agreement.id)}: blocket [nationellt {name}] behövs med enheten {unit}, men {found}."
            )
    due = [condition.due for condition in agreement.conditions if condition.id.startswith(VFU)]
    if VFU in units and not (due and due[0]):
        raise InputError(
            f"{path(agreement.id)}: blocket [nationellt {VFU}] kräver ett [[villkor]] vars ”id” börjar med {VFU} "
            "och som har ”senast”."
        )


def _check_years(facts: Facts) -> None:
    """That the budget's years have something of each cost's, and two Decembers to draw a line between."""
    years = facts.budget.years
    where = {facts.rss.key: "rss-avtal.toml: blocket [avtal]"}
    where |= {facts.budget.shelter_cost.key: "budget.toml: blocket [skyddat_boende_riket]"}
    where |= {cost.key: f"kostnader.toml: blocket [kostnad {cost.key}]" for cost in facts.costs}
    for cost in (*facts.spanned, facts.budget.shelter_cost):
        if cost.last_year < years[0] or cost.first_year > years[-1]:
            raise InputError(
                f"data/{where[cost.key]}, fälten ”fran” och ”till”: {cost.first_year}–{cost.last_year} "
                f"faller helt utanför budgetens år i data/budget.toml, {years[0]}–{years[-1]}."
            )
    if sum(name.endswith(DECEMBER) for name in facts.populations) < 2:  # noqa: PLR2004 - a line has two ends
        raise InputError(
            "data/befolkning.toml: blocket [datum], fältet ”id”: befolkningen framåt räknas mellan minst två "
            "decembertal (som 2021-12)."
        )


def _check_budget(facts: Facts) -> None:
    budget = facts.budget
    if budget.printed not in facts.printed:
        raise _budget_error("ar", "tryckt_tabell", f"”{budget.printed}” finns inte i data/tryckta_tabeller.toml.")
    coming = len(budget.years) - 1
    for name, levels in budget.quick.items():
        if len(levels) != coming:
            reason = f"här ska stå {coming} tal, ett per år efter {budget.first_year}, men där står {len(levels)}."
            raise _budget_error(f"snabbval {name}", "nivaer", reason)
        for reason in filter(None, (facts.check(budget.level, level) for level in levels)):
            raise _budget_error(f"snabbval {name}", "nivaer", reason)


def _budget_error(block: str, field: str, reason: str) -> InputError:
    return InputError(f"data/budget.toml: blocket [{block}], fältet ”{field}”: {reason}")


def _check_preset(preset: Preset, facts: Facts) -> None:
    """That a preset sets what there is, and can be calculated."""
    where = f"data/scenarier.toml: blocket [forval {preset.id}]"
    if preset.agreement not in facts.agreements:
        raise InputError(
            f"{where}, fältet ”overenskommelse”: ”{preset.agreement}” finns inte i data/overenskommelser/."
        )
    parameters = {p.key: p for p in facts.parameters(preset.id)}
    elsewhere = (
        f"Nycklar, gränser och val står i {path(preset.agreement)} och i data/befolkning.toml, budget.toml, "
        "fordelning.toml, kostnader.toml och rss-avtal.toml."
    )
    for key, value in preset.values.items():
        reason = "nyckeln finns inte." if key not in parameters else facts.check(parameters[key], value)
        if reason:
            raise InputError(f"{where}, fältet ”varden.{key}”: {reason} {elsewhere}")
    try:
        calculate(facts.scenario(preset.id), facts)
    except InputError as error:
        raise InputError(f"{where} går inte att räkna ut. {error} {elsewhere}") from error
