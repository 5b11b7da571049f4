"""From a block of data/ to a noun of the model, checked on the way. Reads nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gnv.model import (
    STATUSES,
    UNKNOWN,
    Agreement,
    Condition,
    Deduction,
    Figure,
    Group,
    Origin,
    Parameter,
    Pot,
    Preset,
    SharedCost,
    Source,
    Staffing,
    Value,
)
from gnv.toml_block import Block

Sources = Mapping[str, Source]


def source(block: Block) -> Source:
    """A document that figures were read from."""
    return Source(
        id=block.text("id"),
        title=block.text("titel"),
        short=block.text("kort"),
        document=block.text("dokument"),
        dated=block.text("datum"),
        content=block.text("innehall"),
    )


def cited(block: Block, sources: Sources) -> Source:
    """The source that a block names; it has to be one of kallor.toml's."""
    name = block.text("kalla")
    if name not in sources:
        raise block.error("kalla", f"källan ”{name}” finns inte i data/kallor.toml.")
    return sources[name]


def origin(block: Block, sources: Sources) -> Origin:
    """Where a figure stands, and its status."""
    status = block.text("status")
    if status not in STATUSES:
        raise block.error("status", f"”{status}” är ingen status. Välj bland {', '.join(STATUSES)}.")
    return Origin(source=cited(block, sources), place=block.text("stalle"), status=status)


def slider(block: Block, sources: Sources, *, group: Group) -> Parameter:
    """A number with bounds. The default has to lie within them."""
    low, high, step = (block.whole(name) for name in ("min", "max", "steg"))
    status = origin(block, sources).status
    if (status == "okänt belopp") == block.has("belopp"):
        raise block.error("belopp", "ett belopp ska stå här om och bara om statusen är en annan än ”okänt belopp”.")
    default: Value = block.whole("belopp") if block.has("belopp") else UNKNOWN
    if isinstance(default, int) and not low <= default <= high:
        raise block.error("belopp", f"{default} ligger utanför min–max, {low}–{high}.")
    if low < 0 or step < 1 or low == high:
        raise block.error("steg", "min ska vara minst 0, max större än min och steg minst 1.")
    return Parameter(
        **_described(block),
        default=default,
        origin=origin(block, sources),
        group=group,
        minimum=low,
        maximum=high,
        step=step,
        optional=default == UNKNOWN,
    )


def _described(block: Block) -> dict[str, Any]:
    fields = {"key": "nyckel", "name": "namn", "short": "kort", "unit": "enhet"}
    return {name: block.text(field) for name, field in fields.items()}


def choice(block: Block, sources: Sources, *, group: Group, options: tuple[str, ...]) -> Parameter:
    """A choice among texts. The default has to be one of them."""
    if block.text("standard") not in options:
        raise block.error("standard", f"”{block.text('standard')}” är inget av valen {', '.join(options)}.")
    return Parameter(
        **_described(block),
        default=block.text("standard"),
        origin=origin(block, sources),
        group=group,
        options=options,
    )


def agreement(root: Block, sources: Sources) -> Agreement:
    """One file of data/overenskommelser/."""
    head = root.block("overenskommelse")
    pots = tuple(
        Pot(parameter=slider(b, sources, group="antagande"), national_sek=b.whole("nationellt"))
        for b in root.blocks("pott")
    )
    return Agreement(
        id=head.text("id"),
        year=head.whole("ar"),
        name=head.text("namn"),
        source=cited(head, sources),
        pots=pots,
        deductions=tuple(_deduction(b, sources, pots) for b in root.blocks("avdrag")),
        national=tuple(_figure(b, sources) for b in root.blocks("nationellt")),
        conditions=tuple(condition(b, sources) for b in root.blocks("villkor")),
    )


def _deduction(block: Block, sources: Sources, pots: tuple[Pot, ...]) -> Deduction:
    pot_key = block.text("pott")
    if pot_key not in {pot.parameter.key for pot in pots}:
        raise block.error("pott", f"potten ”{pot_key}” finns inte i överenskommelsen.")
    return Deduction(parameter=slider(block, sources, group="val"), pot_key=pot_key)


def _figure(block: Block, sources: Sources) -> Figure:
    return Figure(
        id=block.text("id"),
        name=block.text("namn"),
        amount=block.whole("belopp"),
        unit=block.text("enhet"),
        origin=origin(block, sources),
    )


def condition(block: Block, sources: Sources) -> Condition:
    """What is required, of whom, by when."""
    return Condition(
        id=block.text("id"),
        name=block.text("namn"),
        text=block.text("text"),
        who=block.text("vem"),
        due=block.day("senast"),
        source=cited(block, sources),
        place=block.text("stalle"),
    )


def staffing(block: Block, sources: Sources) -> Staffing:
    """An alternative of the RSS agreement."""
    if block.whole("tjanster") < 1:
        raise block.error("tjanster", "ett alternativ har minst en tjänst.")
    return Staffing(
        posts=block.whole("tjanster"),
        title=block.text("titel"),
        first_year=block.whole("fran"),
        parameter=slider(block, sources, group="val"),
    )


def shared_cost(block: Block, sources: Sources) -> SharedCost:
    """A shared cost. Exactly the ones with status "okänt belopp" lack an amount."""
    return SharedCost(
        key=block.text("nyckel"),
        name=block.text("namn"),
        short=block.text("kort"),
        origin=origin(block, sources),
        parameter=slider(block, sources, group="val"),
        first_year=block.whole("fran"),
        last_year=block.whole("till"),
    )


def preset(block: Block, sources: Sources) -> Preset:
    """A named starting point; its values are checked where the parameters are known."""
    return Preset(
        id=block.text("id"),
        name=block.text("namn"),
        agreement=block.text("overenskommelse"),
        year=block.whole("ar"),
        view=block.text("visa"),
        description=block.text("beskrivning"),
        source=cited(block, sources),
        values=block.block("varden").fields if block.has("varden") else {},
    )
