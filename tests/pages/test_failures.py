"""Whatever fails, the controls stay, a Swedish message stands in the page's place, and the log has the cause."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.testing.v1 import AppTest

import gnv.pages
from gnv.app import controls, failures, live, panel, session, sidebar, state
from gnv.core.records import InputError
from gnv.pages import PAGES, Listed
from gnv.report import pages
from tests.support.app import Start, at, click, html, memory

MESSAGE = "Det här gick inte att visa. Felet är programmets, inte ditt, och orsaken står i serverns logg."

FOLDER = Path(gnv.pages.__file__).parent


def broken(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("the cause")


def has_controls(app: AppTest) -> bool:
    drawn = {one.proto.component_name for one in app.sidebar.get("bidi_component")}
    return {"gnv_panel", "gnv_copy_link"} <= drawn and bool(app.sidebar.selectbox)


def assert_replaced(app: AppTest, page: Listed, caplog: pytest.LogCaptureFixture) -> None:
    said = html(app)
    assert MESSAGE in said, page.title
    assert "<h1" not in said, f"{page.title}: half a page is no page"
    assert has_controls(app), page.title
    assert f"The page {page.title} failed" in caplog.text
    assert "RuntimeError: the cause" in caplog.text
    caplog.clear()


def test_every_page_that_fails_once_it_is_drawn_is_replaced_by_a_message(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = StreamlitPage.run

    def drawn_and_broken(page: StreamlitPage) -> None:
        real(page)
        broken()

    monkeypatch.setattr(StreamlitPage, "run", drawn_and_broken)
    app = start(lika_del="10")
    for page in PAGES:
        assert_replaced(at(app, page.file), page, caplog)


def test_every_page_whose_live_part_fails_is_replaced_by_a_message(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    register = live.part
    monkeypatch.setattr(live, "part", lambda _: register(broken))
    app = start(lika_del="10")
    lively = [page for page in PAGES if "live.part(" in (FOLDER / f"{page.file}.py").read_text(encoding="utf-8")]
    assert len(lively) >= 5
    for page in lively:
        assert_replaced(at(app, page.file), page, caplog)


def test_a_page_that_fails_halfway_is_tried_again_at_the_next_thing_done(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as damaged:
        damaged.setattr(pages, "fordelning_tables", broken)
        app = start(lika_del="10")
        assert MESSAGE in html(app)
        assert "<h1" not in html(app)
        assert has_controls(app)
        assert app.query_params["lika_del"] == "10", "nothing that was chosen is lost"
        assert MESSAGE in html(app.run())
    assert "<h1" in html(app.run())
    assert MESSAGE not in html(app)


def test_another_page_is_shown_though_one_fails(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "fordelning_tables", broken)
    app = at(start(), "jamfor")
    assert MESSAGE not in html(app)
    assert "<h1" in html(app)


def test_what_a_page_can_not_calculate_is_told_in_its_own_words_and_ends(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found in the live part of a whole run, this asked for another whole run for ever."""

    def impossible(*_: object, **__: object) -> NoReturn:
        raise InputError("Avdragen är större än potten.")

    monkeypatch.setattr(pages, "fordelning_live", impossible)
    app = start()
    assert "Avdragen är större än potten." in html(app)
    assert has_controls(app)


def test_controls_that_fail_leave_the_page(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sidebar, "_own_kommuner", broken)
    app = start()
    assert "<h1" in html(app)
    assert MESSAGE in html(app)
    assert "RuntimeError: the cause" in caplog.text


def test_a_change_that_fails_changes_nothing_and_is_told(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sidebar, "_pinned", broken)
    app = start(lika_del="10")
    before = memory(app)["history"]
    click(app, "Fäst som Nuläge")
    assert failures.NOT_DONE in html(app)
    assert memory(app)["history"] is before
    assert "RuntimeError: the cause" in caplog.text


def test_what_the_panel_says_and_can_not_be_done_is_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(controls, "hear", broken)
    live.hear(panel.Change(kind="value", key="lika_del", value=5, moving=True))
    assert state.refusal() == failures.NOT_DONE
    assert session.memory()[live.AT_REST], "a whole run tells it"
    assert "RuntimeError: the cause" in caplog.text
