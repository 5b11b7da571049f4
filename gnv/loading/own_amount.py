"""A pot, a deduction, a shared cost, a staffing alternative or a year's agreement that somebody adds in the app.

It becomes blocks in data/'s own format (an Addition), and what the scenario on screen is then to say: so that nothing
but that scenario changes by it, a pot and a deduction stand at 0 kr on record, and the scenario has the amount. The
blocks can be read back (`entry_of`), to be changed in the same form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from gnv.core import catalogue, toml_text
from gnv.core.own_figures import LONGEST_WORDS, Addition, source_id
from gnv.core.record import Record
from gnv.core.records import OWN, UNKNOWN, UNKNOWN_AMOUNT, Agreement, InputError, Value, agreement_path
from gnv.formatting import kronor, quoted

Kind = Literal["kostnad", "avdrag", "pott", "bemanning", "överenskommelse"]
KINDS: dict[Kind, str] = {
    "kostnad": "En gemensam kostnad",
    "avdrag": "Ett gemensamt avdrag",
    "pott": "En pott",
    "bemanning": "Ett bemanningsalternativ",
    "överenskommelse": "Ett års överenskommelse",
}
AGREEMENTS = "overenskommelser/"
LONGEST_NAME, LONGEST_SHORT, LONGEST_KEY = 60, 28, 30
MOST_SEK, MOST_POSTS = 2 * 10**9, 100
Fields = Mapping[str, str | int | list[str]]
AMOUNT_IN_SCENARIO = "# 0 kr i förvalen; den som lade till det räknade med {} kr ([forval.varden] i scenarier.toml).\n"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody has written in the form.

    `amount_sek` is the county's, or what a cost or an alternative is a year; None where nobody knows it (a cost alone).
    `national_sek` is what all of the country's kommuner share of a pot, `pot` the key of the pot that a deduction is
    taken from, or that a new agreement has. `first_year` is an agreement's year too; a pot has its agreement's years.
    """

    kind: Kind
    name: str
    amount_sek: int | None
    said_by: str
    document: str
    first_year: int
    last_year: int
    national_sek: int = 0
    pot: str = ""
    posts: int = 0


@dataclass(frozen=True, kw_only=True)
class Added:
    """A draft as an addition; the preset to show (empty: the present one), and the values that the scenario gets.

    Of another preset than the one on screen, the scenario keeps the costs that are somebody's own.
    """

    addition: Addition
    preset: str
    values: Mapping[str, Value]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What has been added, read back: the draft, its key, the agreement's id, and the costs that its preset counts."""

    draft: Draft
    key: str
    agreement: str = ""
    costs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Edited:
    """An addition in place of another.

    `presets` are the ids of its own preset before and now (both empty where it has none), `values` what the scenarios
    that stood at its old values are to have instead, by key: the old value and the new.
    """

    addition: Addition
    presets: tuple[str, str]
    values: Mapping[str, tuple[Value, Value]]


