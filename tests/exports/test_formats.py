from __future__ import annotations

from datetime import date

import pytest

from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports import files, images
from gnv.exports.content import Content
from gnv.exports.formats import EVERY_PAGE, FORMATS, PICTURES, SHEETS, Format, file_name, of_tables, offered
from gnv.pages import PAGES
from gnv.tables.table import Column, Table, row
from gnv.workspace.workspace import Workspace

TODAY = date(2026, 11, 22)


def test_a_formats_file_is_named_by_its_own_ending(county: Record, plan: Scenario) -> None:
    sheet = Format(key="bok", name="Bok", label="", use="", ending="xlsx", make=lambda *_, **__: b"")
    named = file_name(sheet, Workspace(scenario=plan), county, today=TODAY)
    assert named.startswith("Bok – ")
    assert named.endswith(" – 2026-11-22.xlsx")


def test_every_format_is_found_by_its_key_and_offered_on_a_page_that_there_is() -> None:
    assert [form.key for form in FORMATS.values()] == list(FORMATS)
    every = (*FORMATS.values(), *SHEETS, *PICTURES.values())
    assert {page for form in every for page in form.pages} <= {EVERY_PAGE, *(page.file for page in PAGES)}
    assert len({form.key for form in every}) == len(every)


def test_every_page_offers_something_and_first_what_is_its_own() -> None:
    for page in PAGES:
        found = offered(page.file)
        assert {"xlsx", "pptx", "zip", "scenario"} <= {form.key for form in found}
        own = [form for form in found if page.file in form.pages]
        assert list(found[: len(own)]) == own


@pytest.mark.parametrize("form", [form for form in (*FORMATS.values(), *SHEETS, *PICTURES.values()) if form.slow])
def test_a_slow_file_tells_how_far_it_has_come(
    county: Record, plan: Scenario, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "svg", lambda _spec: "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    shares: list[float] = []
    form.make(Workspace(scenario=plan), county, today=TODAY, progress=lambda share, _: shares.append(share))
    assert shares
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1


def test_a_chart_is_drawn_once_however_many_files_it_is_in(county: Record, plan: Scenario) -> None:
    content = Content(Workspace(scenario=plan), county, TODAY)
    first = dict(images.to_copy(content, "bemanning"))
    drawn = images._svg.cache_info().misses
    packed = dict(images.pictures(content, ["bemanning"]))
    assert images._svg.cache_info().misses == drawn
    assert list(first.values()) == [data for name, data in packed.items() if name.endswith("png")]
    assert all(data.startswith(b"\x89PNG") for data in first.values())


def test_the_tables_of_a_page_are_those_it_shows_when_the_file_is_asked_for(county: Record, plan: Scenario) -> None:
    shown: dict[str, Table] = {}
    form = of_tables(shown, "VFU")
    shown["Vad ökningen ger"] = Table(title="Vad ökningen ger", columns=(Column("Kommun"),), rows=(row("Älvdalen"),))
    said = form.make(Workspace(scenario=plan), county, today=TODAY).decode("utf-8-sig")
    assert "Vad ökningen ger\r\nKommun\r\nÄlvdalen" in said
    assert said.startswith("Scenario: ")
    assert file_name(form, Workspace(scenario=plan), county, today=TODAY).startswith("Tabeller VFU – ")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("=1+1", "1 1"),
        ("<b>😀</b>", "b b"),
        ("CON", "CON_"),
        ("a:b|c?d*e", "a b c d e"),
        ("slutar med punkt. ", "slutar med punkt"),
        ("", "namnlös"),
        ("W" * 200, "W" * 60),
        ("Före\x00efter", "Före efter"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(text: str, name: str) -> None:
    assert files.safe(text) == name
    assert not set(files.safe(text)) & set('<>:"/\\|?*=')
