"""The key (fördelningsnyckel): how large each kommun's share of a pot is, as exact whole weights."""

from __future__ import annotations

from collections.abc import Mapping
from math import lcm

from gnv.core.people import inhabitants_in
from gnv.core.record import Record
from gnv.core.records import InputError, Key, Parameter
from gnv.core.scenario import Scenario

WHOLE_PERCENT = 100


def mixed_weights(population: Mapping[str, int], *, equal_share_percent: int) -> dict[str, int]:
    """Weights where `equal_share_percent` of the money is shared equally and the rest by inhabitants.

    A kommun's share is (100 − e)/100 × inhabitants/all + e/100 × 1/number of kommuner; multiplied by
    100 × all × number, this is a whole number, so nothing is rounded. Raises InputError outside 0–100 percent
    or where nobody lives anywhere.
    """
    if not 0 <= equal_share_percent <= WHOLE_PERCENT:
        raise InputError(f"Lika del ska vara 0–100 %, inte {equal_share_percent} %.")
    everyone, kommuner = sum(population.values()), len(population)
    if everyone <= 0:
        raise InputError("Det finns inget att fördela efter: ingen befolkning.")
    by_head, equally = (WHOLE_PERCENT - equal_share_percent) * kommuner, equal_share_percent * everyone
    return {code: by_head * inhabitants + equally for code, inhabitants in population.items()}


def blended_weights(
    population: Mapping[str, int], own: Mapping[str, int], *, equal_share_percent: int, own_percent: int
) -> dict[str, int]:
    """The same, but `own_percent` of what is not shared equally goes by a key of one's own instead of inhabitants.

    Exact, and whole numbers as they all are. At 0 % the shares are `mixed_weights`'.
    """
    whole = WHOLE_PERCENT
    by_people = mixed_weights(population, equal_share_percent=0)
    everyone, all_own, kommuner = sum(by_people.values()), sum(own.values()), len(population)
    return {
        code: equal_share_percent * whole * everyone * all_own
        + (whole - equal_share_percent)
        * kommuner
        * ((whole - own_percent) * by_people[code] * all_own + own_percent * own[code] * everyone)
        for code in population
    }


def grant_weights(year: int, scenario: Scenario, record: Record, *, item: str = "") -> dict[str, int]:
    """What a year's grants are shared by; of a pot that has a key of its own, by that one."""
    return item_weights(item, year, scenario, record) or _common(
        year, scenario, record, equal=record.equal_share, own=record.sharing.own_share
    )


def cost_weights(
    year: int, scenario: Scenario, record: Record, *, item: str = "", common: dict[str, int] | None = None
) -> dict[str, int]:
    """What a year's shared costs are shared by; of a cost that has a key of its own, by that one.

    Skyddat boende is nobody's shared cost: it is reckoned by each kommun's inhabitants. `common` is what is true of
    all costs, where somebody has found it already.
    """
    if item == record.budget.shelter_cost.key:
        return inhabitants_in(year, scenario, record)
    sharing = record.sharing
    return (
        item_weights(item, year, scenario, record)
        or common
        or _common(year, scenario, record, equal=sharing.cost_equal_share, own=sharing.own_cost_share)
    )


def item_weights(item: str, year: int, scenario: Scenario, record: Record) -> dict[str, int] | None:
    """What a pot, a deduction or a cost is shared by where it has a key of its own; else None."""
    choice, key = record.sharing.item_key, record.sharing.item_key.pattern.key.format(item)
    if key not in scenario or scenario[key] in {choice.common, choice.of_pot}:
        return None
    chosen = scenario[key]
    if chosen == choice.by_people:
        return inhabitants_in(year, scenario, record)
    if chosen == choice.equally:
        return dict.fromkeys(record.kommuner, 1)
    return whole_weights(next(one for one in record.keys.values() if one.name == chosen))


def whole_weights(key: Key) -> dict[str, int]:
    """A key's numbers as whole ones in the same proportions."""
    scale = lcm(*(number.denominator for number in key.numbers.values()))
    return {code: int(number * scale) for code, number in key.numbers.items()}


def common_key(scenario: Scenario, record: Record) -> Key | None:
    """The key of one's own that the common keys may be mixed with; None where none is on record."""
    which, names = record.sharing.which_key, {key.name: key for key in record.keys.values()}
    return names[scenario.text(which.key)] if which else next(iter(names.values()), None)


def counts(key: Key, scenario: Scenario, record: Record) -> bool:
    """Whether a scenario shares anything by a key: as the key of an item, or mixed with the common ones."""
    sharing, item = record.sharing, record.sharing.item_key.pattern.key.format("")
    mixed = any(one.key in scenario and scenario[one.key] for one in (sharing.own_share, sharing.own_cost_share))
    of_item = any(name.startswith(item) and chosen == key.name for name, chosen in scenario.values)
    return of_item or (mixed and common_key(scenario, record) == key)


def _common(year: int, scenario: Scenario, record: Record, *, equal: Parameter, own: Parameter) -> dict[str, int]:
    inhabitants, percent = inhabitants_in(year, scenario, record), scenario.number(equal.key)
    key, mixed = common_key(scenario, record), scenario.number(own.key) if own.key in scenario else 0
    if key is None or not mixed:
        return mixed_weights(inhabitants, equal_share_percent=percent)
    return blended_weights(inhabitants, whole_weights(key), equal_share_percent=percent, own_percent=mixed)
