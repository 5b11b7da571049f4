"""The years ahead in words: what to put in the budget, and what a decision binds to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gnv.analysis.result import Comparison, changes
from gnv.analysis.years import cost_span, counted_years, own_costs
from gnv.core import catalogue, staffing
from gnv.core.outcome import COST, PAID_OUT, Outcome, costs_of, known_to_one
from gnv.core.projection import in_force, project, uncovered_deductions
from gnv.core.record import Record
from gnv.core.references import table_rows
from gnv.core.scenario import Scenario
from gnv.core.year import limits
from gnv.formatting import NBSP, change, count, enumerate_words, in_words, kronor, number
from gnv.words.scenario import change_text, limits_missed


def budget_sentence(scenario: Scenario, record: Record, codes: Collection[str], *, whom: str, year: int) -> str:
    """What to put in the budget of a year: the amount, and what it is without."""
    outcome = project(scenario, record)
    missing = [outcome.names[item] for item in outcome.missing_in(year)]
    without = f", utan {enumerate_words(missing)} (belopp saknas)" if missing else ""
    return f"Budget {year} för {whom}: {kronor(own_costs(outcome, codes, year=year))} i egna kostnader{without}"


def span_sentence(scenario: Scenario, record: Record, codes: Collection[str], *, year: int) -> str:
    """How far off the amount of a year may be, and why."""
    span = cost_span(scenario, record, codes, year=year)
    if span.low_sek == span.high_sek:
        return ""
    posts = f"{in_words(min(span.posts))} till {in_words(max(span.posts))} tjänster" if span.posts else ""
    rounding = "underlagets belopp är avrundade" if span.rounding else ""
    index = "uppräkningen är osäker" if span.index else ""
    why = ", och ".join(filter(None, (posts, index, rounding)))
    return f"Spann {number(span.low_sek)}–{kronor(span.high_sek)}: {why}. "


def year_by_year(outcome: Outcome, record: Record, codes: Collection[str], *, whom: str) -> str:
    """What some kommuner get, pay and have left in each of the budget's years; years that are alike are told once."""
    grants, costs = (
        {year: sum(found[code] for code in codes) for year in record.budget.years
         for found in [outcome.by_kommun(kinds, year=year)]}
        for kinds in (PAID_OUT, (COST,))
    )  # fmt: skip
    alike: list[list[int]] = []
    for year in record.budget.years:
        if alike and (grants[year], costs[year]) == (grants[alike[-1][-1]], costs[alike[-1][-1]]):
            alike[-1].append(year)
        else:
            alike.append([year])
    told = [
        f"{_span(years)} bidrag {kronor(grants[years[0]])}, egna kostnader {kronor(costs[years[0]])}, "
        f"netto {kronor(grants[years[0]] - costs[years[0]])}"
        for years in alike
    ]
    return f"{whom[:1].upper()}{whom[1:]}, per år: {'; '.join(told)}."


def against_baseline(comparison: Comparison, codes: Collection[str], *, year: int) -> str:
    """What the same year costs in what the scenario is compared with, where it is another amount; else nothing."""
    record = comparison.record
    here, there = (project(one, record) for one in (comparison.scenario, comparison.base))
    left_out = known_to_one(here, there, year=year)
    now, then = (own_costs(one, codes, year=year) for one in (here, there))
    unlike = [sum(costs_of(one, left_out, year=year)[code] for code in codes) for one in (here, there)]
    difference = (now - unlike[0]) - (then - unlike[1])
    if now == then and not difference:
        return ""
    names = {**there.names, **here.names}
    without = f", utan {enumerate_words([names[item] for item in left_out])}" if left_out else ""
    return f"{comparison.baseline_name}: {kronor(then)}, skillnad {change(difference)}{without}. "


