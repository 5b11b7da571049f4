"""A meeting as a TOML file that a person can read and change, and back. It holds up to a hundred scenarios.

It holds the own figures too, in data/'s own format: `own_figures` reads them alone, for what a file says is read on a
record that has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gnv.core import catalogue, toml_text
from gnv.core.link_keys import COUNTY_FILES, OWN_FIGURES, PRESET, VERSION_KEY
from gnv.core.own_figures import Addition, OwnFigures
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.core.scenario import Scenario
from gnv.formatting import quoted, shortened, with_unit
from gnv.workspace import file_bounds
from gnv.workspace.file_bounds import MOST_BYTES, MOST_SCENARIOS
from gnv.workspace.link import CountyMissingError, LinkError, known_steps, scenario_from_query
from gnv.workspace.workspace import MOST_BUTTONS, MOST_COLUMNS, Named, Workspace, checked_name, free_name

VALUES, PINNED, SCENARIO, NAME = "varden", "nulage", "scenario", "namn"
BUTTONS, COLUMNS = "knappar", "kolumner"
SAID_BY, DATED, DOCUMENT, FILES = "av", "datum", "dokument", "filer"  # of own figures
ADDITION = {NAME: "name", SAID_BY: "said_by", DATED: "dated", DOCUMENT: "document"}
VERSION = "1"  # of the file; a link has a version of its own
HEADING = "# Scenarier för god och nära vård i {}. Läses av sidan Jämför och av: python -m gnv berakna FIL"
LARGEST = 10**15  # no value comes near; beyond it Python refuses to write some numbers out


def to_file(workspace: Workspace, record: Record) -> str:
    """The whole meeting; each scenario's values written out with name and unit, and the record's own figures."""
    blocks = [f"{HEADING.format(record.county.name)}\n{VERSION_KEY} = {VERSION}\n"]
    blocks += [f"{COUNTY_FILES} = {toml_text.written(record.county_files)}\n"] if record.county_files else []
    for key, names in {BUTTONS: workspace.buttons, COLUMNS: workspace.columns}.items():
        blocks += [f"{key} = [{', '.join(map(toml_text.written, names))}]\n"] if names else []
    blocks += _block("", workspace.scenario, record)
    if workspace.pinned:
        blocks += [f"\n[{PINNED}]\n", *_block(f"{PINNED}.", workspace.pinned, record)]
    for named in workspace.shelf:
        blocks += [f"\n[[{SCENARIO}]]\n", f"{NAME} = {toml_text.written(named.name)}\n"]
        blocks += _block(f"{SCENARIO}.", named.scenario, record)
    return "".join([*blocks, *(line for one in record.own.additions for line in _addition(one))])


def _addition(one: Addition) -> Iterator[str]:
    yield f"\n[[{OWN_FIGURES}]]\n{NAME} = {toml_text.written(one.name)}\n"
    for key, text in ((SAID_BY, one.said_by), (DATED, one.dated), (DOCUMENT, one.document)):
        yield f"{key} = {toml_text.written(text)}\n"
    yield f"[{OWN_FIGURES}.{FILES}]\n"
    for path, text in one.files:
        lines = "".join(f"  {toml_text.written(line)},\n" for line in text.split("\n"))
        yield f"{toml_text.written(path)} = [\n{lines}]\n"


def own_figures(data: bytes) -> OwnFigures:
    """The own figures of a scenario file, which the record has to have for `from_bytes`. LinkError as there."""
    return _own(_parsed(_text(data)))


def from_bytes(data: bytes, record: Record) -> Workspace:
    """The meeting of a TOML file as it lies on a disk. LinkError as in `from_file`, and where it is no text."""
    return from_file(_text(data), record)


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise file_bounds.too_large()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LinkError("filen", "den är inte text i UTF-8, som en scenariofil är.") from error


def from_file(text: str, record: Record) -> Workspace:
    """The meeting of a TOML file. A value that is left out is the preset's.

    Raises LinkError, which names the key, and for a named scenario its name too.
    """
    content = _parsed(text)
    if _text_of(content.get(VERSION_KEY)) != VERSION:
        raise LinkError(VERSION_KEY, f"filen ska ha raden {VERSION_KEY} = {VERSION}; andra versioner förstås inte här.")
    _check_known(content, {VERSION_KEY, PRESET, VALUES, PINNED, SCENARIO, BUTTONS, COLUMNS, OWN_FIGURES, COUNTY_FILES})
    county = _text_of(content.get(COUNTY_FILES, ""))
    if county != record.county_files:
        raise CountyMissingError(county[:16], record.county.name, what="filen")
    own = _own(content)
    if not set(own.additions) <= set(record.own.additions):
        raise LinkError(OWN_FIGURES, f"filen har egna tal (kontrollsumma {own.checksum}) som inte är inlästa.")
    pinned, listed = content.get(PINNED), content.get(SCENARIO, [])
    if not isinstance(listed, list):
        raise LinkError(SCENARIO, f"skriv [[{SCENARIO}]] med dubbla hakar.")
    if len(listed) > MOST_SCENARIOS:
        raise LinkError(SCENARIO, f"filen har fler än {MOST_SCENARIOS} scenarier.")
    shelf = _shelf(listed, record)
    buttons, lost = known_steps(_names(content, BUTTONS, MOST_BUTTONS), shelf, record, key=BUTTONS)
    if lost:
        raise LinkError(BUTTONS, lost[0])
    return Workspace(
        scenario=_scenario(content, record),
        pinned=None if pinned is None else _pinned(pinned, record),
        shelf=shelf,
        buttons=buttons,
        columns=_names(content, COLUMNS, MOST_COLUMNS),
        own=own,
        county_files=record.county_files,
    )


def county_checksum(data: bytes) -> str:
    """The checksum of another county's data files that a scenario file rests on; empty where it tells none."""
    return _text_of(_parsed(_text(data)).get(COUNTY_FILES, ""))[:16]


