"""What one cell of somebody's table says: its text made clean, its number of inhabitants, its date."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from gnv.formatting import read_decimal

LARGEST = 99_999_999
SHOWN = 60
LONGEST_DATE = 300
LONGEST_FIGURE = 80
MOST_DIGITS, MOST_DECIMALS = 9, 20  # of a number that need not be whole
_HIDDEN = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?P<mark>[ '’.,])[0-9]{3}(?:(?P=mark)[0-9]{3})*")
_WITH_DECIMALS = re.compile(
    r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?P<mark>[ '’.])[0-9]{3}(?:(?P=mark)[0-9]{3})*)(?:[.,](?P<decimals>[0-9]+))?"
)
_NO_FRACTION = re.compile(r"(?<=[0-9])[.,]0{1,2}$")
_MISSING = re.compile(r"\.{1,3}|…|[-–—−]|:|x|\?|null|none|nan|n/?a|#?saknas!?|uppgift saknas|#n/a", re.IGNORECASE)
_NEGATIVE = re.compile(r"[-–—−]\s?[0-9].*|\([0-9\s]+\)|[0-9]+[-−]")
_EXPONENT = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+")

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uari)?|feb(?:ruari)?|mar(?:s)?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sep(?:t(?:ember)?)?|"
    r"okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_PERIODS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}[-./](?P<month>0[1-9]|1[0-2])[-./](?P<day>[0-3][0-9])(?![0-9])",
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3][0-9])(?![0-9])",
        rf"(?<![0-9])(?P<day>[0-3]?[0-9])[/.](?P<month>1[0-2]|0?[1-9])[-/. ]+{_YEAR}",
        rf"(?<![0-9])(?P<day>[0-3]?[0-9])\.?\s*{_MONTH}\s*{_YEAR}",
        rf"\b{_MONTH}\s*{_YEAR}",
        rf"{_YEAR}\s*[-_]?\s*{_MONTH}(?![a-zåäö])",
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})\s?M(?P<month>0[1-9]|1[0-2]|[1-9])(?![0-9])",
        rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])(?![-0-9])",
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})\s*,?\s*(?:K|Kv|Q|kvartal)\.?\s*(?P<quarter>[1-4])(?![0-9])",
        rf"(?<![a-zåäö])(?:K|Kv|Q|kvartal)\.?\s*(?P<quarter>[1-4])\s*[-,/]?\s*{_YEAR}",
        _YEAR,
    )
)
_SPAN = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}\s*(?:[-–—/]|till|–)\s*(?:19|20)[0-9]{2}(?![0-9])")


def clean(text: str) -> str:
    """The text composed (å as one letter), without characters that nobody sees, and with single plain spaces."""
    if not text.isascii():
        text = _HIDDEN.sub("", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def hidden(text: str) -> list[str]:
    """The characters in a text that nobody sees (zero width, writing direction), as code points: U+200B."""
    return sorted({f"U+{ord(c):04X}" for c in _HIDDEN.findall(text)})


def shown(text: str) -> str:
    """A cell as a message quotes it: one line, at most 60 characters, and what could deceive the eye as [U+200B]."""
    start = " ".join(unicodedata.normalize("NFC", text[: SHOWN * 4]).split())
    visible = "".join(c if _plain(c) else f"[U+{ord(c):04X}]" for c in start[:SHOWN])
    return f"{visible}…" if len(start) > SHOWN or len(text) > SHOWN * 4 else visible


def _plain(character: str) -> bool:
    if character.isascii():
        return character.isprintable()
    category = unicodedata.category(character)
    if category.startswith(("L", "N")):
        return unicodedata.name(character, "").startswith(("LATIN ", "SUPERSCRIPT ", "GREEK CAPITAL LETTER SIGMA"))
    return category[0] not in "CZM" and character != "\ufffd"


def missing(text: str) -> bool:
    """Whether a cell says that there is no figure: blank, two dots, a dash, #SAKNAS."""
    said = clean(text)
    return not said or bool(_MISSING.fullmatch(said))


def looks_like_figure(text: str) -> bool:
    """Whether a cell is meant as a number, right or wrong. A date or a period with letters is not."""
    if len(text) > LONGEST_FIGURE:
        return text.startswith("=")
    said = clean(text)
    digits = sum(c.isdigit() for c in said)
    if not digits or (digits * 2 < sum(not c.isspace() for c in said) and not said.startswith("=")):
        return False
    return said.isdigit() or not period(said)


