"""Everything in one file: tables, workbook, slides, pictures, sheets, the scenario itself, its sources, the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gnv.analysis.side_by_side import FIRST_VIEW, ComparisonView
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.exports import csv, files, images, pptx, xlsx
from gnv.exports.content import PAGES, Content
from gnv.exports.files import Progress, silent
from gnv.exports.xlsx.arithmetic import check_bounds
from gnv.tables import evidence
from gnv.words import minutes
from gnv.workspace import scenario_file
from gnv.workspace.workspace import Workspace

README = """{title}

{scenario_and_date}
{unknown}
Länk: {link}

Alla filer här är av samma scenario och samma dag. CSV-filerna öppnas i Excel. Arbetsboken (XLSX) räknar om sig när
ett antagande ändras i den. Scenariofilen (TOML) läses in på sidan Jämför. Bilderna finns som PNG och SVG.
"""


def bundle(
    workspace: Workspace,
    record: Record,
    *,
    today: date,
    address: str = "",
    progress: Progress = silent,
    looked: ComparisonView = FIRST_VIEW,
) -> bytes:
    """A workspace as a zip file. Raises as `calculate` does."""
    return files.zipped(_made(Content(workspace, record, today, address, looked), progress))


def _made(content: Content, progress: Progress) -> Iterator[tuple[str, bytes]]:
    workspace, record, today, address = content.workspace, content.record, content.today, content.address
    looked = content.looked
    refused = _why_no_workbook(content)
    yield files.name("Läs mig", content, "txt"), _text(
        README.format(title=content.title, scenario_and_date=content.scenario_and_date, link=content.link,
                      unknown="\n".join(filter(None, (content.unknown, refused))))
    )  # fmt: skip
    yield files.name("Fördelning", content, "csv"), csv.wide(workspace, record, today=today)
    yield files.name("Fördelning för program", content, "csv"), csv.long(workspace, record, today=today)
    yield files.name("Budget alla år", content, "csv"), csv.years(workspace, record, today=today)
    yield (
        files.name("Jämförelse", content, "csv"),
        csv.comparison_csv(content.compared, record, today=today, looked=looked),
    )
    yield files.name("Förutsättningar", content, "csv"), csv.parameters(workspace, record, today=today)
    yield (
        files.name("Scenariernas förutsättningar", content, "csv"),
        csv.comparison_parameters(content.compared, record, today=today),
    )
    yield files.name("Källor", content, "csv"), csv.write_table(evidence.register(content.entries))
    progress(0, "arbetsboken")
    if not refused:
        yield files.name("Arbetsbok", content, "xlsx"), xlsx.workbook(workspace, record, today=today, address=address)
    progress(0.2, "bildspelet")
    yield (
        files.name("Bildspel", content, "pptx"),
        pptx.presentation(workspace, record, today=today, address=address, looked=looked),
    )
    yield files.name("Scenariofil", content, "toml"), scenario_file.to_file(workspace, record).encode()
    yield (
        files.name("Protokolltext", content, "txt"),
        _text(minutes.paragraph(workspace, record, today=today, address=address)),
    )
    for name, data in images.pictures(content, PAGES, progress=lambda share, what: progress(0.3 + 0.7 * share, what)):
        yield f"Bilder/{name}", data


def _why_no_workbook(content: Content) -> str:
    """Why the zip has no workbook; empty where it has one."""
    try:
        check_bounds(content.workspace.scenario, content.record)
    except InputError as error:
        return f"Ingen arbetsbok: {error}"
    return ""


def _text(text: str) -> bytes:
    """A text as Windows' own editor reads it."""
    return "\r\n".join(text.split("\n")).encode("utf-8-sig")
