"""What the browser does by itself: it copies the link or a picture to the clipboard, and prints the page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from gnv.app import blocks, shelf, state
from gnv.exports import qr
from gnv.workspace import link as links
from gnv.workspace.link import LONGEST_IN_MAIL

HERE = Path(__file__).parent
ROOM_FOR_ADDRESS = 100  # of the server and the page, before the query
COPY_HTML = """
<button type="button">Kopiera länk till scenariot</button>
<input hidden readonly aria-label="Länk till scenariot"> <span role="status"></span>
"""

copy_button = st.components.v2.component(
    "gnv_copy_link",
    html=COPY_HTML,
    css=(HERE / "copy_link.css").read_text(encoding="utf-8"),
    js=(HERE / "copy_link.js").read_text(encoding="utf-8").replace("LONGEST_IN_MAIL", str(LONGEST_IN_MAIL)),
)


print_page = st.components.v2.component(
    "gnv_print",
    html='<button type="button">Skriv ut sidan</button>',
    css=(HERE / "copy_link.css").read_text(encoding="utf-8"),
    js="""export default function ({ parentElement }) {
  parentElement.querySelector("button").onclick = () => window.print()
}""",
)


picture_copier = st.components.v2.component(
    "gnv_copy_picture",
    html='<p role="status"></p><ul></ul>',
    css=(HERE / "copy_picture.css").read_text(encoding="utf-8"),
    js=(HERE / "copy_picture.js").read_text(encoding="utf-8"),
)


def copy_pictures(pictures: Sequence[tuple[str, bytes]]) -> None:
    """Draw pictures (name and PNG), each with a button that copies it."""
    data = [{"name": name, "png": b64encode(png).decode("ascii")} for name, png in pictures]
    picture_copier(key="kopiera_bilder", data=data)


def code() -> str:
    """The page's link as a QR code, as SVG: what opens on a telephone is the page, not the wall.

    Where the link is too long for a code, one without what has been saved; empty where no other device can follow it.
    """
    shown = state.workspace().looking(wall=False)
    for one in (shown, replace(shown, shelf=(), buttons=(), columns=(), vfu_weeks=())):
        if found := qr.svg(f"{address()}?{links.encode(one, state.record())}"):
            return found
    return ""


def address() -> str:
    """The address of the page one is on, without what follows the question mark."""
    return (st.context.url or "").split("?")[0]


def print_button() -> None:
    """Draw a button that prints the page."""
    with st.container(width=220, key="skriv_ut"):
        print_page(key="skriv_ut_sidan")


def copy_link() -> None:
    """Draw the button that copies a link to the page one is on, with all that the workspace holds.

    Before the link grows too long for mail, that is said, and the scenario file is offered in its place.
    """
    link = state.link_text()
    copy_button(key="kopiera_lank", data=link)
    if len(link) > LONGEST_IN_MAIL - ROOM_FOR_ADDRESS:
        told = "Länken är lång, och en del mejlprogram kapar den. Mejla hellre scenariofilen."
        st.html(blocks.note(told))
        shelf.download(key="spara_i_stallet_for_lank")
