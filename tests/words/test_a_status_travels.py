"""No grant of 2023 is on record: wherever its amount is told, it is told as an assumption."""

from __future__ import annotations

from datetime import date

from gnv.analysis import register, result
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports import csv
from gnv.words import minutes as minutes_words
from gnv.words import scenario as scenario_words
from gnv.workspace.workspace import Workspace

TODAY = date(2026, 11, 22)


def pot_status(scenario: Scenario, county: Record) -> set[str]:
    names = {pot.parameter.name for pot in county.pots(scenario.preset)}
    return {mark for one in register.entries(scenario, county) if one.name in names for mark in one.marks}


def test_a_year_without_a_grant_on_record(county: Record, plan: Scenario) -> None:
    for scenario in (catalogue.preset_scenario(county, "rss-tre"), plan.replace({"tjanster": "3"})):
        comparison = result.compare(scenario, county)
        assert "2023 (antagande)" in scenario_words.sentence(comparison)
        grants = result.key_figures(comparison)[:3]
        assert all("antagande för 2023" in scenario_words.figure_notes(one, comparison) for one in grants)
        assert pot_status(scenario, county) == {"antagande"}
        text = minutes_words.paragraph(Workspace(scenario=scenario), county, today=TODAY)
        assert "Bidraget 2023 är ett antagande" in text
        assert "Statsbidraget till länets kommuner antas bli" in text
        wide = csv.wide(Workspace(scenario=scenario), county, today=TODAY).decode()
        assert wide.count("antagande") == len(county.kommuner) + 1


def test_the_year_of_the_agreement(county: Record, plan: Scenario) -> None:
    comparison = result.compare(plan, county)
    assert "antagande" not in scenario_words.sentence(comparison)
    assert pot_status(plan, county) == {"beslutad"}
    assert "antas" not in minutes_words.paragraph(Workspace(scenario=plan), county, today=TODAY)
    assert "antagande" not in csv.wide(Workspace(scenario=plan), county, today=TODAY).decode()


def test_it_is_told_where_the_choice_is_made(county: Record, plan: Scenario) -> None:
    assert scenario_words.begins_later(plan, county) == ""
    said = scenario_words.begins_later(plan.replace({"tjanster": "3"}), county)
    assert said.replace("\u00a0", " ") == "Tre tjänster börjar 2023: allt visas för 2023."
