"""How numbers and words are written for a Swedish reader. The glossary in code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

NBSP = "\u00a0"
MINUS = "\u2212"
WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
SLIDER_KRONOR = f"%'{NBSP},d{NBSP}kr"  # sprintf-js pads the groups with the sign after the quote
SLIDER_PERCENT = f"%d{NBSP}%%"
MILLION = 10**6
LONGEST_QUOTE = 60  # a link or a file can hold thousands of signs where a word should stand


def rounded(value: Fraction | int) -> int:
    """The one rounding for the eye: to the nearest whole, and a half away from zero: 1,5 → 2, −1,5 → −2."""
    exact = abs(Fraction(value))
    nearest = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    return nearest if value >= 0 else -nearest


def hundredths(value: Fraction) -> int:
    """How many hundredths, rounded."""
    return rounded(value * 100)


def quoted(value: object) -> str:
    """What somebody has written, as a message repeats it: within marks, and no longer than a message can bear."""
    return f"”{shortened(str(value))}”"


def shortened(text: str) -> str:
    """A text of at most LONGEST_QUOTE signs; where it is longer, its beginning."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def number(value: int) -> str:
    """1250000 → 1 250 000, with spaces that do not break and a true minus."""
    return f"{value:,}".replace(",", NBSP).replace("-", MINUS)


def decimal(value: Fraction | int, *, places: int = 2) -> str:
    """A number rounded to some decimals: 107,71. What is rounded to nothing has no sign."""
    scaled = rounded(value * 10**places)
    whole, rest = divmod(abs(scaled), 10**places)
    return f"{MINUS if scaled < 0 else ''}{number(whole)}{f',{rest:0{places}d}' if places else ''}"


def decimals_of(values: Iterable[Fraction | int], *, most: int = 4) -> int:
    """How many decimals show all these numbers as they are, at most so many."""
    return next((places for places in range(most) if all((v * 10**places).denominator == 1 for v in values)), most)


def signed(difference: Fraction | int, *, places: int = 2) -> str:
    """A difference rounded to some decimals, with its sign always written: +0,87, −12,00, ±0,00."""
    whole = rounded(difference * 10**places)
    return f"{'+' if whole > 0 else '' if whole < 0 else '±'}{decimal(difference, places=places)}"


def kronor(amount_sek: int) -> str:
    """1250000 → 1 250 000 kr."""
    return f"{number(amount_sek)}{NBSP}kr"


def change(difference: int, *, unit: str = "kr") -> str:
    """A difference with its sign always written: +7 654 kr, −12 kr, ±0 kr."""
    return f"{signed(difference, places=0)}{NBSP}{unit}"


def per_head(amount_sek: int, inhabitants: int) -> str:
    """Kronor per inhabitant with two decimals: 107,71 kr."""
    return f"{decimal(Fraction(amount_sek, inhabitants))}{NBSP}kr"


def measured(amount: Fraction, *, per_head: bool) -> str:
    """An amount in kronor: whole, or with two decimals where it is per inhabitant."""
    return f"{decimal(amount, places=2 if per_head else 0)}{NBSP}kr"


def measured_change(difference: Fraction, *, per_head: bool) -> str:
    """The same of a difference, with its sign."""
    return f"{signed(difference, places=2 if per_head else 0)}{NBSP}kr"


def amount_and_change(amount_sek: int, difference: int) -> str:
    """An amount in kronor, and the change where there is one: 2 495 734 kr (+19 927)."""
    return f"{kronor(amount_sek)} ({signed(difference, places=0)})" if difference else kronor(amount_sek)


def thousands(amount_sek: int) -> str:
    """Kronor in whole thousands: 1 500 → 2, −1 500 → −2."""
    return decimal(Fraction(amount_sek, 1000), places=0)


def thousands_change(difference: int) -> str:
    """A difference in whole thousands with its sign; less than half a thousand is not nothing: +<1."""
    if difference and not rounded(Fraction(difference, 1000)):
        return f"{'+' if difference > 0 else MINUS}<1"
    return signed(Fraction(difference, 1000), places=0)


def millions(amount_sek: int) -> str:
    """Kronor as millions, with one decimal where there are any: 3 172 mkr."""
    return f"{decimal(Fraction(amount_sek, MILLION), places=1).removesuffix(',0')}{NBSP}mkr"


