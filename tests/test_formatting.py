from __future__ import annotations

import re
from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gnv import formatting
from gnv.formatting import NBSP, UnreadableError


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


# --- What somebody types ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1 200 000", "kr", 1_200_000),
        ("1.200.000", "kr", 1_200_000),
        ("1200000", "kr", 1_200_000),
        (f"1{NBSP}200{NBSP}000{NBSP}kr", "kr", 1_200_000),
        ("1\u202f200\u202f000", "kr", 1_200_000),
        ("1\u2009200\u2009000", "kr", 1_200_000),
        ("  1 200 000\t\n", "kr", 1_200_000),
        ("1.000", "kr", 1_000),
        ("1.117 mkr", "kr", 1_117_000_000),  # three digits after a dot are thousands, whatever follows
        ("1,117 mkr", "kr", 1_117_000),
        ("1,2 mkr", "kr", 1_200_000),
        ("1.2mkr", "kr", 1_200_000),
        ("1,2 Mkr", "kr/år", 1_200_000),
        ("1,2 mnkr", "kr", 1_200_000),
        ("1,2 miljoner", "kr", 1_200_000),
        ("1,2 miljoner kronor", "kr", 1_200_000),
        ("1,2 milj.", "kr", 1_200_000),
        ("500 tkr", "kr", 500_000),
        ("500 tusen kr", "kr", 500_000),
        ("500 ksek", "kr", 500_000),
        ("900 000 kr/år", "kr/år", 900_000),
        ("900 000 kr", "kr/år", 900_000),
        ("900 000 KRONOR", "kr", 900_000),
        ("1200:-", "kr", 1_200),
        ("1 200.", "kr", 1_200),
        ("0", "kr", 0),
        ("007", "kr", 7),
        ("-3", "kr", -3),
        ("−3", "kr", -3),
        ("–3", "kr", -3),
        ("- 3", "kr", -3),
        ("+3", "kr", 3),
        ("−1,2 mkr", "kr", -1_200_000),
        ("12,5 %", "%", Fraction(25, 2)),
        ("12,5%", "%", Fraction(25, 2)),
        ("12", "%", 12),
        ("−0,4", "%", Fraction(-2, 5)),
        ("2.5", "%", Fraction(5, 2)),
        ("2,5", "kr", Fraction(5, 2)),
        ("1.2345", "kr", Fraction(12_345, 10_000)),
        ("0.025 mkr", "kr", 25_000),
        ("0,025 mkr", "kr", 25_000),
        ("-0.125", "%", Fraction(-1, 8)),
        ("1200.5", "kr", Fraction(2_401, 2)),
        ("1.200,50", "kr", Fraction(2_401, 2)),
        ("1 200,50", "kr", Fraction(2_401, 2)),
        ("60 veckor", "veckor", 60),
        ("2024", "", 2024),
        ("289 245 invånare", "invånare", 289_245),
    ],
)
def test_what_is_typed_is_read_exactly_as_a_swede_means_it(text: str, unit: str, value: Fraction | int) -> None:
    assert formatting.read_number(text, unit=unit) == value


@pytest.mark.parametrize("text", [
    "", " ", NBSP, "abc", "kr", "%", "-", "−", ",", ".", "1e6", "1E6", "1,200,000", "1_000", "٦", "１", "½", "10²",
    "1 2 mkr", "12 34", "1 20", "1 2000", "1.200.00", "1.200.50", "1 200.000",
    "1200.000",
    "0.125.000",
    "0 200",
    "012.500", "1,2,3", "1..2", "1,", ",5", "--3", "3-",
    "1 200 000 2", "0x10", "inf", "nan", "∞", "1/2", "(3)", "kr 5", "5 5", "1,2 mkr mkr", "1'200", "saknas", "1\x00",
    "1 200 00 0", "12 % %",
])  # fmt: skip
def test_what_could_be_read_in_two_ways_or_in_none_is_refused(text: str) -> None:
    for unit in ("kr", "%", ""):
        with pytest.raises(UnreadableError, match=r"går inte att läsa som ett tal\. Skriv till exempel "):
            formatting.read_number(text, unit=unit)


