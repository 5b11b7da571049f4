"""From the bytes of a file, or pasted text, to sheets of text cells. Says nothing about what the cells mean.

Whatever could stop the server (an archive bomb, entities, endless rows) is refused before it is unpacked.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice, repeat
from pathlib import PurePath
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from gnv.core.records import InputError
from gnv.loading.cells import shown

MEGABYTE = 1024 * 1024
LARGEST_FILE = 5 * MEGABYTE
LARGEST_UNPACKED = 30 * MEGABYTE
MOST_MEMBERS = 500
MOST_TAGS = 200_000
MOST_ROWS = 40_000
MOST_LINES = 3 * MOST_ROWS
MOST_COLUMNS = 300
MOST_CELLS = 250_000
LONGEST_CELL = 32_767
SEPARATORS = {";": "semikolon", "\t": "tabb", ",": "komma", "|": "lodstreck (|)"}
SAVE_AS = "Öppna filen i Excel och spara den som Excel-arbetsbok (.xlsx)."

_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    InvalidFileException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
_SIGNATURES = {
    b"%PDF": "en PDF",
    b"\x1f\x8b": "ett gzip-arkiv",
    b"7z\xbc\xaf": "ett 7z-arkiv",
    b"Rar!": "ett rar-arkiv",
    b"\x89PNG": "en bild",
    b"\xff\xd8\xff": "en bild",
    b"GIF8": "en bild",
    b"PAR1": "en Parquet-fil",
    b"SQLite": "en databas",
    b"{\\rtf": "ett RTF-dokument",
}
_OTHER_TEXTS = {
    "<": ("en webbsida eller annan märkspråksfil (HTML/XML)", SAVE_AS),
    "{": ("JSON", "Hämta tabellen som CSV eller Excel (.xlsx) i stället."),
    "[": ("JSON", "Hämta tabellen som CSV eller Excel (.xlsx) i stället."),
    "CHARSET=": ("en PX-fil", "Hämta tabellen som CSV eller Excel (.xlsx) i stället."),
    "AXIS-VERSION=": ("en PX-fil", "Hämta tabellen som CSV eller Excel (.xlsx) i stället."),
    "ID;P": ("en SYLK-fil", SAVE_AS),
    "MIME-VERSION:": ("ett webbarkiv", SAVE_AS),
}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One table-like part of a file: rows of text cells, as Excel shows and numbers them.

    `name` is a workbook's own name for it ("" for text). A formula without a value keeps its text, "=B2+1".
    `turned` means that rows and columns have changed places, so that messages still name the file's own cells.
    """

    file: str
    name: str
    rows: Sequence[Sequence[str]]
    is_text: bool
    turned: bool = False

    def cell(self, row: int, column: int) -> str:
        """The text of a cell, counted from 0; "" outside the sheet."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else ""

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.rows), default=0)

    def line(self, row: int) -> str:
        """A row as a message calls it: rad 7 (kolumn G where the table is turned)."""
        return f"kolumn {get_column_letter(row + 1)}" if self.turned else f"rad {row + 1}"

    def letter(self, column: int) -> str:
        """A column's name in the file: C (the row's number where the table is turned)."""
        return str(column + 1) if self.turned else get_column_letter(column + 1)

    def place(self, row: int, column: int) -> str:
        """Where a cell stands: rad 7, cell C7."""
        across, down = (row, column) if self.turned else (column, row)
        return f"rad {down + 1}, cell {get_column_letter(across + 1)}{down + 1}"

    def error(self, where: str, reason: str) -> InputError:
        """An error that names the file, the sheet where there is one, and the place."""
        sheet = f"bladet ”{shown(self.name)}”, " if self.name else ""
        return InputError(f"{self.file}, {sheet}{where}: {reason}")

    def turn(self) -> Sheet:
        """The sheet with its rows as columns."""
        rows = [[self.cell(row, column) for row in range(len(self.rows))] for column in range(self.width)]
        return Sheet(file=self.file, name=self.name, rows=rows, is_text=self.is_text, turned=not self.turned)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A file's sheets and how they were read. A text has one sheet for each separator that could be meant."""

    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    failures: tuple[InputError, ...] = ()
    separators: tuple[str, ...] = ()


