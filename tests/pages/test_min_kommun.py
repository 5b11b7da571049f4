from __future__ import annotations

from tests.support.app import Start, at, html


def test_what_the_years_assume_is_kept_apart_from_the_years_own_figures(start: Start) -> None:
    app = start(forval="budget-2023", kommun="Orsa", skyddat_boende="ja")
    assert "Det som är ändrat på sidan Budget gäller åren framåt och ingår inte här." in html(app)
    said = html(at(app, "min_kommun"))
    assert "Siffrorna för 2023 är utan det som ni antar om åren framåt på sidan Budget" in said
    assert "Med det blir nettot −1 774 176 kr, inte 689 647 kr." in said


def test_our_kommun_against_another(start: Start) -> None:
    app = at(start(kommun="Orsa", tjanster="4"), "min_kommun")
    assert "Orsa mot" not in html(app)
    others = app.multiselect(key="andra_kommuner")
    assert "Orsa" not in others.options
    others.set_value(["2021", "2039"]).run()
    assert not app.exception
    assert "Orsa mot Vansbro och Älvdalen" in html(app)
