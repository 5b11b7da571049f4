"""What the golden tests may ask for besides the record itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gnv.core.record import Record

LAST_DATE = "2024-12"


@pytest.fixture(scope="session")
def population_to_2024(record: Record) -> Record:
    """The record to the population that the years ahead were reckoned by hand from: a newer December moves them."""
    dates = {id_: one for id_, one in record.populations.items() if id_ <= LAST_DATE}
    return replace(
        record,
        populations=dates,
        population_choice=replace(record.population_choice, options=tuple(dates)),
    )
