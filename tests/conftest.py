from __future__ import annotations

import pytest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.loading import load


@pytest.fixture(scope="session")
def record() -> Record:
    return load.load_record()


@pytest.fixture
def proposal(record: Record) -> Scenario:
    return catalogue.preset_scenario(record, "forslag-2022")
