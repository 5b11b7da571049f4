"""The words of the pages as HTML: one element each, for speed."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from itertools import cycle

from gnv.formatting import kronor
from gnv.report.section import Figure, Legend, Point, Section, sentences
from gnv.report.section import page_heading as heading_section


def words(section: Section) -> str:
    """All that a section says before its chart and its table; empty where it says nothing."""
    tag = f"h{section.level}"
    said = (
        _subject(section) if section.subject else "",
        f"<{tag}>{escape(section.heading)}</{tag}>" if section.heading else "",
        f"<p class='gnv-great'>{escape(section.great)}</p>" if section.great else "",
        f"<p class='gnv-answer'>{escape(section.answer)}</p>" if section.answer else "",
        f"<dl class='gnv-figures'>{''.join(map(_figure, section.figures))}</dl>" if section.figures else "",
        *(f"<p>{_point(one)}</p>" for one in section.sentences),
        f"<ul>{''.join(f'<li>{_point(one)}</li>' for one in section.points)}</ul>" if section.points else "",
        f"<p class='gnv-small'>{escape(section.note)}</p>" if section.note else "",
    )
    return f"<div class='gnv'>{''.join(said)}</div>" if any(said) else ""


def _subject(section: Section) -> str:
    aside = f"<span class='gnv-small'>{escape(section.aside)}</span>" if section.aside else ""
    return f"<p class='gnv-subject'><span>{escape(section.subject)}</span> {aside}</p>"


def _point(point: Point) -> str:
    lead = f"<strong>{escape(point.lead)}</strong> " if point.lead else ""
    source = f" <span class='gnv-small'>({escape(point.source)})</span>" if point.source else ""
    return f"{lead}{escape(point.text)}{source}"


def _figure(figure: Figure) -> str:
    notes = "".join(f"<dd class='note'>{escape(note)}</dd>" for note in figure.notes)
    return f"<div><dt>{escape(figure.label)}</dt><dd class='amount'>{kronor(figure.amount_sek)}</dd>{notes}</div>"


def page_heading(title: str, text: str) -> str:
    """A page's first line, and what it says beneath."""
    return words(heading_section(title, text))


def legend(found: Legend) -> str:
    """What the colours and shapes in a chart stand for."""
    marks = (
        f"<span><b style='color:{colour}' aria-hidden='true'>{shape}</b> {escape(name)}</span>"
        for name, colour, shape in zip(found.names, cycle(found.colours), cycle(found.shapes), strict=False)
    )
    return f"<div class='gnv'><p class='gnv-legend'>{' '.join(marks)}</p></div>"


def answer(text: str) -> str:
    """The answer to a question that somebody has put."""
    return words(Section(answer=text))


def question(text: str, told: str) -> str:
    """A question that chiefs ask, and its answer."""
    return words(Section(answer=f"{text} {told}"))


def note(text: str) -> str:
    """A paragraph beside the main matter."""
    return words(Section(note=text))


def section(title: str, text: str) -> str:
    """A heading inside a page, and what it says beneath."""
    return words(Section(heading=title, sentences=sentences(text)))


def paragraph(text: str) -> str:
    """A sentence or two by themselves."""
    return words(Section(sentences=sentences(text)))


def points(title: str, texts: Sequence[str]) -> str:
    """A heading and what is to be said under it, point by point."""
    return words(Section(heading=title, points=sentences(*texts)))


def printed_address(address: str, link: str, *, code: str = "") -> str:
    """The link to what is on a printed sheet, with its QR code (SVG); on a screen there is a button for it instead."""
    told = f"<p class='gnv-small'>Länk: {escape(f'{address}?{link}')}</p>"
    return f"<div class='gnv gnv-paper'>{_picture(code)}{told}</div>"


def wall_code(code: str) -> str:
    """The QR code (SVG) of the link on the wall: a word in the corner, and large when somebody presses it."""
    if not code:
        return ""
    return f"<details class='gnv gnv-code'><summary>Visa i mobilen</summary>{_picture(code)}</details>"


def _picture(code: str) -> str:
    """A QR code (SVG) as a picture: the page takes no SVG among its words."""
    if not code:
        return ""
    data = b64encode(code.encode()).decode("ascii")
    return f"<img alt='QR-kod som leder till den här sidan' src='data:image/svg+xml;base64,{data}'>"


def problem(message: str) -> str:
    """An error: what is wrong, in words."""
    told = escape(message).replace("\n", "<br>")
    return f"<div class='gnv' role='alert'><p class='gnv-wrong'>{told}</p></div>"


def failed() -> str:
    """What stands in the place of a page that the program failed to show, and the ways on."""
    wrong = problem("Det här gick inte att visa. Felet är programmets, inte ditt, och orsaken står i serverns logg.")
    ways = (
        "Inget av det du har valt är borta. Ta ett steg tillbaka med Ångra, välj en annan sida eller ladda om den här."
    )
    return f"{wrong}<div class='gnv'><p>{ways}</p></div>"


def impossible(reason: str) -> str:
    """A scenario that can't be calculated: why, and the ways on."""
    ways = "Höj potten, sänk avdragen eller ändra gränsen med reglagen i panelen, eller ta ett steg tillbaka med Ångra."
    return f"{problem(reason)}<div class='gnv'><p>{ways} Inga siffror visas förrän det går att räkna.</p></div>"


def damaged_link(reason: str) -> str:
    """What is wrong with a link, and the way on: the bare address, loaded anew so that nothing of the link remains."""
    wrong = problem(f"Länken går inte att använda, och inget av den har tillämpats. {reason}")
    return f"{wrong}<p class='gnv'><a href='?' target='_self'>Öppna utan länken</a></p>"
