"""What no single file in data/ can tell: that names, years, presets and references fit each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gnv.core import catalogue, references
from gnv.core.calculation import calculate
from gnv.core.record import Record
from gnv.core.records import SHARES, TAKEN_OVER, VFU, Agreement, InputError, Preset, agreement_path
from gnv.core.references import WHOLE
from gnv.formatting import quoted, shortened
from gnv.workspace.link import link_word

SKR = "skr"
DECEMBER = "-12"
Named = tuple[str, str, str]  # file, kind of block, and the name that may stand only once


def consistency_errors(record: Record) -> Iterator[InputError]:
    """What does not fit together, each with file, block and field.

    Names first: presets and references are only looked at where every name means one thing.
    """
    found = [*_names(record), *_preset_errors(record)]
    yield from found
    for agreement in record.agreements.values():
        yield from _agreement_errors(agreement, record)
    yield from _key_errors(record)
    yield from _year_errors(record)
    budget = list(_budget_errors(record))
    yield from budget
    if not found and not budget:
        for preset in record.presets.values():
            yield from _value_errors(preset, record)
        yield from references.reference_errors(record)


def _names(record: Record) -> Iterator[InputError]:
    """Names that mean two things.

    Pots, deductions and conditions are named within their agreement; two agreements may use the same name, for the same
    kind of thing. All other names may stand once in the whole of data/.
    """
    common = [*_common_keys(record)]
    yield from _twins(common, "nyckel")
    outside = [("data/rss-avtal.toml", "villkor", one.id) for one in record.evidence.conditions]
    kinds: dict[str, Named] = {}
    for agreement in record.agreements.values():
        own = [*_agreement_keys(agreement, record)]
        yield from _twins(own, "nyckel", known=common)
        yield from _twins(_condition_ids(agreement), "id", known=outside)
        for one in own:
            file, block, name = kinds.setdefault(one[2], one)
            if block != one[1]:
                yield _twin_error(one, "nyckel", f"{quoted(name)} är ett annat slags block ([{block}]) i {file}.")
    years: dict[int, Agreement] = {}
    for agreement in record.agreements.values():
        other = years.setdefault(agreement.year, agreement)
        if other is not agreement:
            where = f"{agreement_path(agreement.id)}: blocket [overenskommelse], fältet ”ar”"
            yield InputError(f"{where}: {agreement.year} har redan {agreement_path(other.id)}.")


def _twins(found: Iterable[Named], field: str, *, known: Iterable[Named] = ()) -> Iterator[InputError]:
    seen = {name: file for file, _, name in known}
    for one in found:
        file, _, name = one
        if name in seen:
            yield _twin_error(one, field, f"{quoted(name)} används redan i {seen[name]}. Namnet får stå för en sak.")
        seen[name] = file


def _twin_error(one: Named, field: str, reason: str) -> InputError:
    file, block, name = one
    return InputError(f"{file}: blocket [{block} {shortened(name)}], fältet ”{field}”: {reason}")


def _common_keys(record: Record) -> Iterator[Named]:
    """Every key, beside the agreements', that a link or a row of the outcome bears; those made from a pattern too."""
    yield "data/befolkning.toml", "val", record.population_choice.key
    yield "data/fordelning.toml", "lika_del", record.equal_share.key
    sharing = record.sharing
    shares = (sharing.cost_equal_share, sharing.own_share, sharing.own_cost_share)
    for parameter in (*shares, sharing.floor, sharing.ceiling):
        yield "data/fordelning.toml", parameter.key, parameter.key
    if sharing.which_key:
        yield "data/fordelning.toml", "vilken_nyckel", sharing.which_key.key
    yield "data/vfu.toml", "riket", record.evidence.vfu_increase.key
    for alternative in record.staffing:
        yield "data/rss-avtal.toml", "alternativ", alternative.parameter.key
    for block, key in (("tjanster", record.posts_choice.key), ("regionandel", record.region_share.key)):
        yield "data/rss-avtal.toml", block, key
    for cost in record.costs_with_years:
        file, block = ("rss-avtal", "avtal") if cost is record.rss else ("kostnader", "kostnad")
        for key in (
            cost.key,
            record.sharing.item_key.pattern.key.format(cost.key),
            catalogue.own_index(record, cost).key,
            *(edge.key for edge in catalogue.span(record, cost)),
        ):
            yield f"data/{file}.toml", block, key
    yield from (("data/budget.toml", block, key) for block, key in _budget_keys(record))


