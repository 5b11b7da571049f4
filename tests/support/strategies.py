"""Random scenarios for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.records import Parameter
from gnv.core.scenario import Scenario


def any_value(parameter: Parameter) -> st.SearchStrategy[int | str]:
    """Any value that a parameter allows."""
    if parameter.options:
        return st.sampled_from(parameter.options)
    return st.integers(parameter.minimum, parameter.maximum)


def any_scenario(record: Record, *presets: str) -> st.SearchStrategy[Scenario]:
    """Any values of any of the presets (of all where none is named); some ask more of a pot than it holds."""

    def values(preset: str) -> st.SearchStrategy[Scenario]:
        named = {p.key: any_value(p) for p in catalogue.parameters(record, preset)}
        return st.fixed_dictionaries(named).map(lambda v: Scenario(preset=preset, values=tuple(v.items())))

    return st.sampled_from(presets or list(record.presets)).flatmap(values)
