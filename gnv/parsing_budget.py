"""From the blocks on the RSS agreement and on the years ahead to nouns of the model. Reads nothing itself."""

from __future__ import annotations

from gnv import parsing
from gnv.model import Parameter, SharedCost
from gnv.model_ahead import Argument, Budget, RssAgreement
from gnv.parsing import Sources
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
    years, own, gap = (root.block(name) for name in ("ar", "egen_index", "skyddat_boende_riket"))
    index, shelter = _listed(root.block("index"), sources), _listed(root.block("skyddat_boende"), sources)
    return Budget(
        first_year=years.whole("fran"),
        last_year=years.whole("till"),
        price_year=years.whole("prisniva"),
        index=index,
        own_index=parsing.choice(own, sources, group="antagande", options=(own.text("standard"), *index.options)),
        level=parsing.slider(root.block("niva"), sources, group="antagande"),
        takeover=_listed(root.block("avdrag_utan_bidrag"), sources),
        population=_listed(root.block("befolkning_framat"), sources),
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


def _listed(block: Block, sources: Sources) -> Parameter:
    return parsing.choice(block, sources, group="antagande", options=block.texts("val"))


def _argument(block: Block, sources: Sources) -> Argument:
    return Argument(text=block.text("text"), source=parsing.cited(block, sources), place=block.text("stalle"))
