"""The tables of the years ahead, and of what the RSS agreement's alternatives cost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT, Outcome, net
from gnv.core.record import Record
from gnv.core.staffing import Increase, StaffingCost
from gnv.formatting import rounded
from gnv.tables.table import Column, Row, Table, Value, columns, kommun_row, row, sum_row
from gnv.words import scenario as scenario_words


def alternatives_table(costs: Sequence[StaffingCost], record: Record, inhabitants: Mapping[str, int]) -> Table:
    """The alternatives beside each other: total, the two parts, per post, per inhabitant."""
    everyone = sum(inhabitants.values())
    return Table(
        title="Alternativen",
        caption=f"{record.rss.name}, kronor om året.",
        columns=(
            Column("", "text"),
            *columns(scenario_words.posts_text(cost.staffing.posts).capitalize() for cost in costs),
        ),
        rows=(
            row("Hela kostnaden", *(cost.total_sek for cost in costs)),
            row("Per tjänst", *(rounded(Fraction(cost.total_sek, cost.staffing.posts)) for cost in costs)),
            row("Regionens del", *(cost.region_sek for cost in costs)),
            row("Kommunernas del", *(cost.kommuner_sek for cost in costs)),
            row("– per invånare", *(Fraction(cost.kommuner_sek, everyone) for cost in costs)),
        ),
    )


def increase_table(split: Increase, record: Record, own: Collection[str]) -> Table:
    """Per kommun: both costs, the difference in its two parts, and what share of a post the new part pays for."""
    old, new = split.old, split.new
    term, years = f"{record.rss.first_year}–{record.rss.last_year}", record.rss.last_year - record.rss.first_year + 1
    alternatives = (scenario_words.posts_text(cost.staffing.posts).capitalize() for cost in (old, new))
    more, dearer = scenario_words.more_posts(split), scenario_words.dearer(split)

    def values(before: int, after: int, of_more: int, of_dearer: int) -> Sequence[Value]:
        share = Fraction(after * new.staffing.posts, new.total_sek) if new.total_sek else Fraction(0)
        return (before, after, after - before, of_more, of_dearer, (after - before) * years, share)

    return Table(
        title="Vad ökningen består av",
        caption="Kronor om året ur kommunernas egna budgetar; "
        f"{term} är {years} år till samma belopp, utan uppräkning.",
        columns=(
            Column("Kommun", "text"),
            *columns(alternatives),
            *columns(("Skillnad", f"varav {more}", f"varav {dearer} per tjänst", f"Skillnad {term}"), "change"),
            Column("Betalar så mycket av en tjänst", "share"),
        ),
        rows=tuple(
            kommun_row(
                name,
                values(old.by_kommun[c], new.by_kommun[c], split.more_posts_by_kommun[c], split.dearer_by_kommun[c]),
                own=c in own,
            )
            for c, name in record.kommuner.items()
        ),
        totals=(
            sum_row(
                "Kommunernas del",
                values(old.kommuner_sek, new.kommuner_sek, split.more_posts_sek, split.dearer_sek),
            ),
        ),
    )


def years_table(outcome: Outcome, record: Record, *, kind: str, own: Collection[str]) -> Table:
    """Kommun × year of a kind of money, with the sum over the years."""
    years = list(record.budget.years)
    by_year = [_of_kind(outcome, kind, year) for year in years]

    def with_sum(amounts: Sequence[int]) -> Sequence[int]:
        return (*amounts, sum(amounts))

    return Table(
        title=f"{kind} per kommun och år",
        caption="Kronor.",
        columns=(Column("Kommun", "text"), *columns((*map(str, years), f"Summa {years[0]}–{years[-1]}"))),
        rows=tuple(
            kommun_row(name, with_sum([amounts[code] for amounts in by_year]), own=code in own)
            for code, name in record.kommuner.items()
        ),
        totals=(
            sum_row(f"Alla {len(record.kommuner)} kommuner", with_sum([sum(found.values()) for found in by_year])),
        ),
    )


def items_table(outcome: Outcome, record: Record, codes: Collection[str], *, title: str) -> Table:
    """Every pot, deduction and cost per year for the chosen kommuner together; an unknown amount says so."""
    years = list(record.budget.years)
    return Table(
        title=title,
        caption="Kronor. Avdrag och kostnader är negativa; kostnader är rader i den egna budgeten.",
        columns=(Column("", "text"), *columns(map(str, years))),
        rows=tuple(
            _item_row(outcome, kind, item, codes, years)
            for kind in (GRANT, DEDUCTION, COST)
            for item in outcome.items(kind)
        ),
        totals=sum_rows(outcome, codes, years, ("Bidrag att få", "Egna kostnader", "Netto"), cost_sign=-1),
    )


def years_ahead(outcome: Outcome, codes: Collection[str]) -> Table:
    """The years, a row each: grant, own costs and net, in kronor. So it is as narrow whatever the amounts are."""
    years = sorted({found.year for found in outcome.rows})
    names = ("Bidrag", "Kostnader", "Netto")
    lines = sum_rows(outcome, codes, years, names, cost_sign=1)
    return Table(
        title="",
        caption="Kronor.",
        columns=(Column("År", "text"), *columns(names)),
        rows=tuple(row(str(year), *(line.cells[place] for line in lines)) for place, year in enumerate(years, 1)),
    )


def sum_rows(
    outcome: Outcome, codes: Collection[str], years: Sequence[int], names: Sequence[str], *, cost_sign: int
) -> tuple[Row, ...]:
    """The grant to get, the own costs and the net of each year, for the kommuner together."""
    signs = {"Bidrag": 1, "Kostnader": cost_sign, "Netto": 1}
    return tuple(
        sum_row(name, (sign * _sum(_of_kind(outcome, kind, year), codes) for year in years))
        for name, (kind, sign) in zip(names, signs.items(), strict=True)
    )


def _item_row(outcome: Outcome, kind: str, item: str, codes: Collection[str], years: Iterable[int]) -> Row:
    sign = -1 if kind == COST else 1
    amounts = (
        None if item in outcome.missing_in(year)
        else sign * _sum(outcome.by_kommun((kind,), item=item, year=year), codes)
        for year in years
    )  # fmt: skip
    return row(outcome.names[item], *amounts)


def _sum(amounts: Mapping[str, int], codes: Iterable[str]) -> int:
    return sum(amounts[code] for code in codes)


def _of_kind(outcome: Outcome, kind: str, year: int) -> dict[str, int]:
    if kind == "Bidrag":
        return outcome.by_kommun(PAID_OUT, year=year)
    return outcome.by_kommun((COST,), year=year) if kind == "Kostnader" else net(outcome, year=year)