def _own(content: Mapping[str, Any]) -> OwnFigures:
    listed = content.get(OWN_FIGURES, [])
    if not isinstance(listed, list):
        raise LinkError(OWN_FIGURES, f"skriv [[{OWN_FIGURES}]] med dubbla hakar.")
    try:
        return OwnFigures(additions=tuple(_read_addition(_table(one, OWN_FIGURES)) for one in listed))
    except LinkError:
        raise
    except InputError as error:
        raise LinkError(OWN_FIGURES, str(error)) from error


def _read_addition(block: Mapping[str, Any]) -> Addition:
    _check_known(block, {NAME, SAID_BY, DATED, DOCUMENT, FILES})
    files = _table(block.get(FILES, {}), f"{OWN_FIGURES}.{FILES}")
    for path, lines in files.items():
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise LinkError(OWN_FIGURES, f"{quoted(path)} ska vara en lista av rader inom citattecken.")
    return Addition(
        **{field: _text_of(block.get(key, "")) for key, field in ADDITION.items()},
        files=tuple((path, "\n".join(lines)) for path, lines in files.items()),
    )


def _parsed(text: str) -> dict[str, Any]:
    file_bounds.check(text)
    try:
        return toml_text.parse(text)
    except InputError as error:
        raise LinkError("filen", f"den {error}") from error


def _block(prefix: str, scenario: Scenario, record: Record) -> Iterator[str]:
    yield f'{PRESET} = "{scenario.preset}"  # {record.preset(scenario.preset).name}\n'
    yield f"[{prefix}{VALUES}]\n"
    for parameter in catalogue.parameters(record, scenario.preset):
        value = scenario[parameter.key]
        written = value if isinstance(value, int) else toml_text.written(value)
        yield f"{parameter.key} = {written}  # {parameter.name}: {with_unit(value, parameter.unit)}\n"


def _text_of(found: Any) -> str:
    return "ett för stort tal" if isinstance(found, int) and abs(found) > LARGEST else str(found)


def _check_known(block: Mapping[str, Any], known: set[str]) -> None:
    for key in block:
        if key not in known:
            raise LinkError(shortened(key), "nyckeln är okänd.")


def _table(found: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise LinkError(name, f"ska vara ett block: [{name}].")
    return found


def _names(content: Mapping[str, Any], key: str, most: int) -> tuple[str, ...]:
    found = content.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise LinkError(key, f'ska vara en lista av namn inom citattecken: {key} = ["…", "…"].')
    each = tuple(dict.fromkeys(found))
    if len(each) > most:
        raise LinkError(key, f"har {len(each)} namn, men högst {most} får plats.")
    return each


def _pinned(found: Any, record: Record) -> Scenario:
    block = _table(found, PINNED)
    _check_known(block, {PRESET, VALUES})
    return _scenario(block, record)


def _scenario(block: Mapping[str, Any], record: Record) -> Scenario:
    values = _table(block.get(VALUES, {}), VALUES)
    told = {key: [_text_of(value)] for key, value in values.items()}
    return scenario_from_query(_text_of(block.get(PRESET, record.first_preset)), told, record)


def _shelf(listed: list[Any], record: Record) -> tuple[Named, ...]:
    found: dict[str, Named] = {}
    for block in listed:
        named = _named(_table(block, SCENARIO), record)
        free = free_name(named.name, found)
        found[free] = Named(name=free, scenario=named.scenario)
    return tuple(found.values())


def _named(fields: Mapping[str, Any], record: Record) -> Named:
    given = fields.get(NAME, "")
    if not isinstance(given, str) or not given.strip():
        raise LinkError(NAME, f'varje [[{SCENARIO}]] ska ha ett namn inom citattecken: {NAME} = "…".')
    try:
        name = checked_name(given)
    except InputError as error:
        raise LinkError(NAME, f"{quoted(given)} går inte att ha som namn. {error}") from error
    try:
        _check_known(fields, {NAME, PRESET, VALUES})
        return Named(name=name, scenario=_scenario(fields, record))
    except LinkError as error:
        raise LinkError(error.key, f"i scenariot ”{name}”: {error}") from error
