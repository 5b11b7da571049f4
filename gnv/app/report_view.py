"""A section of a page on the screen."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gnv.app import blocks, state
from gnv.app.session import memory
from gnv.charts import effect
from gnv.report.pages import View
from gnv.report.section import Section
from gnv.tables import html
from gnv.tables.table import Table

TABLES = "tables_of_page"  # in the session: what the page shows, by title


def looked_at(*, kind: str = "", per_head: bool = False) -> View:
    """What is looked at on this screen, with a page's own choices."""
    return View(own=state.own_kommuner(), kind=kind, per_head=per_head, dark=st.context.theme.type == "dark")


def start_page() -> View:
    """What the start page looks at: as everywhere, and as the workspace has it."""
    view = state.workspace().view
    return replace(looked_at(kind=view.kind, per_head=view.per_head), percent=view.percent)


def draw_at(place: DeltaGenerator, *sections: Section) -> None:
    """Draw sections in a container of the page."""
    with place:
        for section in sections:
            draw(section)


def draw(section: Section) -> None:
    """Draw what a section has: its words, the chart with its legend, and the table."""
    _draw(section, table=html.write(section.table) if section.table else "", words=blocks.words(section))


def draw_dense(section: Section, *, small: bool = False) -> None:
    """The same with the rows of its table or list close to each other, and perhaps in smaller letters."""
    words = blocks.words(section)
    _draw(
        section,
        table=html.dense(html.write(section.table), small=small) if section.table else "",
        words=html.dense(words, small=small) if section.points else words,
    )


def draw_abreast(*sections: Section) -> None:
    """Draw the tables of sections beside each other, where there is room."""
    draw_tables(*(section.table for section in sections if section.table))


def draw_table(table: Table, *, name: str = "") -> None:
    """Draw a table that is no part of a section; `name` is what it is called where it has no title."""
    _note(table, name=name)
    st.html(html.write(table))


def draw_tables(*tables: Table) -> None:
    """Draw tables beside each other, where there is room."""
    for one in tables:
        _note(one)
    st.html(html.abreast(*tables))


def begin_page() -> dict[str, Table]:
    """Forget the tables of the page before; returns where those of this one are kept, for who takes them home."""
    found: dict[str, Table] = {}
    memory()[TABLES] = found
    return found


def _note(table: Table, *, name: str = "") -> None:
    """Keep a table that is drawn, under its title: while a control moves, the newest."""
    memory().setdefault(TABLES, {})[name or table.title or "Tabell"] = table


def _draw(section: Section, *, words: str, table: str) -> None:
    if words:
        st.html(words)
    if section.warning:
        st.html(blocks.problem(section.warning))
    if section.legend:
        st.html(blocks.legend(section.legend))
    if section.effect:
        st.html(effect.write(section.effect))
    if section.drawing:
        st.vega_lite_chart(*section.drawing, alt=section.alt)
    if section.table:
        _note(section.table, name=section.table.title or section.heading)
        st.html(table)
