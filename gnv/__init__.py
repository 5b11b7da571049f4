"""State money for god och nära vård: what is chosen, what is on record, and what follows.

The way of the data, one direction only::

    data/*.toml, *.csv ───► loading ─► Record ─┐
    own figures ──────────► laid over data/ ───┤
                                               ├─► calculate(scenario, record) ─► Outcome ─┐
    one change at a time ─► Workspace.scenario ┘                                           │
    ┌──────────────────────────────────────────────────────────────────────────────────────┘
    └─► analysis ─► words, tables, charts ─► report ─► the page, the exports

Four nouns: the **Record** is what is on record, the **Scenario** what we choose and assume, the **Workspace** all that
a link holds (the scenario on screen, the Nuläge, saved scenarios), the **Outcome** what follows. `calculate` joins them
and is pure; nothing downstream changes anything upstream.

The floors, from the top. Each is a folder, and imports only point down (`tests/test_floors.py`)::

    __main__    the command line
    pages/      one file a page: what stands on it, in order
    app/        Streamlit's room: the state of a session, the controls, downloads, the style sheet and the scripts
    exports/    what one takes home, as bytes: formats.py lists them
    report/     what a page says, as data: the page draws it, the exports write it
    tables/     one function a table → Table; html.py writes one
    charts/     one function a chart → Drawing
    words/      Swedish sentences
    analysis/   what is asked of an Outcome, in figures
    loading/    the only way in: reads and checks data/, own figures, uploads and what SCB answers
    workspace/  what is chosen, and how it travels: undo, links, scenario files
    core/       the nouns, and the arithmetic: pure and exact
    formatting  numbers and words as a Swede writes them
"""

import sys

FIRST_PYTHON, LAST_PYTHON = (3, 11), (3, 13)  # as pyproject.toml has it


def wrong_python(version: tuple[int, int]) -> str:
    """Why a Python can't run this, in Swedish; empty where it can. Asked before anything that needs a newer one."""
    if FIRST_PYTHON <= version <= LAST_PYTHON:
        return ""
    return (
        f"Det här är Python {version[0]}.{version[1]}, men Python 3.11, 3.12 eller 3.13 behövs. "
        "Skapa mappen .venv på nytt med en sådan, som README.md visar."
    )


WRONG_PYTHON = wrong_python(sys.version_info[:2])
