"""From a block of data/ to a noun of the model, checked on the way. Reads nothing itself.

Here stands what every file has: sources, origins, sliders, choices, costs, presets, conditions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gnv.core.link_keys import KINDS, RESERVED
from gnv.core.records import (
    STATUSES,
    UNKNOWN,
    UNKNOWN_AMOUNT,
    Budget,
    Condition,
    County,
    Group,
    ItemKey,
    Key,
    Likely,
    Origin,
    Parameter,
    Pattern,
    Preset,
    QuickChoice,
    RssAgreement,
    SharedCost,
    Sharing,
    Source,
    Staffing,
    Statement,
    Value,
)
from gnv.formatting import quoted, read_decimal
from gnv.loading.block import MOST, Block

Sources = Mapping[str, Source]
PERCENT = re.compile(r"[−-]?[0-9]{1,2}(,[0-9]+)?")
MOST_LEVEL = 1000  # a pot's level, in % of the scenario's or the preset's


@dataclass(frozen=True, kw_only=True)
class ParameterRule:
    """What a parameter has to be, beyond what its block says.

    `limits` bound its min and max; `holes` are the {} of a pattern; an `optional` amount may be unknown.
    """

    group: Group
    unit: str
    limits: tuple[int, int] = (0, MOST)
    holes: tuple[int, int] = (0, 0)
    optional: bool = False


SHARE = ParameterRule(group="val", unit="%", limits=(0, 100))


def county(block: Block, sources: Sources) -> County:
    """The county."""
    return County(
        code=block.county_code("kod"),
        name=block.text("namn"),
        genitive=block.text("genitiv"),
        origin=origin(block, sources),
    )


def source(block: Block) -> Source:
    """A document that figures were read from."""
    return Source(
        id=block.identifier("id"),
        title=block.text("titel"),
        short=block.text("kort"),
        document=block.text("dokument"),
        dated=block.text("datum"),
        content=block.text("innehall"),
    )


def cited_source(block: Block, sources: Sources, *, field: str = "kalla") -> Source:
    """The source that a block names; it has to be one of kallor.toml's."""
    name = block.text(field)
    if name not in sources:
        raise block.error(field, f"källan {quoted(name)} finns inte i data/kallor.toml.")
    return sources[name]


def origin(
    block: Block, sources: Sources, *, place: str = "stalle", status: str = "status", optional: bool = False
) -> Origin:
    """Where a figure stands, and its status. Only an `optional` figure may be of unknown amount."""
    statuses = [one for one in STATUSES if optional or one != UNKNOWN_AMOUNT]
    return Origin(source=cited_source(block, sources), place=block.text(place), status=block.one_of(status, statuses))


def statement(block: Block, sources: Sources) -> Statement:
    """What a document says."""
    return Statement(text=block.text("text"), source=cited_source(block, sources), place=block.text("stalle"))


def slider(block: Block, sources: Sources, wanted: ParameterRule) -> Parameter:
    """A number with bounds. The default has to lie within them."""
    least, most = wanted.limits
    low, high = block.whole("min", least=least, most=most), block.whole("max", least=least, most=most)
    if low >= high:
        raise block.error("max", f"max, {high}, ska vara större än min, {low}.")
    default = _default(block, low, high, block.one_of("status", STATUSES))
    return Parameter(
        **_described(block, wanted),
        default=default,
        origin=origin(block, sources, optional=wanted.optional),
        minimum=low,
        maximum=high,
        step=block.whole("steg", least=1, most=high - low),
        optional=default == UNKNOWN,
        rounded_to=block.whole("avrundat_till", least=1, most=high) if block.has("avrundat_till") else 0,
        likely=_likely(block.block("troligt"), low, high) if block.has("troligt") else None,
    )


def _likely(block: Block, low: int, high: int) -> Likely:
    """The likely range, within the slider's bounds."""
    least, most = block.whole("lagst", most=high), block.whole("hogst", most=high)
    if not low <= least <= most:
        raise block.error("lagst", f"{least}–{most} ska ligga inom min–max, {low}–{high}, med det lägsta först.")
    return Likely(low=least, high=most, reason=block.text("skal"))


