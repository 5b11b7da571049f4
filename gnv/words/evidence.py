"""What the proof says, in words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gnv.analysis import national
from gnv.analysis.national import Station
from gnv.analysis.reconciliation import Finding, Reconciled, Verdict, failing
from gnv.analysis.result import Comparison
from gnv.analysis.vfu import Grant
from gnv.core import catalogue, references
from gnv.core.record import Record
from gnv.core.records import SHARES, VFU, Agreement
from gnv.formatting import NBSP, change, claim_difference, count, enumerate_words, kronor, millions, number, percent

COUNTED = ("befolkning", "patienter")


def headline(found: Sequence[Finding], checked: Sequence[Verdict]) -> str:
    """How much does not add up in the documents, and whether our own record does, in words."""
    wrong, red_ones = sum(1 for one in found if not one.holds), len(failing(checked))
    ours = (
        f"stämmer alla {len(checked)} kontroller"
        if not red_ones
        else f"stämmer {red_ones} av {len(checked)} kontroller inte"
    )
    return f"{count(wrong, 'uppgift', 'uppgifter')} i dokumenten går inte ihop; i vårt underlag {ours}"


def readable_rows(found: Sequence[Reconciled]) -> str:
    """How many printed rows can be read, and how many of them the printed rule gives, in words."""
    certain = sum(one.certain for one in found)
    explained = sum(line.explained for one in found for line in one.lines if line.difference_sek is not None)
    rows = sum(len(one.lines) for one in found)
    of_them = "Alla dem" if explained == certain else f"{explained} av dem"
    return (
        f"Av {rows} tryckta rader går {certain} att läsa säkert. {of_them} får vi fram på kronan när varje "
        "rad avrundas för sig, som i bildspelen. Vår egen fördelning avrundar så att raderna alltid ger summan."
    )


def failed_check(verdict: Verdict) -> str:
    """A check that is red, in words."""
    return f"{verdict.name}: stämmer inte, skiljer {claim_difference(verdict.difference, verdict.unit)}."


def money_that_arrives(steps: Sequence[Station], *, name: str) -> str:
    """The first and the last station of the money's way, in words."""
    first, last = steps[0], steps[-1]
    of_it = percent(Fraction(last.amount_sek, first.amount_sek), decimals=4) if first.amount_sek else "ingen del"
    return f"Av statens {millions(first.amount_sek)} når {kronor(last.amount_sek)} fram till {name}: {of_it}"


def what_if_county(county_sek: int, recorded_sek: int, own: Sequence[tuple[str, int, int]]) -> str:
    """What another national pot or share gives the county and the chosen kommuner, and how much that differs."""
    told = [f"Länet får {kronor(county_sek)} ({change(county_sek - recorded_sek)} mot scenariot)"]
    told += [f"{name} får i allt {kronor(now)} ({change(now - then)})" for name, now, then in own]
    return "; ".join(told) + "."


def printed_key(agreement: Agreement) -> str:
    """The county's inhabitants and patients, and their parts of the country's as printed, rounded."""
    people, ill = (number(references.figure(agreement, name)) for name in COUNTED)
    population, patients = (percent(Fraction(references.figure(agreement, name), 1000), decimals=1) for name in SHARES)
    return (
        f"Länet har {people} invånare, tryckt som {population} av landets, och {ill} patienter i kommunal hälso- och "
        f"sjukvård, tryckt som {patients}."
    )


def rounded_key(agreement: Agreement, *, population_weight: Fraction) -> str:
    """What the printed, rounded shares give the county, beside what it got."""
    population, patients = (Fraction(references.figure(agreement, name), 1000) for name in SHARES)
    mean = national.weighted_share(population, patients, population_weight=population_weight)
    pot = agreement.pots[0]
    amount, recorded = national.to_county(pot.national_sek, mean), int(pot.parameter.default)
    return (
        f"De avrundade andelarna ger {percent(mean, decimals=3)}, alltså {kronor(amount)}. Länet fick "
        f"{kronor(recorded)}: skillnaden är {change(recorded - amount)}."
    )


