"""Links of version 1 open when the record has grown, and never when something of them has been lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

import pytest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace import link
from gnv.workspace.workspace import Named, Workspace
from tests.support.old_links import first_version


@pytest.fixture
def full(county: Record, plan: Scenario) -> Workspace:
    shelf = (Named(name="En tiondel lika", scenario=plan.replace({"lika_del": 30})),)
    pinned = plan.replace({"regionalt_stod": 60_000})
    return Workspace(scenario=plan, pinned=pinned, shelf=shelf, buttons=("rss-tre",), columns=("Nuläge", "Förslag"))


def opened(text: str, county: Record) -> link.Opened:
    return link.decode(link.parse(text), county)


def without(text: str, *keys: str) -> str:
    return urlencode([(key, value) for key, value in parse_qsl(text) if key not in keys])


def grown(county: Record) -> Record:
    """The county with one more shared cost, by the name of Nytt avtal, before the others."""
    model = county.costs[0]
    parameter = replace(model.parameter, key="nytt_avtal", name="Nytt avtal", default=250_000, maximum=1_000_000)
    new = replace(model, key="nytt_avtal", name="Nytt avtal", parameter=parameter)
    return replace(county, costs=(new, *county.costs))


def test_a_link_cut_anywhere_applies_nothing_and_names_a_reason(county: Record, full: Workspace) -> None:
    written = first_version(full, county, visa=["Netto"])
    for length in range(1, len(written)):
        with pytest.raises(link.LinkError, match=r"kapats|finns inte|okänd|version"):
            opened(written[:length], county)


def test_a_link_that_has_lost_any_pair_or_been_added_to_is_refused(county: Record, full: Workspace) -> None:
    written = first_version(full, county, kommun=["Ekby"])
    for key in ("nulage", "hylla", "knapp", "kolumn", "kommun", "regionalt_stod"):
        with pytest.raises(link.LinkError, match="kapats"):
            opened(without(written, key), county)
    with pytest.raises(link.LinkError, match="inte hel"):
        opened(written + "&kommun=Mora", county)


def test_a_link_from_before_a_cost_was_recorded_opens_with_the_presets_value_and_says_so(
    county: Record, full: Workspace
) -> None:
    larger = grown(county)
    found = opened(first_version(full, county), larger)
    assert found.workspace.scenario["nytt_avtal"] == 0, "no preset lists the cost, so none counts it"
    assert "Värdet Nytt avtal fanns inte när länken skrevs: förvalets värde 0 kr" in told(found)[0]
    assert len(found.problems) == len(catalogue.all_parameters(larger)) - len(
        catalogue.all_parameters(county)
    ) - follows(larger, county)
    before = {key: found.workspace.scenario[key] for key in full.scenario}
    assert before == dict(full.scenario.values)
    assert found.workspace.shelf[0].scenario["lika_del"] == 30


def told(found: link.Opened) -> list[str]:
    return [problem.replace("\u00a0", " ") for problem in found.problems]


def follows(larger: Record, county: Record) -> int:
    """What is new and says nothing by its default: it follows a common choice, or leaves all as it was."""
    new = catalogue.all_parameters(larger).keys() - catalogue.all_parameters(county).keys()
    parameters = [catalogue.all_parameters(larger)[key] for key in new]
    return sum(bool(one.follows) or one.neutral for one in parameters)


def test_a_link_from_before_the_count_opens_if_it_has_every_value(county: Record, full: Workspace) -> None:
    old = without(first_version(full, county), "antal")
    assert opened(old, county) == link.Opened(workspace=full)
    with pytest.raises(link.LinkError, match="kapats"):
        opened(without(old, "regionandel"), county)


def test_the_count_stands_before_the_values_and_last_of_all(county: Record, full: Workspace) -> None:
    pairs = parse_qsl(first_version(full, county))
    assert [pairs[0], pairs[1]] == [("v", "1"), ("forval", "forslag-2022")]
    assert pairs[2] == pairs[-1] == ("antal", str(len(pairs) - 2))


def shelf_of(names: list[str]) -> Iterator[str]:
    return (f"{name}~forslag-2022~lika_del.{n}" for n, name in enumerate(names))


def test_names_from_a_link_go_through_the_same_rule_as_those_from_the_field(county: Record) -> None:
    bad = ["Nuläge", "Förslag", "På skärmen", "Förval: Budget 2023", "", "x" * 41, "a\u202eb", "a\x1bb"]
    found = link.decode({"hylla": [*shelf_of(bad), "Bra~forslag-2022", "Bra~forslag-2022~lika_del.1"]}, county)
    assert found.workspace.names == ("Bra", "Bra (2)")
    assert len(found.problems) == len(bad)
    assert all("har ett namn som inte går att använda" in problem for problem in found.problems)


def test_what_there_is_no_room_for_is_told_and_not_cut_in_silence(county: Record) -> None:
    names = [f"Nummer {n}" for n in range(8)]
    columns = [*names, "Förslag"]
    saved = [f"~{name}" for name in names[:6]]
    buttons = [*list(county.presets)[:4], *saved]
    found = link.decode({"hylla": list(shelf_of(names)), "kolumn": columns, "knapp": buttons}, county)
    assert found.workspace.names == tuple(names[:6])
    assert found.workspace.columns == tuple(names[:6])
    assert found.workspace.buttons == tuple(buttons[:9])
    assert found.problems == (
        "”Nummer 6” är utelämnat: bland de sparade är det plats för 6.",
        "”Nummer 7” är utelämnat: bland de sparade är det plats för 6.",
        f"”{buttons[9]}” är utelämnat: bland mötets steg är det plats för 9.",
        *(f"”{name}” är utelämnat: i jämförelsen är det plats för 6." for name in columns[6:]),
    )


def test_what_is_told_twice_of_columns_and_buttons_is_kept_once(county: Record) -> None:
    found = link.decode({"kolumn": ["Förslag", "Nuläge", "Förslag"], "knapp": ["rss-tre", "rss-tre"]}, county)
    assert found.workspace.columns == ("Förslag", "Nuläge")
    assert found.workspace.buttons == ("rss-tre",)
    assert found.problems == ()


@pytest.mark.parametrize("text", ["http://[x/?a=1", "//[?a=1"])
def test_an_address_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(link.LinkError, match="ingen adress"):
        link.parse(text)
