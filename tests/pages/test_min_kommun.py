from __future__ import annotations

from tests.support.app import Start, at, html


def test_what_the_years_assume_counts_in_the_year_on_screen_too(start: Start) -> None:
    """Sheltered housing is counted from 2023: the headline's year has it, as the page Budget and the sheet have."""
    app = start(forval="budget-2023", kommun="Orsa", skyddat_boende="ja")
    assert "ur egna budgetar betalar de 105 295 473 kr" in html(app)
    said = html(at(app, "min_kommun"))
    assert "netto −1 774 176 kr" in said
    assert "Orsa: god och nära vård 2023 (antagande)" in said


def test_what_is_assumed_of_other_years_is_kept_apart(start: Start) -> None:
    app = start(forval="forslag-2022", kommun="Orsa", skyddat_boende="ja")
    said = html(app)
    assert "Det som är ändrat på sidan Budget gäller andra år än 2022 och ingår inte här." in said
    assert "Inget är ändrat" not in said, "never in one breath"


def test_our_kommun_against_another(start: Start) -> None:
    app = at(start(kommun="Orsa", tjanster="4"), "min_kommun")
    assert "Orsa mot" not in html(app)
    others = app.multiselect(key="andra_kommuner")
    assert "Orsa" not in others.options
    others.set_value(["2021", "2039"]).run()
    assert not app.exception
    assert "Orsa mot Vansbro och Älvdalen" in html(app)
