"""What the pages say that are taken home: one function a page, its sections in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from gnv.analysis import bridge as bridge_analysis
from gnv.analysis import effect as effects
from gnv.analysis import result
from gnv.analysis.kommun import chosen_kommuner, pot_after_deductions
from gnv.analysis.result import Comparison
from gnv.analysis.side_by_side import ScenarioColumn
from gnv.analysis.years import MONEY, same_every_year
from gnv.charts import bars, dots, theme, waterfall, years
from gnv.charts import effect as effect_chart
from gnv.charts.map import gain_map
from gnv.core import catalogue, staffing
from gnv.core.evidence import PrintedTable
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.records import Statement
from gnv.formatting import kronor
from gnv.report.section import Figure, Legend, Point, Section, page_heading, sentences
from gnv.tables import bridge as bridge_tables
from gnv.tables import kommun as kommun_tables
from gnv.tables import scenario as scenario_tables
from gnv.tables import years as years_tables
from gnv.words import bridge as bridge_words
from gnv.words import scenario as scenario_words
from gnv.words import years as years_words
from gnv.workspace.workspace import Named

GUESS = "Gissa först: vad betyder ändringen för varje kommun?"


@dataclass(frozen=True, kw_only=True)
class View:
    """What is looked at: whose kommuner, which kind of money, per inhabitant or not, on a dark screen or not.

    On the start page, an empty `kind` is what has moved; differences may be in `percent`, and `own_first` in the chart,
    and while `guessing` what the change does is not told.
    """

    own: frozenset[str] = frozenset()
    kind: str = "Netto"
    per_head: bool = False
    percent: bool = False
    own_first: bool = False
    guessing: bool = False
    dark: bool = False


def fordelning(comparison: Comparison, view: View) -> tuple[Section, ...]:
    """All of the start page."""
    return (*fordelning_live(comparison, view), *fordelning_tables(comparison, view))


def fordelning_live(comparison: Comparison, view: View) -> tuple[Section, ...]:
    """What it is and what it comes to, what has been changed, the effect per kommun, the key figures, and the steps."""
    lines = result.kommun_lines(comparison)
    chosen = [line for line in lines if line.code in view.own]
    changed = scenario_words.changed_since_baseline(comparison)
    check, holds = scenario_words.control_line(comparison)
    moved = effects.kind_that_moved(lines)
    kind = view.kind or moved or comparison.record.preset(comparison.scenario.preset).view
    summary = scenario_words.kommun_summary(chosen, comparison) if chosen else ""
    return (
        Section(
            subject=scenario_words.subject(comparison),
            aside=f"✓ {check}" if holds else "",
            warning="" if holds else check,
            heading=GUESS if view.guessing else scenario_words.sentence(comparison),
            level=1,
            answer="" if view.guessing else summary,
        ),
        Section(
            sentences=(
                Point(changed, lead=f"Ändrat från {comparison.baseline_name}:")
                if changed
                else Point(scenario_words.nothing_changed(comparison)),
            )
        ),
        Section(
            effect=effect_chart.effect(
                lines,
                kind=kind,
                measure="Per invånare" if view.per_head else "Procent" if view.percent else "Kronor",
                usual=effects.usual_difference(comparison.record, comparison.scenario.preset),
                baseline_name=comparison.baseline_name,
                look=effect_chart.Look(own=view.own, own_first=view.own_first, hidden=view.guessing),
            )
        ),
        Section(
            figures=tuple(
                Figure(one.label, one.amount_sek, scenario_words.figure_notes(one, comparison))
                for one in result.key_figures(comparison)
            ),
        ),
        Section(
            heading="Från pott till fördelning",
            drawing=waterfall.waterfall(comparison, dark=view.dark),
            alt="Statsbidragets potter, avdragen och det som återstår att fördela.",
        ),
    )


def fordelning_tables(comparison: Comparison, view: View) -> tuple[Section, ...]:
    """Every kommun's lines, and what the alternatives of staffing cost it."""
    lines, costs = result.kommun_lines(comparison), staffing.alternatives(comparison.scenario, comparison.record)
    return (
        Section(table=scenario_tables.kommun_table(lines, own=view.own, comparison=comparison)),
        Section(
            table=scenario_tables.staffing_table(
                costs,
                comparison.record,
                own=view.own,
                by=scenario_words.costs_shared_by(comparison, item=comparison.record.rss.key),
            )
        ),
    )


