from __future__ import annotations

import datetime

import pytest

from gnv.analysis.side_by_side import ComparisonView
from gnv.app import comparison_picker, downloads
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


def test_a_file_of_jamfor_is_made_as_the_page_is_looked_at(
    county: Record, plan: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, workspace = ComparisonView(kind="Kostnader", order="Störst först"), Workspace(scenario=plan)
    monkeypatch.setattr(comparison_picker, "last_view", lambda: looked)
    form = FORMATS["jamforelse"]
    made = downloads._made_on_click(form, workspace, county, "")()
    assert made == form.make(workspace, county, today=datetime.date.today(), looked=looked)
    assert made != form.make(workspace, county, today=datetime.date.today())
