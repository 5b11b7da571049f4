"""What a parameter does: the price of a step, the swing between two of its values, and where it breaks even."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from gnv.core import catalogue
from gnv.core.calculation import calculable, calculate
from gnv.core.outcome import Outcome, costs_of, known_to_one, net
from gnv.core.record import Record
from gnv.core.records import Parameter, Value
from gnv.core.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class Price:
    """What one step up of a parameter does to net, in kronor: for the chosen kommuner, and for all."""

    parameter: Parameter
    own_sek: int
    all_sek: int


Range = Literal["likely", "bounds"]


@dataclass(frozen=True, kw_only=True)
class Swing:
    """What two values of a parameter do to net, in kronor against the present scenario, and why it is those two.

    All in one year, the latest that any of the values has, so that nothing but the parameter sets them apart.

    A number's lowest and highest: the likely ones in data/, or the slider's bounds as far as they can be calculated (a
    pot has to carry its deductions). Of a choice, the two options with the lowest and the highest net, in their order.
    """

    parameter: Parameter
    low: Value
    high: Value
    at_low_sek: int
    at_high_sek: int
    reason: str = ""

    @property
    def width_sek(self) -> int:
        """How far apart the two are."""
        return abs(self.at_high_sek - self.at_low_sek)


@dataclass(frozen=True, kw_only=True)
class BreakEven:
    """The limit of a parameter for nobody to get less than in the baseline, in its unit, to the krona.

    `value` is None where no value will do; `rising` tells that more is better, so that the value is the least one.
    `behind` names the kommunkoder that get less even at the parameter's best. `present` is the parameter's value now,
    and `already` tells that nobody gets less at that one either.
    """

    parameter: Parameter
    rising: bool
    value: int | None
    present: int = 0
    already: bool = False
    behind: tuple[str, ...] = ()


def prices(scenario: Scenario, record: Record, *, own: Collection[str]) -> tuple[Price, ...]:
    """The price of one step of every number that has room for one and can be calculated with it."""
    before = net(calculate(scenario, record))
    found = []
    for parameter in _of_the_year(scenario, record):
        if parameter.options:
            continue
        stepped = scenario.replace({parameter.key: scenario.number(parameter.key) + parameter.step})
        if parameter.refusal(stepped[parameter.key]) is None and calculable(stepped, record):
            after = net(calculate(stepped, record))
            mine = sum(after[code] - before[code] for code in own)
            found.append(Price(parameter=parameter, own_sek=mine, all_sek=sum(after.values()) - sum(before.values())))
    return tuple(found)


def swings(scenario: Scenario, record: Record, *, codes: Collection[str], over: Range = "bounds") -> tuple[Swing, ...]:
    """What each parameter does to the kommuner's net together over a range, widest first, without what does nothing.

    `likely`: over the range in data/; a number that has none there is left out.
    """
    found = (_swing(parameter, scenario, record, codes, over) for parameter in _of_the_year(scenario, record))
    moving = (swing for swing in found if swing and (swing.at_low_sek or swing.at_high_sek))
    return tuple(sorted(moving, key=_widest_first))


def _swing(
    parameter: Parameter, scenario: Scenario, record: Record, codes: Collection[str], over: Range
) -> Swing | None:
    low, high = _bounds(parameter, scenario, record)
    ends_or_options = [scenario.replace({parameter.key: value}) for value in parameter.options or (low, high)]
    year, *_ = catalogue.common_years([scenario, *ends_or_options], record)  # more posts may begin in a later one
    base = _sum(scenario, record, codes, year)

    def gain(value: Value) -> int:
        return _sum(scenario.replace({parameter.key: value}), record, codes, year) - base

    reason = ""
    if parameter.options:
        by_gain = {option: gain(option) for option in parameter.options}
        ends = {min(by_gain, key=by_gain.__getitem__), max(by_gain, key=by_gain.__getitem__)}
        in_order = [option for option in parameter.options if option in ends]
        low, high = in_order[0], in_order[-1]
    elif over == "likely":
        if parameter.likely is None:
            return None
        low, high, reason = max(parameter.likely.low, int(low)), parameter.likely.high, parameter.likely.reason
        if low > high or not calculable(scenario.replace({parameter.key: high}), record):
            return None
    return Swing(parameter=parameter, low=low, high=high, at_low_sek=gain(low), at_high_sek=gain(high), reason=reason)


def break_even(
    parameter: Parameter, scenario: Scenario, base: Scenario, record: Record, *, codes: Collection[str]
) -> BreakEven:
    """How large a parameter has to be, or may be, for none of the kommuner to get a lower net than in the baseline.

    Over what both know, and in the same year, where they are of the same agreement.
    """
    year, base_year = catalogue.common_years((scenario, base), record)
    baseline = calculate(base, record, year=base_year)

    def compared(outcome: Outcome) -> dict[str, int]:
        """The net as far from the baseline's as it is over what both know."""
        unknown, amounts = known_to_one(outcome, baseline), net(outcome)
        here, there = (costs_of(one, unknown) for one in (outcome, baseline))
        return {code: amounts[code] + here[code] - there[code] for code in codes}

    floor = net(baseline)
    return _limit_of(
        parameter, scenario, record, {code: floor[code] for code in codes},
        lambda tried: compared(calculate(tried, record, year=year)),
    )  # fmt: skip


