"""The form on the page Egna tal that adds a pot, a deduction, a cost, a staffing alternative or a year's agreement.

Each field is checked as it is left, and nothing is added before the button is pressed. What has been added is changed
in the same form, which then has what it has.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gnv.app import blocks, state
from gnv.app.own_figures import AMOUNT_FORM as FORM
from gnv.app.own_figures import EDITED, LAST_NAME, take_into_use
from gnv.app.session import at_once, memory
from gnv.core import catalogue
from gnv.core.own_figures import Addition
from gnv.core.record import Record
from gnv.core.records import Agreement
from gnv.formatting import UnreadableError, enumerate_words, kronor, number, read_whole
from gnv.loading import own_amount
from gnv.loading.own_amount import KINDS, Draft, Entry, Kind
from gnv.words import own_figures as words
from gnv.workspace.refitting import following
from gnv.workspace.workspace import Workspace

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
    if _in_hand():
        return  # the one form there is
    record = state.record()
    agreement = record.agreement(state.workspace().scenario)
    st.html(blocks.section("Lägg till ett belopp", words.ADD_AMOUNT))
    kind = st.selectbox("Vad ska läggas till?", list(KINDS), index=None, key=_key("kind"),
                        format_func=lambda one: KINDS[one], placeholder="Välj")  # fmt: skip
    if kind is None:
        return
    if kind in ("avdrag", "pott"):
        st.html(blocks.note(f"Det läggs till {agreement.name}, som förvalet på skärmen räknar med."))
    draft, wrong, missing = _draft(kind, record, agreement)
    if missing:
        st.html(blocks.note(f"Fyll i {enumerate_words(missing)}."))
    st.button("Lägg till och räkna med det", type="primary", disabled=wrong, on_click=_add, args=(draft,))


def edited() -> None:
    """Draw the form with what somebody has chosen to change, the button that saves the change, and the way out."""
    addition, record = _in_hand(), state.record()
    entry = addition and own_amount.entry_of(addition, record)
    if not addition or not entry:
        return
    agreement = record.agreements.get(entry.agreement) or record.agreement(state.workspace().scenario)
    st.html(blocks.section(f"Ändra {addition.name}", words.CHANGE_AMOUNT))
    draft, wrong, missing = _draft(entry.draft.kind, record, agreement, entry)
    if missing:
        st.html(blocks.note(f"Fyll i {enumerate_words(missing)}."))
    with st.container(horizontal=True):
        st.button("Spara ändringen", type="primary", disabled=wrong, on_click=_save, args=(addition, draft))
        st.button("Avbryt", on_click=_close)


def _in_hand() -> Addition | None:
    """What is being changed, as long as it is in use."""
    return state.workspace().own.by_source.get(str(memory().get(EDITED, "")))


def _begin(entry: Entry | None) -> dict[str, str]:
    """What the fields begin with: what an entry has, or nothing."""
    if entry is None:
        return {"said_by": memory().get(LAST_NAME, "")}
    had = entry.draft
    return {"name": had.name, "amount": UNKNOWN[0] if had.amount_sek is None else number(had.amount_sek),
            "national": number(had.national_sek), "posts": str(had.posts), "said_by": had.said_by,
            "document": had.document}  # fmt: skip


def _draft(
    kind: Kind, record: Record, agreement: Agreement, entry: Entry | None = None
) -> tuple[Draft, bool, list[str]]:
    """What the fields say, whether any of them is wrong or empty, and in words which are empty.

    They begin with what an entry has, where one is being changed.
    """
    begin, had = _begin(entry), entry.draft if entry else None
    left, right = st.columns(2, gap="medium")
    places = {"name": left.container(), "amount": right.container()}
    name = _text(places["name"], "Namn", "name", begin, longest=own_amount.LONGEST_NAME)
    amount, refused = _amount(places["amount"], AMOUNTS[kind], "amount", begin, unknown=kind == "kostnad")
    national, posts, pot = 0, 0, ""
    if kind in NATIONAL:
        places["national"] = left.container()
        label = "Kronor till hela landets kommuner i samma pott"
        found, wrong = _amount(places["national"], label, "national", begin)
        national, refused = found or 0, refused or wrong
    if kind in WITH_POT:
        pots = {one.parameter.key: one.parameter.short for one in agreement.pots}
        label = "Ur vilken pott?" if kind == "avdrag" else "Vilken pott motsvarar det?"
        chosen = list(pots).index(had.pot) if had and had.pot in pots else 0
        pot = right.selectbox(label, list(pots), chosen, key=_key("pot"), format_func=lambda key: pots[key])
    if kind == "bemanning":
        places["posts"] = right.container()
        typed = _text(places["posts"], "Antal utvecklingsledare", "posts", begin, longest=3)
        posts = int(typed) if typed.strip().isascii() and typed.strip().isdigit() else 0
    first, last = _years(kind, left, right, record, places, had)
    places |= {"said_by": left.container(), "document": right.container()}
    said_by = _text(places["said_by"], "Vem säger det?", "said_by", begin, hint="Namn och organisation")
    document = _text(places["document"], "Var står det?", "document", begin, hint="Dokument och sida, eller ”muntligt”")
    draft = Draft(kind=kind, name=name, amount_sek=amount, said_by=said_by, document=document, first_year=first,
                  last_year=last, national_sek=national, pot=pot, posts=posts)  # fmt: skip
    found_wrong = list(own_amount.problems(draft, record, entry))
    begun = {"name": name, "amount": "" if amount is None else "x", "national": national, "posts": posts,
             "said_by": said_by, "document": document, "first_year": first, "last_year": last}  # fmt: skip
    for field, reason in found_wrong:
        if begun[field] and field in places:
            places[field].html(blocks.problem(reason))
    empty = [MISSING[field] for field, _ in found_wrong if not begun[field] and field in MISSING]
    if MISSING["amount"] not in empty and not str(st.session_state[_key("amount")]).strip():
        empty = [MISSING["amount"], *empty]  # of a cost: an amount is unknown only where somebody says so
    return draft, refused or bool(found_wrong), empty


def _text(
    place: DeltaGenerator, label: str, field: str, begin: Mapping[str, str], *, longest: int = 100, hint: str = ""
) -> str:
    return place.text_input(label, begin.get(field, ""), key=_key(field), max_chars=longest, placeholder=hint)


def _amount(
    place: DeltaGenerator, label: str, field: str, begin: Mapping[str, str], *, unknown: bool = False
) -> tuple[int | None, bool]:
    """An amount as somebody types it, and whether it can't be read; None where it is not known, or not there yet."""
    typed = _text(place, label, field, begin, longest=40, hint="1,2 mkr, 450 tkr eller 1 117 000")
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
    kind: Kind,
    left: DeltaGenerator,
    right: DeltaGenerator,
    record: Record,
    places: dict[str, DeltaGenerator],
    had: Draft | None,
) -> tuple[int, int]:
    """The first and the last year; an agreement has one, an alternative goes on from its first, a pot has none."""
    if kind == "pott":
        return 0, 0
    budget = record.budget
    year = max(budget.first_year, catalogue.year_of(state.workspace().scenario, record))
    places["first_year"] = left.container()
    start = budget.last_year if kind == "överenskommelse" else min(year, budget.last_year)
    label, start = "År" if kind == "överenskommelse" else "Från år", had.first_year if had else start
    first = places["first_year"].number_input(label, FIRST_YEAR, LAST_YEAR, start, key=_key(f"first_{kind}"))
    if kind not in ("kostnad", "avdrag"):
        return first, max(first, budget.last_year)
    places["last_year"] = right.container()
    end = had.last_year if had else budget.last_year
    return first, places["last_year"].number_input("Till och med år", FIRST_YEAR, LAST_YEAR, end,
                                                   key=_key(f"last_{kind}"))  # fmt: skip


