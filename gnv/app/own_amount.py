"""The form on the page Egna tal that adds a pot, a deduction, a cost, a staffing alternative or a year's agreement.

Each field is checked as it is left, and nothing is added before the button is pressed.
"""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gnv.app import blocks, state
from gnv.app.own_figures import LAST_NAME
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.formatting import UnreadableError, enumerate_words, kronor, read_whole
from gnv.loading import own_amount
from gnv.loading.own_amount import KINDS, Draft, Kind
from gnv.words import own_figures as words
from gnv.workspace.workspace import Workspace

FORM = "eget_belopp"  # what the keys of the fields begin with; its number is in the state, and a new one empties them
UNKNOWN = ("vet ej", "okänt")
FIRST_YEAR, LAST_YEAR = 2015, 2099
WITH_POT: tuple[Kind, ...] = ("avdrag", "överenskommelse")
NATIONAL: tuple[Kind, ...] = ("pott", "överenskommelse")
MISSING = {
    "name": "namnet", "amount": "beloppet", "national": "hela landets belopp", "posts": "antalet utvecklingsledare",
    "said_by": "vem som säger det", "document": "var det står",
}  # fmt: skip
AMOUNTS: dict[Kind, str] = {
    "kostnad": "Kronor om året för kommunerna tillsammans (eller ”vet ej”)",
    "avdrag": "Kronor som dras från potten",
    "pott": "Kronor till länets kommuner",
    "bemanning": "Kronor om året i allt, regionens del inräknad",
    "överenskommelse": "Kronor till länets kommuner",
}


def section() -> None:
    """Draw the form, what is wrong in it beside each field, and the button that adds what it says."""
    record = state.record()
    agreement = record.agreement(state.workspace().scenario)
    st.html(blocks.section("Lägg till ett belopp", words.ADD_AMOUNT))
    kind = st.selectbox("Vad ska läggas till?", list(KINDS), index=None, key=_key("kind"),
                        format_func=lambda one: KINDS[one], placeholder="Välj")  # fmt: skip
    if kind is None:
        return
    if kind in ("avdrag", "pott"):
        st.html(blocks.note(f"Det läggs till {agreement.name}, som förvalet på skärmen räknar med."))
    draft, wrong, missing = _draft(kind, record)
    if missing:
        st.html(blocks.note(f"Fyll i {enumerate_words(missing)}."))
    st.button("Lägg till och räkna med det", type="primary", disabled=wrong, on_click=_add, args=(draft,))


def _draft(kind: Kind, record: Record) -> tuple[Draft, bool, list[str]]:
    """What the fields say, whether any of them is wrong or empty, and in words which are empty."""
    left, right = st.columns(2, gap="medium")
    places = {"name": left.container(), "amount": right.container()}
    name = places["name"].text_input("Namn", key=_key("name"), max_chars=own_amount.LONGEST_NAME)
    amount, refused = _amount(places["amount"], AMOUNTS[kind], "amount", unknown=kind == "kostnad")
    national, posts, pot = 0, 0, ""
    if kind in NATIONAL:
        places["national"] = left.container()
        found, wrong = _amount(places["national"], "Kronor till hela landets kommuner i samma pott", "national")
        national, refused = found or 0, refused or wrong
    if kind in WITH_POT:
        pots = {one.parameter.key: one.parameter.short for one in record.pots(state.workspace().scenario.preset)}
        label = "Ur vilken pott?" if kind == "avdrag" else "Vilken pott motsvarar det?"
        pot = right.selectbox(label, list(pots), key=_key("pot"), format_func=lambda key: pots[key])
    if kind == "bemanning":
        places["posts"] = right.container()
        typed = places["posts"].text_input("Antal utvecklingsledare", key=_key("posts"), max_chars=3)
        posts = int(typed) if typed.strip().isascii() and typed.strip().isdigit() else 0
    first, last = _years(kind, left, right, record, places)
    places |= {"said_by": left.container(), "document": right.container()}
    said_by = places["said_by"].text_input("Vem säger det?", st.session_state.get(LAST_NAME, ""), key=_key("said_by"),
                                           max_chars=100, placeholder="Namn och organisation")  # fmt: skip
    document = places["document"].text_input("Var står det?", key=_key("document"), max_chars=100,
                                             placeholder="Dokument och sida, eller ”muntligt”")  # fmt: skip
    draft = Draft(kind=kind, name=name, amount_sek=amount, said_by=said_by, document=document, first_year=first,
                  last_year=last, national_sek=national, pot=pot, posts=posts)  # fmt: skip
    found_wrong = list(own_amount.problems(draft, record))
    begun = {"name": name, "amount": "" if amount is None else "x", "national": national, "posts": posts,
             "said_by": said_by, "document": document, "first_year": first, "last_year": last}  # fmt: skip
    for field, reason in found_wrong:
        if begun[field] and field in places:
            places[field].html(blocks.problem(reason))
    empty = [MISSING[field] for field, _ in found_wrong if not begun[field] and field in MISSING]
    if MISSING["amount"] not in empty and not str(st.session_state[_key("amount")]).strip():
        empty = [MISSING["amount"], *empty]  # of a cost: an amount is unknown only where somebody says so
    return draft, refused or bool(found_wrong), empty


