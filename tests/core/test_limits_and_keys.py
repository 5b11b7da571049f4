"""A floor and a ceiling for what is paid out; a key of its own per pot, deduction and cost; keys that are on record.

On the county of Ett, Två and Sju: 1 000, 2 000 and 7 000 inhabitants. 12 000 000 kr in two pots, less 1 500 000 in two
deductions: 1 050 000, 2 100 000 and 7 350 000 kr are paid out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gnv.analysis import register, worked_example
from gnv.analysis.bridge import bridge
from gnv.analysis.result import compare, control, shown_changes
from gnv.core import catalogue, staffing
from gnv.core.calculation import calculable, calculate
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT, Outcome
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.records import BALANCED, InputError
from gnv.core.scenario import Scenario
from gnv.exports import csv
from gnv.loading.load import load_record
from gnv.words import scenario as words
from gnv.words import years
from gnv.workspace import link
from gnv.workspace.workspace import Workspace
from tests.support.county import ONE, SEVEN, TWO, small_county
from tests.support.small_county import RECORD

KEYS = """
[[nyckel]]
id = "patienter"
namn = "patienter"
enhet = "patienter"
kalla = "dokument"
stalle = "sidan 4"
status = "preliminär"
"""
PATIENTS = f"kommunkod;kommun;patienter\n{ONE};Ett;50\n{SEVEN};Sju;25,5\n{TWO};Två;24,5\n"


@pytest.fixture(scope="module")
def treby(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The county, with a key on record: Ett has 50 of 100 patients, Två 24,5 and Sju 25,5."""
    folder = small_county(tmp_path_factory.mktemp("treby"))
    (folder / "nycklar.toml").write_text(KEYS, encoding="utf-8")
    (folder / "nycklar.csv").write_text(PATIENTS, encoding="utf-8")
    return load_record(folder)


@pytest.fixture
def first(treby: Record) -> Scenario:
    return catalogue.preset_scenario(treby, "forslag")


def paid(outcome: Outcome) -> tuple[int, ...]:
    found = outcome.by_kommun(PAID_OUT)
    return found[ONE], found[TWO], found[SEVEN]


def costs(outcome: Outcome, item: str) -> tuple[int, ...]:
    found = outcome.by_kommun((COST,), item=item)
    return found[ONE], found[TWO], found[SEVEN]


# A floor and a ceiling.


def test_a_floor_is_paid_by_the_others_in_proportion(treby: Record, first: Scenario) -> None:
    """Ett is lifted to 1 500 000; the 9 000 000 that remain are shared 2:7."""
    outcome = calculate(first.replace({"lagst_bidrag": 1_500_000}), treby)
    assert paid(outcome) == (1_500_000, 2_000_000, 7_000_000)
    assert outcome.by_kommun((DEDUCTION,), item=BALANCED) == {ONE: 450_000, TWO: -100_000, SEVEN: -350_000}
    assert outcome.by_kommun((GRANT,)) == calculate(first, treby).by_kommun((GRANT,)), "what a pot gives stands still"
    assert control(compare(first.replace({"lagst_bidrag": 1_500_000}), treby)) == (0, 0)


def test_a_ceiling_is_shared_among_the_others_in_proportion(treby: Record, first: Scenario) -> None:
    """Sju is held at 6 000 000; the 4 500 000 that remain are shared 1:2."""
    assert paid(calculate(first.replace({"hogst_bidrag": 6_000_000}), treby)) == (1_500_000, 3_000_000, 6_000_000)


def test_both_at_once(treby: Record, first: Scenario) -> None:
    limited = first.replace({"hogst_bidrag": 6_000_000, "lagst_bidrag": 2_000_000})
    assert paid(calculate(limited, treby)) == (2_000_000, 2_500_000, 6_000_000)


def test_limits_that_nobody_reaches_leave_no_line(treby: Record, first: Scenario) -> None:
    wide = first.replace({"lagst_bidrag": 1_050_000, "hogst_bidrag": 7_350_000})
    assert calculate(wide, treby).rows == calculate(first, treby).rows


