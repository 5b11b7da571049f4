"""What the browser's address tells of the scenario: each sidebar widget is bound to it, the rest is written here.

A widget's default is its preset's value, so the address holds what differs from the preset. What no widget holds (the
preset, the pin, the shelf, the buttons) and what only one page has is written in each run.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import NoReturn
from urllib.parse import parse_qs, urlencode

import streamlit as st

from gnv.core import catalogue, link_keys
from gnv.core.link_keys import PRESET
from gnv.core.record import Record
from gnv.core.records import UNKNOWN, InputError, Parameter, Value
from gnv.core.scenario import Scenario
from gnv.workspace import link
from gnv.workspace.history import History
from gnv.workspace.workspace import Workspace

KOMMUN_WIDGET, PRICE_TAGS_WIDGET = link_keys.KOMMUN, link_keys.PRICE_TAGS
UNTOLD = "obundet"  # the field in which the browser keeps what no bound widget tells
Held = Value | list[str]
NUMBER, LEFT = "ritat", "scenarios_left"
REPLAY_SECONDS = 1.5
PRESET_WIDGET = "forvalets_namn"
DRAWN, SETTLED, PAGE = "drawn_by_a_page", "settled", "page_of_last_run"
TO_TELL = "to_tell_again"  # the fields that had their values as defaults in the first run
REQUIRED = {"client.showErrorDetails": "none", "browser.gatherUsageStats": False, "runner.postScriptGC": False}


def lost() -> dict[str, list[str]]:
    """What the browser knows that the address of a session's first run did not tell, as keys and values.

    After a restart of the server that run may be a change of page, and the framework has then dropped from the address
    what is not bound. Known when the run has drawn the field in which the browser keeps it.
    """
    return {key: found for key, found in parse_qs(st.session_state[UNTOLD]).items() if key not in st.query_params}


def remember(workspace: Workspace, record: Record, *, first: bool) -> None:
    """Draw the field, which nobody sees, in which the browser keeps what no bound widget tells.

    In a session's first run it may hold what the browser has kept of an older session.
    """
    untold = urlencode(_untold(workspace, record), doseq=True)
    if not first:
        st.session_state[UNTOLD] = untold
    st.text_input("Det som adressen kan tappa", untold if first else "", key=UNTOLD, label_visibility="collapsed")


def tell(workspace: Workspace, record: Record) -> None:
    """Write to the address what no bound widget tells: the preset, what is put aside, and the page Budget's values.

    In every run, for the framework drops from the address what is not bound whenever the page is changed.
    """
    for key, values in _untold(workspace, record).items():
        if st.query_params.get_all(key) != values:
            if values:
                st.query_params[key] = values
            else:
                del st.query_params[key]


def _untold(workspace: Workspace, record: Record) -> dict[str, list[str]]:
    present = workspace.scenario
    base = catalogue.preset_scenario(record, present.preset)
    ahead = (parameter.key for parameter in catalogue.ahead(record, present.preset))
    return {
        PRESET: [present.preset] if present.preset != record.first_preset else [],
        **link.workspace_pairs(workspace, record),
        **{key: [present.text(key)] if present[key] != base[key] else [] for key in ahead},
    }


def restore(present: Scenario, record: Record) -> None:
    """In a page's first run, tell the address once more what the sidebar's widgets hold.

    Who changes page before the browser has drawn the sidebar gets an address without its values. A widget that no run
    has come to yet is not bound: it takes its value, and the address, from here.
    """
    base: dict[str, Held] = {
        **sidebar(catalogue.preset_scenario(record, present.preset), record),
        KOMMUN_WIDGET: [],
        PRICE_TAGS_WIDGET: False,
    }
    chosen: dict[str, Held] = {KOMMUN_WIDGET: own_names(), PRICE_TAGS_WIDGET: _tagged()}
    for key, value in {**sidebar(present, record), **chosen}.items():
        if key not in st.session_state and value != base[key]:
            st.query_params[key] = "true" if value is True else value if isinstance(value, list) else str(value)
        st.session_state[key] = value


def own_names() -> list[str]:
    """The names of the kommuner chosen as one's own: in the widget, or before it is drawn in the link."""
    return list(st.session_state.get(KOMMUN_WIDGET, st.session_state.link_opened.get(link_keys.KOMMUN, [])))


