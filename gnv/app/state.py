"""The one truth of a viewer's session: the workspace and its history. It changes in `apply`, `step` and `restore` only.

Widgets are views: each is drawn from the workspace, and tells in a callback the one thing that somebody did to it. The
address is read whole in a session's first run and written whole at the end of each full run, and not read in between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any
from uuid import uuid4

import streamlit as st

from gnv.analysis.result import Change, Comparison, compare
from gnv.analysis.result import changes as changed_from_preset
from gnv.app import county_store, own_figures_store
from gnv.app.failures import LOG, NOT_DONE
from gnv.app.session import at_once, memory
from gnv.core.county_files import CountyFiles
from gnv.core.own_figures import NO_OWN_FIGURES, OwnFigures
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.core.scenario import Scenario
from gnv.loading.county_zip import Folder
from gnv.loading.load import DATA, load_record
from gnv.workspace import link
from gnv.workspace.history import DEEPEST, History
from gnv.workspace.refitting import of_county, refitted
from gnv.workspace.workspace import Workspace

HISTORY = "history"  # the History, whose present stop is the Workspace
PROBLEMS, REFUSAL, SESSION, DRAWN = "problems_of_link", "refusal", "session_name", "drawn_values"
COUNTIES = "county_files"  # by checksum, those that this session has opened
ADDRESS = "address_as_told"
REPLAYING, EPOCH, FIRST_RUN, WISH = "replaying", "epoch", "first_run", "first_wish"
REQUIRED = {
    "client.showErrorDetails": "none",
    "browser.gatherUsageStats": False,
    "runner.postScriptGC": False,
    "server.address": None,
    "server.allowedHosts": None,
}

Do = Callable[[Workspace], Workspace]


def check_configuration() -> None:
    """Refuse to run where .streamlit/config.toml was not read: Streamlit ignores a damaged one in silence.

    Raises InputError, which names the first setting that is not as the file has it (None: anything but nothing). With
    no address the app answers to the whole network, and with no hosts a page of another site gets a session, by DNS
    rebinding.
    """
    for name, wanted in REQUIRED.items():
        found = st.get_option(name)
        if found != wanted if wanted is not None else not found:
            told = "är inte satt" if wanted is None else f"är ”{found}” och ska vara ”{wanted}”"
            raise InputError(
                f".streamlit/config.toml gäller inte: {name} {told}. "
                "Starta från mappen där app.py ligger, och se efter att filen är hel."
            )


def begin() -> None:
    """In a session's first run, take up the workspace that the address tells.

    Raises InputError where data/ can't be read, and LinkError where the address is damaged: nothing of it is applied.
    """
    memory()[FIRST_RUN] = HISTORY not in memory()
    if memory()[FIRST_RUN]:
        memory()[SESSION] = uuid4().hex[:12]
        _open({key: st.query_params.get_all(key) for key in st.query_params})


def restore(text: str, *, epoch: int) -> None:
    """Take up the links that the browser has kept, where the server has been restarted and knows of nothing.

    They are those of the steps that have led here, a line each, so that there is something to undo. `epoch` is what the
    last one's drawing had as number: the positions that have been chosen on it since are still to be heard. A link that
    can't be used changes nothing: it came from this very app, so there is nothing to say of it.
    """
    *earlier, present = text.split("\n")[-DEEPEST:]
    try:
        _open(link.parse(present))
    except link.LinkError:
        return
    memory()[HISTORY] = _led_here_by(earlier)
    memory()[EPOCH] = epoch
    if wish := memory().pop(WISH, None):
        apply(wish)


def _led_here_by(links: Sequence[str]) -> History:
    """The history of what is on screen, with the workspaces of some links before it."""
    stops: list[Workspace] = []
    for one in links:
        with suppress(link.LinkError):
            query = link.parse(one)
            stops.append(link.decode(query, _record_of(query)).workspace)
    first, *others = *stops, workspace()
    found = History.beginning(first)
    for stop in others:
        found = found.push(stop)
    return found


def follow(text: str) -> None:
    """Show on the wall what another window shows. A link that can't be used changes nothing."""
    try:
        shown = link.decode(link.parse(text), record()).workspace
    except link.LinkError:
        return
    apply(lambda _: shown.looking(wall=True), gesture="follow")


