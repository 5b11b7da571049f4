"""A meeting as a TOML file that a person can read and change, and back. It holds any number of scenarios."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from gnv.link import PRESET, VERSION, LinkError, decode
from gnv.meeting import LONGEST_NAME, Meeting, Named
from gnv.record import Facts
from gnv.scenario import Scenario
from gnv.swedish import with_unit

VALUES, PINNED, SCENARIO, NAME = "varden", "nulage", "scenario", "namn"
HEADING = "# Scenarier för god och nära vård i Dalarna. Läses av sidan Jämför och av: python -m gnv berakna FIL"


def to_file(meeting: Meeting, facts: Facts) -> str:
    """The present scenario, the pinned one and the shelf, every value written out with its name and unit."""
    blocks = [f"{HEADING}\nv = {VERSION}\n", *_block("", meeting.scenario, facts)]
    if meeting.pinned:
        blocks += [f"\n[{PINNED}]\n", *_block(f"{PINNED}.", meeting.pinned, facts)]
    for named in meeting.shelf:
        blocks += [f"\n[[{SCENARIO}]]\n", f"{NAME} = {_quoted(named.name)}\n"]
        blocks += _block(f"{SCENARIO}.", named.scenario, facts)
    return "".join(blocks)


def from_file(text: str, facts: Facts) -> Meeting:
    """The meeting of a TOML file. A value that is left out is the preset's.

    Raises LinkError, which names the key, and for a named scenario its name too.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LinkError("filen", f"den är inte giltig TOML ({error}).") from error
    if str(content.get("v")) != VERSION:
        raise LinkError("v", f"filen ska ha raden v = {VERSION}; andra versioner förstås inte här.")
    _check_known(content, {"v", PRESET, VALUES, PINNED, SCENARIO})
    pinned, listed = content.get(PINNED), content.get(SCENARIO, [])
    if not isinstance(listed, list):
        raise LinkError(SCENARIO, f"skriv [[{SCENARIO}]] med dubbla hakar.")
    return Meeting(
        scenario=_scenario(content, facts),
        pinned=None if pinned is None else _scenario(_table(pinned, PINNED), facts),
        shelf=tuple(_named(block, facts) for block in listed),
    )


def _block(prefix: str, scenario: Scenario, facts: Facts) -> Iterator[str]:
    yield f'{PRESET} = "{scenario.preset}"  # {facts.preset(scenario.preset).name}\n'
    yield f"[{prefix}{VALUES}]\n"
    for parameter in facts.parameters(scenario.preset):
        value = scenario[parameter.key]
        written = value if isinstance(value, int) else _quoted(value)
        yield f"{parameter.key} = {written}  # {parameter.name}: {with_unit(value, parameter.unit)}\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _check_known(block: Mapping[str, Any], known: set[str]) -> None:
    for key in block:
        if key not in known:
            raise LinkError(key, "nyckeln är okänd.")


def _table(found: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise LinkError(name, f"ska vara ett block: [{name}].")
    return found


def _scenario(block: Mapping[str, Any], facts: Facts) -> Scenario:
    values = _table(block.get(VALUES, {}), VALUES)
    query = {PRESET: [str(block.get(PRESET, facts.first_preset))], **{key: [str(v)] for key, v in values.items()}}
    return decode(query, facts).meeting.scenario


def _named(block: Any, facts: Facts) -> Named:
    fields = _table(block, SCENARIO)
    name = str(fields.get(NAME, "")).strip()[:LONGEST_NAME]
    if not name:
        raise LinkError(NAME, f"varje [[{SCENARIO}]] ska ha ett namn.")
    try:
        _check_known(fields, {NAME, PRESET, VALUES})
        return Named(name=name, scenario=_scenario(fields, facts))
    except LinkError as error:
        raise LinkError(error.key, f"i scenariot ”{name}”: {error}") from error
