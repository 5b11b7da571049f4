"""Five slides: the sentence, each kommun, the way of the money, the scenarios beside each other, and the grounds.

Charts and tables are PowerPoint's own, to be edited there. Each slide says scenario and date in its corner, and leads
to the scenario in the app.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from math import ceil
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from gnv.analysis import register, result
from gnv.analysis.side_by_side import FIRST_VIEW, ComparisonView
from gnv.charts.theme import ACCENT, GREY
from gnv.core import catalogue, staffing
from gnv.core.outcome import COST, DEDUCTION, GRANT
from gnv.core.record import Record
from gnv.core.records import BALANCED, TAKEN_OVER, Parameter
from gnv.exports import qr
from gnv.exports.content import Content
from gnv.formatting import MINUS, NBSP, kronor
from gnv.tables.scenario import comparison_table
from gnv.tables.table import Column, Row, Table, columns, row, sum_row, texts
from gnv.words import scenario as scenario_words
from gnv.workspace.workspace import Workspace

WIDE, HIGH, EDGE = Inches(13.333), Inches(7.5), Inches(0.5)
DARK, PALE, INK = RGBColor(0x1F, 0x4E, 0x5F), RGBColor(0xE8, 0xEF, 0xF2), RGBColor(0x1A, 0x1F, 0x26)
FONT = "Calibri"
# Groups of three with a space, whatever the reader's own settings are; a true minus.
MILLIONS_FORMAT = f'[>=1000000]#"{NBSP}"###"{NBSP}"##0;[>=1000]###"{NBSP}"##0;0'
LONGEST_LINK = 90
LETTER, CAPITAL, LEADING, SMALLEST = 0.52, 0.8, 1.2, 14  # of a heading, in its letters' height; and points
FEW = 4  # columns that leave room for larger letters
MOST_GROUNDS = 16  # rows that the last slide has room for, between its heading and its sources
NUMBERS = {"kronor", "number", "per_inhabitant", "change", "share"}
Shapes = Any  # python-pptx bears no types


def presentation(
    workspace: Workspace,
    record: Record,
    *,
    today: date,
    address: str = "",
    looked: ComparisonView = FIRST_VIEW,
) -> bytes:
    """A workspace as slides, in whole kronor. Raises as `calculate` does."""
    content = Content(workspace, record, today, address, looked)
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    deck.core_properties.title, deck.core_properties.author = content.title, ""
    deck.core_properties.created = deck.core_properties.modified = datetime(today.year, today.month, today.day)
    deck.core_properties.language = "sv-SE"
    for draw in (_sentence, _by_kommun, _from_pot, _compared, _grounds):
        draw(_Slide(deck, content), content)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


class _Slide:
    """An empty slide with its corner, and what is put on it."""

    def __init__(self, deck: Any, content: Content) -> None:
        self.shapes: Shapes = deck.slides.add_slide(deck.slide_layouts[5]).shapes  # a title and nothing else
        corner = self._box(EDGE, HIGH - Inches(0.5), WIDE - 2 * EDGE, Inches(0.35))
        self._line(corner, f"{content.scenario_and_date} ", size=12)
        told = content.link if len(content.link) <= LONGEST_LINK else f"{content.link[: LONGEST_LINK - 1]}…"
        run = corner.paragraphs[0].add_run()
        run.text, run.font.size, run.font.name = told, Pt(12), FONT
        if content.address:
            run.hyperlink.address = content.link

    def title(self, text: str, *, size: int = 30, high: float = 0.9) -> None:
        """The slide's heading, in smaller letters where it would else be higher than its place."""
        while size > SMALLEST and _lines(text, size) * size * LEADING > high * 72:
            size -= 1
        place = self.shapes.title
        place.left, place.top, place.width, place.height = EDGE, Inches(0.3), WIDE - 2 * EDGE, Inches(high)
        frame = place.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
        frame.text = text
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        for run in frame.paragraphs[0].runs:
            run.font.size, run.font.bold, run.font.name, run.font.color.rgb = Pt(size), True, FONT, DARK

    def words(self, lines: Sequence[str], *, top: float, size: int, high: float = 1.0) -> None:
        """Lines of text over the whole width."""
        box = self._box(EDGE, Inches(top), WIDE - 2 * EDGE, Inches(high))
        for place, text in enumerate(lines):
            self._line(box, text, size=size, first=not place)

    def table(self, found: Table, *, top: float, size: int, widths: Sequence[float], left: float = 0.5) -> None:
        """A table of its own, as high as its rows; numbers to the right."""
        rows = (*found.rows, *found.totals)
        place = (Inches(left), Inches(top), Inches(sum(widths)), Emu(0))
        drawn = self.shapes.add_table(len(rows) + 1, len(found.columns), *place).table
        for column, width in zip(drawn.columns, widths, strict=True):
            column.width = Inches(width)
        heads = [column.title for column in found.columns]
        written = [heads, *(texts(found, one) for one in rows)]
        for line, cells in enumerate(written):
            drawn.rows[line].height = Pt(size * 1.45)
            strong = not line or rows[line - 1].role == "sum"
            for place_, column in enumerate(found.columns):
                cell = drawn.cell(line, place_)
                self._cell(cell, cells[place_], size=size, strong=strong, right=column.kind in NUMBERS)
                cell.fill.solid()
                cell.fill.fore_color.rgb = DARK if not line else PALE if strong else RGBColor(255, 255, 255)
                if not line:
                    cell.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)

    def chart(self, kind: Any, data: CategoryChartData, *, place: Sequence[float]) -> Any:
        """A chart of PowerPoint's own at (left, top, width, height) in inches, in Swedish."""
        found = self.shapes.add_chart(kind, *map(Inches, place), data).chart
        found.font.size, found.font.name = Pt(14), FONT
        found.has_legend, found.has_title = False, False
        language = found._chartSpace.find("{*}lang")
        if language is None:
            language = found._chartSpace.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/chart}lang", {})
            found._chartSpace.insert(1, language)
        language.set("val", "sv-SE")
        return found

    def picture(self, data: bytes, *, left: float, top: float, wide: float) -> None:
        """A picture, as high as it is."""
        self.shapes.add_picture(io.BytesIO(data), Inches(left), Inches(top), width=Inches(wide))

    def _box(self, *place: int) -> Any:
        frame = self.shapes.add_textbox(*map(Emu, place)).text_frame
        frame.word_wrap = True
        return frame

    def _line(self, frame: Any, text: str, *, size: int, first: bool = True) -> None:
        paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.name, run.font.color.rgb = _plain(text), Pt(size), FONT, INK

    def _cell(self, cell: Any, text: str, *, size: int, strong: bool, right: bool) -> None:
        cell.margin_top = cell.margin_bottom = Pt(1)
        cell.margin_left = cell.margin_right = Pt(4)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        paragraph = cell.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold, run.font.name = _plain(text), Pt(size), strong, FONT
        run.font.color.rgb = INK


