"""The questions that chiefs ask: a press on one opens the page that answers it, with its scenario."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from gnv.app import blocks, state
from gnv.core.records import InputError
from gnv.loading.questions import Question, load_questions
from gnv.workspace.workspace import Workspace

ASKED = "asked_page"  # the page that a press asks for: a callback can't turn to it itself


def questions_section() -> None:
    """Draw the questions, each a button. What is saved, the meeting and the chosen kommuner are left as they are.

    Of another county's data, for which they were not written, there are none. A test sees to it that ours can be asked.
    """
    try:
        questions = load_questions(state.record())
    except InputError:
        return
    if not questions:
        return
    st.html(blocks.section("Vanliga frågor", "Tryck på en fråga för att se svaret. Ångra tar er tillbaka."))
    with st.container(horizontal=True, gap="small", key="fragor"):
        for number, question in enumerate(questions):
            st.button(question.text, key=f"fraga_{number}", type="tertiary", on_click=_ask, args=(question,))
    if page := st.session_state.pop(ASKED, ""):
        st.switch_page(f"gnv/pages/{page}.py")


def _ask(question: Question) -> None:
    asked = question.workspace

    def answered(shown: Workspace) -> Workspace:
        return replace(shown.showing(asked.scenario), pinned=asked.pinned, columns=())

    state.apply(answered)
    st.session_state[ASKED] = question.page
