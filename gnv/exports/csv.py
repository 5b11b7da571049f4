"""A scenario's outcome, or several scenarios beside each other, as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import takewhile

from gnv.analysis.result import Comparison, KommunLine, compare, kommun_lines, sum_lines
from gnv.analysis.side_by_side import columns
from gnv.core import catalogue, link_keys
from gnv.core.outcome import COST, DEDUCTION, GRANT, Outcome
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.formatting import hundredths, with_unit
from gnv.tables.table import Table, value
from gnv.words.scenario import title
from gnv.workspace import link
from gnv.workspace.workspace import Named, Workspace

FORMULA = ("=", "+", "-", "@")
BREAKS = frozenset("\t\r\n\0")
UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}  # what a spreadsheet may drop before it reads a cell


def comparison_csv(chosen: Sequence[Named], record: Record, *, today: date) -> bytes:
    """A row per kommun and a marked sum row; for each scenario grant, costs and net in whole kronor.

    Then how each scenario's net differs from the first's, and each scenario's link. Raises as `calculate` does.
    """
    parts = {kind: columns(chosen, record, kind=kind) for kind in link_keys.KINDS}
    codes = [*record.kommuner, county_code(record)]
    table: dict[str, Sequence[object]] = {
        "Rad": ["Kommun"] * len(record.kommuner) + ["Summa"],
        "Kommunkod": codes,
        "Kommun": [*record.kommuner.values(), f"Summa {len(record.kommuner)} kommuner"],
    }
    for position, named in enumerate(chosen):
        for kind, found in parts.items():
            table[f"{named.name}: {kind} (kr)"] = _with_sum(found[position].amounts)
    base = parts["Netto"][0]
    for column in parts["Netto"][1:]:
        gains = {code: amount - base.amounts[code] for code, amount in column.amounts.items()}
        table[f"{column.named.name} − {base.named.name}: Netto (kr)"] = _with_sum(gains)
    for named in chosen:
        table[f"{named.name}: Länk"] = [f"?{link.encode(Workspace(scenario=named.scenario), record)}"] * len(codes)
    return write_columns({**table, "Beräknad": [today.isoformat()] * len(codes)})


def _with_sum(amounts: Mapping[str, int]) -> list[int]:
    return [*amounts.values(), sum(amounts.values())]


def wide(workspace: Workspace, record: Record, *, today: date) -> bytes:
    """One row per kommun and a marked sum row, whole kronor, for people. Raises as `calculate` does."""
    comparison = compare(workspace.scenario, record, pinned=workspace.pinned)
    lines = kommun_lines(comparison)
    everyone = (*lines, sum_lines(lines, name=f"Summa {len(lines)} kommuner"))
    columns: dict[str, Sequence[object]] = {
        "Rad": ["Kommun"] * len(lines) + ["Summa"],
        "Kommunkod": [*(line.code for line in lines), county_code(record)],
        "Kommun": [line.name for line in everyone],
        "Invånare": [line.inhabitants for line in everyone],
        **dict(_item_columns(comparison.outcome, GRANT, "{}, före avdrag (kr)")),
        **dict(_item_columns(comparison.outcome, DEDUCTION, "Avdrag: {} (kr)")),
        "Bidrag att betala ut (kr)": [line.grant_sek for line in everyone],
        **dict(_item_columns(comparison.outcome, COST, "Kostnad: {} (kr)")),
        "Egna kostnader med känt belopp (kr)": [line.cost_sek for line in everyone],
        "Netto (kr)": [line.net_sek for line in everyone],
        "Netto per invånare (kr)": [Fraction(line.net_sek, line.inhabitants) for line in everyone],
        **_against_baseline(comparison, everyone),
        **{
            name: [said] * len(everyone)
            for name, said in zip(
                ("Scenario", "Förutsättningar", "Källor", "Länk", "Beräknad"),
                _provenance(comparison, today),
                strict=True,
            )
        },
    }
    return write_columns(columns)


def long(workspace: Workspace, record: Record, *, today: date) -> bytes:
    """One row per year, kind, item and kommun, for machines; no sums. Raises as `calculate` does."""
    comparison = compare(workspace.scenario, record, pinned=workspace.pinned)
    return _write_records(_records(comparison.outcome, record), comparison, today)


def years(workspace: Workspace, record: Record, *, today: date) -> bytes:
    """The same as `long`, of every year of the budget. Raises as `calculate` does."""
    comparison = compare(workspace.scenario, record, pinned=workspace.pinned)
    return _write_records(_records(project(workspace.scenario, record), record), comparison, today)


def as_json(workspace: Workspace, record: Record, *, today: date) -> bytes:
    """The same rows as `long`, with the scenario said once. Raises as `calculate` does."""
    comparison = compare(workspace.scenario, record, pinned=workspace.pinned)
    content = {
        **_provenance_columns(comparison, today),
        "values": dict(workspace.scenario.values),
        "rows": _records(comparison.outcome, record),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def formula_safe(text: str) -> str:
    """A text that a spreadsheet could run as a formula, made harmless by a leading apostrophe."""
    normal = unicodedata.normalize("NFKC", text)
    lead = "".join(takewhile(lambda c: unicodedata.category(c) in UNSEEN, normal))
    return f"'{text}" if normal.startswith(FORMULA, len(lead)) or BREAKS & set(lead) else text


def county_code(record: Record) -> str:
    """The county's own code: in a sum row an empty cell would make the column decimal."""
    return record.county.code


