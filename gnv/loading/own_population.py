"""A population that somebody hands over, as an addition to what is on record; and SCB's, read as if it were a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from gnv.core import toml_text
from gnv.core.own_figures import LONGEST_WORDS, OWN_DATE, Addition, source_id
from gnv.core.record import Record
from gnv.core.records import OWN, InputError, Population
from gnv.formatting import quoted
from gnv.loading.scb import Fetched
from gnv.loading.tables import MONTH
from gnv.loading.uploads import Column, Reading, unlikely

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip


def month_of(dated: str) -> str:
    """The date of a column as data/ writes it: 2025-10-31 → 2025-10; a year alone is its last day; "" where untold."""
    return f"{dated}-12" if re.fullmatch(r"[0-9]{4}", dated) else dated[:7]


def date_name(date_id: str) -> str:
    """A date as one reads it: 2025-12 → december 2025."""
    return f"{MONTHS[int(date_id[5:7]) - 1]} {date_id[:4]}"


def free_date(month: str, record: Record) -> str:
    """What a new date is called: the month, or where that is on record the month and -eget.

    InputError where it is no month, or own figures of that month are in use already.
    """
    if not MONTH.fullmatch(month) or month.endswith(OWN_DATE):
        raise InputError(f"Datumet {quoted(month)} ska vara år och månad, som 2025-12.")
    free = month if month not in record.populations else f"{month}{OWN_DATE}"
    if free in record.populations or (month in record.populations and record.populations[month].origin.status == OWN):
        raise InputError(f"Egna tal för {date_name(month)} finns redan. Ta bort dem först, om de här ska gälla.")
    return free


def latest(record: Record) -> Population:
    """The newest population of data/ itself, which new figures are compared with."""
    return [one for one in record.populations.values() if one.origin.status != OWN][-1]


def same_on_record(column: Column, record: Record) -> Population | None:
    """A date that has just these inhabitants already; None where none has."""
    return next((one for one in record.populations.values() if one.inhabitants == dict(column.inhabitants)), None)


def from_scb(fetched: Fetched, kommuner: Mapping[str, str], recorded: Mapping[str, int]) -> Reading:
    """What SCB has answered, as a file with one column would be read."""
    column = Column(
        id=fetched.month,
        title=f"Folkmängd {date_name(fetched.month)}",
        dated=fetched.month,
        numbers=fetched.inhabitants,
        stated_total=None,
        agrees=None,
        warnings=tuple(unlikely(fetched.inhabitants, recorded, kommuner)),
    )
    updated = f" Tabellen ändrades senast {fetched.updated[:10]}." if fetched.updated else ""
    return Reading(
        file=f"SCB, tabell {fetched.table}",
        columns=(column,),
        must_choose=False,
        ignored=(),
        remarks=(f"{fetched.note}{updated}",),
        warnings=(),
    )


def addition(reading: Reading, column: Column, month: str, record: Record, *, said_by: str, today: date) -> Addition:
    """A column as an addition to data/: a new date of befolkning.toml and befolkning.csv.

    InputError where the name or the month will not do.
    """
    date_id = free_date(month, record)
    told = {"said_by": one_line(said_by), "dated": today.isoformat(), "document": one_line(reading.file)}
    if not told["said_by"]:
        raise InputError("Skriv vem som lägger in talen: namnet följer med överallt där de visas.")
    name = f"Befolkning {date_name(date_id)}"
    noise = " Med SCB:s brus från 2025." if reading.remarks and "brus" in reading.remarks[0] else ""
    fields: dict[str, str | int] = {
        "id": date_id,
        "namn": f"{date_name(date_id)} ({OWN})",
        "summa": column.total,
        "kalla": source_id(name, **told),
        "stalle": f"kolumnen ”{one_line(column.title) or 'utan rubrik'}”.{noise}",
        "status": OWN,
    }
    block = "\n".join(
        ["[[datum]]", *(f"{key} = {v if isinstance(v, int) else toml_text.written(v)}" for key, v in fields.items())]
    )
    rows = [f"kommunkod;{date_id}", *(f"{code};{inhabitants}" for code, inhabitants in column.inhabitants.items())]
    return Addition(name=name, **told, files=(("befolkning.toml", block), ("befolkning.csv", "\n".join(rows))))


def one_line(text: str) -> str:
    """A text as the words of a source: visible, on one line, not too long."""
    visible = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(visible.split())[:LONGEST_WORDS].strip()
