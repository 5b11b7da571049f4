"""What the browser's address tells of the scenario: each sidebar widget is bound to it, the rest is written here.

A widget's default is its preset's value, so the address holds what differs from the preset. What no widget holds (the
preset, the pin, the shelf, the buttons) and what only one page has is written in each run.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

import streamlit as st

from gnv import link
from gnv.link_values import PRESET
from gnv.meeting import Meeting
from gnv.model import Value
from gnv.record import Facts
from gnv.scenario import Scenario

KOMMUN_WIDGET, PRICE_TAGS_WIDGET = link.KOMMUN, link.PRICE_TAGS
UNTOLD = "obundet"  # the field in which the browser keeps what no bound widget tells
Held = Value | list[str]


def lost() -> dict[str, list[str]]:
    """What the browser knows that the address of a session's first run did not tell, as keys and values.

    After a restart of the server that run may be a change of page, and the framework has then dropped from the address
    what is not bound. Known when the run has drawn the field in which the browser keeps it.
    """
    return {key: found for key, found in parse_qs(st.session_state[UNTOLD]).items() if key not in st.query_params}


def remember(meeting: Meeting, facts: Facts, *, first: bool) -> None:
    """Draw the field, which nobody sees, in which the browser keeps what no bound widget tells.

    In a session's first run it may hold what the browser has kept of an older session.
    """
    untold = urlencode(_untold(meeting, facts), doseq=True)
    if not first:
        st.session_state[UNTOLD] = untold
    st.text_input("Det som adressen kan tappa", untold if first else "", key=UNTOLD, label_visibility="collapsed")


def tell(meeting: Meeting, facts: Facts) -> None:
    """Write to the address what no bound widget tells: the preset, what is put aside, and the page Budget's values.

    In every run, for the framework drops from the address what is not bound whenever the page is changed.
    """
    for key, values in _untold(meeting, facts).items():
        if st.query_params.get_all(key) != values:
            if values:
                st.query_params[key] = values
            else:
                del st.query_params[key]


def _untold(meeting: Meeting, facts: Facts) -> dict[str, list[str]]:
    present = meeting.scenario
    base = facts.scenario(present.preset)
    ahead = (parameter.key for parameter in facts.ahead(present.preset))
    return {
        PRESET: [present.preset] if present.preset != facts.first_preset else [],
        **link.aside(meeting, facts),
        **{key: [present.text(key)] if present[key] != base[key] else [] for key in ahead},
    }


def restore(present: Scenario, facts: Facts) -> None:
    """In a page's first run, tell the address once more what the sidebar's widgets hold.

    Who changes page before the browser has drawn the sidebar gets an address without its values. A widget that no run
    has come to yet is not bound: it takes its value, and the address, from here.
    """
    base: dict[str, Held] = {
        **sidebar(facts.scenario(present.preset), facts),
        KOMMUN_WIDGET: [],
        PRICE_TAGS_WIDGET: False,
    }
    chosen: dict[str, Held] = {KOMMUN_WIDGET: own(), PRICE_TAGS_WIDGET: _tagged()}
    for key, value in {**sidebar(present, facts), **chosen}.items():
        if key not in st.session_state and value != base[key]:
            st.query_params[key] = "true" if value is True else value if isinstance(value, list) else str(value)
        st.session_state[key] = value


def own() -> list[str]:
    """The names of the kommuner chosen as one's own: in the widget, or before it is drawn in the link."""
    return list(st.session_state.get(KOMMUN_WIDGET, st.session_state.link_opened.get(link.KOMMUN, [])))


def _tagged() -> bool:
    in_link = st.session_state.link_opened.get(link.PRICE_TAGS) == ["true"]
    return bool(st.session_state.get(PRICE_TAGS_WIDGET, in_link))


def sidebar(scenario: Scenario, facts: Facts) -> dict[str, Value]:
    """The values that the sidebar's widgets hold, by their keys."""
    ahead = {parameter.key for parameter in facts.ahead(scenario.preset)}
    return {key: value for key, value in scenario.values if key not in ahead}
