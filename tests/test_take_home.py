from __future__ import annotations

import datetime

import pytest

from gnv import take_home
from gnv.exports import tables
from gnv.meeting import Meeting
from gnv.record import Facts
from gnv.scenario import Scenario


class Tomorrow(datetime.date):
    @classmethod
    def today(cls) -> Tomorrow:
        return cls(2031, 1, 2)


def test_a_file_bears_the_day_it_is_asked_for(
    facts: Facts, proposal: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_today = take_home._made_on_click(tables.FORMATS["bred"], Meeting(scenario=proposal), facts)
    monkeypatch.setattr(take_home, "date", Tomorrow)
    assert drawn_today() == tables.wide(Meeting(scenario=proposal), facts, today=datetime.date(2031, 1, 2))
