"""How numbers and words are written for a Swedish reader. The glossary in code."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from fractions import Fraction

NBSP = "\u00a0"
MINUS = "\u2212"
WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
SLIDER_KRONOR = f"%'{NBSP},d{NBSP}kr"  # sprintf-js pads the groups with the sign after the quote
SLIDER_PERCENT = f"%d{NBSP}%%"


def number(value: int) -> str:
    """1250000 → 1 250 000, with spaces that do not break and a true minus."""
    return f"{value:,}".replace(",", NBSP).replace("-", MINUS)


def kronor(amount_sek: int) -> str:
    """1250000 → 1 250 000 kr."""
    return f"{number(amount_sek)}{NBSP}kr"


def change(difference: int, *, unit: str = "kr") -> str:
    """A difference with its sign always written: +7 654 kr, −12 kr, ±0 kr."""
    sign = "+" if difference > 0 else "" if difference < 0 else "±"
    return f"{sign}{number(difference)}{NBSP}{unit}"


def hundredths(value: Fraction) -> int:
    """How many hundredths, rounded half-up away from zero."""
    rounded = (abs(value.numerator) * 200 + value.denominator) // (2 * value.denominator)
    return rounded if value >= 0 else -rounded


def decimal(value: Fraction) -> str:
    """Two decimals, rounded half-up away from zero: 107,71."""
    whole, rest = divmod(abs(hundredths(value)), 100)
    return f"{MINUS if hundredths(value) < 0 else ''}{number(whole)},{rest:02d}"


def signed(difference: Fraction) -> str:
    """A difference with two decimals and its sign always written: +0,87, ±0,00."""
    sign = "+" if hundredths(difference) > 0 else "" if hundredths(difference) < 0 else "±"
    return f"{sign}{decimal(difference)}"


def read_decimal(text: str) -> Fraction:
    """What `text` says, exactly: "2,5" or "−0,4". Raises ValueError where it is no number."""
    return Fraction(text.replace(",", ".").replace(MINUS, "-"))


def with_unit(value: int | str, unit: str) -> str:
    """A parameter's value as one reads it aloud; dates, years, words and plain choices carry no unit."""
    if value == "saknas":
        return "belopp saknas"
    if unit in {"", "datum"} or (isinstance(value, str) and value.isalpha()):
        return str(value)
    return f"{value if isinstance(value, str) else number(value)}{NBSP}{unit}"


def enumerate_words(words: Sequence[str]) -> str:
    """a; a och b; a, b och c."""
    *first, last = words
    return f"{', '.join(first)} och {last}" if first else last


def count(amount: int, singular: str, plural: str) -> str:
    """1 ändring, 2 ändringar."""
    return f"{number(amount)}{NBSP}{singular if amount == 1 else plural}"


def in_words(number_of: int) -> str:
    """A count as one says it: tre, fyra; digits above twelve."""
    return WORDS[number_of] if 0 <= number_of < len(WORDS) else number(number_of)


def slug(text: str) -> str:
    """A name as a file name bears it: Förslag 2022 → forslag-2022."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())