def problems(draft: Draft, record: Record, instead: Entry | None = None) -> Iterator[tuple[str, str]]:
    """What is wrong with a draft, by the field's name, each as a sentence beside the field.

    `instead` is what is on record of it already, where it is being changed.
    """
    if not draft.name.strip() or len(draft.name) > LONGEST_NAME or not draft.name.isprintable() or "~" in draft.name:
        yield "name", f"Ge det ett namn på 1–{LONGEST_NAME} tecken, utan ~."
    if draft.amount_sek is None and draft.kind != "kostnad":
        yield "amount", "Skriv ett belopp. Bara en kostnad kan ha okänt belopp."
    if draft.amount_sek is not None and not 0 < draft.amount_sek <= MOST_SEK:
        yield "amount", f"Beloppet ska vara mer än 0 och högst {kronor(MOST_SEK)}."
    if draft.kind in {"pott", "överenskommelse"} and draft.national_sek < (draft.amount_sek or 1):
        yield "national", "Hela landets belopp kan inte vara mindre än länets."
    if draft.first_year > draft.last_year:
        yield "last_year", f"Till och med {draft.last_year} är före {draft.first_year}."
    own_posts, own_year = (instead.draft.posts, instead.draft.first_year) if instead else (0, 0)
    taken = [one.posts for one in record.staffing if one.posts != own_posts]
    if draft.kind == "bemanning" and (draft.posts in taken or not 0 < draft.posts <= MOST_POSTS):
        there = ", ".join(map(str, taken))
        yield "posts", f"Skriv ett antal tjänster, 1–{MOST_POSTS}, som inte redan finns ({there})."
    years = {one.year: one.name for one in record.agreements.values() if one.year != own_year}
    if draft.kind == "överenskommelse" and draft.first_year in years:
        yield "first_year", f"{draft.first_year} finns redan: {years[draft.first_year]}."
    for field, text in (("said_by", draft.said_by), ("document", draft.document)):
        if not text.strip() or len(text.strip()) > LONGEST_WORDS or not text.isprintable():
            told = "vem som säger det" if field == "said_by" else "var det står, eller ”muntligt”"
            yield field, f"Skriv {told}, högst {LONGEST_WORDS} tecken."


def added(draft: Draft, agreement: Agreement, record: Record, *, today: date, instead: Entry | None = None) -> Added:
    """A draft without problems as an addition to data/. A pot or a deduction is of an agreement.

    What is added `instead` of something keeps that one's key. InputError where the draft has problems, or has been
    added already.
    """
    for _, reason in problems(draft, record, instead):
        raise InputError(reason)
    name = draft.name.strip()
    told = {"said_by": draft.said_by.strip(), "dated": today.isoformat(), "document": draft.document.strip()}
    source = source_id(name, **told)
    origin = {"kalla": source, "stalle": draft.document.strip()}
    key = instead.key if instead else _free_key(name, record)
    own = record.own.by_source  # a preset that counts a cost of one's own could not be without it
    costs = tuple(cost.key for cost in record.costs if cost.origin.source.id not in own)
    costs = instead.costs if instead else costs
    files, values, preset = _WRITERS[draft.kind](_Asked(draft, key, origin, agreement, record, costs))
    return Added(addition=Addition(name=name, **told, files=files), preset=preset, values=values)


def entry_of(addition: Addition, record: Record) -> Entry | None:
    """An addition that the record has, as the form that wrote it has it; None for what no such form has written."""
    try:
        entry = _entry(addition)
        again = entry and added(
            entry.draft, _agreement_of(entry, record), record, today=date.fromisoformat(addition.dated), instead=entry
        )
    except (InputError, KeyError, TypeError, ValueError):
        return None
    return entry if again and again.addition == addition else None


def _agreement_of(entry: Entry, record: Record) -> Agreement:
    """What a pot or a deduction is of; of the others any will do."""
    return record.agreements[entry.agreement] if entry.agreement else next(iter(record.agreements.values()))


def _entry(addition: Addition) -> Entry | None:
    (path, text), *others = addition.files
    blocks = toml_text.parse(text)
    of = path.removeprefix(AGREEMENTS).removesuffix(".toml")
    said = Draft(kind="kostnad", name=addition.name, amount_sek=None, said_by=addition.said_by,
                 document=addition.document, first_year=0, last_year=0)  # fmt: skip
    match blocks:
        case {"kostnad": [block]}:
            draft = replace(said, amount_sek=block.get("belopp"), first_year=block["fran"], last_year=block["till"])
            return Entry(draft=draft, key=block["nyckel"])
        case {"avdrag": [block]}:
            draft = replace(said, kind="avdrag", amount_sek=_in_comment(text), pot=block["pott"],
                            first_year=block["fran"], last_year=block["till"])  # fmt: skip
            return Entry(draft=draft, key=block["nyckel"], agreement=of)
        case {"alternativ": [block]}:
            year = block["fran"]
            draft = replace(said, kind="bemanning", amount_sek=block["belopp"], posts=block["tjanster"],
                            first_year=year, last_year=year)  # fmt: skip
            return Entry(draft=draft, key=block["nyckel"])
        case {"overenskommelse": {"ar": year}, "pott": [block]}:
            ((_, preset),) = others
            draft = replace(said, kind="överenskommelse", amount_sek=block["belopp"], pot=block["nyckel"],
                            national_sek=block["nationellt"], first_year=year, last_year=year)  # fmt: skip
            costs = tuple(toml_text.parse(preset)["forval"][0]["kostnader"])
            return Entry(draft=draft, key=block["nyckel"], agreement=of, costs=costs)
        case {"pott": [block]}:
            draft = replace(said, kind="pott", amount_sek=_in_comment(text), national_sek=block["nationellt"])
            return Entry(draft=draft, key=block["nyckel"], agreement=of)
    return None


