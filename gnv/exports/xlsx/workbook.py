"""The workbook as a whole, and its sheets *Läs mig* and *Källor*."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from math import ceil

from xlsxwriter import Workbook

from gnv.analysis import register
from gnv.analysis.result import changes
from gnv.core.calculation import calculate
from gnv.core.record import Record
from gnv.exports.xlsx.arithmetic import FIRST_ROW, HEADINGS, Arithmetic, check_bounds
from gnv.exports.xlsx.assumptions import REMARK, Assumptions
from gnv.exports.xlsx.figures import Figures, Totals
from gnv.exports.xlsx.formulas import Number, Sheet
from gnv.exports.xlsx.layout import ASSUMPTIONS, CONTROL_ROW, LINE, README, ROUNDING, SOURCES, Layout
from gnv.words.scenario import change_text, title
from gnv.workspace import link
from gnv.workspace.workspace import Workspace

STATUSES = {
    "beslutad": "Står i ett beslut eller ett avtal som gäller.",
    "preliminär": "Avrundat, inte fastställt än, eller inte avstämt mot källan.",
    "förslag": "Föreslaget i ett dokument, inte beslutat.",
    "antagande": "Står inte i något dokument: någon har antagit det.",
    "eget": "Någon har lagt till det för egen del; källan säger vem och när.",
    "okänt belopp": "Ett dokument nämner kostnaden men inget belopp. Den räknas inte som noll.",
}
SHEETS = {
    "Antaganden": "Allt som går att ändra, med status, källa och gränser. Cellerna har namn som formlerna använder.",
    "Fördelning": "Varje kommuns bidrag, avdrag, egna kostnader och netto scenariots år, som följer antalet tjänster.",
    "Bemanning": "RSS-avtalets alternativ, vem som betalar, och ökningen i två delar.",
    "Budget": "Varje post och varje kommun år för år. Välj överst vems poster som visas.",
    "Källor": "Varje källa och vilka uppgifter som kommer från den.",
    "Avrundning": "Hur varje belopp delas i hela kronor. Bara för den som vill kontrollera.",
}
RECALCULATED = (
    "Alla belopp i Fördelning, Bemanning och Budget, nyckeltalen här och kontrollraden, när du ändrar en gul cell.",
    "Scenariots år: väljer du fler tjänster än vad som gäller förvalets år visas det år då de börjar.",
    "Resultatet är detsamma som appens, till kronan, också uppräkning, befolkning framåt och avdrag utan bidrag.",
)
FIXED = (
    "Texterna här och i Källor, listan över ändringar, länken och kolumnen I förvalet: de är som när filen skrevs.",
    "Det som ändras i filen ändras inte i appen. Länken öppnar scenariot som det var.",
    "Överenskommelsen, och därmed vilka potter och avdrag som finns, och vilken pott varje avdrag tas ur.",
    "Ett annat förval, jämförelser, VFU, egna nycklar och lägsta eller högsta bidrag finns bara i appen.",
)
WIDE, UNBROKEN = 118, 95  # signs on a line in Läs mig, of a text and of a link


def workbook(workspace: Workspace, record: Record, *, today: date, address: str = "", name: str = "") -> bytes:
    """The scenario on screen as an XLSX file with living formulas, in whole kronor. Raises as `calculate` does.

    `address` is where the app runs, for the link; `name` is what somebody has called the scenario. InputError also
    where the record's bounds let an amount be larger than what a worksheet can reckon with exactly.
    """
    scenario = workspace.scenario
    calculate(scenario, record)
    check_bounds(scenario, record)
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    called = name or title(scenario, record)
    book.set_properties({"title": called, "subject": f"God och nära vård i {record.county.name}",
                         "created": datetime(today.year, today.month, today.day)})  # fmt: skip
    layout = Layout(book, name=called, kommuner=record.kommuner, today=today)
    assumptions = Assumptions(layout, scenario, record)
    inputs = assumptions.write()
    arithmetic = Arithmetic(layout.sheets[ROUNDING], record, inputs, formats=layout.formats)
    figures = Figures(layout, arithmetic, scenario, record)
    totals = figures.shares()
    figures.posts()
    figures.years(assumptions)
    _rounding(layout)
    _sources(layout, workspace, record)
    _readme(layout, workspace, record, totals, address)
    layout.sheets[README].worksheet.activate()
    book.close()
    return file.getvalue()


def _rounding(layout: Layout) -> None:
    """Above the divisions: what they are."""
    widths = (58, *([17] * (len(HEADINGS) - 1)), 4, *([24] * 8))
    head = FIRST_ROW - 1
    sheet = layout.set_up(ROUNDING, widths, repeat=(head, head), freeze=(FIRST_ROW, 1))
    sheet.worksheet.print_area(0, 0, 10**6, len(HEADINGS) - 1)
    layout.words(sheet, (0, 0), "Avrundning", "title")
    told = (
        "Belopp × täljare ÷ nämnare i hela tal: först beloppets grupper om tiotusen kronor (hundra invånare), "
        "sedan det som är kvar, så att inget mellanled får fler siffror än ett kalkylblad räknar exakt med. Kronor "
        "som blir över går en och en till störst rest; vid lika rest till större vikt, sedan till lägre kommunkod."
    )
    sheet.worksheet.merge_range(1, 0, 1, len(HEADINGS) - 1, "", layout.formats["wrapped"])
    layout.words(sheet, (1, 0), told, "wrapped")
    sheet.worksheet.set_row(1, 2 * LINE)
    sheet.worksheet.set_row(head, 2 * LINE)


def _sources(layout: Layout, workspace: Workspace, record: Record) -> None:
    """Every source, and the figures that come from it."""
    sheet = layout.set_up(SOURCES, (64, 30, 16, 84), repeat=(4, 4), freeze=(5, 1))
    layout.headed(
        sheet,
        "Källor",
        "Vad underlaget säger. Bladet är som när filen skrevs; värden som används nu står i Antaganden.",
    )
    for column, heading in enumerate(("Uppgift", "I underlaget", "Status", "Ställe i källan")):
        layout.words(sheet, (4, column), heading, "heading")
    entries, row = register.folded(register.entries(workspace.scenario, record)), 5
    for source in record.sources.values():
        layout.group(sheet, row, source.title, columns=4)
        layout.words(sheet, (row + 1, 0), f"{source.dated}. {source.document}", "wrapped")
        layout.words(sheet, (row + 1, 3), source.content, "wrapped")
        layout.fit(SOURCES, row + 1, {0: f"{source.dated}. {source.document}", 3: source.content})
        row += 2
        for entry in entries:
            if entry.origin.source == source:
                recorded = entry.recorded or entry.written
                for column, text in enumerate((entry.name, recorded, entry.origin.status, entry.origin.place)):
                    layout.words(sheet, (row, column), text, "wrapped")
                layout.fit(SOURCES, row, {0: entry.name, 3: entry.origin.place})
                row += 1


class _Page:
    """A sheet of text, written row by row: what something is to the left, and what is said of it."""

    def __init__(self, layout: Layout, sheet: Sheet, *, row: int) -> None:
        self.layout, self.sheet, self.row = layout, sheet, row

    def section(self, heading: str) -> None:
        self.layout.words(self.sheet, (self.row + 1, 0), heading, "section")
        self.row += 2

    def said(self, label: str, text: str) -> None:
        """A text over two columns, in a row that is high enough: a merged cell does not grow by itself."""
        self.layout.words(self.sheet, (self.row, 0), label, "wrapped")
        self.sheet.worksheet.merge_range(self.row, 1, self.row, 2, "", self.layout.formats["wrapped"])
        self.layout.words(self.sheet, (self.row, 1), text, "wrapped")
        self.sheet.worksheet.set_row(self.row, LINE * ceil(len(text) / (WIDE if " " in text else UNBROKEN)))
        self.row += 1

    def figure(self, found: Number) -> None:
        self.layout.shown(self.sheet, (self.row, 1), found, "strong")
        self.row += 1


def _readme(layout: Layout, workspace: Workspace, record: Record, totals: Totals, address: str) -> None:
    """What the file is, what it says, and what in it recalculates."""
    sheet = layout.set_up(README, (56, 18, 92), repeat=(CONTROL_ROW, CONTROL_ROW), freeze=(CONTROL_ROW + 1, 0))
    layout.headed(
        sheet,
        f"God och nära vård i {record.county.name}",
        "Statsbidrag och gemensamma kostnader per kommun. En fil som räknar: ändra i Antaganden.",
    )
    sheet.worksheet.fit_to_pages(1, 1)
    page = _Page(layout, sheet, row=CONTROL_ROW + 1)
    _scenario(page, workspace, record, address)
    page.section("Länet")
    layout.with_year(sheet, (page.row - 1, 0), "Länet, scenariots år ", totals.year, "section", " (kr)")
    for label, found, without in (
        ("Statsbidrag till länet", totals.gross, ()), ("Gemensamma avdrag", totals.deducted, ()),
        ("Bidrag att betala ut", totals.paid, ()), ("Egna kostnader", totals.costs, totals.without),
        ("Netto: bidrag minus egna kostnader", totals.net, totals.without),
    ):  # fmt: skip
        layout.growing(sheet, (page.row, 0), label, "wrapped", without=without)
        page.figure(found)
    _told(page, "Vad som räknas om", RECALCULATED)
    _told(page, "Vad som inte räknas om", FIXED)
    page.section("Bladen")
    for name, text in SHEETS.items():
        page.said(name, text)
    page.section("Statusorden")
    for status, text in STATUSES.items():
        page.said(status, text)


def _scenario(page: _Page, workspace: Workspace, record: Record, address: str) -> None:
    scenario, preset = workspace.scenario, record.preset(workspace.scenario.preset)
    page.section("Scenariot")
    page.said("Namn", page.layout.name)
    page.said("Förval", f"{preset.name}. {preset.description}")
    made = [change_text(one) for one in changes(scenario, record)]
    for position, text in enumerate(made or ["Inga."]):
        page.said("" if position else "Ändrat från förvalet när filen skrevs", text)
    remarks = page.layout.sheets[ASSUMPTIONS].line((0, REMARK), (10**4, REMARK), ()).text
    text = f'COUNTIF({remarks},"{register.CHANGED}")'
    page.layout.words(page.sheet, (page.row, 0), "Antal ändrade antaganden nu", "wrapped")
    page.sheet.formula(page.row, 1, text, len(made), page.layout.formats["strong"])
    page.row += 1
    page.said("Beräknat", page.layout.today.isoformat())
    page.said(
        "Länk till scenariot i appen",
        f"{address}?{link.encode(Workspace(scenario=scenario, pinned=workspace.pinned), record)}",
    )


def _told(page: _Page, heading: str, texts: Sequence[str]) -> None:
    page.section(heading)
    for text in texts:
        page.said("", text)
