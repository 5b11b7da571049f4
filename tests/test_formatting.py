from __future__ import annotations

from fractions import Fraction

import pytest

from gnv import formatting
from gnv.formatting import NBSP


def test_kronor_have_spaces_that_do_not_break_and_a_true_minus() -> None:
    assert formatting.kronor(1_250_000) == f"1{NBSP}250{NBSP}000{NBSP}kr"
    assert formatting.kronor(-500) == f"\u2212500{NBSP}kr"


@pytest.mark.parametrize(("difference", "said"), [(5, "+5"), (-5, "\u22125"), (0, "±0")])
def test_a_change_always_has_a_sign(difference: int, said: str) -> None:
    assert formatting.change(difference) == f"{said}{NBSP}kr"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Fraction(10_771, 100), "107,71"),
        (Fraction(1, 200), "0,01"),
        (Fraction(-1, 200), "\u22120,01"),
        (Fraction(0), "0,00"),
        (Fraction(-1, 1000), "0,00"),
        (Fraction(123_456), f"123{NBSP}456,00"),
    ],
)
def test_two_decimals_rounded_half_up(value: Fraction, said: str) -> None:
    assert formatting.decimal(value) == said


def test_words_in_a_row() -> None:
    assert formatting.enumerate_words(["Orsa"]) == "Orsa"
    assert formatting.enumerate_words(["Mora", "Orsa"]) == "Mora och Orsa"
    assert formatting.enumerate_words(["Falun", "Mora", "Orsa"]) == "Falun, Mora och Orsa"


def test_one_and_many() -> None:
    assert formatting.count(1, "ändring", "ändringar") == f"1{NBSP}ändring"
    assert formatting.count(2, "ändring", "ändringar") == f"2{NBSP}ändringar"


def test_a_file_name_is_plain() -> None:
    assert (
        formatting.slug("ÖK 2020, befolkning november 2018 med 2 ändringar")
        == "ok-2020-befolkning-november-2018-med-2-andringar"
    )


def test_a_value_with_its_unit() -> None:
    assert formatting.with_unit(900_000, "kr/år") == f"900{NBSP}000{NBSP}kr/år"
    assert formatting.with_unit("2021-06", "datum") == "2021-06"
    assert formatting.with_unit("3", "tjänster") == f"3{NBSP}tjänster"
    assert formatting.with_unit("−0,4", "%") == f"\u22120,4{NBSP}%"
    assert formatting.with_unit("gemensam", "%") == "gemensam"


def test_a_decimal_is_read_exactly() -> None:
    assert formatting.read_decimal("2,5") == Fraction(5, 2)
    assert formatting.read_decimal("−0,4") == Fraction(-2, 5)
    with pytest.raises(ValueError, match="halv"):
        formatting.read_decimal("en halv")


@pytest.mark.parametrize(
    ("value", "whole"),
    [(Fraction(1, 2), 1), (Fraction(-1, 2), -1), (Fraction(3, 2), 2), (Fraction(-3, 2), -2), (Fraction(-49, 100), 0)],
)
def test_there_is_one_rounding_for_the_eye_and_it_rounds_a_half_away_from_zero(value: Fraction, whole: int) -> None:
    assert formatting.rounded(value) == whole
    assert formatting.thousands(int(value * 1000)) == formatting.number(whole)
    assert formatting.decimal(value / 100) == formatting.decimal(Fraction(whole, 100))


def test_a_negative_amount_is_rounded_as_its_positive() -> None:
    assert formatting.thousands(-1500) == "−2", "the page Budget said −1"
    assert formatting.thousands_change(-1500) == "−2", "as the map did"
    assert formatting.millions(-1_250_000) == f"−1,3{NBSP}mkr", "it was −1,2"
    assert formatting.millions(-1_000_000) == f"−1{NBSP}mkr"


def test_less_than_half_a_thousand_is_not_nothing() -> None:
    assert [formatting.thousands_change(amount) for amount in (499, -1, 0, 500)] == ["+<1", "−<1", "±0", "+1"]


def test_less_than_half_an_ore_is_told_alike_everywhere() -> None:
    assert formatting.signed(Fraction(1, 1000)) == "±0,00"
    assert formatting.measured_change(Fraction(1, 1000), per_head=True) == f"±0,00{NBSP}kr", "it was +0,00"
    assert formatting.measured_change(Fraction(0), per_head=True) == f"±0,00{NBSP}kr"


def test_what_is_rounded_to_nothing_has_no_sign() -> None:
    assert formatting.percent(Fraction(-1, 100_000), decimals=2) == f"0,00{NBSP}%", "it was −0,00 %"