def percent(share: Fraction, *, decimals: int) -> str:
    """A share as percent: 3,286144 %."""
    return f"{decimal(share * 100, places=decimals)}{NBSP}%"


def read_decimal(text: str) -> Fraction:
    """What `text` says, exactly: "2,5" or "−0,4". Raises ValueError where it is no number."""
    return Fraction(text.replace(",", ".").replace(MINUS, "-"))


_TYPED = re.compile(
    r"(?P<sign>[+-]?) ?(?:(?P<grouped>[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+))|(?P<plain>[0-9]+))"
    r"(?P<decimals>,[0-9]+|(?<![.][0-9]{3})\.[0-9]+)? ?(?P<unit>%|:-|[a-zåäö]+(?: ?(?:kronor|kr))?\.?(?:/år)?|)"
)
_FACTORS = {
    **dict.fromkeys(("mkr", "mnkr", "mn", "milj", "miljon", "miljoner", "miljonerkronor", "miljonerkr", "msek"), 10**6),
    **dict.fromkeys(("tkr", "ksek", "tusen", "tusenkronor", "tusenkr"), 10**3),
    **dict.fromkeys(("kr", "kronor", "krona", "sek", ":-"), 1),
}
LONGEST_TYPED = 200  # Python itself reads a few thousand digits and no more
_EXAMPLES_OF_KRONOR = f"1{NBSP}200{NBSP}000, 1,2{NBSP}mkr eller 500{NBSP}tkr"


class UnreadableError(ValueError):
    """What somebody has typed can't be read as what is asked for. The message is Swedish and whole."""


def read_number(text: str, *, unit: str) -> Fraction:
    """What a Swede means by what is typed, exactly, in the unit: 1 200 000, 1.200.000, 1,2 mkr, 500 tkr, 12,5 %, -3.

    A dot before groups of three digits parts thousands, else (and after a lone 0) it is a decimal sign. Raises
    UnreadableError, in Swedish, for anything that could be read in two ways, and for another unit than the one that is
    asked for.
    """
    plain = " ".join(text.replace(MINUS, "-").replace("–", "-").split()).lower().rstrip(".")
    typed = _TYPED.fullmatch(plain) if len(plain) <= LONGEST_TYPED else None
    if not typed or _could_be_thousands(typed):
        raise UnreadableError(
            f"”{text.strip()[:40]}” går inte att läsa som ett tal. Skriv till exempel {_examples(unit)}."
        )
    said, asked = typed["unit"].replace(" ", ""), unit.removesuffix("/år")
    factor = _FACTORS.get(said.removesuffix("/år"), 0)
    if said and said.removesuffix("/år") != asked and not (asked == "kr" and factor):
        raise UnreadableError(f"”{text.strip()[:40]}” är inte i {unit or 'rätt enhet'}.")
    digits = re.sub(r"[ .]", "", typed["grouped"] or typed["plain"])
    return Fraction(typed["sign"] + digits + (typed["decimals"] or "").replace(",", ".")) * (factor or 1)


def _examples(unit: str) -> str:
    if unit.removesuffix("/år") == "kr":
        return _EXAMPLES_OF_KRONOR
    return f"12 eller 12{NBSP}{unit}" if unit else "12"


def _could_be_thousands(typed: re.Match[str]) -> bool:
    """Whether a dot that is no part of a grouping still has three digits after it: 1200.000, but not 0.025."""
    return bool(re.fullmatch(r"\.[0-9]{3}", typed["decimals"] or "")) and typed["plain"] != "0"


def read_whole(text: str, *, unit: str) -> int:
    """The same, where only a whole number will do."""
    value = read_number(text, unit=unit)
    if value.denominator != 1:
        what = {"kr": "hela kronor", "kr/år": "hela kronor", "%": "hela procent"}.get(unit, "ett heltal")
        raise UnreadableError(f"”{text.strip()[:40]}” går inte: här ska stå {what}.")
    return int(value)


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


def claim_value(value: Fraction, unit: str) -> str:
    """A figure of a claim as one reads it: 32 850 177 kr, 30 september 2021."""
    return str(date.fromordinal(int(value))) if unit == "datum" else f"{number(int(value))}{NBSP}{unit}"


def claim_difference(difference: Fraction, unit: str) -> str:
    """How much two figures differ, with the sign: +11 263 kr, −365 dagar."""
    if difference.denominator != 1:
        return signed(difference, places=6)
    return change(int(difference), unit="dagar" if unit == "datum" else unit)
