"""The app driven by Streamlit's own AppTest: to start it, to go to a page, to press, to read, to move a control.

AppTest knows nothing of components, so what the panel's script would say to Python is said here in its place: the same
message, to the same component, and the same callbacks hear it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Multiselect

from gnv.core.scenario import Scenario
from gnv.workspace import link
from gnv.workspace.workspace import Workspace

Start = Callable[..., AppTest]
PAGE = "test"  # whose running numbers the changes bear, as each opened page of a browser has its own


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


def native(app: AppTest, kind: str, label: str) -> Any:
    """The framework's own widget of a kind (multiselect, text_input …) whose label begins so: its key may change."""
    return next(one for one in app.get(kind) if one.label.startswith(label))


def compared(app: AppTest) -> Multiselect:
    """The choice of what Jämför compares."""
    found: Multiselect = native(app, "multiselect", "Scenarier att jämföra")
    return found


def copied(app: AppTest) -> Mapping[str, Sequence[str]]:
    """The query of the link that the button would copy."""
    proto = next(one.proto for one in app.get("bidi_component") if one.proto.component_name == "gnv_copy_link")
    return link.parse(json.loads(proto.json))


def address(app: AppTest) -> Mapping[str, Sequence[str]]:
    """What the browser's address says."""
    return {key: [told] if isinstance(told, str) else list(told) for key, told in app.query_params.items()}


def memory(app: AppTest) -> Mapping[str, Any]:
    """What the session remembers, but for what the framework's own widgets hold."""
    found: Mapping[str, Any] = app.session_state["memory"]
    return found


def workspace(app: AppTest) -> Workspace:
    """What is chosen: the session's one truth."""
    held: Workspace = memory(app)["history"].present
    return held


def scenario(app: AppTest) -> Scenario:
    """The scenario on screen."""
    return workspace(app).scenario


def controls(app: AppTest) -> dict[str, dict[str, Any]]:
    """Every control of the page's panels by key, as they are shown; `panel` is the key of the one it is in."""
    return {
        one["key"]: {**one, "panel": panel}
        for panel, (_, data) in _panels(app).items()
        for tab in data["tabs"]
        for one in (*tab["controls"], *tab["more"])
    }


def control(app: AppTest, key: str) -> dict[str, Any]:
    """One control as its panel shows it."""
    return controls(app)[key]


def tool(app: AppTest, name: str) -> dict[str, Any]:
    """One button of the whole panel: undo, redo, reset, replay."""
    _, data = _panels(app)["panel"]
    return next(one for one in data["tools"] if one["name"] == name)


def told(app: AppTest, *changes: Mapping[str, Any], panel: str = "panel", after_press: bool = False) -> AppTest:
    """The app after a panel's script has told some changes at once, each given as the script would give it.

    `after_press`: something else has been pressed before that, which is heard in the same run.
    """
    element, data = _panels(app)[panel]
    said = memory(app).get("panel_answered")
    last = said["number"] if said and said["page"] == PAGE else 0
    numbered = [{"epoch": data["epoch"], **one, "number": last + n} for n, one in enumerate(changes, start=1)]
    states = app._tree.get_widget_states()  # as app.run() does
    state = states.widgets.add()
    message = {"page": PAGE, "changes": numbered, "after_press": after_press}
    state.id, state.json_value = element, json.dumps({"told": message})
    app._run(states)
    assert not app.exception
    return app


def changed(app: AppTest, **values: int | str) -> AppTest:
    """The app after sliders have been let go at some values, or choices made, one after the other."""
    for key, value in values.items():
        told(app, {"kind": "value", "key": key, "value": value}, panel=control(app, key)["panel"])
    return app


def typed(app: AppTest, key: str, text: str) -> AppTest:
    """The app after something has been typed in a control's field."""
    return told(app, {"kind": "typed", "key": key, "text": text}, panel=control(app, key)["panel"])


def act(app: AppTest, name: str) -> AppTest:
    """The app after a press on one of the panel's own buttons or keys: undo, redo, reset, next, before …"""
    return told(app, {"kind": "action", "name": name})


def _panels(app: AppTest) -> dict[str, tuple[str, dict[str, Any]]]:
    """Each panel of the page by its key: its element's id, and what it was given to show."""
    protos = [one.proto for one in app.get("bidi_component") if one.proto.component_name == "gnv_panel"]
    return {proto.id.rsplit("-", 1)[-1]: (proto.id, json.loads(proto.json)) for proto in protos}
