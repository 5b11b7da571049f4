"""What every test may ask for: a small made-up county, with numbers for the head, and the real record.

Unit tests stand on the county (tests/support/small_county): what is added to data/ breaks none of them. The real record
is for tests/golden, for the pages and the command line, which are driven as they are, and for nobody else.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.loading import load
from tests.support import small_county

# A loaded machine is not a fault in the arithmetic: no example of any property is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def county() -> Record:
    """Three kommuner: Ekby 1 000, Lilleby 2 000 and Storstad 7 000 inhabitants."""
    return small_county.RECORD


@pytest.fixture
def plan(county: Record) -> Scenario:
    """The county's first preset: 1 200 000 kr in two pots, 150 000 kr in two deductions, two posts."""
    return catalogue.preset_scenario(county, "forslag-2022")


@pytest.fixture
def county_copy(tmp_path: Path) -> Path:
    """The county's files, to be damaged."""
    return Path(shutil.copytree(small_county.FOLDER, tmp_path / "data"))


@pytest.fixture(scope="session")
def record() -> Record:
    """All that data/ has on record."""
    return load.load_record()


@pytest.fixture
def proposal(record: Record) -> Scenario:
    """What data/ has as the proposal of 2022."""
    return catalogue.preset_scenario(record, "forslag-2022")
