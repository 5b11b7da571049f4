"""How we reckon, told with the present scenario's own numbers for one kommun."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gnv import staffing
from gnv.allocation import Weights, half_up
from gnv.keys import mixed
from gnv.outcome import COST, DEDUCTION, GRANT, Outcome
from gnv.summary import Comparison
from gnv.swedish import NBSP, change, count, decimal, enumerate_words, kronor, number

CASCADE = (
    "Avdragen dras ett i taget från sin pott. En kommuns del av ett avdrag är skillnaden mellan vad den hade fått före "
    "och efter det, så bidrag före avdrag minus avdragen är alltid det som betalas ut, i varje rad och varje summa."
)
LIMITS = (
    "Modellen fördelar de belopp som står i underlaget. Den vet inte vad staten beslutar för kommande år.",
    "Andra förutsättningar än antal invånare, som ålder, avstånd eller vårdbehov, ingår inte i nyckeln.",
    "Ett bidrag ska redovisas, en kostnad är en rad i den egna budgeten. Nettot gör dem inte utbytbara.",
    "Befolkningstal som är nyare än dokumentens är preliminära tills de stämts av mot SCB.",
    "När en pott ökar en krona kan en kommun få en krona mindre, men ingen avviker en hel krona från sin exakta del.",
)


@dataclass(frozen=True, kw_only=True)
class Worked:
    """A line of the example: an amount, the kommun's exact part of it, and the whole kronor that it gets or pays."""

    name: str
    amount_sek: int
    exact: Fraction
    given_sek: int


def example(comparison: Comparison, code: str) -> tuple[Worked, ...]:
    """One kommun's part of every pot (after its deductions) and of every shared cost, exact and in whole kronor."""
    scenario, facts, now = comparison.scenario, comparison.facts, comparison.outcome
    weights = mixed(now.population.inhabitants, equal_share_percent=scenario.number(facts.equal_share.key))
    pots = [_pot(comparison, pot.parameter.key, code, weights) for pot in facts.agreement(scenario).pots]
    costs = [
        _worked(_named(item, comparison), now, item, code, now.population.inhabitants)
        for item in now.items(COST)
        if item not in now.missing
    ]
    return (*pots, *costs)


def _pot(comparison: Comparison, key: str, code: str, weights: Weights) -> Worked:
    now = comparison.outcome
    agreement = comparison.facts.agreement(comparison.scenario)
    lines = [(GRANT, key), *((DEDUCTION, d.parameter.key) for d in agreement.deductions if d.pot_key == key)]
    amount = sum(now.total((kind,), item=item) for kind, item in lines)
    given = sum(now.by_kommun((kind,), item=item)[code] for kind, item in lines)
    after = " efter avdrag" if len(lines) > 1 else ""
    exact = Fraction(amount * weights[code], sum(weights.values()))
    return Worked(name=f"{now.names[key]}{after}", amount_sek=amount, exact=exact, given_sek=given)


def _named(item: str, comparison: Comparison) -> str:
    name = comparison.outcome.names[item]
    return f"{name}, kommunernas del" if item == comparison.facts.rss.key else name


def _worked(name: str, now: Outcome, item: str, code: str, weights: Weights) -> Worked:
    amount = now.total((COST,), item=item)
    exact = Fraction(amount * weights[code], sum(weights.values()))
    given = now.by_kommun((COST,), item=item)[code]
    return Worked(name=name, amount_sek=amount, exact=exact, given_sek=given)


def key_told(comparison: Comparison, code: str) -> str:
    """The kommun's share under the scenario's key, in words."""
    population, name = comparison.outcome.population, comparison.facts.kommuner[code]
    equal = comparison.scenario.number(comparison.facts.equal_share.key)
    heads, everyone = population.inhabitants[code], population.total
    share = decimal(Fraction(heads * 100, everyone))
    told = (
        f"{name} har {number(heads)} av länets {number(everyone)} invånare i {population.name}, alltså {share}{NBSP}%."
    )
    if not equal:
        return f"{told} Den andelen gäller både bidragen och kostnaderna."
    kommuner = count(len(population.inhabitants), "kommun", "kommuner")
    return f"{told} {equal}{NBSP}% av bidragen delas lika mellan {kommuner}; kostnaderna gör det inte."


def rounding_told(comparison: Comparison) -> str:
    """Why the slides' sums miss by some kronor, with what the slides' rule does to the present scenario."""
    parts = [
        (amount, sum(half_up(amount, comparison.outcome.population.inhabitants).values()))
        for amount in _amounts(comparison)
    ]
    missed = sum(total - amount for amount, total in parts)
    return (
        "Kronor går sällan jämnt ut. I bildspelen avrundas varje rad för sig, och då blir summan någon krona fel. Här "
        "får varje kommun först sina hela kronor, och de kronor som är kvar går en och en till dem med störst rest "
        "(vid lika rest till den största kommunen). Därför ger raderna alltid summan. Med bildspelens regel, efter "
        f"befolkning, hade det här scenariots poster tillsammans skilt {change(missed)} från beloppen."
    )


def _amounts(comparison: Comparison) -> list[int]:
    agreement = comparison.facts.agreement(comparison.scenario)
    now, first = comparison.outcome, next(iter(comparison.facts.kommuner))
    pots = [_pot(comparison, pot.parameter.key, first, now.population.inhabitants) for pot in agreement.pots]
    return [*(pot.amount_sek for pot in pots), *(now.total((COST,), item=item) for item in now.items(COST))]


def rss_told(comparison: Comparison) -> str:
    """How the RSS agreement's cost is divided between the region and the kommuner, in words."""
    scenario, facts = comparison.scenario, comparison.facts
    cost = staffing.cost(staffing.chosen(scenario, facts), scenario, facts)
    return (
        f"RSS-avtalet kostar {kronor(cost.total_sek)} om året för {cost.staffing.posts} utvecklingsledare. Regionen "
        f"betalar {scenario.number(facts.region_share.key)}{NBSP}%, {kronor(cost.region_sek)}, och kommunerna resten, "
        f"{kronor(cost.kommuner_sek)}, efter befolkning."
    )


def unknown_told(comparison: Comparison) -> str:
    """What the record names without an amount, in words."""
    now = comparison.outcome
    names = [now.names[item] for item in now.missing]
    if not names:
        return "Varje kostnad i underlaget har ett belopp."
    return f"Belopp saknas för {enumerate_words(names)}. Det räknas inte som noll: kostnaden kommer till utöver summan."
