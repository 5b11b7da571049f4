"""The slides: the comparison's heading is of the same scenario as *Jämför*'s, and all of a slide is on it."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from pptx import Presentation

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports import pptx
from gnv.exports.content import Content
from gnv.exports.formats import FORMATS
from gnv.workspace.workspace import Named, Workspace

TODAY = date(2026, 11, 25)


def slides(workspace: Workspace, record: Record) -> Any:
    return Presentation(io.BytesIO(pptx.presentation(workspace, record, today=TODAY)))


def cells(slide: Any) -> list[list[str]]:
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    return [[cell.text for cell in line.cells] for line in table.rows]


def all_changed(record: Record, preset: str) -> Scenario:
    """A preset where everything that can be moved is moved."""
    base = catalogue.preset_scenario(record, preset)
    moved: dict[str, Any] = {}
    for one in catalogue.parameters(record, preset):
        value = base[one.key]
        if one.options:
            moved[one.key] = next(word for word in one.options if word != value)
        elif isinstance(value, int) and not one.optional:
            moved[one.key] = value + one.step if value + one.step <= one.maximum else value - one.step
    return base.replace(moved)


@pytest.fixture
def with_shelf(plan: Scenario) -> Workspace:
    """What is on screen has 40 000 kr more in a pot; what is saved, 40 000 kr less."""
    pot = "nara_vard"
    dearer, cheaper = (plan.replace({pot: plan.number(pot) + sign * 40_000}) for sign in (1, -1))
    return Workspace(scenario=dearer, shelf=(Named(name="Mindre", scenario=cheaper),))


def test_the_comparison_tells_what_is_on_screen_against_the_base(county: Record, with_shelf: Workspace) -> None:
    slide = slides(with_shelf, county).slides[3]
    assert slide.shapes.title.text_frame.text.startswith("På skärmen jämfört med ")
    assert [head.split(" (")[0] for head in cells(slide)[0][2:]] == ["På skärmen", "Mindre"]


def test_the_pictures_of_the_comparison_tell_the_same(county: Record, with_shelf: Workspace) -> None:
    _, gains, _ = Content(with_shelf, county, TODAY).pictures("jamfor")
    assert "På skärmen mot " in gains.said[0]


@pytest.mark.parametrize("key", ["jamforelse", "jamforelse-forutsattningar"])
def test_the_comparisons_files_call_it_as_the_page_does(county: Record, with_shelf: Workspace, key: str) -> None:
    text = FORMATS[key].make(with_shelf, county, today=TODAY).decode("utf-8-sig")
    assert "På skärmen" in text
    assert "Förslag:" not in text
    assert "Förslag;" not in text


@pytest.mark.parametrize("changed", [False, True])
@pytest.mark.parametrize("preset", ["forslag-2022", "ok2020-dec2019"])
def test_all_of_a_slide_is_on_it(record: Record, preset: str, *, changed: bool) -> None:
    scenario = all_changed(record, preset) if changed else catalogue.preset_scenario(record, preset)
    deck = slides(Workspace(scenario=scenario), record)
    assert len(deck.slides) == 5
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= deck.slide_height
    last = list(deck.slides[4].shapes)
    table = next(shape for shape in last if shape.has_table)
    sources = next(shape for shape in last if shape.has_text_frame and "Källor: " in shape.text_frame.text)
    assert table.top + table.height <= sources.top


def test_the_grounds_tell_first_what_has_been_changed_and_no_choice_that_changes_nothing(
    record: Record, proposal: Scenario
) -> None:
    changed = Workspace(scenario=proposal.replace({"befolkning": "2024-12"}))
    _, first, *others, last = cells(slides(changed, record).slides[4])
    assert first[2].startswith("ändrat av er")
    silent = {one.name for one in catalogue.parameters(record, proposal.preset) if one.refines or one.neutral}
    assert not silent & {name for name, *_ in others}
    assert last[0].startswith("… och ")
    assert last[0].endswith(" till: se sidan Underlag")
