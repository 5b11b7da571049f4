"""What a scenario means, in words. Every page and export says it from here."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache

from gnv.analysis import result
from gnv.analysis.result import changes
from gnv.analysis.sensitivity import BreakEven
from gnv.analysis.side_by_side import ScenarioColumn
from gnv.core import catalogue, keys, staffing
from gnv.core.outcome import COST, DEDUCTION, PAID_OUT
from gnv.core.record import Record
from gnv.core.records import BALANCED, OWN, Deduction, Origin, Parameter
from gnv.core.scenario import Scenario
from gnv.core.staffing import Increase, StaffingCost
from gnv.core.year import counted, limits
from gnv.formatting import NBSP, change, count, enumerate_words, in_words, kronor, per_head, with_unit
from gnv.workspace import meeting
from gnv.workspace.workspace import PINNED_NAME, SHOWN_AS, Named, Workspace

YEAR = re.compile(r"\b[0-9]{4}\b")
INVITATION = "Flytta ett reglage, så syns här vad det gör med varje kommun."


def subject(comparison: result.Comparison) -> str:
    """Who, what and when: what the money is for, the year, the county and its kommuner."""
    record, year = comparison.record, comparison.year
    return f"God och nära vård {year} · {record.county.genitive} {count(len(record.kommuner), 'kommun', 'kommuner')}"


def display_name(named: Named, record: Record) -> str:
    """A scenario's name for a heading; the two that have none of their own are told by their content too."""
    generic = named.name in {PINNED_NAME, SHOWN_AS}
    return f"{named.name} ({title(named.scenario, record)})" if generic else named.name


def title(scenario: Scenario, record: Record) -> str:
    """The scenario's name: the preset's, and how many changes have been made to it."""
    made = changes(scenario, record)
    name = record.preset(scenario.preset).name
    return f"{name} med {count(len(made), 'ändring', 'ändringar')}" if made else name


def sentence(comparison: result.Comparison) -> str:
    """What the scenario means for all kommuner, in words."""
    now = comparison.outcome
    kommuner, cost = count(len(now.population.inhabitants), "kommun", "kommuner"), kronor(now.total((COST,)))
    year = year_and_status(comparison.year, assumed=comparison.assumed)
    return f"{kronor(now.total(PAID_OUT))} till {kommuner} {year}; ur egna budgetar betalar de {cost}"


def year_and_status(year: int, *, assumed: bool) -> str:
    """A year, and that its grant is assumed where none is on record: 2023 (antagande)."""
    return f"{year} (antagande)" if assumed else str(year)


def of_year(*names: str, year: int, assumed: bool) -> str:
    """What follows scenarios' names to tell their year, which no name that has it is to say twice.

    Förslag 2022, räknat för 2023 (antagande); Nuläge, 2023 (antagande); Budget 2023 (antagande).
    """
    told, years = year_and_status(year, assumed=assumed), [set(YEAR.findall(name)) for name in names]
    of_another = any(found and str(year) not in found for found in years)
    if str(year) in years[-1] and not of_another:
        return told.removeprefix(str(year))
    return f", {'räknat för ' if of_another else ''}{told}"


def grant_status(comparison: result.Comparison) -> str:
    """That the grant of the year is an assumption, where it is one; else nothing."""
    agreement, record = comparison.agreement, comparison.record
    if not comparison.assumed:
        return ""
    if agreement.year == comparison.year:
        return f"Bidraget {comparison.year} är ett antagande: {record.county.genitive} del av {agreement.name}."
    return f"Bidraget {comparison.year} är ett antagande: {agreement.name} gäller {agreement.year}."


def without(left_out: Collection[str]) -> str:
    """What a difference is told without, as only one side knows it: , utan SUD-avtalet; empty where it is whole."""
    return f", utan {enumerate_words(list(left_out))}" if left_out else ""


def baseline_title(comparison: result.Comparison) -> str:
    """What the scenario is compared with, and the year that is compared, where it is not the baseline's own."""
    own = catalogue.year_of(comparison.base, comparison.record)
    moved = comparison.baseline_year != own
    return f"{comparison.baseline_name}, räknat för {comparison.baseline_year}" if moved else comparison.baseline_name


