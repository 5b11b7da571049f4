"""No sentence is false: five hundred random scenarios, each claim held to a second way of reckoning.

The second way takes nothing from the Outcome's sums: amounts come from the scenario's own values, and a kommun's from
the exact parts of them; what is said is read back out of the sentence.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gnv.analysis import result, side_by_side
from gnv.analysis.result import Comparison
from gnv.core import catalogue, staffing
from gnv.core.calculation import calculable
from gnv.core.projection import inhabitants_in, project
from gnv.core.records import UNKNOWN, Deduction, Parameter, Value
from gnv.core.references import table_rows
from gnv.core.scenario import Scenario
from gnv.tables import kommun as kommun_tables
from gnv.words import minutes as minutes_words
from gnv.words import scenario as scenario_words
from gnv.words import years as years_words
from gnv.workspace.workspace import Named, Workspace
from tests.support.small_county import RECORD

TODAY = date(2026, 11, 22)
HOW_MANY = 500
# Of 1 050 000 kr: at any height a limit would nearly always be refused.
LIMITS = {RECORD.sharing.floor.key: (0, 300_000), RECORD.sharing.ceiling.key: (300_000, 1_000_000)}
KINDS = ("Bidrag", "Kostnader", "Netto")
CODES = tuple(RECORD.kommuner)
AMOUNT = re.compile(r"([+−±]?)(\d{1,3}(?: \d{3})*) kr(?!/)")


@dataclass(frozen=True, kw_only=True)
class Reckoned:
    """A scenario in a year, reckoned anew: kronor of each pot, deduction and cost, and which costs nobody knows.

    `granted` is each kommun's exact part of all pots after the deductions, within the limits; `cost_shares` its part of
    each cost.
    """

    grants: Mapping[str, Fraction]
    deductions: Mapping[str, Fraction]
    costs: Mapping[str, Fraction]
    unknown: frozenset[str]
    granted: Mapping[str, Fraction]
    cost_shares: Mapping[str, Mapping[str, Fraction]]

    @property
    def paid(self) -> Fraction:
        return sum(self.grants.values(), Fraction(0)) - sum(self.deductions.values(), Fraction(0))

    @property
    def cost(self) -> Fraction:
        return sum(self.costs.values(), Fraction(0))

    def amount(self, kind: str, code: str, without: frozenset[str]) -> Fraction:
        """A kommun's exact part of a kind of money, without some of the costs."""
        grant = self.granted[code]
        parts = (kr * self.cost_shares[item][code] for item, kr in self.costs.items() if item not in without)
        cost = sum(parts, Fraction(0))
        return {"Bidrag": grant, "Kostnader": cost, "Netto": grant - cost}[kind]


def on(scenario: Scenario, year: int, key: str, recorded: tuple[int, int]) -> bool:
    """Whether a deduction or a cost is there in a year: the scenario tells of the budget's years, else the record."""
    if not 2022 <= year <= 2026:
        return recorded[0] <= year <= recorded[1]
    return int(scenario[f"fran_{key}"]) <= year <= int(scenario[f"till_{key}"])


def reckon_grants(
    scenario: Scenario, year: int
) -> tuple[dict[str, Fraction], dict[str, Fraction], dict[str, Fraction]]:
    """Each pot, each deduction as far as its pot goes, and the rest of it."""
    grants, deductions, rest = {}, {}, {}
    agreement = RECORD.agreement(scenario)
    for key in (pot.parameter.key for pot in agreement.pots):
        percent = int(scenario[f"niva_{year}_{key}"]) if f"niva_{year}_{key}" in scenario else 100
        left = grants[key] = Fraction(int(Fraction(int(scenario[key]) * percent, 100) + Fraction(1, 2)))
        for one in agreement.deductions:
            if pot_of(scenario, one) == key and on(scenario, year, one.key, (one.first_year, one.last_year)):
                wanted = Fraction(int(scenario[one.key]))
                deductions[one.key] = min(wanted, left)
                left -= deductions[one.key]
                rest[f"egen_{one.key}"] = wanted - deductions[one.key]
    return grants, deductions, {key: amount for key, amount in rest.items() if amount}


