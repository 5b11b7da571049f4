from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from gnv.exports.csv import write_table
from gnv.tables import html
from gnv.tables.table import Cell, Column, Row, Table, Value, columns, group_row, kommun_row, row, shown, sum_row


@pytest.mark.parametrize(
    ("cell", "column", "said"),
    [
        (-1500, Column(""), "−1 500"),
        (Fraction(215, 2), Column(""), "107,50"),
        (None, Column(""), "belopp saknas"),
        (None, Column("", unknown="–"), "–"),
        (0, Column(""), "0"),
        (7, Column("", "change"), "+7"),
        (0, Column("", "change", unit="kr"), "±0 kr"),
        (Fraction(-1, 2), Column("", "change"), "−0,50"),
        (3, Column("", "per_inhabitant", unit="kr"), "3,00 kr"),
        (Fraction(1, 3), Column("", "share", decimals=3), "33,333 %"),
        (date(2022, 11, 30), Column("", "date"), "2022-11-30"),
        (Cell(value=5, note="*"), Column(""), "5*"),
        (Cell(value=4, unit="tjänster"), Column("", unit="kr"), "4 tjänster"),
        ("Orsa", Column("", "text"), "Orsa"),
    ],
)
def test_a_cell_is_shown_by_its_columns_kind(cell: Value | Cell, column: Column, said: str) -> None:
    assert shown(cell, column).replace("\u00a0", " ") == said


TABLE = Table(
    title="Per <kommun>",
    caption="Kronor.",
    columns=(Column("Kommun", "words"), *columns(("Bidrag", "Avdrag"))),
    rows=(group_row("Norr"), kommun_row("Orsa", (10, None), own=True), row("Vansbro", Fraction(5, 2), -1)),
    totals=(sum_row("Summa", (12, -1)),),
    notes=("* Uträknat.",),
)


def test_a_table_as_html() -> None:
    written = html.write(TABLE)
    assert "<h2>Per &lt;kommun&gt;</h2>" in written
    assert "<caption>Kronor. * Uträknat.</caption>" in written
    assert "<th scope='rowgroup' class='group' colspan='3'>Norr</th>" in written
    assert "<tr class='own'><th scope='row' class='words'>Orsa</th><td>10</td><td>belopp saknas</td></tr>" in written
    assert "<tfoot><tr><th scope='row' class='words'>Summa</th><td>12</td><td>−1</td></tr></tfoot>" in written


def test_the_same_table_as_csv_has_bare_numbers_and_nothing_for_what_is_unknown() -> None:
    lines = write_table(TABLE).decode("utf-8-sig").split("\r\n")
    assert lines == ["Kommun;Bidrag;Avdrag", "Norr;;", "Orsa;10;", "Vansbro;2,5;-1", "Summa;12;-1", ""]


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    short = Table(title="", columns=TABLE.columns, rows=(Row(("Orsa", 1)),))
    with pytest.raises(ValueError, match="zip"):
        html.write(short)