@pytest.mark.parametrize(("unit", "examples"), [
    ("kr", "1\u00a0200\u00a0000, 1,2\u00a0mkr eller 500\u00a0tkr"),
    ("kr/år", "1\u00a0200\u00a0000, 1,2\u00a0mkr eller 500\u00a0tkr"),
    ("%", "12 eller 12\u00a0%"), ("veckor", "12 eller 12\u00a0veckor"), ("tjänster", "12 eller 12\u00a0tjänster"),
    ("invånare", "12 eller 12\u00a0invånare"), ("", "12"),
])  # fmt: skip
def test_the_examples_of_a_refusal_are_in_the_unit_asked_for_and_not_broken_within_a_number(
    unit: str, examples: str
) -> None:
    with pytest.raises(UnreadableError) as refused:
        formatting.read_number("abc", unit=unit)
    assert str(refused.value) == f"”abc” går inte att läsa som ett tal. Skriv till exempel {examples}."


@pytest.mark.parametrize("unit", ["kr", "kr/år", "%", "veckor", "tjänster", "invånare", ""])
def test_what_a_refusal_gives_as_examples_can_be_read(unit: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        formatting.read_number("abc", unit=unit)
    examples = re.split(", (?=[0-9])| eller ", str(refused.value).partition("Skriv till exempel ")[2].removesuffix("."))
    for example in examples:
        assert formatting.read_whole(example, unit=unit) > 0, example


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12 %", "kr"), ("12 %", "kr/år"), ("5 kr", "%"), ("5 tkr", "%"), ("1 mkr", "veckor"), ("5 kr", ""),
        ("5 kr", "invånare"), ("5 euro", "kr"), ("5 %", ""), ("5 dagar", "veckor"), ("5:-", "%"),
    ],
)  # fmt: skip
def test_another_unit_than_the_one_asked_for_is_refused_and_named(text: str, unit: str) -> None:
    with pytest.raises(UnreadableError, match=f"”{text}” är inte i {unit or 'rätt enhet'}"):
        formatting.read_number(text, unit=unit)


@pytest.mark.parametrize(("text", "unit", "value"), [
    ("1,117 mkr", "kr", 1_117_000), ("1.117.000", "kr", 1_117_000), ("0,5 tkr", "kr", 500), ("12,0 %", "%", 12),
    ("−3", "", -3),
])  # fmt: skip
def test_a_whole_number_may_be_typed_with_decimals(text: str, unit: str, value: int) -> None:
    read = formatting.read_whole(text, unit=unit)
    assert (read, type(read)) == (value, int)


@pytest.mark.parametrize(("text", "unit", "what"), [
    ("12,5 %", "%", "hela procent"), ("2.5", "kr", "hela kronor"), ("1,2345 tkr", "kr/år", "hela kronor"),
    ("2,5", "veckor", "ett heltal"), ("2022,5", "", "ett heltal"),
])  # fmt: skip
def test_what_is_not_whole_is_refused_where_it_has_to_be(text: str, unit: str, what: str) -> None:
    with pytest.raises(UnreadableError, match=f"”{text}” går inte: här ska stå {what}."):
        formatting.read_whole(text, unit=unit)


def test_a_refusal_shows_what_was_typed_but_not_all_of_a_novel() -> None:
    with pytest.raises(UnreadableError, match=r"^”x{40}” går inte att läsa"):
        formatting.read_number("x" * 1000, unit="kr")


def test_more_digits_than_python_reads_are_refused_in_swedish_too() -> None:
    with pytest.raises(UnreadableError, match="går inte att läsa som ett tal"):
        formatting.read_number("9" * 5000, unit="kr")


@given(some.integers(-(10**15), 10**15))
def test_a_number_as_we_write_it_is_read_back(value: int) -> None:
    assert formatting.read_whole(formatting.number(value), unit="kr") == value
    assert formatting.read_whole(formatting.kronor(value), unit="kr/år") == value
    assert formatting.read_whole(formatting.number(value).replace(NBSP, "."), unit="kr") == value


@given(
    text=some.text() | some.from_regex(r"[-+−]?[0-9 .,]{0,12} ?(kr|mkr|tkr|%|)"), unit=some.sampled_from(["kr", "%"])
)
def test_anything_typed_is_a_number_or_refused(text: str, unit: str) -> None:
    with suppress(UnreadableError):
        assert isinstance(formatting.read_number(text, unit=unit), Fraction)