def exact_key(agreement: Agreement) -> str:
    """What the exact share of 2020 says of the two rounded ones, if the key is half and half."""
    step = Fraction(1, 1000)
    exact = references.county_share(agreement.pots[0])
    population, patients = (
        national.printed_interval(Fraction(references.figure(agreement, name), 1000), step=step) for name in SHARES
    )
    narrow_population = population.both(national.other_half(exact, patients))
    narrow_patients = patients.both(national.other_half(exact, population))
    possible = narrow_population.low <= narrow_population.high and narrow_patients.low <= narrow_patients.high
    explained = "avrundningen förklarar hela skillnaden." if possible else "det går inte ihop med de tryckta andelarna."
    return (
        f"Beloppen ger den oavrundade andelen {percent(exact, decimals=7)}. Är nyckeln hälften befolkning och hälften "
        f"patienter är de två andelarnas summa {percent(2 * exact, decimals=7)}. Då ligger befolkningsandelen mellan "
        f"{_between(narrow_population)} och patientandelen mellan {_between(narrow_patients)}: {explained}"
    )


def _between(interval: national.Interval) -> str:
    return f"{percent(interval.low, decimals=4)} och {percent(interval.high, decimals=4)}"


def has_key(agreement: Agreement) -> bool:
    """Whether the two rounded shares of the state's key are on record for an agreement."""
    return set(SHARES) <= {one.id for one in agreement.national}


def whole_agreement(agreement: Agreement, record: Record) -> str:
    """What an agreement gives in all, and what of it no area holds; or that nobody tells its areas, in words."""
    if not record.evidence.areas[agreement.id]:
        return "Dokumenten delar inte upp hela den överenskommelsen efter område och mottagare."
    by_id = {one.id: one.amount for one in agreement.national}
    unnamed = references.unnamed(agreement, record.evidence.areas[agreement.id])
    lacking = f" Vem som får {millions(unnamed)} sägs inte." if unnamed else ""
    return (
        f"Hela överenskommelsen är {millions(by_id['totalt'])}. {millions(by_id['skr'])} går till SKR; "
        f"resten fördelas efter område och mottagare så här.{lacking}"
    )


def county_shares(comparison: Comparison) -> str:
    """The county's part of the national pots, from the record, in words; and that a pot has been changed since."""
    scenario = comparison.scenario
    pots = comparison.agreement.pots
    written_shares = (
        percent(references.county_share(pot), decimals=7).split(NBSP)[0].rstrip("0").rstrip(",") for pot in pots
    )
    found = dict.fromkeys(f"{share}{NBSP}%" for share in written_shares)
    each = ", samma andel i varje pott" if len(pots) > len(found) == 1 else ""
    whose = f"{comparison.record.county.genitive} kommuner"
    firm = any(pot.parameter.origin.status not in catalogue.ASSUMED for pot in pots)
    assumed = "" if firm else "; länets del är ett antagande"
    told = f"{whose} har {enumerate_words(list(found))} av det som går till landets kommuner{each}{assumed}."
    own = comparison.agreement is comparison.record.agreement(scenario)
    changed = own and any(scenario[pot.parameter.key] != pot.parameter.default for pot in pots)
    return f"{told} Så är det i underlaget; ni har ändrat potterna." if changed else told


def earlier_years(agreement: Agreement) -> str:
    """What the county's kommuner got before an agreement, in words; empty where no document tells."""
    told = [f"{one.year}, {one.name}: {millions(one.amount_sek)}" for one in agreement.earlier]
    return f" Åren före: {'; '.join(told)}." if told else ""


def has_vfu(agreement: Agreement) -> bool:
    """Whether an agreement has money for VFU weeks."""
    return VFU in {one.id for one in agreement.national}


def vfu_heading(pot_sek: int) -> str:
    """What the money for VFU weeks is, in words."""
    return f"{millions(pot_sek)} delas efter hur stor del av landets ökning av VFU-veckor var och en står för"


def vfu_terms(agreement: Agreement) -> str:
    """By when weeks are to be reported, from the agreement's own condition."""
    due = next(one for one in agreement.conditions if one.id.startswith(VFU))
    return f"Senast {due.when}: {due.text} Skriv veckorna i tabellen; en tom ruta räknas som att uppgiften saknas."


def why_no_vfu_money(grant: Grant) -> str:
    """Why a kommun gets what it gets, in words; empty where it has grown."""
    if grant.weeks.increase is None:
        return "saknas"
    if grant.weeks.increase < 0:
        return "färre veckor"
    return "" if grant.weeks.increase else "ingen ökning"
