from __future__ import annotations

import pytest

from gnv import facts as reader
from gnv.record import Facts
from gnv.scenario import Scenario


@pytest.fixture(scope="session")
def facts() -> Facts:
    return reader.load()


@pytest.fixture
def proposal(facts: Facts) -> Scenario:
    return facts.scenario("forslag-2022")
