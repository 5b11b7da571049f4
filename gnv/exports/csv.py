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
from gnv.analysis.side_by_side import ComparisonView, columns, ordered, told_against_base
from gnv.core import catalogue, link_keys
from gnv.core.outcome import COST, DEDUCTION, GRANT, Outcome
from gnv.core.own_figures import told_of
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.records import BALANCED, UNKNOWN, Value
from gnv.formatting import hundredths, with_unit
from gnv.tables.table import Cell, Column, Table, shown, value
from gnv.tables.table import Value as CellValue
from gnv.words.scenario import title, without
from gnv.workspace import link
from gnv.workspace.workspace import PINNED_NAME, Named, Workspace, free_name

FORMULA = ("=", "+", "-", "@")
BREAKS = frozenset("\t\r\n\0")
UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}  # what a spreadsheet may drop before it reads a cell


AS_ON_RECORD = ComparisonView(order="A–Ö")  # as it is looked at where no page is
Columns = Sequence[tuple[str, Sequence[object]]]  # a heading and what stands under it
ROW_ORIGIN = ("Scenario", "Länk", "Beräknad")
MACHINE_ORIGIN = ("scenario", "link", "calculated")
LONG_HEADS = ("year", "kind", "item", "kommunkod", "kommun", "amount_sek", "assumed")
YEARS_HEADS = ("År", "Slag", "Post", "Kommunkod", "Kommun", "Belopp (kr)", "Antagande")
PARAMETER_HEADS = (
    "Scenario", "År", "Nyckel", "Förutsättning", "Värde", "Enhet", "I förvalet", "Status", "Källa", "Dokument",
    "Ställe", "Länk", "Beräknad",
)  # fmt: skip


def comparison_csv(
    chosen: Sequence[Named], record: Record, *, today: date, looked: ComparisonView = AS_ON_RECORD
) -> bytes:
    """A row per kommun and a marked sum row; for each scenario its year, grant, costs and net in whole kronor.

    Then how each scenario differs from the first in what is looked at, and each scenario's link. No two columns have
    the same heading, whatever the scenarios are called. Raises as `calculate` does.
    """
    names = _distinct([named.name for named in chosen])
    parts = {kind: columns(chosen, record, kind=kind) for kind in link_keys.KINDS}
    base, *others = parts[looked.kind]
    order = ordered(record, told_against_base([base, *others], looked.against), base, by=looked.order)
    codes = [*order, county_code(record)]
    table: list[tuple[str, Sequence[object]]] = [
        ("Rad", ["Kommun"] * len(order) + ["Summa"]),
        ("Kommunkod", codes),
        ("Kommun", [*(record.kommuner[code] for code in order), f"Summa {len(order)} kommuner"]),
    ]
    for position, name in enumerate(names):
        of_grant = parts["Bidrag"][position]
        table.append((f"{name}: År", [of_grant.year] * len(codes)))
        table.append((f"{name}: Bidragets status", [_grant_status(of_grant.assumed)] * len(codes)))
        for kind, found in parts.items():
            one = found[position]
            table.append((f"{name}: {kind} (kr)", [*(one.amounts[code] for code in order), one.total_sek]))
    unit = "kr per invånare" if looked.per_head else "kr"
    for name, column in zip(names[1:], others, strict=True):
        gains = [column.gain(base, code, per_head=looked.per_head) for code in (*order, "")]
        heading = f"{name} − {names[0]}: {looked.kind}{without(column.left_out(base))} ({unit})"
        table.append((heading, gains if looked.per_head else list(map(int, gains))))
    for name, named in zip(names, chosen, strict=True):
        table.append((f"{name}: Länk", [_link(Workspace(scenario=named.scenario), record)] * len(codes)))
    table += _own_figures(record, len(codes))
    return write_columns([*table, ("Beräknad", [today.isoformat()] * len(codes))])


def comparison_parameters(chosen: Sequence[Named], record: Record, *, today: date) -> bytes:
    """What every one of some scenarios assumes: a row per scenario and parameter, with status and source."""
    names = _distinct([named.name for named in chosen])
    rows = (
        row
        for name, named in zip(names, chosen, strict=True)
        for row in _parameter_rows(name, Workspace(scenario=named.scenario), record, today)
    )
    return write_rows(PARAMETER_HEADS, rows)


def parameters(workspace: Workspace, record: Record, *, today: date) -> bytes:
    """What a scenario assumes: a row per parameter, with its value, the preset's, its status and its source.

    Where a Nuläge is pinned, its rows follow.
    """
    shown = Workspace(scenario=workspace.scenario, pinned=workspace.pinned)
    rows = list(_parameter_rows(title(workspace.scenario, record), shown, record, today))
    if workspace.pinned:
        pinned = f"{PINNED_NAME}: {title(workspace.pinned, record)}"
        rows += _parameter_rows(pinned, Workspace(scenario=workspace.pinned), record, today)
    return write_rows(PARAMETER_HEADS, rows)