def open_file(content: bytes, file: str, names: Iterable[str]) -> Opened:
    """The sheets of a CSV, TSV, text or Excel file. `names` (of kommuner) help to tell a text's encoding.

    Raises InputError, naming `file`, for an empty, too large, unknown, protected, damaged or dangerous one.
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise InputError(f"{file}: filen är tom.")
    if len(content) > LARGEST_FILE:
        raise InputError(f"{file}: filen är för stor; den får vara högst 5 MB.")
    ending = PurePath(file).suffix.lower()
    if content.startswith(b"PK"):
        opened = _workbook(content, file)
        misnamed = ending not in {".xlsx", ".xlsm", ""}
        said = (f"Filen heter {shown(ending)} men är en Excel-arbetsbok; den lästes som en sådan.",) if misnamed else ()
        return Opened(sheets=opened.sheets, remarks=(*said, *opened.remarks), ignored=opened.ignored)
    _refuse_binary(content, file)
    text, remarks = _decoded(content, file, names)
    opened = open_text(text, file)
    if ending in {".xlsx", ".xlsm", ".xls", ".ods"}:
        remarks = (*remarks, f"Filen heter {ending} men är ren text; den lästes som en CSV-fil, inte som xlsx.")
    return Opened(sheets=opened.sheets, remarks=remarks, failures=opened.failures, separators=opened.separators)


def open_text(text: str, file: str) -> Opened:
    """The sheets that a text may hold, one for each separator: semicolon, tab, comma, vertical bar.

    Raises InputError where it is empty or is in another format (HTML, JSON, PX).
    """
    text = text.lstrip("\ufeff").rstrip("\x1a")
    start = text.lstrip()[:40].upper()
    if not start:
        raise InputError(f"{file}: filen är tom.")
    for mark, (kind, advice) in _OTHER_TEXTS.items():
        if start.startswith(mark):
            raise InputError(f"{file}: filen är {kind}, som inte går att läsa här. {advice}")
    if "\0" in text:
        raise InputError(f"{file}: filen innehåller nolltecken och är ingen ren text. {SAVE_AS}")
    sheets: dict[str, Sheet] = {}
    failures = []
    for separator in _possible(text):
        try:
            rows = list(_limited(csv.reader(io.StringIO(text, newline=""), delimiter=separator), file))
        except csv.Error as error:
            failures.append(InputError(f"{file}: {_csv_reason(str(error))}"))
        except InputError as error:
            failures.append(error)
        else:
            sheets[separator] = Sheet(file=file, name="", rows=rows, is_text=True)
    return Opened(sheets=tuple(sheets.values()), remarks=(), failures=tuple(failures), separators=tuple(sheets))


def _possible(text: str) -> Sequence[str]:
    """The separators that could be meant: the one that the first line tells (Excel's sep=;), or those that occur."""
    if told := re.match(r"\"?sep=(.)\"?\s", text, re.IGNORECASE):
        return told[1]
    return [separator for separator in SEPARATORS if separator in text] or [";"]


def _csv_reason(error: str) -> str:
    if "field larger" in error:
        return "en cell är längre än 100 000 tecken; det är ingen tabell med folkmängd."
    return "filen är inte en giltig CSV-fil; ett citattecken saknar sin motsvarighet."


def _limited(rows: Iterable[list[str]], file: str) -> Iterator[list[str]]:
    """The rows as they come. InputError as soon as they are too many, too wide or hold too long a cell."""
    cells = 0
    for number, row in enumerate(rows, 1):
        cells += len(row)
        if number > MOST_ROWS:
            raise InputError(f"{file}: filen har för många rader, fler än {MOST_ROWS}.")
        if len(row) > MOST_COLUMNS:
            raise InputError(
                f"{file}, rad {number}: för många kolumner, {len(row)}; högst {MOST_COLUMNS} går att läsa."
            )
        if cells > MOST_CELLS:
            raise InputError(f"{file}: tabellen är för stor, fler än {MOST_CELLS} celler.")
        for column, cell in enumerate(row, 1):
            if len(cell) > LONGEST_CELL:
                where = f"{file}, rad {number}, cell {get_column_letter(column)}{number}"
                raise InputError(f"{where}: cellen är för lång, {len(cell)} tecken: ”{shown(cell)}”")
        yield row


def _refuse_binary(content: bytes, file: str) -> None:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise InputError(f"{file}: filen är skyddad med lösenord. Ta bort skyddet i Excel och spara den igen.")
        raise InputError(f"{file}: filen är i det gamla Excel-formatet (.xls). {SAVE_AS}")
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            raise InputError(f"{file}: filen är {kind}, inte en tabell. Lämna den som CSV eller Excel (.xlsx).")


# Text: which encoding


def _decoded(content: bytes, file: str, names: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The text, and remarks on an unusual encoding."""
    wide = _wide_encoding(content)
    try:
        if wide:
            return content.decode(wide), ()
        return _mended(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        if wide:
            raise InputError(f"{file}: filens teckenkodning ({wide}) är trasig. Spara den som UTF-8.") from None
    text, label = _old_encoding(content, names)
    remark = f"Filen lästes med teckenkodningen {label}. Kontrollera att å, ä och ö blev rätt."
    return text, (remark,) if label else ()


def _wide_encoding(content: bytes) -> str:
    """UTF-16 or UTF-32, told by the mark at the beginning or by every other byte being zero; "" for neither."""
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:2000]
    pairs = len(start) // 2
    if pairs and start[1::2].count(0) > 0.7 * pairs and start[::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if pairs and start[::2].count(0) > 0.7 * pairs and start[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return ""


def _mended(text: str) -> tuple[str, tuple[str, ...]]:
    """UTF-8 that was once read as cp1252 and saved again: RÃ¤ttvik is Rättvik."""
    if not re.search("Ã[¤¥¶„…–\u0085\u0084\u0096]", text):
        return text, ()
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text, ()
    return mended, ("Filens teckenkodning var dubbel (Ã¤ för ä); den rättades. Kontrollera att å, ä och ö blev rätt.",)


def _old_encoding(content: bytes, names: Iterable[str]) -> tuple[str, str]:
    """The text by the one-byte encoding in which most Swedish words come out right, and its name if it is unusual."""
    words = [name.casefold() for name in names if not name.isascii()]
    words += ["folkmängd", "invånare", "befolkning på", "kön", "män", "län"]
    best, label, most = "", "", -1
    for encoding, told in (("cp1252", ""), ("mac_roman", "Mac Roman"), ("cp850", "cp850 (MS-DOS)")):
        text = content.decode(encoding, errors="replace")
        start = text[:MEGABYTE].casefold()
        right = sum(start.count(word) for word in words)
        if right > most:
            best, label, most = text, told, right
    return best, label


# Excel


def _workbook(content: bytes, file: str) -> Opened:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            formulas, concealed = _checked(archive, file)
    except InputError:
        raise
    except _UNREADABLE as error:
        raise _damaged(file) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations that openpyxl leaves out
            return _sheets(content, file, formulas=formulas, concealed=concealed)
    except InputError:
        raise
    except _UNREADABLE as error:
        raise _damaged(file) from error


def _damaged(file: str) -> InputError:
    return InputError(f"{file}: filen är skadad eller ingen Excel-arbetsbok. {SAVE_AS}")


def _checked(archive: zipfile.ZipFile, file: str) -> tuple[bool, bool]:
    """Whether the workbook has formulas, and concealed rows or columns.

    InputError where it is no workbook, protected, too large unpacked, too wide, or has entities.
    """
    members = archive.infolist()
    names = {member.filename for member in members}
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise InputError(
            f"{file}: arbetsboken är för stor uppackad; högst 30 MB och {MOST_MEMBERS} delar går att läsa."
        )
    if any(member.flag_bits & 1 for member in members):
        raise InputError(f"{file}: filen är skyddad med lösenord. Ta bort skyddet och spara den igen.")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        kind = "ett OpenDocument-kalkylark eller annat arkiv" if "mimetype" in names else "ett zip-arkiv"
        raise InputError(f"{file}: filen är {kind}, ingen Excel-arbetsbok. Spara tabellen som .xlsx eller CSV.")
    if "xl/workbook.bin" in names:
        raise InputError(f"{file}: filen är en binär arbetsbok (.xlsb). {SAVE_AS}")
    tags, formulas, concealed = 0, False, False
    for member in members:
        part = archive.read(member)
        tags += part.count(b"<")
        if tags > MOST_TAGS:
            raise InputError(f"{file}: arbetsboken är för stor; spara tabellen för sig i en ny arbetsbok.")
        if any(mark in part for mark in _DOCTYPES):
            raise InputError(f"{file}: filen innehåller en dokumenttyp (DOCTYPE), som inte är tillåten i en arbetsbok.")
        formulas = formulas or bool(re.search(rb"<(?:\w+:)?f[ >/]", part))
        if re.search(rb"<(?:\w+:)?c [^>]*\br=\"(?:K[O-Z]|[L-Z][A-Z]|[A-Z]{3})[0-9]", part):
            raise InputError(f"{file}: för många kolumner; högst {MOST_COLUMNS} går att läsa.")
        concealed = concealed or bool(re.search(rb"<(?:\w+:)?(?:row|col) [^>]*hidden=\"(?:1|true)\"", part))
    return formulas, concealed


_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def _sheets(content: bytes, file: str, *, formulas: bool, concealed: bool) -> Opened:
    values = _opened(content, values=True)
    written = _opened(content, values=False) if formulas else values
    sheets, ignored, lines = [], [], 0
    remarks = ["Arbetsboken har dolda rader eller kolumner; de lästes också."] if concealed else []
    for sheet, formula_sheet in zip(values.worksheets, written.worksheets, strict=True):
        if sheet.sheet_state != "visible":
            ignored.append(f"Bladet ”{shown(sheet.title)}” är dolt och lästes inte.")
            continue
        rows, gone_through = _filled(sheet, formula_sheet if formulas else None, file)
        lines += gone_through
        if lines > MOST_LINES:
            raise InputError(f"{file}: arbetsboken har för många rader; spara tabellen för sig i en ny arbetsbok.")
        if gone_through > MOST_ROWS:
            remarks.append(
                f"Bladet ”{shown(sheet.title)}” har celler längre ner än rad {MOST_ROWS}; de raderna lästes inte."
            )
        sheets.append(Sheet(file=file, name=sheet.title, rows=rows, is_text=False))
    if not sheets:
        raise InputError(f"{file}: arbetsboken har inget synligt blad.")
    return Opened(sheets=tuple(sheets), remarks=tuple(remarks), ignored=tuple(ignored))


def _opened(content: bytes, *, values: bool) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _filled(sheet: Any, formulas: Any, file: str) -> tuple[list[list[str]], int]:
    """The rows down to the last one that says something, and how many were gone through: 40 001 where more follow.

    `formulas` is the same sheet with its formulas in place of their values, None where it has none.
    """
    rows: list[list[str]] = []
    number = filled = 0
    pairs = zip(_values(sheet), _values(formulas) if formulas else repeat(()), strict=False)
    for number, (values, written) in enumerate(islice(pairs, MOST_ROWS + 1), 1):
        filled += len(values)
        if filled > MOST_CELLS:
            raise InputError(f"{file}: tabellen är för stor, fler än {MOST_CELLS} celler.")
        cells = [_text(value, written[i] if i < len(written) else None) for i, value in enumerate(values)]
        if any(cells) and number <= MOST_ROWS:
            rows.extend([] for _ in range(number - 1 - len(rows)))
            rows.append(_trimmed(cells))
    return list(_limited(rows, file)), number


def _trimmed(cells: list[str]) -> list[str]:
    """A row without the blank cells at its end."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _values(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # the size that a file states is often wrong
    return iter(sheet.iter_rows(values_only=True))


def _text(value: Any, written: Any) -> str:
    """A cell as text: whole numbers without decimals, dates as 2021-06-30, a formula without a value as its text."""
    if value is None:
        return written if isinstance(written, str) and written.startswith("=") else ""
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
