"""The tables of the pages that prove: the register, the sources, the reconciliation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby

from gnv.analysis.conditions import ConditionEntry
from gnv.analysis.national import Station
from gnv.analysis.reconciliation import Finding, Line, Reconciled, Verdict
from gnv.analysis.register import CHANGED, Contribution, Entry
from gnv.analysis.vfu import Grant
from gnv.analysis.worked_example import WorkedLine
from gnv.formatting import claim_difference, claim_value
from gnv.tables.table import NOTHING, Cell, Column, Row, Table, Value, columns, group_row, kommun_row, row, sum_row
from gnv.words.evidence import why_no_vfu_money


def register(entries: Sequence[Entry]) -> Table:
    """Every figure, under the heading of its group; what somebody has changed is brought out."""
    rows: list[Row] = []
    for group, members in groupby(entries, key=lambda entry: entry.group):
        rows += [group_row(group), *map(_entry, members)]
    return Table(
        title="Uppgifterna",
        caption="Allt som räknas med eller jämförs mot. Ett antagande är inget dokument.",
        columns=(
            Column("Uppgift", "words"),
            Column("Värde", "text"),
            *columns(("Status", "Daterad", "Källa och ställe"), "words"),
        ),
        rows=tuple(rows),
    )


def _entry(entry: Entry) -> Row:
    recorded = f"i underlaget {entry.recorded}" if entry.recorded else ""
    status = "; ".join([*entry.marks, *filter(None, (recorded, entry.note))])
    source = entry.origin.source
    place = f"{source.short}: {entry.origin.place}"
    return row(entry.name, entry.written, status, source.dated, place,
               role="marked" if CHANGED in entry.marks else "plain")  # fmt: skip


def sources(contributions: Sequence[Contribution]) -> Table:
    """Every source, and what it has contributed."""
    return Table(
        title="Källorna",
        caption="Varje uppgift hör till en av dem.",
        columns=columns(("Källa", "Dokument", "Daterad", "Innehåll", "Läst ur den"), "words"),
        rows=tuple(
            row(c.source.title, c.source.document, c.source.dated, c.source.content, c.figures) for c in contributions
        ),
    )


def overview(reconciled: Sequence[Reconciled]) -> Table:
    """A line per printed table: its sum as printed, by the printed rule and by ours."""
    return Table(
        title="De tryckta tabellernas summor",
        caption="Kronor. Radernas summa: varje rad avrundad för sig, som i tabellerna; oläsliga rader är beräknade.",
        columns=(
            *columns(("Tabell", "Tydliga rader"), "text"),
            *columns(("Tryckt summa", "Radernas summa", "Vår summa")),
            Column("Rader − tryckt summa", "change"),
        ),
        rows=tuple(
            row(
                one.table.name,
                f"{one.certain} av {len(one.lines)}",
                one.table.printed_sum_sek,
                one.total.by_printed_rule_sek,
                one.total.ours_sek,
                one.total.by_printed_rule_sek - one.table.printed_sum_sek,
            )
            for one in reconciled
        ),
    )


def printed_table(one: Reconciled) -> Table:
    """A printed table row by row, its sum last."""
    origin = one.table.origin
    return Table(
        title=one.table.name,
        caption=f"Kronor. {origin.source.short}, {origin.place}. Befolkning {one.table.population}.",
        columns=(
            Column("Kommun", "text"),
            Column("Tryckt", unknown=NOTHING),
            Column("Läsbarhet", "text"),
            *columns(("Enligt tryckta regeln", "Vår fördelning")),
            Column("Tryckt − vår", "change", unknown=NOTHING),
        ),
        rows=tuple(kommun_row(line.name, _line(line), own=False) for line in one.lines),
        totals=(sum_row(one.total.name, _line(one.total)),),
    )


def _line(line: Line) -> Sequence[Value]:
    return (line.printed_sek, line.legibility, line.by_printed_rule_sek, line.ours_sek, line.difference_sek)


def findings(found: Sequence[Finding]) -> Table:
    """What does not add up: what is printed, what it is held against, by how much they differ, and what follows."""
    return Table(
        title="Det som inte går ihop i dokumenten",
        caption="Varje skillnad är uträknad ur underlaget, just nu.",
        columns=(
            *columns(("Dokumentet säger", "Mot"), "words"),
            Column("Ger", "number"),
            Column("Skillnad", "change"),
            Column("Vad som följer, och källan", "words"),
        ),
        rows=tuple(answer for finding in found for answer in _finding(finding)),
    )


def _finding(finding: Finding) -> list[Row]:
    claim = finding.claim
    follows = "Stämmer." if finding.holds else " ".join(filter(None, (claim.follows, finding.filled)))
    says = f"{claim.name}: {claim_value(finding.printed, claim.unit)}"
    source = f"{follows} Källa: {claim.source.short}, {claim.place}."
    return [
        row(
            says if first else "",
            answer.name,
            _in_unit(answer.amount, claim.unit),
            _difference(answer.difference, claim.unit),
            source if first else "",
        )
        for first, answer in zip([True, *[False] * len(finding.answers)], finding.answers, strict=False)
    ]


def _in_unit(amount: Fraction, unit: str) -> Cell:
    """A figure of a document in its own unit: kronor, a share, or a date as its ordinal."""
    if unit == "andel":
        return Cell(value=amount, kind="share")
    return Cell(value=date.fromordinal(int(amount))) if unit == "datum" else Cell(value=int(amount), unit=unit)


def _difference(difference: Fraction, unit: str) -> Cell:
    if difference.denominator != 1:
        return Cell(value=claim_difference(difference, unit))
    return Cell(value=int(difference), unit="dagar" if unit == "datum" else unit)


def verdicts(found: Sequence[Verdict]) -> Table:
    """What has to agree, and whether it does."""
    sides = (Column("Ena sidan", "number", decimals=6), Column("Andra sidan", "number", decimals=6))
    return Table(
        title="Det som ska gå ihop",
        caption="Kontrollräkning av underlaget.",
        columns=(Column("Kontroll", "words"), *sides, Column("Utfall", "text")),
        rows=tuple(
            row(
                one.name,
                *(_in_unit(side, one.unit) for side in (one.left, one.right)),
                "✓ stämmer" if one.green else f"✗ skiljer {claim_difference(one.difference, one.unit)}",
                role="plain" if one.green else "marked",
            )
            for one in found
        ),
    )


def stations(steps: Sequence[Station]) -> Table:
    """The money's way, station by station, and how much of it goes on."""
    share = Column("Del av stationen före", "share", decimals=6, unknown=NOTHING)
    return Table(
        title="Kronornas väg",
        caption="Andelarna är oavrundade i beräkningen.",
        columns=(Column("Station", "text"), Column("Kronor", unit="kr"), share),
        rows=tuple(row(step.name, step.amount_sek, step.share) for step in steps),
    )


