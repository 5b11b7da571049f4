from __future__ import annotations

import pytest

from gnv.core.allocation import allocate
from gnv.core.keys import mixed_weights
from gnv.core.records import InputError


def test_by_inhabitants_alone() -> None:
    assert allocate(100, mixed_weights({"a": 3, "b": 7}, equal_share_percent=0)) == {"a": 30, "b": 70}


def test_half_of_it_shared_equally() -> None:
    # 50 kr by 3:7 is 15 and 35; 50 kr equally is 25 each.
    assert allocate(100, mixed_weights({"a": 3, "b": 7}, equal_share_percent=50)) == {"a": 40, "b": 60}


def test_a_tenth_shared_equally_is_exact() -> None:
    # 900 kr by 1:2 is 300 and 600; 100 kr equally is 50 each.
    assert allocate(1000, mixed_weights({"a": 1, "b": 2}, equal_share_percent=10)) == {"a": 350, "b": 650}


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_share_outside_the_whole_is_refused(percent: int) -> None:
    with pytest.raises(InputError, match="0–100"):
        mixed_weights({"a": 1}, equal_share_percent=percent)


def test_an_empty_county_is_refused() -> None:
    with pytest.raises(InputError, match="ingen befolkning"):
        mixed_weights({"a": 0}, equal_share_percent=0)
