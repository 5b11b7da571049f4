"""A scenario's values as the texts that a link or a file tells, and back. Nothing damaged is applied."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gnv.model import UNKNOWN, InputError, Parameter, Value
from gnv.record import Facts
from gnv.scenario import Scenario

PRESET = "forval"
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,13}")

Query = Mapping[str, Sequence[str]]


class LinkError(InputError):
    """A link or a file that can't be used. `key` is the one that is wrong."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"”{key}”: {reason}")
        self.key = key


def to_pairs(scenario: Scenario, facts: Facts) -> list[tuple[str, str]]:
    """Every value of a scenario by its key. Where a choice follows the common one, the common one alone is told."""
    known = facts.all_parameters
    told = (key for key in scenario if not known[key].follows or scenario[key] != known[key].default)
    return [(key, scenario.text(key)) for key in told]


def from_query(preset: str, told: Query, facts: Facts) -> Scenario:
    """The scenario of a preset's id and some values by key; a value that is left out is the preset's.

    LinkError, which names the key, for an unknown preset or key and for a value out of bounds.
    """
    check_preset(preset, facts)
    parameters = {parameter.key: parameter for parameter in facts.parameters(preset)}
    for key in told:
        if key not in parameters:
            raise LinkError(key[:40], "nyckeln är okänd.")
    given = {key: _value(parameters[key], single(key, values), facts) for key, values in told.items()}
    return facts.scenario(preset).replace(given)


def absent(preset: str, told: Query, facts: Facts) -> tuple[Parameter, ...]:
    """The parameters of a preset that are not told, although they follow no common choice. LinkError as above."""
    check_preset(preset, facts)
    return tuple(one for one in facts.parameters(preset) if one.key not in told and not one.follows)


def check_preset(preset: str, facts: Facts, *, key: str = PRESET) -> None:
    """LinkError, at a key, where there is no such preset."""
    if preset not in facts.presets:
        raise LinkError(key, f"förvalet ”{preset[:40]}” finns inte.")


def single(key: str, values: Sequence[str]) -> str:
    """The one value of a key. LinkError where there are several, or none."""
    if len(values) != 1:
        raise LinkError(key, "står flera gånger.")
    return values[0]


def _value(parameter: Parameter, text: str, facts: Facts) -> Value:
    textual = bool(parameter.options) or (parameter.optional and text == UNKNOWN)
    if not textual and not WHOLE_NUMBER.fullmatch(text):
        raise LinkError(parameter.key, f"”{text[:40]}” är inget heltal.")
    value = text if textual else int(text)
    reason = facts.check(parameter, value)
    if reason:
        raise LinkError(parameter.key, f"{parameter.name}: {reason}")
    return value
