"""Tables as HTML: the only place where table markup is written. One element each, for speed and for screen readers."""

from __future__ import annotations

from html import escape

from gnv.tables.table import Column, Row, Table, texts

BROUGHT_OUT = {"own", "marked", "sum"}


def write(table: Table) -> str:
    """A table under its heading, with its caption. What it looks like is in app/style.css."""
    label = escape(table.title)
    heading = f"<h2>{label}</h2>" if label else ""
    caption = escape(" ".join((table.caption, *table.notes)))
    heads = "".join(_head(column) for column in table.columns)
    body = "".join(_row(table, found, brought_out=found.role in BROUGHT_OUT) for found in table.rows)
    totals = "".join(_row(table, found, brought_out=False) for found in table.totals)
    return (
        f"<div class='gnv'>{heading}<div class='gnv-scroll' tabindex='0' role='group' aria-label='{label or 'Tabell'}'>"
        f"<table{_worded(table)}><caption>{caption}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{body}</tbody><tfoot>{totals}</tfoot></table></div></div>"
    )


def abreast(*found: Table) -> str:
    """Tables beside each other where there is room for their columns, below each other where there is not."""
    beside = "".join(f"<div{_worded(one)}>{write(one)}</div>" for one in found)
    return f"<div class='gnv-tables'>{beside}</div>"


def dense(html: str, *, small: bool = False) -> str:
    """Tables and lists with their rows close to each other, for a page that is to be seen at once; perhaps smaller."""
    return f"<div class='gnv-close{' gnv-small' if small else ''}'>{html}</div>"


def _head(column: Column) -> str:
    return f"<th scope='col'{_breaking(column)}>{escape(column.title)}</th>" if column.title else "<td></td>"


def _row(table: Table, found: Row, *, brought_out: bool) -> str:
    first, *rest = map(escape, texts(table, found))
    if found.role == "group":
        return f"<tr><th scope='rowgroup' class='group' colspan='{len(table.columns)}'>{first}</th></tr>"
    head = f"<th scope='row'{_breaking(table.columns[0])}>{first}</th>" if first else "<td></td>"
    cells = (
        f"<td{_breaking(column)}{_told(column) if _columns_of_words(table) > 1 else ''}>{cell}</td>"
        for cell, column in zip(rest, table.columns[1:], strict=True)
    )
    mark = " class='own'" if brought_out else ""
    return f"<tr{mark}>{head}{''.join(cells)}</tr>"


def _columns_of_words(table: Table) -> int:
    return sum(column.kind == "words" for column in table.columns[1:])


def _worded(table: Table) -> str:
    """The class of a table that has a column of words beside its first, and of one that has several."""
    return {0: "", 1: " class='worded'"}.get(_columns_of_words(table), " class='worded listed'")


def _told(column: Column) -> str:
    """The column's heading with the cell itself: where it is narrow a table of many words is a list."""
    return f" data-head='{escape(column.title)}'"


def _breaking(column: Column) -> str:
    """The class of a column of words, whose lines may break."""
    return " class='words'" if column.kind == "words" else ""