def figure_notes(figure: result.KeyFigure, comparison: result.Comparison) -> tuple[str, ...]:
    """What is said beneath a key figure: how it differs from the baseline, or what it consists of; what it lacks."""
    name, grown = comparison.baseline_name, figure.grown_sek
    of_grant = comparison.assumed and figure.label != result.COSTS_LABEL
    firm = (f"antagande för {comparison.year}",) if of_grant else ()
    left_out = without(comparison.left_out if figure.label == result.COSTS_LABEL else ())
    size = f"{kronor(abs(grown))} {figure.more if grown > 0 else figure.less}"
    if comparison.pinned:
        told = f"{size}{left_out}" if grown else f"Samma{left_out}"
        return (f"{name} {kronor(figure.baseline_sek)}", told, *figure.without, *firm)
    same = f"Samma som i {name}{left_out}" if left_out else figure.note
    return (f"{size} än i {name}{left_out}" if grown else same, *figure.without, *firm)


def control_line(comparison: result.Comparison) -> tuple[str, bool]:
    """Whether the kommuner's rows sum to what was to be shared, in words; and the same as true or false."""
    grants, costs = result.control(comparison)
    said = f"{len(comparison.record.kommuner)} kommuner summerar till potten: differens {kronor(grants)}"
    if grants or costs:
        return f"{said}; kostnader: differens {kronor(costs)}. Använd inte siffrorna.", False
    return said, True


def changed_since_baseline(comparison: result.Comparison) -> str:
    """What has been changed that the year on screen shows, in words; empty where nothing has."""
    here, ahead = result.shown_changes(comparison)
    other = other_agreement(comparison.scenario, comparison.base, comparison.record)
    made = [*other, *(change_text(one, short=True) for one in here)]
    rest = OF_OTHER_YEARS.format(comparison.year) if ahead else ""
    said = f"{'; '.join(made)}." if made else ""
    return " ".join(filter(None, (said, limits_unkept(comparison), moved_year(comparison), rest))) if made else ""


OF_OTHER_YEARS = "Det som är ändrat på sidan Budget gäller andra år än {} och ingår inte här."


def nothing_changed(comparison: result.Comparison) -> str:
    """What is said where nothing has been changed that the year on screen shows."""
    _, ahead = result.shown_changes(comparison)
    if ahead:
        return f"{comparison.year} är som i {comparison.baseline_name}. {OF_OTHER_YEARS.format(comparison.year)}"
    said = f"Inget är ändrat från {comparison.baseline_name}."
    return " ".join(filter(None, (said, limits_unkept(comparison), moved_year(comparison), INVITATION)))


def changed_ahead(comparison: result.Comparison) -> bool:
    """Whether anything has been changed that only other years than the one on screen show."""
    return bool(result.shown_changes(comparison)[1])


def moved_year(comparison: result.Comparison) -> str:
    """That both sides are shown in a later year than the preset's or the baseline's own, why, and what that changes."""
    record, year = comparison.record, comparison.year
    of_preset = record.preset(comparison.scenario.preset).year
    if year == of_preset == comparison.baseline_year == catalogue.year_of(comparison.base, record):
        return ""
    if comparison.year != comparison.baseline_year:
        return f"Här är det {year}, i {comparison.baseline_name} {comparison.baseline_year}."
    chosen, own = catalogue.chosen_alternative(comparison.scenario, record), catalogue.year_of(comparison.base, record)
    if chosen.first_year == year > min(of_preset, own):
        why = f"{posts_text(chosen.posts).capitalize()} börjar {year}: allt visas för {year}"
    else:
        why = f"Allt visas för {year}"
    whose = f", också {comparison.baseline_name}" if own < year else f" som i {comparison.baseline_name}"
    ended = _deductions_gone(comparison.scenario, record, min(of_preset, own), year)
    return f"{why}{whose}{f', {ended}' if ended else ''}."


def not_in_picture(kind: str, *, moved: str) -> str:
    """That money has moved of another kind than the picture shows, and what would show it; empty where it shows all."""
    if not moved or kind in {"", moved, "Netto"}:
        return ""
    other = {"Bidrag": "Kostnaderna", "Kostnader": "Bidragen"}[kind]
    return f"{other} har ändrats. Visa {moved.lower()}"


def not_on_page(changed: Collection[result.Change]) -> str:
    """That a page's pictures do not show some changes, and where they are shown: the way there; empty without any."""
    if not changed:
        return ""
    names = enumerate_words([one.parameter.short for one in changed])
    return f"Syns inte här: {names}. Visa på Fördelning"