def _lines(text: str, size: int) -> int:
    """How many lines a heading takes over the whole width, about: capitals are wider than other letters."""
    wide = sum(CAPITAL if sign.isupper() else LETTER for sign in text) * size / 72
    return ceil(wide / (Emu(WIDE - 2 * EDGE).inches))


def _plain(text: str) -> str:
    """A text without signs that no slide can hold."""
    return "".join(sign for sign in text if sign.isprintable() or sign in f"{NBSP}\n")


def _sentence(slide: _Slide, content: Content) -> None:
    comparison = content.comparison
    slide.title(scenario_words.sentence(comparison), size=36, high=1.4)
    lines = [
        f"{one.label}: {kronor(one.amount_sek)} ({', '.join(scenario_words.figure_notes(one, comparison))})"
        for one in result.key_figures(comparison)
    ]
    changed = scenario_words.changed_since_baseline(comparison)
    said = f"Ändrat från {comparison.baseline_name}: {changed}" if changed else ""
    said = said or scenario_words.nothing_changed(comparison)
    slide.words(lines, top=1.9, size=24, high=2.2)
    slide.words([_cut(said, 420), scenario_words.control_line(comparison)[0], content.unknown], top=4.4, size=18)


def _by_kommun(slide: _Slide, content: Content) -> None:
    comparison = content.comparison
    lines = result.kommun_lines(comparison)
    missing = content.unknown
    slide.title(f"Netto per kommun: bidrag minus egna kostnader {_year(content)}")
    slide.words([missing] if missing else [], top=1.0, size=16)
    data = CategoryChartData(number_format=_format([line.net_sek for line in lines]))
    data.categories = [line.name for line in lines]
    differs = any(line.net_sek != line.baseline_net_sek for line in lines)
    if differs:
        data.add_series(comparison.baseline_name, [line.baseline_net_sek for line in lines])
    data.add_series(content.title, [line.net_sek for line in lines])
    chart = slide.chart(XL_CHART_TYPE.BAR_CLUSTERED, data, place=(0.4, 1.35, 6.1, 5.6))
    _bars(chart, [GREY, ACCENT] if differs else [ACCENT], labels=not differs)
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    shown = [amount for line in lines for amount in (line.net_sek, line.baseline_net_sek)]
    chart.value_axis.maximum_scale, least = 1.3 * max(1, *shown), min(0, *shown)
    if least:
        chart.value_axis.minimum_scale = 1.3 * least
    if differs:
        chart.has_legend, chart.legend.position = True, XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    everyone = result.sum_lines(lines, name=f"Alla {len(lines)} kommuner")
    told: Callable[[result.KommunLine], tuple[int, ...]] = lambda line: (  # noqa: E731 - a row of the table
        line.grant_sek, line.cost_sek, line.net_sek, line.net_sek - line.baseline_net_sek
    )  # fmt: skip
    slide.table(
        Table(
            title="",
            columns=(
                Column("Kommun", "text"),
                *columns(("Bidrag", "Kostnad", "Netto")),
                Column("Skillnad", "change"),
            ),
            rows=tuple(row(line.name, *told(line)) for line in lines),
            totals=(sum_row(everyone.name, told(everyone)),),
        ),
        top=1.4, size=13, widths=(1.5, 1.1, 1.25, 1.3, 1.4), left=6.4,
    )  # fmt: skip


