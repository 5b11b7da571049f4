"""Wall mode: the picture alone, for a room to look at. The panel is a dock with the control that was last moved."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from gnv.analysis import result
from gnv.analysis.effect import kind_that_moved
from gnv.app import blocks, browser, live, report_view, state, style
from gnv.app.session import memory
from gnv.report import pages
from gnv.words import scenario as scenario_words

GUESSING = "guessing"  # in the session: whether what a change does is hidden, for the room to guess


def shown() -> bool:
    """Whether the room is shown the wall, whatever page one is on."""
    return state.workspace().view.wall


def guessing() -> bool:
    """Whether what a change does is hidden for now."""
    return shown() and bool(memory().get(GUESSING))


def turn_on_or_off() -> None:
    """To the wall, or back to the page that one came from. Nothing is hidden at first."""
    memory()[GUESSING] = False
    state.apply(lambda workspace: workspace.looking(wall=not workspace.view.wall))


def hide_or_show() -> None:
    """Hide what a change does, or show it."""
    memory()[GUESSING] = not guessing()


def draw() -> None:
    """Lay out the wall, and draw it in the live part."""
    st.html(style.WALL)
    if code := blocks.wall_code(browser.code()):
        st.html(code)
    place = st.container(key="vagg")

    def live_part() -> None:
        comparison = state.comparison()
        view = replace(report_view.start_page(), own_first=True, guessing=guessing())
        if scenario_words.not_in_picture(view.kind, moved=kind_that_moved(result.kommun_lines(comparison))):
            view = replace(view, kind="")  # there is no button here that leads to what has moved
        headline, changes, effect, *_ = pages.fordelning_live(comparison, view)
        report_view.draw_at(place, replace(headline, answer=""), changes, effect)

    live.part(live_part)
