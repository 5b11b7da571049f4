from __future__ import annotations

from gnv.analysis import register
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario


def entry(scenario: Scenario, county: Record, name: str) -> register.Entry:
    return next(one for one in register.entries(scenario, county) if one.name == name)


def test_a_figure_as_on_record(county: Record, plan: Scenario) -> None:
    one = entry(plan, county, "Regionalt stödarbete")
    assert (one.written.replace("\u00a0", " "), one.marks, one.recorded) == ("100 000 kr", ("förslag",), "")


def test_what_the_scenario_has_changed_is_marked_with_the_value_on_record(county: Record, plan: Scenario) -> None:
    one = entry(plan.replace({"regionalt_stod": 60_000}), county, "Regionalt stödarbete")
    assert one.written.replace("\u00a0", " ") == "60 000 kr"
    assert one.marks == ("ändrat av er", "förslag")
    assert one.recorded.replace("\u00a0", " ") == "100 000 kr"


def test_what_the_preset_sets_is_not_the_users_doing(county: Record) -> None:
    one = entry(catalogue.preset_scenario(county, "2022-utan-avdrag"), county, "Regionalt stödarbete")
    assert one.marks == ("förslag",)
    assert "förvalet 2022 utan avdrag sätter 0" in one.note.replace("\u00a0", " ")


def test_an_amount_nobody_knows_is_listed_and_is_not_nothing(county: Record, plan: Scenario) -> None:
    one = entry(plan, county, "SUD-avtalet")
    assert (one.written, one.marks) == ("belopp saknas", ("okänt belopp",))


def test_filtering_by_mark(county: Record, plan: Scenario) -> None:
    found = register.entries(plan.replace({"yrkesresan": 0}), county)
    assert "ändrat av er" in register.known_marks(found)
    assert [one.name for one in register.filtered(found, ["ändrat av er"])] == ["Samordnare Yrkesresan"]
    assert register.filtered(found, []) == found


def test_every_parameter_in_use_is_there_and_each_group_in_one_piece(county: Record, plan: Scenario) -> None:
    found = register.entries(plan, county)
    names = [one.name for one in found]
    assert {parameter.name for parameter in catalogue.parameters(county, plan.preset)} <= set(names)
    groups = [one.group for one in found]
    assert len(dict.fromkeys(groups)) == sum(a != b for a, b in zip(groups, ["", *groups], strict=False))


def test_a_share_printed_in_percent_is_written_so(county: Record) -> None:
    one = entry(catalogue.preset_scenario(county, "ok2020"), county, "Länets andel av befolkningen, avrundad")
    assert one.written == "1,2\u00a0%"


def test_a_pots_national_amount_and_the_gap_for_sheltered_housing_are_there(county: Record, plan: Scenario) -> None:
    pot = entry(plan, county, "Vårdens medarbetare, till landets kommuner")
    assert (pot.written.replace("\u00a0", " "), pot.origin.place) == ("20 000 000 kr", "sidan 1"), (
        "not where the pot stands"
    )
    gap = entry(plan, county, "Skyddat boende: ofinansierat i riket")
    assert gap.written.replace("\u00a0", " ") == "10 000 000 kr/år", "12 − 2 miljoner"


def test_every_source_tells_what_it_has_contributed(county: Record) -> None:
    told = {one.source.id: one.figures.replace("\u00a0", " ") for one in register.contributions(county)}
    assert "3 befolkningsdatum" in told["scb"]
    assert "3 tryckta tabeller" in told["ok2022"]
    assert told["brev2021"] == "inget än"


def test_what_many_say_alike_is_told_as_one(county: Record, plan: Scenario) -> None:
    found = register.entries(plan, county)
    names = [one.name for one in register.folded(found)]
    assert "Nära vård 2023, % av scenariots pott med flera (8 stycken)" in names
    assert "Medarbetare 2023, % av scenariots pott" not in names
    changed = register.folded(register.entries(plan.replace({"niva_2023_medarbetare": 50}), county))
    assert "Medarbetare 2023, % av scenariots pott" in [one.name for one in changed], "what differs stands by itself"


def test_the_number_of_posts_is_as_firm_as_the_alternative_it_chooses(county: Record, plan: Scenario) -> None:
    assert entry(plan, county, "Antal utvecklingsledare").marks == ("beslutad",)
    three = catalogue.preset_scenario(county, "rss-tre")
    assert entry(three, county, "Antal utvecklingsledare").marks == ("förslag",)


def test_a_printed_table_is_as_firm_as_what_it_says(county: Record, plan: Scenario) -> None:
    assert entry(plan, county, "RSS-avtalet, udda kronor").marks == ("förslag",)
    assert entry(plan, county, "ÖK 2020").marks == ("beslutad",)


def test_a_search_is_for_every_word_wherever_it_stands(county: Record, plan: Scenario) -> None:
    entries = register.entries(plan, county)
    assert register.sought(entries, "  ") == entries
    found = register.sought(entries, "ADMINISTRATION")
    assert found
    assert all("dministration" in f"{one.name}{one.origin.place}{one.note}{one.group}" for one in found)
    assert register.sought(entries, "administration finnsinte") == ()
