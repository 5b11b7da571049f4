"""Every control that the real record has."""

from __future__ import annotations

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.words import scenario as scenario_words


def test_every_control_says_what_it_does(record: Record) -> None:
    controls = {one for preset in record.presets for one in catalogue.parameters(record, preset)}
    assert {one.name for one in controls if not scenario_words.effect_of(one, record)} == set()
