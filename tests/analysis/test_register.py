from __future__ import annotations

from gnv.analysis import register
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario


def entry(scenario: Scenario, county: Record, name: str) -> register.Entry:
    return next(one for one in register.entries(scenario, county) if one.name == name)


def test_a_figure_as_on_record(county: Record, plan: Scenario) -> None:
    one = entry(plan, county, "Regionalt stödarbete")
    assert (one.written.replace("\u00a0", " "), one.marks, one.recorded) == ("1 250 000 kr", ("förslag",), "")


def test_what_the_scenario_has_changed_is_marked_with_the_value_on_record(county: Record, plan: Scenario) -> None:
    one = entry(plan.replace({"regionalt_stod": 60_000}), county, "Regionalt stödarbete")
    assert one.written.replace("\u00a0", " ") == "1 000 000 kr"
    assert one.marks == ("ändrat av er", "förslag")
    assert one.recorded.replace("\u00a0", " ") == "1 250 000 kr"


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
    assert [one.name for one in register.filtered(found, ["ändrat av er"])] == ["Samordnare Yrkesresan + BBIC"]
    assert register.filtered(found, []) == found


def test_every_parameter_in_use_is_there_and_each_group_in_one_piece(county: Record, plan: Scenario) -> None:
    found = register.entries(plan, county)
    names = [one.name for one in found]
    assert {parameter.name for parameter in catalogue.parameters(county, plan.preset)} <= set(names)
    groups = [one.group for one in found]
    assert len(dict.fromkeys(groups)) == sum(a != b for a, b in zip(groups, ["", *groups], strict=False))


def test_every_source_tells_what_it_has_contributed(county: Record) -> None:
    told = {one.source.id: one.figures.replace("\u00a0", " ") for one in register.contributions(county)}
    assert "3 befolkningsdatum" in told["scb"]
    assert "2 tryckta tabeller" in told["rss2022"]
    assert told["stod2021"] == "inget än"


def test_what_many_say_alike_is_told_as_one(county: Record, plan: Scenario) -> None:
    found = register.entries(plan, county)
    names = [one.name for one in register.folded(found)]
    assert "Egen befolkningsändring per år: Avesta med flera (15 stycken)" in names
    assert "Egen befolkningsändring per år: Ekby" not in names
    changed = register.folded(register.entries(plan.replace({"folkandring_9001": "−1"}), county))
    assert "Egen befolkningsändring per år: Ekby" in [one.name for one in changed], "what differs stands by itself"


def test_the_number_of_posts_is_as_firm_as_the_alternative_it_chooses(county: Record, plan: Scenario) -> None:
    assert entry(plan, county, "Antal utvecklingsledare").marks == ("beslutad",)
    four = catalogue.preset_scenario(county, "rss-tre")
    assert entry(four, county, "Antal utvecklingsledare").marks == ("förslag",)


def test_a_printed_table_is_as_firm_as_what_it_says(county: Record, plan: Scenario) -> None:
    assert entry(plan, county, "RSS-avtalet, fyra tjänster").marks == ("förslag",)
    assert entry(plan, county, "RSS-avtalet, tre tjänster").marks == ("beslutad",)
