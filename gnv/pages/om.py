"""Om: a guide of two minutes, the questions that chiefs ask, the words, and what the app can't do for everybody."""

from __future__ import annotations

from gnv.app import questions, report_view, state
from gnv.report import about

report_view.draw(about.guide(state.record()))
questions.questions_section()
for section in (about.words(), about.keys(), about.accessibility()):
    report_view.draw(section)
