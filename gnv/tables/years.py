"""The tables of the years ahead, and of what the RSS agreement's alternatives cost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gnv.analysis.result import Comparison
from gnv.analysis.years import TermDifference, term_difference, term_years
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT, Outcome, net
from gnv.core.projection import project
from gnv.core.record import Record
from gnv.core.records import BALANCED
from gnv.core.staffing import Increase, StaffingCost
from gnv.formatting import NBSP, enumerate_words, rounded
from gnv.tables.table import (
    Cell,
    Column,
    Row,
    Table,
    Value,
    columns,
    in_percent,
    kommun_row,
    percent_change,
    row,
    sum_row,
    value,
)  # fmt: skip
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


SHORT_UNKNOWN = "saknas"  # of an amount, where eight columns have to have room; the caption says it in full


@dataclass(frozen=True, kw_only=True)
class YearsBeside:
    """The years ahead of a scenario beside those of what it is compared with, which has a name."""

    outcome: Outcome
    base: Outcome
    base_name: str
    years: tuple[int, ...]
    difference: TermDifference

    @property
    def term(self) -> str:
        """The years that are summed: 2023–2026."""
        return f"{self.difference.years[0]}–{self.difference.years[-1]}"

    @property
    def columns(self) -> tuple[Column, ...]:
        """A column per year, their sum over the term, and the difference over the term."""
        years = (Column(str(year), unknown=SHORT_UNKNOWN) for year in self.years)
        total = Column(f"Summa {self.term}", unknown=SHORT_UNKNOWN)
        difference = Column("Skillnad", "change", unknown=SHORT_UNKNOWN)
        return (*years, total, difference, percent_change("I procent"))

    @property
    def caption(self) -> str:
        """What the differences are of, and what they leave out."""
        names = {**self.base.names, **self.outcome.names}
        without = [names[item] for item in self.difference.without]
        left_out = f", utan {enumerate_words(without)} (belopp saknas)" if without else ""
        return f" Skillnad: {self.term} mot {self.base_name}{left_out}."

    def values(
        self,
        by_year: Sequence[int | None],
        money: str,
        codes: Collection[str],
        *,
        item: str | None = None,
        sign: int = 1,
    ) -> Sequence[Value]:
        """A row's amounts of the years, their sum over the term, and the difference there; unknown where one is.

        The difference in kronor has the sign that it has for the kommun, as the amounts do. In per cent it is told of
        what the row is named for: a cost that grows is +, and so is a deduction.
        """
        of_term = [amount for year, amount in zip(self.years, by_year, strict=True) if year in self.difference.years]
        known = [amount for amount in of_term if amount is not None]
        total = sum(known) if len(known) == len(of_term) else None
        if item in self.difference.without:
            return (*by_year, total, None, None)
        more = self.difference.difference_sek(money, codes, item=item)
        before = self.difference.base_sek(money, codes, item=item)
        grown = -more if money == DEDUCTION and item != BALANCED else more  # a deduction is negative by itself
        return (*by_year, total, sign * more, in_percent(grown, before))


def years_beside(comparison: Comparison) -> YearsBeside:
    """The years ahead of a comparison's two sides. Raises as `project` does."""
    outcome, base = (project(one, comparison.record) for one in (comparison.scenario, comparison.base))
    return YearsBeside(
        outcome=outcome,
        base=base,
        base_name=comparison.baseline_name,
        years=tuple(comparison.record.budget.years),
        difference=term_difference(outcome, base, term_years(comparison.record)),
    )