def _default(block: Block, low: int, high: int, status: str) -> Value:
    """The amount on record; UNKNOWN where, and only where, the status says so."""
    if (status == UNKNOWN_AMOUNT) == block.has("belopp"):
        raise block.error("belopp", "ett belopp ska stå här om och bara om statusen är en annan än ”okänt belopp”.")
    if status == UNKNOWN_AMOUNT:
        return UNKNOWN
    default = block.whole("belopp")
    if not low <= default <= high:
        raise block.error("belopp", f"{default} ligger utanför min–max, {low}–{high}.")
    return default


def _described(block: Block, wanted: ParameterRule) -> dict[str, Any]:
    in_key, in_name = wanted.holes
    key = block.key("nyckel", holes=in_key)
    if key in RESERVED:
        raise block.error("nyckel", f"{quoted(key)} betyder redan något annat i en länk.")
    unit = block.one_of("enhet", (wanted.unit,))
    name, short = block.template("namn", holes=in_name), block.text("kort")
    return {"key": key, "name": name, "short": short, "unit": unit, "group": wanted.group}


def choice(block: Block, sources: Sources, wanted: ParameterRule, options: tuple[str, ...]) -> Parameter:
    """A choice among at least two texts. The default has to be one of them."""
    default = block.text("standard")
    if default not in options:
        raise block.error("standard", f"{quoted(default)} är inget av valen {', '.join(options)}.")
    if len(set(options)) < max(2, len(options)) or "~" in "".join(options):
        raise block.error("val", f"det ska finnas minst två val, alla olika och utan ~: {', '.join(options)}.")
    return Parameter(**_described(block, wanted), default=default, origin=origin(block, sources), options=options)


def condition(block: Block, sources: Sources) -> Condition:
    """What is required, of whom, by when."""
    due = block.day("senast")
    told = block.text("senast_ord") if block.has("senast_ord") else ""
    if told and not (due and told.endswith(f" {due.year}")):
        raise block.error("senast_ord", f"{quoted(told)} ska sluta med året i ”senast”, som är periodens sista dag.")
    return Condition(
        id=block.identifier("id"),
        name=block.text("namn"),
        text=block.text("text"),
        who=block.text("vem"),
        due=due,
        due_told=told,
        source=cited_source(block, sources),
        place=block.text("stalle"),
    )


def staffing(block: Block, sources: Sources) -> Staffing:
    """An alternative of the RSS agreement."""
    return Staffing(
        posts=block.whole("tjanster", least=1, most=100),
        origin=origin(block, sources, place="antal_stalle", status="antal_status"),
        title=block.text("titel"),
        first_year=block.year("fran"),
        parameter=slider(block, sources, ParameterRule(group="val", unit="kr/år")),
    )


def shared_cost(block: Block, sources: Sources) -> SharedCost:
    """A shared cost. Exactly the ones with status "okänt belopp" lack an amount."""
    first, last = block.years("fran", "till")
    block.whole("min", most=0)  # a scenario that does not count the cost has it at 0 kronor
    return SharedCost(
        key=block.key("nyckel"),
        name=block.text("namn"),
        short=block.text("kort"),
        origin=origin(block, sources, optional=True),
        parameter=slider(block, sources, ParameterRule(group="val", unit="kr/år", optional=True)),
        first_year=first,
        last_year=last,
    )


def preset(block: Block, sources: Sources) -> Preset:
    """A preset. Whether its values fit the record is checked when all is read."""
    return Preset(
        id=block.identifier("id"),
        name=block.text("namn"),
        agreement=block.text("overenskommelse"),
        year=block.year("ar"),
        view=block.one_of("visa", KINDS),
        description=block.text("beskrivning"),
        source=cited_source(block, sources),
        costs=_each_once(block, "kostnader"),
        values=block.block("varden").everything() if block.has("varden") else {},
    )


def _each_once(block: Block, field: str) -> tuple[str, ...]:
    found = block.texts(field, least=0)
    if len(set(found)) < len(found):
        raise block.error(field, f"samma nyckel står två gånger: {', '.join(found)}.")
    return found