def _in_comment(text: str) -> int:
    before, after = AMOUNT_IN_SCENARIO.split("{}")
    return int(text.removeprefix(before).split(after)[0])


def edited(addition: Addition, draft: Draft, record: Record, *, today: date) -> Edited:
    """What somebody has added, as it is after a change in the form. The record has it still.

    InputError where the draft has problems, or where no form has written the addition.
    """
    entry = entry_of(addition, record)
    if entry is None:
        raise InputError(
            f"De egna talen {quoted(addition.name)} går inte att ändra här. Ta bort dem och lägg till nya."
        )
    agreement = _agreement_of(entry, record)
    new = added(draft, agreement, record, today=today, instead=entry)
    old = added(entry.draft, agreement, record, today=today, instead=entry)
    values = {key: (value, new.values[key]) for key, value in old.values.items()}
    return Edited(addition=new.addition, presets=(old.preset, new.preset), values=values)


class _Asked(NamedTuple):
    """A draft with the key that it gets, who says it and where, and what it is added to."""

    draft: Draft
    key: str
    origin: Mapping[str, str]
    agreement: Agreement
    record: Record
    costs: tuple[str, ...]

    @property
    def amount(self) -> int:
        return self.draft.amount_sek or 0


Files = tuple[tuple[str, str], ...]
Written = tuple[Files, dict[str, Value], str]


def _cost(asked: _Asked) -> Written:
    draft, amount = asked.draft, asked.draft.amount_sek
    known: Fields = {"status": OWN} if amount is not None else {"status": UNKNOWN_AMOUNT}
    if amount is not None:
        known = {"belopp": amount, **known}
    years = {"fran": draft.first_year, "till": draft.last_year}
    text = _block(
        "[[kostnad]]", {**_slider(draft, asked.key, "kr/år", amount or 10**6), **asked.origin, **known, **years}
    )
    return (("kostnader.toml", text),), {asked.key: UNKNOWN if amount is None else amount}, ""


def _deduction(asked: _Asked) -> Written:
    draft, amount = asked.draft, asked.amount
    reason: Fields = {"skal": "ert eget val av år", "skal_kalla": asked.origin["kalla"], "skal_status": OWN}
    fields = {"pott": draft.pot, "belopp": 0, **_slider(draft, asked.key, "kr", amount), **asked.origin, "status": OWN,
              "fran": draft.first_year, "till": draft.last_year, **reason}  # fmt: skip
    return ((_file(asked.agreement), _in_scenario(amount) + _block("[[avdrag]]", fields)),), {asked.key: amount}, ""


def _pot(asked: _Asked) -> Written:
    amount = asked.amount
    text = _in_scenario(amount) + _block("[[pott]]", _pot_fields(asked, asked.key, 0))
    return ((_file(asked.agreement), text),), {asked.key: amount}, ""


