"""The tables of the pages that prove: the register, the sources, the reconciliation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import groupby

from gnv.analysis.conditions import ConditionEntry
from gnv.analysis.national import Station
from gnv.analysis.reconciliation import Finding, Line, Reconciled, Verdict
from gnv.analysis.register import CHANGED, Contribution, Entry
from gnv.analysis.vfu import Grant
from gnv.analysis.worked_example import WorkedLine
from gnv.formatting import NBSP, change, check_side, claim_difference, claim_value, decimal, kronor, number, percent
from gnv.tables.html import text_table
from gnv.words.evidence import why_no_vfu_money


def register(found: Sequence[Entry]) -> str:
    """Every figure, under the heading of its group; what somebody has changed is brought out."""
    rows: list[list[str]] = []
    changed: set[int] = set()
    for group, entries in groupby(found, key=lambda entry: entry.group):
        rows.append([group])
        for entry in entries:
            changed |= {len(rows)} if CHANGED in entry.marks else set()
            rows.append(_entry(entry))
    heads = ("Uppgift", "Värde", "Status", "Daterad", "Källa och ställe")
    caption = "Allt som räknas med eller jämförs mot. Ett antagande är inget dokument."
    return text_table(("Uppgifterna", caption), heads, rows, told=(0, 2, 3, 4), marked=changed)


def _entry(entry: Entry) -> list[str]:
    recorded = f"i underlaget {entry.recorded}" if entry.recorded else ""
    status = "; ".join([*entry.marks, *filter(None, (recorded, entry.note))])
    place = f"{entry.origin.source.short}: {entry.origin.place}"
    return [entry.name, entry.written, status, entry.origin.source.dated, place]


def sources(found: Sequence[Contribution]) -> str:
    """Every source, and what it has contributed."""
    heads = ("Källa", "Dokument", "Daterad", "Innehåll", "Läst ur den")
    rows = [(c.source.title, c.source.document, c.source.dated, c.source.content, c.figures) for c in found]
    return text_table(("Källorna", "Varje uppgift hör till en av dem."), heads, rows, told=range(5))


def overview(found: Sequence[Reconciled]) -> str:
    """A line per printed table: its sum as printed, by the printed rule and by ours."""
    heads = ("Tabell", "Tydliga rader", "Tryckt summa", "Radernas summa", "Vår summa", "Rader − tryckt summa")
    rows = [
        (
            one.table.name,
            f"{one.certain} av {len(one.lines)}",
            number(one.table.printed_sum_sek),
            number(one.total.by_printed_rule_sek),
            number(one.total.ours_sek),
            change(one.total.by_printed_rule_sek - one.table.printed_sum_sek, unit="").strip(),
        )
        for one in found
    ]
    caption = "Kronor. Radernas summa: varje rad avrundad för sig, som i tabellerna; oläsliga rader är beräknade."
    return text_table(("De tryckta tabellernas summor", caption), heads, rows)


def printed_table(one: Reconciled) -> str:
    """A printed table row by row, its sum last."""
    heads = ("Kommun", "Tryckt", "Läsbarhet", "Enligt tryckta regeln", "Vår fördelning", "Tryckt − vår")
    caption = f"Kronor. {one.table.origin.source.short}, {one.table.origin.place}. Befolkning {one.table.population}."
    return text_table((one.table.name, caption), heads, [_line(line) for line in one.lines], totals=_line(one.total))


def _line(line: Line) -> list[str]:
    printed = "–" if line.printed_sek is None else number(line.printed_sek)
    difference = "–" if line.difference_sek is None else change(line.difference_sek, unit="").strip()
    rules = (number(line.by_printed_rule_sek), number(line.ours_sek))
    return [line.name, printed, line.legibility, *rules, difference]


def findings(found: Sequence[Finding]) -> str:
    """What does not add up: what is printed, what it is held against, by how much they differ, and what follows."""
    heads = ("Dokumentet säger", "Mot", "Ger", "Skillnad", "Vad som följer, och källan")
    rows = [row for finding in found for row in _finding(finding)]
    caption = "Varje skillnad är uträknad ur underlaget, just nu."
    return text_table(("Det som inte går ihop i dokumenten", caption), heads, rows, told=(0, 1, 4))


def _finding(finding: Finding) -> list[list[str]]:
    claim = finding.claim
    follows = "Stämmer." if finding.holds else " ".join(filter(None, (claim.follows, finding.filled)))
    source = f"{claim.source.short}, {claim.place}."
    texts = [f"{claim.name}: {claim_value(finding.printed, claim.unit)}", f"{follows} Källa: {source}"]
    return [
        [texts[0] if first else "", answer.name, claim_value(answer.amount, claim.unit),
         claim_difference(answer.difference, claim.unit), texts[1] if first else ""]
        for first, answer in zip([True, *[False] * len(finding.answers)], finding.answers, strict=False)
    ]  # fmt: skip


def verdicts(found: Sequence[Verdict]) -> str:
    """What has to agree, and whether it does."""
    rows = [
        (
            one.name,
            *(check_side(side, one.unit) for side in (one.left, one.right)),
            "✓ stämmer" if one.green else f"✗ skiljer {claim_difference(one.difference, one.unit)}",
        )
        for one in found
    ]
    marked = [position for position, one in enumerate(found) if not one.green]
    heads = ("Kontroll", "Ena sidan", "Andra sidan", "Utfall")
    return text_table(("Det som ska gå ihop", "Kontrollräkning av underlaget."), heads, rows,
                   told=(0,), marked=marked)  # fmt: skip


def stations(steps: Sequence[Station]) -> str:
    """The money's way, station by station, and how much of it goes on."""
    rows = [
        (step.name, kronor(step.amount_sek), "–" if step.share is None else percent(step.share, decimals=6))
        for step in steps
    ]
    heads = ("Station", "Kronor", "Del av stationen före")
    return text_table(("Kronornas väg", "Andelarna är oavrundade i beräkningen."), heads, rows)


