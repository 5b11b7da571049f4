from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gnv.core.allocation import LimitsError, allocate, allocate_within, cascade, printed_rule
from gnv.core.records import InputError

AMOUNTS = st.integers(-(10**15), 10**15)
WHOLE_AMOUNTS = st.integers(0, 10**15)
WEIGHTS = st.dictionaries(
    st.integers(1, 9999).map(str), st.integers(0, 10**6), min_size=1, max_size=290
).filter(lambda weights: any(weights.values()))  # fmt: skip


def test_a_hundred_kronor_over_three_and_seven() -> None:
    assert allocate(100, {"a": 3, "b": 7}) == {"a": 30, "b": 70}


def test_the_krona_left_over_goes_to_the_largest_remainder() -> None:
    # 10 over 1, 1, 4: quotas 1.67, 1.67, 6.67. All remainders are equal: the larger weight first, then lower codes.
    assert allocate(10, {"b": 1, "a": 1, "c": 4}) == {"b": 1, "a": 2, "c": 7}


def test_a_tie_goes_to_the_lower_code() -> None:
    assert allocate(1, {"2085": 5, "2021": 5}) == {"2085": 0, "2021": 1}


def test_a_kommun_with_no_weight_gets_nothing() -> None:
    assert allocate(7, {"a": 0, "b": 1}) == {"a": 0, "b": 7}


@given(AMOUNTS, WEIGHTS)
def test_the_parts_sum_to_the_amount(amount: int, weights: dict[str, int]) -> None:
    assert sum(allocate(amount, weights).values()) == amount


@given(AMOUNTS, WEIGHTS)
def test_each_part_is_within_a_krona_of_its_exact_quota(amount: int, weights: dict[str, int]) -> None:
    total = sum(weights.values())
    for code, part in allocate(amount, weights).items():
        assert abs(part - Fraction(amount * weights[code], total)) < 1


@given(AMOUNTS, WEIGHTS, st.randoms())
def test_the_order_of_the_kommuner_is_irrelevant(amount: int, weights: dict[str, int], random: object) -> None:
    items = list(weights.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    assert allocate(amount, dict(items)) == allocate(amount, weights)


@given(AMOUNTS, WEIGHTS, st.integers(1, 10**6))
def test_scaling_all_weights_is_irrelevant(amount: int, weights: dict[str, int], factor: int) -> None:
    assert allocate(amount, {code: weight * factor for code, weight in weights.items()}) == allocate(amount, weights)


@given(AMOUNTS, st.integers(1, 290), st.integers(1, 10**6))
def test_equal_weights_differ_by_at_most_a_krona(amount: int, kommuner: int, weight: int) -> None:
    parts = allocate(amount, {str(code): weight for code in range(kommuner)}).values()
    assert max(parts) - min(parts) <= 1


@given(AMOUNTS, WEIGHTS)
def test_a_negative_amount_mirrors_the_positive(amount: int, weights: dict[str, int]) -> None:
    assert allocate(-amount, weights) == {code: -part for code, part in allocate(amount, weights).items()}


@pytest.mark.parametrize("weights", [{}, {"a": 0}, {"a": -1, "b": 2}, {"a": 1.5}, {"a": True}])
def test_weights_that_share_nothing_are_refused(weights: dict[str, int]) -> None:
    with pytest.raises(InputError, match=r"vikter är noll|ska vara heltal"):
        allocate(100, weights)


def test_the_printed_rule_rounds_each_row_by_itself() -> None:
    assert printed_rule(10, {"a": 1, "b": 1, "c": 1}) == {"a": 3, "b": 3, "c": 3}
    assert printed_rule(1, {"a": 1, "b": 1}) == {"a": 1, "b": 1}, "a half krona is rounded up in each row"


def test_the_printed_rule_says_no_to_negative_amounts() -> None:
    with pytest.raises(InputError, match="negativa"):
        printed_rule(-1, {"a": 1})


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**9), max_size=5), WEIGHTS)
def test_gross_less_deductions_is_net_in_every_row_and_column(
    pot: int, deductions: list[int], weights: dict[str, int]
) -> None:
    assume(sum(deductions) <= pot)
    gross, *lines = cascade(pot, deductions, weights)
    rest = pot - sum(deductions)
    assert gross == allocate(pot, weights)
    assert [sum(line.values()) for line in lines] == [-deduction for deduction in deductions]
    for code, weight in weights.items():
        net = gross[code] + sum(line[code] for line in lines)
        assert abs(net - Fraction(rest * weight, sum(weights.values()))) < 1


