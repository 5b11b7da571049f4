from __future__ import annotations

import pytest

from gnv import link, scenario_file
from gnv.meeting import Meeting, Named
from gnv.record import Facts
from gnv.scenario import Scenario


def test_every_preset_survives_as_a_file(facts: Facts) -> None:
    for preset in facts.presets:
        meeting = Meeting(scenario=facts.scenario(preset))
        assert scenario_file.from_file(scenario_file.to_file(meeting, facts), facts) == meeting


def test_any_number_of_scenarios_and_the_pin_survive(facts: Facts, proposal: Scenario) -> None:
    names = ["Vanligt", 'Med "citat" och \\', "Å, ä & ö", *map(str, range(20))]
    shelf = tuple(Named(name=name, scenario=proposal.replace({"lika_del": n})) for n, name in enumerate(names))
    meeting = Meeting(scenario=proposal, pinned=facts.scenario("rss-fyra"), shelf=shelf)
    assert scenario_file.from_file(scenario_file.to_file(meeting, facts), facts) == meeting


def test_a_file_is_read_by_people_too(facts: Facts, proposal: Scenario) -> None:
    text = scenario_file.to_file(Meeting(scenario=proposal), facts)
    assert "regionalt_stod = 1250000  # Regionalt stödarbete: 1\u00a0250\u00a0000\u00a0kr" in text


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
        ("v = 1\n[[scenario]]\nforval = 'rss-fyra'", "namn"),
        ("v = 1\n[[scenario]]\nnamn = 'A'\n[scenario.varden]\nlika_del = 99", "lika_del"),
        ("v = ", "filen"),
    ],
)
def test_a_damaged_file_names_its_key(facts: Facts, text: str, key: str) -> None:
    with pytest.raises(link.LinkError) as caught:
        scenario_file.from_file(text, facts)
    assert caught.value.key == key


def test_a_file_may_say_only_what_it_changes(facts: Facts) -> None:
    text = 'v = 1\nforval = "budget-2023"\n[varden]\nyrkesresan = 1000000\n'
    scenario = scenario_file.from_file(text, facts).scenario
    assert (scenario.preset, scenario["yrkesresan"], scenario["tjanster"]) == ("budget-2023", 1_000_000, "4")
