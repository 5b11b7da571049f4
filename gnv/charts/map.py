"""The map of the page Jämför: who gains and who loses, where they lie."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

import altair as alt
import pyarrow as pa

from gnv.analysis.side_by_side import ScenarioColumn
from gnv.charts.base import KEPT_SPECS, Drawing, Spec, layered
from gnv.charts.dots import Kommuner
from gnv.charts.theme import MAP_FILLS, TEXT_SIZE, ink
from gnv.core.records import Shape
from gnv.formatting import measured_change, signed, thousands_change

HEIGHT = 640
LEAST_SHADE = 0.35  # of the full colour, for the least difference
WAYS = ("better", "same", "worse")


def gain_map(
    column: ScenarioColumn,
    base: ScenarioColumn,
    kommuner: Kommuner,
    shapes: Mapping[str, Shape],
    *,
    per_head: bool,
    dark: bool,
) -> Drawing:
    """Every kommun with its gain or loss against another scenario: in thousands of kronor, or kronor per inhabitant."""
    gains = {code: column.gain(base, code, per_head=per_head) for code in kommuner}
    most = max([Fraction(1), *map(abs, gains.values())])
    rows: list[dict[str, Any]] = []
    for code, name in kommuner.items():
        gain = gains[code]
        way = column.way(base, code, per_head=per_head)
        label = signed(gain) if per_head else thousands_change(int(gain))
        told = measured_change(gain, per_head=per_head)
        place = {"longitude": shapes[code].longitude, "latitude": shapes[code].latitude}
        shade = LEAST_SHADE + (1 - LEAST_SHADE) * float(abs(gain) / most)
        label = f"{name}\n{label}"
        rows.append({"kod": code, "kommun": name, "way": way, "shade": shade, "label": label, "told": told, **place})
    return Drawing(pa.Table.from_pylist(rows), _map_spec(_Geography(shapes), dark=dark))


class _Geography:
    """The shapes as what a kept spec is found by: there is one map on record, and a mapping can't be hashed."""

    def __init__(self, shapes: Mapping[str, Shape]) -> None:
        self.features = [{**shape.feature, "kod": code} for code, shape in shapes.items()]
        self._codes = tuple(shapes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Geography) and self._codes == other._codes

    def __hash__(self) -> int:
        return hash(self._codes)


@lru_cache(maxsize=KEPT_SPECS)
def _map_spec(geography: _Geography, *, dark: bool) -> Spec:
    where = alt.LookupData({"values": geography.features}, key="kod")
    fill = alt.Scale(domain=list(WAYS), range=list(MAP_FILLS))
    areas = (
        alt.Chart()
        .transform_lookup("kod", from_=where, as_="geo")
        .mark_geoshape(stroke=ink(dark=not dark), strokeWidth=1.5, aria=False)  # the labels say it
        .encode(
            shape=alt.Shape("geo:G"),
            color=alt.Color("way:N", scale=fill, legend=None),
            fillOpacity=alt.FillOpacity("shade:Q", scale=None, legend=None),
            tooltip=[alt.Tooltip("kommun:N", title="Kommun"), alt.Tooltip("told:N", title="Skillnad")],
        )
    )
    where_to_write = alt.Chart().encode(longitude="longitude:Q", latitude="latitude:Q", text="label:N")
    looks: dict[str, Any] = {
        "fontSize": TEXT_SIZE,
        "fontWeight": 600,
        "lineBreak": "\n",
        "lineHeight": TEXT_SIZE + 2,
        "dy": -8,
    }
    page = ink(dark=not dark)  # behind the letters: they lie on any shade, and over the borders
    halo = where_to_write.mark_text(**looks, stroke=page, strokeWidth=4, strokeJoin="round", color=page, aria=False)
    labels = where_to_write.mark_text(**looks, color=ink(dark=dark))
    with alt.data_transformers.enable(consolidate_datasets=False):  # the shapes stay where the look-up reads them
        spec = layered(areas, halo, labels, height=HEIGHT, dark=dark)
    return {**spec, "projection": {"type": "mercator"}}