def _deductions_gone(scenario: Scenario, record: Record, before: int, year: int) -> str:
    """Which deductions are made in a year and not in a later one, in words: utan avdraget Hemsjukvårdsavtalet."""
    there, here = (
        [one.parameter.short for one in catalogue.deductions(when, scenario, record) if scenario.number(one.key)]
        for when in (before, year)
    )
    gone = [name for name in there if name not in here]
    return f"utan {'avdraget' if len(gone) == 1 else 'avdragen'} {enumerate_words(gone)}" if gone else ""


def status_and_source(origin: Origin) -> str:
    """How firm a figure is, and where it stands: Beslutad. RSS-avtalet, § 4."""
    return f"{origin.status.capitalize()}. {origin.source.title}, {origin.place}."


def kommun_summary(lines: Collection[result.KommunLine], comparison: result.Comparison) -> str:
    """What it means for the chosen kommun, or for the chosen kommuner acting together."""
    own = result.sum_lines(lines, name=enumerate_words([line.name for line in lines]))
    joint, name = " tillsammans" if len(lines) > 1 else "", comparison.baseline_name
    difference = own.net_change_sek
    compared = f"{change(difference)} mot {name}" if difference else f"samma netto som i {name}"
    assumed = f"{comparison.year} antas {own.name}{joint} få" if comparison.assumed else f"{own.name}{joint} får"
    return (
        f"{assumed} {kronor(own.grant_sek)} ({per_head(own.grant_sek, own.inhabitants)} per invånare) "
        f"och betalar {kronor(own.cost_sek)}: netto {kronor(own.net_sek)}, {compared}{without(comparison.left_out)}."
    )


def difference_a_year(lines: Collection[result.KommunLine], comparison: result.Comparison) -> str:
    """What the scenario means for the chosen kommuner together, as one figure."""
    own = result.sum_lines(lines, name="")
    return f"{change(own.net_change_sek)} om året mot {comparison.baseline_name}{without(comparison.left_out)}"


def effect_answer(lines: Collection[result.KommunLine], comparison: result.Comparison) -> str:
    """What a scenario does to all kommuner together, and whom it does most and least for: the answer to a what-if."""
    whole, name = result.sum_lines(lines, name=""), comparison.baseline_name
    ranked = sorted(lines, key=lambda line: line.net_change_sek)
    low, high = (f"{line.name} {change(line.net_change_sek)}" for line in (ranked[0], ranked[-1]))
    ends = (
        f" Bäst går det för {high}, sämst för {low}." if ranked[0].net_change_sek != ranked[-1].net_change_sek else ""
    )
    return (
        f"Alla kommuner tillsammans: netto {kronor(whole.net_sek)}, {change(whole.net_change_sek)} mot {name}"
        f"{without(comparison.left_out)}.{ends}"
    )


def by_pot(lines: Collection[result.KommunLine], left: Collection[str], *, whom: str) -> str:
    """What may be used for what: each pot's amount after the deductions, and their sum."""
    whole = kronor(sum(line.grant_sek for line in lines))
    return f"{whom[:1].upper()}{whom[1:]}, efter avdrag: {enumerate_words(list(left))}. Tillsammans {whole}."


def increase_answer(split: Increase, record: Record, codes: Collection[str], *, whom: str) -> str:
    """What another number of posts costs some kommuner a year and in the agreement's term, and what it consists of."""
    first, last = record.rss.first_year, record.rss.last_year
    old, new = (sum(cost.by_kommun[code] for code in codes) for cost in (split.old, split.new))
    more = sum(split.more_posts_by_kommun[code] for code in codes)
    dearer_sek = sum(split.dearer_by_kommun[code] for code in codes)
    posts, before = (posts_text(cost.staffing.posts) for cost in (split.new, split.old))
    return (
        f"{posts.capitalize()} kostar {whom} {kronor(new)} om året, {before} {kronor(old)}: {change(new - old)} om "
        f"året och {change((new - old) * (last - first + 1))} {first}–{last}. Av det är {change(more)} om året "
        f"{more_posts(split)} och {change(dearer_sek)} att varje tjänst blir {dearer(split)}."
    )


def print_footer(comparison: result.Comparison, *, today: date, sources: Collection[str] = ()) -> str:
    """What a printed page has to say of itself: the scenario, its changes, the population's date, the day, sources."""
    scenario, record = comparison.scenario, comparison.record
    made = differences(scenario, catalogue.preset_scenario(record, scenario.preset), record)
    changes = f" ({made})" if made else ""
    read_in = f" Källor: {'; '.join(sources)}." if sources else ""
    people = f"befolkning {comparison.outcome.population.name}"
    return f"Scenario: {record.preset(scenario.preset).name}{changes}; {people}. Beräknat {today}.{read_in}"


