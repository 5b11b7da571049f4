from __future__ import annotations

from tests.support.app import Start, at, click, control, html


def test_the_break_even_is_applied_with_one_click(start: Start) -> None:
    app = at(start(tjanster="4"), "kanslighet")
    assert "Regionalt stödarbete ska vara högst 549 964 kr" in html(app)
    click(app, "Använd gränsen")
    assert control(app, "regionalt_stod")["value"] == 549_964


def test_every_amount_with_a_limit_can_be_asked_for(start: Start) -> None:
    app = at(start(), "kanslighet")
    asked = app.selectbox(key="brytpunkt")
    assert "SUD-avtalet" not in asked.options, "nobody knows its amount"
    for name in asked.options:
        app.selectbox(key="brytpunkt").set_value(name).run()
        assert not app.exception, name
        assert "för att ingen kommun ska få mindre än i jämförelsen." in html(app), name