def _pot_fields(asked: _Asked, key: str, recorded_sek: int) -> Fields:
    draft = asked.draft
    return {
        **_slider(draft, key, "kr", asked.amount), "belopp": recorded_sek, "nationellt": draft.national_sek,
        **asked.origin, "status": OWN, "nationellt_stalle": asked.origin["stalle"],
        "andamal": "Vad medlen får användas till är inte angivet.", "andamal_stalle": asked.origin["stalle"],
    }  # fmt: skip


def _staffing(asked: _Asked) -> Written:
    draft, amount = asked.draft, asked.amount
    fields = {"tjanster": draft.posts, "antal_stalle": asked.origin["stalle"], "antal_status": OWN,
              "titel": draft.name.strip(), "fran": draft.first_year, "belopp": amount,
              **_slider(draft, asked.key, "kr/år", amount), **asked.origin, "status": OWN}  # fmt: skip
    values: dict[str, Value] = {asked.record.posts_choice.key: str(draft.posts)}
    return (("rss-avtal.toml", _block("[[alternativ]]", fields)),), values, ""


def _agreement(asked: _Asked) -> Written:
    draft, year = asked.draft, str(asked.draft.first_year)
    same = next(one for one in asked.agreement.pots if one.parameter.key == draft.pot)
    switch = asked.record.budget.other_agreements
    others = toml_text.written(switch.options[-1])
    head: Fields = {"id": year, "ar": draft.first_year, "namn": draft.name.strip(), "kalla": asked.origin["kalla"]}
    pot = {**_pot_fields(asked, draft.pot, asked.amount),
           "namn": same.parameter.name, "kort": same.parameter.short}  # fmt: skip
    preset: Fields = {
        "id": f"eget-{year}", "namn": draft.name.strip(), "overenskommelse": year, "ar": draft.first_year,
        "visa": "Bidrag", "kostnader": list(asked.costs),
        "beskrivning": f"Egen överenskommelse för {year}, utan avdrag.", "kalla": asked.origin["kalla"],
    }  # fmt: skip
    files = (
        (f"overenskommelser/{year}.toml", f"{_block('[overenskommelse]', head)}\n\n{_block('[[pott]]', pot)}"),
        ("scenarier.toml", f"{_block('[[forval]]', preset)}\nvarden = {{ {switch.key} = {others} }}"),
    )
    return files, {}, f"eget-{year}"


_WRITERS = {"kostnad": _cost, "avdrag": _deduction, "pott": _pot, "bemanning": _staffing, "överenskommelse": _agreement}


def _file(agreement: Agreement) -> str:
    return agreement_path(agreement.id).removeprefix("data/")


def _in_scenario(amount: int) -> str:
    return AMOUNT_IN_SCENARIO.format(amount)


def _slider(draft: Draft, key: str, unit: str, amount: int) -> Fields:
    """A slider from nothing to twice the amount, in steps of about a fiftieth of it."""
    step = max(1, 10 ** (len(str(max(amount, 1))) - 2))
    most = max(2 * amount, 10)
    name = draft.name.strip()
    return {"nyckel": key, "namn": name, "kort": name[:LONGEST_SHORT].strip(), "enhet": unit, "min": 0, "max": most,
            "steg": min(step, most)}  # fmt: skip


def _block(head: str, fields: Fields) -> str:
    return "\n".join([head, *(f"{key} = {_written(value)}" for key, value in fields.items())])


def _written(value: str | int | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(toml_text.written, value))}]"
    return str(value) if isinstance(value, int) else toml_text.written(value)


def plain_word(name: str) -> str:
    """A name in the letters that a key may have: a–z, 0–9 and _."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_KEY].strip("_") or "tal"


def _free_key(name: str, record: Record) -> str:
    """A key of the name's letters that nothing on record has."""
    key = f"eget_{plain_word(name)}"
    taken = catalogue.all_parameters(record)
    free = next((one for one in (key, *(f"{key}_{n}" for n in range(2, 100))) if one not in taken), None)
    if free is None:
        raise InputError(f"Det finns redan för många egna tal som heter {quoted(name)}.")
    return free
