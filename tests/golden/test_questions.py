from __future__ import annotations

from pathlib import Path

import pytest

from gnv.analysis.result import compare
from gnv.core.calculation import calculable
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading.questions import load_questions, questions_by_kommun
from gnv.pages import PAGES
from gnv.report import answers


def test_the_questions_open_pages_that_there_are_with_scenarios_that_can_be_calculated(record: Record) -> None:
    questions = load_questions(record)
    assert len(questions) == len({one.text for one in questions}) >= 22
    assert {one.page for one in questions} <= {page.file for page in PAGES}
    assert all(calculable(one.workspace.scenario, record) for one in questions)
    assert all(one.text.endswith("?") for one in questions)


def test_every_question_is_answered_in_words_for_all_and_for_one_or_by_the_page_itself(record: Record) -> None:
    told = {}
    for one in load_questions(record):
        comparison = compare(one.workspace.scenario, record, pinned=one.workspace.pinned)
        told[one.text] = [answers.answer(one.answer, comparison, own) for own in ((), ("2021",))]
    assert {text for text, said in told.items() if "None" in "".join(said)} == set()
    everyone, vansbro = next(said for text, said in told.items() if "1,0 miljon" in text)
    assert everyone.replace("\u00a0", " ") == (
        "Alla kommuner tillsammans: netto 29 111 440 kr, +250 000 kr mot Förslag 2022. "
        "Bäst går det för Falun +51 800 kr, sämst för Vansbro +5 886 kr."
    )
    assert vansbro == "", "the start page says it of a chosen kommun"
    everyone, vansbro = next(said for text, said in told.items() if "halveras" in text)
    assert "2025–2026 bidrag 0 kr, egna kostnader 68 281 kr, netto −68 281 kr" in vansbro.replace("\u00a0", " ")


def test_a_kommuns_name_finds_what_is_asked_of_it(record: Record) -> None:
    general, found = load_questions(record), questions_by_kommun(record)
    templates = [one for one in general if one.by_kommun]
    assert 2 <= len(templates) <= 4, "a few, so that the list can be read"
    assert len({one.text for one in (*general, *found)}) == len(general) + len(found)
    for code, name in record.kommuner.items():
        asked = [one for one in found if one.workspace.view.own == (code,)]
        assert [name in one.text for one in asked] == [True] * len(templates)
        assert [(one.page, one.answer, one.workspace.scenario) for one in asked] == [
            (one.page, one.answer, one.workspace.scenario) for one in templates
        ]
        shortest, *longer = (len(one.text) for one in asked)
        assert shortest < min(longer), "what it gets is found first: the field's search puts the shorter first"
    shortest_name = min(record.kommuner.values(), key=len)
    for one in templates:
        assert len(one.by_kommun.format(kommun=shortest_name)) > len(one.text), "and the general question before them"


def test_a_question_of_one_kommun_is_one_that_has_an_answer_for_it(record: Record, tmp_path: Path) -> None:
    block = '[[fraga]]\ntext = "Hur?"\nsida = "budget"\nlank = "forval=forslag-2022"\n'
    for wrong in ('kommunens = "Hur för {kommun}?"', 'kommun = true\nkommunens = "Hur?"', "kommunens = 3"):
        load_questions.cache_clear()
        (tmp_path / "fragor.toml").write_text(block + wrong, "utf-8")
        with pytest.raises(InputError, match="kommunens"):
            load_questions(record, tmp_path)


def test_an_answer_that_there_is_not_names_the_file(record: Record, tmp_path: Path) -> None:
    block = '[[fraga]]\ntext = "Hur?"\nsida = "budget"\nlank = "forval=forslag-2022"\nsvar = 3'
    (tmp_path / "fragor.toml").write_text(block, "utf-8")
    with pytest.raises(InputError, match="fragor"):
        load_questions(record, tmp_path)


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
