from __future__ import annotations

import pytest

from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.loading import load


@pytest.fixture(scope="session")
def record() -> Record:
    return load.load_record()


@pytest.fixture
def proposal(record: Record) -> Scenario:
    return record.scenario("forslag-2022")
