from __future__ import annotations

from itertools import pairwise

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.records import STATUSES


def test_every_figure_has_a_source_and_a_status(record: Record) -> None:
    origins = [p.origin for p in catalogue.all_parameters(record).values()]
    origins += [population.origin for population in record.populations.values()]
    origins += [figure.origin for agreement in record.agreements.values() for figure in agreement.national]
    origins += [cost.origin for cost in record.costs]
    areas = [area for found in record.evidence.areas.values() for area in found]
    origins += [area.origin for area in areas] + [part.origin for area in areas for part in area.parts]
    origins += [record.evidence.vfu_increase.origin]
    for origin in origins:
        assert origin.source in record.sources.values()
        assert origin.status in STATUSES
        assert origin.place


def test_the_county_has_fifteen_kommuner_in_swedish_order(record: Record) -> None:
    names = list(record.kommuner.values())
    assert len(names) == 15
    assert names[0] == "Avesta"
    assert names[-4:] == ["Smedjebacken", "Säter", "Vansbro", "Älvdalen"]


def test_every_pot_says_what_it_may_be_used_for_and_where_that_stands(record: Record) -> None:
    pots = [pot for agreement in record.agreements.values() for pot in agreement.pots]
    assert all(pot.purpose.endswith(".") and pot.purpose_place for pot in pots)
    assert "specialistsjuksköterska" in next(p for p in pots if p.parameter.key == "vidareutbildning").purpose


def test_the_presets_that_the_meeting_needs_are_there(record: Record) -> None:
    assert next(iter(record.presets)) == "forslag-2022"
    assert {
        "2022-utan-avdrag",
        "hosten-2021",
        "ok2020-nov2018",
        "ok2020-dec2019",
        "rss-tre",
        "rss-fyra",
        "budget-2023",
    } < set(record.presets)


def test_each_label_stands_in_its_own_kommun(record: Record) -> None:
    for code, shape in record.shapes.items():
        rings = [polygon[0] for polygon in shape.feature["geometry"]["coordinates"]]
        assert any(inside(shape.longitude, shape.latitude, ring) for ring in rings), record.kommuner[code]


def inside(x: float, y: float, ring: list[list[float]]) -> bool:
    """Whether a ray to the right crosses the ring an odd number of times."""
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1
