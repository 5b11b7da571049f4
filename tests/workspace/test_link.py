from __future__ import annotations

from dataclasses import replace

import pytest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace import link
from gnv.workspace.workspace import Named, VfuWeeks, View, Workspace
from tests.support.old_links import first_version


def decoded(text: str, county: Record) -> Scenario:
    return link.decode(link.parse(text), county).workspace.scenario


def test_every_preset_survives_as_a_link(county: Record) -> None:
    for preset in county.presets:
        scenario = catalogue.preset_scenario(county, preset)
        assert decoded(link.encode(Workspace(scenario=scenario), county), county) == scenario


def test_a_link_tells_its_version_what_differs_and_a_checksum(county: Record, plan: Scenario) -> None:
    written = link.encode(Workspace(scenario=plan.replace({"lika_del": 10})), county)
    query = link.parse(written)
    assert list(query) == ["v", "forval", "grund", "lika_del", "kontroll"]
    assert (query["v"], query["forval"], query["lika_del"]) == (["2"], ["forslag-2022"], ["10"])


def test_choices_are_plain_words_in_a_link(county: Record, plan: Scenario) -> None:
    changed = plan.replace({"index_rss": "2,5", "folkandring_9001": "−0,4", "avdrag_utan_bidrag": "kommunerna betalar"})
    query = link.parse(link.encode(Workspace(scenario=changed), county))
    assert [query[key] for key in ("index_rss", "folkandring_9001", "avdrag_utan_bidrag")] == [
        ["2.5"], ["-0.4"], ["kommunerna-betalar"],
    ]  # fmt: skip
    assert link.decode(query, county).workspace.scenario == changed


def test_a_link_from_before_the_record_grew_opens_and_says_so(county: Record, plan: Scenario) -> None:
    written = link.encode(Workspace(scenario=plan.replace({"lika_del": 10})), county)
    more = replace(county.region_share, default=60)
    opened = link.decode(link.parse(written), replace(county, region_share=more))
    assert (opened.workspace.scenario["lika_del"], opened.workspace.scenario["regionandel"]) == (10, 60)
    assert len(opened.problems) == 1
    assert "Underlaget har ändrats sedan länken skrevs" in opened.problems[0]


def test_an_address_is_read_like_its_query(county: Record, plan: Scenario) -> None:
    changed = plan.replace({"regionalt_stod": 60_000})
    for before in ("", "?", "http://localhost:8501/?", "https://example.org/gnv/?"):
        assert decoded(before + link.encode(Workspace(scenario=changed), county), county) == changed


def test_what_an_address_without_version_leaves_out_is_the_presets(county: Record) -> None:
    scenario = decoded("?forval=rss-tre&regionalt_stod=60000", county)
    assert scenario["tjanster"] == "3"
    assert scenario["regionalt_stod"] == 60_000


def test_nothing_at_all_is_the_proposal_of_2022(county: Record, plan: Scenario) -> None:
    assert decoded("", county) == plan


def test_what_is_looked_at_and_entered_comes_along(county: Record, plan: Scenario) -> None:
    view = View(own=("9001", "9003"), kind="Netto", per_head=True, price_tags=True, wall=True)
    weeks = (VfuWeeks(kommunkod="9002", before=None, after=120),)
    workspace = Workspace(scenario=plan, view=view, vfu_weeks=weeks, vfu_increase=9_000)
    query = link.parse(link.encode(workspace, county))
    assert query["kommun"] == ["9001", "9003"]
    assert link.decode(query, county).workspace == workspace


def test_links_of_version_1_tell_kommuner_and_choices_by_name(county: Record, plan: Scenario) -> None:
    written = first_version(Workspace(scenario=plan), county, kommun=["Storstad", "Ekby"], visa=["Netto"],
                            per=["Per invånare"], prislappar=["true"])  # fmt: skip
    view = link.decode(link.parse(written), county).workspace.view
    assert view == View(own=("9001", "9003"), kind="Netto", per_head=True, price_tags=True)


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
    ("v=2", "kontroll"),
    ("v=3", "v"),
    ("kontroll=00000000", "v"),
    ("vfu=9001.1", "vfu"),
    ("vfu=1234.1.2", "vfu"),
    ("vfu_landet=-1", "vfu_landet"),
    ("kommun=Gävle", "kommun"),
    ("visa=Allt", "visa"),
    ("v=1&forval=forslag-2022", "regionalt_stod"),
    ("x=" + "1" * 8000, "länken"),
    ("nulage=finns-inte", "nulage"),
    ("nulage=forslag-2022~nara_vard.0", "nulage"),
    ("nulage=forslag-2022&nulage=rss-tre", "nulage"),
    ("knapp=finns-inte", "knapp"),
]


@pytest.mark.parametrize(("query", "key"), BAD)
def test_a_damaged_link_names_its_key(county: Record, query: str, key: str) -> None:
    with pytest.raises(link.LinkError) as caught:
        decoded(query, county)
    assert caught.value.key == key
    assert f"”{key}”" in str(caught.value)


def test_pin_shelf_and_buttons_come_along(county: Record, plan: Scenario) -> None:
    tenth = plan.replace({"lika_del": 30})
    workspace = Workspace(
        scenario=plan,
        pinned=catalogue.preset_scenario(county, "rss-tre"),
        shelf=(Named(name="En tiondel lika", scenario=tenth), Named(name="Å & Ö = 100 %", scenario=plan)),
        buttons=("forslag-2022", "budget-2023"),
        columns=("Å & Ö = 100 %", "Nuläge"),
    )
    assert link.decode(link.parse(link.encode(workspace, county)), county) == link.Opened(workspace=workspace)


def test_a_scenario_to_compare_that_is_not_there_is_told(county: Record, plan: Scenario) -> None:
    workspace = Workspace(scenario=plan, columns=("Nuläge", "Borttaget", "Förslag"))
    opened = link.decode(link.parse(link.encode(workspace, county)), county)
    assert opened.problems == ("”Borttaget” skulle jämföras men finns inte, och är utelämnat.",)


def test_one_damaged_scenario_leaves_the_other_five_and_is_named(county: Record) -> None:
    shelf = [f"Alternativ {n}~forslag-2022~lika_del.{n}" for n in range(6)]
    shelf[3] = "Skadat~forslag-2022~lika_del.inf"
    opened = link.decode({"hylla": shelf}, county)
    assert [named.name for named in opened.workspace.shelf] == [f"Alternativ {n}" for n in (0, 1, 2, 4, 5)]
    assert len(opened.problems) == 1
    assert "Skadat" in opened.problems[0]
    assert "lika_del" in opened.problems[0]


def test_differences_in_percent_come_along(county: Record, plan: Scenario) -> None:
    workspace = Workspace(scenario=plan, view=View(percent=True))
    written = link.encode(workspace, county)
    assert "per=Procent" in written
    assert link.decode(link.parse(written), county).workspace == workspace
