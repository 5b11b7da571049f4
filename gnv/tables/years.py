"""The tables of Bemanning, Budget and Min kommun as HTML."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from html import escape

from gnv.core.allocation import round_half_up
from gnv.core.outcome import COST, DEDUCTION, GRANT, PAID_OUT, Outcome, net
from gnv.core.record import Record
from gnv.core.records import Statement
from gnv.core.staffing import Increase, StaffingCost
from gnv.formatting import NBSP, change, decimal, number
from gnv.tables.html import row, table
from gnv.words import scenario as scenario_words


def alternatives_table(costs: Sequence[StaffingCost], record: Record, inhabitants: Mapping[str, int]) -> str:
    """The alternatives beside each other: total, the two parts, per post, per inhabitant."""
    everyone = sum(inhabitants.values())
    heads = ("", *(scenario_words.posts_text(cost.staffing.posts).capitalize() for cost in costs))
    rows = (
        ("Hela kostnaden", [number(cost.total_sek) for cost in costs]),
        ("Per tjänst", [number(round_half_up(Fraction(cost.total_sek, cost.staffing.posts))) for cost in costs]),
        ("Regionens del", [number(cost.region_sek) for cost in costs]),
        ("Kommunernas del", [number(cost.kommuner_sek) for cost in costs]),
        ("– per invånare", [decimal(Fraction(cost.kommuner_sek, everyone)) for cost in costs]),
    )
    body = "".join(row([name, *cells]) for name, cells in rows)
    return table("Alternativen", f"{record.rss.name}, kronor om året.", heads, body, "")


def increase_table(split: Increase, record: Record, own: Collection[str]) -> str:
    """Per kommun: both costs, the difference in its two parts, and what share of a post the new part pays for."""
    old, new = split.old, split.new
    term, years = f"{record.rss.first_year}–{record.rss.last_year}", record.rss.last_year - record.rss.first_year + 1
    alternatives = (scenario_words.posts_text(cost.staffing.posts).capitalize() for cost in (old, new))
    more, dearer_each = scenario_words.more_posts(split), scenario_words.dearer(split)
    heads = ("Kommun", *alternatives, "Skillnad", f"varav {more}", f"varav {dearer_each} per tjänst",
             f"Skillnad {term}", "Betalar så mycket av en tjänst")  # fmt: skip

    def cells(name: str, before: int, after: int, more: int, dearer: int) -> list[str]:
        share = Fraction(100 * after * new.staffing.posts, new.total_sek) if new.total_sek else Fraction(0)
        gains = (change(gain, unit="").strip() for gain in (after - before, more, dearer))
        whole = change((after - before) * years, unit="").strip()
        return [name, number(before), number(after), *gains, whole, f"{decimal(share)}{NBSP}%"]

    body = "".join(
        row(
            cells(name, old.by_kommun[c], new.by_kommun[c], split.more_posts_by_kommun[c], split.dearer_by_kommun[c]),
            own=c in own,
        )
        for c, name in record.kommuner.items()
    )
    total = row(cells("Kommunernas del", old.kommuner_sek, new.kommuner_sek, split.more_posts_sek, split.dearer_sek))
    caption = f"Kronor om året ur kommunernas egna budgetar; {term} är {years} år till samma belopp, utan uppräkning."
    return table("Vad ökningen består av", caption, heads, body, total)


def statements(title: str, found: Sequence[Statement]) -> str:
    """What the documents say under a heading, each with its source."""
    items = "".join(
        f"<li>{escape(one.text)} <span class='gnv-small'>({escape(one.source.short)}, {escape(one.place)})</span></li>"
        for one in found
    )
    return f"<div class='gnv'><h2>{escape(title)}</h2><ul>{items}</ul></div>"


def years_table(outcome: Outcome, record: Record, *, kind: str, own: Collection[str]) -> str:
    """Kommun × year of a kind of money, with the sum over the years."""
    years = list(record.budget.years)
    found = {year: _of_kind(outcome, kind, year) for year in years}

    def cells(name: str, amounts: Sequence[int]) -> list[str]:
        return [name, *map(number, amounts), number(sum(amounts))]

    body = "".join(
        row(cells(name, [found[year][code] for year in years]), own=code in own)
        for code, name in record.kommuner.items()
    )
    total = row(cells(f"Alla {len(record.kommuner)} kommuner", [sum(found[year].values()) for year in years]))
    heads = ("Kommun", *map(str, years), f"Summa {years[0]}–{years[-1]}")
    return table(f"{kind} per kommun och år", "Kronor.", heads, body, total)


def items_table(outcome: Outcome, record: Record, codes: Collection[str], *, title: str) -> str:
    """Every pot, deduction and cost per year for the chosen kommuner together; an unknown amount says so."""
    years = list(record.budget.years)

    def cells(kind: str, item: str) -> list[str]:
        by_year = {year: outcome.by_kommun((kind,), item=item, year=year) for year in years}
        sign = -1 if kind == COST else 1
        return [
            outcome.names[item],
            *(
                "belopp saknas" if item in outcome.missing_in(year) else number(sign * sum(found[c] for c in codes))
                for year, found in by_year.items()
            ),
        ]

    body = "".join(row(cells(kind, item)) for kind in (GRANT, DEDUCTION, COST) for item in outcome.items(kind))
    sums = (("Bidrag att få", "Bidrag", 1), ("Egna kostnader", "Kostnader", -1), ("Netto", "Netto", 1))
    totals = "".join(
        row([name, *(number(sign * sum(_of_kind(outcome, kind, year)[code] for code in codes)) for year in years)])
        for name, kind, sign in sums
    )
    return table(
        title,
        "Kronor. Avdrag och kostnader är negativa; kostnader är rader i den egna budgeten.",
        ("", *map(str, years)),
        body,
        totals,
    )


def _of_kind(outcome: Outcome, kind: str, year: int) -> dict[str, int]:
    if kind == "Bidrag":
        return outcome.by_kommun(PAID_OUT, year=year)
    return outcome.by_kommun((COST,), year=year) if kind == "Kostnader" else net(outcome, year=year)