def _key(field: str) -> str:
    return f"{FORM}_{memory().get(FORM, 0)}_{field}"


def _add(draft: Draft) -> None:
    def added(workspace: Workspace) -> Workspace:
        record = state.record_with(workspace.own)
        new = own_amount.added(draft, record.agreement(workspace.scenario), record, today=date.today())
        changed = state.with_own_figures(workspace, workspace.own.added(new.addition))
        if new.preset:
            shown = catalogue.preset_scenario(state.record_with(changed.own), new.preset)
            own = [cost.key for cost in record.costs if cost.origin.source.id in record.own.by_source]
            return changed.showing(shown.replace({key: workspace.scenario[key] for key in own}))
        return changed.with_values(new.values)

    take_into_use(added, said_by=draft.said_by, form=FORM, held=EDITED)


def _save(addition: Addition, draft: Draft) -> None:
    def saved(workspace: Workspace) -> Workspace:
        before = state.record_with(workspace.own)
        change = own_amount.edited(addition, draft, before, today=date.today())
        own = workspace.own.replaced(addition.source_id, change.addition)
        after = state.record_with(own, workspace.county_files)
        return following(workspace, before, after, presets=change.presets, values=change.values)

    with at_once():
        state.apply(saved)
        if not state.refusal():
            _close()


def _close() -> None:
    """Leave the form, which is then empty."""
    with at_once() as kept:
        kept.pop(EDITED, None)
        kept[FORM] = kept.get(FORM, 0) + 1