def binding_sentence(scenario: Scenario, record: Record, codes: Collection[str], *, whom: str) -> str:
    """What the RSS agreement binds to in the years that count it, and at the least if its notice is as today's."""
    outcome, rss = project(scenario, record), record.rss
    years, term = counted_years(scenario, record), f"{rss.first_year}–{rss.last_year}"
    if not years:
        return f"RSS-avtalet {term} räknas inte med något år, och binder {whom} till inget."
    per_year = {year: outcome.by_kommun((COST,), item=rss.key, year=year) for year in years}
    whole = sum(per_year[year][code] for year in years for code in codes)
    bound = years[: rss.notice_years + 1]
    least = sum(per_year[year][code] for year in bound for code in codes)
    notice = "ett" if rss.notice_years == 1 else in_words(rss.notice_years)
    whole_term = len(years) == rss.last_year - rss.first_year + 1
    counted = "i hela avtalstiden" if whole_term else f"de år som det räknas med ({_span(years)})"
    return (
        f"RSS-avtalet {term} binder {whom} till {kronor(whole)} {counted}. "
        f"Dagens avtal har {notice} års uppsägningstid; att nästa får samma är ett antagande. Räknat i hela "
        f"kalenderår betalar då den som säger upp det under {bound[0]} till och med {bound[-1]}: {kronor(least)}."
    )


def _span(years: Collection[int]) -> str:
    return f"{min(years)}–{max(years)}" if len(years) > 1 else str(min(years))


def against_printed(outcome: Outcome, record: Record) -> str:
    """Why the price year's costs are not the printed budget table's, if they are not."""
    printed, year = record.printed[record.budget.printed], record.budget.price_year
    parts = [(outcome.names[item], outcome.total((COST,), item=item, year=year)) for item in outcome.items(COST)]
    told = " + ".join(f"{name} {kronor(amount)}" for name, amount in parts if amount)
    total = outcome.total((COST,), year=year)
    where = f"{printed.origin.source.short}, {printed.origin.place}"
    said = f"Dokumentets tabell ({where}) fördelar {kronor(printed.amount_sek)}"
    if total == printed.amount_sek:
        rows, ours = table_rows(printed, record), outcome.by_kommun((COST,), year=year)
        apart = [abs(ours[code] - rows[code]) for code in rows if ours[code] != rows[code]]
        return f"{said}, som här. {_rows_apart(apart, len(rows))}"
    difference = change(total - printed.amount_sek)
    return f"{said} till alla kommuner; här är posterna {told or 'inga'} = {kronor(total)}, alltså {difference}."


def _rows_apart(apart: Sequence[int], of: int) -> str:
    """How far a table's rows are from ours where the sums agree: by roundings of a krona, or by more."""
    if not apart:
        return "Varje rad är också densamma."
    rows = f"{count(len(apart), 'rad', 'rader')} av {of} skiljer"
    if max(apart) == 1:
        return f"{rows} en krona, för dokumentet rundar av varje rad för sig."
    return f"{rows}, som mest {kronor(max(apart))}."


def assumptions(scenario: Scenario, record: Record) -> list[str]:
    """What is assumed of the years ahead otherwise than by default; levels that a quick choice set bear its name."""
    years_only = catalogue.years_only(record, scenario.preset)
    made = [one for one in changes(scenario, record) if one.parameter in years_only]
    quick = next(
        (name for name, values in catalogue.quick_levels(record, scenario.preset).items() if scenario.holds(values)), ""
    )
    levels = catalogue.quick_levels(record, scenario.preset).get(quick, {})
    others = [one for one in made if one.parameter.key not in levels]
    named = f"statsbidraget efter {record.budget.first_year}: {quick[:1].lower()}{quick[1:]}"
    by_name = [named] if len(others) < len(made) else []
    return by_name + [change_text(one) for one in others]


def grants_basis(scenario: Scenario, record: Record) -> str:
    """What the years' grants rest on, and what becomes of the deductions that they can't carry."""
    agreement = record.agreement(scenario)
    told = f"Bidraget är {agreement.name}; {_other_years(scenario, record)}"
    told = " ".join(filter(None, (told, _limits_missed(scenario, record))))
    lost = uncovered_deductions(scenario, record)
    if not lost:
        return told
    names = project(scenario, record).names
    first = [
        f"från {year} inte till {enumerate_words([names[key] for key, since in lost.items() if since == year])}"
        for year in sorted(set(lost.values()))
    ]
    taken_over = scenario[record.budget.takeover.key] == record.budget.takeover.options[-1]
    rest = "betalar kommunerna själva, som en kostnad" if taken_over else "upphör ändamålet"
    return f"{told} Potterna räcker {enumerate_words(first)}. De första avdragen betalas först; för resten {rest}."


