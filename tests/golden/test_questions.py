from __future__ import annotations

from pathlib import Path

import pytest

from gnv.core.calculation import calculable
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading.questions import load_questions
from gnv.pages import PAGES


def test_a_dozen_questions_open_pages_that_there_are_with_scenarios_that_can_be_calculated(record: Record) -> None:
    questions = load_questions(record)
    assert len(questions) == 12
    assert {one.page for one in questions} <= {page.file for page in PAGES}
    assert all(calculable(one.workspace.scenario, record) for one in questions)
    assert all(one.text.endswith("?") for one in questions)


def test_half_the_grant_in_2024_and_none_after_is_the_quick_choice_of_the_same_name(record: Record) -> None:
    asked = next(one for one in load_questions(record) if "halveras" in one.text).workspace.scenario
    levels = {key: value for key, value in asked.values if key.startswith("niva_")}
    assert {key: value for key, value in levels.items() if "_2023_" in key and value != 100} == {}
    assert {value for key, value in levels.items() if "_2024_" in key} == {50}
    assert {value for key, value in levels.items() if "_2025_" in key or "_2026_" in key} == {0}


@pytest.mark.parametrize(
    "text",
    [
        "fraga = 1 2",
        '[[fraga]]\ntext = "Hur?"',
        '[[fraga]]\ntext = "Hur?"\nsida = "budget"\nlank = "finns_inte=1"',
        '[[fraga]]\ntext = "Hur?"\nsida = "budget"\nlank = "forval=forslag-2022"\nannat = 1',
    ],
)
def test_a_damaged_question_names_the_file(text: str, record: Record, tmp_path: Path) -> None:
    (tmp_path / "fragor.toml").write_text(text, "utf-8")
    with pytest.raises(InputError, match="fragor"):
        load_questions(record, tmp_path)
    assert load_questions(record, tmp_path / "tom") == ()