def change_text(made: result.Change, *, short: bool = False) -> str:
    """A change in words: Regionalt stödarbete 1 250 000 → 1 000 000 kr. Assumptions and own figures are called so."""
    parameter, flag = made.parameter, "antagandet " if made.parameter.group == "antagande" else ""
    before, after = (with_unit(value, parameter.unit) for value in (made.before, made.after))
    colon = ":" if any(letter.isalpha() for letter in f"{made.before}{made.after}") else ""
    name = parameter.short if short else parameter.name
    own = f" ({OWN})" if made.own else ""
    return f"{flag}{name}{colon} {before.removesuffix(NBSP + parameter.unit)} → {after}{own}"


def differences(scenario: Scenario, base: Scenario, record: Record, *, longest: int | None = None) -> str:
    """What differs between two scenarios, in words; empty where nothing does. More than `longest` are told in short."""
    found = result.changes(scenario, record, since=base)
    made = [change_text(one, short=longest is not None and len(found) > longest) for one in found]
    return "; ".join([*other_agreement(scenario, base, record), *made])


def other_agreement(scenario: Scenario, base: Scenario, record: Record) -> list[str]:
    """That two scenarios' pots are of different agreements, in words; none where they are of the same."""
    here, there = record.agreement(scenario), record.agreement(base)
    return [f"{there.name} → {here.name}"] if here != there else []


def step_summary(before: Scenario, after: Scenario, record: Record, own: Collection[str]) -> str:
    """What one step moved, and what that did to the totals and to the chosen kommuner; or why it did nothing.

    Raises InputError where either scenario can't be calculated.
    """
    moved = differences(after, before, record, longest=2)
    year_moved = catalogue.year_of(before, record) != catalogue.year_of(after, record)
    if not moved:
        return f"{record.preset(before.preset).name} → {record.preset(after.preset).name}: samma värden"
    step = result.compare(after, record, pinned=before)
    if step.outcome.rows == step.baseline.rows:
        return f"{moved}: ingen effekt, {_why_nothing(before, after, record)}"
    every = result.kommun_lines(step)
    whole = result.sum_lines(every, name="")
    told = (("att fördela", whole.change("Bidrag")), ("egna kostnader", whole.change("Kostnader")))
    effects = [f"{label} {change(by)}" for label, by in told if by]
    effects += [f"{line.name} netto {change(line.net_change_sek)}" for line in every if line.code in own]
    if step.left_out:
        effects = [*(effects or ["samma summor"]), f"utan {enumerate_words(list(step.left_out))} (okänt på ena sidan)"]
    when = f" (före och efter räknat för {step.year})" if year_moved and step.year == step.baseline_year else ""
    return f"{moved}{when}: {', '.join(effects) or 'samma summor, annan fördelning'}"


def _why_nothing(before: Scenario, after: Scenario, record: Record) -> str:
    moved = set(after.differences(before))
    chosen = staffing.chosen_alternative(after, record)
    idle = {s.parameter.key for s in record.staffing if s is not chosen}
    for cost in record.costs:
        year = catalogue.year_of(after, record)
        if moved == {cost.parameter.key} and not counted(year, cost, after, record):
            return f"för {cost.short} räknas inte {year}"
    year = catalogue.year_of(after, record)
    made = {one.key for one in catalogue.deductions(year, after, record)}
    idle_deductions = {one.key for one in record.agreement(after).deductions} - made
    ahead = {one.key for one in catalogue.ahead(record, after.preset)}
    refining = {one.key for one in catalogue.parameters(record, after.preset) if one.refines}
    reasons = (
        (ahead, "för det gäller andra år, på sidan Budget"),
        (idle_deductions, f"för det avdraget görs inte {year}"),
        ({record.sharing.floor.key, record.sharing.ceiling.key}, "för alla ligger inom gränserna"),
        (refining, "för kommunernas delar blir desamma"),
        (idle, f"för scenariot räknar med {chosen.posts} utvecklingsledare"),
    )
    rounded = "för skillnaden ryms i avrundningen till hela kronor"
    return next((reason for of_reason, reason in reasons if moved <= of_reason), rounded)


