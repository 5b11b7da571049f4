"""*Min kommun* on paper: a page of A4 for each kommun, with its chart, and a code that leads back to the scenario."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from html import escape
from pathlib import PurePath
from typing import Any

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image, KeepInFrame, Paragraph, Spacer, TableStyle
from reportlab.platypus import Table as Grid

from gnv.core.record import Record
from gnv.exports import images, qr
from gnv.exports.content import Content
from gnv.report.section import Section
from gnv.tables.table import Row, Table, texts
from gnv.workspace.workspace import Workspace

PLAIN, BOLD = "Vera", "VeraBd"  # ReportLab's own: it has every sign of Swedish figures, so no system's font is needed
INSTEAD = {"→": "till", "\u2011": "-", "\u202f": "\u00a0"}
EDGE, CODE = 14 * mm, 20 * mm
INNER = A4[0] - 2 * EDGE
NUMBERS = {"kronor", "number", "per_inhabitant", "change", "share"}
DARK, PALE, RULE = HexColor("#1F4E5F"), HexColor("#E8EFF2"), HexColor("#8FA9B3")
CHART, CHART_SCALE = 640, 1.5  # pixels, and dots to each


def sheets(workspace: Workspace, record: Record, *, today: date, address: str = "") -> bytes:
    """A page for each kommun that is looked at, or for every one where none is. Raises as `calculate` does."""
    chosen = workspace.view.own or tuple(record.kommuner)
    return _pages(Content(workspace, record, today, address), chosen)


def one_sheet(workspace: Workspace, record: Record, *, today: date, address: str = "") -> bytes:
    """A page of what *Min kommun* shows: the kommuner that are looked at, together, or else the first."""
    return _pages(Content(workspace, record, today, address), (None,))


def every_sheet(workspace: Workspace, record: Record, *, today: date, address: str = "") -> bytes:
    """A page for every kommun, whoever is looked at."""
    return _pages(Content(workspace, record, today, address), tuple(record.kommuner))


def _pages(content: Content, codes: Sequence[str | None]) -> bytes:
    _fonts()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, lang="sv-SE")
    canvas.setTitle(f"Min kommun. {content.title}")
    canvas.setAuthor("")
    code = qr.png(content.short_link)
    for one in codes:
        _page(canvas, content, one, code)
        if one:
            canvas.bookmarkPage(one)
            canvas.addOutlineEntry(content.record.kommuner[one], one)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _page(canvas: Canvas, content: Content, code: str | None, qr_code: bytes) -> None:
    *sections, footer = content.kommun(code)
    flow = [part for section in sections for part in _flow(section)]
    foot = _paragraph(" ".join(filter(None, (footer.note, content.unknown, content.source_names))), size=7.5)
    right = CODE if qr_code else 0
    _, foot_high = foot.wrap(INNER - right - 4 * mm, CODE)
    foot.drawOn(canvas, EDGE, EDGE / 2 + max(0, CODE - foot_high) / 2 if qr_code else EDGE / 2)
    below = EDGE / 2 + max(right, foot_high) + 2 * mm
    if qr_code:
        canvas.drawImage(ImageReader(io.BytesIO(qr_code)), A4[0] - EDGE - CODE, EDGE / 2, CODE, CODE)
    frame = KeepInFrame(INNER, A4[1] - EDGE - below, flow, mode="shrink")
    _, high = frame.wrapOn(canvas, INNER, A4[1] - EDGE - below)
    frame.drawOn(canvas, EDGE, A4[1] - EDGE - high)


def _flow(section: Section) -> Iterator[Any]:
    """A section as what follows each other down a page."""
    if section.heading:
        yield _paragraph(section.heading, size=15 if section.level == 1 else 10.5, bold=True)
    for point in section.sentences:
        yield _paragraph(point.text, size=8.5)
    for point in section.points:
        lead = f"<font name='{BOLD}'>{_safe(point.lead)}</font> " if point.lead else ""
        yield _paragraph(point.text, size=8, before=lead)
    if section.drawing:
        data = images.png(images.svg(images.bare(section, width=CHART)), scale=CHART_SCALE)
        wide, high = ImageReader(io.BytesIO(data)).getSize()
        width = INNER * 0.8
        yield Image(io.BytesIO(data), width=width, height=width * high / wide, hAlign="LEFT")
    if section.table:
        yield from _table(section.table)


def _table(table: Table) -> Iterator[Any]:
    yield Spacer(1, 2 * mm)
    if table.title:
        yield _paragraph(table.title, size=10.5, bold=True)
    if table.caption:
        yield _paragraph(table.caption, size=8)
    rows = (*table.rows, *table.totals)
    heads = [_cell(column.title, kind=column.kind, bold=True, colour="white") for column in table.columns]
    grid = Grid(
        [heads, *([*_cells(table, one)] for one in rows)], colWidths=_widths(table), repeatRows=1, hAlign="LEFT"
    )
    style: list[Any] = [
        ("BACKGROUND", (0, 0), (-1, 0), DARK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.25, RULE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    style += [("BACKGROUND", (0, n), (-1, n), PALE) for n, one in enumerate(rows, 1) if one.role in {"sum", "group"}]
    grid.setStyle(TableStyle(style))
    yield grid
    for note in table.notes:
        yield _paragraph(note, size=7.5)


def _cells(table: Table, found: Row) -> Iterator[Any]:
    written = [*texts(table, found), *[""] * (len(table.columns) - len(found.cells))]
    strong = found.role in {"sum", "group"}
    for text, column in zip(written, table.columns, strict=True):
        yield _cell(text, kind=column.kind, bold=strong)


def _widths(table: Table) -> list[float]:
    """Room by what stands in the columns: sentences take what figures leave."""

    def longest(place: int) -> int:
        said = [len(one) for row_ in (*table.rows, *table.totals) for one in texts(table, row_)[place : place + 1]]
        return min(60, max([len(table.columns[place].title), *said]))

    lengths = [longest(place) + 3 for place in range(len(table.columns))]
    wanted = sum(lengths) * 5.1
    room = INNER if wanted > INNER * 0.7 else INNER * 0.74
    return [room * one / sum(lengths) for one in lengths]


def _cell(text: str, *, kind: str, bold: bool, colour: str = "black") -> Paragraph:
    return Paragraph(_safe(text), _style(7.8, bold=bold, right=kind in NUMBERS, colour=colour))


def _paragraph(text: str, *, size: float, bold: bool = False, before: str = "") -> Paragraph:
    return Paragraph(before + _safe(text), _style(size, bold=bold, right=False, colour="black", space=1.5))


def _safe(text: str) -> str:
    """A text for a paragraph: its signs are no markup, and one that the font lacks is told otherwise or by a square."""
    said = "".join(INSTEAD.get(sign, sign) for sign in text)
    return escape("".join(sign if sign == "\n" or ord(sign) in _glyphs() else "□" for sign in said))


@cache
def _style(size: float, *, bold: bool, right: bool, colour: str, space: float = 0) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size} {bold} {right}", fontName=BOLD if bold else PLAIN, fontSize=size, leading=size * 1.25,
        alignment=2 if right else 0, textColor=colour, spaceAfter=space,
    )  # fmt: skip


@cache
def _fonts() -> None:
    folder = PurePath(reportlab.__file__).parent / "fonts"
    for name in (PLAIN, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)


@cache
def _glyphs() -> frozenset[int]:
    _fonts()
    return frozenset(pdfmetrics.getFont(PLAIN).face.charToGlyph)
