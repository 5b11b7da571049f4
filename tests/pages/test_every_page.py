"""What holds of every page that PAGES lists."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pytest
from streamlit.testing.v1 import AppTest

from gnv.core.record import Record
from gnv.pages import PAGES
from gnv.workspace import link
from tests.support.app import Start, at, html


@pytest.mark.parametrize("page", [page.file for page in PAGES])
@pytest.mark.parametrize("preset", ["forslag-2022", "ok2020-nov2018", "budget-2023"])
def test_every_page_opens_from_every_kind_of_preset(start: Start, page: str, preset: str) -> None:
    assert "<h1>" in html(at(start(forval=preset, kommun="Orsa"), page))


def copied(app: AppTest) -> Mapping[str, Sequence[str]]:
    """The query of the link that the button would copy."""
    proto = next(one.proto for one in app.get("bidi_component") if one.proto.component_name == "gnv_copy_link")
    return link.parse(json.loads(proto.json))


@pytest.mark.parametrize("page", [page.file for page in PAGES])
def test_every_page_has_a_link_to_copy_that_says_all(start: Start, record: Record, page: str) -> None:
    app = at(start(forval="rss-fyra", kommun=["Orsa"], nulage="forslag-2022", regionandel="60"), page)
    query = copied(app)
    assert link.decode(query, record) == link.Opened(workspace=app.session_state.aside)
    assert query["kommun"] == ["Orsa"]
    assert query["regionandel"] == ["60"]


def test_each_page_looks_at_its_own_kind_of_money(start: Start) -> None:
    app = start(tjanster="4")
    assert "Förslag jämfört med Förslag 2022: netto −700 000 kr i länet; 15 kommuner får mindre" in html(
        at(app, "jamfor")
    )
    assert "Kostnader per kommun och år" in html(at(app, "budget"))
    at(app, "fordelning")
    assert "Förslag jämfört med" in html(at(app, "jamfor"))
