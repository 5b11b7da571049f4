"""A meeting as a link, and back. What comes in is checked whole: a damaged link applies nothing.

A link is a record: it stands in minutes and in files, and has to open when `data/` has got more parameters than it
knows. Yet a link that a mail program has cut must not pass for a shorter one. So `encode` tells twice how many pairs
there are, next to the preset and last of all (`antal=…`). A cut link has lost the last of them, whatever else it has
kept; and in a link that is whole, a value that is missing was not there to be told when the link was written: it is the
preset's, and that is said. Links from before `antal` was written open if they have every value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.link_keys import (
    BUTTON,
    COLUMN,
    COMPLETENESS_KEYS,
    COUNT,
    KIND,
    KINDS,
    KOMMUN,
    MEASURE,
    MEASURES,
    PINNED,
    PRESET,
    PRICE_TAGS,
    RESERVED,
    SHELF,
    VERSION_KEY,
)
from gnv.core.record import Record
from gnv.core.records import UNKNOWN, InputError, Parameter, Value
from gnv.core.scenario import Scenario
from gnv.formatting import with_unit
from gnv.workspace.columns import unknown_names
from gnv.workspace.workspace import (
    LONGEST_NAME,
    MOST_BUTTONS,
    MOST_COLUMNS,
    MOST_ON_SHELF,
    Named,
    Workspace,
    checked_name,
    free_name,
)

VERSION = "1"
LONGEST = 8000
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,13}")
Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a link held, and what of it had to be left out or filled in, in Swedish."""

    workspace: Workspace
    problems: tuple[str, ...] = ()


def encode(workspace: Workspace, record: Record, *, view: Query | None = None) -> str:
    """The query string that says all: every value of the scenario, then what is put aside, then what is looked at."""
    pairs = scenario_pairs(workspace.scenario, record)
    for key, values in {**workspace_pairs(workspace, record), **(view or {})}.items():
        pairs += [(key, value) for value in values]
    begun = [(VERSION_KEY, VERSION), (PRESET, workspace.scenario.preset)]
    count = (COUNT, str(len(begun) + len(pairs)))
    return urlencode([*begun, count, *pairs, count])


def workspace_pairs(workspace: Workspace, record: Record) -> dict[str, list[str]]:
    """What a link tells beside the scenario itself: the pinned one, the shelf, the buttons and the columns."""
    return {
        PINNED: [scenario_text(workspace.pinned, record)] if workspace.pinned else [],
        SHELF: [f"{named.name}~{scenario_text(named.scenario, record)}" for named in workspace.shelf],
        BUTTON: list(workspace.buttons),
        COLUMN: list(workspace.columns),
    }


def scenario_text(scenario: Scenario, record: Record) -> str:
    """A scenario by its preset and what differs from it: forslag-2022~regionalt_stod.1000000."""
    changed = scenario.differences(catalogue.preset_scenario(record, scenario.preset))
    return "~".join([scenario.preset, *(f"{key}.{scenario.text(key)}" for key in changed)])


def scenario_from_text(text: str, record: Record) -> Scenario:
    """The scenario that `short` wrote. LinkError as in `decode`."""
    preset, *changed = text.split("~")
    told: dict[str, list[str]] = {}
    for pair in changed:
        key, _, value = pair.partition(".")
        told.setdefault(key, []).append(value)
    scenario = scenario_from_query(preset, told, record)
    try:
        calculate(scenario, record)
    except InputError as error:
        raise LinkError(PRESET, str(error)) from error
    return scenario


def parse(link: str) -> dict[str, list[str]]:
    """An address or a bare query string as its keys and values. LinkError where it is no address, or too long."""
    try:
        query = urlsplit(link).query if "://" in link or link.startswith(("/", "?")) else link
    except ValueError as error:
        raise LinkError("länken", "den är ingen adress som går att tolka.") from error
    if len(query) > LONGEST:
        raise LinkError("länken", f"den är längre än {LONGEST} tecken, och så långa länkar skriver sidan aldrig.")
    return parse_qs(query, keep_blank_values=True)


def decode(query: Query, record: Record) -> Opened:
    """What a query tells. Raises LinkError, which names the key, for anything unknown or out of bounds.

    A copied link (`v=1`) has to be whole, as told above. In the browser's own address, without `v`, a value that is
    left out is the preset's. What can't be used of what is put aside is left out and told; the rest stands.
    """
    preset = only_value(PRESET, query.get(PRESET, [record.first_preset]))
    _check_whole(preset, query, record)
    _check_view(query, record)
    for button in query.get(BUTTON, ()):
        check_preset(button, record, key=BUTTON)
    shelf, problems = _shelf(query.get(SHELF, ()), record)
    buttons, too_many = _first_few(MOST_BUTTONS, query.get(BUTTON, ()), "bland mötets knappar")
    columns, too_wide = _first_few(MOST_COLUMNS, query.get(COLUMN, ()), "i jämförelsen")
    workspace = Workspace(
        scenario=scenario_from_query(preset, {key: query[key] for key in query if key not in RESERVED}, record),
        pinned=_pinned(only_value(PINNED, query[PINNED]), record) if query.get(PINNED) else None,
        shelf=shelf, buttons=buttons, columns=columns,
    )  # fmt: skip
    newer = _filled_in(workspace.scenario, query, record)
    return Opened(workspace=workspace, problems=(*newer, *problems, *too_many, *too_wide, *_unknown(workspace, record)))