def test_what_can_not_be_met_tells_the_smallest_pot(treby: Record, first: Scenario) -> None:
    """Three times 3 600 000 is 10 800 000, and 1 500 000 to the deductions: 12 300 000."""
    with pytest.raises(InputError, match=r"minst 3.600.000.kr var.*minst 12.300.000.kr tillsammans, varav 1.500.000"):
        calculate(first.replace({"lagst_bidrag": 3_600_000}), treby)
    with pytest.raises(InputError, match=r"högst 3.000.000.kr var.*högst 10.500.000.kr tillsammans"):
        calculate(first.replace({"hogst_bidrag": 3_000_000}), treby)
    with pytest.raises(InputError, match=r"lägsta bidraget.*2.000.kr, är högre än det högsta, 1.000.kr"):
        calculate(first.replace({"lagst_bidrag": 2_000, "hogst_bidrag": 1_000}), treby)
    enough = first.replace({"lagst_bidrag": 3_600_000, "omstallning": 10_300_000})
    assert paid(calculate(enough, treby)) == (3_600_000,) * 3, "the smallest pots would do"


def with_key(record: Record, *numbers: int) -> Record:
    """The same county, where Ett, Två and Sju have so many patients."""
    counted = {code: Fraction(n) for code, n in zip((ONE, TWO, SEVEN), numbers, strict=True)}
    return replace(record, keys={"patienter": replace(record.keys["patienter"], numbers=counted)})


def test_a_ceiling_counts_only_those_who_have_a_part(treby: Record, first: Scenario) -> None:
    """Två and Sju alone have patients: 10 500 000 kr is 5 250 000 each, and at 5 000 000 each there is 500 000 over.

    With a floor of 400 000 for Ett, 10 100 000 is left for the two.
    """
    two = with_key(treby, 0, 1, 1)
    by_patients = first.replace({"egen_del": 100})
    why = (
        r"2 av 3 kommuner får något.*högst 5.000.000.kr var: det är 10.500.000.kr.*"
        r"minst 5.250.000.kr, eller potterna högst 11.500.000.kr tillsammans, varav 1.500.000.kr"
    )
    with pytest.raises(InputError, match=why):
        calculate(by_patients.replace({"hogst_bidrag": 5_000_000}), two)
    assert paid(calculate(by_patients.replace({"hogst_bidrag": 5_250_000}), two)) == (0, 5_250_000, 5_250_000)
    smaller = by_patients.replace({"hogst_bidrag": 5_000_000, "omstallning": 9_500_000})
    assert paid(calculate(smaller, two)) == (0, 5_000_000, 5_000_000), "the largest pots can be shared out"
    lifted = by_patients.replace({"lagst_bidrag": 400_000, "hogst_bidrag": 5_000_000})
    with pytest.raises(InputError, match=r"minst 5.050.000.kr, eller potterna högst 11.900.000.kr tillsammans"):
        calculate(lifted, two)
    assert paid(calculate(lifted.replace({"hogst_bidrag": 5_050_000}), two)) == (400_000, 5_050_000, 5_050_000)


def test_no_ceiling_that_can_be_chosen_may_be_high_enough(treby: Record, first: Scenario) -> None:
    """Sju alone has patients, and the highest that a ceiling can be is 6 000 000: 10 500 000 needs none."""
    low = replace(treby.sharing.ceiling, maximum=6_000_000, default=6_000_000)
    alone = with_key(replace(treby, sharing=replace(treby.sharing, ceiling=low)), 0, 0, 1)
    with pytest.raises(InputError, match=r"1 av 3 kommuner.*Ta bort det högsta, eller.*högst 6.500.000.kr tillsammans"):
        calculate(first.replace({"egen_del": 100, "hogst_bidrag": 5_000_000}), alone)


CHOSEN = some.fixed_dictionaries({
    "egen_del": some.integers(0, 100),
    "nyckel_utbildning": some.sampled_from(["gemensam", "patienter", "lika delar"]),
    "nyckel_stod": some.sampled_from(["som potten", "patienter", "lika delar"]),
    "lagst_bidrag": some.integers(0, 4_000_000),
    "hogst_bidrag": some.integers(0, 12_000_000),
})  # fmt: skip


