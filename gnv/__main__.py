"""The command line: what the page shows, without the page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from gnv import facts as record_reader
from gnv import link, scenario_file
from gnv.exports import tables
from gnv.exports.beside import beside
from gnv.meeting import Meeting, Named
from gnv.model import InputError, Parameter
from gnv.record import Facts
from gnv.summary import title


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 2 with a Swedish message on standard error."""
    asked = _parser().parse_args(arguments)
    try:
        output = asked.run(record_reader.load(), asked)
    except InputError as error:
        sys.stderr.write(f"Det gick inte: {error}\n")
        return 2
    sys.stdout.buffer.write(output)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m gnv", description="Statsbidrag för god och nära vård i Dalarna.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    calculate = commands.add_parser("berakna", help="skriv ut det som sidan laddar ned")
    calculate.add_argument("scenario", nargs="?", default="", help="länk eller scenariofil; utelämnad: första förvalet")
    calculate.add_argument(
        "--format", choices=tables.FORMATS, default="bred", help="bred för människor, lang för program, ar för alla år"
    )
    calculate.set_defaults(run=_calculate)
    compare = commands.add_parser(
        "jamfor", help="skriv ut flera scenarier bredvid varandra; det första är det man jämför med"
    )
    compare.add_argument("scenarier", nargs="+", help="länkar och scenariofiler; allt som ligger i dem kommer med")
    compare.set_defaults(run=_compare)
    commands.add_parser("parametrar", help="skriv ut tabellen över parametrar").set_defaults(run=_parameters)
    return parser


def _calculate(facts: Facts, asked: argparse.Namespace) -> bytes:
    return tables.FORMATS[asked.format](_meeting(asked.scenario, facts), facts, today=date.today())


def _compare(facts: Facts, asked: argparse.Namespace) -> bytes:
    chosen: dict[str, Named] = {}
    for given in asked.scenarier:
        meeting = _meeting(given, facts)
        pinned = (
            [Named(name=f"Nuläge i {title(meeting.scenario, facts)}", scenario=meeting.pinned)]
            if meeting.pinned
            else []
        )
        for named in (*pinned, Named(name=title(meeting.scenario, facts), scenario=meeting.scenario), *meeting.shelf):
            chosen[_free(named.name, chosen)] = named
    return beside([replace(named, name=name) for name, named in chosen.items()], facts, today=date.today())


def _free(name: str, taken: Mapping[str, Named]) -> str:
    """The name, or the name with the first number that nobody has."""
    numbered = (f"{name} ({number})" for number in count(2))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def _meeting(given: str, facts: Facts) -> Meeting:
    if not given.lower().endswith(".toml"):
        opened = link.decode(link.parse(given), facts)
        sys.stderr.writelines(f"Obs: {problem}\n" for problem in opened.problems)
        return opened.meeting
    try:
        return scenario_file.from_file(Path(given).read_text(encoding="utf-8-sig"), facts)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"scenariofilen {given} går inte att läsa ({error}).") from error


def _parameters(facts: Facts, _: argparse.Namespace) -> bytes:
    heading = ("nyckel", "namn", "enhet", "min", "max", "förval", "status", "källa")
    rows = [heading, *(_row(parameter) for parameter in facts.all_parameters.values())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heading) - 1)]
    lines = ["  ".join([*map(str.ljust, row, widths), row[-1]]) for row in rows]
    return ("\n".join(lines) + "\n").encode()


def _row(parameter: Parameter) -> tuple[str, ...]:
    low, high = parameter.bounds
    source = f"{parameter.origin.source.document}, {parameter.origin.place}"
    named = (parameter.key, parameter.name, parameter.unit)
    return (*named, str(low), str(high), str(parameter.default), parameter.origin.status, source)


if __name__ == "__main__":
    sys.exit(main())
