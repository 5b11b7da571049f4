"""From the blocks on the RSS agreement and on the years ahead to nouns of the model. Reads nothing itself."""

from __future__ import annotations

from dataclasses import replace

from gnv import parsing
from gnv.model import Parameter, SharedCost
from gnv.model_ahead import Argument, Budget, RssAgreement
from gnv.parsing import Sources
from gnv.swedish import read_decimal
from gnv.toml_block import Block


def rss_agreement(root: Block, sources: Sources) -> RssAgreement:
    """The file rss-avtal.toml, less its parameters."""
    head = root.block("avtal")
    return RssAgreement(
        key=head.text("nyckel"),
        name=head.text("namn"),
        first_year=head.whole("fran"),
        last_year=head.whole("till"),
        notice_years=head.whole("uppsagning_ar"),
        origin=parsing.origin(head, sources),
        arguments=tuple(_argument(block, sources) for block in root.blocks("argument")),
    )


def budget(root: Block, sources: Sources) -> Budget:
    """The file budget.toml."""
    years, gap = root.block("ar"), root.block("skyddat_boende_riket")
    prices, growth = _rates(root.block("index")), _rates(root.block("egen_befolkning"))
    index = parsing.choice(root.block("index"), sources, group="antagande", options=prices)
    population, shelter = (_listed(root.block(name), sources) for name in ("befolkning_framat", "skyddat_boende"))
    return Budget(
        first_year=years.whole("fran"),
        last_year=years.whole("till"),
        price_year=years.whole("prisniva"),
        index=index,
        own_index=_own(root.block("egen_index"), sources, prices, common=index),
        level=parsing.slider(root.block("niva"), sources, group="antagande"),
        takeover=_listed(root.block("avdrag_utan_bidrag"), sources),
        population=population,
        own_growth=_own(root.block("egen_befolkning"), sources, growth, common=population),
        shelter=shelter,
        shelter_cost=_shelter_cost(gap, shelter, sources),
        shelter_gap_sek=gap.whole("kostnad") - gap.whole("avsatt"),
        nation=parsing.slider(root.block("riket"), sources, group="antagande"),
        quick={block.text("namn"): block.wholes("nivaer") for block in root.blocks("snabbval")},
        printed=years.text("tryckt_tabell"),
    )


def _shelter_cost(gap: Block, switch: Parameter, sources: Sources) -> SharedCost:
    return SharedCost(
        key=gap.text("nyckel"),
        name=gap.text("namn"),
        short=switch.short,
        origin=parsing.origin(gap, sources),
        parameter=switch,
        first_year=gap.whole("fran"),
        last_year=gap.whole("till"),
    )


def _own(block: Block, sources: Sources, rates: tuple[str, ...], *, common: Parameter) -> Parameter:
    """A rate of one's own; its default is the word for the common choice."""
    chosen = parsing.choice(block, sources, group="antagande", options=(block.text("standard"), *rates))
    return replace(chosen, follows=common.key)


def _rates(block: Block) -> tuple[str, ...]:
    """The percentages to choose among, rising, as they are written."""
    found = block.texts("val")
    try:
        values = [read_decimal(text) for text in found]
    except ValueError as wrong:
        raise block.error("val", "här ska stå procenttal som ”2,5” eller ”−0,4”.") from wrong
    if values != sorted(set(values)):
        raise block.error("val", "procenttalen ska stå i stigande ordning, vart och ett en gång.")
    return found


def _listed(block: Block, sources: Sources) -> Parameter:
    return parsing.choice(block, sources, group="antagande", options=block.texts("val"))


def _argument(block: Block, sources: Sources) -> Argument:
    return Argument(text=block.text("text"), source=parsing.cited(block, sources), place=block.text("stalle"))
