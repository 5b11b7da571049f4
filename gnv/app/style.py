"""How the app looks: the style sheet, and the scripts that every page has."""

from __future__ import annotations

from pathlib import Path

from gnv.charts.theme import ACCENT

STANDING = "staende"  # the key of a container that stays in sight while the controls beside it scroll
PICTURES = "bilder"  # of one whose pictures lie abreast where each has room for its labels
WIDE_ONLY = "bara_brett"  # begins the key of one that a telephone is too narrow for: a table says the same
SHEET = "ark"  # the key of the container whose parts lie abreast where there is room, on a screen or on paper
TOP = "overst"  # the key of what stands beside the menu, where there is room
SCREEN_ONLY = "ej-utskrift"  # the key of a container that is not printed
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    f'<path fill="{ACCENT}" d="M1 2h14v3H1zM1 7h9v3H1zM1 12h5v3H1z"/></svg>'
)
SIDEBAR_PIXELS = 348  # room for the four tabs and the four tools on a line each
HERE = Path(__file__).parent
STYLE = f"<style>{(HERE / 'style.css').read_text(encoding='utf-8')}</style>"
WALL = f"<style>{(HERE / 'wall.css').read_text(encoding='utf-8')}</style>"
SCRIPTS = "".join(
    f"<script>{(HERE / name).read_text(encoding='utf-8')}</script>"
    for name in ("swedish.js", "copy_tables.js", "tooltips.js")
)