def meeting_step(position: int, workspace: Workspace, record: Record) -> str:
    """Where in the meeting a step is, and what sets it apart from the first: Steg 2 av 4: Fyra tjänster. ..."""
    steps = workspace.buttons
    first, here = (meeting.step_scenario(steps[at], workspace, record) for at in (0, position))
    if position == 0:
        told = "Det som de andra stegen jämförs med"
    else:
        told = differences(here, first, record) or "Samma värden som steg 1"
    return f"Steg {position + 1} av {len(steps)}: {meeting.step_name(steps[position], record)}. {told}."


def nobody_loses(codes: Collection[str], record: Record) -> str:
    """What is asked for: that the kommuner, or none of them all, get less."""
    if len(codes) == len(record.kommuner):
        return "ingen kommun ska få mindre"
    return f"{enumerate_words([record.kommuner[code] for code in codes])} inte ska få mindre"


def goal(found: BreakEven, record: Record, *, codes: Collection[str], floor_sek: int) -> str:
    """The answer to how large a parameter has to be, or may be, for each of the kommuner to get an amount."""
    parameter = found.parameter
    everyone = len(codes) == len(record.kommuner)
    whom = "alla kommuner" if everyone else enumerate_words([record.kommuner[code] for code in codes])
    wish = f"{whom} ska få minst {kronor(floor_sek)} netto{' var' if len(codes) > 1 else ''}"
    best = with_unit(parameter.maximum if found.rising else parameter.minimum, parameter.unit)
    if found.value is None:
        behind = enumerate_words([record.kommuner[code] for code in found.behind])
        return f"Det går inte med {parameter.name}: även vid {best} får {behind} mindre än {kronor(floor_sek)}."
    if found.value == (parameter.minimum if found.rising else parameter.maximum):
        return f"{parameter.name} kan vara vad som helst inom reglagets gränser: {wish}, och det får de ändå."
    least = "minst" if found.rising else "högst"
    return f"{parameter.name} {least} {with_unit(found.value, parameter.unit)}, om {wish}."


def break_even(found: BreakEven, record: Record, *, codes: Collection[str]) -> str:
    """The answer to how large a parameter has to be, or may be, for nobody to get less than in the baseline."""
    parameter = found.parameter
    nothing = f"Inget behöver ändras: {_nobody_gets_less(codes, record)}"
    if found.value is None and found.already:
        return f"{nothing} än i jämförelsen."
    if found.value is None:
        names = enumerate_words([record.kommuner[code] for code in found.behind])
        best = with_unit(parameter.maximum if found.rising else parameter.minimum, parameter.unit)
        return f"Det finns ingen lösning: även vid {best} får {names} mindre än i jämförelsen."
    least = "minst" if found.rising else "högst"
    value = with_unit(found.value, parameter.unit)
    edge = parameter.minimum if found.rising else parameter.maximum
    if found.value == edge:
        limit = (
            f"{parameter.name} kan vara vad som helst inom reglagets gränser för att {nobody_loses(codes, record)} "
            "än i jämförelsen."
        )
    else:
        limit = f"{parameter.name} ska vara {least} {value} för att {nobody_loses(codes, record)} än i jämförelsen."
    present = with_unit(found.present, parameter.unit)
    return f"{nothing} med {present}. {limit}" if found.already else limit


def _nobody_gets_less(codes: Collection[str], record: Record) -> str:
    if len(codes) == len(record.kommuner):
        return "ingen kommun får mindre"
    return f"{enumerate_words([record.kommuner[code] for code in codes])} får inte mindre"


def gains_and_losses(column: ScenarioColumn, base: ScenarioColumn, record: Record, *, kind: str) -> str:
    """How many get (or, of costs, pay) more and less between two scenarios, and who most of each, if one does."""
    gains = column.gains_sek(base)
    verb = "betalar" if kind == "Kostnader" else "får"
    told = []
    for sign, word in ((1, "mer"), (-1, "mindre")):
        moved = [code for code, gain in gains.items() if gain * sign > 0]
        if moved:
            many = count(len(moved), "kommun", "kommuner")
            told.append(f"{many} {verb} {word}{_most(moved, gains, record)}")
    here, there = (one.named.name for one in (column, base))
    assumed, base_assumed = (one.assumed and kind != "Kostnader" for one in (column, base))
    names = f"{here} jämfört med {there}"
    if column.year != base.year:
        of_here = of_year(here, year=column.year, assumed=assumed)
        comma = "," if of_here.startswith(",") else ""
        names = f"{here}{of_here}{comma} jämfört med {there}{of_year(there, year=base.year, assumed=base_assumed)}"
    elif assumed or column.year != catalogue.year_of(base.named.scenario, record):  # another than one would think
        names += of_year(here, there, year=column.year, assumed=assumed)
    said = f"{names}: {kind.lower()}"
    left_out = without(column.left_out(base))
    if not told:
        return f"{said} utan skillnad{left_out}"
    return f"{said} {change(sum(gains.values()))} i länet{left_out}; {'; '.join(told)}"


