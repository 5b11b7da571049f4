"""What is heard of what a browser says: each change once, in order, and nothing that is no change of ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as some

from gnv.app import panel
from gnv.app.panel import LONGEST_OF_LINKS, LONGEST_TEXT, MOST, MOST_CHANGES, Change
from gnv.app.session import memory

json_like = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(some.characters()),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=6), inner, max_size=4),
)
FIELDS = ("kind", "key", "value", "steps", "text", "name", "link", "moving", "epoch", "number")


class Browser:
    """A panel's other end: what it says is heard by the panel in a session that is an ordinary dict."""

    def __init__(self) -> None:
        self.heard: list[Change] = []

    def say(self, told: Any, *, key: str = "panel") -> list[Change]:
        """What comes of one message."""
        before = len(self.heard)
        st.session_state[key] = {"told": told}
        panel._hear(key, self.heard.append)
        return self.heard[before:]

    def change(self, *numbers: int, page: str = "a", **fields: Any) -> list[Change]:
        """What comes of changes with some numbers, all alike."""
        return self.say({"page": page, "changes": [{"kind": "rest", **fields, "number": number} for number in numbers]})


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    monkeypatch.setattr(st, "session_state", {})
    return Browser()


def answered() -> Any:
    return memory()[panel.ANSWERED]


def test_each_change_is_heard_as_it_was_said(browser: Browser) -> None:
    said = {"kind": "value", "key": "lika_del", "value": 10, "moving": True, "epoch": 3, "number": 1}
    assert browser.say({"page": "a", "changes": [said], "turn": 1}) == [
        Change(kind="value", key="lika_del", value=10, moving=True, epoch=3)
    ]
    assert answered() == {"page": "a", "number": 1}


def test_changes_are_heard_in_order_and_what_is_said_again_is_not_heard_again(browser: Browser) -> None:
    changes = [{"kind": "action", "name": name, "number": n} for n, name in enumerate("abc", start=1)]
    assert [one.name for one in browser.say({"page": "a", "changes": changes[:2]})] == ["a", "b"]
    assert [one.name for one in browser.say({"page": "a", "changes": changes})] == ["c"]
    assert browser.say({"page": "a", "changes": changes}) == []


def test_a_number_that_goes_backwards_is_not_heard(browser: Browser) -> None:
    assert len(browser.change(5, 4, 5, 6)) == 2
    assert answered()["number"] == 6


def test_another_page_begins_anew(browser: Browser) -> None:
    browser.change(1, 2, 3)
    assert len(browser.change(1, page="b")) == 1
    assert answered() == {"page": "b", "number": 1}


def test_all_panels_of_a_page_number_their_changes_in_one_row(browser: Browser) -> None:
    told = {"page": "a", "changes": [{"kind": "rest", "number": 1}]}
    assert len(browser.say(told, key="budget")) == 1
    assert browser.say(told) == [], "said again by another panel, once that one is gone"


def test_a_browser_that_lacks_the_script_is_given_it_and_nothing_is_heard_twice(browser: Browser) -> None:
    browser.change(1, 2)
    assert browser.say({"wanted": "another", "turn": 1}) == []
    assert panel.SCRIPT_WANTED in memory()
    assert len(browser.change(1, 2, 3)) == 1
    assert panel.SCRIPT_WANTED not in memory()