def _limits_missed(scenario: Scenario, record: Record) -> str:
    """The years whose grant is too small for the lowest that a kommun is to get, or too large for the highest."""
    (least, most), outcome = limits(scenario, record), project(scenario, record)
    missed: dict[str, list[str]] = {}
    for year in record.budget.years:
        for why in limits_missed(outcome.by_kommun(PAID_OUT, year=year).values(), least, most):
            missed.setdefault(why, []).append(str(year))
    return " ".join(
        f"{enumerate_words(found)} {why}: då kommer alla så nära som det går." for why, found in missed.items()
    )


def assumed_years(scenario: Scenario, record: Record) -> str:
    """Which of the years ahead have a grant that is assumed; empty where each has one on record."""
    years = [year for year in record.budget.years if catalogue.grant_assumed(scenario, record, year)]
    return f"Bidraget är ett antagande {enumerate_words(list(map(str, years)))}. " if years else ""


def pots_ahead(scenario: Scenario, record: Record) -> list[str]:
    """What the documents say of the pots in later years, one sentence or two per pot, with the source."""
    return [
        f"{pot.parameter.short}: {pot.ahead.text} Källa: {pot.ahead.source.short}, {pot.ahead.place}."
        for pot in record.pots(scenario.preset)
        if pot.ahead
    ]


def deductions_basis(scenario: Scenario, record: Record) -> str:
    """Which deductions recur, in which years, and why; and which do not. Empty where none is of any amount."""
    told = []
    asked_for = [one for one in record.agreement(scenario).deductions if scenario.number(one.key)]
    for deduction in asked_for:
        made = [year for year in record.budget.years if catalogue.deducted(year, deduction, scenario, record)]
        span = "inget av åren" if not made else f"bara {made[0]}" if len(made) == 1 else f"{made[0]}–{made[-1]}"
        on_record = [edge.default for edge in catalogue.span(record, deduction)]
        chosen = [scenario[edge.key] for edge in catalogue.span(record, deduction)]
        origin = deduction.years_origin
        why = f"{origin.status}: {origin.place}" if chosen == on_record else "ert val"
        told.append(f"{deduction.parameter.short} {span} ({why})")
    return f"Avdragen görs så här, så långt potterna räcker: {'; '.join(told)}." if told else ""


def never_counted(scenario: Scenario, record: Record) -> tuple[str, ...]:
    """Which deductions and costs count in no year at all, because their years stand the wrong way round."""
    told = []
    for item in (*record.agreement(scenario).deductions, *record.costs_with_years):
        first, last = catalogue.span(record, item)
        if scenario.number(first.key) > scenario.number(last.key):
            told.append(f"{item.name} räknas inte något år: ”från” är senare än ”till och med”.")
    return tuple(told)


def _other_years(scenario: Scenario, record: Record) -> str:
    """What the other years' grants rest on: their own agreement where one is on record, else an assumption."""
    agreement, years = record.agreement(scenario), record.budget.years
    own = {year: catalogue.recorded_agreement(scenario, record, year) for year in years}
    part = f" ({record.county.genitive} del är ett antagande)"
    named = [
        f"{year} är det {one.name}{part if catalogue.grant_assumed(scenario, record, year) else ''}"
        for year, one in own.items()
        if one
    ]
    if not named:
        return f"för andra år än {agreement.year} är det ett antagande."
    return f"{enumerate_words(named)}; för övriga år än {agreement.year} är det ett antagande."


def prices_basis(scenario: Scenario, record: Record) -> str:
    """How the costs grow over the years."""
    base, percent = record.budget.price_year, scenario.text(record.budget.index.key)
    own = [
        cost.name
        for cost in record.costs_with_years
        if scenario[(p := catalogue.own_index(record, cost)).key] != p.default
    ]
    apart = f" {enumerate_words(own)} har en egen uppräkning." if own else ""
    rate = f"räknas de upp {percent}{NBSP}% om året, år på år" if percent != "0" else "räknas de inte upp"
    return f"Kostnaderna är i {base} års priser; från {base + 1} {rate}.{apart}"


def staffing_before_term(scenario: Scenario, record: Record) -> str:
    """That the first year is reckoned with an earlier alternative, where the chosen one starts later; else nothing."""
    first, chosen = record.budget.first_year, staffing.chosen_alternative(scenario, record)
    used = in_force(first, scenario, record)
    if used is chosen:
        return ""
    return f"{chosen.posts} tjänster gäller från {chosen.first_year}; {first} räknas här med {used.posts} tjänster. "
