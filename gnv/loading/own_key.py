"""A key (fördelningsnyckel) that somebody hands over, as an addition to what is on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gnv.core import toml_text
from gnv.core.own_figures import LONGEST_WORDS, Addition, source_id
from gnv.core.record import Record
from gnv.core.records import OWN, InputError
from gnv.formatting import quoted
from gnv.loading.own_amount import plain_word
from gnv.loading.own_population import one_line
from gnv.loading.uploads import Column, Reading
from gnv.workspace.link import link_word

LONGEST_NAME, LONGEST_UNIT = 40, 30


@dataclass(frozen=True, kw_only=True)
class KeyDraft:
    """What somebody calls a key: its name, what its numbers count, and who says so."""

    name: str
    unit: str
    said_by: str


def nothing_to_share_by(column: Column) -> bool:
    """Whether all numbers are nothing, so that no money can be shared by them."""
    return not any(column.numbers.values())


def addition(reading: Reading, column: Column, draft: KeyDraft, record: Record, *, today: date) -> Addition:
    """A column as an addition to data/: a new key of nycklar.toml and nycklar.csv.

    InputError where its name, its unit or who says so will not do, or where every number is nothing.
    """
    for reason in _problems(column, draft, record):
        raise InputError(reason)
    key_name, unit = draft.name.strip(), draft.unit.strip()
    told = {"said_by": draft.said_by.strip(), "dated": today.isoformat(), "document": one_line(reading.file)}
    name, key_id = f"Nyckeln {key_name}", _free_id(key_name, record)
    fields = {
        "id": key_id,
        "namn": key_name,
        "enhet": unit,
        "kalla": source_id(name, **told),
        "stalle": f"kolumnen ”{one_line(column.title) or 'utan rubrik'}”",
        "status": OWN,
    }
    block = "\n".join(["[[nyckel]]", *(f"{field} = {toml_text.written(text)}" for field, text in fields.items())])
    rows = [f"kommunkod;{key_id}", *(f"{code};{_exact(Fraction(n))}" for code, n in column.numbers.items())]
    return Addition(name=name, **told, files=(("nycklar.toml", block), ("nycklar.csv", "\n".join(rows))))


def _problems(column: Column, draft: KeyDraft, record: Record) -> Iterator[str]:
    """What is wrong, each as a sentence."""
    name, unit, said_by = draft.name.strip(), draft.unit.strip(), draft.said_by.strip()
    if nothing_to_share_by(column):
        yield "Alla tal är noll, så det finns inget att fördela efter."
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or "~" in name or not link_word(name):
        yield f"Ge nyckeln ett namn på 1–{LONGEST_NAME} tecken, utan ~."
    elif link_word(name).casefold() in _taken(record):
        yield f"Namnet {quoted(name)} går inte att skilja från ett annat val av nyckel. Ge nyckeln ett annat namn."
    if not unit or len(unit) > LONGEST_UNIT or not unit.isprintable():
        yield f"Skriv vad talen räknar (enhet), 1–{LONGEST_UNIT} tecken: patienter, personer, platser."
    if not said_by or len(said_by) > LONGEST_WORDS or not said_by.isprintable():
        yield "Skriv vem som lägger in nyckeln: namnet följer med överallt där den visas."


def _taken(record: Record) -> set[str]:
    choice = record.sharing.item_key
    words = (
        choice.common,
        choice.of_pot,
        choice.by_people,
        choice.equally,
        *(one.name for one in record.keys.values()),
    )
    return {link_word(word).casefold() for word in words}


def _free_id(name: str, record: Record) -> str:
    """An id of the name's letters that no key on record has."""
    found = f"eget_{plain_word(name)}"
    return next(one for one in (found, *(f"{found}_{n}" for n in range(2, 100))) if one not in record.keys)


def _exact(number: Fraction) -> str:
    """A number as data/ writes it, with all its decimals: 24,5."""
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    whole, rest = divmod(int(number * 10**places), 10**places)
    return f"{whole},{rest:0{places}d}" if places else str(whole)
