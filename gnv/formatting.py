"""How numbers and words are written for a Swedish reader. The glossary in code."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

NBSP = "\u00a0"
MINUS = "\u2212"
WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
SLIDER_KRONOR = f"%'{NBSP},d{NBSP}kr"  # sprintf-js pads the groups with the sign after the quote
SLIDER_PERCENT = f"%d{NBSP}%%"
MILLION = 10**6
LONGEST_QUOTE = 60  # a link or a file can hold thousands of signs where a word should stand


def amount_and_change(amount_sek: int, difference: int) -> str:
    """An amount in kronor, and the change where there is one: 2 495 734 kr (+19 927)."""
    return f"{kronor(amount_sek)} ({change(difference, unit='').strip()})" if difference else kronor(amount_sek)


def per_head_and_change(now: int, then: int, inhabitants: int) -> str:
    """The same per inhabitant, with two decimals: 108,58 kr (+0,87)."""
    difference = Fraction(now - then, inhabitants)
    sign = "+" if difference > 0 else ""
    claim_value = f"{decimal(Fraction(now, inhabitants))}{NBSP}kr"
    return f"{claim_value} ({sign}{decimal(difference)})" if difference else claim_value


def quoted(value: object) -> str:
    """What somebody has written, as a message repeats it: within marks, and no longer than a message can bear."""
    return f"”{shortened(str(value))}”"


def shortened(text: str) -> str:
    """A text of at most LONGEST_QUOTE signs; where it is longer, its beginning."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


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


def per_head(amount_sek: int, inhabitants: int) -> str:
    """Kronor per inhabitant with two decimals, rounded half-up: 107,71 kr."""
    return f"{decimal(Fraction(amount_sek, inhabitants))}{NBSP}kr"


def claim_value(value: Fraction, unit: str) -> str:
    """A figure of a claim as one reads it: 32 850 177 kr, 30 september 2021."""
    return str(date.fromordinal(int(value))) if unit == "datum" else f"{number(int(value))}{NBSP}{unit}"


def claim_difference(difference: Fraction, unit: str) -> str:
    """How much two figures differ, with the sign: +11 263 kr, −365 dagar."""
    if difference.denominator != 1:
        return f"{float(difference):+.6f}".replace(".", ",").replace("-", "−")
    return change(int(difference), unit="dagar" if unit == "datum" else unit)


def check_side(value: Fraction, unit: str) -> str:
    """One side of a check: an amount, or a share as the percent that it is."""
    return percent(value, decimals=6) if unit == "andel" else claim_value(value, unit)


def percent(share: Fraction, *, decimals: int) -> str:
    """A share as percent, rounded half-up: 3,286144 %."""
    scaled = (abs(share.numerator) * 200 * 10**decimals + share.denominator) // (2 * share.denominator)
    whole, rest = divmod(scaled, 10**decimals)
    sign = MINUS if share < 0 else ""
    return f"{sign}{number(whole)}{f',{rest:0{decimals}d}' if decimals else ''}{NBSP}%"


def millions(amount_sek: int) -> str:
    """Kronor as millions, with one decimal where there are any: 3 172 mkr."""
    tenths = (amount_sek * 2 + MILLION // 10) // (MILLION // 5)
    whole, rest = divmod(tenths, 10)
    return f"{number(whole)}{f',{rest}' if rest else ''}{NBSP}mkr"
