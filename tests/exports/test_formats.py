from __future__ import annotations

from datetime import date

from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports.formats import COMPARISONS, FORMATS, Format, file_name
from gnv.pages import PAGES


def test_a_formats_file_is_named_by_its_own_ending(record: Record, proposal: Scenario) -> None:
    sheet = Format(key="bok", label="", use="", ending="xlsx", mime="", make=lambda *_, **__: b"")
    named = file_name(sheet, proposal, record, today=date(2026, 11, 22))
    assert named == "god-och-nara-vard_forslag-2022_bok_2026-11-22.xlsx"


def test_every_format_is_found_by_its_key_and_offered_on_a_page_that_there_is() -> None:
    assert [form.key for form in FORMATS.values()] == list(FORMATS)
    offered = {page for form in (*FORMATS.values(), *COMPARISONS.values()) for page in form.pages}
    assert offered <= {"", *(page.file for page in PAGES)}