def _record_of(query: link.Query) -> Record:
    """The record that a link tells of, with the own figures and of the county that it names."""
    return record_with(own_figures_store.find(link.own_checksum(query)), link.county_checksum(query))


def _open(query: link.Query) -> None:
    on_record = _record_of(query)
    opened = link.decode(query, on_record)
    link.check_length(link.encode(opened.workspace, on_record))
    _keep(History.beginning(opened.workspace))
    memory()[PROBLEMS] = opened.problems


def record() -> Record:
    """Everything on record, with this session's own figures laid over it; another county's, where it is of one."""
    return record_with(workspace().own if HISTORY in memory() else NO_OWN_FIGURES)


def record_with(own: OwnFigures, county_files: str | None = None) -> Record:
    """Everything on record with some own figures laid over it. InputError where they don't fit it.

    `county_files` is the checksum of another county's files, empty for the program's own; None: this session's.
    """
    if county_files is None:
        county_files = workspace().county_files if HISTORY in memory() else ""
    if not county_files:
        return load_record(own=own) if own else load_record()
    county = memory().get(COUNTIES, {}).get(county_files) or county_store.find(county_files)
    if county is None:
        raise link.CountyMissingError(county_files[:16], load_record().county.name)
    memory().setdefault(COUNTIES, {})[county_files] = county
    return load_record(county, own)


def use_county(county: CountyFiles | None) -> None:
    """In a callback, begin anew with another county's data files, or with the program's own. It can be undone."""
    if county:
        county_store.remember(county)
    apply(lambda _: of_county(record_with(NO_OWN_FIGURES, county.checksum if county else "")))


def data_files() -> Folder | CountyFiles:
    """The data files that the record is read from."""
    county: CountyFiles | None = memory().get(COUNTIES, {}).get(workspace().county_files)
    return county or Folder(DATA)


def with_own_figures(workspace: Workspace, own: OwnFigures) -> Workspace:
    """A change, for `apply`: a workspace with other own figures. InputError where they don't fit what is on record."""
    return refitted(workspace, record_with(own, workspace.county_files))


def session() -> str:
    """A name for this session: a browser that has met another before knows that the server has been restarted."""
    return str(memory()[SESSION])


def link_text() -> str:
    """The link that restores all this."""
    return link.encode(workspace(), record())


def heed(shown: Any, told: Any, change: Do) -> None:
    """Do what a native widget tells in a new session's first run, if that is not what it was drawn with.

    Then the server has been restarted, and the widget was somebody's first touch since: no callback hears of it. It is
    done at once, and once more on top of the link that the browser may hand back.
    """
    if told == shown or not memory().get(FIRST_RUN):
        return
    memory()[WISH] = change
    apply(change)
    st.rerun()


def history() -> History:
    """The workspaces that one has been at."""
    kept: History = memory()[HISTORY]
    return kept


def workspace() -> Workspace:
    """All that a link would hold, as it is now."""
    return history().present


