"""The app driven by Streamlit's own AppTest: to start it, to go to a page, to press, to read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Multiselect

from gnv.workspace import link

Start = Callable[..., AppTest]


def html(app: AppTest) -> str:
    """All that the page says in HTML, with plain spaces."""
    return "\n".join(element.proto.body for element in app.get("html")).replace("\u00a0", " ")


def at(app: AppTest, page: str) -> AppTest:
    """The app gone to a page, by its file's name."""
    app.switch_page(f"gnv/pages/{page}.py").run()
    assert not app.exception
    return app


def opened(start: Start, page: str, **query: str | list[str]) -> AppTest:
    """The app started at an address and gone to a page."""
    return at(start(**query), page)


def click(app: AppTest, label: str) -> AppTest:
    """The app after a press on the button with a label."""
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def compared(app: AppTest) -> Multiselect:
    """The choice of what Jämför compares: each default has a widget of its own."""
    return next(one for one in app.multiselect if one.label.startswith("Scenarier att jämföra"))


def copied(app: AppTest) -> Mapping[str, Sequence[str]]:
    """The query of the link that the button would copy."""
    proto = next(one.proto for one in app.get("bidi_component") if one.proto.component_name == "gnv_copy_link")
    return link.parse(json.loads(proto.json))