def reckon(scenario: Scenario, year: int) -> Reckoned:
    """A scenario's year, reckoned anew."""
    grants, deductions, rest = reckon_grants(scenario, year)
    costs, unknown = {}, set()
    if on(scenario, year, "rss", (0, 9999)):
        posts = "tre" if scenario["tjanster"] == "3" and year >= 2023 else "tva"
        costs["rss"] = Fraction(int(scenario[f"kostnad_{posts}"]) * (100 - int(scenario["regionandel"])), 100)
    for key in (one.key for one in RECORD.costs if on(scenario, year, one.key, (2022, 2026))):
        if scenario[key] == UNKNOWN:
            unknown.add(key)
        else:
            costs[key] = Fraction(int(scenario[key]))
    if scenario["avdrag_utan_bidrag"] == "kommunerna betalar":
        costs |= rest
    if scenario["skyddat_boende"] == "ja" and year >= 2023:
        costs["skyddat_boende_kostnad"] = Fraction(10_000_000 * 10_000, int(scenario["riket"]))
    people = inhabitants_in(year, scenario, RECORD)
    heads = {code: Fraction(people[code], sum(people.values())) for code in CODES}
    granted = dict.fromkeys(CODES, Fraction(0))
    taken_from = {one.key: pot_of(scenario, one) for one in RECORD.agreement(scenario).deductions}
    for key, amount in (*grants.items(), *((key, -taken) for key, taken in deductions.items())):
        pot = part(scenario, taken_from.get(key, key), heads, equal="lika_del")
        shares = part(scenario, key, heads, equal="lika_del") if scenario[f"nyckel_{key}"] != "som potten" else pot
        granted = {code: granted[code] + amount * shares[code] for code in CODES}
    cost_shares = {key: part(scenario, key, heads, equal="lika_del_kostnad") for key in costs}
    return Reckoned(
        grants=grants,
        deductions=deductions,
        costs=costs,
        unknown=frozenset(unknown),
        granted=within(granted, int(scenario["lagst_bidrag"]), int(scenario["hogst_bidrag"])),
        cost_shares={**cost_shares, "skyddat_boende_kostnad": heads},
    )


def part(scenario: Scenario, item: str, heads: Mapping[str, Fraction], *, equal: str) -> Mapping[str, Fraction]:
    """Each kommun's part of an item: by the key of its own, or as all grants or all costs are shared."""
    chosen = dict(scenario.values).get(f"nyckel_{item}", "gemensam")
    percent = {"befolkning": 0, "lika delar": 100}.get(str(chosen), int(scenario[equal]))
    equally = Fraction(percent, 100)
    return {code: equally / len(CODES) + (1 - equally) * heads[code] for code in CODES}


def within(granted: Mapping[str, Fraction], least: Fraction | int, most: Fraction | int) -> dict[str, Fraction]:
    """The same money within the limits: by the factor, found by halving, at which what is cut at them sums to it.

    Nobody pays in. Where the limits can't be kept, they give way as far as they have to.
    """
    total, weights = sum(granted.values()), {code: max(Fraction(0), kr) for code, kr in granted.items()}
    if not total or (min(granted.values()) >= least and max(granted.values()) <= most):
        return {code: kr if total else Fraction(0) for code, kr in granted.items()}
    getting = [weight for weight in weights.values() if weight]
    least = min(Fraction(least), total / len(CODES))
    most = max(Fraction(most), least, (total - least * (len(CODES) - len(getting))) / len(getting))
    low, high = Fraction(0), most / min(getting)
    for _ in range(80):
        factor = (low + high) / 2
        found = {code: min(max(factor * weight, least), most) for code, weight in weights.items()}
        low, high = (factor, high) if sum(found.values()) < total else (low, factor)
    return found