def vfu(grants: Sequence[Grant], *, own: Collection[str]) -> Table:
    """What each kommun's increase gives; what is missing is said to be."""
    known = [one for one in grants if one.amount_sek is not None]
    return Table(
        title="Vad ökningen ger",
        caption="Hela kronor, om landet ökar så mycket som antagits.",
        columns=(
            Column("Kommun", "text"),
            Column("Ökning, veckor", "change", unknown=NOTHING),
            Column("Andel", "share", decimals=3, unknown=NOTHING),
            Column("Kronor", unit="kr", unknown="saknas"),
        ),
        rows=tuple(kommun_row(one.weeks.name, _grant(one), own=one.weeks.code in own) for one in grants),
        totals=(sum_row(f"{len(known)} av {len(grants)} har uppgift", _grown(known) if known else (None,) * 3),),
    )


def _grown(known: Sequence[Grant]) -> Sequence[Value | Cell]:
    """The sums of those whose weeks are known: only growth counts, as in each row."""
    weeks = sum(max(one.weeks.increase or 0, 0) for one in known)
    share = sum((one.share or Fraction(0) for one in known), Fraction(0))
    return (Cell(value=weeks, note=" som räknas"), share, sum(one.amount_sek or 0 for one in known))


def _grant(one: Grant) -> Sequence[Value | Cell]:
    if one.share is None or one.amount_sek is None or one.weeks.increase is None:
        return (None, None, why_no_vfu_money(one))
    why = f" ({why_no_vfu_money(one)})" if why_no_vfu_money(one) else ""
    return (one.weeks.increase, one.share, Cell(value=one.amount_sek, note=why))


def conditions(entries: Sequence[ConditionEntry]) -> Table:
    """Every condition, under its agreement."""
    rows: list[Row] = []
    for agreement, members in groupby(entries, key=lambda one: one.agreement):
        rows += [group_row(agreement), *map(_condition, members)]
    return Table(
        title="Villkoren",
        columns=(
            Column("Villkor", "words"),
            Column("Senast", "date", unknown="inget datum"),
            *columns(("Vem", "Källa och ställe", "Vad"), "words"),
        ),
        rows=tuple(rows),
    )


def _condition(one: ConditionEntry) -> Row:
    condition = one.condition
    what = " ".join(filter(None, (condition.text, one.resolved)))
    return row(
        condition.name, condition.when or None, condition.who, f"{condition.source.short}: {condition.place}", what
    )


def worked_example(lines: Sequence[WorkedLine]) -> Table:
    """One kommun's part of every amount: exact, and in whole kronor."""
    return Table(
        title="Räkneexemplet",
        caption="Belopp gånger andel; scenariots egna tal.",
        columns=(Column("Post", "text"), *columns(("Att dela", "Exakt del", "I hela kronor"), unit="kr")),
        rows=tuple(row(one.name, one.amount_sek, Fraction(one.exact), one.given_sek) for one in lines),
    )
