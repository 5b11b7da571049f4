from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gnv.analysis import vfu
from gnv.analysis.vfu import Weeks
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.words import evidence as evidence_words
from tests.support.small_county import EKBY


def weeks(before: int | None, after: int | None, *, code: str = EKBY) -> Weeks:
    return Weeks(code=code, name="Ekby", before=before, after=after)


def one(before: int | None, after: int | None, *, country: int = 10_000) -> vfu.Grant:
    return vfu.grants([weeks(before, after)], country_increase=country, pot_sek=250_000_000)[0]


def test_forty_weeks_of_ten_thousand_give_a_million(county: Record) -> None:
    assert one(60, 100).amount_sek == 1_000_000
    assert county.evidence.vfu_increase.default == 10_000


@pytest.mark.parametrize(("before", "after", "said"), [(50, 50, "ingen ökning"), (50, 40, "färre veckor")])
def test_no_increase_gives_nothing_and_takes_nothing(before: int, after: int, said: str) -> None:
    assert one(before, after).amount_sek == 0
    assert said in evidence_words.why_no_vfu_money(one(before, after))


@pytest.mark.parametrize(("before", "after"), [(None, 40), (40, None), (None, None)])
def test_what_is_missing_is_not_nothing(before: int | None, after: int | None) -> None:
    missing = one(before, after)
    assert (missing.amount_sek, missing.share) == (None, None)
    assert evidence_words.why_no_vfu_money(missing) == "saknas"


def test_a_country_that_does_not_grow_is_told_and_not_divided_by() -> None:
    with pytest.raises(InputError, match="Landets ökning är noll"):
        one(0, 0, country=0)


def test_kommuner_that_grow_more_than_the_country_are_told() -> None:
    with pytest.raises(InputError, match="större än hela landets"):
        one(0, 11, country=10)


def test_negative_weeks_are_told_with_name_and_term() -> None:
    with pytest.raises(InputError, match="Ekby, HT2021"):
        one(-1, 5)


@given(some.lists(some.integers(0, 500), min_size=1, max_size=15), some.integers(0, 5_000))
def test_the_kommuner_never_get_more_than_their_share_by_a_krona(increases: list[int], elsewhere: int) -> None:
    country = sum(increases) + elsewhere
    if country == 0:
        return
    found = vfu.grants(
        [weeks(0, increase, code=str(n)) for n, increase in enumerate(increases)],
        country_increase=country,
        pot_sek=250_000_000,
    )
    for grant, increase in zip(found, increases, strict=True):
        assert grant.amount_sek is not None
        assert abs(grant.amount_sek - 250_000_000 * increase / country) < 1