def years_table(beside: YearsBeside, record: Record, *, kind: str, own: Collection[str]) -> Table:
    """Kommun × year of a kind of money, with the sum over the term and its difference."""
    by_year = [_of_kind(beside.outcome, kind, year) for year in beside.years]

    def values(codes: Collection[str]) -> Sequence[Value]:
        return beside.values([_sum(amounts, codes) for amounts in by_year], kind, codes)

    return Table(
        title=f"{kind} per kommun och år",
        caption=f"Kronor.{beside.caption}",
        columns=(Column("Kommun", "text"), *beside.columns),
        rows=tuple(kommun_row(name, values([code]), own=code in own) for code, name in record.kommuner.items()),
        totals=(sum_row(f"Alla {len(record.kommuner)} kommuner", values(list(record.kommuner))),),
    )


def items_table(beside: YearsBeside, codes: Collection[str], *, title: str) -> Table:
    """Every pot, deduction and cost per year for the chosen kommuner together; an unknown amount says so."""
    outcome = beside.outcome
    return Table(
        title=title,
        caption="Kronor. Avdrag och kostnader är negativa; kostnader är rader i den egna budgeten."
        f"{beside.caption} I procent är det posten själv: ett avdrag som faller bort är −100{NBSP}%.",
        columns=(Column("", "text"), *beside.columns[:-1], percent_change(f"Posten i{NBSP}procent")),
        rows=tuple(
            _item_row(beside, kind, item, codes)
            for kind in (GRANT, DEDUCTION, COST)
            for item in dict.fromkeys([*outcome.items(kind), *beside.base.items(kind)])
        ),
        totals=_sum_rows(beside, codes, ("Bidrag att få", "Egna kostnader", "Netto"), cost_sign=-1),
    )


def years_ahead(beside: YearsBeside, codes: Collection[str]) -> Table:
    """Grant, own costs and net in kronor, a row a year, then their sum over the term and its difference.

    So it is as narrow whatever the amounts are.
    """
    names = ("Bidrag", "Kostnader", "Netto")
    lines = _sum_rows(beside, codes, names, cost_sign=1)
    headings = [column.title for column in beside.columns[:-1]]
    by_heading = {heading: [line.cells[place] for line in lines] for place, heading in enumerate(headings, 1)}
    *years, total, difference = headings
    return Table(
        title="",
        caption=f"Kronor.{beside.caption}",
        columns=(Column("År", "text"), *(Column(name, unknown=SHORT_UNKNOWN) for name in names)),
        rows=tuple(row(year, *by_heading[year]) for year in years),
        totals=(
            sum_row(total, by_heading[total]),
            sum_row(difference, [Cell(value=value(cell), kind="change") for cell in by_heading[difference]]),
        ),
    )


def _sum_rows(beside: YearsBeside, codes: Collection[str], names: Sequence[str], *, cost_sign: int) -> tuple[Row, ...]:
    """The grant to get, the own costs and the net of each year, for the kommuner together."""
    signs = {"Bidrag": 1, "Kostnader": cost_sign, "Netto": 1}
    return tuple(
        sum_row(
            name,
            beside.values(
                [sign * _sum(_of_kind(beside.outcome, kind, year), codes) for year in beside.years],
                kind,
                codes,
                sign=sign,
            ),
        )
        for name, (kind, sign) in zip(names, signs.items(), strict=True)
    )


def _item_row(beside: YearsBeside, kind: str, item: str, codes: Collection[str]) -> Row:
    outcome, sign = beside.outcome, -1 if kind == COST else 1
    amounts = [
        None if item in outcome.missing_in(year)
        else sign * _sum(outcome.by_kommun((kind,), item=item, year=year), codes)
        for year in beside.years
    ]  # fmt: skip
    name = {**beside.base.names, **outcome.names}[item]
    return row(name, *beside.values(amounts, kind, codes, item=item, sign=sign))


def _sum(amounts: Mapping[str, int], codes: Iterable[str]) -> int:
    return sum(amounts[code] for code in codes)


def _of_kind(outcome: Outcome, kind: str, year: int) -> dict[str, int]:
    if kind == "Bidrag":
        return outcome.by_kommun(PAID_OUT, year=year)
    return outcome.by_kommun((COST,), year=year) if kind == "Kostnader" else net(outcome, year=year)