def apply(change: Do, *, gesture: str = "", by_panel: bool = False) -> None:
    """Change one thing, in a callback. What can't be done is told on the page, and nothing has changed.

    What no link could hold can't be done: the address has to tell all, and the command line has to read it.

    Changes of one `gesture` (a parameter's key while its slider moves) are undone together.
    """
    with at_once():
        memory().pop(REFUSAL, None)
        try:
            changed = change(workspace())
            link.check_length(link.encode(changed, record_with(changed.own, changed.county_files)))
        except link.TooLongError as error:
            memory()[REFUSAL] = error.refusal
        except InputError as error:
            memory()[REFUSAL] = str(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the controls are to stay
            fail(error)
        else:
            _keep(history().push(changed, gesture=gesture), by_panel=by_panel)


def fail(error: Exception) -> None:
    """Tell that something could not be done because the program is wrong, and take down the cause."""
    LOG.error("A change failed", exc_info=error)
    memory()[REFUSAL] = NOT_DONE


def step(steps: int) -> None:
    """Undo (-1) or redo (+1), in a callback."""
    with at_once():
        memory().pop(REFUSAL, None)
        _keep(history().step(steps))


def _keep(changed: History, *, by_panel: bool = False) -> None:
    own_figures_store.remember(changed.present.own)
    memory()[REPLAYING] = False
    memory()[HISTORY] = changed
    memory()[EPOCH] = epoch() + (not by_panel)


def rest() -> None:
    """The hand has let go: what comes next is a step of its own."""
    memory()[HISTORY] = history().at_rest()


def epoch() -> int:
    """A number that is another once something else than a panel's own controls has moved them.

    A slider's position from before that is of another picture, and is not to be taken for a wish.
    """
    return int(memory().get(EPOCH, 0))


def refusal() -> str:
    """Why the last change could not be made; empty where it could."""
    return str(memory().get(REFUSAL, ""))


def write_address() -> None:
    """Tell the browser's address the whole workspace; nothing at all where it is what an empty address opens.

    What the browser says that its address is may be older than what it has been told since, so both have to be right.
    """
    empty = link.decode({}, record_with(NO_OWN_FIGURES, "")).workspace
    told = {} if workspace() == empty else link.parse(link_text())
    said = {key: st.query_params.get_all(key) for key in st.query_params}
    if said != told or memory().get(ADDRESS, told) != told:
        st.query_params.from_dict(told)
    memory()[ADDRESS] = told


def comparison() -> Comparison:
    """What is on screen beside what it is compared with. InputError where it can't be calculated."""
    return compare(_on_screen(), record(), pinned=workspace().pinned)


def replaying() -> bool:
    """Whether the room is shown once more what was before the last step."""
    return bool(memory().get(REPLAYING)) and history().before is not None


def replay(*, before: bool) -> None:
    """Show what was before the last step, or what came of it again."""
    memory()[REPLAYING] = before


def _on_screen() -> Scenario:
    before = history().before
    return before if before is not None and replaying() else workspace().scenario


def changes() -> tuple[Change, ...]:
    """What differs from the preset."""
    return changed_from_preset(workspace().scenario, record())


def own_kommuner() -> frozenset[str]:
    """The kommunkoder that somebody has chosen as theirs."""
    return frozenset(workspace().view.own)


def widget_key(name: str, value: Any) -> str:
    """The key of a native widget that is about to be drawn with a value from the workspace.

    Each message from the browser carries the state of all widgets, also of those that it has not yet drawn anew. So a
    widget whose value has been changed by something else gets a new key, and what the old one says is heard by nobody.
    """
    drawn: dict[str, tuple[int, Any]] = memory().setdefault(DRAWN, {})
    number, last = drawn.get(name, (0, value))
    drawn[name] = (number + (last != value), value)
    return f"{name}_{drawn[name][0]}"


def told_by_widget(name: str) -> Any:
    """In its callback, what a widget with a key of `widget_key` now holds."""
    drawn: dict[str, tuple[int, Any]] = memory()[DRAWN]
    number, _ = drawn[name]
    value = st.session_state[f"{name}_{number}"]
    drawn[name] = (number, value)
    return value


def leave(name: str, value: Any) -> None:
    """In its callback, let a widget stay as somebody has left it, although the workspace has another value still.

    What it holds is unfinished, and the page says what is missing.
    """
    drawn: dict[str, tuple[int, Any]] = memory()[DRAWN]
    drawn[name] = (drawn[name][0], value)
