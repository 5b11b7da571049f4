"""The latest folkmängd per kommun from SCB's statistics database, by its open PxWeb API (version 2).

Two calls: the table's metadata, to learn its codes, and its figures for the newest month, as JSON-stat 2.
"""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Protocol

from gnv.core.records import InputError
from gnv.loading.cells import LARGEST, shown

API = "https://statistikdatabasen.scb.se/api/v2"
TABLE = "TAB6471"
SECONDS = 10.0
LARGEST_ANSWER = 5 * 1024 * 1024
REGION, TIME, CONTENTS = "Region", "Tid", "ContentsCode"
FOLKMANGD = "000007SF"
NOISY_FROM = "2025"
SUMMED = "Summan är kommunernas egna tal sammanlagda här, inte SCB:s summa för länet."
NOISE = f"SCB lägger från 2025 ett litet slumpmässigt brus på varje tal, så att summor inte stämmer exakt. {SUMMED}"
WHEN_TO_RETRY = "Vänta en stund och försök igen, eller hämta tabellen hos SCB och ladda upp den som fil."


class RefusedError(Exception):
    """A server's answer that is no success. `retry_after` are the seconds that it asks us to wait, None untold."""

    def __init__(self, status: int, retry_after: int | None = None) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.retry_after = retry_after


class Transport(Protocol):
    """How an address is fetched. Replaceable, so that tests and other networks need no SCB."""

    def __call__(self, address: str, *, seconds: float) -> bytes:
        """The answer's body. RefusedError for another status than 200, TimeoutError when slow, else OSError."""


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """Inhabitants per kommunkod at the end of one month, from SCB.

    `month` is "2025-10", `updated` when SCB last changed the table ("" where the answer doesn't tell), `address` what
    was asked, and `note` what the reader of the figures has to know, in Swedish.
    """

    table: str
    month: str
    inhabitants: Mapping[str, int]
    updated: str
    address: str
    note: str

    @property
    def total(self) -> int:
        """Inhabitants in all kommuner together, summed by us."""
        return sum(self.inhabitants.values())


def over_http(address: str, *, seconds: float) -> bytes:
    """Fetch an http or https address within `seconds` in all, at most 5 MB. See Transport."""
    if not address.startswith(("https://", "http://")):
        raise OSError(f"not a web address: {address}")
    until = time.monotonic() + seconds
    request = urllib.request.Request(address, headers={"Accept": "application/json"})  # noqa: S310 - checked above
    try:
        with urllib.request.urlopen(request, timeout=seconds) as answer:  # noqa: S310 - checked above
            return _body(answer.read1, until)
    except urllib.error.HTTPError as error:
        with error:
            wait = error.headers.get("Retry-After", "")
            raise RefusedError(error.code, int(wait) if re.fullmatch(r"[0-9]{1,5}", wait) else None) from error
    except urllib.error.URLError as error:
        raise error.reason if isinstance(error.reason, OSError) else OSError(str(error.reason)) from error
    except HTTPException as error:
        raise OSError(str(error)) from error


def _body(read: Callable[[int], bytes], until: float) -> bytes:
    """All that an answer holds. TimeoutError where it comes drop by drop, OSError where it is too long."""
    found = bytearray()
    while chunk := read(64 * 1024):
        found += chunk
        if time.monotonic() > until:
            raise TimeoutError
        if len(found) > LARGEST_ANSWER:
            raise OSError("the answer is too long")
    return bytes(found)


def fetch_population(
    kommuner: Mapping[str, str],
    *,
    api: str = API,
    table: str = TABLE,
    seconds: float = SECONDS,
    transport: Transport = over_http,
    progress: Callable[[str], None] = lambda _said: None,
) -> Fetched:
    """The newest folkmängd of every kommun in `kommuner` (name by kommunkod).

    `seconds` is the longest wait for each of the two calls; `progress` is told in Swedish what is done.
    Raises InputError in Swedish: no network, too slow, busy, out of order, not understood, or a kommun missing.
    """
    root = f"{api.rstrip('/')}/tables/{urllib.parse.quote(table)}"
    call = _Call(transport, seconds)
    progress("Frågar SCB vilka koder tabellen har …")
    metadata = _Dataset(call.json(f"{root}/metadata?lang=sv"))
    _require(metadata.codes(REGION), kommuner, "SCB:s tabell")
    progress("Hämtar folkmängden från SCB …")
    address = f"{root}/data?{_query(metadata, kommuner)}"
    answer = _Dataset(call.json(address))
    _require(answer.codes(REGION), kommuner, "SCB:s svar")
    period = _only(answer.codes(TIME), "tidpunkt")
    month = _month(period)
    return Fetched(
        table=table,
        month=month,
        inhabitants={code: _inhabitants(answer, code, name, period) for code, name in kommuner.items()},
        updated=answer.updated,
        address=address,
        note=NOISE if month >= NOISY_FROM else SUMMED,
    )


@dataclass(frozen=True)
class _Call:
    transport: Transport
    seconds: float

    def json(self, address: str) -> Any:
        """The JSON at an address, or InputError with what went wrong and what to do."""
        try:
            return json.loads(self.transport(address, seconds=self.seconds))
        except RefusedError as error:
            raise InputError(_refusal(error)) from error
        except TimeoutError as error:
            said = f"SCB svarade inte inom {self.seconds:g} sekunder. {WHEN_TO_RETRY}"
            raise InputError(said) from error
        except OSError as error:
            said = "SCB går inte att nå. Kontrollera nätverket, eller hämta tabellen hos SCB och ladda upp den som fil."
            raise InputError(said) from error
        except (ValueError, RecursionError) as error:
            raise _malformed("svaret är inte JSON") from error


