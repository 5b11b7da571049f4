from __future__ import annotations

from gnv.analysis.side_by_side import ComparisonView
from tests.support.app import Start, address, at, compared, control, html, memory, native


def test_jamfor_says_who_gains_and_loses(start: Start) -> None:
    said = html(at(start(forval="rss-fyra", nulage="rss-tre"), "jamfor"))
    assert (
        "På skärmen jämfört med Nuläge, 2023 (antagande): netto −700 000 kr i länet; 15 kommuner får mindre, mest Falun"
        in said
    )
    assert "Antal utvecklingsledare 3 → 4 tjänster" in said


def test_what_is_picked_to_compare_is_in_the_address_and_outlives_another_page(start: Start) -> None:
    app = at(start(hylla="Lika~forslag-2022~lika_del.10", regionandel="60"), "jamfor")
    assert compared(app).value == ["Förslag 2022", "Förslag", "Lika"]
    compared(app).set_value(["Förslag 2022", "Lika"]).run()
    native(app, "selectbox", "Jämför med").set_value("Lika").run()
    assert address(app)["kolumn"] == ["Lika", "Nul_C3_A4ge"]
    assert "Förslag 2022 jämfört med Lika: netto ±0 kr i länet" in html(app)
    at(app, "fordelning")
    assert address(app)["kolumn"] == ["Lika", "Nul_C3_A4ge"]
    assert compared(at(app, "jamfor")).value == ["Lika", "Förslag 2022"]
    again = at(start(hylla="Lika~forslag-2022~lika_del.10", regionandel="60", kolumn=["Lika", "Nuläge"]), "jamfor")
    assert html(again) == html(app)


def test_one_scenario_alone_is_nothing_to_compare(start: Start) -> None:
    app = at(start(), "jamfor")
    compared(app).set_value(["Förslag"]).run()
    assert "Välj minst två scenarier att jämföra." in html(app)
    assert "2022 utan avdrag jämfört med Förslag 2022" in html(app), "the last comparison is still there"
    assert control(app, "regionalt_stod")["value"] == 1_250_000, "and so is the sidebar"
    compared(app).set_value(["Förslag", "Förval: Budget 2023"]).run()
    assert "Budget 2023 jämfört med På skärmen, 2023 (antagande): netto −700 000 kr" in html(app)


def test_what_the_page_looks_at_is_what_its_files_show(start: Start) -> None:
    app = at(start(hylla="Lika~forslag-2022~lika_del.10", regionandel="60"), "jamfor")
    assert memory(app)["comparison_view"] == ComparisonView(against="På skärmen")
    app.segmented_control(key="visa_jamfor").set_value("Kostnader").run()
    app.segmented_control(key="per_jamfor").set_value("Per invånare").run()
    native(app, "selectbox", "Ordning").set_value("A–Ö").run()
    native(app, "selectbox", "Vem vinner").set_value("Lika").run()
    looked = ComparisonView(kind="Kostnader", per_head=True, against="Lika", order="A–Ö")
    assert memory(app)["comparison_view"] == looked
    assert memory(at(app, "fordelning"))["comparison_view"] == looked, "also of the slides made elsewhere"
