"""What the browser does by itself: it copies the link to the clipboard."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from gnv.app import state

HERE = Path(__file__).parent
COPY_HTML = """
<button type="button">Kopiera länk till scenariot</button>
<input hidden readonly aria-label="Länk till scenariot"> <span role="status"></span>
"""

copy_button = st.components.v2.component(
    "gnv_copy_link",
    html=COPY_HTML,
    css=(HERE / "copy_link.css").read_text(encoding="utf-8"),
    js=(HERE / "copy_link.js").read_text(encoding="utf-8"),
)


def copy_link() -> None:
    """Draw the button that copies a link to the page one is on, with all that the workspace holds."""
    copy_button(key="kopiera_lank", data=state.link_text())