def sharing(root: Block, sources: Sources, keys: Mapping[str, Key]) -> Sharing:
    """The file fordelning.toml, less the equal share of the grants."""

    def neutral(name: str, wanted: ParameterRule) -> Parameter:
        return replace(slider(root.block(name), sources, wanted), neutral=True)

    kronor = replace(SHARE, unit="kr", limits=(0, MOST))
    floor, ceiling = neutral("lagst_bidrag", kronor), neutral("hogst_bidrag", kronor)
    if floor.default != 0:
        raise root.block("lagst_bidrag").error("belopp", "utan ett val finns inget lägsta bidrag: skriv 0.")
    if ceiling.default != ceiling.maximum:
        raise root.block("hogst_bidrag").error("belopp", "utan ett val finns inget högsta bidrag: skriv som ”max”.")
    return Sharing(
        cost_equal_share=neutral("lika_del_kostnad", SHARE),
        own_share=neutral("egen_del", SHARE),
        own_cost_share=neutral("egen_del_kostnad", SHARE),
        which_key=_which_key(root.block("vilken_nyckel"), sources, keys),
        which=root.block("vilken_nyckel").key("nyckel"),
        floor=floor,
        ceiling=ceiling,
        item_key=_item_key(root.block("nyckel_per_post"), sources, keys),
        taken_from=_pattern(root.block("avdrag_ur")),
        all_pots={
            block.text("namn"): block.whole("procent", most=MOST_LEVEL)
            for block in root.blocks("alla_potter", distinct="namn")
        },
    )


def _which_key(block: Block, sources: Sources, keys: Mapping[str, Key]) -> Parameter | None:
    """The choice among the keys on record; None where there are fewer than two."""
    names = tuple(key.name for key in keys.values())
    rule = replace(SHARE, unit="")
    where = origin(block, sources)
    described = _described(block, rule)
    if len(names) < 2:  # noqa: PLR2004 - one has to be able to choose
        return None
    return Parameter(**described, default=names[0], origin=where, options=names, neutral=True, refines=True)


def _item_key(block: Block, sources: Sources, keys: Mapping[str, Key]) -> ItemKey:
    """The choice of a key for a single item. No two of its words are the same."""
    by_people, equally = _two(block, "val")
    words = [block.text("standard"), block.text("standard_avdrag"), by_people, equally]
    words += [key.name for key in keys.values()]
    if len(set(words)) < len(words) or "~" in "".join(words):
        raise block.error("val", f"valen ska alla vara olika och utan ~: {', '.join(words)}.")
    common, of_pot = words[:2]
    return ItemKey(
        pattern=_pattern(block), origin=origin(block, sources), common=common, of_pot=of_pot, by_people=by_people,
        equally=equally,
    )  # fmt: skip


def _two(block: Block, field: str) -> tuple[str, str]:
    found = block.texts(field, least=2)
    if len(found) != 2:  # noqa: PLR2004 - two
        raise block.error(field, f"här ska stå två val, men där står {', '.join(found)}.")
    return found[0], found[1]


def _pattern(block: Block) -> Pattern:
    return Pattern(key=block.key("nyckel", holes=1), name=block.template("namn", holes=1))


RATE = ParameterRule(group="antagande", unit="%")


SWITCH = ParameterRule(group="antagande", unit="")


def rss_agreement(root: Block, sources: Sources) -> RssAgreement:
    """The file rss-avtal.toml, less its parameters."""
    head = root.block("avtal")
    first, last = head.years("fran", "till")
    return RssAgreement(
        key=head.key("nyckel"),
        name=head.text("namn"),
        first_year=first,
        last_year=last,
        notice_years=head.whole("uppsagning_ar", most=last - first + 1),
        origin=origin(head, sources),
        arguments=tuple(statement(block, sources) for block in root.blocks("argument", distinct="text")),
        facts=tuple(statement(block, sources) for block in root.blocks("uppgift", distinct="text")),
    )


