"""What one viewer's session remembers between runs, and how it moves. Drawing is the controls' and the pages' work.

The widgets hold the values, and the address holds what differs from the preset (see address.py). It is read on a
session's first run only: so no run can lose a newer value.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import NoReturn

import streamlit as st

from gnv import address, drawn, link
from gnv.history import History
from gnv.meeting import Meeting
from gnv.model import UNKNOWN, Parameter, Value
from gnv.record import Facts
from gnv.scenario import Scenario

PRESET_WIDGET, KOMMUN_WIDGET = "forvalets_namn", address.KOMMUN_WIDGET
DRAWN, SETTLED, PAGE = "drawn_by_a_page", "settled", "page_of_last_run"
TO_TELL = "to_tell_again"  # the fields that had their values as defaults in the first run


def begin(facts: Facts, *, page: str) -> None:
    """What a run of a page begins with, before anything is drawn: the link, where the last run went, the widgets.

    Raises LinkError on a session's first run where its address is damaged; nothing of it has been applied then.
    """
    if "history" not in st.session_state:
        _open_link(facts)
    _hear(facts)
    _arrive(facts)
    st.session_state[DRAWN] = set()
    if st.session_state.get(PAGE, page) != page:
        address.restore(st.session_state.history.present, facts)
    st.session_state[PAGE] = page
    address.tell(meeting(), facts)


def _hear(facts: Facts) -> None:
    """Take what somebody has done to the widgets into the history."""
    kept: History = st.session_state.history
    st.session_state.history = kept.arrived(_held(kept.present, facts), at=time.monotonic())


def _open_link(facts: Facts) -> None:
    query = {**st.session_state.pop("lost", {}), **{key: st.query_params.get_all(key) for key in st.query_params}}
    opened = link.decode(query, facts)
    for key in link.SEAL:  # the address is the browser's own from now on: it tells what differs from the preset
        if key in st.query_params:
            del st.query_params[key]
    st.session_state.history = History.beginning(opened.meeting.scenario, pinned=opened.meeting.pinned)
    st.session_state.aside = opened.meeting
    st.session_state.problems = opened.problems
    st.session_state.link_opened = query
    drawn.begin()


def _held(present: Scenario, facts: Facts) -> Scenario:
    """The present scenario with what somebody has done to the widgets: the sidebar's, and those of the last page.

    It differs from the scenario that the browser showed, which need not be the present one (see drawn.py). What was
    done to another preset's widgets has no meaning in this one.
    """
    shown = drawn.behind() or present
    if shown.preset != present.preset:
        return present
    elsewhere = {parameter.key for parameter in facts.ahead(present.preset)} - st.session_state.get(DRAWN, set())
    held = {key: st.session_state[key] for key in present if key in st.session_state and key not in elsewhere}
    known = {key: UNKNOWN if value is None else value for key, value in held.items()}
    return present.replace({key: value for key, value in known.items() if value != shown[key]})


def settle(facts: Facts) -> None:
    """After a run: if the widgets turned out to hold something else than the run began with, run again.

    So it is after a restart of the server: the browser knows of a change that the address did not tell.
    """
    first, st.session_state[SETTLED] = not settled(), True
    lost = address.lost() if first else {}
    if lost:
        st.session_state.lost = lost
        del st.session_state.history
        st.rerun()
    present: Scenario = st.session_state.history.present
    optional = {key for key in st.session_state[DRAWN] if facts.all_parameters[key].optional}
    st.session_state[TO_TELL] = {key for key in optional if first and present[key] != UNKNOWN}
    if st.session_state[TO_TELL] or _held(present, facts) != present:
        st.rerun()


def settled() -> bool:
    """Whether a run of this session has come to its end."""
    return bool(st.session_state.get(SETTLED))


def history() -> History:
    """The scenarios one has been at, up to the present one."""
    kept: History = st.session_state.history
    return kept


def hold(parameter: Parameter) -> Value | None:
    """Before a control is drawn that only one page has: let it hold the present value, and return its default.

    A widget that leaves the screen leaves an older value behind; so it is set each time, but in a session's first
    run, when the browser may know better (a restarted server): then the value is the default. An optional amount has
    no default from then on, for the framework takes an emptied field for its default.
    """
    key, value = parameter.key, st.session_state.history.present[parameter.key]
    value = None if value == UNKNOWN else value
    if settled() and (st.session_state.get(key) != value or key in st.session_state.get(TO_TELL, ())):
        st.session_state[key] = value
    st.session_state[DRAWN].add(key)
    return None if settled() and parameter.optional else value


def meeting() -> Meeting:
    """The present scenario, what it is compared with, and all that is put aside."""
    aside: Meeting = st.session_state.aside
    return replace(aside, scenario=history().present, pinned=history().pinned)


def own_kommuner(facts: Facts) -> frozenset[str]:
    """The kommunkoder that somebody has chosen as theirs."""
    chosen = address.own()
    return frozenset(code for code, name in facts.kommuner.items() if name in chosen)


def put_aside(changed: Meeting) -> None:
    """Remember a meeting's pin (a step that can be undone), shelf and buttons; the next run tells the address."""
    st.session_state.aside = changed
    st.session_state.history = history().turned(history().present, pinned=changed.pinned)


def go(scenario: Scenario, *, view: str | None = None) -> NoReturn:
    """Make a scenario the present one, as a step that can be undone; perhaps look at another kind of money."""
    travel(_gone(scenario), view=view)


def _gone(scenario: Scenario) -> History:
    return history().rested().arrived(scenario, at=time.monotonic()).rested()


def step(steps: int, facts: Facts) -> None:
    """Undo (-1) or redo (+1), as a button's callback: before a run, which a second click could cut short."""
    _hear(facts)
    _stand(history().stepped(steps))


def show(scenario: Scenario, facts: Facts, *, view: str) -> None:
    """What `go` does, as a button's callback."""
    _hear(facts)
    _stand(_gone(scenario), view=view)


def travel(kept: History, *, view: str | None = None) -> NoReturn:
    """Stand at a history's present scenario from the next run on: widgets take values only before they are drawn."""
    _stand(kept, view=view)
    st.rerun()


def _stand(kept: History, *, view: str | None = None) -> None:
    drawn.leave(st.session_state.history.present)
    st.session_state.history = kept
    st.session_state.looking = {link.KIND: view} if view else {}


def _arrive(facts: Facts) -> None:
    """Set the widgets to the present scenario, where the browser has not drawn it yet."""
    shown = drawn.behind()
    if shown is None:
        return
    present: Scenario = st.session_state.history.present
    values = {**address.sidebar(present, facts), **st.session_state.pop("looking", {})}
    if st.session_state.get(PRESET_WIDGET) == facts.preset(shown.preset).name:
        values[PRESET_WIDGET] = facts.preset(present.preset).name
    for key, value in values.items():
        st.session_state[key] = value
    drawn.renumber()
