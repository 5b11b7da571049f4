"""From the map in data/ to the kommuner's shapes, checked on the way. Reads nothing itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any

from gnv.model import InputError
from gnv.model_map import Shape

FILE = "data/karta.geojson"
Ring = Sequence[Sequence[float]]


def shapes(found: Any, codes: Collection[str]) -> dict[str, Shape]:
    """Each kommunkod's shape. InputError where the map has not exactly the kommuner of befolkning.csv."""
    try:
        features = {feature["properties"]["kod"]: feature for feature in found["features"]}
        drawn = {code: _shape(feature) for code, feature in features.items()}
    except (KeyError, IndexError, TypeError, ValueError, RecursionError, ZeroDivisionError) as error:
        raise InputError(f"{FILE}: är inte GeoJSON med ”kod” och MultiPolygon för varje kommun.") from error
    if set(drawn) != set(codes) or len(drawn) != len(found["features"]):
        raise InputError(f"{FILE}: kartans kommuner är inte desamma som i befolkning.csv.")
    return drawn


def _shape(feature: Mapping[str, Any]) -> Shape:
    geometry = feature["geometry"]
    if geometry["type"] != "MultiPolygon":
        raise ValueError(geometry["type"])
    largest = max((polygon[0] for polygon in geometry["coordinates"]), key=lambda ring: abs(_area(ring)))
    longitude, latitude = _middle(largest)
    return Shape(feature={"type": "Feature", "geometry": geometry}, longitude=longitude, latitude=latitude)


def _crosses(ring: Ring) -> list[tuple[float, float, float]]:
    """Each edge's cross product, and the sums of its ends' coordinates."""
    return [(a[0] * b[1] - b[0] * a[1], a[0] + b[0], a[1] + b[1]) for a, b in pairwise(ring)]


def _area(ring: Ring) -> float:
    return sum(cross for cross, _, _ in _crosses(ring)) / 2


def _middle(ring: Ring) -> tuple[float, float]:
    """The centre of gravity of an area on a flat map: good enough to put a label at."""
    six_areas = 6 * _area(ring)
    crosses = _crosses(ring)
    return sum(c * x for c, x, _ in crosses) / six_areas, sum(c * y for c, _, y in crosses) / six_areas