def _parameter_rows(name: str, shown: Workspace, record: Record, today: date) -> Iterator[Sequence[object]]:
    scenario, address = shown.scenario, _link(shown, record)
    preset = catalogue.preset_scenario(record, scenario.preset)
    year = catalogue.year_of(scenario, record)
    for one in catalogue.parameters(record, scenario.preset):
        value_now, before = (_bare(found[one.key]) for found in (scenario, preset))
        origin = catalogue.origin_in(one, year, scenario, record)
        source = origin.source
        yield (
            name, year, one.key, one.name, value_now, "" if one.unit == "datum" else one.unit, before,
            origin.status, source.title, source.document, origin.place, address, today.isoformat(),
        )  # fmt: skip
    population = record.populations[scenario.text(record.population_choice.key)]
    origin = population.origin
    yield (
        name, year, "", f"Invånare per kommun, {population.name}", population.total, "invånare", "", origin.status,
        origin.source.title, origin.source.document, origin.place, address, today.isoformat(),
    )  # fmt: skip
    yield from _key_rows(name, shown, record, today)


def _key_rows(name: str, shown: Workspace, record: Record, today: date) -> Iterator[Sequence[object]]:
    """The keys on record that money can be shared by, each with whose figures it is."""
    year, address = catalogue.year_of(shown.scenario, record), _link(shown, record)
    for key in record.keys.values():
        origin, total = key.origin, sum(key.numbers.values(), Fraction(0))
        summed = int(total) if total.denominator == 1 else total
        yield (
            name, year, "", f"Tal per kommun, {key.name}", summed, key.unit, "",
            origin.status, origin.source.title, origin.source.document, origin.place, address, today.isoformat(),
        )  # fmt: skip


def _bare(found: Value) -> object:
    """A parameter's value as a cell; an amount that nobody knows is empty."""
    return None if found == UNKNOWN else found


def _link(workspace: Workspace, record: Record) -> str:
    return f"?{link.encode(workspace, record)}"


def _distinct(names: Iterable[str]) -> list[str]:
    """The names in order, each that another already has with a number after it."""
    found: list[str] = []
    for name in names:
        found.append(free_name(name, found, longest=None))
    return found


def wide(workspace: Workspace, record: Record, *, today: date) -> bytes:
    """One row per kommun and a marked sum row, whole kronor, for people. Raises as `calculate` does.

    Each row tells where it came from: the scenario, its year, its link and the day. What it rests on: `parameters`.
    """
    comparison = compare(workspace.scenario, record, pinned=workspace.pinned)
    lines = kommun_lines(comparison)
    everyone = (*lines, sum_lines(lines, name=f"Summa {len(lines)} kommuner"))
    origin = zip(ROW_ORIGIN, _row_origin(comparison, today), strict=True)
    return write_columns(
        [
            ("Rad", ["Kommun"] * len(lines) + ["Summa"]),
            ("År", [comparison.year] * len(everyone)),
            ("Bidragets status", [_grant_status(comparison.assumed)] * len(everyone)),
            ("Kommunkod", [*(line.code for line in lines), county_code(record)]),
            ("Kommun", [line.name for line in everyone]),
            ("Invånare", [line.inhabitants for line in everyone]),
            *_item_columns(comparison.outcome, GRANT, "{}, före avdrag (kr)"),
            *_item_columns(comparison.outcome, DEDUCTION, "Avdrag: {} (kr)"),
            ("Bidrag att betala ut (kr)", [line.grant_sek for line in everyone]),
            *_item_columns(comparison.outcome, COST, "Kostnad: {} (kr)"),
            ("Egna kostnader med känt belopp (kr)", [line.cost_sek for line in everyone]),
            ("Netto (kr)", [line.net_sek for line in everyone]),
            ("Netto per invånare (kr)", [Fraction(line.net_sek, line.inhabitants) for line in everyone]),
            *_against_baseline(comparison, everyone),
            *((name, [said] * len(everyone)) for name, said in origin),
            *_own_figures(record, len(everyone)),
        ]
    )


def long(workspace: Workspace, record: Record, *, today: date) -> bytes:
    """One row per year, kind, item and kommun, for machines: English headings, no sums. Raises as `calculate` does."""
    comparison = compare(workspace.scenario, record, pinned=workspace.pinned)
    heads = (*LONG_HEADS, *MACHINE_ORIGIN)
    return _write_records(heads, _records(comparison.outcome, comparison, yes="yes", no="no"), comparison, today)


def years(workspace: Workspace, record: Record, *, today: date) -> bytes:
    """The same as `long`, of every year of the budget, with Swedish headings. Raises as `calculate` does."""
    comparison = compare(workspace.scenario, record, pinned=workspace.pinned)
    heads = (*YEARS_HEADS, *ROW_ORIGIN)
    return _write_records(
        heads, _records(project(workspace.scenario, record), comparison, yes="ja", no="nej"), comparison, today
    )