def jamfor(
    compared: Sequence[ScenarioColumn], column: ScenarioColumn, record: Record, view: View, *, order: Sequence[str]
) -> tuple[Section, ...]:
    """Scenarios beside each other, the first the base: who gains and loses in `column`, and what sets them apart.

    `order` is the kommunkoder in the order to show.
    """
    base = compared[0]
    kommuner = {code: record.kommuner[code] for code in order}
    unit = "Kronor per invånare" if view.per_head else "Tusental kronor"
    colours = "Blått lägre kostnad, brunt högre" if view.kind == "Kostnader" else "Blått mer, brunt mindre"
    looks = {"per_head": view.per_head, "dark": view.dark}
    return (
        page_heading(scenario_words.gains_and_losses(column, base, record, kind=view.kind)),
        Section(legend=Legend([one.named.name for one in compared], theme.SERIES, tuple(theme.SHAPES.values()))),
        Section(
            drawing=dots.dots(compared, kommuner, **looks),
            alt="Var varje kommun ligger i varje scenario. Samma tal står i tabellen.",
        ),
        Section(
            drawing=bars.gain_bars(column, base, kommuner, own=view.own, **looks),
            alt="Vem som får mer och vem som får mindre. Samma tal står i tabellen.",
        ),
        Section(
            table=scenario_tables.difference_table(compared, record, order=order, per_head=view.per_head, own=view.own)
        ),
        Section(
            table=scenario_tables.comparison_table(compared, record, order=order, per_head=view.per_head, own=view.own)
        ),
        Section(
            heading="På kartan",
            sentences=sentences(
                f"{unit}: {column.named.name} mot {base.named.name}. "
                f"{colours}; ju starkare färg, desto större skillnad."
            ),
            drawing=gain_map(column, base, kommuner, record.shapes, **looks),
            alt="Vem som får mer och mindre, på kartan. Samma tal står i tabellen.",
        )
        if record.shapes
        else Section(),
        scenario_differences([one.named for one in compared], record),
    )


def scenario_differences(compared: Sequence[Named], record: Record) -> Section:
    """What sets each scenario apart from the first, in words."""
    base, *others = compared
    return Section(
        heading=f"Vad som skiljer från {scenario_words.display_name(base, record)}",
        points=tuple(
            Point(
                f"{scenario_words.differences(one.scenario, base.scenario, record) or 'samma värden'}.",
                lead=f"{scenario_words.display_name(one, record)}:",
            )
            for one in others
        ),
    )


def bemanning(comparison: Comparison, view: View) -> tuple[Section, ...]:
    """What more posts cost the kommuner together and each, and what the increase consists of."""
    record, scenario = comparison.record, comparison.scenario
    costs, split = staffing.alternatives(scenario, record), staffing.increase_to_discuss(scenario, record)
    on_record = staffing.alternatives(catalogue.preset_scenario(record, scenario.preset), record)
    reference = max(on_record, key=lambda cost: cost.kommuner_sek)  # what the charts' axes are made for
    inhabitants = comparison.outcome.population.inhabitants
    kommuner = chosen_kommuner(view.own, record, fallback="everyone")
    told = scenario_words.increase_answer(split, record, kommuner.codes, whom=kommuner.names) if view.own else ""
    return (
        replace(
            page_heading(
                scenario_words.staffing_sentence(split), "" if told else scenario_words.two_parts(split, record)
            ),
            answer=told,
        ),
        Section(
            heading="Kommunerna tillsammans",
            drawing=waterfall.increase_steps(split, reference_sek=reference.kommuner_sek, dark=view.dark),
            alt="Vad skillnaden består av, för kommunerna tillsammans. Samma tal i tabellen.",
            table=years_tables.alternatives_table(costs, record, inhabitants),
        ),
        Section(
            heading="Per kommun, kronor om året",
            drawing=bars.increase_bars(
                split,
                record.kommuner,
                reference_sek=max(reference.by_kommun.values()),
                own=view.own,
                dark=view.dark,
            ),
            alt="En stapel per kommun, delad i skillnadens delar. Samma tal står i tabellen.",
        ),
        Section(table=years_tables.increase_table(split, record, view.own)),
    )


