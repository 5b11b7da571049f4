from __future__ import annotations

import pytest

from gnv.core.record import Record
from gnv.core.records import InputError
from tests.support.app import Start, act, changed, click, control, controls, html, native, scenario, tool, workspace


def test_the_default_screen(start: Start) -> None:
    said = html(start())
    for amount in ("32 861 440 kr", "−1 800 000 kr", "31 061 440 kr", "2 200 000 kr"):
        assert f"<dd class='amount'>{amount}</dd>" in said
    assert "✓ 15 kommuner summerar till potten: differens 0 kr" in said
    assert "<th scope='row'>Kommunernas del</th><td>1 300 000</td><td>2 000 000</td><td>+700 000</td>" in said


def test_nothing_is_told_of_a_last_change_before_the_first(start: Start) -> None:
    app = start()
    assert "Senaste ändring" not in html(app)
    changed(app, regionalt_stod=1_000_000)
    assert "Senaste ändring:" in html(app)


def test_a_slider_changes_sentence_figures_and_table(start: Start) -> None:
    app = start()
    changed(app, regionalt_stod=1_000_000)
    said = html(app)
    assert "<h1 aria-level='2'>31 311 440 kr till 15 kommuner 2022" in said
    assert "250 000 kr mindre avdrag än i Förslag 2022" in said
    assert "Regionalt stöd 1 250 000 → 1 000 000 kr" in said
    shown = control(app, "regionalt_stod")
    assert (shown["name"], shown["changed"], shown["preset_text"]) == (
        "Regionalt stödarbete",
        True,
        "1\u00a0250\u00a0000\u00a0kr",
    )


def test_undo_redo_and_reset(start: Start) -> None:
    app = start()
    changed(app, regionalt_stod=1_000_000)
    act(app, "undo")
    assert control(app, "regionalt_stod")["value"] == 1_250_000
    act(app, "redo")
    assert control(app, "regionalt_stod")["value"] == 1_000_000
    assert tool(app, "reset")["note"] == "1"
    act(app, "reset")
    assert control(app, "regionalt_stod")["value"] == 1_250_000


def test_every_preset_opens(start: Start, record: Record) -> None:
    app = start()
    for preset in record.presets.values():
        native(app, "selectbox", "Förval").select(preset.id).run()
        assert not app.exception
        assert f"kommuner {preset.year}" in html(app)


def test_the_preset_of_2020_has_its_own_pot(start: Start) -> None:
    app = start(forval="ok2020-nov2018")
    assert control(app, "medarbetare_2020")["value"] == 15_711_504
    assert control(app, "befolkning")["value"] == "2018-11"
    assert "regionalt_stod" not in controls(app)


def test_own_kommuner_are_told_first_and_marked(start: Start) -> None:
    said = html(start(kommun=["Orsa", "Vansbro"]))
    assert "Orsa och Vansbro tillsammans får 1 478 743 kr" in said
    assert said.count("<tr class='own'>") == 3 * 2, "in the picture and in both tables"


def test_a_changed_assumption_is_flagged(start: Start) -> None:
    assert "antagandet Befolkning 2021-06 → 2024-12" in html(start(befolkning="2024-12"))


@pytest.mark.parametrize("query", [{"regionalt_stod": "inf"}, {"okand": "1"}, {"v": "2"}, {"v": "1"}])
def test_a_damaged_link_applies_nothing(start: Start, query: dict[str, str]) -> None:
    app = start(**query, befolkning="2024-12")
    assert "inget av den har tillämpats" in html(app)
    assert "Öppna utan länken" in html(app)
    assert not app.get("bidi_component"), "nothing to move either"


def test_deductions_larger_than_their_pot_are_told_and_nothing_is_lost(start: Start) -> None:
    app = start(nara_vard="1000000")
    assert "Utveckling av den nära vården med fokus på primärvård: Avdragen, 1 800 000 kr" in html(app)
    changed(app, nara_vard=24_000_000)
    assert "<h1 aria-level='2'>30 415 360 kr" in html(app)


def test_a_lost_configuration_stops_the_start(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gnv.app.state.REQUIRED", {"client.showErrorDetails": "något annat"})
    said = html(start())
    assert ".streamlit/config.toml gäller inte: client.showErrorDetails" in said
    assert "<h1" not in said


def test_broken_data_stops_the_start_with_its_name(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Record:
        raise InputError("data/kostnader.toml: blocket [kostnad sud], fältet ”kalla”")

    monkeypatch.setattr("gnv.app.state.load_record", broken)
    assert "data/kostnader.toml: blocket [kostnad sud]" in html(start())


def test_a_pin_is_what_is_compared_with_until_it_is_let_go(start: Start) -> None:
    app = start()
    click(app, "Fäst som Nuläge")
    changed(app, regionalt_stod=1_000_000)
    assert "Nuläge 31 061 440 kr" in html(app)
    assert "250 000 kr mindre avdrag" in html(app)
    click(app, "Byt plats")
    assert control(app, "regionalt_stod")["value"] == 1_250_000
    assert "250 000 kr större avdrag" in html(app)
    click(app, "Lossa")
    assert "<dd class='note'>Skillnad" not in html(app)


def test_price_tags_stand_beside_each_control(start: Start) -> None:
    app = start(kommun="Orsa", prislappar="true")
    price = control(app, "regionalt_stod")["price"].replace("\u00a0", " ")
    assert price == "Ett steg upp: min kommun −1 203 kr, alla −50 000 kr"


def test_the_presenters_buttons_step_through_the_presets(start: Start) -> None:
    app = start(knapp=["forslag-2022", "rss-fyra"])
    app.button(key="knapp_1").click().run()
    assert scenario(app).preset == "rss-fyra"
    click(app, "Föregående")
    assert scenario(app).preset == "forslag-2022"


def test_another_agreement_is_told_on_the_first_page(start: Start) -> None:
    said = html(start(nulage="ok2020-nov2018~befolkning.2021-06~yrkesresan.900000"))
    assert "Ändrat från Nuläge:</strong> ÖK God och nära vård 2020 → ÖK God och nära vård 2022." in said


def test_a_swap_is_undone_with_both_its_sides(start: Start) -> None:
    app = start(nulage="rss-fyra", regionalt_stod="1000000", kommun="Orsa")
    before = html(app)
    click(app, "Byt plats")
    assert html(app) != before
    act(app, "undo")
    assert html(app) == before
    assert workspace(app).pinned.preset == "rss-fyra"