def as_json(workspace: Workspace, record: Record, *, today: date) -> bytes:
    """The same rows as `long`, with the scenario said once. Raises as `calculate` does."""
    comparison = compare(workspace.scenario, record, pinned=workspace.pinned)
    content = {
        **_provenance_columns(comparison, today),
        "values": dict(workspace.scenario.values),
        "rows": _records(comparison.outcome, comparison, yes=True, no=False),
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
        named = f"{name} (kr)" if item == BALANCED else heading.format(name)
        yield named, [*amounts, sum(amounts)] if known else [None] * (len(amounts) + 1)


def _against_baseline(comparison: Comparison, lines: tuple[KommunLine, ...]) -> Columns:
    name = comparison.baseline_name
    return [
        (f"Netto i {name} (kr)", [line.baseline_net_sek for line in lines]),
        (f"Skillnad mot {name}{without(comparison.left_out)} (kr)", [line.net_change_sek for line in lines]),
    ]


def _own_figures(record: Record, rows: int) -> list[tuple[str, Sequence[object]]]:
    """Whose own figures are among those on record; no column where there are none."""
    return [("Egna tal", [told_of(record.own)] * rows)] if record.own else []


def _grant_status(assumed: bool) -> str:  # noqa: FBT001 - what the caller has found
    return "antagande" if assumed else "enligt underlaget"


def _records(outcome: Outcome, comparison: Comparison, *, yes: object, no: object) -> list[dict[str, object]]:
    """The Outcome's rows with the item's and the kommun's Swedish names; and whether a grant is assumed."""
    record, scenario = comparison.record, comparison.scenario
    years = {row.year for row in outcome.rows}
    assumed = {year for year in years if catalogue.grant_assumed(scenario, record, year)}
    return [
        dict(
            zip(
                LONG_HEADS,
                (
                    row.year,
                    row.kind,
                    outcome.names[row.item],
                    row.kommunkod,
                    record.kommuner[row.kommunkod],
                    row.amount_sek,
                    yes if row.kind != COST and row.year in assumed else no,
                ),
                strict=True,
            )
        )
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


def _row_origin(comparison: Comparison, today: date) -> tuple[str, ...]:
    """What each row tells of where it came from: the scenario's name, its link, and the day of the calculation."""
    name, _, _, address, day = _provenance(comparison, today)
    return name, address, day


def _write_records(
    heads: Sequence[str], records: Sequence[Mapping[str, object]], comparison: Comparison, today: date
) -> bytes:
    same = _row_origin(comparison, today)
    return write_rows(heads, ((*record.values(), *same) for record in records))


def write_columns(found: Columns) -> bytes:
    """Columns of equal length under their headings, as CSV. A heading that another column has gets a number."""
    heads = _distinct(formula_safe(head) for head, _ in found)
    return write_rows(heads, zip(*(values for _, values in found), strict=True))


def write_table(table: Table) -> bytes:
    """A page's table as CSV: whole numbers as they are, exact ones with the decimals of the page. Unknown is empty."""
    bare = [[value(cell) for cell in row.cells] for row in (*table.rows, *table.totals)]
    filled = ([*cells, *[None] * (len(table.columns) - len(cells))] for cells in bare)
    return write_rows([column.title for column in table.columns], filled)


def tables(found: Mapping[str, Table], *, told: str) -> bytes:
    """A page's tables as one file for Excel, each under its name; `told` is the scenario and the day.

    Numbers are bare, in their column's unit; a share is in per cent. What is in another unit than its column is told as
    on the page, and so is an amount that nobody knows.
    """
    rows: list[Sequence[object]] = []
    for name, table in found.items():
        rows += [[], [name], *([table.caption] for _ in range(bool(table.caption)))]
        rows.append([_headed(column) for column in table.columns])
        for one in (*table.rows, *table.totals):
            rows.append([_bare_cell(cell, column) for cell, column in zip(one.cells, table.columns, strict=False)])
        rows += [[note] for note in table.notes]
    return write_rows([told], rows)


def _headed(column: Column) -> str:
    unit = "%" if column.kind == "share" else column.unit
    told = not unit or f"({unit}" in column.title or (unit == "kr" and column.title.startswith("Kronor"))
    return column.title if told else f"{column.title} ({unit})"


def _bare_cell(found: CellValue | Cell, column: Column) -> object:
    cell = found if isinstance(found, Cell) else Cell(value=found)
    other = (cell.kind or column.kind) != column.kind or (cell.unit is not None and cell.unit != column.unit)
    if other or cell.value is None or cell.note.strip(" *"):
        return shown(found, column)
    if column.kind == "share" and isinstance(cell.value, int | Fraction):
        return Fraction(cell.value) * 100
    return cell.value


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
