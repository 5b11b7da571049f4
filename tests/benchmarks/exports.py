"""Seconds that each file of *Ta med* takes, the first time and again.

A measurement, not a test: it prints a table and judges nothing. README.md tells what the figures were.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.exports.formats import FORMATS, PICTURES, SHEETS, Format
from gnv.loading.load import load_record
from gnv.workspace.workspace import Named, Workspace

LIMIT, LIMIT_OF_EVERY_SHEET = 2.0, 10.0  # seconds: of the fifteen pages, and of every other file


def scenario(record: Record, *, step: int) -> Workspace:
    """A workspace of six scenarios that nobody has asked for before."""
    base = catalogue.preset_scenario(record, next(iter(record.presets)))
    key = next(one.key for one in record.agreement(base).deductions if one.parameter.default)
    several = [base.replace({key: 1000 * (10 * step + place)}) for place in range(5)]
    shelf = tuple(Named(name=f"Scenario {place}", scenario=one) for place, one in enumerate(several))
    return Workspace(scenario=base.replace({key: 1000 * (10 * step + 9)}), shelf=shelf)


def seconds(form: Format, workspace: Workspace, record: Record) -> tuple[float, float]:
    """The clock's and the processor's, of one file."""
    start, used = time.perf_counter(), time.process_time()
    form.make(workspace, record, today=date.today(), address="https://exempel.se/")
    return time.perf_counter() - start, time.process_time() - used


def main() -> None:
    """Print a table with a line per file."""
    only = argparse.ArgumentParser()
    only.add_argument("keys", nargs="*", help="formats; none: all of them")
    keys = only.parse_args().keys
    record = load_record()
    every = {form.key: form for form in (*FORMATS.values(), *SHEETS, *PICTURES.values())}
    print(f"{'fil':24} {'första, s':>10} {'cpu':>6} {'igen, s':>10} {'cpu':>6}")
    for step, form in enumerate(every[key] for key in keys or every):
        workspace = scenario(record, step=step)
        first, again = seconds(form, workspace, record), seconds(form, workspace, record)
        limit = LIMIT_OF_EVERY_SHEET if form.key in {"pdf", "alla-kommuner"} else LIMIT
        over = "  över gränsen" if first[0] > limit else ""
        print(f"{form.key:24} {first[0]:10.2f} {first[1]:6.2f} {again[0]:10.2f} {again[1]:6.2f}{over}")


if __name__ == "__main__":
    main()