def _refusal(error: RefusedError) -> str:
    if error.status == 429:  # noqa: PLR2004 - the status for too many requests
        wait = f"{error.retry_after} sekunder" if error.retry_after else "en halv minut"
        return f"SCB har fått för många frågor på kort tid (429). Vänta {wait} och försök igen."
    if error.status >= 500:  # noqa: PLR2004 - statuses for an error at the server
        return f"SCB:s tjänst har ett fel just nu ({error.status}). {WHEN_TO_RETRY}"
    return f"SCB tog inte emot frågan ({error.status}). Tabellen kan ha flyttats; ladda upp folkmängden som fil."


def _malformed(reason: str) -> InputError:
    return InputError(f"SCB:s svar går inte att tolka: {reason}. Ladda upp folkmängden som fil i stället.")


class _Dataset:
    """A JSON-stat 2 dataset: its dimensions with their codes, and a figure for each combination."""

    def __init__(self, root: Any) -> None:
        if not isinstance(root, dict) or not isinstance(root.get("dimension"), dict):
            raise _malformed("det är ingen JSON-stat-tabell")
        self._root = root
        self._dimensions: dict[str, Any] = root["dimension"]
        order = root.get("id", list(self._dimensions))
        if not isinstance(order, list) or any(name not in self._dimensions for name in order):
            raise _malformed("dimensionerna stämmer inte överens")
        self.order: list[str] = order

    @property
    def updated(self) -> str:
        """When the table was last changed, as the answer says it."""
        return shown(str(self._root.get("updated", "")))

    def codes(self, dimension: str) -> list[str]:
        """A dimension's codes in their order."""
        try:
            index = self._dimensions[dimension]["category"]["index"]
            codes = index if isinstance(index, list) else sorted(index, key=lambda code: int(index[code]))
        except (KeyError, TypeError, ValueError) as error:
            raise _malformed(f"dimensionen {dimension} saknas eller är trasig") from error
        return [str(code) for code in codes]

    def label(self, dimension: str, code: str) -> str:
        """A code's words, "" where it has none."""
        category = self._dimensions[dimension].get("category", {})
        labels = category.get("label", {}) if isinstance(category, dict) else {}
        return str(labels.get(code, "")) if isinstance(labels, dict) else ""

    def value(self, chosen: Mapping[str, str]) -> Any:
        """The figure where each dimension has the chosen code, or its only one. None where there is no figure."""
        position = 0
        for dimension in self.order:
            codes = self.codes(dimension)
            code = chosen[dimension] if dimension in chosen else _only(codes, dimension)
            position = position * len(codes) + codes.index(code)
        values = self._root.get("value")
        if isinstance(values, list):
            self._check_length(values)
            return values[position]
        if isinstance(values, dict):
            return values.get(str(position))
        raise _malformed("det finns inga tal")

    def _check_length(self, values: Sequence[Any]) -> None:
        expected = 1
        for dimension in self.order:
            expected *= len(self.codes(dimension))
        if len(values) != expected:
            raise _malformed(f"{expected} tal väntades, men det är {len(values)}")


def _query(metadata: _Dataset, kommuner: Mapping[str, str]) -> str:
    """The question for the figures: our kommuner, all ages, both sexes, folkmängd, the newest month."""
    chosen = {REGION: ",".join(kommuner), TIME: "TOP(1)"}
    for dimension in metadata.order:
        if dimension not in chosen:
            chosen[dimension] = _wanted(metadata, dimension)
    fields = {"lang": "sv", "outputFormat": "json-stat2"}
    fields |= {f"valueCodes[{dimension}]": codes for dimension, codes in chosen.items()}
    return urllib.parse.urlencode(fields, safe=",()[]")


def _wanted(metadata: _Dataset, dimension: str) -> str:
    """The code for folkmängd, or for a dimension's total, in the spelling that the table has today."""
    codes = metadata.codes(dimension)
    if dimension == CONTENTS:
        known = [code for code in codes if code.casefold() == FOLKMANGD.casefold()]
        known = known or [code for code in codes if metadata.label(dimension, code).casefold() == "folkmängd"]
    else:
        known = [code for code in codes if code.casefold() in {"totsa", "tot", "1+2"}]
        known = known or [code for code in codes if metadata.label(dimension, code).casefold().startswith("total")]
    if len(known) != 1 and len(codes) != 1:
        raise _malformed(f"dimensionen {shown(dimension)} har ingen entydig kod för alla")
    return known[0] if known else codes[0]


def _require(found: Sequence[str], kommuner: Mapping[str, str], where: str) -> None:
    lacking = [f"{name} ({code})" for code, name in kommuner.items() if code not in found]
    if lacking:
        more = f" och {len(lacking) - 5} till" if len(lacking) > 5 else ""  # noqa: PLR2004 - as many as fit in a line
        raise InputError(f"{where} saknar {', '.join(lacking[:5])}{more}. Inget har ändrats.")


def _only(codes: Sequence[str], what: str) -> str:
    if len(codes) != 1:
        raise _malformed(f"en {shown(what)} väntades, men det är {len(codes)}")
    return codes[0]


def _month(period: str) -> str:
    found = re.fullmatch(r"((?:19|20)[0-9]{2})M(0[1-9]|1[0-2])", period)
    if not found:
        raise _malformed(f"”{shown(period)}” är ingen månad")
    return f"{found[1]}-{found[2]}"


def _inhabitants(answer: _Dataset, code: str, name: str, period: str) -> int:
    value = answer.value({REGION: code, TIME: period})
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if value is None:
        raise InputError(f"SCB har ingen uppgift om {name} ({code}) för {_month(period)}. Inget har ändrats.")
    if type(value) is not int or not 0 < value <= LARGEST:
        raise _malformed(f"{name} har ”{shown(str(value))}” invånare")
    return value