@given(some.tuples(*[some.integers(0, 2)] * 3).filter(any), CHOSEN, some.sampled_from([0, 30, 100]))
def test_a_limit_is_held_or_told(
    treby: Record, numbers: tuple[int, int, int], chosen: dict[str, int | str], level: int
) -> None:
    """Whoever has no part of the key: refused in the scenario's own year, and the figure told would do."""
    record = with_key(treby, *numbers)
    levels = {f"niva_2024_{key}": level for key in ("omstallning", "utbildning")}
    start = catalogue.preset_scenario(record, "forslag").replace({**chosen, **levels})
    least, most = start.number("lagst_bidrag"), start.number("hogst_bidrag")
    try:
        amounts = paid(calculate(start, record))
    except InputError as error:
        enough = re.search(r"behöver vara minst ([\d\s]+)kr, eller", str(error))
        assert enough or 3 * least > 10_500_000 or least > most
        if enough:
            start = start.replace({"hogst_bidrag": int("".join(enough[1].split()))})
            assert max(paid(calculate(start, record))) == start["hogst_bidrag"] > most
            short = start.replace({"hogst_bidrag": start.number("hogst_bidrag") - 1})
            assert not calculable(short, record), "it is the lowest that would do"
        return
    assert all(least <= amount <= most for amount in amounts)
    outcome, told = project(start, record), years.grants_basis(start, record)
    for year in record.budget.years:
        given_ = outcome.by_kommun(PAID_OUT, year=year).values()
        kept = all(least <= amount <= most for amount in given_)
        assert kept or re.search(rf"{year}[^:.]*: då kommer alla så nära som det går", told)
        assert min(given_) >= 0


def test_a_later_year_comes_as_near_the_floor_as_its_money_goes(treby: Record, first: Scenario) -> None:
    """Half of 12 000 000 less 1 000 000 and 500 000 is 4 500 000: 1 500 000 each, and not 2 000 000."""
    halved = {f"niva_2024_{pot}": 50 for pot in ("omstallning", "utbildning")}
    outcome = project(first.replace({"lagst_bidrag": 2_000_000, **halved}), treby)
    assert set(outcome.by_kommun(PAID_OUT, year=2024).values()) == {1_500_000}
    assert min(outcome.by_kommun(PAID_OUT, year=2023).values()) == 2_000_000


def test_a_floor_is_told_with_what_it_moves(treby: Record, first: Scenario) -> None:
    told = words.limits_told(compare(first.replace({"lagst_bidrag": 1_500_000}), treby)).replace("\u00a0", " ")
    assert told.startswith("Ingen kommun får mindre än 1 500 000 kr, av alla potter tillsammans och efter avdragen.")
    assert "Därför flyttas 450 000 kr mellan kommunerna." in told
    assert words.limits_told(compare(first, treby)) == ""


def test_a_floor_that_the_year_shown_has_no_money_for_is_not_said_to_be_held(treby: Record) -> None:
    """Half of 12 000 000 less 1 500 000 is 4 500 000: 1 500 000 each, and not 2 000 000."""
    halved = {f"niva_2023_{pot}": 50 for pot in ("omstallning", "utbildning")}
    later = catalogue.preset_scenario(treby, "fyra").replace({"lagst_bidrag": 2_000_000, **halved})
    told = words.limits_told(compare(later, treby)).replace("\u00a0", " ")
    assert told.startswith("Ingen kommun ska få mindre än 2 000 000 kr, av alla potter tillsammans och efter avdragen.")
    assert told.endswith(
        "2023 räcker bidraget inte till det lägsta för var och en: då kommer alla så nära som det går."
    )


def test_a_level_without_which_the_floor_would_be_refused_is_a_change(treby: Record) -> None:
    """10 500 000 kr, too little for 3 600 000 each, is refused; of less than the whole all come as near as they can."""
    lowered = {"niva_2023_omstallning": 50, "lagst_bidrag": 3_600_000}
    later = catalogue.preset_scenario(treby, "fyra").replace(lowered)
    shown, elsewhere = shown_changes(compare(later, treby))
    assert {one.parameter.key for one in shown} == lowered.keys()
    assert elsewhere == ()
    told = words.changed_since_baseline(compare(later, treby))
    assert "2023 räcker bidraget inte till det lägsta för var och en" in told, "beside what was moved"


