"""The controls that only Jämför has: what to compare, and what is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from gnv.analysis.side_by_side import FIRST_VIEW, ORDERS, ComparisonView
from gnv.app import blocks, shelf, sidebar, state
from gnv.app.session import memory
from gnv.formatting import enumerate_words
from gnv.workspace import columns
from gnv.workspace.workspace import MOST_COLUMNS, Named

PICKED, BASE = "jamfors", "bas"
LOOKED = "comparison_view"  # how the page was last looked at, in the session: the files are to show the same


def compared() -> tuple[Named, ...]:
    """Draw the choice of two to six scenarios, of the base, and the saving. Returns them as shown, the base first.

    As long as fewer than two are picked, the page says so and shows what it showed.
    """
    workspace, record = state.workspace(), state.record()
    by_name = {named.name: named for named in columns.candidates(workspace, record)}
    shown = [named.name for named in columns.compared(workspace, record)]
    left, middle, right = st.columns([7, 3, 2], vertical_alignment="bottom")

    def shown_name(name: str) -> str:
        return columns.shown_name(name, by_name)

    chosen = left.multiselect(
        "Scenarier att jämföra (2–6)", list(by_name), shown, key=state.widget_key(PICKED, shown), select_all=False,
        max_selections=MOST_COLUMNS, placeholder="Välj minst två", format_func=shown_name,
        on_change=_choose, args=(PICKED, shown),
    )  # fmt: skip
    if len(chosen) < columns.SOME:
        st.html(blocks.problem("Välj minst två scenarier att jämföra. Tills dess visas de senaste."))
    if hidden := columns.left_out_names(workspace, record):
        st.html(blocks.note(f"Här får {MOST_COLUMNS} scenarier plats. Inte med: {enumerate_words(hidden)}."))
    middle.selectbox("Jämför med", shown, key=state.widget_key(BASE, shown[0]), format_func=shown_name,
                     on_change=_choose, args=(BASE, shown))  # fmt: skip
    with right.popover("Spara", width="stretch"):
        shelf.save(workspace, record)
    return columns.shown(workspace, record)


def _choose(widget: str, shown: Sequence[str]) -> None:
    """Remember what is picked, the base first; less than two is no comparison."""
    told = state.told_by_widget(widget)
    picked, base = (shown, told) if widget == BASE else (told, shown[0])
    if len(picked) < columns.SOME:
        state.leave(widget, shown)
        return
    base = base if base in picked else picked[0]
    names, record = [base, *(name for name in picked if name != base)], state.record()
    state.apply(lambda workspace: replace(workspace, columns=columns.names_to_remember(names, workspace, record)))


def last_view() -> ComparisonView:
    """How the page was last looked at in this session, whatever page one is on."""
    found: ComparisonView = memory().get(LOOKED, FIRST_VIEW)
    return found


def looked_at(others: Sequence[Named]) -> ComparisonView:
    """Draw what is looked at: the kind of money, whether per inhabitant, whose gains and losses, and the order."""
    names = [named.name for named in others]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        kind, per_head = sidebar.measure_of_page(FIRST_VIEW.kind, page="jamfor")
        order = st.selectbox("Ordning", ORDERS, index=ORDERS.index(FIRST_VIEW.order), key="ordning", width=175,
                             persist_state="session", label_visibility="collapsed")  # fmt: skip
        name = names[0]
        if len(names) > 1:
            name = st.selectbox("Vem vinner och förlorar på", names, key="mot", width=210, persist_state="session",
                                format_func="Visar: {}".format, label_visibility="collapsed")  # fmt: skip
        sidebar.show_kind_that_moved(kind, page="jamfor")
    view = ComparisonView(kind=kind, per_head=per_head, against=name, order=order)
    memory()[LOOKED] = view
    return view