def _tagged() -> bool:
    in_link = st.session_state.link_opened.get(link_keys.PRICE_TAGS) == ["true"]
    return bool(st.session_state.get(PRICE_TAGS_WIDGET, in_link))


def sidebar(scenario: Scenario, record: Record) -> dict[str, Value]:
    """The values that the sidebar's widgets hold, by their keys."""
    ahead = {parameter.key for parameter in catalogue.ahead(record, scenario.preset)}
    return {key: value for key, value in scenario.values if key not in ahead}


def begin_drawn() -> None:
    """In a session's first run nothing has been left yet, whatever number an older session gave the browser."""
    st.session_state[LEFT] = ()
    st.session_state[NUMBER] = "0"


def leave(present: Scenario) -> None:
    """The widgets are about to be set to another scenario than the present one, which the browser still shows."""
    st.session_state[LEFT] = (*st.session_state[LEFT], present)


def behind() -> Scenario | None:
    """The scenario that the browser showed when it spoke, if it has not drawn what the widgets were last set to."""
    left: tuple[Scenario, ...] = st.session_state[LEFT]
    draw_number = int(st.session_state.get(NUMBER) or len(left))  # empty where an error kept the field from being drawn
    return left[draw_number] if draw_number < len(left) else None


def renumber() -> None:
    """The widgets have been set: give the browser the number that says so."""
    st.session_state[NUMBER] = str(len(st.session_state[LEFT]))


def draw_number() -> None:
    """Draw the field, which nobody sees. After all other widgets: it has to be the last to reach the browser."""
    st.text_input("Nummer på det ritade", key=NUMBER, label_visibility="collapsed")


def last_step() -> tuple[Scenario | None, Scenario]:
    """The scenario that the last step came from (None where there has been none), and the present one."""
    kept = history()
    return kept.before, kept.present


def replaying() -> bool:
    """Whether this run shows what was before the last step."""
    return bool(st.session_state.get("replaying"))


def again() -> NoReturn:
    """Show the last step once more: the next run shows what was before it, and then what came of it."""
    st.session_state.replaying = True
    st.rerun()


def on_screen() -> Scenario:
    """The scenario to show: the present one, but in a replay the one before it."""
    before, present = last_step()
    return before if before and replaying() else present


def end() -> None:
    """After a run that showed what was before: give the room time to see it, and show the present again."""
    if st.session_state.pop("replaying", False):
        time.sleep(REPLAY_SECONDS)
        st.rerun()


def begin(record: Record, *, page: str) -> None:
    """What a run of a page begins with, before anything is drawn: the link, where the last run went, the widgets.

    Raises LinkError on a session's first run where its address is damaged; nothing of it has been applied then.
    """
    if "history" not in st.session_state:
        _open_link(record)
    _hear(record)
    _arrive(record)
    st.session_state[DRAWN] = set()
    if st.session_state.get(PAGE, page) != page:
        restore(st.session_state.history.present, record)
    st.session_state[PAGE] = page
    tell(workspace(), record)


def _hear(record: Record) -> None:
    """Take what somebody has done to the widgets into the history."""
    kept: History = st.session_state.history
    st.session_state.history = kept.push(_held(kept.present, record), at=time.monotonic())


def _open_link(record: Record) -> None:
    query = {**st.session_state.pop("lost", {}), **{key: st.query_params.get_all(key) for key in st.query_params}}
    opened = link.decode(query, record)
    for key in (
        link_keys.COMPLETENESS_KEYS
    ):  # the address is the browser's own from now on: it tells what differs from the preset
        if key in st.query_params:
            del st.query_params[key]
    st.session_state.history = History.beginning(opened.workspace.scenario, pinned=opened.workspace.pinned)
    st.session_state.aside = opened.workspace
    st.session_state.problems = opened.problems
    st.session_state.link_opened = query
    begin_drawn()