# A key of its own for a pot, a deduction or a cost.


def test_a_pot_with_a_key_of_its_own(treby: Record, first: Scenario) -> None:
    """2 100 000 kr of utbildning, 700 000 each; 8 500 000 of omställning after its deductions by 1:2:7."""
    equal = first.replace({"nyckel_utbildning": "lika delar", "utbildning": 2_100_000})
    assert paid(calculate(equal, treby)) == (850_000 + 700_000, 1_700_000 + 700_000, 5_950_000 + 700_000)


def test_a_deduction_with_a_key_of_its_own(treby: Record, first: Scenario) -> None:
    """The 1 200 000 kr of stöd are 400 000 each; utredning goes as its pot does."""
    chosen = first.replace({"nyckel_stod": "lika delar", "stod": 1_200_000})
    outcome = calculate(chosen, treby)
    assert outcome.by_kommun((DEDUCTION,), item="stod") == dict.fromkeys((ONE, TWO, SEVEN), -400_000)
    assert outcome.by_kommun((DEDUCTION,), item="utredning") == {ONE: -50_000, TWO: -100_000, SEVEN: -350_000}
    assert paid(outcome) == (1_200_000 - 450_000, 2_400_000 - 500_000, 8_400_000 - 750_000)


def test_nobody_pays_in_where_a_deductions_key_takes_more_than_it_gets(treby: Record, first: Scenario) -> None:
    """Of 1 000 000 kr Ett gets 100 000, and would pay a third of 900 000 kr: it gets nothing, Sju what is left."""
    poor = first.replace({"omstallning": 1_000_000, "utbildning": 0, "stod": 900_000, "utredning": 0})
    outcome = calculate(poor.replace({"nyckel_stod": "lika delar"}), treby)
    assert paid(outcome) == (0, 0, 100_000)


def test_a_cost_with_a_key_of_its_own(treby: Record, first: Scenario) -> None:
    """Of the posts' 1 000 000 kr half by patients' 50:24,5:25,5 as chosen; the coordinator stays by inhabitants."""
    chosen = first.replace({"nyckel_rss": "patienter"})
    outcome = calculate(chosen, treby)
    assert costs(outcome, "samordnare") == (100_000, 200_000, 700_000)
    assert project(chosen, treby).by_kommun((COST,), item="rss", year=2023) == {
        ONE: 500_000, TWO: 245_000, SEVEN: 255_000,
    }  # fmt: skip
    cost = staffing.cost(staffing.chosen_alternative(chosen, treby), chosen, treby)
    assert cost.by_kommun == {ONE: 500_000, TWO: 245_000, SEVEN: 255_000}


def test_half_by_inhabitants_and_half_by_patients_as_the_state_does(treby: Record, first: Scenario) -> None:
    """10 500 000 kr: half by 1:2:7, half by 50:24,5:25,5, which is 30 %, 22,25 % and 47,75 %."""
    assert paid(calculate(first.replace({"egen_del": 50}), treby)) == (3_150_000, 2_336_250, 5_013_750)
    told = words.grants_shared_by(compare(first.replace({"egen_del": 50, "lika_del": 10}), treby))
    assert told.replace("\u00a0", " ") == ", varav 10 % i lika delar, av resten 50 % efter patienter"


def test_the_costs_mix_for_themselves(treby: Record, first: Scenario) -> None:
    """1 000 000 kr: 40 % equally is 133 333,33 each; of the rest half by inhabitants and half by patients."""
    mixed = first.replace({"lika_del_kostnad": 40, "egen_del_kostnad": 50})
    assert costs(calculate(mixed, treby), "samordnare") == (313_333, 266_833, 419_834)
    assert paid(calculate(mixed, treby)) == paid(calculate(first, treby))


def test_a_year_and_its_worked_example_say_the_same(treby: Record, first: Scenario) -> None:
    chosen = first.replace(
        {"nyckel_stod": "lika delar", "nyckel_utbildning": "patienter", "lagst_bidrag": 1_500_000, "egen_del": 35}
    )
    comparison = compare(chosen, treby)
    for code in treby.kommuner:
        lines = worked_example.worked_example(comparison, code)
        granted = [line for line in lines if line.name not in {"Samordnare", "RSS-avtalet, kommunernas del"}]
        assert sum(line.given_sek for line in granted) == comparison.outcome.by_kommun(PAID_OUT)[code]
        assert all(abs(line.exact - line.given_sek) < 3 for line in lines)


