"""From a block of data/motsagelser.toml to a noun of the proof, checked on the way. Reads nothing itself."""

from __future__ import annotations

from gnv.parsing import Sources, cited
from gnv.proof import Check, Claim, Counterpart, Term, Terms
from gnv.toml_block import Block

DATE = "datum"
UNITS = ("kr", "invånare", DATE, "andel")


def claim(block: Block, sources: Sources) -> Claim:
    """What a document states, as a literal (`tryckt`) or as figures on record (`som`), and what contradicts it."""
    if block.has("tryckt") == block.has("som"):
        raise block.error("tryckt", "skriv antingen ”tryckt” eller ”som”.")
    return Claim(
        id=block.identifier("id"),
        name=block.text("namn"),
        unit=block.one_of("enhet", UNITS),
        printed=_printed(block) if block.has("tryckt") else None,
        terms=terms(block, "som") if block.has("som") else (),
        counterparts=tuple(
            Counterpart(name=b.text("namn"), terms=terms(b, "summan_av"))
            for b in block.blocks("motpart", distinct="namn", least=1)
        ),
        follows=block.text("foljd"),
        source=cited(block, sources),
        place=block.text("stalle"),
    )


def _printed(block: Block) -> int:
    if block.text("enhet") != DATE:
        return block.whole("tryckt")
    day = block.day("tryckt")
    assert day is not None  # noqa: S101 - the caller has seen that the field is there
    return day.toordinal()


def check(block: Block) -> Check:
    """Two sums that have to be equal."""
    return Check(
        name=block.text("namn"),
        unit=block.one_of("enhet", UNITS),
        left=terms(block, "vanster"),
        right=terms(block, "hoger"),
    )


def terms(block: Block, field: str) -> Terms:
    """A list of references such as "pott:nara_vard" or "-pott:nara_vard"."""
    return tuple(_term(one) for one in block.texts(field))


def _term(written: str) -> Term:
    kind, *names = written.removeprefix("-").split(":")
    return Term(sign=-1 if written.startswith("-") else 1, kind=kind, names=tuple(names))
