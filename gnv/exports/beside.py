"""Several scenarios beside each other as CSV: the page Jämför's download, and the command line's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from gnv import link
from gnv.comparison import columns
from gnv.exports.tables import county, csv
from gnv.meeting import Meeting, Named
from gnv.record import Facts


def beside(chosen: Sequence[Named], facts: Facts, *, today: date) -> bytes:
    """A row per kommun and a marked sum row; for each scenario grant, costs and net in whole kronor.

    Then how each scenario's net differs from the first's, and each scenario's link. Raises as `calculate` does.
    """
    parts = {kind: columns(chosen, facts, kind=kind) for kind in link.KINDS}
    codes = [*facts.kommuner, county(facts)]
    table: dict[str, Sequence[object]] = {
        "Rad": ["Kommun"] * len(facts.kommuner) + ["Summa"],
        "Kommunkod": codes,
        "Kommun": [*facts.kommuner.values(), f"Summa {len(facts.kommuner)} kommuner"],
    }
    for position, named in enumerate(chosen):
        for kind, found in parts.items():
            table[f"{named.name}: {kind} (kr)"] = _with_sum(found[position].amounts)
    base = parts["Netto"][0]
    for column in parts["Netto"][1:]:
        gains = {code: amount - base.amounts[code] for code, amount in column.amounts.items()}
        table[f"{column.named.name} − {base.named.name}: Netto (kr)"] = _with_sum(gains)
    for named in chosen:
        table[f"{named.name}: Länk"] = [f"?{link.encode(Meeting(scenario=named.scenario), facts)}"] * len(codes)
    return csv(pd.DataFrame({**table, "Beräknad": today.isoformat()}))


def _with_sum(amounts: Mapping[str, int]) -> list[int]:
    return [*amounts.values(), sum(amounts.values())]
