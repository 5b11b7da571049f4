"""The command line: what the page shows, without the page."""

from __future__ import annotations

import sys

import gnv

if gnv.WRONG_PYTHON:
    sys.exit(gnv.WRONG_PYTHON)

import argparse
import codecs
import io
import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial, reduce
from pathlib import Path
from typing import Any, NoReturn

from gnv.core import catalogue
from gnv.core.county_files import CountyFiles
from gnv.core.own_figures import NO_OWN_FIGURES, OwnFigures
from gnv.core.record import Record
from gnv.core.records import InputError, Parameter
from gnv.exports.formats import COMPARISON, COMPARISONS, FORMATS, PRINTED
from gnv.formatting import quoted, shortened
from gnv.loading import load
from gnv.loading.county_zip import LARGEST_ZIP, read_zip
from gnv.loading.errors import DamagedData
from gnv.words.scenario import title
from gnv.workspace import link, scenario_file
from gnv.workspace.file_bounds import MOST_BYTES
from gnv.workspace.refitting import refitted
from gnv.workspace.workspace import Named, Workspace, free_name

# What the parser says of a mistake, by its words. The words that somebody has written are left as they are.
SAID = {
    r"^argument (.+?): ": r"\1: ",
    r"the following arguments are required: (.+)": r"det här saknas: \1.",
    r"unrecognized arguments: (.+)": r"det här förstås inte: \1.",
    r"invalid choice: (.+) \(choose from (.+)\)": r"\1 finns inte; välj bland \2.",
    r"expected (?:one|at least one) argument": "ett värde saknas.",
    r"ignored explicit argument (.+)": r"tar inget värde, men fick \1.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 2 with a Swedish message on standard error."""
    _let_write_swedish()
    asked = _parser().parse_args(arguments)
    try:
        known = _own_figures(asked)
        own = reduce(OwnFigures.joined, known, NO_OWN_FIGURES)
        data = _data(asked.data)
        asked.records = {one.checksum: load.load_record(data, one) for one in known}
        return _write(asked.run(load.load_record(data, own), asked))
    except DamagedData as error:
        for line in f"Det gick inte: {error}".splitlines():
            _say(line)
        return 2
    except InputError as error:
        _say(f"Det gick inte: {error}")
        return 2


def _data(given: Path) -> Path | CountyFiles:
    """A folder of data files, or those of a ZIP file."""
    if given.suffix.lower() != ".zip" or not given.is_file():
        return given
    if given.stat().st_size > LARGEST_ZIP:
        raise InputError(f"{quoted(given.name)} är för stor; en ZIP-fil med underlag får vara högst 5 MB.")
    return read_zip(given.read_bytes(), given.name)


def _let_write_swedish() -> None:
    """Help and messages in UTF-8, as the tables are, where the terminal is said to know ASCII only."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and codecs.lookup(stream.encoding).name == "ascii":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(message: str) -> None:
    """A message on standard error, without what could steer a terminal: a link may come from anywhere."""
    shown = "".join("?" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in message)
    sys.stderr.write(f"{shown}\n")


def _write(output: bytes) -> int:
    """Write a table. It is no mistake that the reader has closed its end (`| head -1`)."""
    try:
        sys.stdout.buffer.write(output)
        sys.stdout.buffer.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains again when it ends
        if not isinstance(error, BrokenPipeError):
            raise InputError("tabellen går inte att skriva ut dit den skulle. Är det fullt?") from error
    return 0


def _parser() -> SwedishParser:
    parser = SwedishParser(prog="python -m gnv", description="Statsbidrag för god och nära vård.")
    told = (
        f"mapp eller ZIP-fil med underlaget, om ett annat än programmets; eller miljövariabeln {load.FOLDER_VARIABLE}"
    )
    parser.add_argument("--data", type=Path, default=load.DATA, metavar="MAPP", help=told)
    told = "scenariofil med de egna tal som en länk bygger på"
    parser.add_argument("--eget", default="", metavar="FIL", help=told)
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    calculate = commands.add_parser("berakna", help="skriv ut det som sidan laddar ned")
    calculate.add_argument("scenario", nargs="?", default="", help="länk eller scenariofil; utelämnad: första förvalet")
    calculate.add_argument(
        "--format",
        choices=PRINTED,
        default="bred",
        help=", ".join(f"{key} {FORMATS[key].use}" for key in PRINTED),
    )
    calculate.set_defaults(run=_calculate)
    export = commands.add_parser("exportera", help="skriv det som knappen Ta med ger till en fil")
    export.add_argument("scenario", nargs="?", default="", help="länk eller scenariofil; utelämnad: första förvalet")
    told = ", ".join(f"{form.key} {form.use}" for form in FORMATS.values())
    export.add_argument("--format", choices=FORMATS, required=True, help=told)
    export.add_argument(
        "--till", type=Path, required=True, metavar="FIL", help="filen som skrivs; en äldre skrivs över"
    )
    export.set_defaults(run=_export)
    compare = commands.add_parser(
        "jamfor", help="skriv ut flera scenarier bredvid varandra; det första är det man jämför med"
    )
    compare.add_argument("scenarier", nargs="+", help="länkar och scenariofiler; allt som ligger i dem kommer med")
    compare.add_argument(
        "--format",
        choices=COMPARISONS,
        default=COMPARISON.key,
        help=", ".join(f"{form.key} {form.use}" for form in COMPARISONS.values()),
    )
    compare.set_defaults(run=_compare)
    commands.add_parser("parametrar", help="skriv ut tabellen över parametrar").set_defaults(run=_parameters)
    return parser


def _calculate(record: Record, asked: argparse.Namespace) -> bytes:
    return FORMATS[asked.format].make(_workspace(asked.scenario, record, asked), record, today=date.today())


def _export(record: Record, asked: argparse.Namespace) -> bytes:
    form, workspace = FORMATS[asked.format], _workspace(asked.scenario, record, asked)
    if form.check:
        form.check(workspace.scenario, record)
    data = form.make(workspace, record, today=date.today(), address=_address(asked.scenario))
    try:
        asked.till.write_bytes(data)
    except OSError as error:
        raise InputError(f"”{asked.till}” går inte att skriva till.") from error
    return b""


def _address(given: str) -> str:
    """Where the app runs, by a whole link to it; empty where the link begins with its values."""
    return given.strip().split("?")[0] if "://" in given and "?" in given else ""


def _compare(record: Record, asked: argparse.Namespace) -> bytes:
    chosen: dict[str, Named] = {}
    for given in asked.scenarier:
        workspace = _workspace(given, record, asked)
        pinned = (
            [Named(name=f"Nuläge i {title(workspace.scenario, record)}", scenario=workspace.pinned)]
            if workspace.pinned
            else []
        )
        for named in (
            *pinned,
            Named(name=title(workspace.scenario, record), scenario=workspace.scenario),
            *workspace.shelf,
        ):
            chosen[free_name(named.name, chosen, longest=None)] = named
    return COMPARISONS[asked.format].make(
        [replace(named, name=name) for name, named in chosen.items()], record, today=date.today()
    )


def _own_figures(asked: argparse.Namespace) -> list[OwnFigures]:
    """The own figures of every file that is given, where there are any."""
    given = [asked.eget, getattr(asked, "scenario", ""), *getattr(asked, "scenarier", ())]
    files = (one for one in given if one and not _is_link(one))
    return [own for own in (scenario_file.own_figures(_read(one)) for one in files) if own]


def _workspace(given: str, record: Record, asked: argparse.Namespace) -> Workspace:
    """What a link or a file holds, on a record with the own figures of every file given."""
    if not _is_link(given):
        return refitted(scenario_file.from_bytes(_read(given), record), record)
    query = link.parse(given)
    opened = link.decode(query, asked.records.get(link.own_checksum(query), record))
    for problem in opened.problems:
        _say(f"Obs: {problem}")
    return refitted(opened.workspace, record)


def _is_link(given: str) -> bool:
    pairs = "=" in given and not given.lower().endswith(".toml")
    return given in {"", "/"} or given.startswith(("?", "/?")) or "://" in given or pairs


def _read(given: str) -> bytes:
    """A scenario file's bytes; of a larger file no more than shows that it is too large."""
    try:
        with Path(given).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"{quoted(given)} är ingen länk, och ingen scenariofil som finns.") from error
    except IsADirectoryError as error:
        raise InputError(f"{quoted(given)} är en mapp. Ge en scenariofil.") from error
    except PermissionError as error:
        raise InputError(f"Scenariofilen {quoted(given)} får inte läsas av den som du är inloggad som.") from error
    except OSError as error:
        raise InputError(f"Scenariofilen {quoted(given)} går inte att läsa.") from error


