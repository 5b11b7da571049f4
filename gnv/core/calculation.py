"""The one function that joins what is chosen with what is on record."""

from __future__ import annotations

from functools import lru_cache

from gnv.core import catalogue
from gnv.core.outcome import Outcome, OutcomeRow
from gnv.core.people import population_in
from gnv.core.record import Record
from gnv.core.records import BALANCED, TAKEN_OVER, InputError
from gnv.core.scenario import Scenario
from gnv.core.year import before_limits, getting, limits, lowest_ceiling, paid_out, pots_of_year, year_lines
from gnv.formatting import kronor


@lru_cache(maxsize=256)
def calculate(scenario: Scenario, record: Record, *, year: int | None = None) -> Outcome:
    """What every kommun gets and pays under a scenario in a year (its own, or another to compare in), in whole kronor.

    Pure. A year of the budget has the same rows here as in `project`. InputError where, in its own year, the deductions
    are larger than their pot, or a value is missing or out of bounds; the message says which.
    """
    _check_values(scenario, record)
    own = catalogue.year_of(scenario, record)
    _check_pots(own, scenario, record)
    _check_limits(own, scenario, record)
    asked = own if year is None else year
    return Outcome(
        rows=tuple(OutcomeRow(asked, *line) for line in year_lines(asked, scenario, record)),
        names=item_names(scenario, record),
        population=population_in(asked, scenario, record),
    )


def calculable(scenario: Scenario, record: Record) -> bool:
    """Whether a scenario can be calculated at all: whether no pot is asked for more than it holds."""
    try:
        calculate(scenario, record)
    except InputError:
        return False
    return True


def _check_values(scenario: Scenario, record: Record) -> None:
    for parameter in catalogue.parameters(record, scenario.preset):
        if parameter.key not in scenario:
            raise InputError(f"Scenariot saknar ett värde för ”{parameter.key}” ({parameter.name}).")
        reason = parameter.refusal(scenario[parameter.key])
        if reason:
            raise InputError(f"{parameter.name} ({parameter.key}): {reason}")


def _check_pots(year: int, scenario: Scenario, record: Record) -> None:
    """Raise where a pot of the scenario's, at its full amount, is less than what is asked of it in a year."""
    if catalogue.recorded_agreement(scenario, record, year):
        return
    asked = {pot.key: sum(pot.asked.values()) for pot in pots_of_year(year, scenario, record)}
    for pot in record.pots(scenario.preset):
        parameter, wanted = pot.parameter, asked[pot.parameter.key]
        if wanted > scenario.number(parameter.key):
            holds = kronor(scenario.number(parameter.key))
            raise InputError(f"{parameter.name}: Avdragen, {kronor(wanted)}, är större än potten, {holds}.")


def _check_limits(year: int, scenario: Scenario, record: Record) -> None:
    """Raise where the pots of the scenario's, at their full amounts, can't keep a floor or a ceiling in a year.

    The message tells the smallest or the largest that the pots can be together, and the lowest ceiling that would do.
    """
    least, most = limits(scenario, record)
    if most is not None and most < least:
        both = f"{kronor(least)}, är högre än det högsta, {kronor(most)}"
        raise InputError(f"Det lägsta bidraget till en kommun, {both}.")
    pots = pots_of_year(year, scenario, record)
    full = all(pot.key in scenario and pot.amount_sek == scenario.number(pot.key) for pot in pots)
    if not full:
        return
    taken = sum(sum(pot.asked.values()) for pot in pots)
    paid, kommuner = sum(pot.amount_sek for pot in pots) - taken, len(record.kommuner)
    of_deductions = f", varav {kronor(taken)} till avdragen" if taken else ""
    if paid < least * kommuner:
        raise InputError(
            f"{kommuner} kommuner kan inte få minst {kronor(least)} var: det är {kronor(paid)} att dela ut. Potterna "
            f"behöver då vara minst {kronor(least * kommuner + taken)} tillsammans{of_deductions}."
        )
    if most is None or not paid:
        return
    each = paid_out(before_limits(year, scenario, record))
    lowest, there = lowest_ceiling(each, least), getting(each)
    if most < lowest:
        whom = f"{kommuner} kommuner kan"
        if there < kommuner:
            whom = f"{there} av {kommuner} kommuner får något med de valda nycklarna, och kan"
        top = record.sharing.ceiling.maximum
        ceiling = f"Det högsta behöver vara minst {kronor(lowest)}" if lowest < top else "Ta bort det högsta"
        largest = kronor(most * there + least * (kommuner - there) + taken)
        raise InputError(
            f"{whom} inte få högst {kronor(most)} var: det är {kronor(paid)} att dela ut. {ceiling}, eller potterna "
            f"högst {largest} tillsammans{of_deductions}."
        )


def item_names(scenario: Scenario, record: Record) -> dict[str, str]:
    """The items' Swedish names, in the order in which they stand; what the kommuner have taken over says so."""
    years, present = record.budget.years, record.agreement(scenario)
    known = {
        **{parameter.key: parameter.short for parameter in present.parameters},
        record.rss.key: record.rss.name,
        **{cost.key: cost.short for cost in record.costs},
    }
    pots = [pot.parameter for year in years for pot in catalogue.agreement_in(year, scenario, record).pots]
    deductions = [one.parameter for one in present.deductions]
    deductions += [one.parameter for year in years for one in catalogue.deductions_in(year, scenario, record)]
    new: dict[str, str] = {}  # an item that goes on is called what it is called in the first year that has it
    for one in (*pots, *deductions):
        if one.key not in known:
            new.setdefault(one.key, one.short)
    taken_over = {TAKEN_OVER + one.key: f"{one.short}, egen kostnad" for one in reversed(deductions)}
    shelter = record.budget.shelter_cost
    balance = {BALANCED: "Utjämning till lägsta och högsta bidrag"} if _may_balance(scenario, record) else {}
    return {**known, **new, **balance, **dict(reversed(taken_over.items())), shelter.key: shelter.short}


def _may_balance(scenario: Scenario, record: Record) -> bool:
    """Whether a scenario has a floor, a ceiling, or a deduction whose key could take more of a kommun than it gets."""
    choices, made = catalogue.key_choices(record, record.agreement(scenario).id), record.agreement(scenario).deductions
    keys = (choices[deduction.key] for deduction in made)
    return limits(scenario, record) != (0, None) or any(scenario[one.key] != one.default for one in keys)
