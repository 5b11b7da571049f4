"""What can be taken home: one row a format. *Ta med* offers each page's, the command line takes the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gnv.analysis.side_by_side import FIRST_VIEW, ComparisonView
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports import bundle, csv, files, images, pdf, pptx, xlsx
from gnv.exports.content import PAGES, Content
from gnv.exports.xlsx.arithmetic import check_bounds
from gnv.tables.table import Table
from gnv.words import minutes
from gnv.workspace import columns, scenario_file
from gnv.workspace.workspace import Workspace

Make = Callable[..., bytes]
EVERY_PAGE = "*"
OFFICE = "application/vnd.openxmlformats-officedocument"
MIME = {
    "csv": "text/csv", "json": "application/json", "pdf": "application/pdf", "txt": "text/plain",
    "toml": "application/toml", "zip": "application/zip", "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "pptx": f"{OFFICE}.presentationml.presentation",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Format:
    """A file that can be made: its key on the command line, and what it is called in its name and on its button.

    `make` gives the bytes of a workspace and a record, with `today` and the app's `address`; it raises as `calculate`
    does, and as `check`, which a page asks before it offers the file. `pages` offer it; none: the command line alone.
    `use` is what it is for, in the command line's help. What is `slow` takes over a second: `make` then takes a
    `progress` too, which is told how far it has come. What shows *Jämför* `compares`: `make` then takes `looked`, how
    that page is looked at.
    """

    key: str
    name: str
    label: str
    use: str
    ending: str
    make: Make
    pages: tuple[str, ...] = (EVERY_PAGE,)
    slow: bool = False
    compares: bool = False
    check: Callable[[Scenario, Record], None] | None = None

    @property
    def mime(self) -> str:
        """The kind of file, as a browser is told it."""
        return MIME[self.ending]


def _without_address(make: Make) -> Make:
    """A file whose links begin with the question mark, wherever the app runs."""
    return lambda workspace, record, *, today, address="": make(workspace, record, today=today)  # noqa: ARG005


def _compared(
    workspace: Workspace,
    record: Record,
    *,
    today: date,
    address: str = "",  # noqa: ARG001 - as every format
    looked: ComparisonView = FIRST_VIEW,
) -> bytes:
    return csv.comparison_csv(columns.shown(workspace, record), record, today=today, looked=looked)


def _compared_parameters(workspace: Workspace, record: Record, *, today: date, address: str = "") -> bytes:  # noqa: ARG001 - as every format
    return csv.comparison_parameters(columns.shown(workspace, record), record, today=today)


def _minutes(workspace: Workspace, record: Record, *, today: date, address: str = "") -> bytes:
    return minutes.paragraph(workspace, record, today=today, address=address).encode("utf-8-sig")


def _scenario_file(workspace: Workspace, record: Record, *, today: date) -> bytes:  # noqa: ARG001 - as every format
    return scenario_file.to_file(workspace, record).encode()


def _pictures(*pages: str) -> Make:
    return lambda workspace, record, *, today, address="", progress=files.silent, looked=FIRST_VIEW: images.archive(
        Content(workspace, record, today, address, looked), pages, progress=progress
    )


# Of scenarios beside each other, as the command line takes them: `make` takes these instead of a workspace.
COMPARISON = Format(key="jamforelse", name="Jämförelse", label="Jämförelsen (CSV för Excel)", use="en rad per kommun",
                    make=csv.comparison_csv, pages=(), ending="csv")  # fmt: skip
COMPARISON_PARAMETERS = Format(
    key="forutsattningar", name="Scenariernas förutsättningar", label="Scenariernas förutsättningar (CSV för Excel)",
    use="vad scenarierna antar, med källor", make=csv.comparison_parameters, pages=(), ending="csv",
)  # fmt: skip
COMPARISONS = {form.key: form for form in (COMPARISON, COMPARISON_PARAMETERS)}
FORMATS: dict[str, Format] = {
    one.key: one
    for one in (
        Format(key="bred", name="Fördelning", label="Tabellen (CSV för Excel)", use="för människor",
               make=_without_address(csv.wide), pages=("fordelning",), ending="csv"),
        Format(key="lang", name="Fördelning för program", label="Långt format (CSV för program, engelska kolumnnamn)",
               use="för program, med engelska kolumnnamn",
               make=_without_address(csv.long), pages=("fordelning",), ending="csv"),
        Format(key="ar", name="Budget alla år", label="Alla år (CSV, en rad per post, år och kommun)",
               use="för alla år", make=_without_address(csv.years), pages=("budget",), ending="csv"),
        Format(key="forutsattningar", name="Förutsättningar", label="Förutsättningarna (CSV för Excel)",
               use="vad scenariot antar, med källor", make=_without_address(csv.parameters),
               pages=("fordelning", "budget"), ending="csv"),
        replace(COMPARISON, make=_compared, pages=("jamfor",), compares=True),
        replace(COMPARISON_PARAMETERS, key="jamforelse-forutsattningar",
                make=_compared_parameters, pages=("jamfor",)),
        Format(key="json", name="Fördelning", label="JSON", use="för andra program", ending="json",
               make=_without_address(csv.as_json), pages=()),
        Format(key="pdf", name="Min kommun", label="Min kommun (PDF, en sida)", use="Min kommun, en sida var",
               ending="pdf", make=pdf.sheets, pages=(), slow=True),
        Format(key="protokoll", name="Protokolltext", label="Protokolltexten", use="text till protokollet",
               ending="txt", make=_minutes, pages=("sa_raknar_vi",)),
        Format(key="xlsx", name="Arbetsbok", label="Arbetsbok som räknar (Excel)", use="arbetsbok som räknar",
               ending="xlsx", make=xlsx.workbook, check=check_bounds),
        Format(key="pptx", name="Bildspel", label="Bildspel, fem bilder (PowerPoint)", use="fem bilder",
               ending="pptx", make=pptx.presentation, compares=True),
        Format(key="png", name="Bilder", label="Alla bilder (PNG och SVG)", use="bilderna, i en zipfil",
               make=_pictures(*PAGES), pages=(), slow=True, compares=True, ending="zip"),
        Format(key="scenario", name="Scenariofil", label="Scenariofil (läses in på Jämför)", use="scenariofil",
               ending="toml", make=_without_address(_scenario_file)),
        Format(key="zip", name="Allt", label="Allt i en fil (ZIP)", use="allt i en fil", make=bundle.bundle,
               slow=True, compares=True, ending="zip"),
    )
}  # fmt: skip
PRINTED = tuple(key for key, form in FORMATS.items() if form.ending in {"csv", "json"})  # what a terminal can show
# What a page alone offers, of what it shows.
PICTURES: dict[str, Format] = {
    page: Format(key=f"bilder-{page}", name=f"Bilder {name}", label="Sidans bilder (PNG och SVG)", use="",
                 make=_pictures(page), pages=(page,), slow=True, compares=True, ending="zip")
    for page, name in PAGES.items()
}  # fmt: skip
SHEETS = (
    Format(key="min-kommun", name="Min kommun", label="Sidan som PDF", use="", ending="pdf",
           make=pdf.one_sheet, pages=("min_kommun",), slow=True),
    Format(key="alla-kommuner", name="Min kommun, alla", label="Alla kommuner, en sida var (PDF)", use="",
           ending="pdf", make=pdf.every_sheet, pages=("min_kommun",), slow=True),
)  # fmt: skip


def of_tables(tables: Mapping[str, Table], page_name: str) -> Format:
    """The tables that a page shows, by name, as they are when the file is asked for."""
    return Format(
        key="tabeller", name=f"Tabeller {page_name}", label="Tabellerna som de står här (CSV för Excel)", use="",
        ending="csv",
        make=lambda workspace, record, *, today, address="": csv.tables(
            tables, told=Content(workspace, record, today, address).scenario_and_date
        ),
    )  # fmt: skip


def offered(page: str) -> tuple[Format, ...]:
    """What a page offers: first what is its own."""
    own = [form for form in (*FORMATS.values(), *SHEETS, *PICTURES.values()) if page in form.pages]
    return (*own, *(form for form in FORMATS.values() if EVERY_PAGE in form.pages))


def file_name(form: Format, workspace: Workspace, record: Record, *, today: date) -> str:
    """Arbetsbok – Förslag 2022 – 2026-11-22.xlsx."""
    return files.name(form.name, Content(workspace, record, today), form.ending)
