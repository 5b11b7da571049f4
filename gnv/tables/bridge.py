"""The way from a printed amount to the present one, as tables."""

from __future__ import annotations

from collections.abc import Sequence

from gnv.analysis.bridge import ORDER, Bridge
from gnv.analysis.result import Comparison
from gnv.tables.table import Cell, Column, Table, columns, row, sum_row
from gnv.words import bridge as words

UNREAD = "* Går inte att läsa säkert; uträknat med tabellens regel."


def steps_table(found: Bridge, comparison: Comparison) -> Table:
    """One way, step by step, with what each step comes from."""
    return Table(
        title=f"Från {found.table.name} till nu",
        caption="Kronor. Stegen summerar på kronan.",
        columns=(Column("Steg", "text"), Column("Kronor", "change"), Column("Vad som är ändrat", "words")),
        rows=(
            row("Tryckt", Cell(value=found.printed_sek, kind="kronor", note="*" if found.calculated else ""), ""),
            *(row(words.NAMES[one.kind], one.amount_sek, words.why(one, found, comparison)) for one in found.steps),
        ),
        totals=(sum_row("Nu", (Cell(value=found.now_sek, kind="kronor"), "")),),
        notes=(UNREAD,) if found.calculated else (),
    )


def all_bridges(found: Sequence[Bridge]) -> Table:
    """Every printed table's way on a row."""
    return Table(
        title="Alla tryckta tabeller",
        caption="Kronor. Varje rad summerar. Övrigt: andra kostnader än tjänsterna.",
        columns=(
            Column("Tabell", "words"),
            Column("Tryckt"),
            *columns((words.NAMES[kind] for kind in ORDER), "change"),
            Column("Nu"),
        ),
        rows=tuple(
            row(
                one.table.name,
                Cell(value=one.printed_sek, note="*" if one.calculated else ""),
                *(step.amount_sek for step in one.steps),
                one.now_sek,
            )
            for one in found
        ),
        notes=(UNREAD,) if any(one.calculated for one in found) else (),
    )
