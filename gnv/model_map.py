"""The noun of the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A kommun on the map: a GeoJSON feature, and where in it its label goes (degrees, WGS84)."""

    feature: Mapping[str, Any]
    longitude: float
    latitude: float
