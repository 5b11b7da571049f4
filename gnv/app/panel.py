"""The panel: all parameters as one component of the browser's own controls.

It shows what it is given and tells what the hand does, one change at a time and in order. Each change has a running
number; what Python has heard goes back with the next drawing, and what has not been answered is said again. So nothing
is lost on a slow or broken line, and an older drawing never moves what the hand has moved since.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

from gnv.app.session import at_once, memory
from gnv.workspace.link import LONGEST as LONGEST_OF_LINKS

HERE = Path(__file__).parent
ANSWERED = "panel_answered"  # whose changes have been heard, and up to which number
SCRIPT_WANTED = "panel_script_wanted"
KINDS = ("value", "steps", "typed", "reset", "rest", "action", "restore", "follow")
MOST_CHANGES, LONGEST_TEXT = 200, 200
MOST = 10**15
HALF_A_SIGN = re.compile("[\ud800-\udfff]")

Told = Callable[["Change"], None]


@dataclass(frozen=True, kw_only=True)
class Control:
    """One parameter as the panel shows it. `text` is the value as it stands in the field, `unit` stands after it.

    A number has a slider from `minimum` to `maximum` (none where `slider` is off); a choice has `options` instead, in a
    list that unfolds where it is `listed`. `value` None: nobody knows the amount. `preset` is marked on the slider,
    `preset_text` is what one goes back to.
    `info` is told behind an *i*, `price` below the slider; `error` is why `typed` was refused.
    """

    key: str
    name: str
    unit: str
    value: int | str | None
    text: str
    preset: int | str | None
    preset_text: str
    minimum: int = 0
    maximum: int = 0
    step: int = 1
    options: tuple[str, ...] = ()
    slider: bool = True
    listed: bool = False
    info: str = ""
    price: str = ""
    error: str = ""
    typed: str = ""
    changed: bool = False


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A button of the whole panel, or of a tab; `name` is the action that it asks for. A tab's may be `chosen`."""

    name: str
    label: str
    title: str
    disabled: bool = False
    note: str = ""
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class Tab:
    """Controls under a heading; `more` are behind a fold with a name. `tools` do something to all of them at once."""

    name: str
    controls: tuple[Control, ...]
    more: tuple[Control, ...] = ()
    more_name: str = "Fler"
    tools: tuple[Tool, ...] = ()
    tools_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that somebody did.

    kind: value (a position of the slider, or a choice), steps (up or down by keys), typed (text, as it was typed),
    reset (back to the preset), rest (the hand has let go), action (`name`), restore (`link`, kept by the browser: a
    line for each step that has led here), follow (`link`, what the window that opened this one for the wall shows).
    `moving`: more of the same is to be expected at once. `epoch` is the drawing that a position was chosen on.
    """

    kind: str
    key: str = ""
    value: int | str = 0
    steps: int = 0
    text: str = ""
    name: str = ""
    link: str = ""
    moving: bool = False
    epoch: int = 0


# A component's own script and style go along in every message to the browser, for each step of a slider. So there is
# only a loader, and they come as data until the browser has been heard to have them.
SCRIPT = f"const STYLE = {json.dumps((HERE / 'panel.css').read_text(encoding='utf-8'))}\n" + (
    HERE / "panel.js"
).read_text(encoding="utf-8")
VERSION = sha256(SCRIPT.encode()).hexdigest()[:12]
component = st.components.v2.component("gnv_panel", js=(HERE / "panel_loader.js").read_text(encoding="utf-8"))
wake = st.components.v2.component("gnv_wake", js=(HERE / "panel_wake.js").read_text(encoding="utf-8"))


@dataclass(frozen=True, kw_only=True)
class Context:
    """When a panel is drawn: `epoch` numbers the drawing that positions are chosen on, `session` names our session.

    `link` is kept by the browser, with those of the steps before, and handed back to a session that it does not know:
    to a restarted server. `stop` is the number of the step that it tells.
    `meeting_steps` is how many steps the keys 1–3, Page Up and Page Down have to go to. None: another panel is the
    page's first one, which hears those keys and Ctrl+Z, keeps the link, and tells Python what is done to any of them.
    `wall`: it is a dock with one control.
    `page` is the path of the page that it is drawn on, `paths` are those of all pages that have one (the start page has
    none), `run` is the number of the page's whole drawing; `whole_page_follows`: another is to follow at once.
    """

    epoch: int
    session: str
    link: str = ""
    stop: int = 0
    meeting_steps: int | None = None
    wall: bool = False
    page: str = ""
    paths: tuple[str, ...] = ()
    run: int = 0
    whole_page_follows: bool = False


def draw(
    tabs: Sequence[Tab], *, key: str, on_change: Told, context: Context, tools: Sequence[Tool] = ()
) -> None:  # fmt: skip
    """Draw a panel. `on_change` is called once for each change, in order, before the run that follows from them."""
    memory().hear_panel[key] = partial(_hear_first, key, on_change)
    component(
        key=key,
        on_told_change=partial(_hear, key, on_change),
        data={
            "version": VERSION,
            "script": "" if ANSWERED in memory() and SCRIPT_WANTED not in memory() else SCRIPT,
            "tabs": [_as_data(tab) for tab in tabs],
            "tools": [dict(vars(tool)) for tool in tools],
            "answered": memory().get(ANSWERED),
            "epoch": context.epoch,
            "link": context.link,
            "stop": context.stop,
            "session": context.session,
            "steps": context.meeting_steps,
            "wall": context.wall,
            "page": context.page,
            "paths": context.paths,
            "run": context.run,
            "whole_page_follows": context.whole_page_follows,
        },
    )


def _as_data(tab: Tab) -> dict[str, Any]:
    """A tab for the browser. `dataclasses.asdict` would copy each text of it: 0.2 ms a tab, where this takes 0.01."""
    return vars(tab) | {
        name: [dict(vars(one)) for one in some]
        for name, some in (("controls", tab.controls), ("more", tab.more), ("tools", tab.tools))
    }


def draw_wake() -> None:
    """Draw, outside of any fragment, what the panels wake a server with that has been restarted.

    Such a server knows of no fragment yet, and passes over what a panel in one has to say. This asks for a whole run.
    """
    wake(key="gnv_wake", on_turn_change=lambda: None)


def _hear_first(key: str, on_change: Told) -> None:
    """Hear what a panel said before something else was pressed that has come with the same message."""
    told = _told(key)
    if isinstance(told, dict) and told.get("after_press") is not True:
        _hear(key, on_change)


def _told(key: str) -> Any:
    return (st.session_state.get(key) or {}).get("told")


def _hear(key: str, on_change: Told) -> None:
    told = _told(key)
    with at_once(by_panel=True) as kept:
        if isinstance(told, dict) and "wanted" in told:
            kept[SCRIPT_WANTED] = True  # a browser that has not got the script after all
        for number, change in _new_changes(told, kept.get(ANSWERED, {})):
            kept[ANSWERED] = {"page": told["page"], "number": number}
            kept.pop(SCRIPT_WANTED, None)
            if change:
                on_change(change)


def _new_changes(told: Any, heard: dict[str, Any]) -> list[tuple[int, Change | None]]:
    """What has not been heard before, by number. The browser may say anything: what is not ours is None."""
    if not isinstance(told, dict) or not isinstance(told.get("page"), str) or not isinstance(told.get("changes"), list):
        return []
    last = heard.get("number", 0) if heard.get("page") == told["page"] else 0
    new = []
    for one in told["changes"][:MOST_CHANGES]:
        number = one.get("number") if isinstance(one, dict) else None
        if type(number) is int and number > last:
            last = number
            new.append((number, _change(one)))
    return new


def _change(one: dict[str, Any]) -> Change | None:
    value, steps, epoch = one.get("value", 0), one.get("steps", 0), one.get("epoch", 0)
    texts = {name: one.get(name, "") for name in ("kind", "key", "text", "name", "link")}
    fits = (
        all(_is_text(text, LONGEST_OF_LINKS if name == "link" else LONGEST_TEXT) for name, text in texts.items())
        and texts["kind"] in KINDS
        and ((type(value) is int and abs(value) <= MOST) or _is_text(value, LONGEST_TEXT))
        and type(steps) is int and abs(steps) <= MOST and type(epoch) is int
    )  # fmt: skip
    moving = one.get("moving") is True
    return Change(**texts, value=value, steps=steps, moving=moving, epoch=epoch) if fits else None


def _is_text(value: Any, longest: int) -> bool:
    """Whether this is a text that can be written again: JSON may hold half of a sign that takes two."""
    return isinstance(value, str) and len(value) <= longest and not HALF_A_SIGN.search(value)
