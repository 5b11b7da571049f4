"""What has to hold before anything is shown."""

from __future__ import annotations

import streamlit as st

from gnv.model import InputError

REQUIRED = {"client.showErrorDetails": "none", "browser.gatherUsageStats": False, "runner.postScriptGC": False}


def check() -> None:
    """Refuse to run where .streamlit/config.toml was not read: Streamlit ignores a damaged one in silence.

    Raises InputError, which names the first setting that is not as the file has it.
    """
    for name, wanted in REQUIRED.items():
        found = st.get_option(name)
        if found != wanted:
            raise InputError(
                f".streamlit/config.toml gäller inte: {name} är ”{found}” och ska vara ”{wanted}”. "
                "Starta från mappen där app.py ligger, och se efter att filen är hel."
            )
