from __future__ import annotations

import pytest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace import link
from gnv.workspace.workspace import Named, Workspace


def decoded(text: str, record: Record) -> Scenario:
    return link.decode(link.parse(text), record).workspace.scenario


def test_every_preset_survives_as_a_link(record: Record) -> None:
    for preset in record.presets:
        scenario = catalogue.preset_scenario(record, preset)
        assert decoded(link.encode(Workspace(scenario=scenario), record), record) == scenario


def test_a_link_says_every_value_and_its_version(record: Record, proposal: Scenario) -> None:
    query = link.parse(link.encode(Workspace(scenario=proposal), record))
    assert query["v"] == ["1"]
    following = {key for key, parameter in catalogue.all_parameters(record).items() if parameter.follows}
    assert {"index_rss", "folkandring_2034"} < following
    assert set(query) == {"v", "forval", "antal", *proposal} - following, (
        "these follow the common choice, which is told"
    )
    assert link.encode(Workspace(scenario=proposal), record).isascii()


def test_what_no_longer_follows_the_common_choice_is_told(record: Record, proposal: Scenario) -> None:
    changed = proposal.replace({"index_rss": "2", "folkandring_2034": "−0,4"})
    written = link.encode(Workspace(scenario=changed), record)
    assert link.parse(written)["folkandring_2034"] == ["−0,4"]
    assert link.decode(link.parse(written), record).workspace.scenario == changed


def test_an_address_is_read_like_its_query(record: Record, proposal: Scenario) -> None:
    changed = proposal.replace({"regionalt_stod": 1_000_000})
    for before in ("", "?", "http://localhost:8501/?", "https://example.org/gnv/?"):
        assert decoded(before + link.encode(Workspace(scenario=changed), record), record) == changed


def test_what_an_address_without_version_leaves_out_is_the_presets(record: Record) -> None:
    scenario = decoded("?forval=rss-fyra&regionalt_stod=1000000", record)
    assert scenario["tjanster"] == "4"
    assert scenario["regionalt_stod"] == 1_000_000


def test_nothing_at_all_is_the_proposal_of_2022(record: Record, proposal: Scenario) -> None:
    assert decoded("", record) == proposal


def test_what_is_looked_at_comes_along(record: Record, proposal: Scenario) -> None:
    written = link.encode(
        Workspace(scenario=proposal), record, view={"kommun": ["Orsa", "Älvdalen"], "visa": ["Netto"]}
    )
    assert written.isascii()
    assert link.parse(written)["kommun"] == ["Orsa", "Älvdalen"]
    assert decoded(written, record) == proposal


BAD = [
    ("regionalt_stod=inf", "regionalt_stod"),
    ("regionalt_stod=nan", "regionalt_stod"),
    ("regionalt_stod=-5", "regionalt_stod"),
    ("regionalt_stod=abc", "regionalt_stod"),
    ("regionalt_stod=1_000_000", "regionalt_stod"),
    ("regionalt_stod=١٠", "regionalt_stod"),
    ("regionalt_stod=", "regionalt_stod"),
    ("regionalt_stod=" + "9" * 400, "regionalt_stod"),
    ("regionalt_stod=3000001", "regionalt_stod"),
    ("regionalt_stod=1&regionalt_stod=2", "regionalt_stod"),
    ("tjanster=5", "tjanster"),
    ("befolkning=2022-06", "befolkning"),
    ("forval=finns-inte", "forval"),
    ("medarbetare_2020=1", "medarbetare_2020"),
    ("okand=1", "okand"),
    ("v=2", "v"),
    ("kommun=Gävle", "kommun"),
    ("visa=Allt", "visa"),
    ("v=1&forval=forslag-2022", "regionalt_stod"),
    ("x=" + "1" * 8000, "länken"),
    ("nulage=finns-inte", "nulage"),
    ("nulage=forslag-2022~nara_vard.0", "nulage"),
    ("nulage=forslag-2022&nulage=rss-fyra", "nulage"),
    ("knapp=finns-inte", "knapp"),
]


@pytest.mark.parametrize(("query", "key"), BAD)
def test_a_damaged_link_names_its_key(record: Record, query: str, key: str) -> None:
    with pytest.raises(link.LinkError) as caught:
        decoded(query, record)
    assert caught.value.key == key
    assert f"”{key}”" in str(caught.value)


def test_pin_shelf_and_buttons_come_along(record: Record, proposal: Scenario) -> None:
    tenth = proposal.replace({"lika_del": 10})
    workspace = Workspace(
        scenario=proposal,
        pinned=catalogue.preset_scenario(record, "rss-fyra"),
        shelf=(Named(name="En tiondel lika", scenario=tenth), Named(name="Å & Ö = 100 %", scenario=proposal)),
        buttons=("forslag-2022", "budget-2023"),
        columns=("Å & Ö = 100 %", "Nuläge"),
    )
    assert link.decode(link.parse(link.encode(workspace, record)), record) == link.Opened(workspace=workspace)


def test_a_scenario_to_compare_that_is_not_there_is_told(record: Record, proposal: Scenario) -> None:
    workspace = Workspace(scenario=proposal, columns=("Nuläge", "Borttaget", "Förslag"))
    opened = link.decode(link.parse(link.encode(workspace, record)), record)
    assert opened.problems == ("”Borttaget” skulle jämföras men finns inte, och är utelämnat.",)


def test_six_scenarios_fit_in_two_thousand_characters(record: Record, proposal: Scenario) -> None:
    changes = {"regionalt_stod": 1_000_000, "tjanster": "4", "regionandel": 60, "lika_del": 10, "befolkning": "2024-12"}
    shelf = tuple(Named(name=f"Alternativ {n} med regionen", scenario=proposal.replace(changes)) for n in range(6))
    columns = tuple(named.name for named in shelf)
    workspace = Workspace(scenario=proposal, pinned=proposal.replace(changes), shelf=shelf, columns=columns)
    written = link.encode(workspace, record)
    assert len(written) < 2000, f"the link has {len(written)} characters"
    assert link.decode(link.parse(written), record).workspace.shelf == shelf


def test_the_longest_names_make_a_link_that_is_still_read(record: Record, proposal: Scenario) -> None:
    shelf = tuple(Named(name=f"{n}" + "å" * 39, scenario=proposal.replace({"lika_del": n})) for n in range(6))
    workspace = Workspace(scenario=proposal, shelf=shelf, columns=tuple(named.name for named in shelf))
    written = link.encode(workspace, record)
    assert 2000 < len(written) < link.LONGEST
    assert link.decode(link.parse(written), record).workspace == workspace


def test_one_damaged_scenario_leaves_the_other_five_and_is_named(record: Record) -> None:
    shelf = [f"Alternativ {n}~forslag-2022~lika_del.{n}" for n in range(6)]
    shelf[3] = "Skadat~forslag-2022~lika_del.inf"
    opened = link.decode({"hylla": shelf}, record)
    assert [named.name for named in opened.workspace.shelf] == [f"Alternativ {n}" for n in (0, 1, 2, 4, 5)]
    assert len(opened.problems) == 1
    assert "Skadat" in opened.problems[0]
    assert "lika_del" in opened.problems[0]
