"""Where a page's pictures do not show what has been changed, it says so, and one click leads to what does."""

from __future__ import annotations

import pytest

from tests.support.app import Start, click, html, opened


def ways(app: object) -> list[str]:
    """The labels of the page's links to the start page."""
    return [one.proto.label for one in app.get("page_link") if "Syns inte här" in one.proto.label]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("page", "query", "told"),
    [
        ("bemanning", {"regionalt_stod": "1000000"}, ["Syns inte här: Regionalt stöd. Visa på Fördelning"]),
        ("bemanning", {"regionandel": "60"}, []),
        ("bemanning", {"lika_del_kostnad": "50"}, []),
        ("budget", {"lika_del": "10"}, ["Syns inte här: Lika del. Visa på Fördelning"]),
        ("budget", {"lika_del": "10", "kommun": "2034"}, []),
        ("budget", {"regionalt_stod": "1000000"}, []),
        ("budget", {"befolkning": "2023-12"}, []),  # its table has each kommun's costs
        ("kanslighet", {"regionalt_stod": "500000"}, []),  # its tables have a row for it
        ("kanslighet", {"befolkning": "2023-12", "kommun": "2034"}, []),
        ("kanslighet", {"befolkning": "2023-12"}, ["Syns inte här: Befolkning. Visa på Fördelning"]),  # moves no sum
        ("kanslighet", {}, []),
    ],
)
def test_the_way_to_what_a_page_does_not_show(start: Start, page: str, query: dict[str, str], told: list[str]) -> None:
    assert ways(opened(start, page, **query)) == told


def test_jamfor_leads_from_grants_to_the_costs_that_moved(start: Start) -> None:
    app = opened(start, "jamfor", regionandel="60")
    app.session_state["visa_jamfor"] = "Bidrag"
    app.run()
    click(app, "Kostnaderna har ändrats. Visa kostnader")
    assert ": kostnader −260 000 kr i länet" in html(app)
