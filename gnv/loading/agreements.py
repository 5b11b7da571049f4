"""From one file of data/overenskommelser/ to an agreement and its areas, checked on the way. Reads nothing itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gnv.core.evidence import Area, Check, Claim, Counterpart, Part, Term, Terms
from gnv.core.records import (
    RECEIVERS,
    STATUSES,
    UNKNOWN_AMOUNT,
    Agreement,
    Condition,
    Deduction,
    EarlierGrant,
    Figure,
    InputError,
    Origin,
    Pot,
    agreement_path,
)
from gnv.formatting import quoted
from gnv.loading import parameters
from gnv.loading.block import MOST, Block
from gnv.loading.errors import Errors
from gnv.loading.parameters import ParameterRule, Sources, cited_source, condition, origin, statement

WHOLE_IN = {"‰": 1000}  # what a part can be at most, in its unit
FIGURE_UNITS = ("kr", "invånare", "patienter", "veckor", *WHOLE_IN)
DATE = "datum"
KNOWN_STATUSES = [status for status in STATUSES if status != UNKNOWN_AMOUNT]
CLAIM_UNITS = ("kr", "invånare", DATE, "andel")


def agreement(root: Block, sources: Sources, errors: Errors) -> Agreement | None:
    """A year's agreement; None, and `errors` says why, where something in its file is wrong."""
    pots = errors.attempt(lambda root: root.blocks("pott", distinct="nyckel", least=1), root)
    pot_keys = errors.attempt(lambda blocks: {block.key("nyckel") for block in blocks}, pots)
    listed = (
        errors.each(_pot, pots, sources),
        errors.each(_deduction, _blocks(root, "avdrag", "nyckel", errors), sources, pot_keys),
        errors.each(_figure, _blocks(root, "nationellt", "id", errors), sources),
        errors.each(condition, _blocks(root, "villkor", "id", errors), sources),
    )
    return errors.attempt(_agreement, root, sources, *listed)


def _blocks(root: Block, field: str, distinct: str, errors: Errors) -> list[Block] | None:
    return errors.attempt(lambda root: root.blocks(field, distinct=distinct), root)


def _agreement(
    root: Block,
    sources: Sources,
    pots: tuple[Pot, ...],
    deductions: tuple[Deduction, ...],
    national: tuple[Figure, ...],
    conditions: tuple[Condition, ...],
) -> Agreement:
    head = root.block("overenskommelse")
    if root.path != agreement_path(head.identifier("id")):
        raise head.error("id", f"{quoted(head.text('id'))} ska vara filens namn, utan .toml.")
    return Agreement(
        id=head.identifier("id"),
        year=head.year("ar"),
        name=head.text("namn"),
        source=cited_source(head, sources),
        pots=pots,
        deductions=deductions,
        national=national,
        conditions=conditions,
        grounds=tuple(statement(b, sources) for b in root.blocks("grund", distinct="text")),
        earlier=tuple(_earlier(b, sources, head.year("ar")) for b in root.blocks("tidigare", distinct="namn")),
    )


def _pot(block: Block, sources: Sources) -> Pot:
    parameter = parameters.slider(block, sources, ParameterRule(group="antagande", unit="kr"))
    national_sek = block.whole("nationellt", least=1)
    if int(parameter.default) > national_sek:
        raise block.error("nationellt", f"hela landets pott, {national_sek} kr, är mindre än länets.")
    return Pot(
        parameter=parameter,
        national_sek=national_sek,
        national_origin=_national_origin(block, sources),
        purpose=block.text("andamal"),
        purpose_place=block.text("andamal_stalle"),
        ahead=statement(block.block("framat"), sources) if block.has("framat") else None,
    )


def _national_origin(block: Block, sources: Sources) -> Origin:
    """Where the country's pot stands: in the same source, and as firm, as the county's part, unless the block tells."""
    source = "nationellt_kalla" if block.has("nationellt_kalla") else "kalla"
    status = "nationellt_status" if block.has("nationellt_status") else "status"
    return Origin(
        source=cited_source(block, sources, field=source),
        place=block.text("nationellt_stalle"),
        status=block.one_of(status, KNOWN_STATUSES),
    )


def _deduction(block: Block, sources: Sources, pot_keys: Collection[str]) -> Deduction:
    pot_key = block.text("pott")
    if pot_key not in pot_keys:
        raise block.error("pott", f"potten {quoted(pot_key)} finns inte i överenskommelsen.")
    first, last = block.years("fran", "till")
    return Deduction(
        parameter=parameters.slider(block, sources, ParameterRule(group="val", unit="kr")),
        pot_key=pot_key,
        first_year=first,
        last_year=last,
        years_origin=Origin(
            source=cited_source(block, sources, field="skal_kalla"),
            place=block.text("skal"),
            status=block.one_of("skal_status", KNOWN_STATUSES),
        ),
    )


def _earlier(block: Block, sources: Sources, agreement_year: int) -> EarlierGrant:
    year = block.year("ar")
    if year >= agreement_year:
        raise block.error("ar", f"{year} är inte före överenskommelsens år, {agreement_year}.")
    return EarlierGrant(year=year, name=block.text("namn"), amount_sek=_kronor(block), origin=origin(block, sources))


def _figure(block: Block, sources: Sources) -> Figure:
    unit = block.one_of("enhet", FIGURE_UNITS)
    return Figure(
        id=block.identifier("id"),
        name=block.text("namn"),
        amount=block.whole("belopp", least=1, most=WHOLE_IN.get(unit, MOST)),
        unit=unit,
        origin=origin(block, sources),
    )


def areas(root: Block, sources: Sources, errors: Errors) -> tuple[Area, ...] | None:
    """An agreement's areas, with the parts that name them; None, and `errors` says why, where one is wrong."""
    parts, found = _blocks(root, "del", "", errors), _blocks(root, "omrade", "id", errors)
    known = errors.attempt(lambda blocks: {block.identifier("id") for block in blocks}, found)
    named = errors.each(_checked_part, parts, known)
    return errors.each(_area, found, named, sources)


def _checked_part(block: Block, known: Collection[str]) -> Block:
    if block.text("omrade") not in known:
        raise block.error("omrade", f"området {quoted(block.text('omrade'))} finns inte i överenskommelsen.")
    return block


def _area(block: Block, parts: Sequence[Block], sources: Sources) -> Area:
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