def limit(
    parameter: Parameter, scenario: Scenario, record: Record, *, floor: Mapping[str, int], year: int | None = None
) -> BreakEven:
    """How large a parameter has to be, or may be, for each kommun of `floor` to get that net (kronor) at least.

    In the scenario's own year, or in another that it is compared in.
    """
    return _limit_of(parameter, scenario, record, floor, lambda tried: net(calculate(tried, record, year=year)))


def _limit_of(
    parameter: Parameter,
    scenario: Scenario,
    record: Record,
    floor: Mapping[str, int],
    net_of: Callable[[Scenario], Mapping[str, int]],
) -> BreakEven:
    """The limit for each kommun of `floor`.

    Exact to the krona: at the value nobody has less, and one krona to the worse side somebody does. Rounding can make
    single kronor flicker near the limit; the value is the first from which nobody has less any more.
    """
    codes = tuple(floor)

    def behind(value: int) -> tuple[str, ...]:
        tried = scenario.replace({parameter.key: value})
        if not calculable(tried, record):
            return tuple(codes)
        now = net_of(tried)
        return tuple(code for code in codes if now[code] < floor[code])

    low, high = (scenario.replace({parameter.key: end}) for end in _bounds(parameter, scenario, record))
    at_low, at_high = net_of(low), net_of(high)
    rising = sum(at_high[code] for code in codes) > sum(at_low[code] for code in codes)
    worst, best = (parameter.minimum, parameter.maximum) if rising else (parameter.maximum, parameter.minimum)
    present = scenario.number(parameter.key)
    already = not behind(present)
    if behind(best):
        return BreakEven(
            parameter=parameter, rising=rising, value=None, behind=behind(best), present=present, already=already
        )
    value = _past_flicker(_limit(worst, best, lambda tried: not behind(tried)), worst, best, record, behind)
    return BreakEven(parameter=parameter, rising=rising, value=value, present=present, already=already)


def _of_the_year(scenario: Scenario, record: Record) -> tuple[Parameter, ...]:
    """What is set of the scenario's own year, without the choices of a key or a pot for a single item."""
    ahead = catalogue.ahead(record, scenario.preset)
    of_the_year = (one for one in catalogue.parameters(record, scenario.preset) if one not in ahead)
    return tuple(one for one in of_the_year if not one.refines)


def _limit(worst: int, best: int, holds: Callable[[int], bool]) -> int:
    """A value at which `holds` turns from false to true on the way from worst to best; worst if it holds there."""
    if holds(worst):
        return worst
    while abs(best - worst) > 1:
        middle = (worst + best) // 2
        worst, best = (worst, middle) if holds(middle) else (middle, best)
    return best


def _past_flicker(value: int, worst: int, best: int, record: Record, behind: Callable[[int], tuple[str, ...]]) -> int:
    """The last turn near `value`. A part moves a krona when the amount moves by all inhabitants over the kommun's."""
    if value == worst:
        return value
    heads = min(record.populations.values(), key=lambda population: min(population.inhabitants.values())).inhabitants
    window = 3 * (sum(heads.values()) // min(heads.values()) + 1)
    towards = 1 if best > worst else -1
    ahead = range(value, value + towards * min(window, abs(best - value) + 1), towards)
    failing = [tried for tried in ahead if behind(tried)]
    return failing[-1] + towards if failing else value


def _bounds(parameter: Parameter, scenario: Scenario, record: Record) -> tuple[Value, Value]:
    """The parameter's lowest and highest that can be calculated with the rest of the scenario."""
    if parameter.options:
        return parameter.bounds
    present = scenario.number(parameter.key)

    def works(value: int) -> bool:
        return calculable(scenario.replace({parameter.key: value}), record)

    low = parameter.minimum if works(parameter.minimum) else _limit(parameter.minimum, present, works)
    high = parameter.maximum if works(parameter.maximum) else _limit(parameter.maximum, present, works)
    return low, high


def _sum(scenario: Scenario, record: Record, codes: Collection[str], year: int) -> int:
    now = net(calculate(scenario, record, year=year))
    return sum(now[code] for code in codes)


def _widest_first(swing: Swing) -> tuple[int, str]:
    return -swing.width_sek, swing.parameter.key
