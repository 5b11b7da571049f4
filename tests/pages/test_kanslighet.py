from __future__ import annotations

import pytest

from gnv.app import report_view
from tests.support.app import Start, at, click, control, html, memory


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("kanslighet", ["Prislappar", "Troligt lägst och högst"]),
        ("fran_stat_till_kommun", ["Kronornas väg"]),
        ("vfu", ["Vad ökningen ger"]),
        ("villkor", ["Villkoren"]),
    ],
)
def test_what_a_page_shows_in_tables_can_be_taken_home(start: Start, page: str, names: list[str]) -> None:
    app = at(start(), page)
    assert list(memory(app)[report_view.TABLES]) == names


def test_the_break_even_is_applied_with_one_click(start: Start) -> None:
    app = at(start(tjanster="4"), "kanslighet")
    assert "Regionalt stödarbete ska vara högst 549 973 kr" in html(app)
    click(app, "Använd gränsen")
    assert control(app, "regionalt_stod")["value"] == 549_973


def test_every_amount_with_a_limit_can_be_asked_for(start: Start) -> None:
    app = at(start(), "kanslighet")
    asked = app.selectbox(key="brytpunkt")
    assert "SUD-avtalet" not in asked.options, "nobody knows its amount"
    for name in asked.options:
        app.selectbox(key="brytpunkt").set_value(name).run()
        assert not app.exception, name
        assert "för att ingen kommun ska få mindre än i jämförelsen." in html(app), name
