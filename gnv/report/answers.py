"""The answers to the questions that chiefs ask, in words: one function an answer, by the name it has in data/."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from gnv.analysis import result
from gnv.analysis.kommun import EVERYONE, ChosenKommuner, chosen_kommuner, pot_after_deductions
from gnv.analysis.result import Comparison
from gnv.core import staffing
from gnv.core.projection import project
from gnv.formatting import kronor
from gnv.words import evidence as evidence_words
from gnv.words import scenario as scenario_words
from gnv.words import years as years_words


def answer(name: str, comparison: Comparison, own: Collection[str]) -> str:
    """An answer for the chosen kommuner, or for all where none is chosen; empty where the page's own first lines do."""
    kommuner = chosen_kommuner(own, comparison.record, fallback="everyone")
    return ANSWERS[name](comparison, kommuner) if name else ""


def _effect(comparison: Comparison, kommuner: ChosenKommuner) -> str:
    if kommuner.names != EVERYONE:
        return ""
    lines = [line for line in result.kommun_lines(comparison) if line.code in kommuner.codes]
    return scenario_words.effect_answer(lines, comparison)


def _purposes(comparison: Comparison, kommuner: ChosenKommuner) -> str:
    left = [
        f"{pot.parameter.short} {kronor(pot_after_deductions(comparison, kommuner.codes, pot=pot.parameter.key))}"
        for pot in comparison.agreement.pots
    ]
    lines = [line for line in result.kommun_lines(comparison) if line.code in kommuner.codes]
    return scenario_words.by_pot(lines, left, whom=kommuner.names)


def _posts(comparison: Comparison, kommuner: ChosenKommuner) -> str:
    if kommuner.names != EVERYONE:
        return ""
    split = staffing.increase_to_discuss(comparison.scenario, comparison.record)
    return scenario_words.increase_answer(split, comparison.record, kommuner.codes, whom=kommuner.names)


def _budget(comparison: Comparison, kommuner: ChosenKommuner) -> str:
    record, scenario, year = comparison.record, comparison.scenario, comparison.record.budget.price_year
    said = years_words.budget_sentence(scenario, record, kommuner.codes, whom=kommuner.names, year=year)
    return f"{said}. {years_words.span_sentence(scenario, record, kommuner.codes, year=year)}".strip()


def _years(comparison: Comparison, kommuner: ChosenKommuner) -> str:
    outcome = project(comparison.scenario, comparison.record)
    return years_words.year_by_year(outcome, comparison.record, kommuner.codes, whom=kommuner.names)


def _binding(comparison: Comparison, kommuner: ChosenKommuner) -> str:
    record = comparison.record
    return years_words.binding_sentence(comparison.scenario, record, kommuner.codes, whom=kommuner.names)


def _county_share(comparison: Comparison, _: ChosenKommuner) -> str:
    return evidence_words.county_shares(comparison)


ANSWERS: Mapping[str, Callable[[Comparison, ChosenKommuner], str]] = {
    "effekt": _effect,
    "insatser": _purposes,
    "bemanning": _posts,
    "budget": _budget,
    "ar_for_ar": _years,
    "bindning": _binding,
    "lanets_del": _county_share,
}
