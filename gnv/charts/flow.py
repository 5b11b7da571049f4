"""The charts of the page Från stat till kommun."""

from __future__ import annotations

from collections.abc import Collection

from gnv.analysis.result import Comparison
from gnv.charts.base import Drawing
from gnv.charts.sankey import FlowLayout, Ribbon, flow
from gnv.core import catalogue
from gnv.core.outcome import DEDUCTION, GRANT, PAID_OUT
from gnv.core.record import Record
from gnv.core.records import Agreement
from gnv.core.references import flows, outside_areas, to_receiver, unnamed
from gnv.formatting import kronor, millions

SKR, UNNAMED = "skr", "ingen nämnd"
RECEIVER_NAMES = {
    "kommunerna": "Kommunerna", "regionerna": "Regionerna", "båda": "Båda (VFU)", SKR: "SKR",
    UNNAMED: "Mottagare sägs inte",
}  # fmt: skip
REST, OUTSIDE = "att_fordela", "utanför områdena"
KOMMUNER, HERE, ELSEWHERE = "kommunerna", "länet", "övriga"
PER_LABEL = 24  # pixels: a county of many kommuner has a taller picture
NATION, COUNTY = FlowLayout(310, 2.5, 1.3), FlowLayout(490, 1.05, 1.1)


def nation(agreement: Agreement, record: Record, *, dark: bool) -> Drawing:
    """An agreement's areas to the left, who receives the money in the middle, and the county's part to the right."""
    areas = record.evidence.areas[agreement.id]
    found = flows(areas)
    ribbons = [
        Ribbon(
            source=f"område {one.area}",
            target=one.receiver,
            amount_sek=one.amount_sek,
            told=f"{one.name}: {millions(one.amount_sek)}" + (" (uträknat)" if one.derived else ""),
        )
        for one in sorted(found, key=lambda one: list(RECEIVER_NAMES).index(one.receiver))
    ]
    left = {f"område {area.name}": f"{area.name} {millions(area.amount_sek)}" for area in areas}
    outside = {**outside_areas(agreement, areas), UNNAMED: unnamed(agreement, areas)}
    right = {
        key: f"{name} {millions(to_receiver(areas, key) + outside.get(key, 0))}" for key, name in RECEIVER_NAMES.items()
    }
    left[OUTSIDE] = f"Utanför områdena {millions(sum(outside.values()))}"
    ribbons += [
        Ribbon(source=OUTSIDE, target=key, amount_sek=sek, told=f"{RECEIVER_NAMES[key]}: {millions(sek)}")
        for key, sek in outside.items()
    ]
    county = sum(int(pot.parameter.default) for pot in agreement.pots)
    parts = {HERE: county, ELSEWHERE: to_receiver(areas, KOMMUNER) - county}
    names = {HERE: f"{record.county.genitive} kommuner", ELSEWHERE: "Övriga kommuner"}
    end = {key: f"{names[key]} {millions(amount)}" for key, amount in parts.items()}
    ribbons += [Ribbon(source=KOMMUNER, target=key, amount_sek=sek, told=end[key]) for key, sek in parts.items()]
    columns = [list(left), list(right), list(end)]
    return flow(columns, ribbons, left | right | end, bright={KOMMUNER, HERE}, shape=NATION, dark=dark)


def county(comparison: Comparison, *, own: Collection[str], dark: bool) -> Drawing:
    """The county's pots, the shared deductions and what is left, and the kommuner's parts of it."""
    now = comparison.outcome
    made = [d for d in comparison.deductions if d.parameter.key in now.items(DEDUCTION)]
    pot_of = {d.key: catalogue.pot_of(d, comparison.scenario, comparison.record) for d in made}
    taken = {key: (pot, -now.total((DEDUCTION,), item=key)) for key, pot in pot_of.items()}
    paid = now.by_kommun(PAID_OUT)
    pots = {pot: now.total((GRANT,), item=pot) for pot in now.items(GRANT)}
    left = {pot: amount - sum(sek for key, sek in taken.values() if key == pot) for pot, amount in pots.items()}
    ends = [(pot, key, amount) for key, (pot, amount) in taken.items()]
    ends += [(pot, REST, amount) for pot, amount in left.items()]
    ends += [(REST, code, amount) for code, amount in paid.items()]
    amounts = {**pots, **{key: -amount for key, (_, amount) in taken.items()}, REST: sum(left.values()), **paid}
    names = {**now.names, REST: "Att fördela", **comparison.record.kommuner}
    labels = {key: f"{names[key]} {kronor(amount)}" for key, amount in amounts.items()}
    ribbons = [Ribbon(source=a, target=b, amount_sek=sek, told=f"{names[b]} {kronor(sek)}") for a, b, sek in ends]
    columns = [list(pots), [REST], [*taken, *paid]]
    shape = COUNTY._replace(height=max(COUNTY.height, PER_LABEL * len(columns[-1])))
    return flow(columns, ribbons, labels, bright=own, shape=shape, dark=dark)
