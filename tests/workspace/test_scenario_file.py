from __future__ import annotations

import pytest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.workspace import link, scenario_file
from gnv.workspace.workspace import Named, Workspace


def test_every_preset_survives_as_a_file(county: Record) -> None:
    for preset in county.presets:
        workspace = Workspace(scenario=catalogue.preset_scenario(county, preset))
        assert scenario_file.from_file(scenario_file.to_file(workspace, county), county) == workspace


def test_any_number_of_scenarios_and_the_pin_survive(county: Record, plan: Scenario) -> None:
    names = ["Vanligt", 'Med "citat" och \\', "Å, ä & ö", *map(str, range(20))]
    shelf = tuple(Named(name=name, scenario=plan.replace({"lika_del": n})) for n, name in enumerate(names))
    workspace = Workspace(scenario=plan, pinned=catalogue.preset_scenario(county, "rss-tre"), shelf=shelf)
    assert scenario_file.from_file(scenario_file.to_file(workspace, county), county) == workspace


def test_a_file_is_read_by_people_too(county: Record, plan: Scenario) -> None:
    text = scenario_file.to_file(Workspace(scenario=plan), county)
    assert "regionalt_stod = 100000  # Regionalt stödarbete: 100\u00a0000\u00a0kr" in text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("v = 1\n[varden]\nregionalt_stod = 1.5", "regionalt_stod"),
        ("v = 1\n[varden]\nregionalt_stod = true", "regionalt_stod"),
        ("v = 1\n[varden]\nokand = 1", "okand"),
        ("v = 1\nvarden = 3", "varden"),
        ("v = 1\nforvalet = 'x'", "forvalet"),
        ("v = 3", "v"),
        ("", "v"),
        ("v = 1\nscenario = 3", "scenario"),
        ("v = 1\nnulage = 3", "nulage"),
        ("v = 1\n[[scenario]]\nforval = 'rss-tre'", "namn"),
        ("v = 1\n[[scenario]]\nnamn = 'A'\n[scenario.varden]\nlika_del = 99", "lika_del"),
        ("v = ", "filen"),
        ("v = 1\n[varden]\nforval = 'rss-tre'", "forval"),
        ("v = 1\n[varden]\nkommun = 'Ekby'", "kommun"),
        ("v = 1\n[varden]\nhylla = 'A~forslag-2022'", "hylla"),
        ("v = 1\n[varden]\nv = 1", "v"),
        ("v = 1\n[nulage]\nvarde = 1", "varde"),
        ("v = 1\nknappar = ['finns-inte']", "knappar"),
        ("v = 1\nknappar = 'rss-tre'", "knappar"),
        ("v = 1\nkolumner = [1]", "kolumner"),
        ("v = 1\nkolumner = ['a', 'b', 'c', 'd', 'e', 'f', 'g']", "kolumner"),
        ("v = 1\nx = " + "[" * 5000, "x"),
        ("v = 1\nx = " + "{a=" * 3000, "x"),
        ("v = 1\n[varden]\nlika_del = " + "9" * 5000, "lika_del"),
        ("v = 1\n[varden]\nlika_del = 0x" + "f" * 5000, "lika_del"),
        ("v = 0x" + "f" * 5000, "v"),
    ],
)
def test_a_damaged_file_names_its_key(county: Record, text: str, key: str) -> None:
    with pytest.raises(link.LinkError) as caught:
        scenario_file.from_file(text, county)
    assert caught.value.key == key
    assert not any(word in str(caught.value) for word in ("Invalid", "Exceeds", "line ", "recursion"))


def test_where_a_file_is_damaged_is_said_in_swedish(county: Record) -> None:
    with pytest.raises(link.LinkError, match="inte giltig TOML; felet märks på rad 2, tecken 5"):
        scenario_file.from_file("v = 1\nx = ?", county)
    with pytest.raises(link.LinkError, match="inte text i UTF-8"):
        scenario_file.from_bytes(b"v = 1 \xff\xfe\x00", county)


@pytest.mark.parametrize("name", ["Nuläge", "Förval: Budget 2023", "a~b", "x" * 41, "a\\u0000b", "a\\u202Eb"])
def test_a_name_that_will_not_do_is_named(county: Record, name: str) -> None:
    with pytest.raises(link.LinkError, match="går inte att ha som namn") as caught:
        scenario_file.from_file(f'v = 1\n[[scenario]]\nnamn = "{name}"\n', county)
    assert caught.value.key == "namn"


def test_two_scenarios_of_one_name_are_told_apart(county: Record) -> None:
    text = "v = 1\n" + "[[scenario]]\nnamn = 'A'\n" * 3
    assert scenario_file.from_file(text, county).names == ("A", "A (2)", "A (3)")


def test_buttons_and_what_is_compared_survive_as_a_file(county: Record, plan: Scenario) -> None:
    shelf = (Named(name='Med "citat" och \\', scenario=plan),)
    workspace = Workspace(
        scenario=plan, shelf=shelf, buttons=("rss-tre", "budget-2023"), columns=('Med "citat" och \\', "Nuläge")
    )
    assert scenario_file.from_bytes(scenario_file.to_file(workspace, county).encode(), county) == workspace


def test_signs_that_toml_does_not_take_are_written_as_numbers(county: Record, plan: Scenario) -> None:
    written = scenario_file.to_file(Workspace(scenario=plan, columns=("a\x00\n\x7f\x85b",)), county)
    assert 'kolumner = ["a\\u0000\\u000a\\u007f\\u0085b"]' in written
    assert scenario_file.from_file(written, county).columns == ("a\x00\n\x7f\x85b",)


def test_a_file_may_say_only_what_it_changes(county: Record) -> None:
    text = 'v = 1\nforval = "budget-2023"\n[varden]\nyrkesresan = 60000\n'
    scenario = scenario_file.from_file(text, county).scenario
    assert (scenario.preset, scenario["yrkesresan"], scenario["tjanster"]) == ("budget-2023", 60_000, "3")
