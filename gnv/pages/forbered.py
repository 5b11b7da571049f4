"""Förbered mötet: which presets and saved scenarios are to be shown, and in what order."""

from __future__ import annotations

import streamlit as st

from gnv.app import blocks, controls, shelf, state
from gnv.words import scenario as scenario_words
from gnv.workspace import meeting
from gnv.workspace.workspace import MOST_BUTTONS

workspace, record = state.workspace(), state.record()
told = (
    "Lägg stegen i den ordning de ska visas. Det första är Nuläge: de andra jämförs med det av sig själva. "
    "Bläddra sedan med Page Up och Page Down, eller siffrorna 1–9, på vilken sida som helst."
)
st.html(blocks.page_heading("Förbered mötet", told))
for position, step in enumerate(workspace.buttons):
    text, up, away, show = st.columns([10, 2, 2, 2], vertical_alignment="center")
    text.html(blocks.paragraph(scenario_words.meeting_step(position, workspace, record)))
    name = meeting.step_name(step, record)
    show.button("Visa", key=f"visa_steg_{position}", help=name, on_click=controls.go_to_step, args=(position,))
    up.button("Upp", key=f"upp_steg_{position}", help=name, disabled=position == 0, on_click=state.apply,
              args=(lambda one, step=step: meeting.raised_step(one, step),))  # fmt: skip
    away.button("Ta bort", key=f"bort_steg_{position}", help=name, on_click=state.apply,
                args=(lambda one, step=step: meeting.without_step(one, step),))  # fmt: skip
if not workspace.buttons:
    st.html(blocks.note("Inga steg än."))
free = [step for step in meeting.possible_steps(workspace, record) if step not in workspace.buttons]
if free and len(workspace.buttons) < MOST_BUTTONS:
    field, button = st.columns([3, 1], vertical_alignment="bottom")
    chosen = field.selectbox("Nästa steg", free, key="nytt_steg",
                             format_func=lambda one: meeting.step_name(one, record))  # fmt: skip
    button.button("Lägg till", type="primary", width="stretch", on_click=state.apply,
                  args=(lambda one: meeting.with_step(one, chosen),))  # fmt: skip
st.html(blocks.section("Spara det som visas", "Det kan sedan bli ett steg."))
shelf.save(workspace, record)
