"""The page-local what-ifs: they change nothing in the scenario."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

import streamlit as st

from gnv.analysis import national
from gnv.analysis.result import Comparison
from gnv.app import blocks
from gnv.core import references
from gnv.core.calculation import calculate
from gnv.core.outcome import PAID_OUT
from gnv.core.records import Agreement, InputError, Pot
from gnv.formatting import SLIDER_KRONOR, SLIDER_PERCENT
from gnv.words import evidence as evidence_words

PER = 10**8  # a share is easiest to read as kronor per hundred million
STEP, STEPS = 1000, 1000


def pot(comparison: Comparison, codes: Collection[str]) -> None:
    """Draw what another national pot and another county share would give the county and the kommuner."""
    st.html(blocks.section("Om staten gav mer eller mindre", "Räkneexempel. Scenariot ändras inte."))
    agreement = comparison.record.agreement(comparison.scenario)
    by_name = {one.parameter.name: one for one in agreement.pots}
    left, middle, right = st.columns(3)
    name = left.selectbox("Pott", list(by_name), key=f"om_pott_{agreement.id}", persist_state="session")
    chosen = by_name[name]
    step = chosen.national_sek // 50
    key = chosen.parameter.key
    pot_sek = middle.slider("Hela landets pott", 0, 75 * step, chosen.national_sek, step, format=SLIDER_KRONOR,
                            key=f"om_landet_{agreement.id}_{key}", persist_state="session")  # fmt: skip
    share = _share(right, chosen, agreement)
    try:
        st.html(blocks.paragraph(_supposed(comparison, chosen, national.to_county(pot_sek, share), codes)))
    except InputError as error:
        st.html(blocks.problem(str(error)))


def _share(place: st.delta_generator.DeltaGenerator, chosen: Pot, agreement: Agreement) -> Fraction:
    """The share that the slider shows; the exact one where nobody has moved it."""
    exact = references.county_share(chosen)
    shown, room = int(exact * PER), STEPS * STEP
    picked = place.slider("Länets andel, kronor per 100 mkr", shown - room, shown + room, shown, STEP,
                          format=SLIDER_KRONOR, key=f"om_andel_{agreement.id}_{chosen.parameter.key}",
                          persist_state="session")  # fmt: skip
    return exact if picked == shown else Fraction(picked, PER)


def _supposed(comparison: Comparison, chosen: Pot, county_sek: int, codes: Collection[str]) -> str:
    key, record = chosen.parameter.key, comparison.record
    supposed = calculate(comparison.scenario.replace({key: county_sek}), record, year=comparison.year)
    now, then = supposed.by_kommun(PAID_OUT), comparison.outcome.by_kommun(PAID_OUT)
    own = [(record.kommuner[code], now[code], then[code]) for code in codes]
    return evidence_words.what_if_county(county_sek, comparison.scenario.number(key), own)


def key_of_2020(agreement: Agreement) -> None:
    """Draw the state's key for 2020: what the rounded shares give, and what the exact one says of them."""
    st.html(blocks.section("Statens nyckel 2020", "Hälften efter befolkning, hälften efter patienter: går det ihop?"))
    st.html(blocks.paragraph(evidence_words.printed_key(agreement)))
    weight: int = st.slider("Befolkningens vikt i nyckeln", 0, 100, 50, 5, format=SLIDER_PERCENT, key="om_vikt",
                            persist_state="session", width=420)  # fmt: skip
    st.html(blocks.paragraph(evidence_words.rounded_key(agreement, population_weight=Fraction(weight, 100))))
    st.html(blocks.paragraph(evidence_words.exact_key(agreement)))