def _most(moved: Collection[str], gains: Mapping[str, int], record: Record) -> str:
    """Who moves most, and by how much: nobody where several do; how much each where all move alike."""
    largest = max(abs(gains[code]) for code in moved)
    found = [code for code in moved if abs(gains[code]) == largest]
    if len(found) == 1:
        verb = ", mest " if len(moved) > 1 else ": "
        return f"{verb}{record.kommuner[found[0]]} ({change(gains[found[0]])})"
    if len(found) == len(moved):
        return f", var och en {change(gains[found[0]])}"
    return f", {in_words(len(found))} av dem mest ({change(gains[found[0]])} var)"


def staffing_sentence(split: Increase) -> str:
    """What the kommuner pay under two alternatives."""
    old, new = split.old, split.new
    return (
        f"{posts_text(new.staffing.posts).capitalize()} kostar kommunerna {kronor(new.kommuner_sek)} om året, "
        f"{in_words(old.staffing.posts)} kostar {kronor(old.kommuner_sek)}: {change(split.total_sek)}"
    )


def two_parts(split: Increase, record: Record) -> str:
    """What the difference between two alternatives consists of."""
    old = split.old
    region = int(record.region_share.default)
    on_record = staffing.split(int(old.staffing.parameter.default), region_percent=region)["kommuner"]
    today = old.staffing is record.staffing[0] and old.kommuner_sek == on_record
    price = "tjänsterna kostar i dag" if today else f"var och en av {in_words(old.staffing.posts)} kostar här"
    rest = (
        f"och {change(split.dearer_sek)} att varje tjänst blir {dearer(split)}"
        if split.dearer_sek
        else "och varje tjänst kostar lika mycket"
    )
    return f"Av skillnaden är {change(split.more_posts_sek)} {more_posts(split)}, räknad som {price}, {rest}."


def alternative_name(cost: StaffingCost) -> str:
    """An alternative in full: Tre tjänster, nuläge."""
    return f"{posts_text(cost.staffing.posts).capitalize()}, {cost.staffing.title.lower()}"


def posts_text(number_of: int) -> str:
    """An alternative by its posts: fyra tjänster."""
    return f"{in_words(number_of)}{NBSP}{'tjänst' if number_of == 1 else 'tjänster'}"


def more_posts(split: Increase) -> str:
    """The first part of a difference: en tjänst till."""
    return f"{posts_text(abs(split.posts))} {'färre' if split.posts < 0 else 'till'}"


def dearer(split: Increase) -> str:
    """The second: dyrare, or billigare."""
    return "billigare" if split.dearer_sek < 0 else "dyrare"


def costs_shared_by(comparison: result.Comparison, *, item: str = "") -> str:
    """What the shared costs (or one of them, by its key) are shared by: befolkning, or what has been chosen instead."""
    scenario, record = comparison.scenario, comparison.record
    sharing, choice = record.sharing, catalogue.key_choices(record, record.agreement(scenario).id).get(item)
    if choice and scenario[choice.key] != choice.default:
        return f"nyckeln {scenario[choice.key]}"
    return "befolkning" + _mixed(scenario, record, equal=sharing.cost_equal_share, own=sharing.own_cost_share)


def grants_shared_by(comparison: result.Comparison) -> str:
    """What is added to "efter befolkningen" of how the grants are shared; empty where nothing is."""
    scenario, record = comparison.scenario, comparison.record
    return _mixed(scenario, record, equal=record.equal_share, own=record.sharing.own_share)