def test_the_way_from_a_printed_table_still_sums(treby: Record, first: Scenario) -> None:
    chosen = first.replace({"nyckel_rss": "lika delar", "lika_del_kostnad": 30, "tjanster": "4"})
    for table in treby.printed.values():
        found = bridge(table, compare(chosen, treby), (ONE,))
        assert found.printed_sek + sum(step.amount_sek for step in found.steps) == found.now_sek
        assert {step.kind: step.amount_sek for step in found.steps}["shares"] > 0, "the keys are a step of their own"


# Keys on record, in links and files.


def test_without_keys_on_record_there_is_nothing_to_mix_with(county: Record) -> None:
    assert county.keys == {}
    assert not {"egen_del", "egen_del_kostnad", "egen_nyckel"} & catalogue.by_key(county, "forslag-2022").keys()
    assert catalogue.by_key(county, "forslag-2022")["nyckel_rss"].options == ("gemensam", "befolkning", "lika delar")


def test_a_choice_of_key_travels_in_a_link(treby: Record, first: Scenario) -> None:
    chosen = first.replace({"nyckel_stod": "lika delar", "nyckel_rss": "patienter", "lagst_bidrag": 5, "egen_del": 50})
    address = link.encode(Workspace(scenario=chosen), treby)
    assert "nyckel_stod=lika-delar" in address
    assert link.decode(link.parse(address), treby).workspace.scenario == chosen


@pytest.mark.parametrize(
    ("toml", "csv", "told"),
    [
        (KEYS, PATIENTS.replace(";50\n", ";-50\n"), "rad 2, kolumnen ”patienter”: här ska stå ett tal, noll eller st"),
        (KEYS, PATIENTS.replace(";50\n", ";\n"), "rad 2, kolumnen ”patienter”: här ska stå ett tal"),
        (KEYS, PATIENTS.replace("Ett", "Et"), "rad 2: ”9901 Et” är ingen av kommunerna i data/befolkning.csv"),
        (KEYS, PATIENTS.replace(f"{TWO};Två;24,5\n", ""), "Två saknas"),
        (KEYS, PATIENTS + f"{TWO};Två;24,5\n", "en kommun står två gånger"),
        (KEYS, PATIENTS.replace("50", "0").replace("25,5", "0").replace("24,5", "0"), "alla tal är noll"),
        (KEYS.replace('namn = "patienter"', 'namn = "lika delar"'), PATIENTS, "valen ska alla vara olika"),
        (KEYS.replace('namn = "patienter"', 'namn = "Lika-delar"'), PATIENTS, ""),
        (KEYS.replace('namn = "patienter"', 'namn = "lika-delar"'), PATIENTS, "går inte att skilja från ett annat val"),
        (KEYS, PATIENTS.replace("patienter", "vårdtagare"), "ska kolumnerna vara kommunkod;kommun;patienter"),
    ],
)  # fmt: skip
def test_a_damaged_key_is_named(tmp_path: Path, toml: str, csv: str, told: str) -> None:
    folder = small_county(tmp_path)
    (folder / "nycklar.toml").write_text(toml, encoding="utf-8")
    (folder / "nycklar.csv").write_text(csv, encoding="utf-8")
    if not told:
        assert load_record(folder).keys
        return
    with pytest.raises(InputError) as damaged:
        load_record(folder)
    assert told in str(damaged.value)


ITEMS = ("nara_vard", "medarbetare", "regionalt_stod", "administration")
CHOICES = some.sampled_from(["", "befolkning", "lika delar"])