def _amount(place: DeltaGenerator, label: str, field: str, *, unknown: bool = False) -> tuple[int | None, bool]:
    """An amount as somebody types it, and whether it can't be read; None where it is not known, or not there yet."""
    typed = place.text_input(label, key=_key(field), max_chars=40, placeholder="1,2 mkr, 450 tkr eller 1 117 000")
    if not typed.strip() or (unknown and typed.strip().lower() in UNKNOWN):
        return None, not (unknown and typed.strip())
    try:
        found = read_whole(typed, unit="kr")
    except UnreadableError as error:
        place.html(blocks.problem(str(error)))
        return None, True
    place.html(blocks.note(kronor(found)))
    return found, False


def _years(
    kind: Kind, left: DeltaGenerator, right: DeltaGenerator, record: Record, places: dict[str, DeltaGenerator]
) -> tuple[int, int]:
    """The first and the last year; an agreement has one, and an alternative goes on from its first."""
    budget = record.budget
    year = max(budget.first_year, catalogue.year_of(state.workspace().scenario, record))
    places["first_year"] = left.container()
    label = {"överenskommelse": "År", "bemanning": "Från år"}.get(kind, "Från år")
    start = budget.last_year if kind == "överenskommelse" else min(year, budget.last_year)
    first = places["first_year"].number_input(label, FIRST_YEAR, LAST_YEAR, start, key=_key(f"first_{kind}"))
    if kind not in ("kostnad", "avdrag"):
        return first, max(first, budget.last_year)
    places["last_year"] = right.container()
    return first, places["last_year"].number_input("Till och med år", FIRST_YEAR, LAST_YEAR, budget.last_year,
                                                   key=_key(f"last_{kind}"))  # fmt: skip


def _key(field: str) -> str:
    return f"{FORM}_{st.session_state.get(FORM, 0)}_{field}"


def _add(draft: Draft) -> None:
    def added(workspace: Workspace) -> Workspace:
        record = state.record_with(workspace.own)
        new = own_amount.added(draft, record.agreement(workspace.scenario), record, today=date.today())
        changed = state.with_own_figures(workspace, workspace.own.added(new.addition))
        if new.preset:
            fuller = state.record_with(changed.own)
            return changed.showing(catalogue.preset_scenario(fuller, new.preset))
        return changed.with_values(new.values)

    state.apply(added)
    if not state.refusal():
        st.session_state[LAST_NAME] = draft.said_by
        st.session_state[FORM] = st.session_state.get(FORM, 0) + 1
