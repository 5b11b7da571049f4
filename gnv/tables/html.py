"""Tables as HTML: the only place where table markup is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape


def text_table(
    heading: tuple[str, str],
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    totals: Sequence[str] = (),
    told: Collection[int] = (),
    marked: Collection[int] = (),
) -> str:
    """Any table of ready texts, under its title and caption.

    `told` are the columns with words, which may break; `marked` are the rows to bring out. A row of one cell is a
    heading over the rows that follow.
    """
    body = "".join(
        row(cells, own=position in marked, told=told) if len(cells) > 1 else _heading_row(cells[0], len(heads))
        for position, cells in enumerate(rows)
    )
    return table(*heading, heads, body, row(totals) if totals else "", told=told)


def tables(*found: str) -> str:
    """Tables beside each other where there is room for their columns, below each other where there is not."""
    return f"<div class='gnv-tables'>{''.join(f'<div>{one}</div>' for one in found)}</div>"


def dense(found: str, *, small: bool = False) -> str:
    """Tables with their rows close to each other, for a page that is to be seen at once; perhaps in smaller text."""
    return f"<div class='gnv-close{' gnv-small' if small else ''}'>{found}</div>"


def row(cells: Sequence[str], *, own: bool = False, told: Collection[int] = ()) -> str:
    """A row with its head; one's own kommun is marked; `told` are the columns with words."""
    first, *rest = map(escape, cells)
    marked = " class='own'" if own else ""
    data = "".join(f"<td{_told(column, told)}>{cell}</td>" for column, cell in enumerate(rest, 1))
    head = f"<th scope='row'{_told(0, told)}>{first}</th>" if first else "<td></td>"
    return f"<tr{marked}>{head}{data}</tr>"


def _heading_row(text: str, columns: int) -> str:
    return f"<tr><th scope='rowgroup' class='group' colspan='{columns}'>{escape(text)}</th></tr>"


def _told(column: int, told: Collection[int]) -> str:
    return " class='told'" if column in told else ""


def table(title: str, caption: str, heads: Sequence[str], rows: str, totals: str, *, told: Collection[int] = ()) -> str:
    """A table under a heading, with a caption that tells the unit; `told` are the columns with words."""
    named = (
        f"<th scope='col'{_told(n, told)}>{escape(head)}</th>" if head else "<td></td>" for n, head in enumerate(heads)
    )
    header = "".join(named)
    label = escape(title)
    heading = f"<h2>{label}</h2>" if label else ""
    return (
        f"<div class='gnv'>{heading}<div class='gnv-scroll' tabindex='0' role='group' aria-label='{label or 'Tabell'}'>"
        f"<table><caption>{escape(caption)}</caption><thead><tr>{header}</tr></thead>"
        f"<tbody>{rows}</tbody><tfoot>{totals}</tfoot></table></div></div>"
    )
