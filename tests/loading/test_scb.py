"""SCB's database by a local server with answers of its shape: right, busy, broken, slow, malformed, incomplete."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from gnv.core.records import InputError
from gnv.loading.scb import Fetched, fetch_population

KOMMUNER = {"2034": "Orsa", "2062": "Mora", "2084": "Avesta"}
INHABITANTS = {"2034": 6851, "2062": 20540, "2084": 22417}


def dimension(label: str, labels: dict[str, str]) -> dict[str, Any]:
    index = {code: number for number, code in enumerate(labels)}
    return {"label": label, "category": {"index": index, "label": labels}}


def metadata() -> dict[str, Any]:
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Folkmängd efter region, ålder, kön, tabellinnehåll och månad",
        "source": "SCB",
        "updated": "2025-11-06T07:00:00Z",
        "id": ["Region", "Alder", "Kon", "ContentsCode", "Tid"],
        "size": [5, 2, 3, 2, 2],
        "dimension": {
            "Region": dimension("region", {"00": "Riket", "20": "Dalarnas län", **KOMMUNER}),
            "Alder": dimension("ålder", {"0": "0 år", "TotSA": "totalt ålder"}),
            "Kon": dimension("kön", {"1": "män", "2": "kvinnor", "TotSa": "totalt"}),
            "ContentsCode": dimension("tabellinnehåll", {"000007SF": "Folkmängd", "000007SG": "Folkökning"}),
            "Tid": dimension("månad", {"2025M09": "2025M09", "2025M10": "2025M10"}),
        },
    }


def figures(**changed: int | None) -> dict[str, Any]:
    own = {code: changed.get(name, INHABITANTS[code]) for code, name in KOMMUNER.items()}
    return {
        "version": "2.0",
        "class": "dataset",
        "updated": "2025-11-06T07:00:00Z",
        "id": ["Region", "Alder", "Kon", "ContentsCode", "Tid"],
        "size": [3, 1, 1, 1, 1],
        "dimension": {
            "Region": dimension("region", KOMMUNER),
            "Alder": dimension("ålder", {"TotSA": "totalt ålder"}),
            "Kon": dimension("kön", {"TotSa": "totalt"}),
            "ContentsCode": dimension("tabellinnehåll", {"000007SF": "Folkmängd"}),
            "Tid": dimension("månad", {"2025M10": "2025M10"}),
        },
        "value": list(own.values()),
    }


class Server:
    """What the local server answers, and what it was asked."""

    def __init__(self, api: str) -> None:
        self.api = api
        self.asked: list[str] = []
        self.metadata: Any = metadata()
        self.figures: Any = figures()
        self.status = 200
        self.headers: dict[str, str] = {}
        self.pause = 0.0
        self.drops = False


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            says.asked.append(self.path)
            answer = says.metadata if "/metadata" in self.path else says.figures
            body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            time.sleep(says.pause)
            self.send_response(says.status)
            for name, value in says.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.send(body)

        def send(self, body: bytes) -> None:
            try:
                size = 20 if says.drops else max(1, len(body))
                for start in range(0, len(body), size):
                    self.wfile.write(body[start : start + size])
                    self.wfile.flush()
                    time.sleep(0.1 if says.drops else 0)
            except OSError:
                return

        def log_message(self, *arguments: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    says = Server(f"http://127.0.0.1:{http.server_port}/api/v2")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield says
    http.shutdown()
    thread.join()
    http.server_close()


def fetch(server: Server, *, seconds: float = 5.0) -> Fetched:
    return fetch_population(KOMMUNER, api=server.api, seconds=seconds)


def refusal(server: Server, *, seconds: float = 5.0) -> str:
    with pytest.raises(InputError) as caught:
        fetch(server, seconds=seconds)
    return str(caught.value)


def test_the_newest_month_is_read_with_its_note(server: Server) -> None:
    found = fetch(server)
    assert found.inhabitants == INHABITANTS
    assert (found.month, found.total, found.updated) == ("2025-10", 49_808, "2025-11-06T07:00:00Z")
    assert "brus" in found.note
    assert "sammanlagda här" in found.note


def test_the_codes_come_from_the_metadata(server: Server) -> None:
    server.metadata["dimension"]["Kon"] = dimension("kön", {"1": "män", "2": "kvinnor", "TOTSA": "totalt"})
    fetch(server)
    meta, data = server.asked
    assert meta == "/api/v2/tables/TAB6471/metadata?lang=sv"
    assert parse_qs(urlsplit(data).query) == {
        "lang": ["sv"],
        "outputFormat": ["json-stat2"],
        "valueCodes[Region]": ["2034,2062,2084"],
        "valueCodes[Alder]": ["TotSA"],
        "valueCodes[Kon]": ["TOTSA"],
        "valueCodes[ContentsCode]": ["000007SF"],
        "valueCodes[Tid]": ["TOP(1)"],
    }


def test_the_order_of_the_answer_is_its_own(server: Server) -> None:
    server.figures["dimension"]["Region"]["category"]["index"] = ["2084", "2034", "2062"]
    server.figures["value"] = {"0": 22417, "1": 6851, "2": 20540.0}
    assert fetch(server).inhabitants == INHABITANTS


def test_progress_is_told(server: Server) -> None:
    said: list[str] = []
    fetch_population(KOMMUNER, api=server.api, progress=said.append)
    assert len(said) == 2


@pytest.mark.parametrize(
    ("status", "words"),
    [(429, "Vänta 30 sekunder"), (500, "fel just nu (500)"), (503, "(503)"), (404, "(404)"), (400, "(400)")],
)
def test_a_server_that_refuses_is_told_apart(server: Server, status: int, words: str) -> None:
    server.status, server.headers = status, {"Retry-After": "30"}
    assert words in refusal(server)


def test_too_many_questions_without_a_time_to_wait(server: Server) -> None:
    server.status = 429
    assert "Vänta en halv minut" in refusal(server)


@pytest.mark.parametrize("drops", [False, True])
def test_a_slow_server_is_left_in_time(server: Server, *, drops: bool) -> None:
    server.pause, server.drops = 0.0 if drops else 1.0, drops
    began = time.monotonic()
    assert "svarade inte inom 0.3 sekunder" in refusal(server, seconds=0.3)
    assert time.monotonic() - began < 1.0


def test_no_network() -> None:
    with pytest.raises(InputError, match="går inte att nå"):
        fetch_population(KOMMUNER, api="http://127.0.0.1:9/api/v2", seconds=1.0)


def test_only_web_addresses_are_fetched() -> None:
    with pytest.raises(InputError, match="går inte att nå"):
        fetch_population(KOMMUNER, api="file:///etc")


MALFORMED: list[Any] = [
    b"",
    b"<html>",
    b"[]",
    b"{}",
    b'"text"',
    b"[" * 100_000,
    b"\xff\xfe",
    {"dimension": []},
    {"dimension": {}},
    {"dimension": {"Region": 7}},
    {"dimension": {"Region": {"category": {"index": {"2034": "x"}}}}},
    {**metadata(), "id": ["Region", "Okänd"]},
    {**metadata(), "id": 7},
]


@pytest.mark.parametrize("answer", MALFORMED)
@pytest.mark.parametrize("part", ["metadata", "figures"])
def test_an_answer_of_another_shape_is_refused(server: Server, part: str, answer: Any) -> None:
    setattr(server, part, answer)
    assert "SCB" in refusal(server)


@pytest.mark.parametrize(
    "value", [None, [], [1, 2], {"0": "6851"}, [6851, 20540, -1], [6851, 20540, True], [1.5, 1, 1]]
)
def test_figures_that_are_none_are_refused(server: Server, value: Any) -> None:
    server.figures["value"] = value
    assert "SCB" in refusal(server)


def test_a_missing_figure_names_its_kommun(server: Server) -> None:
    server.figures = figures(Mora=None)
    assert "ingen uppgift om Mora (2062) för 2025-10" in refusal(server)


@pytest.mark.parametrize("part", ["metadata", "figures"])
def test_a_missing_kommun_is_named(server: Server, part: str) -> None:
    regions = {code: name for code, name in KOMMUNER.items() if name != "Mora"}
    getattr(server, part)["dimension"]["Region"] = dimension("region", regions)
    assert "saknar Mora (2062)" in refusal(server)


@pytest.mark.parametrize("period", ["2025", "2025M13", "oktober"])
def test_another_period_than_a_month_is_refused(server: Server, period: str) -> None:
    server.figures["dimension"]["Tid"] = dimension("månad", {period: period})
    assert "ingen månad" in refusal(server)


def test_the_note_of_noise_is_for_figures_from_2025(server: Server) -> None:
    server.figures["dimension"]["Tid"] = dimension("månad", {"2024M12": "2024M12"})
    assert "brus" not in fetch(server).note
