"""What a change does to each kommun: the amount, and the difference as a bar to the left or the right of nothing.

Drawn with boxes of the browser's own and not with Vega, as a table: text that wraps and grows with the window instead
of being cut, one row a kommun for a screen reader, and rows of text alone where there is no room for bars. Left and
brown is less for us, right and blue is more, whatever kind of money it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import Literal, NamedTuple

from gnv.analysis.result import KommunLine
from gnv.charts.base import axis_end, round_up
from gnv.formatting import NBSP, decimal, kronor, measured, measured_change, signed

Measure = Literal["Kronor", "Per invånare", "Procent"]
Way = Literal["less", "same", "more"]

USUAL_TIMES = Fraction(3, 2)  # a usual change fills two thirds of the axis, so a little more does not move it
WIDER = 4  # an axis that has to hold more becomes this much wider, so that it seldom does
ROOM_FOR_AMOUNT = 1.2
WORDS = {  # by kind: what stands over the left and the right half, and after a difference to the left and the right
    "Bidrag": ("Får mindre", "Får mer", "mindre", "mer"),
    "Kostnader": ("Betalar mer", "Betalar mindre", "dyrare", "billigare"),
    "Netto": ("Mindre kvar", "Mer kvar", "mindre", "mer"),
}
HEADS = {"Bidrag": "Bidrag", "Kostnader": "Egna kostnader", "Netto": "Netto"}


class Look(NamedTuple):
    """Whose kommunkoder are brought out, perhaps first of all, and whether differences are hidden, to be guessed."""

    own: Collection[str] = ()
    own_first: bool = False
    hidden: bool = False


class EffectRow(NamedTuple):
    """A kommun: its amount and its difference in words, and as shares of their axes (the difference's with its sign).

    The difference's sign is that of the money; `way` is whether it is good for the kommun.
    """

    code: str
    name: str
    own: bool
    amount: str
    amount_share: float
    difference: str
    difference_share: float
    way: Way


@dataclass(frozen=True, kw_only=True)
class Effect:
    """The rows under their headings. `axis` is what either end of the differences' axis stands for.

    `changed`: whether anything differs at all. `hidden`: the differences are there to be guessed.
    """

    rows: tuple[EffectRow, ...]
    kind: str
    baseline_name: str
    axis: str
    changed: bool
    hidden: bool = False


def effect(
    lines: Sequence[KommunLine],
    *,
    kind: str,
    measure: Measure,
    usual: Mapping[str, int],
    baseline_name: str,
    look: Look,
) -> Effect:
    """The effect on Bidrag, Kostnader or Netto, in a measure.

    `usual` is how many kronor a change usually moves for each kommun: the axis is made for that, and becomes wider only
    where a difference would not fit. While they are hidden, the amounts are the baseline's.
    """
    amounts = {line.code: line.compared(kind) for line in lines}
    end = _axis([(line, now - then, usual[line.code]) for line in lines for now, then in [amounts[line.code]]],
                kind, measure)  # fmt: skip
    longest = axis_end(*(max(abs(one[at]) / _heads(line, measure) for line in lines for one in [amounts[line.code]])
                         for at in (1, 0)), room=ROOM_FOR_AMOUNT)  # fmt: skip
    rows = []
    for line in sorted(lines, key=lambda one: look.own_first and one.code not in look.own):
        now, then = amounts[line.code]
        shown = then if look.hidden else now
        good = (then - now if kind == "Kostnader" else now - then) * (not look.hidden)
        size = _measured(line, good, kind, measure)
        rows.append(
            EffectRow(
                code=line.code,
                name=line.name,
                own=line.code in look.own,
                amount=measured(Fraction(shown, _heads(line, measure)), per_head=measure == "Per invånare"),
                amount_share=shown / _heads(line, measure) / longest,
                difference="?" if look.hidden else _difference(line, kind, measure),
                difference_share=float(size / end) if size is not None else 0,
                way="more" if good > 0 else "less" if good < 0 else "same",
            )
        )
    changed = any(now != then for now, then in amounts.values())
    return Effect(
        rows=tuple(rows), kind=kind, baseline_name=baseline_name, axis=_end_text(end, measure), changed=changed,
        hidden=look.hidden,
    )  # fmt: skip


def _axis(differences: Sequence[tuple[KommunLine, int, int]], kind: str, measure: Measure) -> Fraction:
    """Where the axis of differences ends: a round number above the usual change, or wider by whole steps."""

    def largest(sizes: Sequence[Fraction | None]) -> Fraction:
        return max((abs(size) for size in sizes if size is not None), default=Fraction(0))

    usual = largest([_measured(line, one, kind, measure) for line, _, one in differences])
    end = Fraction(str(round_up(float(max(usual * USUAL_TIMES, Fraction(1))))))
    while end < largest([_measured(line, one, kind, measure) for line, one, _ in differences]):
        end *= WIDER
    return end


def _heads(line: KommunLine, measure: Measure) -> int:
    return line.inhabitants if measure == "Per invånare" else 1


def _measured(line: KommunLine, difference: int, kind: str, measure: Measure) -> Fraction | None:
    """A difference in the measure; None where it is a percentage of nothing."""
    if measure != "Procent":
        return Fraction(difference, _heads(line, measure))
    then = line.compared(kind)[1]
    return Fraction(100 * difference, abs(then)) if then else None


def _difference(line: KommunLine, kind: str, measure: Measure) -> str:
    now, then = line.compared(kind)
    size = _measured(line, now - then, kind, measure)
    if size is None:
        return "–"
    if measure == "Procent":
        return f"{signed(size)}{NBSP}%"
    return measured_change(size, per_head=measure == "Per invånare")


def _end_text(end: Fraction, measure: Measure) -> str:
    if measure == "Kronor":
        return kronor(int(end))
    places = 0 if end.denominator == 1 else 1
    return f"{decimal(end, places=places)}{NBSP}{'%' if measure == 'Procent' else 'kr'}"


def write(found: Effect) -> str:
    """The chart as HTML. What it looks like is in app/style.css."""
    left, right, *_ = WORDS[found.kind]
    head, since = HEADS[found.kind], f"Skillnad mot {escape(found.baseline_name)}"
    moved = found.changed or found.hidden
    bars = f"<span>◀ {left}</span><span class='axis'>± {found.axis}</span><span>{right} ▶</span>" if moved else ""
    difference = "<th scope='col' class='difference'>Skillnad</th>" if moved else "<td></td>"
    rows = "".join(_row(one, found) for one in found.rows)
    return (
        f"<div class='gnv gnv-effect{'' if moved else ' still'}'><table><caption>{head} per kommun. {since}.</caption>"
        f"<thead><tr><th scope='col'>Kommun</th><th scope='col' class='amount'>{head}</th>"
        f"<td class='bars' aria-hidden='true'><div>{bars}</div></td>"
        f"{difference}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(row: EffectRow, found: Effect) -> str:
    *_, worse, better = WORDS[found.kind]
    word = {"less": worse, "same": "", "more": better}[row.way]
    share = min(abs(row.amount_share), 1)
    below = " below" if row.amount_share < 0 else ""
    amount_bar = f"<span class='bar{below}' style='width:{share:.2%}'></span>"
    size = min(abs(row.difference_share), 1) / 2
    start = 0.5 - size if row.difference_share < 0 else 0.5
    bar = f"<span class='bar {row.way}' style='left:{start:.3%};width:{size:.3%}'></span>"
    moved = found.changed or found.hidden
    difference = f"<b>{row.difference}</b> <span>{word}</span>"
    own = " class='own'" if row.own else ""
    name = (
        f"<button type='button' data-kommun='{row.code}' aria-pressed='{str(row.own).lower()}' "
        f"title='Märk ut som er kommun, eller ta bort märket'>{escape(row.name)}</button>"
    )
    return (
        f"<tr{own}><th scope='row'>{name}</th>"
        f"<td class='amount'>{row.amount}{amount_bar if moved else ''}</td>"
        f"<td class='bars' aria-hidden='true'><div>{bar if moved else amount_bar}</div></td>"
        f"<td class='difference {row.way}'>{difference if moved else ''}</td></tr>"
    )
