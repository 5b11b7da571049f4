"""Own figures travel in a scenario file; a link names them by their checksum, and opens nothing without them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.loading.load import load_record
from gnv.workspace import link, scenario_file
from gnv.workspace.history import History
from gnv.workspace.link import LinkError
from gnv.workspace.refitting import refitted
from gnv.workspace.workspace import Named, Workspace
from tests.support.own import cost, own, population
from tests.support.small_county import FOLDER, RECORD
from tests.support.strategies import any_scenario

FIGURES = own(population(), cost())


@pytest.fixture(scope="module")
def fuller() -> Record:
    """The small county with a new population and a new cost."""
    return load_record(FOLDER, FIGURES)


@pytest.fixture
def with_own(fuller: Record) -> Workspace:
    chosen = catalogue.preset_scenario(fuller, "forslag-2022").replace({"befolkning": "2025-12", "lokal": 30_000})
    return Workspace(scenario=chosen, pinned=chosen, shelf=(Named(name="Bra", scenario=chosen),), own=FIGURES)


def test_a_file_holds_them_and_gives_them_back(with_own: Workspace, fuller: Record) -> None:
    data = scenario_file.to_file(with_own, fuller).encode()
    assert scenario_file.own_figures(data) == FIGURES
    assert scenario_file.from_bytes(data, fuller) == with_own
    assert 'av = "Anna Ek"' in data.decode()
    assert '"9001;2000"' in data.decode()


def test_a_file_without_any_says_nothing_of_them(plan: Scenario, county: Record) -> None:
    data = scenario_file.to_file(Workspace(scenario=plan), county).encode()
    assert b"eget" not in data
    assert not scenario_file.own_figures(data)


def test_a_file_is_not_read_on_a_record_without_them(with_own: Workspace, fuller: Record, county: Record) -> None:
    data = scenario_file.to_file(with_own, fuller).encode()
    with pytest.raises(LinkError, match=f"kontrollsumma {FIGURES.checksum}"):
        scenario_file.from_bytes(data, county)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("eget = 1", "dubbla hakar"),
        ("[[eget]]\nnamn = 'x'", "”av”: skriv"),
        ("[[eget]]\nnamn = 'x'\nav = 'x'\ndatum = 'x'\ndokument = 'x'", "”datum”"),
        ("[[eget]]\nnamn = 'x'\nav = 'x'\ndatum = '2026-01-01'\ndokument = 'x'", "minst en fil"),
        ("[[eget]]\nnamn = 'x'\nav = 'x'\ndatum = '2026-01-01'\ndokument = 'x'\n[eget.filer]\n'lan.toml' = ['x']",
         "kan inte läggas till filen ”lan.toml”"),
        ("[[eget]]\nnamn = 'x'\nav = 'x'\ndatum = '2026-01-01'\ndokument = 'x'\n[eget.filer]\n'kostnader.toml' = 'x'",
         "lista av rader"),
        ("[[eget]]\nhemligt = 1", "”hemligt”: nyckeln är okänd"),
        ("[[eget]]\n" * 101, "scenarier och egna tal"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused(text: str, told: str) -> None:
    with pytest.raises(LinkError) as caught:
        scenario_file.own_figures(f"v = 1\n{text}\n".encode())
    assert told in str(caught.value)


def test_a_link_names_them_and_opens_where_they_are(with_own: Workspace, fuller: Record) -> None:
    told = link.encode(with_own, fuller)
    assert f"&eget={FIGURES.checksum}" in told
    assert "Anna" not in told
    assert link.own_checksum(link.parse(told)) == FIGURES.checksum
    assert link.decode(link.parse(told), fuller).workspace == with_own


def test_a_link_opens_nothing_where_they_are_not(with_own: Workspace, fuller: Record, county: Record) -> None:
    told = link.parse(link.encode(with_own, fuller))
    with pytest.raises(link.OwnFiguresMissingError, match="scenariofilen") as caught:
        link.decode(told, county)
    assert FIGURES.checksum in str(caught.value)
    other = own(cost(sek=1000))
    with pytest.raises(link.OwnFiguresMissingError, match=other.checksum):
        link.decode(told, load_record(FOLDER, other))


def test_a_link_whose_checksum_of_them_is_changed_is_not_whole(with_own: Workspace, fuller: Record) -> None:
    told = link.encode(with_own, fuller).replace(FIGURES.checksum, "0" * 16)
    with pytest.raises(LinkError, match="inte hel"):
        link.decode(link.parse(told), fuller)


def test_a_link_without_own_figures_is_as_it_was(plan: Scenario, county: Record) -> None:
    assert "eget" not in link.encode(Workspace(scenario=plan), county)
    assert link.own_checksum({}) == ""


def test_without_them_a_scenario_is_the_presets_where_it_rested_on_them(
    with_own: Workspace, county: Record, plan: Scenario
) -> None:
    left = refitted(with_own, county)
    assert left == Workspace(scenario=plan, pinned=plan, shelf=(Named(name="Bra", scenario=plan),))


def test_what_one_had_chosen_stays_when_they_are_added(plan: Scenario, fuller: Record, county: Record) -> None:
    chosen = Workspace(scenario=plan.replace({"lika_del": 10}), buttons=("rss-tre",))
    more = refitted(chosen, fuller)
    assert more.scenario["lika_del"] == 10
    assert more.scenario["lokal"] == 0
    assert refitted(more, county) == chosen


def test_adding_them_is_one_step_that_is_undone(plan: Scenario, fuller: Record) -> None:
    history = History.beginning(Workspace(scenario=plan)).push(refitted(Workspace(scenario=plan), fuller))
    assert history.can_undo
    assert history.before is None
    assert history.step(-1).present == Workspace(scenario=plan)
    assert history.step(-1).step(1).present.own == FIGURES


def in_order(scenario: Scenario) -> Scenario:
    """The same values in the record's order."""
    return catalogue.preset_scenario(RECORD, scenario.preset).replace(dict(scenario.values))


@settings(max_examples=30)
@given(any_scenario(RECORD).map(in_order), any_scenario(RECORD).map(in_order))
def test_own_figures_that_come_and_go_leave_every_choice_as_it_was(one: Scenario, other: Scenario) -> None:
    chosen = Workspace(scenario=one, pinned=other, shelf=(Named(name="Bra", scenario=other),), buttons=("~Bra",))
    assert refitted(chosen, RECORD) == chosen
    assert refitted(refitted(chosen, load_record(FOLDER, FIGURES)), RECORD) == chosen
