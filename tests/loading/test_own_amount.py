"""What somebody adds in the form becomes blocks of data/, read by the same checks; one scenario alone changes by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT
from gnv.core.own_figures import OwnFigures
from gnv.core.record import Record
from gnv.core.records import OWN, InputError
from gnv.core.scenario import Scenario
from gnv.loading import own_amount
from gnv.loading.load import load_record
from gnv.loading.own_amount import Draft
from gnv.workspace.refitting import following
from gnv.workspace.workspace import Named, Workspace
from tests.support import own
from tests.support.small_county import FOLDER

TODAY = date(2026, 11, 25)
DRAFT = Draft(kind="kostnad", name="Tolk på länsnivå", amount_sek=40_000, said_by="Anna Ek", document="Brev, sidan 2",
              first_year=2022, last_year=2026)  # fmt: skip


def used(draft: Draft, county: Record, scenario: Scenario) -> tuple[Record, Scenario]:
    """The record with a draft in it, and the scenario on screen after it has been added."""
    found = own_amount.added(draft, county.agreement(scenario), county, today=TODAY)
    fuller = load_record(FOLDER, OwnFigures(additions=(found.addition,)))
    shown = catalogue.preset_scenario(fuller, found.preset or scenario.preset)
    return fuller, shown.replace(found.values)


def pot_of(county: Record, plan: Scenario) -> str:
    return county.pots(plan.preset)[0].parameter.key


def test_a_cost_counts_in_the_scenario_and_in_no_preset(county: Record, plan: Scenario) -> None:
    fuller, scenario = used(DRAFT, county, plan)
    (new,) = [one for one in fuller.costs if one.origin.status == OWN]
    assert new.key == "eget_tolk_pa_lansniva"
    assert calculate(scenario, fuller).total((COST,), item=new.key) == 40_000
    assert calculate(catalogue.preset_scenario(fuller, plan.preset), fuller).total((COST,), item=new.key) == 0
    assert "Anna Ek" in new.origin.source.short


def test_a_cost_of_unknown_amount_is_told_as_missing(county: Record, plan: Scenario) -> None:
    fuller, scenario = used(replace(DRAFT, amount_sek=None), county, plan)
    assert "eget_tolk_pa_lansniva" in calculate(scenario, fuller).missing


def test_a_deduction_is_taken_from_its_pot_in_its_years(county: Record, plan: Scenario) -> None:
    draft = replace(DRAFT, kind="avdrag", pot=pot_of(county, plan), last_year=2022)
    fuller, scenario = used(draft, county, plan)
    key = "eget_tolk_pa_lansniva"
    assert calculate(scenario, fuller).total((DEDUCTION,), item=key) == -40_000
    assert calculate(scenario, fuller, year=2023).total((DEDUCTION,), item=key) == 0
    plain = catalogue.preset_scenario(fuller, plan.preset)
    assert key not in calculate(plain, fuller).items(DEDUCTION), "no preset has it"


def test_a_pot_is_shared_out(county: Record, plan: Scenario) -> None:
    fuller, scenario = used(replace(DRAFT, kind="pott", national_sek=400_000), county, plan)
    assert calculate(scenario, fuller).by_kommun((GRANT,), item="eget_tolk_pa_lansniva") == {
        code: 40_000 * heads // 10_000 for code, heads in zip(county.kommuner, (1_000, 2_000, 7_000), strict=True)
    }
    plain = catalogue.preset_scenario(fuller, plan.preset)
    assert calculate(plain, fuller).total((GRANT,)) == 1_200_000
    assert not catalogue.grant_assumed(plain, fuller, 2022), "the other pots are as decided as they were"


def test_an_alternative_is_chosen(county: Record, plan: Scenario) -> None:
    draft = replace(DRAFT, kind="bemanning", posts=7, amount_sek=700_000)
    fuller, scenario = used(draft, county, plan)
    assert calculate(scenario, fuller).total((COST,), item=county.rss.key) == 350_000, "the region pays half"


def test_a_years_agreement_has_a_preset_of_its_own(county: Record, plan: Scenario) -> None:
    draft = replace(DRAFT, kind="överenskommelse", name="ÖK 2025", first_year=2025, pot=pot_of(county, plan),
                    national_sek=400_000)  # fmt: skip
    fuller, scenario = used(draft, county, plan)
    assert scenario.preset == "eget-2025"
    assert catalogue.year_of(scenario, fuller) == 2025
    assert calculate(scenario, fuller).total((GRANT,)) == 40_000
    assert calculate(scenario, fuller, year=2022).total((GRANT,)) == 1_200_000, "other years have their own"
    assert catalogue.grant_assumed(scenario, fuller, 2025), "a figure of one's own is no decision"
    counted = plan.preset
    ahead = catalogue.preset_scenario(fuller, counted).replace({fuller.budget.other_agreements.key: "räknas"})
    assert calculate(ahead, fuller, year=2025).total((GRANT,)) == 40_000
    assert calculate(catalogue.preset_scenario(fuller, counted), fuller, year=2025).total((GRANT,)) == 1_200_000


def test_a_cost_of_ones_own_can_go_where_an_agreement_of_ones_own_stays(county: Record, plan: Scenario) -> None:
    fuller, _ = used(DRAFT, county, plan)
    draft = replace(DRAFT, kind="överenskommelse", name="ÖK 2025", first_year=2025, pot=pot_of(county, plan),
                    national_sek=400_000)  # fmt: skip
    both = fuller.own.added(own_amount.added(draft, county.agreement(plan), fuller, today=TODAY).addition)
    assert load_record(FOLDER, both).preset("eget-2025").costs == county.preset(plan.preset).costs
    assert load_record(FOLDER, both.without(both.additions[0].source_id)).own.additions == both.additions[1:]


@pytest.mark.parametrize(("changes", "field"), [
    ({"name": " "}, "name"), ({"name": "a~b"}, "name"), ({"name": "x" * 61}, "name"),
    ({"kind": "avdrag", "amount_sek": None}, "amount"), ({"amount_sek": 0}, "amount"),
    ({"amount_sek": 3 * 10**9}, "amount"), ({"kind": "pott", "national_sek": 39_999}, "national"),
    ({"last_year": 2021}, "last_year"), ({"kind": "bemanning", "posts": 0}, "posts"),
    ({"kind": "överenskommelse", "national_sek": 40_000, "first_year": 2022}, "first_year"),
    ({"said_by": ""}, "said_by"), ({"document": "  "}, "document"),
])  # fmt: skip
def test_what_is_wrong_is_told_by_its_field(changes: dict[str, object], field: str, county: Record) -> None:
    draft = replace(DRAFT, **changes)  # type: ignore[arg-type]
    assert [name for name, _ in own_amount.problems(draft, county)] == [field]
    with pytest.raises(InputError):
        own_amount.added(draft, next(iter(county.agreements.values())), county, today=TODAY)


@pytest.mark.parametrize("name", ['<b>"Fet"</b>', "\\u0041 'x'", "${{7*7}}", "=SUMMA(A1)", "Ä" * 60, "!!!", "# x"])
def test_whatever_it_is_called_it_is_text(name: str, county: Record, plan: Scenario) -> None:
    fuller, scenario = used(replace(DRAFT, name=name), county, plan)
    assert [one.name for one in fuller.costs if one.origin.status == OWN] == [name]
    assert calculate(scenario, fuller)


def test_two_of_one_name_have_each_a_key(county: Record, plan: Scenario) -> None:
    fuller, _ = used(DRAFT, county, plan)
    second = own_amount.added(replace(DRAFT, said_by="Bo"), county.agreement(plan), fuller, today=TODAY)
    assert set(second.values) == {"eget_tolk_pa_lansniva_2"}


CHANGED: tuple[tuple[Draft, Draft], ...] = tuple(
    (replace(DRAFT, **before), replace(DRAFT, **{**before, **after}))  # type: ignore[arg-type]
    for before, after in (
        ({}, {"amount_sek": 60_000, "said_by": "Bo Ek", "last_year": 2024}),
        ({"amount_sek": None}, {"amount_sek": 60_000}),
        ({}, {"amount_sek": None}),
        ({"kind": "avdrag", "pot": "nara_vard", "last_year": 2022}, {"pot": "medarbetare", "amount_sek": 1}),
        ({"kind": "pott", "national_sek": 400_000, "first_year": 0, "last_year": 0}, {"amount_sek": 50_000}),
        ({"kind": "bemanning", "posts": 7, "last_year": 2022}, {"posts": 8, "amount_sek": 800_000}),
        (
            {"kind": "överenskommelse", "name": "ÖK 2025", "first_year": 2025, "last_year": 2025, "pot": "nara_vard",
             "national_sek": 400_000},
            {"first_year": 2026, "last_year": 2026, "amount_sek": 50_000},
        ),
    )
)  # fmt: skip


@pytest.mark.parametrize(("before", "after"), CHANGED)
def test_what_was_added_is_read_back_and_changed_where_it_stands(
    before: Draft, after: Draft, county: Record, plan: Scenario
) -> None:
    """Under the same key, read by the same checks; whoever stood at the old amount stands at the new one."""
    fuller, scenario = used(before, county, plan)
    (addition,) = fuller.own.additions
    entry = own_amount.entry_of(addition, fuller)
    assert entry
    assert entry.draft == before
    change = own_amount.edited(addition, after, fuller, today=TODAY)
    record = load_record(FOLDER, fuller.own.replaced(addition.source_id, change.addition))
    again = own_amount.entry_of(change.addition, record)
    assert again
    assert (again.draft, again.key) == (after, entry.key)
    without, saved = catalogue.preset_scenario(fuller, plan.preset), Named(name="Sparat", scenario=scenario)
    kept = Workspace(scenario=scenario, pinned=without, shelf=(saved,), own=fuller.own)
    moved = following(kept, fuller, record, presets=change.presets, values=change.values)
    straight = used(after, county, plan)[1]
    assert moved.scenario == moved.shelf[0].scenario == straight
    assert moved.pinned == catalogue.preset_scenario(record, plan.preset)


def test_a_scenario_with_an_amount_of_its_own_keeps_it(county: Record, plan: Scenario) -> None:
    fuller, scenario = used(DRAFT, county, plan)
    (addition,) = fuller.own.additions
    change = own_amount.edited(addition, replace(DRAFT, amount_sek=30_000), fuller, today=TODAY)
    record = load_record(FOLDER, fuller.own.replaced(addition.source_id, change.addition))
    for stood, stands in ((20_000, 20_000), (40_000, 30_000), (0, 0), (80_000, 30_000)):
        screen = Workspace(scenario=scenario.replace({"eget_tolk_pa_lansniva": stood}), own=fuller.own)
        moved = following(screen, fuller, record, presets=change.presets, values=change.values)
        assert moved.scenario["eget_tolk_pa_lansniva"] == stands, "the slider ends at 60 000"


def test_what_no_form_wrote_is_not_changed_in_one(county: Record) -> None:
    for addition in (own.cost(), own.population()):
        record = load_record(FOLDER, own.own(addition))
        assert own_amount.entry_of(addition, record) is None
        with pytest.raises(InputError, match="går inte att ändra här"):
            own_amount.edited(addition, DRAFT, record, today=TODAY)
