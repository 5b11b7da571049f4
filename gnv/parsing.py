"""From a block of data/ to a noun of the model, checked on the way. Reads nothing itself.

Here stands what every file has: sources, origins, sliders, choices, costs, presets, conditions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gnv.link import BESIDE, KINDS
from gnv.model import (
    STATUSES,
    UNKNOWN,
    UNKNOWN_AMOUNT,
    Condition,
    Group,
    Origin,
    Parameter,
    Preset,
    SharedCost,
    Source,
    Staffing,
    Value,
)
from gnv.toml_block import MOST, Block

Sources = Mapping[str, Source]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a parameter has to be, beyond what its block says.

    `limits` bound its min and max; `holes` are the {} of a pattern; an `optional` amount may be unknown.
    """

    group: Group
    unit: str
    limits: tuple[int, int] = (0, MOST)
    holes: tuple[int, int] = (0, 0)
    optional: bool = False


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


def cited(block: Block, sources: Sources) -> Source:
    """The source that a block names; it has to be one of kallor.toml's."""
    name = block.text("kalla")
    if name not in sources:
        raise block.error("kalla", f"källan ”{name}” finns inte i data/kallor.toml.")
    return sources[name]


def origin(block: Block, sources: Sources, *, place: str = "stalle", optional: bool = False) -> Origin:
    """Where a figure stands, and its status. Only an `optional` figure may be of unknown amount."""
    statuses = [status for status in STATUSES if optional or status != UNKNOWN_AMOUNT]
    status = block.one_of("status", statuses)
    return Origin(source=cited(block, sources), place=block.text(place), status=status)


def slider(block: Block, sources: Sources, wanted: Wanted) -> Parameter:
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
    )


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


def _described(block: Block, wanted: Wanted) -> dict[str, Any]:
    in_key, in_name = wanted.holes
    key = block.key("nyckel", holes=in_key)
    if key in BESIDE:
        raise block.error("nyckel", f"”{key}” betyder redan något annat i en länk.")
    unit = block.one_of("enhet", (wanted.unit,))
    name, short = block.template("namn", holes=in_name), block.text("kort")
    return {"key": key, "name": name, "short": short, "unit": unit, "group": wanted.group}


def choice(block: Block, sources: Sources, wanted: Wanted, options: tuple[str, ...]) -> Parameter:
    """A choice among at least two texts. The default has to be one of them."""
    default = block.text("standard")
    if default not in options:
        raise block.error("standard", f"”{default}” är inget av valen {', '.join(options)}.")
    if len(set(options)) < max(2, len(options)) or "~" in "".join(options):
        raise block.error("val", f"det ska finnas minst två val, alla olika och utan ~: {', '.join(options)}.")
    return Parameter(**_described(block, wanted), default=default, origin=origin(block, sources), options=options)


def condition(block: Block, sources: Sources) -> Condition:
    """What is required, of whom, by when."""
    return Condition(
        id=block.identifier("id"),
        name=block.text("namn"),
        text=block.text("text"),
        who=block.text("vem"),
        due=block.day("senast"),
        source=cited(block, sources),
        place=block.text("stalle"),
    )


def staffing(block: Block, sources: Sources) -> Staffing:
    """An alternative of the RSS agreement."""
    return Staffing(
        posts=block.whole("tjanster", least=1, most=100),
        title=block.text("titel"),
        first_year=block.year("fran"),
        parameter=slider(block, sources, Wanted(group="val", unit="kr/år")),
    )


def shared_cost(block: Block, sources: Sources) -> SharedCost:
    """A shared cost. Exactly the ones with status "okänt belopp" lack an amount."""
    first, last = block.years("fran", "till")
    return SharedCost(
        key=block.key("nyckel"),
        name=block.text("namn"),
        short=block.text("kort"),
        origin=origin(block, sources, optional=True),
        parameter=slider(block, sources, Wanted(group="val", unit="kr/år", optional=True)),
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
        source=cited(block, sources),
        values=block.block("varden").everything() if block.has("varden") else {},
    )
