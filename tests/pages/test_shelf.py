"""The shelf, its files and the copied link, as one meets them on the pages."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace import link, scenario_file
from gnv.workspace.workspace import Named, Workspace
from tests.support.app import (
    Start,
    act,
    address,
    at,
    changed,
    click,
    compared,
    control,
    copied,
    html,
    native,
    scenario,
    workspace,
)
from tests.support.old_links import first_version


def names(app: AppTest) -> tuple[str, ...]:
    return workspace(app).names


def with_file(app: AppTest, text: str | bytes) -> AppTest:
    data = text.encode() if isinstance(text, str) else text
    app.file_uploader[0].upload("mina.toml", data, "application/toml").run()
    assert not app.exception
    return app


def on_row(app: AppTest, label: str, name: str) -> AppTest:
    """The app after a press on one of the buttons of a saved scenario."""
    app.button(key=f"{label}_{name}").click().run()
    assert not app.exception
    return app


def save(app: AppTest, name: str) -> AppTest:
    app.text_input(key="spara_som").set_value(name)
    return click(app, "Spara scenariot")


def test_a_removal_is_undone_after_what_was_saved_and_pinned_since_and_all_of_it_redone(start: Start) -> None:
    app = at(start(hylla=["A~forslag-2022~lika_del.5", "B~forslag-2022"], lika_del="10"), "jamfor")
    on_row(app, "Ta bort", "A")
    save(app, "Nytt")
    on_row(app, "Fäst som Nuläge", "B")
    after = workspace(app)
    assert names(app) == ("B", "Nytt")
    assert after.pinned
    assert after.pinned["lika_del"] == 0
    for _ in range(2):
        act(app, "undo")
    assert (names(app), workspace(app).pinned) == (("B",), None)
    act(app, "undo")
    assert names(app) == ("A", "B")
    for _ in range(3):
        act(app, "redo")
    assert workspace(app) == after


def test_a_full_shelf_takes_no_more_until_there_is_room(start: Start) -> None:
    app = at(start(hylla=[f"{n}~forslag-2022~lika_del.{n}" for n in range(6)]), "jamfor")
    copies = [button for button in app.button if button.label == "Kopiera"]
    assert len(copies) == 6
    assert all(button.disabled for button in copies)
    save(app, "En till")
    assert "Det finns plats för 6 sparade scenarier." in html(app)
    assert names(app) == ("0", "1", "2", "3", "4", "5")
    on_row(app, "Ta bort", "5")
    assert "Det finns plats för" not in html(app)
    on_row(app, "Kopiera", "0")
    assert names(app) == ("0", "1", "2", "3", "4", "0 (2)")
    act(act(app, "undo"), "undo")
    assert names(app) == ("0", "1", "2", "3", "4", "5")


def test_a_button_of_a_row_does_what_it_says_to_the_scenario_it_stands_beside(start: Start) -> None:
    app = at(start(hylla=["A~forslag-2022~lika_del.5", "B~forslag-2022~lika_del.7"]), "jamfor")
    assert app.button(key="Flytta upp_A").disabled
    on_row(app, "Flytta upp", "B")
    assert names(app) == ("B", "A")
    native(app, "text_input", "Namn på det sparade scenariot B").set_value("Nytt namn").run()
    assert names(app) == ("Nytt namn", "A")
    native(app, "text_input", "Namn på det sparade scenariot A").set_value("Nytt namn").run()
    assert "Det finns redan ett scenario som heter ”Nytt namn”." in html(app)
    assert names(app) == ("Nytt namn", "A")
    assert native(app, "text_input", "Namn på det sparade scenariot A").value == "A", "the name that it still has"
    on_row(app, "Öppna", "Nytt namn")
    assert scenario(app)["lika_del"] == 7


def test_what_is_saved_without_a_name_gets_the_first_free_one(start: Start) -> None:
    app = at(start(lika_del="10"), "jamfor")
    click(app, "Spara scenariot")
    changed(app, lika_del=5)
    click(app, "Spara scenariot")
    assert names(app) == ("Förslag 2022 med 1 ändring", "Förslag 2022 med 1 ändring (2)")


def test_a_files_scenarios_are_added_under_free_names(start: Start, record: Record, proposal: Scenario) -> None:
    shelf = tuple(Named(name=name, scenario=proposal.replace({"lika_del": n})) for n, name in enumerate("ABCDEFG"))
    text = scenario_file.to_file(Workspace(scenario=proposal, shelf=shelf), record)
    app = with_file(at(start(hylla=["A~forslag-2022~lika_del.50"]), "jamfor"), text)
    click(app, "Spara de valda")
    assert names(app) == ("A", "A (2)", "B", "C", "D", "E")
    assert workspace(app).shelf[0].scenario["lika_del"] == 50


def test_a_files_nulage_buttons_and_comparison_are_used_when_asked_for(
    start: Start, record: Record, proposal: Scenario
) -> None:
    held = Workspace(
        scenario=proposal, pinned=catalogue.preset_scenario(record, "rss-fyra"), buttons=("rss-fyra", "rss-tre"),
        columns=("Förval: Budget 2023", "Nuläge"),
    )  # fmt: skip
    app = with_file(at(start(lika_del="10"), "jamfor"), scenario_file.to_file(held, record))
    assert workspace(app).pinned is None
    for label in ("Fäst filens Nuläge", "Använd filens knappar", "Jämför som i filen"):
        click(app, label)
    now = workspace(app)
    assert (now.pinned, now.buttons, now.columns) == (held.pinned, held.buttons, held.columns)
    assert control(app, "lika_del")["value"] == 10
    assert compared(app).value == ["Förval: Budget 2023", "Nuläge"]


def test_a_file_without_them_offers_none_of_them(start: Start, record: Record, proposal: Scenario) -> None:
    app = with_file(at(start(), "jamfor"), scenario_file.to_file(Workspace(scenario=proposal), record))
    labels = [button.label for button in app.button]
    assert "Visa filens första scenario" in labels
    assert not {"Fäst filens Nuläge", "Använd filens knappar", "Jämför som i filen"} & set(labels)


def test_what_of_a_file_can_not_be_calculated_is_told(start: Start, record: Record, proposal: Scenario) -> None:
    impossible = proposal.replace({"nara_vard": 0})
    held = Workspace(scenario=impossible, pinned=impossible, shelf=(Named(name="Omöjligt", scenario=impossible),))
    app = with_file(at(start(), "jamfor"), scenario_file.to_file(held, record))
    disabled = {button.label for button in app.button if button.disabled}
    assert {"Visa filens första scenario", "Fäst filens Nuläge", "Spara de valda"} <= disabled
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
    changed(app, nara_vard=24_000_000)
    assert not next(button for button in app.button if button.label == "Byt plats").disabled


def test_fordelnings_link_tells_what_is_looked_at(start: Start) -> None:
    app = start(visa="Netto", per="Per invånare")
    assert (copied(app)["visa"], copied(app)["per"]) == (["Netto"], ["Per-invanare"])


def test_a_copied_link_opens_as_it_was(start: Start) -> None:
    app = start(lika_del="10")
    again = start(**{key: list(values) for key, values in copied(app).items()})
    assert workspace(again) == workspace(app)
    assert address(again) == copied(app), "the address tells it whole"
    assert not address(changed(again, lika_del=0)), "and nothing at all where it is what an empty address opens"


def test_a_link_of_the_first_version_opens_and_says_what_was_not_recorded_when_it_was_written(
    start: Start, record: Record, proposal: Scenario
) -> None:
    query = link.parse(first_version(Workspace(scenario=proposal.replace({"lika_del": 10})), record))
    app = start(**query)
    assert control(app, "lika_del")["value"] == 10
    assert address(app)["v"] == ["2"]
    assert "antal" not in address(app)
    fewer = {key: values for key, values in query.items() if key != "riket"}
    count = str(int(query["antal"][0]) - 1)
    app = start(**fewer | {"antal": [count, count]})
    assert control(app, "lika_del")["value"] == 10
    assert f"Värdet {catalogue.all_parameters(record)['riket'].name} fanns inte när länken skrevs" in html(app)


def test_the_shelf_saves_opens_removes_and_regrets(start: Start) -> None:
    app = save(at(start(lika_del="10"), "jamfor"), "En tiondel lika")
    assert names(app) == ("En tiondel lika",)
    changed(app, lika_del=0)
    on_row(app, "Öppna", "En tiondel lika")
    assert control(app, "lika_del")["value"] == 10
    on_row(app, "Ta bort", "En tiondel lika")
    assert names(app) == ()
    act(app, "undo")
    assert names(app) == ("En tiondel lika",)


def test_a_damaged_scenario_on_the_shelf_is_told_and_the_others_stand(start: Start) -> None:
    app = start(hylla=["Bra~forslag-2022~lika_del.5", "Trasigt~forslag-2022~lika_del.x"])
    assert "Det sparade scenariot ”Trasigt” är skadat och utelämnat" in html(app), "on the page that the link opens"
    assert "Trasigt" in html(at(app, "jamfor"))
    assert [named.name for named in workspace(app).shelf] == ["Bra"]
    click(app, "Uppfattat")
    assert "Trasigt" not in html(app)