def _budget_keys(record: Record) -> Iterator[tuple[str, str]]:
    budget = record.budget
    yield "index", budget.index.key
    yield "andra_ok", budget.other_agreements.key
    yield "avdrag_utan_bidrag", budget.takeover.key
    yield "befolkning_framat", budget.population.key
    yield from (("egen_befolkning", own.key) for own in catalogue.own_growth(record).values())
    yield "skyddat_boende", budget.shelter.key
    yield "skyddat_boende_riket", budget.shelter_cost.key
    yield "riket", budget.nation.key


def _agreement_keys(agreement: Agreement, record: Record) -> Iterator[Named]:
    file, level = agreement_path(agreement.id), record.budget.level.key
    for pot in agreement.pots:
        yield file, "pott", pot.parameter.key
        yield file, "pott", record.sharing.item_key.pattern.key.format(pot.parameter.key)
        for year in record.budget.years[1:]:
            yield file, "pott", level.format(year, pot.parameter.key)
    for deduction in agreement.deductions:
        yield file, "avdrag", deduction.parameter.key
        yield file, "avdrag", TAKEN_OVER + deduction.parameter.key
        yield file, "avdrag", record.sharing.item_key.pattern.key.format(deduction.parameter.key)
        yield file, "avdrag", record.sharing.taken_from.key.format(deduction.parameter.key)
        yield from ((file, "avdrag", edge.key) for edge in catalogue.span(record, deduction))


def _condition_ids(agreement: Agreement) -> Iterator[Named]:
    for condition in agreement.conditions:
        yield agreement_path(agreement.id), "villkor", condition.id


def _agreement_errors(agreement: Agreement, record: Record) -> Iterator[InputError]:
    """Missing: what the pages ask of an agreement that tells its areas, its money for VFU, or its key."""
    units = {figure.id: figure.unit for figure in agreement.national}
    needed = {WHOLE: "kr", SKR: "kr"} if record.evidence.areas[agreement.id] else {}
    needed |= dict.fromkeys(SHARES, "‰") if set(SHARES) & set(units) else {}
    needed |= {VFU: "kr"} if VFU in units else {}
    for name, unit in needed.items():
        if units.get(name) != unit:
            found = f"finns {units[name]}" if name in units else "saknas det"
            yield InputError(
                f"{agreement_path(agreement.id)}: blocket [nationellt {name}] behövs med enheten {unit}, men {found}."
            )
    words = [link_word(pot.parameter.short) for pot in agreement.pots]
    for pot, word in zip(agreement.pots, words, strict=True):
        if not word or "~" in pot.parameter.short or words.count(word) > 1:
            yield InputError(
                f"{agreement_path(agreement.id)}: blocket [pott {pot.parameter.key}], fältet ”kort”: "
                f"{quoted(pot.parameter.short)} går inte att skilja från en annan potts i en länk."
            )
    due = [condition.due for condition in agreement.conditions if condition.id.startswith(VFU)]
    if VFU in units and not (due and due[0]):
        yield InputError(
            f"{agreement_path(agreement.id)}: blocket [nationellt {VFU}] kräver ett [[villkor]] vars ”id” börjar med "
            f"{VFU} och som har ”senast”."
        )


def _key_errors(record: Record) -> Iterator[InputError]:
    """Keys whose names can't be told apart in a link, from each other or from the common words."""
    choice, names = record.sharing.item_key, [key.name for key in record.keys.values()]
    words = [link_word(one) for one in (choice.common, choice.of_pot, choice.by_people, choice.equally, *names)]
    for name in names:
        word = link_word(name)
        if not word or words.count(word) > 1:
            reason = f"{quoted(name)} går inte att skilja från ett annat val i en länk."
            yield InputError(f"data/nycklar.toml: blocket [nyckel {shortened(name)}], fältet ”namn”: {reason}")