def bemanning_grounds(record: Record) -> tuple[Section, ...]:
    """What the documents say for more posts, and of the staffing otherwise."""
    return (
        statements("Skälen för fler tjänster, enligt underlaget", record.rss.arguments),
        statements("Bemanningen i övrigt, enligt underlaget", record.rss.facts),
    )


def statements(heading: str, found: Sequence[Statement]) -> Section:
    """What the documents say under a heading, each with its source."""
    return Section(
        heading=heading, points=tuple(Point(one.text, source=f"{one.source.short}, {one.place}") for one in found)
    )


def budget(comparison: Comparison, view: View) -> tuple[Section, ...]:
    """All of the page."""
    by_kommun = budget_by_kommun(comparison, view)
    return (*budget_live(comparison, view), *budget_basis(comparison, view), by_kommun)


def budget_live(comparison: Comparison, view: View) -> tuple[Section, ...]:
    """What to put in next year's budget, the years ahead in two charts, and what a decision binds to."""
    record, scenario = comparison.record, comparison.scenario
    kommuner = chosen_kommuner(view.own, record, fallback="everyone")
    codes, whom, coming = kommuner.codes, kommuner.names, record.budget.price_year
    outcome = project(scenario, record)
    below = (
        years_words.against_baseline(comparison, codes, year=coming)
        + years_words.staffing_before_term(scenario, record)
        + years_words.binding_sentence(scenario, record, codes, whom=whom)
    )
    return (
        page_heading(
            years_words.budget_sentence(scenario, record, codes, whom=whom, year=coming),
            years_words.span_sentence(scenario, record, codes, year=coming),
        ),
        Section(legend=_years_legend(years.names(outcome))),
        Section(
            note=f"Egna kostnader, {whom}, i {years.costs_unit(outcome, codes)}.",
            drawing=years.costs(outcome, codes, dark=view.dark),
            alt="Egna kostnader per år, post för post. Samma tal står i tabellen.",
        ),
        Section(
            note="Bidrag uppåt, egna kostnader nedåt; linjen är netto, i tusental kronor.",
            drawing=years.grants_and_costs(outcome, codes, dark=view.dark),
            alt="Bidrag, egna kostnader och netto per år. Samma tal står i tabellen.",
        ),
        Section(sentences=sentences(below)),
    )


def years_stand_still(comparison: Comparison, view: View) -> bool:
    """Whether the page is the baseline's: the years of the chosen kommuner, and each kommun's of the kind of money."""
    record = comparison.record
    codes = chosen_kommuner(view.own, record, fallback="everyone").codes
    now, then = (project(one, record) for one in (comparison.scenario, comparison.base))
    return same_every_year(now, then, codes) and all(
        same_every_year(now, then, [code], kinds=MONEY[view.kind]) for code in record.kommuner
    )


def budget_basis(comparison: Comparison, view: View) -> tuple[Section, ...]:
    """What the years rest on, and every item year by year for the chosen kommuner."""
    record, scenario = comparison.record, comparison.scenario
    kommuner, outcome = chosen_kommuner(view.own, record, fallback="everyone"), project(scenario, record)
    title = f"Post för post: {kommuner.names}"
    return (
        Section(
            heading="Vad åren bygger på",
            points=sentences(
                years_words.grants_basis(scenario, record),
                *years_words.pots_ahead(scenario, record),
                years_words.deductions_basis(scenario, record),
                years_words.prices_basis(scenario, record),
                years_words.against_printed(outcome, record),
            ),
        ),
        Section(table=years_tables.items_table(years_tables.years_beside(comparison), kommuner.codes, title=title)),
    )


def budget_by_kommun(comparison: Comparison, view: View) -> Section:
    """A kind of money per kommun and year."""
    beside = years_tables.years_beside(comparison)
    return Section(table=years_tables.years_table(beside, comparison.record, kind=view.kind, own=view.own))


