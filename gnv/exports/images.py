"""A chart as a picture that stands by itself: title, legend, scenario, date and sources are inside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from textwrap import wrap
from typing import Any

from gnv.charts.base import Drawing, Spec
from gnv.charts.theme import INK_ON_LIGHT, LOCALE, TEXT_SIZE
from gnv.exports import files
from gnv.exports.content import PAGES, Content, Picture
from gnv.exports.files import Progress, silent
from gnv.report.section import Legend, Section

WIDTH, SCALE = 1000, 2  # pixels of the chart itself, and how many dots there are to one in a PNG
KEPT = 40  # pictures: a page's, and then everything in one file, are often asked for after each other
LETTER, LINE = 8.2, 24  # a letter's width and a line's height, about, in the legend
SIGNS = 118  # on a line under the title
NUMBERS: dict[str, Any] = LOCALE["number"]


def svg(spec: Spec) -> str:
    """A picture as SVG."""
    return _svg(json.dumps(spec))


@lru_cache(maxsize=KEPT)
def _svg(spec: str) -> str:
    import vl_convert  # noqa: PLC0415 - starts a JavaScript engine: only for who asks for a picture

    return str(vl_convert.vegalite_to_svg(spec, format_locale=NUMBERS))


@lru_cache(maxsize=KEPT)
def png(drawn: str, *, scale: float = SCALE) -> bytes:
    """A picture's SVG as PNG, two dots to a pixel."""
    import vl_convert  # noqa: PLC0415 - as above

    found: bytes = vl_convert.svg_to_png(drawn, scale=scale)
    return found


def picture(found: Picture, content: Content) -> Spec:
    """A chart with all that has to be said of it."""
    told = [line for text in (*found.said, content.unknown) for line in wrap(text, SIGNS)]
    below = [*wrap(content.scenario_and_date, SIGNS), *wrap(content.source_names, SIGNS)]
    title = {"text": wrap(found.heading, 70), **({"subtitle": told} if told else {})}
    return standing(found.section.drawing, title=title, footer=below, legend=found.legend)


def bare(section: Section, *, width: int = WIDTH) -> Spec:
    """A section's chart with its legend alone, for a sheet that says the rest."""
    return standing(section.drawing, title={"text": ""}, footer=[], legend=section.legend, width=width)


def standing(
    drawing: Drawing | None,
    *,
    title: Mapping[str, Any],
    footer: list[str],
    legend: Legend | None,
    width: int = WIDTH,
) -> Spec:
    """A chart with its own rows, between a title with a legend and a footer."""
    if drawing is None:
        return {}
    chart = {key: part for key, part in drawing.spec.items() if key not in {"config", "autosize"}}
    rows = {"data": {"values": drawing.table.to_pylist()}, "width": width}
    views = [_legend(legend, width)] if legend else []
    views.append({**chart, **rows})
    if footer:
        views.append(_texts(footer))
    config = {
        **drawing.spec["config"],
        "background": "white",
        "font": "Liberation Sans, Arial, Helvetica, sans-serif",
        "concat": {"spacing": 14},
        "title": {"anchor": "start", "color": INK_ON_LIGHT, "fontSize": 24, "subtitleFontSize": TEXT_SIZE,
                  "subtitleColor": INK_ON_LIGHT, "subtitlePadding": 8, "offset": 14},
    }  # fmt: skip
    return {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "title": dict(title), "vconcat": views,
            "padding": 24, "config": config}  # fmt: skip


def _legend(legend: Legend, width: int) -> Spec:
    """The signs and what they stand for, line after line."""
    marks, left, line = [], 0.0, 0
    for place, name in enumerate(legend.names):
        wide = (len(name) + 5) * LETTER
        if left and left + wide > width:
            left, line = 0.0, line + 1
        colour, shape = legend.colours[place % len(legend.colours)], legend.shapes[place % len(legend.shapes)]
        marks.append({"x": left, "y": line * LINE + LINE / 2, "sign": shape, "name": name, "colour": colour})
        left += wide
    at = {axis: {"field": axis, "type": "quantitative", "scale": None, "axis": None} for axis in ("x", "y")}
    text = {"type": "text", "align": "left", "baseline": "middle", "fontSize": TEXT_SIZE}
    return {
        "data": {"values": marks}, "width": width, "height": (line + 1) * LINE, "view": {"stroke": None},
        "layer": [
            {"mark": {**text, "fontSize": TEXT_SIZE + 3},
             "encoding": {**at, "text": {"field": "sign"},
                          "color": {"field": "colour", "type": "nominal", "scale": None}}},
            {"mark": {**text, "dx": 20}, "encoding": {**at, "text": {"field": "name"}}},
        ],
    }  # fmt: skip


def _texts(lines: list[str]) -> Spec:
    """Lines of text at the foot."""
    rows = [{"y": place * 20 + 10, "text": line} for place, line in enumerate(lines)]
    y = {"field": "y", "type": "quantitative", "scale": None, "axis": None}
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 14}
    return {"data": {"values": rows}, "width": WIDTH, "height": len(lines) * 20, "view": {"stroke": None},
            "mark": mark, "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "text"}}}  # fmt: skip


def pictures(content: Content, pages: Iterable[str], *, progress: Progress = silent) -> Iterator[tuple[str, bytes]]:
    """Every chart of some pages as SVG and PNG, by file name."""
    charts = [(page, place, one) for page in pages for place, one in enumerate(content.pictures(page), start=1)]
    for done, (page, place, found) in enumerate(charts):
        progress(done / len(charts), f"bild {done + 1} av {len(charts)}")
        drawn, what = svg(picture(found, content)), f"{PAGES[page]} {place} {found.heading.partition(':')[0]}"
        yield files.name(what, content, "svg"), drawn.encode()
        yield files.name(what, content, "png"), png(drawn)


def to_copy(content: Content, page: str, *, progress: Progress = silent) -> list[tuple[str, bytes]]:
    """A page's charts as PNG, by what they are called."""
    charts, found = list(content.pictures(page)), []
    for done, one in enumerate(charts):
        progress(done / len(charts), f"bild {done + 1} av {len(charts)}")
        found.append((one.heading, png(svg(picture(one, content)))))
    return found


def archive(content: Content, pages: Iterable[str] = PAGES, *, progress: Progress = silent) -> bytes:
    """The charts of some pages as SVG and PNG, in a zip file."""
    return files.zipped(pictures(content, pages, progress=progress))
