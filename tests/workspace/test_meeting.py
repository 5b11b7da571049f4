from __future__ import annotations

from dataclasses import replace

import pytest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.core.scenario import Scenario
from gnv.workspace import link, meeting, scenario_file
from gnv.workspace.workspace import Workspace


@pytest.fixture
def prepared(plan: Scenario) -> Workspace:
    """A meeting of a preset and a saved scenario, with the preset on screen."""
    saved = Workspace(scenario=plan.replace({"lika_del": 10})).saved("Min plan")
    return replace(saved, scenario=plan, buttons=("rss-tre", "~Min plan"))


def test_every_step_is_compared_with_the_first(prepared: Workspace, county: Record) -> None:
    first, second = (meeting.at_step(prepared, county, position) for position in (0, 1))
    three = catalogue.preset_scenario(county, "rss-tre")
    assert (first.scenario, first.pinned) == (three, None), "its own preset is what it is compared with anyway"
    assert (second.scenario["lika_del"], second.pinned) == (10, three)
    assert [meeting.present_step(one, county) for one in (prepared, first, second)] == [None, 0, 1]


def test_a_saved_scenario_that_is_first_is_what_it_is_compared_with_itself(prepared: Workspace, county: Record) -> None:
    turned = meeting.raised_step(prepared, "~Min plan")
    assert turned.buttons == ("~Min plan", "rss-tre")
    first = meeting.at_step(turned, county, 0)
    assert first.pinned == first.scenario


def test_the_meeting_is_in_the_link_in_words_and_in_the_file(prepared: Workspace, county: Record) -> None:
    text = link.encode(prepared, county)
    assert "knapp=rss-tre&knapp=~Min_20plan" in text
    assert link.decode(link.parse(text), county).workspace == prepared
    assert scenario_file.from_file(scenario_file.to_file(prepared, county), county).buttons == prepared.buttons


def test_a_step_follows_its_scenario_when_it_is_renamed_and_goes_when_it_is_removed(prepared: Workspace) -> None:
    assert prepared.renamed("Min plan", "Vår plan").buttons == ("rss-tre", "~Vår plan")
    assert prepared.removed("Min plan").buttons == ("rss-tre",)


def test_a_step_whose_scenario_is_not_there_is_told(county: Record) -> None:
    found = link.decode({"knapp": ["rss-tre", "~Borta"]}, county)
    assert found.workspace.buttons == ("rss-tre",)
    assert found.problems == ("Mötets steg ”Borta” finns inte bland det sparade, och är utelämnat.",)
    with pytest.raises(InputError, match="knapp"):
        link.decode({"knapp": ["finns-inte"]}, county)


def test_a_step_is_added_once_and_taken_away(prepared: Workspace, county: Record) -> None:
    more = meeting.with_step(meeting.with_step(prepared, "budget-2023"), "budget-2023")
    assert more.buttons == ("rss-tre", "~Min plan", "budget-2023")
    assert meeting.without_step(more, "rss-tre").buttons == ("~Min plan", "budget-2023")
    assert meeting.possible_steps(prepared, county)[:2] == ("~Min plan", next(iter(county.presets)))