def _mixed(scenario: Scenario, record: Record, *, equal: Parameter, own: Parameter) -> str:
    """How much is shared equally, and how much of the rest by a key on record, in words."""
    same, key = scenario.number(equal.key), keys.common_key(scenario, record)
    by_own = scenario.number(own.key) if own.key in scenario else 0
    said = f", varav {same}{NBSP}% i lika delar" if same else ""
    of = "av resten " if same else ""
    return f"{said}, {of}{by_own}{NBSP}% efter {key.name}" if by_own and key else said


def limits_told(comparison: result.Comparison) -> str:
    """What a floor and a ceiling do, in words; empty where there are none."""
    record, scenario = comparison.record, comparison.scenario
    least, most = limits(scenario, record)
    if not least and most is None:
        return ""
    held = [f"mindre än {kronor(least)}"] * bool(least) + [f"mer än {kronor(most)}" for _ in [0] if most is not None]
    moved = comparison.outcome.by_kommun((DEDUCTION,), item=BALANCED)
    lifted = sum(amount for amount in moved.values() if amount > 0)
    unkept = limits_unkept(comparison)
    does = unkept or "Det ändrar ingenting: alla ligger inom gränserna."
    if lifted and not unkept:
        does = (
            f"Därför flyttas {kronor(lifted)} mellan kommunerna. De som ligger inom gränserna delar på resten i "
            "proportion till vad de annars hade fått."
        )
    should = "ska få" if unkept else "får"
    return f"Ingen kommun {should} {enumerate_words(held)}, av alla potter tillsammans och efter avdragen. {does}"


def limits_unkept(comparison: result.Comparison) -> str:
    """Why not all are within the floor and the ceiling in the year that is shown, in words; empty where they are."""
    paid = comparison.outcome.by_kommun(PAID_OUT).values()
    missed = limits_missed(paid, *limits(comparison.scenario, comparison.record))
    return " ".join(f"{comparison.year} {why}: då kommer alla så nära som det går." for why in missed)


def limits_missed(amounts: Collection[int], least: int, most: int | None) -> tuple[str, ...]:
    """Why what a year pays out (kronor, one amount a kommun) is not within a floor and a ceiling; empty where it is."""
    low = ("räcker bidraget inte till det lägsta för var och en",) * (min(amounts) < least)
    high = ("är bidraget större än vad det högsta lämnar plats för",) * (most is not None and max(amounts) > most)
    return (*low, *high)


def keys_of_items(comparison: result.Comparison) -> str:
    """Which pots, deductions and costs have a key of their own, in words; empty where none has."""
    scenario, record = comparison.scenario, comparison.record
    found = [
        f"{comparison.outcome.names[item]} efter {scenario[choice.key]}"
        for item, choice in catalogue.key_choices(record, record.agreement(scenario).id).items()
        if scenario[choice.key] != choice.default
    ]
    return f"Egen nyckel: {'; '.join(found)}." if found else ""


def effect_of(parameter: Parameter, record: Record) -> str:
    """What moving a parameter does, and to whom, in words; empty for what is told by its name alone."""
    return _effects(record).get(parameter.key, "")


def _of_posts(record: Record) -> str:
    """What the number of posts is, and which alternatives begin later than the first and so move the year shown."""
    first, *later = record.staffing
    begin = [
        f"{posts_text(one.posts).capitalize()} börjar {one.first_year}: då visas allt för {one.first_year}."
        for one in later
        if one.first_year > first.first_year
    ]
    return " ".join(["Hur många tjänster parterna betalar för.", *begin])


def begins_later(scenario: Scenario, record: Record) -> str:
    """That the chosen alternative begins after the preset's year, so that another year is shown; else nothing."""
    chosen = catalogue.chosen_alternative(scenario, record)
    if chosen.first_year <= record.preset(scenario.preset).year:
        return ""
    return f"{posts_text(chosen.posts).capitalize()} börjar {chosen.first_year}: allt visas för {chosen.first_year}."