def _from_pot(slide: _Slide, content: Content) -> None:
    now = content.comparison.outcome
    slide.title(f"Från pott till kommun {_year(content)}")
    steps: list[tuple[str, int, int]] = []
    left = 0
    for kind in (GRANT, DEDUCTION):
        for item in (one for one in now.items(kind) if one != BALANCED):
            amount = now.total((kind,), item=item)
            steps.append((now.names[item], min(left, left + amount), abs(amount)))
            left += amount
    steps.append(("Att fördela", 0, left))
    data = CategoryChartData(number_format=_format([amount for *_, amount in steps]))
    data.categories = [name for name, *_ in steps]
    data.add_series("Börjar vid", [start for _, start, _ in steps])
    data.add_series("Kronor", [amount for *_, amount in steps])
    chart = slide.chart(XL_CHART_TYPE.BAR_STACKED, data, place=(0.4, 1.2, 5.9, 5.6))
    _bars(chart, [None, ACCENT], labels=False)
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    chart.plots[0].overlap = 100
    for place, (name, *_) in enumerate(steps[:-1]):
        if name in {now.names[item] for item in now.items(DEDUCTION)}:
            _fill(chart.plots[0].series[1].points[place], GREY)
    slide.table(_pot_table(content), top=1.3, size=16, widths=(3.6, 1.5, 1.5), left=6.4)


def _pot_table(content: Content) -> Table:
    """Every item of the scenario's year, with its amount and how firm it is."""
    record, scenario, now = content.record, content.workspace.scenario, content.comparison.outcome
    chosen = staffing.chosen_alternative(scenario, record).parameter
    of_grants = (*record.agreement(scenario).parameters, *content.comparison.agreement.parameters)
    parameters: dict[str, tuple[Parameter, ...]] = {one.key: (one,) for one in of_grants}
    parameters |= {cost.key: (cost.parameter,) for cost in record.costs}
    parameters[BALANCED] = (record.sharing.floor, record.sharing.ceiling)
    parameters[record.rss.key] = (chosen, record.posts_choice, record.region_share)
    budget, year = record.budget, catalogue.year_of(scenario, record)
    parameters |= {
        TAKEN_OVER + one.key: (budget.takeover, one.parameter) for one in record.agreement(scenario).deductions
    }
    parameters[budget.shelter_cost.key] = (budget.shelter, budget.nation)
    changed = {one.parameter for one in result.changes(scenario, record)}

    def line(kind: str, item: str) -> Row:
        first, *_ = of_item = parameters.get(item, (budget.level,))  # of another agreement: its level is assumed
        firm = catalogue.origin_in(first, year, scenario, record).status
        status = register.CHANGED if changed & set(of_item) else firm
        amount = None if item in now.missing else now.total((kind,), item=item)
        return row(now.names[item], amount if kind != COST or amount is None else -amount, status)

    granted = [line(kind, item) for kind in (GRANT, DEDUCTION) for item in now.items(kind)]
    paid = [line(COST, item) for item in now.items(COST)]
    grant, cost = now.total((GRANT, DEDUCTION)), now.total((COST,))
    without = "".join(f", utan {now.names[item]}" for item in now.missing)
    return Table(
        title="",
        columns=(Column("Post", "text"), Column("Kronor"), Column("Status", "text")),
        rows=(
            *granted,
            Row(("Att fördela", grant, ""), "sum"),
            *paid,
            Row((f"Egna kostnader{without}", -cost, ""), "sum"),
        ),
        totals=(Row((f"Netto{without}", grant - cost, ""), "sum"),),
    )


