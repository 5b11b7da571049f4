from __future__ import annotations

from tests.support.app import Start, html, opened

PAGE = "fran_stat_till_kommun"


def test_the_money_is_followed_to_the_chosen_kommun(start: Start) -> None:
    said = html(opened(start, PAGE, kommun="Orsa"))
    assert "<h1>Av statens 6 373 mkr når 747 396 kr fram till Orsa: 0,0117 %" in said
    assert "3,286144 %" in said
    assert "samma andel i varje pott" in said
    assert "<th scope='row'>Orsa får</th><td>747 396 kr</td><td>2,406186 %</td>" in said


def test_a_larger_national_pot_changes_no_scenario(start: Start) -> None:
    app = opened(start, PAGE, kommun="Orsa")
    app.slider(key="om_landet_2022_nara_vard").set_value(765_000_000).run()
    said = html(app)
    assert "Länet får 25 139 002 kr (+492 922 kr mot scenariot); Orsa får i allt 759 256 kr (+11 860 kr)." in said
    assert "når 747 396 kr fram" in said


def test_a_pot_too_small_for_its_deductions_is_told(start: Start) -> None:
    app = opened(start, PAGE)
    app.slider(key="om_landet_2022_nara_vard").set_value(0).run()
    assert not app.exception
    assert "är större än potten" in html(app)


def test_the_key_of_2020_rounded_and_exact(start: Start) -> None:
    app = opened(start, PAGE, forval="ok2020-dec2019")
    said = html(app)
    assert "De avrundade andelarna ger 3,150 %, alltså 15 750 000 kr" in said
    assert "skillnaden är −38 496 kr" in said
    assert "Dokumenten delar inte upp hela den överenskommelsen" in said
    assert "3,1423008 %" in said
    assert "patientandelen mellan 3,4500 % och 3,5346 %" in said
    app.slider(key="om_vikt").set_value(100).run()
    assert "De avrundade andelarna ger 2,800 %, alltså 14 000 000 kr" in html(app)
