"""The command line's arguments, read by Python's own parser, which here speaks Swedish."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

# What the parser says of a mistake, by its words. The words that somebody has written are left as they are.
SAID = {
    r"^argument (.+?): ": r"\1: ",
    r"the following arguments are required: (.+)": r"det här saknas: \1.",
    r"unrecognized arguments: (.+)": r"det här förstås inte: \1.",
    r"invalid choice: (.+) \(choose from (.+)\)": r"\1 finns inte; välj bland \2.",
    r"expected (?:one|at least one) argument": "ett värde saknas.",
    r"ignored explicit argument (.+)": r"tar inget värde, men fick \1.",
}


class SwedishParser(argparse.ArgumentParser):
    """A parser whose help, headings and errors are in Swedish; so are those of its commands."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **options)
        self._positionals.title, self._optionals.title = "argument", "flaggor"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how it is written instead, and end with status 2."""
        for english, swedish in SAID.items():
            message = re.sub(english, swedish, message, count=1, flags=re.DOTALL)
        self.print_usage(sys.stderr)
        self.exit(2, f"Det gick inte: {message}\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Så skrivs det: " if prefix is None else prefix)
