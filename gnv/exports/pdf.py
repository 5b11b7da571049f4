"""*Min kommun* on paper: a page of A4 for each kommun, with its chart, and a code that leads back to the scenario."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial
from html import escape
from pathlib import PurePath
from typing import Any

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
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
from gnv.exports.files import Progress, silent
from gnv.report.section import Section
from gnv.tables.table import Row, Table, texts
from gnv.workspace.workspace import Workspace

PLAIN, BOLD = "Vera", "VeraBd"  # ReportLab's own: it has every sign of Swedish figures, so no system's font is needed
INSTEAD = {"→": "till", "\u2011": "-", "\u202f": "\u00a0"}
EDGE, CODE = 14 * mm, 20 * mm
LETTERS, PADDING, WORD = 7.8, 3, 45  # points: a table's letters, the room beside them, and a word
INNER, GAP = A4[0] - 2 * EDGE, 6 * mm
NUMBERS = {"kronor", "number", "per_inhabitant", "change", "share"}
DARK, PALE, RULE = HexColor("#1F4E5F"), HexColor("#E8EFF2"), HexColor("#8FA9B3")
SIDES = TableStyle([
    ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (0, 0), GAP),
    ("RIGHTPADDING", (1, 0), (1, 0), 0), ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
])  # fmt: skip
CHART, CHART_SCALE = 520, 2  # pixels, and dots to each


def sheets(
    workspace: Workspace, record: Record, *, today: date, address: str = "", progress: Progress = silent
) -> bytes:
    """A page for each kommun that is looked at, or for every one where none is. Raises as `calculate` does."""
    chosen = workspace.view.own or tuple(record.kommuner)
    return _pages(Content(workspace, record, today, address), chosen, progress)


def one_sheet(
    workspace: Workspace, record: Record, *, today: date, address: str = "", progress: Progress = silent
) -> bytes:
    """A page of what *Min kommun* shows: the kommuner that are looked at, together, or else the first."""
    return _pages(Content(workspace, record, today, address), (None,), progress)


def every_sheet(
    workspace: Workspace, record: Record, *, today: date, address: str = "", progress: Progress = silent
) -> bytes:
    """A page for every kommun, whoever is looked at."""
    return _pages(Content(workspace, record, today, address), tuple(record.kommuner), progress)


def _pages(content: Content, codes: Sequence[str | None], progress: Progress) -> bytes:
    _fonts()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, lang="sv-SE")
    canvas.setTitle(f"Min kommun. {content.title}")
    canvas.setAuthor("")
    code = qr.png(content.short_link)
    for done, one in enumerate(codes):
        progress(done / len(codes), f"sida {done + 1} av {len(codes)}")
        _page(canvas, content, one, code)
        if one:
            canvas.bookmarkPage(one)
            canvas.addOutlineEntry(content.record.kommuner[one], one)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _page(canvas: Canvas, content: Content, code: str | None, qr_code: bytes) -> None:
    headline, apart, received, each, since, years, purposes, rules, footer = content.kommun(code)
    half = (INNER - GAP) / 2
    left, right = [*_flow(received, half), *_flow(since, half)], [*_flow(years, half), *_flow(each, half)]
    abreast = Grid([[left, right]], colWidths=[half + GAP, half], hAlign="LEFT", style=SIDES)
    above, below = (headline, apart), (purposes, rules)
    flow = [*(part for one in above for part in _flow(one, INNER)), abreast,
            *(part for one in below for part in _flow(one, INNER))]  # fmt: skip
    foot = _paragraph(" ".join(filter(None, (footer.note, content.unknown))), size=7.5)
    beside = CODE if qr_code else 0
    _, foot_high = foot.wrap(INNER - beside - 4 * mm, CODE)
    foot.drawOn(canvas, EDGE, EDGE / 2 + max(0, CODE - foot_high) / 2 if qr_code else EDGE / 2)
    room = A4[1] - EDGE - (EDGE / 2 + max(beside, foot_high) + 2 * mm)
    if qr_code:
        canvas.drawImage(ImageReader(io.BytesIO(qr_code)), A4[0] - EDGE - CODE, EDGE / 2, CODE, CODE)
    frame = KeepInFrame(INNER, room, flow, mode="shrink")
    _, high = frame.wrapOn(canvas, INNER, room)
    frame.drawOn(canvas, EDGE, A4[1] - EDGE - high)


def _flow(section: Section, width: float) -> Iterator[Any]:
    """A section as what follows each other down a page."""
    if section.heading:
        yield _paragraph(section.heading, size=15 if section.level == 1 else 10.5, bold=True)
    if section.great:
        yield _paragraph(section.great, size=13, bold=True)
    for point in section.sentences:
        yield _paragraph(point.text, size=8.5)
    for point in section.points:
        lead = f"<font name='{BOLD}'>{_safe(point.lead)}</font> " if point.lead else ""
        yield _paragraph(point.text, size=8, before=lead)
    if section.drawing:
        data = images.png(images.svg(images.bare(section, width=CHART)), scale=CHART_SCALE)
        wide, high = ImageReader(io.BytesIO(data)).getSize()
        yield Image(io.BytesIO(data), width=width, height=width * high / wide, hAlign="LEFT")
    if section.table:
        yield from _table(section.table, width)


def _table(table: Table, width: float) -> Iterator[Any]:
    yield Spacer(1, 2 * mm)
    if table.title:
        yield _paragraph(table.title, size=10.5, bold=True)
    if table.caption:
        yield _paragraph(table.caption, size=8)
    rows = (*table.rows, *table.totals)
    written = [[column.title for column in table.columns], *(_padded(table, one) for one in rows)]
    strong = [True, *(one.role in {"sum", "group"} for one in rows)]
    size, widths = _measured(table, written, width)
    grid = Grid(
        [
            [
                (partial(_cell, bold=bold) if line else _head)(text, kind=column.kind, size=size)
                for text, column in zip(cells, table.columns, strict=True)
            ]
            for line, (cells, bold) in enumerate(zip(written, strong, strict=True))
        ],
        colWidths=widths, repeatRows=1, hAlign="LEFT",
    )  # fmt: skip
    style: list[Any] = [
        ("BACKGROUND", (0, 0), (-1, 0), DARK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.25, RULE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("FONT", (0, 0), (-1, -1), PLAIN, size, size * 1.25),
        ("TEXTCOLOR", (0, 0), (-1, 0), "white"),
    ]
    style += [("FONT", (0, n), (-1, n), BOLD, size, size * 1.25) for n, one in enumerate(strong) if one]
    style += [("BACKGROUND", (0, n), (-1, n), PALE) for n, one in enumerate(strong) if one and n]
    style += [("ALIGN", (n, 0), (n, -1), "RIGHT") for n, one in enumerate(table.columns) if one.kind in NUMBERS]
    grid.setStyle(TableStyle(style))
    yield grid
    for note in table.notes:
        yield _paragraph(note, size=7.5)


def _padded(table: Table, found: Row) -> list[str]:
    return [*texts(table, found), *[""] * (len(table.columns) - len(found.cells))]


def _measured(table: Table, written: Sequence[Sequence[str]], width: float) -> tuple[float, list[float]]:
    """The letters' size and the columns' widths: figures are never broken, words share what they leave."""

    def needed(place: int, size: float) -> float:
        head, *rows = (_glyphed(row[place]) for row in written)
        parts = [*head.split(" "), *rows]  # a heading may break between its words
        return float(max(pdfmetrics.stringWidth(one, BOLD, size) for one in parts)) + 2 * PADDING

    numbers = {place for place, column in enumerate(table.columns) if column.kind in NUMBERS}
    words = [place for place in range(len(table.columns)) if place not in numbers]
    least = max(0.2 * width, WORD * len(words))
    size = LETTERS * min(1, (width - least) / max(1, sum(needed(place, LETTERS) for place in numbers)))
    widths = {place: needed(place, size) for place in numbers}
    room = width - sum(widths.values())
    wanted = {place: min(needed(place, size), 0.75 * width) for place in words}
    widths |= {place: room * one / sum(wanted.values()) for place, one in wanted.items()}
    return size, [widths[place] for place in range(len(table.columns))]


def _cell(text: str, *, kind: str, size: float, bold: bool) -> Any:
    """A figure as it is; words as a paragraph, which may break."""
    return _glyphed(text) if kind in NUMBERS else Paragraph(_safe(text), _style(size, bold=bold, colour="black"))


def _head(text: str, *, kind: str, size: float) -> Any:
    """A column's heading, which stands as its cells do."""
    plain = _style(size, bold=True, colour="white")
    right = ParagraphStyle(f"{plain.name} right", parent=plain, alignment=TA_RIGHT)
    return Paragraph(_safe(text), right if kind in NUMBERS else plain)


def _paragraph(text: str, *, size: float, bold: bool = False, before: str = "") -> Paragraph:
    return Paragraph(before + _safe(text), _style(size, bold=bold, colour="black", space=1.5))


def _glyphed(text: str) -> str:
    """A text in the signs that the font has: another is told otherwise, or by a square."""
    told = "".join(INSTEAD.get(sign, sign) for sign in text)
    return "".join(sign if sign == "\n" or ord(sign) in _glyphs() else "?" for sign in told)


def _safe(text: str) -> str:
    """The same for a paragraph: its signs are no markup."""
    return escape(_glyphed(text))


@cache
def _style(size: float, *, bold: bool, colour: str, space: float = 0) -> ParagraphStyle:
    font = BOLD if bold else PLAIN
    return ParagraphStyle(
        f"{size} {font}", fontName=font, fontSize=size, leading=size * 1.25, textColor=colour, spaceAfter=space
    )


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
