"""The words of the pages as HTML: one element each, for speed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import cycle

from gnv.analysis.result import Comparison, KeyFigure, changes, control, key_figures
from gnv.analysis.side_by_side import ScenarioColumn
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.formatting import change, kronor
from gnv.words.scenario import change_text, differences, display_name, other_agreement, sentence


def headline(comparison: Comparison, own: str) -> str:
    """The sentence, the chosen kommun's own, the four key figures, and what has been changed."""
    lens = f"<p class='gnv-lens'>{escape(own)}</p>" if own else ""
    figures = "".join(_figure(figure, comparison) for figure in key_figures(comparison))
    return (
        f"<div class='gnv'><h1>{escape(sentence(comparison))}</h1>{lens}"
        f"<dl class='gnv-figures'>{figures}</dl>{_changed(comparison)}</div>"
    )


def control_line(comparison: Comparison) -> str:
    """Whether the kommuner's rows sum to what was to be shared; loud where they do not."""
    grants, costs = control(comparison)
    kommuner = len(comparison.record.kommuner)
    said = f"{kommuner} kommuner summerar till potten: differens {kronor(grants)}"
    if grants or costs:
        warning = f"{said}; kostnader: differens {kronor(costs)}. Använd inte siffrorna."
        return problem(warning)
    return f"<div class='gnv'><p class='gnv-small'>✓ {said}</p></div>"


def scenario_differences(columns: Sequence[ScenarioColumn], record: Record) -> str:
    """What sets each scenario apart from the first, in words."""
    base = columns[0].named
    items = "".join(
        f"<li><strong>{escape(display_name(c.named, record))}:</strong> "
        f"{escape(differences(c.named.scenario, base.scenario, record) or 'samma värden')}.</li>"
        for c in columns[1:]
    )
    return f"<div class='gnv'><h2>Vad som skiljer från {escape(display_name(base, record))}</h2><ul>{items}</ul></div>"


def page_heading(title: str, told: str) -> str:
    """A page's first line, and what it says beneath."""
    below = f"<p>{escape(told)}</p>" if told else ""
    return f"<div class='gnv'><h1>{escape(title)}</h1>{below}</div>"


def answer(told: str) -> str:
    """The answer to a question that somebody has put."""
    return f"<div class='gnv'><p class='gnv-lens'>{escape(told)}</p></div>"


def note(told: str) -> str:
    """A paragraph beside the main matter."""
    return f"<div class='gnv'><p class='gnv-small'>{escape(told)}</p></div>"


def legend(names: Sequence[str], *, colours: Sequence[str], shapes: Iterable[str]) -> str:
    """What the colours and shapes in a chart stand for; where the names are more, the colours begin again."""
    marks = (
        f"<span><b style='color:{colour}' aria-hidden='true'>{shape}</b> {escape(name)}</span>"
        for name, colour, shape in zip(names, cycle(colours), cycle(shapes), strict=False)
    )
    return f"<div class='gnv'><p class='gnv-legend'>{' '.join(marks)}</p></div>"


def section(title: str, told: str) -> str:
    """A heading inside a page, and what it says beneath."""
    return f"<div class='gnv'><h2>{escape(title)}</h2><p>{escape(told)}</p></div>"


def paragraph(told: str) -> str:
    """A sentence or two by themselves."""
    return f"<div class='gnv'><p>{escape(told)}</p></div>"


def points(title: str, told: Sequence[str]) -> str:
    """A heading and what is to be said under it, point by point."""
    items = "".join(f"<li>{escape(one)}</li>" for one in told)
    return f"<div class='gnv'><h2>{escape(title)}</h2><ul>{items}</ul></div>"


def last_step(told: str, *, replaying: bool) -> str:
    """What the last step did; in a replay, that it is the state before it which is on screen."""
    label = "Nu visas läget före" if replaying else "Senaste ändring"
    return f"<div class='gnv'><p><strong>{label}:</strong> {escape(told)}.</p></div>"


def problem(message: str) -> str:
    """An error: what is wrong, in words."""
    told = escape(message).replace("\n", "<br>")
    return f"<div class='gnv' role='alert'><p class='gnv-wrong'>{told}</p></div>"


def impossible(reason: str) -> str:
    """A scenario that can't be calculated: why, and the ways on."""
    ways = "Höj potten eller sänk avdragen med reglagen till vänster, eller ta ett steg tillbaka med Ångra."
    return f"{problem(reason)}<div class='gnv'><p>{ways} Inga siffror visas förrän det går att räkna.</p></div>"


def damaged_link(reason: str) -> str:
    """What is wrong with a link, and the way on: the bare address, loaded anew so that nothing of the link remains."""
    told = problem(f"Länken går inte att använda, och inget av den har tillämpats. {reason}")
    return f"{told}<p class='gnv'><a href='?' target='_self'>Öppna utan länken</a></p>"


def _figure(figure: KeyFigure, comparison: Comparison) -> str:
    difference = figure.amount_sek - figure.baseline_sek
    name = comparison.baseline_name
    told = [f"{change(difference)} mot {name}" if difference else figure.note]
    if comparison.pinned:
        told = [f"{name} {kronor(figure.baseline_sek)}", f"Skillnad {change(difference)}"]
    notes = "".join(f"<dd class='note'>{escape(note)}</dd>" for note in (*told, *figure.without))
    return f"<div><dt>{escape(figure.label)}</dt><dd class='amount'>{kronor(figure.amount_sek)}</dd>{notes}</div>"


def _changed(comparison: Comparison) -> str:
    name, scenario, record = escape(comparison.baseline_name), comparison.scenario, comparison.record
    made = changes(scenario, record, since=comparison.base)
    here = [one for one in made if one.parameter not in catalogue.years_only(record, scenario.preset)]
    ahead = " Det som är ändrat på sidan Budget gäller åren framåt och ingår inte här." if len(here) < len(made) else ""
    told = [*other_agreement(scenario, comparison.base, record), *(change_text(one, short=True) for one in here)]
    if not told:
        return f"<p>Inget är ändrat från {name}.{ahead}</p>"
    listed = escape("; ".join(told))
    return f"<p><strong>Ändrat från {name}:</strong> {listed}. Strecket i staplarna visar {name}.{ahead}</p>"
