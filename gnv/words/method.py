"""How we reckon, told with the present scenario's own numbers for one kommun."""

from __future__ import annotations

from fractions import Fraction

from gnv.analysis.result import Comparison
from gnv.analysis.worked_example import shared_amounts
from gnv.core import staffing
from gnv.core.allocation import printed_rule
from gnv.formatting import NBSP, change, count, decimal, enumerate_words, kronor, number
from gnv.words.scenario import costs_shared_by, grants_shared_by, keys_of_items, limits_told

CASCADE = (
    "Avdragen dras ett i taget från sin pott. En kommuns del av ett avdrag är skillnaden mellan vad den hade fått före "
    "och efter det, så bidrag före avdrag minus avdragen är alltid det som betalas ut, i varje rad och varje summa."
)
KEYS_AND_LIMITS = (
    "Ett avdrag med en egen nyckel delas efter den. Lägsta och högsta bidrag räknas sist, på alla potter tillsammans: "
    "en rad för utjämning, som summerar till 0 kr, lyfter dem som ligger under och håller dem som ligger över, och de "
    "andra delar på resten i proportion till vad de annars hade fått. Potterna och avdragen ändras inte av den."
)
LIMITS = (
    "Modellen fördelar de belopp som står i underlaget. Den vet inte vad staten beslutar för kommande år.",
    "Andra förutsättningar än antal invånare, som ålder, avstånd eller vårdbehov, ingår bara i en egen nyckel.",
    "Ett bidrag ska redovisas, en kostnad är en rad i den egna budgeten. Nettot gör dem inte utbytbara.",
    "Befolkningstal som är nyare än dokumentens är preliminära tills de stämts av mot SCB.",
    "När en pott ökar en krona kan en kommun få en krona mindre, men ingen avviker en hel krona från sin exakta del.",
)


def key_explained(comparison: Comparison, code: str) -> str:
    """The kommun's share under the scenario's key, in words."""
    population, name = comparison.outcome.population, comparison.record.kommuner[code]
    heads, everyone = population.inhabitants[code], population.total
    share = decimal(Fraction(heads * 100, everyone))
    told = (
        f"{name} har {number(heads)} av länets {number(everyone)} invånare i {population.name}, alltså {share}{NBSP}%."
    )
    mixed, costs = grants_shared_by(comparison), costs_shared_by(comparison)
    equal = comparison.scenario.number(comparison.record.equal_share.key)
    if not mixed and costs == "befolkning":
        said = "Den andelen gäller både bidragen och kostnaderna."
    elif costs == "befolkning" and mixed == f", varav {equal}{NBSP}% i lika delar":
        kommuner = count(len(population.inhabitants), "kommun", "kommuner")
        said = f"{equal}{NBSP}% av bidragen delas lika mellan {kommuner}; kostnaderna gör det inte."
    else:
        said = f"Bidragen delas efter befolkning{mixed}. Kostnaderna delas efter {costs}."
    return " ".join(filter(None, (told, said, keys_of_items(comparison), limits_told(comparison))))


def rounding_explained(comparison: Comparison) -> str:
    """Why the slides' sums miss by some kronor, with what the slides' rule does to the present scenario."""
    parts = [
        (amount, sum(printed_rule(amount, comparison.outcome.population.inhabitants).values()))
        for amount in shared_amounts(comparison)
    ]
    missed = sum(total - amount for amount, total in parts)
    return (
        "Kronor går sällan jämnt ut. I bildspelen avrundas varje rad för sig, och då blir summan någon krona fel. Här "
        "får varje kommun först sina hela kronor, och de kronor som är kvar går en och en till dem med störst rest "
        "(vid lika rest till den största kommunen). Därför ger raderna alltid summan. Med bildspelens regel, efter "
        f"befolkning, hade det här scenariots poster tillsammans skilt {change(missed)} från beloppen."
    )


def rss_explained(comparison: Comparison) -> str:
    """How the RSS agreement's cost is divided between the region and the kommuner, in words."""
    scenario, record = comparison.scenario, comparison.record
    cost = staffing.cost(staffing.chosen_alternative(scenario, record), scenario, record)
    return (
        f"RSS-avtalet kostar {kronor(cost.total_sek)} om året för {cost.staffing.posts} utvecklingsledare. Regionen "
        f"betalar {scenario.number(record.region_share.key)}{NBSP}%, {kronor(cost.region_sek)}, och kommunerna resten, "
        f"{kronor(cost.kommuner_sek)}, efter {costs_shared_by(comparison, item=record.rss.key)}."
    )


def unknown_explained(comparison: Comparison) -> str:
    """What the record names without an amount, in words."""
    now = comparison.outcome
    names = [now.names[item] for item in now.missing]
    if not names:
        return "Varje kostnad i underlaget har ett belopp."
    return f"Belopp saknas för {enumerate_words(names)}. Det räknas inte som noll: kostnaden kommer till utöver summan."
