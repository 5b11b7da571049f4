from __future__ import annotations

from tests.support.app import Start, at, html


def test_why_it_is_not_the_same_number(start: Start) -> None:
    app = at(start(kommun="Orsa", regionalt_stod="1000000"), "varfor")
    assert "gav Orsa 747 395 kr, nu 753 411 kr: avdrag +6 015 kr och avrundning +1 kr" in html(app)
    assert "Regionalt stöd 1 250 000 → 1 000 000 kr" in html(app)
    app.selectbox(key="varfor_tabell").set_value("RSS-avtalet, fyra tjänster").run()
    assert not app.exception
    assert "kostade Orsa 48 124 kr, nu 31 280 kr: tjänster −16 844 kr" in html(app)


def test_min_kommun_leads_there(start: Start) -> None:
    app = at(start(kommun="Orsa"), "min_kommun")
    assert [one.proto.label for one in app.get("page_link")] == ["Varför inte samma tal?"]