def min_kommun(comparison: Comparison, view: View, *, today: date) -> tuple[Section, ...]:
    """One kommun's page: the difference a year, then each line, since the documents, the years, the purpose, the rules.

    The second section is empty where the year's grant is on record, the fourth where one kommun is chosen.
    """
    record, scenario = comparison.record, comparison.scenario
    kommuner = chosen_kommuner(view.own, record, fallback="the first")
    codes = kommuner.codes
    lines = [line for line in result.kommun_lines(comparison) if line.code in codes]
    outcome, agreement = project(scenario, record), comparison.agreement
    hint = "" if view.own else "Välj Min kommun i panelen. Tills dess visas den första i bokstavsordning."
    year = scenario_words.year_and_status(comparison.year, assumed=comparison.assumed)
    before_term = years_words.staffing_before_term(scenario, record)
    return (
        Section(
            heading=f"{kommuner.names}: god och nära vård {year}",
            level=1,
            great=scenario_words.difference_a_year(lines, comparison),
            sentences=sentences(scenario_words.kommun_summary(lines, comparison), hint),
        ),
        Section(
            sentences=sentences(scenario_words.moved_year(comparison), scenario_words.grant_status(comparison)),
        ),
        Section(table=kommun_tables.received_and_paid(comparison, codes, title="Rad för rad")),
        Section(table=kommun_tables.each_kommun(comparison, codes) if len(codes) > 1 else None),
        Section(table=kommun_tables.since_printed(comparison, codes)),
        Section(
            heading="Åren framåt",
            sentences=sentences(
                f"{before_term}{years_words.assumed_years(scenario, record)}"
                "Bidrag uppåt, kostnader nedåt, netto i tusental."
            ),
            legend=_years_legend(years.names(outcome)),
            drawing=years.grants_and_costs(outcome, codes, dark=view.dark, height=years.LOW),
            alt="Bidrag, egna kostnader och netto per år. Samma tal står i tabellen under.",
            table=years_tables.years_ahead(years_tables.years_beside(comparison), codes),
        ),
        Section(
            heading="Vad bidraget får användas till",
            points=tuple(
                Point(pot.purpose, lead=f"{pot.parameter.short}, {kronor(left)} efter avdrag:")
                for pot in agreement.pots
                for left in [pot_after_deductions(comparison, codes, pot=pot.parameter.key)]
            ),
        ),
        Section(table=kommun_tables.conditions(agreement, record.evidence.conditions)),
        Section(note=scenario_words.print_footer(comparison, today=today, sources=_sources(comparison))),
    )


def against_others(comparison: Comparison, view: View, others: Sequence[str]) -> Section:
    """The chosen kommuner together against some others together; empty where these are none."""
    own = chosen_kommuner(view.own, comparison.record, fallback="the first").codes
    return Section(table=kommun_tables.two_groups(comparison, own, others)) if others else Section()


def why_not_the_same(comparison: Comparison, view: View, *, table: PrintedTable) -> tuple[Section, ...]:
    """Why the kommuner's amount is not the one in a printed table: the way from the one to the other."""
    kommuner = chosen_kommuner(view.own, comparison.record, fallback="the first")
    found = bridge_analysis.bridge(table, comparison, kommuner.codes)
    every = bridge_analysis.bridges(comparison, kommuner.codes)
    hint = "" if view.own else "Välj Min kommun i panelen. Tills dess visas den första i bokstavsordning."
    return (
        page_heading(
            bridge_words.sentence(found, whom=kommuner.names), f"{bridge_words.unmoved(found)} {hint}".strip()
        ),
        Section(
            heading=f"Steg för steg: {table.name}",
            drawing=waterfall.bridge_steps(found, dark=view.dark),
            alt="Vad varje steg från det tryckta beloppet till det nuvarande gör. Samma tal står i tabellen.",
        ),
        Section(table=bridge_tables.steps_table(found, comparison)),
        Section(table=bridge_tables.all_bridges(every)),
    )


def _sources(comparison: Comparison) -> tuple[str, ...]:
    """The titles of the documents that the scenario's own amounts stand in, each once, in the order of the amounts."""
    record, scenario = comparison.record, comparison.scenario
    amounts = [
        *(pot.parameter for pot in comparison.agreement.pots),
        *(one.parameter for one in comparison.deductions),
        staffing.chosen_alternative(scenario, record).parameter,
        *(one.parameter for one in record.costs),
    ]
    return tuple(dict.fromkeys(one.origin.source.title for one in amounts))


def _years_legend(names: Sequence[str]) -> Legend:
    return Legend(names, years.COLOURS, ("■",))
