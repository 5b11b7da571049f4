from __future__ import annotations

import datetime

import pytest

from gnv.app import downloads
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports import csv as csv_export
from gnv.exports.formats import FORMATS
from gnv.workspace.workspace import Workspace


class Tomorrow(datetime.date):
    @classmethod
    def today(cls) -> Tomorrow:
        return cls(2031, 1, 2)


def test_a_file_bears_the_day_it_is_asked_for(county: Record, plan: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_today = downloads._made_on_click(FORMATS["bred"], Workspace(scenario=plan), county, "")
    monkeypatch.setattr(downloads, "date", Tomorrow)
    assert drawn_today() == csv_export.wide(Workspace(scenario=plan), county, today=datetime.date(2031, 1, 2))
