"""The one place for colours, sizes and the Swedish number locale. Colours hold 3:1 on both backgrounds, text 4,5:1."""

from __future__ import annotations

from typing import Any

from gnv.formatting import MINUS, NBSP

ACCENT = "#2f7cc4"
GREY = "#87919c"
SERIES = (
    GREY,
    ACCENT,
    "#c2702a",
    "#5f8f3a",
    "#a05bb0",
    "#b8475a",
    "#00897b",
    "#9a7d0a",
)  # several scenarios: each has a shape of its own too
SHAPES = {"circle": "●", "square": "■", "triangle-up": "▲", "diamond": "◆", "cross": "✚", "triangle-down": "▼"}
MAP_FILLS = "#1f66ad", "#5c6670", "#a3541a"  # more, the same, less: dark enough for white numbers
TEXT_SIZE = 15
LOCALE: dict[str, Any] = {
    "number": {
        "decimal": ",",
        "thousands": NBSP,
        "grouping": [3],
        "currency": ["", f"{NBSP}kr"],
        "minus": MINUS,
    }
}
INK_ON_LIGHT, INK_ON_DARK = "#1a1f26", "#eef1f4"


def ink(*, dark: bool) -> str:
    """The colour of text on the theme's background."""
    return INK_ON_DARK if dark else INK_ON_LIGHT


def chart_config(*, dark: bool) -> dict[str, Any]:
    """Vega-Lite's configuration. Streamlit colours axes by its theme, but leaves text marks black."""
    text = ink(dark=dark)
    return {
        "locale": LOCALE,
        "axis": {"labelFontSize": TEXT_SIZE, "titleFontSize": TEXT_SIZE, "labelLimit": 200, "labelColor": text},
        "legend": {"labelFontSize": TEXT_SIZE, "labelColor": text},
        "text": {"fontSize": TEXT_SIZE, "color": text},
        "view": {"stroke": None},
    }