def pot_of(scenario: Scenario, deduction: Deduction) -> str:
    """The pot that a deduction is taken from: the chosen one, or where nothing can be chosen its own."""
    chosen = dict(scenario.values).get(f"ur_{deduction.key}")
    pots = RECORD.agreement(scenario).pots
    return next((pot.parameter.key for pot in pots if pot.parameter.short == chosen), deduction.pot_key)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A random comparison, with both sides reckoned anew, and how many kronor roundings may set the ways apart."""

    comparison: Comparison
    now: Reckoned
    then: Reckoned
    slack: int = 12

    @property
    def without(self) -> frozenset[str]:
        return self.now.unknown ^ self.then.unknown

    def difference(self, kind: str, code: str) -> Fraction:
        return self.now.amount(kind, code, self.without) - self.then.amount(kind, code, self.without)


def any_value(parameter: Parameter, chance: random.Random) -> Value:
    if parameter.key in LIMITS:
        return chance.choice((parameter.default, chance.randint(*LIMITS[parameter.key])))
    if parameter.options:
        return chance.choice(parameter.options)
    if parameter.optional and chance.random() < 0.4:
        return UNKNOWN
    return chance.choice((parameter.minimum, parameter.maximum, chance.randint(parameter.minimum, parameter.maximum)))


def any_scenario(chance: random.Random) -> Scenario:
    while True:
        scenario = catalogue.preset_scenario(RECORD, chance.choice(list(RECORD.presets)))
        often = chance.choice((0.0, 0.05, 0.3, 1.0))
        changed = {
            one.key: any_value(one, chance)
            for one in catalogue.parameters(RECORD, scenario.preset)
            if chance.random() < often
        }
        scenario = scenario.replace(changed)
        if calculable(scenario, RECORD):
            return scenario


def years_to_compare(one: Scenario, other: Scenario) -> tuple[int, int]:
    """Three posts are never before 2023; of the same agreement, both are of the later year."""
    first, second = (max(RECORD.presets[s.preset].year, 2023 if s["tjanster"] == "3" else 0) for s in (one, other))
    same = RECORD.presets[one.preset].agreement == RECORD.presets[other.preset].agreement
    return (max(first, second),) * 2 if same else (first, second)


def cases() -> Iterator[Case]:
    chance = random.Random(13)  # noqa: S311 - the same scenarios each time
    for _ in range(HOW_MANY):
        scenario = any_scenario(chance)
        close = scenario.replace({"sud": any_value(RECORD.costs[1].parameter, chance)})
        pinned = chance.choice((None, close, scenario, any_scenario(chance)))
        comparison = result.compare(scenario, RECORD, pinned=pinned)
        years = years_to_compare(scenario, comparison.base)
        assert years == (comparison.year, comparison.baseline_year)
        now, then = (reckon(one, year) for one, year in zip((scenario, comparison.base), years, strict=True))
        yield Case(comparison=comparison, now=now, then=then)


ALL = list(cases())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def amounts(text: str) -> list[int]:
    """Every amount in kronor that a sentence tells, with its sign."""
    return [int(digits.replace(" ", "")) * (-1 if sign == "−" else 1) for sign, digits in AMOUNT.findall(plain(text))]


def near(said: int, exact: Fraction, *, slack: int = 1) -> bool:
    return abs(said - exact) <= slack


def test_the_headline_tells_the_years_amounts_and_how_firm_they_are() -> None:
    for case in ALL:
        said = plain(scenario_words.sentence(case.comparison))
        paid, cost = amounts(said)
        assert paid == case.now.paid
        assert near(cost, case.now.cost, slack=2)
        agreement = RECORD.agreement(case.comparison.scenario)
        assert f" {case.comparison.year}" in said
        assert ("(antagande)" in said) == (case.comparison.year != agreement.year)


def test_key_figures_say_more_and_less_of_what_is() -> None:
    for case in ALL:
        now, then, lacking = case.now, case.then, case.without
        sizes = (
            sum(now.grants.values()) - sum(then.grants.values()),
            sum(now.deductions.values()) - sum(then.deductions.values()),
            now.paid - then.paid,
            sum(kr for key, kr in now.costs.items() if key not in lacking)
            - sum(kr for key, kr in then.costs.items() if key not in lacking),
        )
        words = (("mer", "mindre"), ("större avdrag", "mindre avdrag"), ("mer", "mindre"), ("högre", "lägre"))
        for figure, size, (more, less) in zip(result.key_figures(case.comparison), sizes, words, strict=True):
            told = " | ".join(map(plain, scenario_words.figure_notes(figure, case.comparison)))
            assert not re.search(r"[+−]\d", told.replace(plain(f"Nuläge {figure.baseline_sek}"), "").split(" | ")[-1])
            if near(0, size, slack=2):
                continue
            stated = next(part for part in told.split(" | ") if f"kr {more if size > 0 else less}" in part)
            assert near(amounts(stated)[0], abs(size), slack=4)
            assert (more if size < 0 else less) not in stated.split(" än ")[0].split("kr ")[1]


def test_what_is_changed_and_what_is_not_are_never_said_at_once() -> None:
    for case in ALL:
        comparison = case.comparison
        lines = result.kommun_lines(comparison)
        changed = scenario_words.changed_since_baseline(comparison)
        same = scenario_words.nothing_changed(comparison)
        differs = bool(comparison.scenario.differences(comparison.base)) or bool(
            scenario_words.other_agreement(comparison.scenario, comparison.base, RECORD)
        )
        if not changed:
            assert "Inget är ändrat" not in same or "är ändrat på sidan Budget" not in same
            assert differs == ("Inget är ändrat" not in same)
            assert not any(line.change(kind) for line in lines for kind in KINDS), "as nothing that shows is changed"
        assert ("är ändrat på sidan Budget" in changed + same) == scenario_words.changed_ahead(comparison)


def test_a_kommun_is_told_its_own() -> None:
    for case in ALL:
        for line in result.kommun_lines(case.comparison):
            said = plain(scenario_words.kommun_summary([line], case.comparison))
            assert ("antas" in said) == case.comparison.assumed
            grant, cost, net, *difference = amounts(re.sub(r"\([^)]*per invånare\)", "", said))
            assert near(grant, case.now.amount("Bidrag", line.code, frozenset()), slack=case.slack)
            assert near(cost, case.now.amount("Kostnader", line.code, frozenset()), slack=case.slack)
            assert net == grant - cost
            by = case.difference("Netto", line.code)
            assert near(difference[0] if difference else 0, by, slack=2 * case.slack)
            assert bool(difference) != ("samma netto" in said)
            assert ("utan SUD-avtalet" in said) == bool(case.without)


def test_gains_and_losses_count_and_name_right() -> None:
    for case in ALL:
        comparison = case.comparison
        chosen = [Named(name="Bas", scenario=comparison.base), Named(name="Nytt", scenario=comparison.scenario)]
        for kind in KINDS:
            base, column = side_by_side.columns(chosen, RECORD, kind=kind)
            said = plain(scenario_words.gains_and_losses(column, base, RECORD, kind=kind))
            lines = result.kommun_lines(comparison)
            by = {line.name: line.change(kind) for line in lines}
            assert all(near(by[RECORD.kommuner[c]], case.difference(kind, c), slack=2 * case.slack) for c in CODES)
            up, down = ([n for n, v in by.items() if v * sign > 0] for sign in (1, -1))
            assert (f"{len(up)} kommun" in said) == bool(up) or len(up) == len(down)
            for names, word in ((up, "mer"), (down, "mindre")):
                told = re.search(rf"(\d+) kommun(?:er)? (?:får|betalar) {word}(?:, mest|:) (\w+) \(", said)
                if told:
                    assert int(told[1]) == len(names)
                    largest = max(abs(by[n]) for n in names)
                    assert [n for n in names if abs(by[n]) == largest] == [told[2]], "no rank among equals"
            if up or down:
                assert near(amounts(said)[0], Fraction(sum(by.values())), slack=0)
            else:
                assert "utan skillnad" in said
            assert ("utan SUD-avtalet" in said) == bool(case.without and kind != "Bidrag")


def test_what_more_posts_cost_is_told_by_todays_cost_only_where_it_is() -> None:
    defaults = {"kostnad_tva": 200_000, "regionandel": 50}
    for case in ALL:
        scenario = case.comparison.scenario
        split = staffing.increase_to_discuss(scenario, RECORD)
        said = plain(scenario_words.two_parts(split, RECORD))
        old, new = (
            Fraction(int(scenario[key]) * (100 - int(scenario["regionandel"])), 100)
            for key in ("kostnad_tva", "kostnad_tre")
        )
        more, *dearer = amounts(said)
        assert near(more, old / 2, slack=2)
        assert near(more + sum(dearer), new - old, slack=2)
        assert ("dyrare" in said) == (new - old - more > 1) or near(0, new - old - more, slack=2)
        assert ("billigare" in said) == (new - old - more < -1) or near(0, new - old - more, slack=2)
        if "i dag" in said:
            assert near(int(old), Fraction(100_000), slack=1)
        if scenario.holds(defaults):
            assert "i dag" in said


def test_the_printed_budgets_rows_are_told_as_they_are() -> None:
    printed = table_rows(RECORD.printed["budget-2023"], RECORD)
    for case in ALL:
        outcome = project(case.comparison.scenario, RECORD)
        said = plain(years_words.against_printed(outcome, RECORD))
        ours = {
            c: sum(r.amount_sek or 0 for r in outcome.rows if (r.year, r.kind, r.kommunkod) == (2023, "kostnad", c))
            for c in CODES
        }
        apart = [abs(ours[code] - printed[code]) for code in CODES if ours[code] != printed[code]]
        assert ("som här" in said) == (sum(ours.values()) == 230_000)
        if "som här" in said:
            assert ("Varje rad är också densamma" in said) == (not apart)
            assert ("rundar av" in said) == (max(apart, default=0) == 1)


def test_no_rank_among_equals() -> None:
    for case in ALL:
        outcome = case.comparison.outcome
        nets = {
            code: sum(
                (-1 if r.kind == "kostnad" else 1) * (r.amount_sek or 0) for r in outcome.rows if r.kommunkod == code
            )
            for code in CODES
        }
        for code in CODES:
            caption = kommun_tables.received_and_paid(case.comparison, [code], title="").caption
            place = 1 + sum(one > nets[code] for one in nets.values())
            sharing = sum(one == nets[code] for one in nets.values())
            if len(set(nets.values())) == 1:
                assert "alla har samma netto;" in caption.lower()
            else:
                shared = f", delad med {sharing - 1}" if sharing > 1 else ""
                assert f"plats {place} i netto av {len(CODES)}{shared};" in caption.lower()


def test_a_step_tells_what_it_did() -> None:
    for case in ALL:
        before, after = case.comparison.base, case.comparison.scenario
        said = plain(scenario_words.step_summary(before, after, RECORD, set(CODES)))
        changed = {code: case.difference("Netto", code) for code in CODES}
        if "samma värden" in said or "ingen effekt" in said:
            assert all(near(0, by, slack=2 * case.slack) for by in changed.values())
            continue
        for code, name in RECORD.kommuner.items():
            told = re.search(rf"{name} netto ([+−±][\d ]+ kr)", said)
            assert told
            assert near(amounts(told[1])[0], changed[code], slack=2 * case.slack)


def test_the_minutes_say_the_same() -> None:
    for case in ALL[::5]:
        scenario = case.comparison.scenario
        text = plain(
            minutes_words.paragraph(Workspace(scenario=scenario, pinned=case.comparison.pinned), RECORD, today=TODAY)
        )
        line = next(line for line in text.splitlines() if line.startswith("Statsbidraget"))
        assert amounts(line)[0] == sum(case.now.grants.values())
        assert amounts(line.split(" fördelas till ")[0])[-1] == case.now.paid, "what limits move is told after it"
        assert ("antas" in line) == case.comparison.assumed
        assert f"år {case.comparison.year})" in text
        assert ("är ett antagande" in text) == case.comparison.assumed