def _compared(slide: _Slide, content: Content) -> None:
    beside, looked = content.side_by_side, content.looked
    table = comparison_table(beside, content.record, order=content.order, per_head=looked.per_head, own=())
    shown = len(beside) + (1 if len(beside) > 2 else 2)  # noqa: PLR2004 - of two, their difference too
    slide.title(scenario_words.gains_and_losses(content.told, beside[0], content.record, kind=looked.kind), size=24)
    heads = tuple(Column(_cut(one.title, 40), one.kind) for one in table.columns[:shown])
    rows, totals = (tuple(Row(one.cells[:shown], one.role) for one in part) for part in (table.rows, table.totals))
    wide = (12.3 - 2.1) / (shown - 1)
    unit = "kronor per invånare" if looked.per_head else "kronor"
    slide.words([f"{looked.kind} i {unit}. {content.unknown}"], top=1.2, size=14)
    slide.table(
        Table(title="", columns=heads, rows=rows, totals=totals),
        top=1.6, size=14 if shown <= FEW else 12, widths=(2.1, *[wide] * (shown - 1)),
    )  # fmt: skip


def _grounds(slide: _Slide, content: Content) -> None:
    record, preset = content.record, content.workspace.scenario.preset
    shown = {one.name for one in _of_scenario(record, preset)}
    every = [entry for entry in content.entries if entry.name in shown]
    entries, more = _most_telling(every, content)
    moved = [e for e in content.entries if register.CHANGED in e.marks and e.name not in shown]
    slide.title("Antaganden och källor")
    slide.table(
        Table(
            title="",
            columns=(Column("Uppgift", "text"), Column("Värde", "number"), Column("Status", "text"),
                     Column("Källa", "text")),
            rows=tuple(
                row(_cut(e.name, 56), _cut(e.written, 30), ", ".join(e.marks), _cut(e.origin.source.short, 27))
                for e in entries
            ),
            totals=(row(f"… och {more} till: se sidan Underlag", "", "", ""),) if more else (),
        ),
        top=1.05, size=12, widths=(5.1, 2.5, 2.2, 2.5),
    )  # fmt: skip
    ahead = f"Ändrat för åren framåt: {'; '.join(f'{one.name} {one.written}' for one in moved)}." if moved else ""
    slide.words(
        [_cut(one, 230) for one in (ahead, content.source_names, content.unknown) if one], top=5.6, size=12, high=1.35
    )
    code = qr.png(content.short_link)
    if code:
        slide.picture(code, left=11.9, top=0.05, wide=0.95)


def _of_scenario(record: Record, preset: str) -> list[Parameter]:
    """All that can be chosen or assumed for the scenario's own year."""
    found = catalogue.sections(record, preset).values()
    return [one for groups in found for parameters in groups.values() for one in parameters]


def _most_telling(every: Sequence[register.Entry], content: Content) -> tuple[list[register.Entry], int]:
    """As many as there is room for, and how many are left: first what somebody has changed, then what is in force.

    What refines a single item, or by its default changes nothing, is told only where it has been changed.
    """
    parameters = _of_scenario(content.record, content.workspace.scenario.preset)
    silent = {one.name for one in parameters if one.refines or one.neutral}
    changed = [entry for entry in every if register.CHANGED in entry.marks]
    others = [entry for entry in every if register.CHANGED not in entry.marks and entry.name not in silent]
    told = [*changed, *others][:MOST_GROUNDS]
    return told, len(every) - len(told)


def _bars(chart: Any, colours: Sequence[str | None], *, labels: bool) -> None:
    """Bars in their colours (None: not seen), perhaps with their amounts."""
    plot = chart.plots[0]
    plot.gap_width = 45
    for series, colour in zip(plot.series, colours, strict=True):
        if colour is None:
            series.format.fill.background()
        else:
            _fill(series, colour)
        series.invert_if_negative = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.tick_labels.font.size = Pt(12)
    chart.category_axis.tick_labels.font.size = Pt(14)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.fill.background()
    if labels:
        plot.has_data_labels = True
        plot.data_labels.show_value, plot.data_labels.font.size = True, Pt(12)
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _fill(part: Any, colour: str) -> None:
    part.format.fill.solid()
    part.format.fill.fore_color.rgb = RGBColor.from_string(colour[1:].upper())


def _format(amounts: Sequence[int]) -> str:
    """A number format with spaces between thousands, and a true minus where there are negative amounts."""
    if min(amounts) >= 0:
        return MILLIONS_FORMAT
    largest = max(abs(amount) for amount in amounts)
    groups = f'#"{NBSP}"###"{NBSP}"##0' if largest >= 10**6 else f'###"{NBSP}"##0'
    return f'{groups};"{MINUS}"{groups};0'


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _year(content: Content) -> int:
    return content.comparison.year