@given(
    some.dictionaries(some.sampled_from(ITEMS), CHOICES), some.integers(0, 400_000), some.integers(300_000, 1_000_000)
)
def test_every_item_sums_and_every_limit_is_held(chosen: dict[str, str], least: int, most: int) -> None:
    plan = catalogue.preset_scenario(RECORD, "forslag-2022")
    own = {f"nyckel_{item}": choice for item, choice in chosen.items() if choice}
    limited = plan.replace({**own, "lagst_bidrag": least, "hogst_bidrag": most})
    outcome = calculate(limited, RECORD) if calculable(limited, RECORD) else None
    if outcome is None:
        assert 3 * least > 1_050_000 or 3 * most < 1_050_000 or least > most
        return
    for item, amount in (("nara_vard", 1_000_000), ("medarbetare", 200_000)):
        assert outcome.total((GRANT,), item=item) == amount
    assert outcome.total((DEDUCTION,), item="regionalt_stod") == -100_000
    assert outcome.total((DEDUCTION,), item=BALANCED) == 0
    assert sum(outcome.by_kommun(PAID_OUT).values()) == 1_050_000
    assert all(least <= amount <= most for amount in outcome.by_kommun(PAID_OUT).values())


def test_the_years_that_miss_a_limit_are_named(treby: Record, first: Scenario) -> None:
    halved = {f"niva_2024_{pot}": 50 for pot in ("omstallning", "utbildning")}
    told = years.grants_basis(first.replace({"lagst_bidrag": 2_000_000, **halved}), treby)
    assert "2024 räcker bidraget inte till det lägsta för var och en: då kommer alla så nära som det går." in told
    assert "så nära som det går" not in years.grants_basis(first.replace(halved), treby)


@pytest.mark.parametrize(
    ("moved", "why"),
    [
        ({"lagst_bidrag": 1_000}, "för alla ligger inom gränserna"),
        ({"nyckel_utbildning": "befolkning"}, "för kommunernas delar blir desamma"),
    ],
)
def test_a_choice_without_effect_says_why(treby: Record, first: Scenario, moved: dict[str, int], why: str) -> None:
    assert words.step_summary(first, first.replace(moved), treby, ()).endswith(f"ingen effekt, {why}")


def test_a_step_of_all_pots_is_told_by_their_short_names(treby: Record, first: Scenario) -> None:
    told = words.step_summary(first, first.replace({**catalogue.pots_at(90, treby, "forslag"), "stod": 0}), treby, ())
    assert "Omstallning 10 000 000 → 9 000 000 kr" in told.replace("\u00a0", " ")


def test_of_two_keys_one_is_chosen_to_mix_with(tmp_path: Path) -> None:
    """Half by inhabitants and half by people over 80, of whom Två has all: 5, 60 and 35 % of 10 500 000 kr."""
    folder = small_county(tmp_path)
    elderly = KEYS.replace("patienter", "aldre").replace('namn = "aldre"', 'namn = "personer över 80 år"')
    (folder / "nycklar.toml").write_text(KEYS + elderly, encoding="utf-8")
    rows = zip(PATIENTS.splitlines(), ("aldre", "0", "0", "12"), strict=True)
    (folder / "nycklar.csv").write_text("".join(f"{row};{last}\n" for row, last in rows), encoding="utf-8")
    found = load_record(folder)
    start = catalogue.preset_scenario(found, "forslag").replace({"egen_del": 50})
    assert paid(calculate(start, found)) == (3_150_000, 2_336_250, 5_013_750), "the first one, by default"
    chosen = start.replace({"egen_nyckel": "personer över 80 år"})
    assert paid(calculate(chosen, found)) == (525_000, 6_300_000, 3_675_000)
    address = link.encode(Workspace(scenario=chosen), found)
    assert link.decode(link.parse(address), found).workspace.scenario == chosen


def test_whose_key_it_is_stands_in_the_register_and_the_csv(treby: Record, first: Scenario) -> None:
    entry = next(one for one in register.entries(first, treby) if one.name == "patienter, summan av 3\u00a0kommuner")
    assert (entry.written, entry.marks) == ("100\u00a0patienter", ("preliminär",))
    told = csv.parameters(Workspace(scenario=first), treby, today=date(2026, 11, 25)).decode("utf-8-sig")
    assert ";Tal per kommun, patienter;100;patienter;;preliminär;Dokumentet;dokument.txt;sidan 4;" in told
    assert "1 nyckel" in next(one.figures for one in register.contributions(treby)).replace("\u00a0", " ")