def _item_columns(outcome: Outcome, kind: str, heading: str) -> Iterator[tuple[str, list[int | None]]]:
    for item in outcome.items(kind):
        amounts = list(outcome.by_kommun((kind,), item=item).values())
        known = item not in outcome.missing
        name = outcome.names[item] if known else f"{outcome.names[item]}, belopp saknas"
        yield heading.format(name), [*amounts, sum(amounts)] if known else [None] * (len(amounts) + 1)


def _against_baseline(comparison: Comparison, lines: tuple[KommunLine, ...]) -> dict[str, list[int]]:
    name = comparison.baseline_name
    return {
        f"Netto i {name} (kr)": [line.baseline_net_sek for line in lines],
        f"Skillnad mot {name} (kr)": [line.net_sek - line.baseline_net_sek for line in lines],
    }


def _records(outcome: Outcome, record: Record) -> list[dict[str, object]]:
    """The Outcome's rows with the item's and the kommun's Swedish names."""
    return [
        {
            "year": row.year,
            "kind": row.kind,
            "item": outcome.names[row.item],
            "kommunkod": row.kommunkod,
            "kommun": record.kommuner[row.kommunkod],
            "amount_sek": row.amount_sek,
        }
        for row in outcome.rows
    ]


def _provenance(comparison: Comparison, today: date) -> tuple[str, ...]:
    """The scenario's name, its parameters, their sources, its link, and the day of the calculation."""
    scenario, record = comparison.scenario, comparison.record
    parameters = catalogue.parameters(record, scenario.preset)
    said = (f"{p.name}: {with_unit(scenario[p.key], p.unit)}" for p in parameters)
    sources = dict.fromkeys([*(p.origin.source for p in parameters), comparison.outcome.population.origin.source])
    named = (f"{source.title} ({source.document})" for source in sources)
    address = link.encode(Workspace(scenario=scenario, pinned=comparison.pinned), record)
    return title(scenario, record), "; ".join(said), "; ".join(named), f"?{address}", today.isoformat()


def _provenance_columns(comparison: Comparison, today: date) -> dict[str, str]:
    names = ("scenario", "parameters", "sources", "link", "calculated")
    return dict(zip(names, _provenance(comparison, today), strict=True))


def _write_records(records: Sequence[Mapping[str, object]], comparison: Comparison, today: date) -> bytes:
    same = _provenance_columns(comparison, today)
    return write_rows([*records[0], *same], ((*record.values(), *same.values()) for record in records))


def write_columns(columns: Mapping[str, Sequence[object]]) -> bytes:
    """Columns of equal length, by their headings, as CSV."""
    return write_rows(list(columns), zip(*columns.values(), strict=True))


def write_table(table: Table) -> bytes:
    """A page's table as CSV: whole numbers as they are, exact ones with the decimals of the page. Unknown is empty."""
    bare = [[value(cell) for cell in row.cells] for row in (*table.rows, *table.totals)]
    filled = ([*cells, *[None] * (len(table.columns) - len(cells))] for cells in bare)
    return write_rows([column.title for column in table.columns], filled)


def write_rows(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as Swedish Excel writes it: semicolons, decimal comma, CRLF, UTF-8 with a mark. Text made harmless."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(formula_safe, heads))
    writer.writerows(map(_cell, row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(found: object) -> object:
    if isinstance(found, Fraction):
        return str(hundredths(found) / 100).replace(".", ",")
    return formula_safe(found) if isinstance(found, str) else found
