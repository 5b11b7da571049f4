"""The questions that chiefs ask: a press on one opens the page that answers it, with its scenario and the answer."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from gnv.app import blocks, state
from gnv.app.session import at_once, memory
from gnv.core.records import InputError
from gnv.loading.questions import Question, load_questions, questions_by_kommun
from gnv.report import answers
from gnv.workspace.workspace import Workspace

ASKED = "asked_page"  # the page that a press asks for: a callback can't turn to it itself
QUESTION = "asked_question"  # the last question, for as long as what it asked for is on screen
FIELD = "fragefalt"  # the key of the field that stands on every page; a new one each time, so that it is empty again
LIST = "fragelista"  # and of the list of all questions
TIMES = "times_asked"
PLACEHOLDER = "Sök fråga eller kommun"  # what there is room for beside the menu
TO_THE_TOP = (
    "<script>/* {} */ for (const place of document.querySelectorAll('[data-testid=stMain]')) "
    "place.scrollTo(0, 0)</script>"
)


def field() -> None:
    """Draw the field that every page has: some letters of a question find it, and choosing it opens the answer.

    So does a kommun's name. In the list, what is asked in general comes first, and then each kommun's own.
    """
    questions = _questions()
    if questions:
        by_kommun = questions_by_kommun(state.record())
        st.selectbox(
            "Fråga", (*questions, *by_kommun), index=None, key=_key(FIELD), placeholder=PLACEHOLDER,
            format_func=lambda one: one.text, label_visibility="collapsed", on_change=_ask_chosen, args=(FIELD,),
        )  # fmt: skip


def questions_section() -> None:
    """Draw the questions, to press on. What is saved, the meeting and the chosen kommuner are left as they are.

    They are one element of the page and not one each: the browser goes through all elements in each of its rounds.
    """
    questions = _questions()
    if not questions:
        return
    st.html(blocks.section("Vanliga frågor", "Tryck på en fråga för att se svaret. Ångra tar er tillbaka."))
    with st.container(key="fragor"):
        st.pills("Vanliga frågor", questions, key=_key(LIST), format_func=lambda one: one.text,
                 label_visibility="collapsed", on_change=_ask_chosen, args=(LIST,))  # fmt: skip


def turn_page() -> None:
    """Turn to the page of the question that has just been asked, before anything of this one is drawn."""
    if page := memory().pop(ASKED, ""):
        st.switch_page(f"gnv/pages/{page}.py")


def answered(page: str) -> None:
    """Draw the last question and its answer, for as long as it is its page and its scenario that are on screen."""
    asked: Question | None = memory().get(QUESTION)
    if asked is None:
        return
    shown = state.workspace()
    of_another = asked.workspace.view.own not in {(), shown.view.own}
    if (
        page != asked.page
        or of_another
        or (shown.scenario, shown.pinned) != (asked.workspace.scenario, asked.workspace.pinned)
    ):
        memory().pop(QUESTION)
        return
    own = state.own_kommuner()
    if told := answers.answer(asked.answer, state.comparison(), own):
        hint = "" if own or not asked.own else " Välj Min kommun i panelen för er egen siffra."
        st.html(blocks.question(asked.text, f"{told}{hint}"))


def to_the_top() -> None:
    """Bring the top of the page in sight after a question: the browser stays as far down as the list of them was."""
    if times := memory().get(TIMES, 0):
        st.html(TO_THE_TOP.format(times), unsafe_allow_javascript=True)


def _questions() -> tuple[Question, ...]:
    """Ours; none for another county's data, for which they were not written. A test sees that ours can be asked."""
    try:
        return load_questions(state.record())
    except InputError:
        return ()


def _key(name: str) -> str:
    return f"{name}_{memory().get(TIMES, 0)}"


def _ask_chosen(name: str) -> None:
    if asked := st.session_state.get(_key(name)):
        with at_once():
            _ask(asked)


def _ask(question: Question) -> None:
    asked = question.workspace

    def opened(shown: Workspace) -> Workspace:
        own = asked.view.own or shown.view.own
        return replace(shown.showing(asked.scenario).looking(own=own), pinned=asked.pinned, columns=())

    state.apply(opened)
    memory()[ASKED], memory()[QUESTION] = question.page, question
    memory()[TIMES] = memory().get(TIMES, 0) + 1
