"""From the blocks on the RSS agreement and on the years ahead to nouns of the model. Reads nothing itself."""

from __future__ import annotations

import re
from dataclasses import replace

from gnv import parsing
from gnv.model import Parameter, SharedCost
from gnv.model_ahead import Argument, Budget, RssAgreement
from gnv.parsing import Sources, Wanted
from gnv.swedish import read_decimal
from gnv.toml_block import Block

PERCENT = re.compile(r"[−-]?[0-9]{1,2}(,[0-9]+)?")
MOST_LEVEL = 1000  # a pot's level, in % of the scenario's
RATE = Wanted(group="antagande", unit="%")
SWITCH = Wanted(group="antagande", unit="")


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
        origin=parsing.origin(head, sources),
        arguments=tuple(_argument(block, sources) for block in root.blocks("argument", distinct="text")),
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
        takeover=_switch(root.block("avdrag_utan_bidrag"), sources),
        population=population,
        own_growth=_own(block := root.block("egen_befolkning"), sources, _rates(block), common=population),
        shelter=shelter,
        shelter_cost=_shelter_cost(root.block("skyddat_boende_riket"), shelter, sources),
        shelter_gap_sek=_gap(root.block("skyddat_boende_riket")),
        nation=_nation(root.block("riket"), sources),
        quick={b.text("namn"): b.wholes("nivaer") for b in root.blocks("snabbval", distinct="namn", least=1)},
        printed=years.text("tryckt_tabell"),
    )


def _index(root: Block, sources: Sources) -> Parameter:
    block = root.block("index")
    return parsing.choice(block, sources, RATE, _rates(block))


def _level(block: Block, sources: Sources) -> Parameter:
    return parsing.slider(block, sources, replace(RATE, limits=(0, MOST_LEVEL), holes=(2, 2)))


def _nation(block: Block, sources: Sources) -> Parameter:
    """The country's inhabitants, which a sum is divided by: never none."""
    return parsing.slider(block, sources, replace(RATE, unit="invånare", limits=(1, 10**9)))


def _gap(block: Block) -> int:
    """What nobody has financed, in kronor a year for the whole country."""
    block.one_of("enhet", ("kr/år",))
    cost = block.whole("kostnad")
    return cost - block.whole("avsatt", most=cost)


def _shelter_cost(gap: Block, switch: Parameter, sources: Sources) -> SharedCost:
    first, last = gap.years("fran", "till")
    return SharedCost(
        key=gap.key("nyckel"),
        name=gap.text("namn"),
        short=switch.short,
        origin=parsing.origin(gap, sources),
        parameter=switch,
        first_year=first,
        last_year=last,
    )


def _own(block: Block, sources: Sources, rates: tuple[str, ...], *, common: Parameter) -> Parameter:
    """A rate of one's own; its default is the word for the common choice."""
    word = block.text("standard")
    if PERCENT.fullmatch(word):
        raise block.error("standard", f"”{word}” ska vara ett ord för det gemensamma, inte ett procenttal.")
    chosen = parsing.choice(block, sources, replace(RATE, holes=(1, 1)), (word, *rates))
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
    return parsing.choice(block, sources, SWITCH, options)


def _argument(block: Block, sources: Sources) -> Argument:
    return Argument(text=block.text("text"), source=parsing.cited(block, sources), place=block.text("stalle"))