def _check_whole(preset: str, query: Query, record: Record) -> None:
    """LinkError where a copied link is of another version, or where something of it has been lost on the way."""
    version, *_ = query.get(VERSION_KEY) or [VERSION]
    if version != VERSION:
        raise LinkError(VERSION_KEY, f"länken har version {version[:20]}, men här förstås bara version {VERSION}.")
    told = sum(len(values) for key, values in query.items() if key != COUNT)
    counted = COUNT in query and list(query[COUNT]) == [str(told)] * 2
    if counted or not any(key in query for key in COMPLETENESS_KEYS):
        return
    missing = missing_parameters(preset, query, record)
    if missing:
        raise LinkError(missing[0].key, "värdet saknas; länken kan ha kapats på vägen.")
    if COUNT in query:
        raise LinkError(COUNT, "länken är inte hel; den kan ha kapats på vägen.")


def _filled_in(scenario: Scenario, query: Query, record: Record) -> tuple[str, ...]:
    """What a whole link does not tell, because it was written before `data/` had it."""
    missing = missing_parameters(scenario.preset, query, record) if COUNT in query else ()
    return tuple(
        f"Värdet {one.name} fanns inte när länken skrevs: förvalets värde {with_unit(scenario[one.key], one.unit)} "
        "används."
        for one in missing
    )


def _pinned(text: str, record: Record) -> Scenario:
    try:
        return scenario_from_text(text, record)
    except LinkError as error:
        raise LinkError(PINNED, f"det fästa scenariot är skadat: {error}") from error


def _shelf(written: Sequence[str], record: Record) -> tuple[tuple[Named, ...], tuple[str, ...]]:
    found: dict[str, Named] = {}
    problems: list[str] = []
    for text in written:
        name, _, rest = text.partition("~")
        told = f"Scenariot ”{name[:LONGEST_NAME]}” på hyllan"
        try:
            free, scenario = free_name(checked_name(name), found), scenario_from_text(rest, record)
        except LinkError as error:
            problems.append(f"{told} är skadat och utelämnat: {error}")
        except InputError as error:
            problems.append(f"{told} har ett namn som inte går att använda, och är utelämnat. {error}")
        else:
            found[free] = Named(name=free, scenario=scenario)
    kept, too_many = _first_few(MOST_ON_SHELF, list(found), "på hyllan")
    return tuple(found[name] for name in kept), (*problems, *too_many)


def _first_few(most: int, told: Sequence[str], where: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first few, each once, and in words which of them had no room."""
    each = tuple(dict.fromkeys(told))
    left_out = (f"”{one[:LONGEST_NAME]}” är utelämnat: {where} är det plats för {most}." for one in each[most:])
    return each[:most], tuple(left_out)


def _unknown(workspace: Workspace, record: Record) -> tuple[str, ...]:
    left_out = "skulle jämföras men finns inte, och är utelämnat."
    return tuple(f"”{name[:LONGEST_NAME]}” {left_out}" for name in unknown_names(workspace, record))


def _check_view(query: Query, record: Record) -> None:
    looked_at = {KOMMUN: record.kommuner.values(), KIND: KINDS, MEASURE: MEASURES, PRICE_TAGS: ("true", "false")}
    for key, options in looked_at.items():
        for value in query.get(key, ()):
            if value not in options:
                raise LinkError(key, f"”{value[:40]}” finns inte bland valen.")


class LinkError(InputError):
    """A link or a file that can't be used. `key` is the one that is wrong."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"”{key}”: {reason}")
        self.key = key


def scenario_pairs(scenario: Scenario, record: Record) -> list[tuple[str, str]]:
    """Every value of a scenario by its key. Where a choice follows the common one, the common one alone is told."""
    known = catalogue.by_key(record, scenario.preset)
    told = (key for key in scenario if not known[key].follows or scenario[key] != known[key].default)
    return [(key, scenario.text(key)) for key in told]


def scenario_from_query(preset: str, told: Query, record: Record) -> Scenario:
    """The scenario of a preset's id and some values by key; a value that is left out is the preset's.

    LinkError, which names the key, for an unknown preset or key and for a value out of bounds.
    """
    check_preset(preset, record)
    parameters = catalogue.by_key(record, preset)
    for key in told:
        if key not in parameters:
            raise LinkError(key[:40], "nyckeln är okänd.")
    given = {key: _value(parameters[key], only_value(key, values)) for key, values in told.items()}
    return catalogue.preset_scenario(record, preset).replace(given)


def missing_parameters(preset: str, told: Query, record: Record) -> tuple[Parameter, ...]:
    """The parameters of a preset that are not told, although they follow no common choice. LinkError as above."""
    check_preset(preset, record)
    return tuple(one for one in catalogue.parameters(record, preset) if one.key not in told and not one.follows)


def check_preset(preset: str, record: Record, *, key: str = PRESET) -> None:
    """LinkError, at a key, where there is no such preset."""
    if preset not in record.presets:
        raise LinkError(key, f"förvalet ”{preset[:40]}” finns inte.")


def only_value(key: str, values: Sequence[str]) -> str:
    """The one value of a key. LinkError where there are several, or none."""
    if len(values) != 1:
        raise LinkError(key, "står flera gånger.")
    return values[0]


def _value(parameter: Parameter, text: str) -> Value:
    textual = bool(parameter.options) or (parameter.optional and text == UNKNOWN)
    if not textual and not WHOLE_NUMBER.fullmatch(text):
        raise LinkError(parameter.key, f"”{text[:40]}” är inget heltal.")
    value = text if textual else int(text)
    reason = parameter.refusal(value)
    if reason:
        raise LinkError(parameter.key, f"{parameter.name}: {reason}")
    return value