def test_deductions_larger_than_their_pot_are_refused() -> None:
    with pytest.raises(InputError, match=r"Avdragen, 101.kr, är större än potten, 100.kr"):
        cascade(100, [60, 41], {"a": 1})


# 1 000 kr by 1:2:7 is 100, 200 and 700.
THREE = {"a": 1, "b": 2, "c": 7}


def test_nobody_less_than_a_floor() -> None:
    """a alone lifted to 190 would leave b 180 of 810: it is lifted too, and c has the rest."""
    assert allocate_within(1000, THREE, least=190) == {"a": 190, "b": 190, "c": 620}
    assert allocate_within(1000, THREE, least=100) == {"a": 100, "b": 200, "c": 700}
    assert allocate_within(910, {"a": 1, "b": 2, "c": 7}, least=100) == {"a": 100, "b": 180, "c": 630}


def test_nobody_more_than_a_ceiling() -> None:
    """c is held at 400; the 600 that remain are shared by 1:2."""
    assert allocate_within(1000, THREE, most=400) == {"a": 200, "b": 400, "c": 400}
    assert allocate_within(1000, THREE, most=460) == {"a": 180, "b": 360, "c": 460}


def test_a_floor_and_a_ceiling_at_once() -> None:
    """Fixing c at 640 alone would give a 120 and b 240; a is lifted to 150, and b gets the rest."""
    assert allocate_within(1000, THREE, least=150, most=640) == {"a": 150, "b": 210, "c": 640}


def test_limits_that_can_not_be_kept_tell_what_would_do() -> None:
    with pytest.raises(LimitsError) as floor:
        allocate_within(1000, THREE, least=334)
    assert floor.value.least == 1002
    with pytest.raises(LimitsError) as ceiling:
        allocate_within(1000, {**THREE, "d": 0}, least=10, most=300)
    assert ceiling.value.most == 910, "d has no weight, and gets the least"
    with pytest.raises(LimitsError):
        allocate_within(30, THREE, least=11, most=10)


@st.composite
def limited(draw: st.DrawFn) -> tuple[int, dict[str, int], int, int | None]:
    """Limits that can be kept, near what each would get so that they bind."""
    amount, weights = draw(WHOLE_AMOUNTS), draw(WEIGHTS)
    average = amount // len(weights)
    least = draw(st.integers(0, average))
    carrying = sum(1 for weight in weights.values() if weight)
    lowest = max(least, -(-(amount - least * (len(weights) - carrying)) // carrying))
    return amount, weights, least, draw(st.none() | st.integers(lowest, max(lowest, 4 * average)))


@given(limited())
def test_limits_are_held_and_the_parts_sum(given_: tuple[int, dict[str, int], int, int | None]) -> None:
    amount, weights, least, most = given_
    parts = allocate_within(amount, weights, least=least, most=most)
    assert sum(parts.values()) == amount
    assert least <= min(parts.values())
    assert most is None or max(parts.values()) <= most
    in_order = sorted(weights, key=lambda code: weights[code])
    assert all(parts[one] <= parts[next_] for one, next_ in pairwise(in_order) if weights[one] < weights[next_])


@given(limited(), st.randoms(use_true_random=False))
def test_the_order_of_the_kommuner_is_nothing_to_the_limits(
    given_: tuple[int, dict[str, int], int, int | None], chance: Random
) -> None:
    amount, weights, least, most = given_
    shuffled = list(weights.items())
    chance.shuffle(shuffled)
    assert allocate_within(amount, dict(shuffled), least=least, most=most) == allocate_within(
        amount, weights, least=least, most=most
    )


@given(limited())
def test_the_others_share_in_proportion(given_: tuple[int, dict[str, int], int, int | None]) -> None:
    """Within a krona of one common factor: a limit moves nobody but by what it takes from or gives to all."""
    amount, weights, least, most = given_
    parts = allocate_within(amount, weights, least=least, most=most)
    free = {c: p for c, p in parts.items() if weights[c] and p > least + 1 and (most is None or p < most - 1)}
    factors = [(Fraction(part - 1, weights[code]), Fraction(part + 1, weights[code])) for code, part in free.items()]
    assert not factors or max(low for low, _ in factors) <= min(high for _, high in factors)


@given(WHOLE_AMOUNTS, WEIGHTS)
def test_limits_that_bind_nobody_change_nothing(amount: int, weights: dict[str, int]) -> None:
    assert allocate_within(amount, weights) == allocate(amount, weights)
