"""A meeting as a link, and back. What comes in is checked whole: a damaged link applies nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from gnv.calculation import calculate
from gnv.comparison import strangers
from gnv.meeting import LONGEST_NAME, MOST_BUTTONS, MOST_COLUMNS, MOST_ON_SHELF, Meeting, Named
from gnv.model import UNKNOWN, InputError, Parameter, Value
from gnv.record import Facts
from gnv.scenario import Scenario

VERSION = "1"
LONGEST = 8000
PRESET, PINNED, SHELF, BUTTON, COLUMN = "forval", "nulage", "hylla", "knapp", "kolumn"
KOMMUN, KIND, MEASURE, PRICE_TAGS = "kommun", "visa", "per", "prislappar"
BESIDE = {PINNED, SHELF, BUTTON, COLUMN, KOMMUN, KIND, MEASURE, PRICE_TAGS}
KINDS = ("Bidrag", "Kostnader", "Netto")
MEASURES = ("Kronor", "Per invånare")
WHOLE = re.compile(r"-?[0-9]{1,13}")

Query = Mapping[str, Sequence[str]]


class LinkError(InputError):
    """A link or a file that can't be used. `key` is the one that is wrong."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"”{key}”: {reason}")
        self.key = key


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a link held, and what on its shelf had to be left out, in Swedish."""

    meeting: Meeting
    problems: tuple[str, ...] = ()


def encode(meeting: Meeting, facts: Facts, *, view: Query | None = None) -> str:
    """The query string that says all: every value of the scenario, then what is put aside, then what is looked at.

    Where a choice follows the common one, the common one alone is told.
    """
    scenario, known = meeting.scenario, facts.all_parameters
    told = (key for key in scenario if not known[key].follows or scenario[key] != known[key].default)
    pairs = [("v", VERSION), (PRESET, scenario.preset), *((key, scenario.text(key)) for key in told)]
    for key, values in {**aside(meeting, facts), **(view or {})}.items():
        pairs += [(key, value) for value in values]
    return urlencode(pairs)


def aside(meeting: Meeting, facts: Facts) -> dict[str, list[str]]:
    """What a link tells beside the scenario itself: the pinned one, the shelf, the buttons and the columns."""
    return {
        PINNED: [short(meeting.pinned, facts)] if meeting.pinned else [],
        SHELF: [f"{named.name}~{short(named.scenario, facts)}" for named in meeting.shelf],
        BUTTON: list(meeting.buttons),
        COLUMN: list(meeting.columns),
    }


def short(scenario: Scenario, facts: Facts) -> str:
    """A scenario by its preset and what differs from it: forslag-2022~regionalt_stod.1000000."""
    changed = scenario.differences(facts.scenario(scenario.preset))
    return "~".join([scenario.preset, *(f"{key}.{scenario.text(key)}" for key in changed)])


def from_short(text: str, facts: Facts) -> Scenario:
    """The scenario that `short` wrote. LinkError as in `decode`."""
    preset, *changed = text.split("~")
    query: dict[str, list[str]] = {PRESET: [preset]}
    for pair in changed:
        key, _, value = pair.partition(".")
        query.setdefault(key, []).append(value)
    scenario = _scenario(query, facts)
    try:
        calculate(scenario, facts)
    except InputError as error:
        raise LinkError(PRESET, str(error)) from error
    return scenario


def parse(link: str) -> dict[str, list[str]]:
    """An address or a bare query string as its keys and values. LinkError where it is longer than any of ours."""
    query = urlsplit(link).query if "://" in link or link.startswith(("/", "?")) else link
    if len(query) > LONGEST:
        raise LinkError("länken", f"den är längre än {LONGEST} tecken, och så långa länkar skriver sidan aldrig.")
    return parse_qs(query, keep_blank_values=True)


def decode(query: Query, facts: Facts) -> Opened:
    """What a query tells. Raises LinkError, which names the key, for anything unknown or out of bounds.

    With `v=1` (Kopiera länk) every value has to be there. Without it (the browser's own address) a value that is
    left out is the preset's. A damaged scenario on the shelf is left out and told; the others stand.
    """
    pinned = query.get(PINNED, [])
    shelf, problems = _shelf(query.get(SHELF, []), facts)
    for button in query.get(BUTTON, []):
        if button not in facts.presets:
            raise LinkError(BUTTON, f"förvalet ”{button[:40]}” finns inte.")
    _check_view(query, facts)
    meeting = Meeting(
        scenario=_scenario({key: values for key, values in query.items() if key not in BESIDE}, facts),
        pinned=_pinned(_single(PINNED, pinned), facts) if pinned else None,
        shelf=shelf,
        buttons=tuple(query.get(BUTTON, []))[:MOST_BUTTONS],
        columns=tuple(query.get(COLUMN, []))[:MOST_COLUMNS],
    )
    unknown = tuple(
        f"”{name[:LONGEST_NAME]}” skulle jämföras men finns inte, och är utelämnat."
        for name in strangers(meeting, facts)
    )
    return Opened(meeting=meeting, problems=problems + unknown)


def _scenario(query: Query, facts: Facts) -> Scenario:
    single = {key: _single(key, values) for key, values in query.items()}
    if single.get("v", VERSION) != VERSION:
        raise LinkError("v", f"länken har version {single['v'][:20]}, men här förstås bara version {VERSION}.")
    preset = single.get(PRESET, facts.first_preset)
    if preset not in facts.presets:
        raise LinkError(PRESET, f"förvalet ”{preset[:40]}” finns inte.")
    parameters = {p.key: p for p in facts.parameters(preset)}
    _check_keys(query, parameters, whole="v" in query)
    given = {key: _value(parameters[key], text, facts) for key, text in single.items() if key in parameters}
    return facts.scenario(preset).replace(given)


def _pinned(text: str, facts: Facts) -> Scenario:
    try:
        return from_short(text, facts)
    except LinkError as error:
        raise LinkError(PINNED, f"det fästa scenariot är skadat: {error}") from error


def _shelf(written: Sequence[str], facts: Facts) -> tuple[tuple[Named, ...], tuple[str, ...]]:
    found: list[Named] = []
    problems: list[str] = []
    for text in written[:MOST_ON_SHELF]:
        name, _, rest = text.partition("~")
        try:
            found.append(Named(name=name[:LONGEST_NAME], scenario=from_short(rest, facts)))
        except LinkError as error:
            problems.append(f"Scenariot ”{name[:LONGEST_NAME]}” på hyllan är skadat och utelämnat: {error}")
    return tuple(found), tuple(problems)


def _single(key: str, values: Sequence[str]) -> str:
    if len(values) != 1:
        raise LinkError(key, "står flera gånger.")
    return values[0]


def _check_keys(query: Query, parameters: Mapping[str, Parameter], *, whole: bool) -> None:
    known = {"v", PRESET, *parameters}
    for key in query:
        if key not in known:
            raise LinkError(key[:40], "nyckeln är okänd.")
    for key, parameter in parameters.items():
        if whole and key not in query and not parameter.follows:
            raise LinkError(key, "värdet saknas; länken kan ha kapats på vägen.")


def _check_view(query: Query, facts: Facts) -> None:
    looked_at = {KOMMUN: facts.kommuner.values(), KIND: KINDS, MEASURE: MEASURES, PRICE_TAGS: ("true", "false")}
    for key, options in looked_at.items():
        for value in query.get(key, ()):
            if value not in options:
                raise LinkError(key, f"”{value[:40]}” finns inte bland valen.")


def _value(parameter: Parameter, text: str, facts: Facts) -> Value:
    textual = bool(parameter.options) or (parameter.optional and text == UNKNOWN)
    if not textual and not WHOLE.fullmatch(text):
        raise LinkError(parameter.key, f"”{text[:40]}” är inget heltal.")
    value = text if textual else int(text)
    reason = facts.check(parameter, value)
    if reason:
        raise LinkError(parameter.key, f"{parameter.name}: {reason}")
    return value
