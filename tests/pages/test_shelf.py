"""The shelf, its files and the copied link, as one meets them on the pages."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace import scenario_file
from gnv.workspace.workspace import Named, Workspace
from tests.support.app import Start, at, click, compared, copied, html


def names(app: AppTest) -> tuple[str, ...]:
    shelf: tuple[str, ...] = app.session_state.aside.names
    return shelf


def with_file(app: AppTest, text: str | bytes) -> AppTest:
    data = text.encode() if isinstance(text, str) else text
    app.file_uploader[0].upload("mina.toml", data, "application/toml").run()
    assert not app.exception
    return app


def test_a_regretted_removal_keeps_what_was_saved_and_pinned_since(start: Start) -> None:
    app = at(start(hylla=["A~forslag-2022~lika_del.5", "B~forslag-2022"], lika_del="10"), "jamfor")
    app.button(key="bort_0").click().run()
    app.text_input[0].set_value("Nytt")
    click(app, "Spara på hyllan")
    app.button(key="fast_0").click().run()
    click(app, "Ångra borttagningen")
    assert names(app) == ("A", "B", "Nytt")
    assert app.session_state.aside.pinned["lika_del"] == 0
    assert "Ångra borttagningen" not in [button.label for button in app.button]


def test_a_full_shelf_takes_no_regretted_one_until_there_is_room(start: Start) -> None:
    app = at(start(hylla=[f"{n}~forslag-2022~lika_del.{n}" for n in range(6)]), "jamfor")
    app.button(key="bort_5").click().run()
    app.button(key="kopia_0").click().run()
    assert next(button for button in app.button if button.label == "Ångra borttagningen").disabled
    app.button(key="bort_5").click().run()
    click(app, "Ångra borttagningen")
    assert names(app) == ("0", "1", "2", "3", "4", "0 (2)"), "the last one removed is the one that comes back"


def test_what_is_saved_without_a_name_gets_the_first_free_one(start: Start) -> None:
    app = at(start(lika_del="10"), "jamfor")
    click(app, "Spara på hyllan")
    app.slider(key="lika_del").set_value(5).run()
    click(app, "Spara på hyllan")
    assert names(app) == ("Förslag 2022 med 1 ändring", "Förslag 2022 med 1 ändring (2)")


def test_a_files_scenarios_are_added_under_free_names(start: Start, record: Record, proposal: Scenario) -> None:
    shelf = tuple(Named(name=name, scenario=proposal.replace({"lika_del": n})) for n, name in enumerate("ABCDEFG"))
    text = scenario_file.to_file(Workspace(scenario=proposal, shelf=shelf), record)
    app = with_file(at(start(hylla=["A~forslag-2022~lika_del.50"]), "jamfor"), text)
    click(app, "Lägg på hyllan")
    assert names(app) == ("A", "A (2)", "B", "C", "D", "E")
    assert app.session_state.aside.shelf[0].scenario["lika_del"] == 50


def test_a_files_nulage_buttons_and_comparison_are_used_when_asked_for(
    start: Start, record: Record, proposal: Scenario
) -> None:
    workspace = Workspace(
        scenario=proposal, pinned=catalogue.preset_scenario(record, "rss-fyra"), buttons=("rss-fyra", "rss-tre"),
        columns=("Förval: Budget 2023", "Nuläge"),
    )  # fmt: skip
    app = with_file(at(start(lika_del="10"), "jamfor"), scenario_file.to_file(workspace, record))
    assert app.session_state.aside.pinned is None
    for label in ("Fäst filens Nuläge", "Använd filens knappar", "Jämför som i filen"):
        click(app, label)
    held = app.session_state.aside
    assert (held.pinned, held.buttons, held.columns) == (workspace.pinned, workspace.buttons, workspace.columns)
    assert app.slider(key="lika_del").value == 10
    assert compared(app).value == ["Förval: Budget 2023", "Nuläge"]


def test_a_file_without_them_offers_none_of_them(start: Start, record: Record, proposal: Scenario) -> None:
    app = with_file(at(start(), "jamfor"), scenario_file.to_file(Workspace(scenario=proposal), record))
    labels = [button.label for button in app.button]
    assert "Visa filens första scenario" in labels
    assert not {"Fäst filens Nuläge", "Använd filens knappar", "Jämför som i filen"} & set(labels)


def test_what_of_a_file_can_not_be_calculated_is_told(start: Start, record: Record, proposal: Scenario) -> None:
    impossible = proposal.replace({"nara_vard": 0})
    workspace = Workspace(scenario=impossible, pinned=impossible, shelf=(Named(name="Omöjligt", scenario=impossible),))
    app = with_file(at(start(), "jamfor"), scenario_file.to_file(workspace, record))
    disabled = {button.label for button in app.button if button.disabled}
    assert {"Visa filens första scenario", "Fäst filens Nuläge", "Lägg på hyllan"} <= disabled
    assert "går inte att räkna på: ”Omöjligt”." in html(app)


@pytest.mark.parametrize(
    "data", [b"v = 1\nx = " + b"[" * 5000, b"v = 1\nx = " + b"{a=" * 3000, b"v = " + b"9" * 5000, b"\x89PNG\xff\x00"]
)
def test_a_file_that_python_itself_gives_up_on_is_told_in_swedish(start: Start, data: bytes) -> None:
    said = html(with_file(at(start(), "jamfor"), data))
    assert "mina.toml går inte att använda, och inget av den har tillämpats. ”" in said


def test_nothing_impossible_is_pinned_by_trading_places(start: Start) -> None:
    app = start(nulage="forslag-2022", nara_vard="1000000")
    assert next(button for button in app.button if button.label == "Byt plats").disabled
    app.slider(key="nara_vard").set_value(24_000_000).run()
    assert not next(button for button in app.button if button.label == "Byt plats").disabled


def test_fordelnings_link_tells_what_is_looked_at(start: Start) -> None:
    app = start(visa="Netto", per="Per invånare")
    assert (copied(app)["visa"], copied(app)["per"]) == (["Netto"], ["Per invånare"])


def test_a_link_from_before_a_value_was_recorded_opens_and_says_so(start: Start, record: Record) -> None:
    query = copied(start(lika_del="10"))
    app = start(**{key: list(values) for key, values in query.items()})
    assert app.slider(key="lika_del").value == 10
    assert not {"v", "antal"} & set(app.query_params)
    fewer = {key: list(values) for key, values in query.items() if key != "riket"}
    count = str(int(query["antal"][0]) - 1)
    app = start(**fewer | {"antal": [count, count]})
    assert app.slider(key="lika_del").value == 10
    assert f"Värdet {catalogue.all_parameters(record)['riket'].name} fanns inte när länken skrevs" in html(app)


def test_the_shelf_saves_opens_removes_and_regrets(start: Start) -> None:
    app = at(start(lika_del="10"), "jamfor")
    app.text_input[0].set_value("En tiondel lika")
    next(b for b in app.button if b.label == "Spara på hyllan").click().run()
    assert app.session_state.aside.shelf[0].name == "En tiondel lika"
    app.slider(key="lika_del").set_value(0).run()
    app.button(key="oppna_0").click().run()
    assert app.slider(key="lika_del").value == 10
    app.button(key="bort_0").click().run()
    assert app.session_state.aside.shelf == ()
    next(b for b in app.button if b.label == "Ångra borttagningen").click().run()
    assert app.session_state.aside.shelf[0].name == "En tiondel lika"


def test_a_damaged_scenario_on_the_shelf_is_told_and_the_others_stand(start: Start) -> None:
    app = start(hylla=["Bra~forslag-2022~lika_del.5", "Trasigt~forslag-2022~lika_del.x"])
    assert "Scenariot ”Trasigt” på hyllan är skadat och utelämnat" in html(app), "on the page that the link opens"
    assert "Trasigt" in html(at(app, "jamfor"))
    assert [named.name for named in app.session_state.aside.shelf] == ["Bra"]
    next(b for b in app.button if b.label == "Uppfattat").click().run()
    assert "Trasigt" not in html(app)