def budget(root: Block, sources: Sources) -> Budget:
    """The file budget.toml."""
    years, index = root.block("ar"), _index(root, sources)
    first, last = years.years("fran", "till")
    population, shelter = (_switch(root.block(name), sources) for name in ("befolkning_framat", "skyddat_boende"))
    return Budget(
        first_year=first,
        last_year=last,
        price_year=years.whole("prisniva", least=first, most=last),
        index=index,
        own_index=_own(root.block("egen_index"), sources, index.options, common=index),
        level=_level(root.block("niva"), sources),
        agreement_level_name=root.block("niva").template("namn_eget", holes=2),
        other_agreements=(others := replace(_switch(root.block("andra_ok"), sources), neutral=True)),
        takeover=_switch(root.block("avdrag_utan_bidrag"), sources),
        population=population,
        own_growth=_own(block := root.block("egen_befolkning"), sources, _rates(block), common=population),
        shelter=shelter,
        shelter_cost=_shelter_cost(root.block("skyddat_boende_riket"), shelter, sources),
        shelter_cost_sek=(cost := _shelter_sek(root.block("skyddat_boende_riket"), "kostnad", most=MOST)),
        shelter_set_aside_sek=_shelter_sek(root.block("skyddat_boende_riket"), "avsatt", most=cost),
        nation=_nation(root.block("riket"), sources),
        nation_date=root.block("riket").text("befolkning"),
        quick={b.text("namn"): _quick(b, others) for b in root.blocks("snabbval", distinct="namn", least=1)},
        printed=years.text("tryckt_tabell"),
    )


def _quick(block: Block, others: Parameter) -> QuickChoice:
    of_pots = block.blocks("pott", distinct="nyckel")
    return QuickChoice(
        note=block.text("forklaring") if block.has("forklaring") else "",
        levels=block.wholes("nivaer"),
        by_pot={one.key("nyckel"): one.wholes("nivaer") for one in of_pots},
        other_agreements=block.one_of("andra_ok", others.options) if block.has("andra_ok") else others.options[0],
    )


def _index(root: Block, sources: Sources) -> Parameter:
    block = root.block("index")
    return choice(block, sources, RATE, _rates(block))


def _level(block: Block, sources: Sources) -> Parameter:
    return slider(block, sources, replace(RATE, limits=(0, MOST_LEVEL), holes=(2, 2)))


def _nation(block: Block, sources: Sources) -> Parameter:
    """The country's inhabitants, which a sum is divided by: never none."""
    return slider(block, sources, replace(RATE, unit="invånare", limits=(1, 10**9)))


def _shelter_sek(block: Block, field: str, *, most: int) -> int:
    """An amount in kronor a year for the whole country."""
    block.one_of("enhet", ("kr/år",))
    return block.whole(field, most=most)


def _shelter_cost(gap: Block, switch: Parameter, sources: Sources) -> SharedCost:
    first, last = gap.years("fran", "till")
    return SharedCost(
        key=gap.key("nyckel"),
        name=gap.text("namn"),
        short=switch.short,
        origin=origin(gap, sources),
        parameter=switch,
        first_year=first,
        last_year=last,
    )


def _own(block: Block, sources: Sources, rates: tuple[str, ...], *, common: Parameter) -> Parameter:
    """A rate of one's own; its default is the word for the common choice."""
    word = block.text("standard")
    if PERCENT.fullmatch(word):
        raise block.error("standard", f"{quoted(word)} ska vara ett ord för det gemensamma, inte ett procenttal.")
    chosen = choice(block, sources, replace(RATE, holes=(1, 1)), (word, *rates))
    return replace(chosen, follows=common.key)


def _rates(block: Block) -> tuple[str, ...]:
    """The percentages to choose among, rising, as they are written."""
    found = block.texts("val", least=2)
    if not all(map(PERCENT.fullmatch, found)):
        raise block.error("val", "här ska stå procenttal som ”2,5” eller ”−0,4”.")
    values = [read_decimal(text) for text in found]
    if values != sorted(set(values)):
        raise block.error("val", "procenttalen ska stå i stigande ordning, vart och ett en gång.")
    return found


def _switch(block: Block, sources: Sources) -> Parameter:
    """One of two. The first is the default: the arithmetic asks whether the other is chosen."""
    options = block.texts("val", least=2)
    if len(options) != 2 or block.text("standard") != options[0]:  # noqa: PLR2004 - a switch
        raise block.error("standard", f"det första av två val ska vara standard, men valen är {', '.join(options)}.")
    return choice(block, sources, SWITCH, options)