def test_a_change_that_is_not_ours_is_answered_and_not_done_and_the_next_one_is(browser: Browser) -> None:
    changes = [{"kind": "explode", "number": 1}, {"kind": "rest", "number": 2}]
    assert browser.say({"page": "a", "changes": changes}) == [Change(kind="rest")]
    assert answered()["number"] == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "Rest"}, {"kind": None}, {"kind": ["rest"]}, {"key": 1}, {"key": "x" * (LONGEST_TEXT + 1)},
        {"text": "9" * (LONGEST_TEXT + 1)}, {"name": {}}, {"link": "x" * (LONGEST_OF_LINKS + 1)}, {"link": None},
        {"value": 1.5}, {"value": True}, {"value": None}, {"value": [1]}, {"value": MOST + 1}, {"value": -MOST - 1},
        {"value": "x" * (LONGEST_TEXT + 1)}, {"steps": 1.0}, {"steps": True}, {"steps": "1"}, {"steps": MOST + 1},
        {"epoch": "1"}, {"epoch": 1.0}, {"text": "\ud800"}, {"link": "v=2&forval=\udc00&kontroll=00000000"},
        {"value": "\ud83d"},
    ],
)  # fmt: skip
def test_what_is_too_long_too_large_or_of_another_kind_is_dropped(browser: Browser, fields: dict[str, Any]) -> None:
    assert browser.change(1, **fields) == []
    assert answered()["number"] == 1, "it is not to be said again"


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "9" * LONGEST_TEXT}, {"link": "x" * LONGEST_OF_LINKS}, {"value": MOST}, {"value": "gemensam"},
        {"steps": -MOST}, {"text": "\U0001f600"}, {"surprise": 1},
    ],
)  # fmt: skip
def test_what_is_just_not_too_much_is_heard(browser: Browser, fields: dict[str, Any]) -> None:
    assert len(browser.change(1, **fields)) == 1


@pytest.mark.parametrize("number", [None, "1", 1.0, True, 0, -1, [1]])
def test_without_a_running_number_nothing_is_heard(browser: Browser, number: Any) -> None:
    assert browser.change(number) == []


def test_only_moving_that_is_true_is_moving(browser: Browser) -> None:
    assert [one.moving for n, moving in enumerate((True, 1, "true", None), start=1)
            for one in browser.change(n, moving=moving)] == [True, False, False, False]  # fmt: skip


def test_more_at_once_than_anybody_does_waits_until_it_is_said_again(browser: Browser) -> None:
    numbers = range(1, MOST_CHANGES + 2)
    assert len(browser.change(*numbers)) == MOST_CHANGES
    assert answered()["number"] == MOST_CHANGES
    assert len(browser.change(*numbers[MOST_CHANGES:])) == 1, "what has not been answered"


@pytest.mark.parametrize(
    "told", [None, [], "x", 1, {}, {"page": 1, "changes": []}, {"page": "a"}, {"page": "a", "changes": {"number": 1}}]
)
def test_what_is_no_message_is_not_heard(browser: Browser, told: Any) -> None:
    assert browser.say(told) == []
    assert panel.ANSWERED not in memory()


@pytest.mark.parametrize("held", [None, {}, {"other": 1}])
def test_a_panel_that_has_said_nothing_is_not_heard(browser: Browser, held: Any) -> None:
    st.session_state["panel"] = held
    panel._hear("panel", browser.heard.append)
    assert browser.heard == []


@given(told=json_like)
def test_any_message_at_all_is_heard_without_complaint(told: Any) -> None:
    assert all(one is None or isinstance(one, Change) for _, one in panel._new_changes(told, {}))


@given(
    changes=some.lists(
        json_like
        | some.fixed_dictionaries(
            {"kind": some.sampled_from(panel.KINDS), "number": some.integers(-2, 9)},
            optional={field: json_like for field in FIELDS if field not in {"kind", "number"}},
        ),
        max_size=8,
    ),
    last=some.integers(0, 5),
)  # fmt: skip
def test_of_any_changes_only_newer_ones_of_ours_are_heard_in_order(changes: list[Any], last: int) -> None:
    new = panel._new_changes({"page": "a", "changes": changes}, {"page": "a", "number": last})
    numbers = [number for number, _ in new]
    assert numbers == sorted(set(numbers))
    assert all(number > last for number in numbers)
    for change in filter(None, (one for _, one in new)):
        assert change.kind in panel.KINDS
        assert all(type(number) is int for number in (change.steps, change.epoch))
        assert type(change.value) in (int, str)
        for text in (change.key, change.text, change.name, change.link, str(change.value)):
            text.encode()  # can be written again
