from __future__ import annotations

from tests.support.app import Start, html, opened


def test_the_method_with_the_chosen_kommuns_numbers_and_the_minutes(start: Start) -> None:
    app = opened(start, "sa_raknar_vi", kommun="Orsa", regionalt_stod="1000000")
    said = html(app)
    assert "<h1>Så räknar vi, med Orsa som exempel" in said
    assert "Belopp saknas för SUD-avtalet" in said
    assert "Förslag 2022 med 1 ändring" in app.code[0].value.replace("\u00a0", " ")
    assert "regionalt_stod=1000000" in app.code[0].value


def test_without_a_chosen_kommun_the_first_is_the_example(start: Start) -> None:
    assert "med Avesta som exempel" in html(opened(start, "sa_raknar_vi"))