def _year_errors(record: Record) -> Iterator[InputError]:
    """Costs with nothing in the budget's years, and Decembers too few to draw a line between."""
    years = record.budget.years
    where = {record.rss.key: "rss-avtal.toml: blocket [avtal]"}
    where |= {record.budget.shelter_cost.key: "budget.toml: blocket [skyddat_boende_riket]"}
    where |= {cost.key: f"kostnader.toml: blocket [kostnad {cost.key}]" for cost in record.costs}
    for cost in (*record.costs_with_years, record.budget.shelter_cost):
        if cost.last_year < years[0] or cost.first_year > years[-1]:
            yield InputError(
                f"data/{where[cost.key]}, fälten ”fran” och ”till”: {cost.first_year}–{cost.last_year} "
                f"faller helt utanför budgetens år i data/budget.toml, {years[0]}–{years[-1]}."
            )
    if sum(name.endswith(DECEMBER) for name in record.populations) < 2:  # noqa: PLR2004 - a line has two ends
        yield InputError(
            "data/befolkning.toml: blocket [datum], fältet ”id”: befolkningen framåt räknas mellan minst två "
            "decembertal (som 2021-12)."
        )


def _budget_errors(record: Record) -> Iterator[InputError]:
    budget = record.budget
    if budget.printed not in record.printed:
        yield _budget_error("ar", "tryckt_tabell", f"{quoted(budget.printed)} finns inte i data/tryckta_tabeller.toml.")
    if budget.nation_date not in record.populations:
        yield _budget_error("riket", "befolkning", f"{quoted(budget.nation_date)} finns inte i data/befolkning.toml.")
    coming = len(budget.years) - 1
    pots = {pot.parameter.key for agreement in record.agreements.values() for pot in agreement.pots}
    for name, chosen in budget.quick.items():
        block = f"snabbval {name}"
        named = ((f"{block}.pott {key}", levels) for key, levels in chosen.by_pot.items())
        for where, levels in ((block, chosen.levels), *named):
            if len(levels) != coming:
                reason = f"här ska stå {coming} tal, ett per år efter {budget.first_year}, men där står {len(levels)}."
                yield _budget_error(where, "nivaer", reason)
            for reason in filter(None, (budget.level.refusal(level) for level in levels)):
                yield _budget_error(where, "nivaer", reason)
        for key in chosen.by_pot.keys() - pots:
            reason = f"{quoted(key)} är ingen pott i data/overenskommelser/."
            yield _budget_error(f"{block}.pott {key}", "nyckel", reason)


def _budget_error(block: str, field: str, reason: str) -> InputError:
    return InputError(f"data/budget.toml: blocket [{block}], fältet ”{field}”: {reason}")


def _preset_errors(record: Record) -> Iterator[InputError]:
    """Agreements and costs that presets name and there are not."""
    costs = [cost.key for cost in record.costs]
    for preset in record.presets.values():
        where = _preset_block(preset)
        if preset.agreement not in record.agreements:
            yield InputError(
                f"{where}, fältet ”overenskommelse”: {quoted(preset.agreement)} finns inte i data/overenskommelser/."
            )
        for key in preset.costs:
            if key not in costs:
                known = f"De som finns: {', '.join(costs)}."
                yield InputError(
                    f"{where}, fältet ”kostnader”: {quoted(key)} finns inte i data/kostnader.toml. {known}"
                )
        for key in preset.values:
            if key in costs and key not in preset.costs:
                reason = "har ett värde, men står inte i ”kostnader” och räknas då inte"
                yield InputError(f"{where}, fältet ”varden.{key}”: kostnaden {reason}.")


def _preset_block(preset: Preset) -> str:
    return f"data/scenarier.toml: blocket [forval {preset.id}]"


def _value_errors(preset: Preset, record: Record) -> Iterator[InputError]:
    """Values that a preset sets and can't have; or why it can't be calculated."""
    where, parameters = _preset_block(preset), catalogue.by_key(record, preset.id)
    elsewhere = (
        f"Nycklar, gränser och val står i {agreement_path(preset.agreement)} och i data/befolkning.toml, budget.toml, "
        "fordelning.toml, kostnader.toml och rss-avtal.toml."
    )
    refused = False
    for key, value in preset.values.items():
        reason = "nyckeln finns inte." if key not in parameters else parameters[key].refusal(value)
        if reason:
            refused = True
            yield InputError(f"{where}, fältet ”varden.{key}”: {reason} {elsewhere}")
    try:
        if not refused:
            calculate(catalogue.preset_scenario(record, preset.id), record)
    except InputError as error:
        yield InputError(f"{where} går inte att räkna ut. {error} {elsewhere}")
