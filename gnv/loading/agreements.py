"""From one file of data/overenskommelser/ to an agreement and its areas, checked on the way. Reads nothing itself."""

from __future__ import annotations

from gnv.core.evidence import Area, Check, Claim, Counterpart, Part, Term, Terms
from gnv.core.records import RECEIVERS, Agreement, Deduction, Figure, InputError, Pot, agreement_path
from gnv.formatting import quoted
from gnv.loading import parameters
from gnv.loading.block import MOST, Block
from gnv.loading.parameters import ParameterRule, Sources, cited_source, condition, origin

WHOLE_IN = {"‰": 1000}  # what a part can be at most, in its unit
FIGURE_UNITS = ("kr", "invånare", "patienter", "veckor", *WHOLE_IN)
DATE = "datum"
CLAIM_UNITS = ("kr", "invånare", DATE, "andel")


def agreement(root: Block, sources: Sources) -> Agreement:
    """A year's agreement."""
    head = root.block("overenskommelse")
    if root.path != agreement_path(head.identifier("id")):
        raise head.error("id", f"{quoted(head.text('id'))} ska vara filens namn, utan .toml.")
    pots = tuple(_pot(block, sources) for block in root.blocks("pott", distinct="nyckel", least=1))
    return Agreement(
        id=head.identifier("id"),
        year=head.year("ar"),
        name=head.text("namn"),
        source=cited_source(head, sources),
        pots=pots,
        deductions=tuple(_deduction(b, sources, pots) for b in root.blocks("avdrag", distinct="nyckel")),
        national=tuple(_figure(b, sources) for b in root.blocks("nationellt", distinct="id")),
        conditions=tuple(condition(b, sources) for b in root.blocks("villkor", distinct="id")),
    )


def _pot(block: Block, sources: Sources) -> Pot:
    parameter = parameters.slider(block, sources, ParameterRule(group="antagande", unit="kr"))
    national_sek = block.whole("nationellt", least=1)
    if int(parameter.default) > national_sek:
        raise block.error("nationellt", f"hela landets pott, {national_sek} kr, är mindre än länets.")
    return Pot(
        parameter=parameter,
        national_sek=national_sek,
        national_origin=origin(block, sources, place="nationellt_stalle"),
        purpose=block.text("andamal"),
        purpose_place=block.text("andamal_stalle"),
    )


def _deduction(block: Block, sources: Sources, pots: tuple[Pot, ...]) -> Deduction:
    pot_key = block.text("pott")
    if pot_key not in {pot.parameter.key for pot in pots}:
        raise block.error("pott", f"potten {quoted(pot_key)} finns inte i överenskommelsen.")
    return Deduction(
        parameter=parameters.slider(block, sources, ParameterRule(group="val", unit="kr")), pot_key=pot_key
    )


def _figure(block: Block, sources: Sources) -> Figure:
    unit = block.one_of("enhet", FIGURE_UNITS)
    return Figure(
        id=block.identifier("id"),
        name=block.text("namn"),
        amount=block.whole("belopp", least=1, most=WHOLE_IN.get(unit, MOST)),
        unit=unit,
        origin=origin(block, sources),
    )


def areas(root: Block, sources: Sources) -> tuple[Area, ...]:
    """The areas of an agreement's file, with the parts that name them. InputError where a part names none."""
    parts, found = root.blocks("del"), root.blocks("omrade", distinct="id")
    known = {block.identifier("id") for block in found}
    for block in parts:
        if block.text("omrade") not in known:
            raise block.error("omrade", f"området {quoted(block.text('omrade'))} finns inte i överenskommelsen.")
    return tuple(_area(block, parts, sources) for block in found)


def _area(block: Block, parts: list[Block], sources: Sources) -> Area:
    rest_to = block.one_of("resten_till", RECEIVERS) if block.has("resten_till") else None
    own = tuple(_part(part, sources) for part in parts if part.text("omrade") == block.text("id"))
    amount_sek = _kronor(block)
    if error := _left_over(block, amount_sek - sum(part.amount_sek for part in own), rest_to):
        raise error
    return Area(
        id=block.identifier("id"),
        name=block.text("namn"),
        amount_sek=amount_sek,
        origin=origin(block, sources),
        parts=own,
        rest_to=rest_to,
    )


def _left_over(block: Block, left: int, rest_to: str | None) -> InputError | None:
    """Why the parts don't make up the area, if they don't."""
    if left < 0 or (left and rest_to is None):
        return block.error("belopp", f"områdets delar skiljer sig från beloppet med {left} kr.")
    if not left and rest_to:
        return block.error("resten_till", "delarna är redan hela området: det finns ingen rest.")
    return None


def _part(block: Block, sources: Sources) -> Part:
    return Part(
        name=block.text("namn"),
        receiver=block.one_of("mottagare", RECEIVERS),
        amount_sek=_kronor(block),
        origin=origin(block, sources),
    )


def _kronor(block: Block) -> int:
    block.one_of("enhet", ("kr",))
    return block.whole("belopp", least=1)


def claim(block: Block, sources: Sources) -> Claim:
    """What a document states, as a literal (`tryckt`) or as figures on record (`som`), and what contradicts it."""
    if block.has("tryckt") == block.has("som"):
        raise block.error("tryckt", "skriv antingen ”tryckt” eller ”som”.")
    return Claim(
        id=block.identifier("id"),
        name=block.text("namn"),
        unit=block.one_of("enhet", CLAIM_UNITS),
        printed=_printed_value(block) if block.has("tryckt") else None,
        terms=terms(block, "som") if block.has("som") else (),
        counterparts=tuple(
            Counterpart(name=b.text("namn"), terms=terms(b, "summan_av"))
            for b in block.blocks("motpart", distinct="namn", least=1)
        ),
        follows=block.text("foljd"),
        source=cited_source(block, sources),
        place=block.text("stalle"),
    )


def _printed_value(block: Block) -> int:
    if block.text("enhet") != DATE:
        return block.whole("tryckt")
    day = block.day("tryckt")
    assert day is not None  # noqa: S101 - the caller has seen that the field is there
    return day.toordinal()


def check(block: Block) -> Check:
    """Two sums that have to be equal."""
    return Check(
        name=block.text("namn"),
        unit=block.one_of("enhet", CLAIM_UNITS),
        left=terms(block, "vanster"),
        right=terms(block, "hoger"),
    )


def terms(block: Block, field: str) -> Terms:
    """A list of references such as "pott:nara_vard" or "-pott:nara_vard"."""
    return tuple(_term(one) for one in block.texts(field))


def _term(written: str) -> Term:
    kind, *names = written.removeprefix("-").split(":")
    return Term(sign=-1 if written.startswith("-") else 1, kind=kind, names=tuple(names))