def vfu(found: Sequence[Grant], *, own: Collection[str]) -> str:
    """What each kommun's increase gives; what is missing is said to be."""
    known = [one for one in found if one.amount_sek is not None]
    total = [f"{len(known)} av {len(found)} har uppgift", *(_grown(known) if known else ("–", "–", "saknas"))]
    marked = [place for place, one in enumerate(found) if one.weeks.code in own]
    heads = ("Kommun", "Ökning, veckor", "Andel", "Kronor")
    caption = "Hela kronor, om landet ökar så mycket som antagits."
    rows = [_grant(one) for one in found]
    return text_table(("Vad ökningen ger", caption), heads, rows, totals=total, marked=marked)


def _grown(known: Sequence[Grant]) -> list[str]:
    """The sums of those whose weeks are known: only growth counts, as in each row."""
    weeks = sum(max(one.weeks.increase or 0, 0) for one in known)
    share = sum((one.share or Fraction(0) for one in known), Fraction(0))
    paid = sum(one.amount_sek or 0 for one in known)
    return [f"{change(weeks, unit='').strip()} som räknas", percent(share, decimals=3), kronor(paid)]


def _grant(one: Grant) -> list[str]:
    if one.share is None or one.amount_sek is None or one.weeks.increase is None:
        return [one.weeks.name, "–", "–", why_no_vfu_money(one)]
    why = f" ({why_no_vfu_money(one)})" if why_no_vfu_money(one) else ""
    increase = change(one.weeks.increase, unit="").strip()
    return [one.weeks.name, increase, percent(one.share, decimals=3), f"{kronor(one.amount_sek)}{why}"]


def conditions(found: Sequence[ConditionEntry]) -> str:
    """Every condition, under its agreement."""
    rows: list[list[str]] = []
    for agreement, conditions in groupby(found, key=lambda one: one.agreement):
        rows += [[agreement], *(_obligation(one) for one in conditions)]
    heads = ("Villkor", "Senast", "Vem", "Källa och ställe", "Vad")
    return text_table(("Villkoren", ""), heads, rows, told=(0, 2, 3, 4))


def _obligation(one: ConditionEntry) -> list[str]:
    condition = one.condition
    what = " ".join(filter(None, (condition.text, one.resolved)))
    return [
        condition.name,
        condition.when or "inget datum",
        condition.who,
        f"{condition.source.short}: {condition.place}",
        what,
    ]


def worked_example(found: Sequence[WorkedLine]) -> str:
    """One kommun's part of every amount: exact, and in whole kronor."""
    rows = [(one.name, kronor(one.amount_sek), f"{decimal(one.exact)}{NBSP}kr", kronor(one.given_sek)) for one in found]
    heads = ("Post", "Att dela", "Exakt del", "I hela kronor")
    return text_table(("Räkneexemplet", "Belopp gånger andel; scenariots egna tal."), heads, rows)