@lru_cache(maxsize=16)
def _effects(record: Record) -> dict[str, str]:
    alternative = (
        "Vad tjänsterna kostar om året i allt. Regionen betalar sin andel, kommunerna resten efter kostnadernas nyckel."
    )
    told = {
        **{one.parameter.key: alternative for one in record.staffing},
        **{
            one.parameter.key: "En rad i kommunernas egna budgetar, delad efter kostnadernas nyckel."
            for one in record.costs
        },
        record.posts_choice.key: _of_posts(record),
        record.region_share.key: "Vad regionen betalar av tjänsterna. Ju mer, desto lägre kostnad för alla kommuner.",
        record.equal_share.key: "Så stor del av bidraget delas lika. Små kommuner får mer och stora mindre.",
        record.sharing.cost_equal_share.key: (
            "Vid 0 % delas kostnaderna efter befolkning, vid 100 % betalar varje kommun lika mycket. Ju högre, desto "
            "mer betalar små kommuner. Det rör varken bidragen eller regionens andel."
        ),
        record.sharing.own_share.key: "Så stor del av det som inte delas lika går efter egen nyckel.",
        record.sharing.own_cost_share.key: "Detsamma för de gemensamma kostnaderna.",
        record.sharing.floor.key: (
            "Av alla potter tillsammans, efter avdragen. Den som annars hade fått mindre lyfts hit, och de andra delar "
            "på resten i proportion till vad de annars hade fått. Räcker pengarna inte sägs hur stora potterna behöver "
            "vara."
        ),
        record.sharing.ceiling.key: (
            "Av alla potter tillsammans, efter avdragen. Den som annars hade fått mer stannar här, och de andra delar "
            "på resten i proportion till vad de annars hade fått."
        ),
        record.population_choice.key: "Andelarna räknas efter invånarna då. Större andel: mer bidrag, högre kostnad.",
    }
    told |= _effects_ahead(record)
    for agreement in record.agreements.values():
        pots = [pot.parameter.key for pot in agreement.pots]
        told |= dict.fromkeys(pots, "Statens pengar till länets kommuner. Mer i potten ger alla mer, efter nyckeln.")
        for one in agreement.deductions:
            told[one.key] = "Tas från sin pott innan den delas: ju mer, desto mindre till alla."
        told |= {
            choice.key: "Nyckeln för den här posten. Utan eget val gäller den gemensamma, för ett avdrag pottens."
            for choice in catalogue.key_choices(record, agreement.id).values()
        }
        told |= {
            choice.key: "Avdraget minskar den pott som väljs, och vad som är kvar till dess ändamål. Så länge "
            "potterna har samma nyckel ändras kommunens summa högst någon krona."
            for choice in catalogue.pot_choices(record, agreement.id).values()
        }
    return told


def _effects_ahead(record: Record) -> dict[str, str]:
    """The same of what the years ahead are reckoned by, on the page Budget."""
    budget, base = record.budget, record.budget.price_year
    told = {
        budget.index.key: f"Så mycket dyrare blir kommunernas egna kostnader per år efter {base}. Bidraget rörs inte.",
        budget.other_agreements.key: "Om ett år med en egen överenskommelse får dess potter i stället för scenariots: "
        "mer eller mindre till alla, som riksbeloppet det året.",
        budget.takeover.key: "Vad som händer när en pott inte räcker till avdragen: antingen slutar det som avdraget "
        "betalar, eller så betalar alla kommuner det ur sina egna budgetar.",
        budget.population.key: "Vilka invånare åren framåt delas efter: dagens, eller årets statistik och trend.",
        budget.shelter.key: "Lägger till vad skyddat boende väntas kosta alla kommuner utöver statens pengar, efter "
        "befolkning.",
        budget.nation.key: "Länet betalar efter sin del av landets invånare: fler i landet, mindre för oss.",
        record.evidence.vfu_increase.key: "Hela landets ökning av VFU-veckor. Ju större, desto mindre del får var och "
        "en här.",
    }
    costs = record.costs_with_years
    told |= {
        catalogue.own_index(record, cost).key: f"{cost.name} för alla kommuner blir så mycket dyrare varje år efter "
        f"{base}; ”gemensam” är reglaget {budget.index.name}."
        for cost in costs
    }
    told |= {
        one.key: f"{one.short} får så många fler eller färre invånare per år: dess del av bidrag och kostnader följer "
        "med, och alla andras ändras."
        for one in catalogue.own_growth(record).values()
    }
    for item in (*costs, *(one for agreement in record.agreements.values() for one in agreement.deductions)):
        done = "dras av från allas bidrag" if isinstance(item, Deduction) else "står i allas egna budgetar"
        first, last = catalogue.span(record, item)
        told[first.key] = f"Det första året som {item.name} {done}."
        told[last.key] = f"Det sista året som {item.name} {done}."
    for preset in record.presets:
        for of_pot in catalogue.levels(record, preset).values():
            for year, level in of_pot.items():
                told[level.key] = f"Hur stor del av potten som betalas ut {year}: 100{NBSP}% är hela. Mer ger alla mer."
    return told
