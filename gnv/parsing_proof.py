"""From a block of data/ to a noun of the proof, checked on the way. Reads nothing itself."""

from __future__ import annotations

from datetime import date

from gnv.model import PrintedTable
from gnv.parsing import Sources, cited, origin
from gnv.proof import Area, Check, Claim, Counterpart, Part, Term, Terms
from gnv.toml_block import Block

RECEIVERS = ("regionerna", "kommunerna", "båda", "SKR")


def claim(block: Block, sources: Sources) -> Claim:
    """What a document states, as a literal (`tryckt`) or as figures on record (`som`), and what contradicts it."""
    if block.has("tryckt") == block.has("som"):
        raise block.error("tryckt", "skriv antingen ”tryckt” eller ”som”.")
    if not block.blocks("motpart"):
        raise block.error("motpart", "en motsägelse har minst en motpart.")
    return Claim(
        id=block.text("id"),
        name=block.text("namn"),
        unit=block.text("enhet"),
        printed=_printed(block) if block.has("tryckt") else None,
        terms=terms(block, "som") if block.has("som") else (),
        counterparts=tuple(
            Counterpart(name=b.text("namn"), terms=terms(b, "summan_av")) for b in block.blocks("motpart")
        ),
        follows=block.text("foljd"),
        source=cited(block, sources),
        place=block.text("stalle"),
    )


def _printed(block: Block) -> int:
    if block.text("enhet") != "datum":
        return block.whole("tryckt")
    day: date | None = block.day("tryckt")
    assert day is not None  # noqa: S101 - the caller has seen that the field is there
    return day.toordinal()


def check(block: Block) -> Check:
    """Two sums that have to be equal."""
    return Check(
        name=block.text("namn"),
        unit=block.text("enhet"),
        left=terms(block, "vanster"),
        right=terms(block, "hoger"),
    )


def terms(block: Block, field: str) -> Terms:
    """A list of references such as "pott:nara_vard" or "-pott:nara_vard"."""
    written = block.fields.get(field)
    if not isinstance(written, list) or not written or not all(isinstance(one, str) for one in written):
        raise block.error(field, "här ska stå en lista med hänvisningar.")
    return tuple(_term(one) for one in written)


def _term(written: str) -> Term:
    kind, *names = written.removeprefix("-").split(":")
    return Term(sign=-1 if written.startswith("-") else 1, kind=kind, names=tuple(names))


def areas(root: Block, sources: Sources) -> tuple[Area, ...]:
    """The areas of an agreement's file, with the parts that name them. InputError where a part names none."""
    parts = root.blocks("del")
    known = {block.text("id") for block in root.blocks("omrade")}
    for block in parts:
        if block.text("omrade") not in known:
            raise block.error("omrade", f"området ”{block.text('omrade')}” finns inte i överenskommelsen.")
    return tuple(_area(block, parts, sources) for block in root.blocks("omrade"))


def _area(block: Block, parts: list[Block], sources: Sources) -> Area:
    rest_to = _receiver(block, "resten_till") if block.has("resten_till") else None
    own = tuple(_part(part, sources) for part in parts if part.text("omrade") == block.text("id"))
    left = block.whole("belopp") - sum(part.amount_sek for part in own)
    if left < 0 or (left and rest_to is None):
        raise block.error("belopp", f"områdets delar skiljer sig från beloppet med {left} kr.")
    return Area(
        id=block.text("id"),
        name=block.text("namn"),
        amount_sek=block.whole("belopp"),
        origin=origin(block, sources),
        parts=own,
        rest_to=rest_to,
    )


def _part(block: Block, sources: Sources) -> Part:
    if block.whole("belopp") < 0:
        raise block.error("belopp", "ett belopp ska vara minst 0.")
    return Part(
        name=block.text("namn"),
        receiver=_receiver(block, "mottagare"),
        amount_sek=block.whole("belopp"),
        origin=origin(block, sources),
    )


def _receiver(block: Block, field: str) -> str:
    if block.text(field) not in RECEIVERS:
        raise block.error(field, f"”{block.text(field)}” är ingen mottagare. Välj bland {', '.join(RECEIVERS)}.")
    return block.text(field)


def printed_table(block: Block, sources: Sources, rows: list[dict[str, str]]) -> PrintedTable:
    """A printed table with those of the rows that are its own."""
    own = [row for row in rows if row["tabell"] == block.text("id")]
    return PrintedTable(
        id=block.text("id"),
        name=block.text("namn"),
        amount_sek=block.whole("fordelat"),
        printed_sum_sek=block.whole("summa"),
        population=block.text("befolkning"),
        preset=block.text("forval"),
        of=block.text("avser"),
        origin=origin(block, sources),
        rows={row["kommunkod"]: int(row["tryckt_kr"]) if row["tryckt_kr"] else None for row in own},
        legibility={row["kommunkod"]: row["lasbarhet"] for row in own},
    )