def _parameters(record: Record, _: argparse.Namespace) -> bytes:
    heading = ("nyckel", "namn", "enhet", "min", "max", "förval", "status", "källa")
    rows = [heading, *(_row(parameter) for parameter in catalogue.all_parameters(record).values())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heading) - 1)]
    lines = ["  ".join([*map(str.ljust, row, widths), row[-1]]) for row in rows]
    return ("\n".join(lines) + "\n").encode()


def _row(parameter: Parameter) -> tuple[str, ...]:
    low, high = parameter.bounds
    source = f"{parameter.origin.source.document}, {parameter.origin.place}"
    named = (parameter.key, parameter.name, parameter.unit)
    return (*named, str(low), str(high), str(parameter.default), parameter.origin.status, source)


class SwedishParser(argparse.ArgumentParser):
    """A parser whose help, headings and errors are in Swedish; so are those of its commands."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **options)
        self._positionals.title, self._optionals.title = "argument", "flaggor"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how it is written instead, and end with status 2."""
        for english, swedish in SAID.items():
            message = re.sub(english, partial(_said, swedish), message, count=1, flags=re.DOTALL)
        self.print_usage(sys.stderr)
        self.exit(2, f"Det gick inte: {message}\n")


def _said(swedish: str, found: re.Match[str]) -> str:
    """The parser's message in Swedish, with what somebody has written in it cut."""
    told = found.expand(swedish)
    return told.replace(found[1], shortened(found[1]), 1) if found.re.groups else told


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Så skrivs det: " if prefix is None else prefix)


if __name__ == "__main__":
    sys.exit(main())
