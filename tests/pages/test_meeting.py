from __future__ import annotations

from tests.support.app import Start, act, at, click, html, native, workspace

SAVED = "Lika~forslag-2022~lika_del.10"


def test_a_meeting_is_prepared_on_its_page_and_stepped_through_anywhere(start: Start) -> None:
    app = at(start(hylla=SAVED, knapp="rss-tre"), "forbered")
    assert "Steg 1 av 1: RSS tre tjänster, nuläge." in html(app)
    click(app, "Lägg till")
    assert workspace(app).buttons == ("rss-tre", "~Lika")
    click(at(app, "fordelning"), "2. Lika")
    assert "Steg 2 av 2: Lika. Lika del av statsbidraget till varje kommun 0 → 10 %." in html(app)
    held = workspace(app)
    assert held.scenario["lika_del"] == 10
    assert held.pinned is None or held.pinned.preset == "rss-tre"
    click(app, "Föregående")
    assert "Steg 1 av 2: RSS tre tjänster, nuläge. Det som de andra stegen jämförs med." in html(app)


def test_a_question_opens_its_page_with_its_scenario_and_keeps_what_is_saved(start: Start) -> None:
    app = at(start(hylla=SAVED, kommun="2034"), "om")
    listed = native(app, "pills", "Vanliga frågor")
    listed.select("Om en tiondel delas lika mellan kommunerna?").run()
    assert not app.exception
    held = workspace(app)
    assert (held.scenario["lika_del"], held.names, held.view.own) == (10, ("Lika",), ("2034",))
    assert native(at(app, "om"), "pills", "Vanliga frågor").value is None, "the same one can be asked again"


def test_a_kommuns_name_in_the_field_chooses_it_and_opens_its_answer_in_one_step(start: Start) -> None:
    app = at(start(hylla=SAVED, kommun="2080", regionandel="60"), "om")
    before = workspace(app)
    field = native(app, "selectbox", "Fråga")
    assert field.options[0].startswith("Vad får min kommun 2022"), "the general questions first"
    (wanted,) = [one for one in field.options if one.startswith("Vad får Orsa 2022")]
    field.select(wanted).run()
    assert not app.exception
    held = workspace(app)
    assert (held.view.own, held.names, held.scenario.preset) == (("2034",), ("Lika",), "forslag-2022")
    assert "Orsa, efter avdrag: " in html(app), "the answer, told above the page"
    assert "Orsa: god och nära vård 2022" in html(app), "on Min kommun"
    multiselect = native(app, "multiselect", "Min kommun")
    assert multiselect.value == ["2034"]
    multiselect.set_value(["2021"]).run()
    assert "Vad får Orsa 2022" not in html(app), "another kommun's page is no answer to it"
    act(app, "undo")
    assert workspace(app).scenario == before.scenario
    assert workspace(app).names == before.names


def test_a_goal_in_kronor_is_solved_and_what_is_no_amount_is_refused(start: Start) -> None:
    app = at(start(kommun="2034"), "kanslighet")
    app.segmented_control(key="mal_sort").set_value("minst ett belopp").run()
    field = next(one for one in app.text_input if one.label.startswith("Minst, kronor"))
    field.set_value("700 000").run()
    assert "Regionalt stödarbete högst 1 019 763 kr, om Orsa ska få minst 700 000 kr netto." in html(app)
    next(one for one in app.text_input if one.label.startswith("Minst, kronor")).set_value("mycket").run()
    assert "gnv-wrong" in html(app)


def test_a_search_opens_what_it_finds(start: Start) -> None:
    app = at(start(), "underlag")
    app.text_input(key="underlag_sok").set_value("SUD").run()
    assert "SUD-avtalet" in html(app)
    assert "Administration RSS" not in html(app)
    app.text_input(key="underlag_sok").set_value("finnsinte").run()
    assert "Inget träffar." in html(app)