def any_number(text: str) -> Fraction:
    """A number, nothing or more, with a decimal comma or point. Thousands may stand apart by a space or an apostrophe.

    Raises ValueError with the reason in Swedish, as `inhabitants`.
    """
    said = clean(text)
    _refuse_known(said, wanted="ett tal, eller 0 där det inte finns något")
    if re.fullmatch(r"[1-9][0-9]{0,2}[.][0-9]{3}", said):
        raise ValueError(
            f"står det ”{shown(said)}”, som är tvetydigt: det kan vara tusental eller decimaler. "
            "Skriv tusental utan punkt, och decimaler efter ett komma."
        )
    if _GROUPED.fullmatch(said) and said.count(",") != 1:
        found = (re.sub(r"[^0-9]", "", said), "")
    elif number := _WITH_DECIMALS.fullmatch(said):
        found = (re.sub(r"[^0-9]", "", number["whole"]), number["decimals"] or "")
    else:
        raise ValueError(f"står det ”{shown(said)}”, men här ska stå ett tal med siffrorna 0–9 och inget annat.")
    whole, decimals = found
    if len(whole) > MOST_DIGITS or len(decimals) > MOST_DECIMALS:
        raise ValueError(f"står det ”{shown(said)}”; högst {MOST_DIGITS} siffror och {MOST_DECIMALS} decimaler går.")
    return read_decimal(f"{whole},{decimals or 0}")


def inhabitants(text: str) -> int:
    """The number of inhabitants in a cell; thousands may stand apart by a space or an apostrophe.

    Raises ValueError with the reason in Swedish, as the end of a sentence: ”står det ”6939,5”, men …”.
    """
    said = clean(text)
    _refuse_known(said)
    whole = _digits(said)
    if len(whole) > len(str(LARGEST)):
        raise ValueError(f"står det ”{shown(text)}”, som är orimligt stort för ett antal invånare.")
    if int(whole) == 0:
        raise ValueError("står det 0, men en kommun har invånare.")
    return int(whole)


def _digits(said: str) -> str:
    """The digits of a whole number without the marks between its thousands. ValueError where it is none."""
    written = _NO_FRACTION.sub("", said)
    grouped = _GROUPED.fullmatch(written)
    if grouped and grouped["mark"] in ".," and written.count(grouped["mark"]) == 1 and written == said:
        raise ValueError(
            f"står det ”{shown(said)}”, som är tvetydigt: det kan vara tusental eller decimaler. "
            "Skriv talet utan punkt och komma."
        )
    if grouped:
        return written.replace(grouped["mark"], "")
    if re.fullmatch(r"0|[1-9][0-9]*", written):
        return written
    if re.fullmatch(r"[0-9][0-9 .,'’]*[.,][0-9]+", said):
        raise ValueError(f"står det ”{shown(said)}”, men antalet invånare ska vara ett heltal.")
    raise ValueError(f"står det ”{shown(said)}”, men här ska stå ett heltal med siffrorna 0–9 och inget annat.")


def _refuse_known(said: str, *, wanted: str = "antalet invånare") -> None:
    if not said:
        raise ValueError(f"är cellen tom; här ska stå {wanted}.")
    if _MISSING.fullmatch(said):
        raise ValueError(f"står det ”{shown(said)}”, som betyder att uppgiften saknas.")
    if said.startswith("="):
        raise ValueError(
            f"står en formel utan värde, ”{shown(said)}”. Öppna filen i Excel, låt den räkna och spara, "
            "eller klistra in talen som värden."
        )
    if _NEGATIVE.fullmatch(said):
        raise ValueError(f"står det ”{shown(said)}”, som är negativt.")
    if _EXPONENT.fullmatch(said):
        raise ValueError(f"står det ”{shown(said)}”, där Excel har kortat talet så att siffror är borta.")


def period(text: str) -> str:
    """The date that a text names, as firmly as it does: 2021-06-30, 2021-06 or 2021. A quarter is its last month.

    "" where it names none, or an interval such as 2020–2021.
    """
    said = clean(text[:LONGEST_DATE])
    if not any(c.isdigit() for c in said) or _SPAN.search(said):
        return ""
    for pattern in _PERIODS:
        if found := pattern.search(said):
            return _dated({key: value for key, value in found.groupdict().items() if value})
    return ""


def is_interval(text: str) -> bool:
    """Whether a text names two years, from and to: what happened in between, not how many there are."""
    return bool(_SPAN.search(clean(text)))


def _dated(parts: dict[str, str]) -> str:
    month = parts.get("month", "")
    if "quarter" in parts:
        month = str(int(parts["quarter"]) * 3)
    if "name" in parts:
        month = str(_MONTHS.index(parts["name"][:3].lower()) + 1)
    day = f"-{int(parts['day']):02d}" if "day" in parts else ""
    return f"{parts['year']}-{int(month):02d}{day}" if month else parts["year"]