def _held(present: Scenario, record: Record) -> Scenario:
    """The present scenario with what somebody has done to the widgets: the sidebar's, and those of the last page.

    It differs from the scenario that the browser showed, which need not be the present one (see drawn.py). What was
    done to another preset's widgets has no meaning in this one.
    """
    shown = behind() or present
    if shown.preset != present.preset:
        return present
    elsewhere = {parameter.key for parameter in catalogue.ahead(record, present.preset)} - st.session_state.get(
        DRAWN, set()
    )
    held = {key: st.session_state[key] for key in present if key in st.session_state and key not in elsewhere}
    known = {key: UNKNOWN if value is None else value for key, value in held.items()}
    return present.replace({key: value for key, value in known.items() if value != shown[key]})


def settle(record: Record) -> None:
    """After a run: if the widgets turned out to hold something else than the run began with, run again.

    So it is after a restart of the server: the browser knows of a change that the address did not tell.
    """
    first, st.session_state[SETTLED] = not settled(), True
    forgotten = lost() if first else {}
    if forgotten:
        st.session_state.lost = forgotten
        del st.session_state.history
        st.rerun()
    present: Scenario = st.session_state.history.present
    optional = {key for key in st.session_state[DRAWN] if catalogue.all_parameters(record)[key].optional}
    st.session_state[TO_TELL] = {key for key in optional if first and present[key] != UNKNOWN}
    if st.session_state[TO_TELL] or _held(present, record) != present:
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


def workspace() -> Workspace:
    """The present scenario, what it is compared with, and all that is put aside."""
    aside: Workspace = st.session_state.aside
    return replace(aside, scenario=history().present, pinned=history().pinned)


def own_kommuner(record: Record) -> frozenset[str]:
    """The kommunkoder that somebody has chosen as theirs."""
    chosen = own_names()
    return frozenset(code for code, name in record.kommuner.items() if name in chosen)


def put_aside(changed: Workspace) -> None:
    """Remember a meeting's pin (a step that can be undone), shelf and buttons; the next run tells the address."""
    st.session_state.aside = changed
    st.session_state.history = history().push_pinned(history().present, pinned=changed.pinned)


def go(scenario: Scenario, *, view: str | None = None) -> NoReturn:
    """Make a scenario the present one, as a step that can be undone; perhaps look at another kind of money."""
    travel(_gone(scenario), view=view)


def _gone(scenario: Scenario) -> History:
    return history().end_gesture().push(scenario, at=time.monotonic()).end_gesture()


def step(steps: int, record: Record) -> None:
    """Undo (-1) or redo (+1), as a button's callback: before a run, which a second click could cut short."""
    _hear(record)
    _stand(history().step(steps))


def show(scenario: Scenario, record: Record, *, view: str) -> None:
    """What `go` does, as a button's callback."""
    _hear(record)
    _stand(_gone(scenario), view=view)


def travel(kept: History, *, view: str | None = None) -> NoReturn:
    """Stand at a history's present scenario from the next run on: widgets take values only before they are drawn."""
    _stand(kept, view=view)
    st.rerun()


def _stand(kept: History, *, view: str | None = None) -> None:
    leave(st.session_state.history.present)
    st.session_state.history = kept
    st.session_state.looking = {link_keys.KIND: view} if view else {}


def _arrive(record: Record) -> None:
    """Set the widgets to the present scenario, where the browser has not drawn it yet."""
    shown = behind()
    if shown is None:
        return
    present: Scenario = st.session_state.history.present
    values = {**sidebar(present, record), **st.session_state.pop("looking", {})}
    if st.session_state.get(PRESET_WIDGET) == record.preset(shown.preset).name:
        values[PRESET_WIDGET] = record.preset(present.preset).name
    for key, value in values.items():
        st.session_state[key] = value
    renumber()


def check_configuration() -> None:
    """Refuse to run where .streamlit/config.toml was not read: Streamlit ignores a damaged one in silence.

    Raises InputError, which names the first setting that is not as the file has it.
    """
    for name, wanted in REQUIRED.items():
        found = st.get_option(name)
        if found != wanted:
            raise InputError(
                f".streamlit/config.toml gäller inte: {name} är ”{found}” och ska vara ”{wanted}”. "
                "Starta från mappen där app.py ligger, och se efter att filen är hel."
            )
