"""Egna tal: nothing changes until it is accepted; the new date is then chosen, and told whose it is."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.uploaded_file_manager import DeletedFile
from streamlit.testing.v1 import AppTest

from gnv.app import own_figures_store
from gnv.core.record import Record
from gnv.exports import csv
from gnv.loading import scb
from gnv.loading.additions import files_for_data
from gnv.loading.county_zip import Folder
from gnv.loading.load import DATA, load_record, read_record
from gnv.words import minutes
from gnv.workspace import link, scenario_file
from tests.support.app import Start, act, address, at, click, copied, html, scenario, workspace

SAMPLES = Path(__file__).parents[1] / "loading" / "samples"
WHO = "Anna Ek"
NEWEST = max(load_record().populations)  # and the December after it, which is not on record
YEAR = int(NEWEST[:4]) + 1
DATE = f"{YEAR}-12"


def table(record: Record, head: str = str(YEAR), more: int = 5, last: str = "") -> str:
    """Every kommun with some inhabitants more than on record, as SCB writes it."""
    known = record.populations[NEWEST].inhabitants
    rows = (f"{code} {name};{known[code] + more}" for code, name in record.kommuner.items())
    return "\n".join([f"region;{head}", *rows, last])


def given(app: AppTest, text: str | bytes, name: str = "folkmangd.csv") -> AppTest:
    """The app after a file has been chosen."""
    app.file_uploader[0].upload(name, text.encode() if isinstance(text, str) else text, "text/csv").run()
    assert not app.exception
    return app


def field(app: AppTest, label: str) -> Any:
    return next(one for one in app.text_input if one.label == label)


def accepted(app: AppTest, who: str = WHO) -> AppTest:
    field(app, "Vem lägger in talen?").set_value(who)
    return click(app, "Använd de här talen")


@pytest.fixture
def page(start: Start) -> AppTest:
    return at(start(), "egna_tal")


def test_what_was_read_is_shown_and_nothing_is_changed(page: AppTest, record: Record) -> None:
    before = workspace(page)
    total = record.populations[NEWEST].total + 75
    said = html(given(page, table(record, last=f"Summa;{total}")))
    written = f"{total:,}".replace(",", " ")
    assert "Det här lästes ur folkmangd.csv" in said
    assert f"{written} invånare i 15 kommuner. Filens egen summa ({written}) stämmer." in said
    assert f"Befolkning december {YEAR}" in said
    assert said.count("<th scope='row'") >= 15 or all(name in said for name in record.kommuner.values())
    assert "+5" in said
    assert field(page, "Gäller (år-månad)").value == DATE
    assert (workspace(page), address(page)) == (before, {})


def test_accepted_figures_are_chosen_and_the_old_ones_stay(page: AppTest, record: Record) -> None:
    accepted(given(page, table(record)))
    assert scenario(page)["befolkning"] == DATE
    fuller = load_record(own=workspace(page).own)
    assert fuller.population_choice.options == (*record.population_choice.options, DATE)
    assert f"Befolkning december {YEAR}: eget, enligt Anna Ek" in html(page)
    assert "ur folkmangd.csv. Scenariot på skärmen räknas med dem." in html(page)
    assert copied(page)["eget"] == [workspace(page).own.checksum]
    act(page, "undo")
    assert scenario(page)["befolkning"] == "2021-06"
    assert not workspace(page).own


def test_every_page_stands_on_them_and_says_whose_they_are(page: AppTest, record: Record) -> None:
    accepted(given(page, table(record)))
    assert f"december {YEAR} (eget)" in html(at(page, "sa_raknar_vi"))
    assert any("Länken rymmer dem inte" in one.proto.body for one in page.sidebar.get("html"))
    assert f"Befolkning 2021-06 → {DATE} (eget)" in html(at(page, "fordelning"))
    said = html(at(page, "underlag"))
    assert "eget" in said
    assert "Egna tal enligt Anna Ek" in said
    at(page, "budget")
    at(page, "egna_tal")
    click(page, "Ta bort")
    assert not workspace(page).own
    assert scenario(page)["befolkning"] == "2021-06"


def test_csv_minutes_and_file_say_whose_they_are(page: AppTest, record: Record) -> None:
    accepted(given(page, table(record)))
    shown, fuller = workspace(page), load_record(own=workspace(page).own)
    parameters = csv.parameters(shown, fuller, today=date(2026, 11, 25)).decode("utf-8-sig")
    told = (";befolkning;", "Invånare per kommun")
    of_population = [line for line in parameters.splitlines() if any(one in line for one in told)]
    assert len(of_population) == 2
    for line in of_population:
        assert "eget" in line
        assert "Egna tal enligt Anna Ek" in line
        assert "folkmangd.csv" in line
        assert f"eget={shown.own.checksum}" in line
    whole = csv.wide(shown, fuller, today=date(2026, 11, 25)).decode("utf-8-sig")
    assert whole.count(f"Befolkning december {YEAR}, enligt Anna Ek") == 16
    change = f"antagandet Befolkningstal från (år-månad) 2021-06 → {DATE} (eget)"
    assert change in minutes.paragraph(shown, fuller, today=date(2026, 11, 25))
    assert f"befolkningen i december {YEAR} (eget)" in minutes.paragraph(shown, fuller, today=date(2026, 11, 25))
    assert "Egna tal enligt Anna Ek" in minutes.paragraph(shown, fuller, today=date(2026, 11, 25))
    assert 'av = "Anna Ek"' in scenario_file.to_file(shown, fuller)


def test_the_downloaded_files_are_ready_for_data(page: AppTest, record: Record, tmp_path: Path) -> None:
    accepted(given(page, table(record)))
    own = workspace(page).own
    written = files_for_data(Folder(DATA), own)
    assert set(written) == {"befolkning.toml", "befolkning.csv", "kallor.toml"}
    for path in DATA.rglob("*.*"):
        there = tmp_path / path.relative_to(DATA)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(path.read_bytes())
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = read_record(tmp_path).populations[DATE]
    assert found.inhabitants == load_record(own=own).populations[DATE].inhabitants
    assert found.origin.source.title.startswith("Egna tal enligt Anna Ek")
    label = "Filerna för mappen data (ZIP)"
    assert next(one for one in page.get("download_button") if one.proto.label == label)
    assert zipfile.is_zipfile(io.BytesIO(_zip(written)))


def _zip(written: dict[str, str]) -> bytes:
    from gnv.exports.files import zipped  # noqa: PLC0415 - what the button does

    return zipped((path, text.encode()) for path, text in written.items())


def test_nobodys_figures_are_not_used(page: AppTest, record: Record) -> None:
    accepted(given(page, table(record)), who="  ")
    assert "Skriv vem som lägger in talen" in html(page)
    assert not workspace(page).own
    accepted(page)
    assert workspace(page).own


def test_a_file_that_can_not_be_used_is_refused_with_file_row_and_cell(page: AppTest, record: Record) -> None:
    orsa = record.populations[NEWEST].inhabitants["2034"] + 5
    said = html(given(page, table(record).replace(f"2034 Orsa;{orsa}", "2034 Orsa;..")))
    assert "folkmangd.csv, rad" in said
    assert "Orsa" in said
    assert "Inget har ändrats." in said
    assert not any(button.label == "Använd de här talen" for button in page.button)


def test_of_several_dates_one_is_chosen(page: AppTest) -> None:
    given(page, (SAMPLES / "45_scb_flera_ar.csv").read_bytes())
    assert not any(button.label == "Använd de här talen" for button in page.button)
    choice = next(one for one in page.selectbox if one.label == "Vilken kolumn ska användas?")
    choice.select_index(0).run()
    assert any(button.label == "Använd de här talen" for button in page.button) or "samma tal som" in html(page)


def test_the_same_figures_as_on_record_are_not_added(page: AppTest) -> None:
    said = html(given(page, (SAMPLES / "85_bra.xlsx").read_bytes(), "bra.xlsx"))
    assert "Det är samma tal som juni 2021 i underlaget" in said
    assert not any(button.label == "Använd de här talen" for button in page.button)


def test_a_date_on_record_keeps_its_figures_beside_the_new(page: AppTest, record: Record) -> None:
    accepted(given(page, table(record, head="2024")))
    assert scenario(page)["befolkning"] == "2024-12-eget"
    assert load_record(own=workspace(page).own).populations["2024-12"].total == record.populations["2024-12"].total
    assert "Befolkning december 2024: eget, enligt Anna Ek" in html(page)
    given(page, table(record, head="2024", more=6))
    accepted(page)
    assert "Egna tal för december 2024 finns redan" in html(page)


def test_a_file_without_a_date_asks_for_it(page: AppTest, record: Record) -> None:
    given(page, table(record, head="Folkmängd"))
    assert field(page, "Gäller (år-månad)").value == ""
    accepted(page)
    assert "Datumet ”” ska vara år och månad" in html(page)
    field(page, "Gäller (år-månad)").set_value("2026-10")
    accepted(page)
    assert scenario(page)["befolkning"] == "2026-10"
    assert "räknas åren efter decembertal" in html(page)


def test_pasted_cells_are_read(page: AppTest, record: Record) -> None:
    page.text_area[0].set_value(table(record).replace(";", "\t"))
    click(page, "Läs det inklistrade")
    accepted(page)
    assert scenario(page)["befolkning"] == DATE
    assert "ur inklistrad text" in html(page)


MARKUP = "<img src=x onerror=alert(1)> ![a](http://b.example/c.png) **fet**"


def test_markup_in_names_is_text_everywhere(page: AppTest, record: Record) -> None:
    said = html(given(page, table(record, last=f"{MARKUP};okänt"), name=f"{MARKUP[:28]}.csv"))
    assert "<img src=x" not in said
    assert "&lt;img src=x" in said
    accepted(page, who=f"{MARKUP[:50]}")
    for of in ("egna_tal", "fordelning", "underlag", "sa_raknar_vi", "budget", "jamfor", "min_kommun"):
        assert "<img src=x" not in html(at(page, of)), of
    assert not page.markdown


def answer(record: Record) -> dict[str, Any]:
    """What SCB's database answers, in the shape that it has."""
    heads = {"Region": dict(record.kommuner), "Alder": {"TotSA": "totalt ålder"}, "Kon": {"TotSa": "totalt"},
             "ContentsCode": {"000007SF": "Folkmängd"}, "Tid": {"2026M10": "2026M10"}}  # fmt: skip
    dimension = {
        name: {"label": name, "category": {"index": {c: n for n, c in enumerate(codes)}, "label": codes}}
        for name, codes in heads.items()
    }
    known = record.populations[NEWEST].inhabitants
    return {
        "version": "2.0", "class": "dataset", "updated": "2026-11-06T07:00:00Z", "id": list(heads),
        "size": [len(codes) for codes in heads.values()], "dimension": dimension,
        "value": [known[code] + 1 for code in record.kommuner],
    }  # fmt: skip


@pytest.fixture
def scb_server(record: Record, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """SCB's database, on this machine; what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = json.dumps(answer(record)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setattr(scb, "API", f"http://127.0.0.1:{server.server_port}/api/v2")
    yield asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_latest_figures_are_fetched_from_scb(page: AppTest, scb_server: list[str]) -> None:
    click(page, "Hämta de senaste talen från SCB")
    said = html(page)
    assert "Det här lästes ur SCB, tabell TAB6471" in said
    assert "Befolkning oktober 2026" in said
    assert "brus" in said
    assert len(scb_server) == 2
    accepted(page)
    assert scenario(page)["befolkning"] == "2026-10"
    assert "Med SCB:s brus från 2025" in scenario_file.to_file(workspace(page), load_record(own=workspace(page).own))


def test_without_a_network_it_says_so(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scb, "API", "http://127.0.0.1:9/api/v2")
    click(page, "Hämta de senaste talen från SCB")
    assert "SCB går inte att nå. Kontrollera nätverket" in html(page)
    assert not workspace(page).own


def test_a_scenario_file_brings_its_own_figures(page: AppTest, record: Record, start: Start) -> None:
    accepted(given(page, table(record)))
    own = workspace(page).own
    data = scenario_file.to_file(workspace(page), load_record(own=own))
    other = at(start(), "jamfor")
    other.file_uploader[0].upload("mina.toml", data.encode(), "application/toml").run()
    assert f"Egna tal ingår: Befolkning december {YEAR}, enligt Anna Ek" in html(other)
    assert not workspace(other).own
    click(other, "Visa filens första scenario")
    assert workspace(other).own == own
    assert scenario(other)["befolkning"] == DATE


def test_a_link_to_figures_that_are_not_here_says_which_file(start: Start) -> None:
    app = start(eget="0123456789abcdef", befolkning=DATE)
    assert "scenariofilen vars egna tal har kontrollsumman 0123456789abcdef" in html(app)


def test_a_link_to_them_opens_once_its_file_is_given(page: AppTest, record: Record, start: Start) -> None:
    accepted(given(page, table(record)))
    shown, fuller = workspace(page), load_record(own=workspace(page).own)
    right, told = scenario_file.to_file(shown, fuller), link.encode(shown, fuller)
    own_figures_store._kept.clear()
    app = start(**link.parse(told))
    assert f"kontrollsumman {shown.own.checksum}" in html(app)
    app.file_uploader[0].upload("annan.toml", b"v = 1\n", "application/toml").run()
    assert "Det är inte den filen: dess egna tal finns inte" in html(app)
    app.file_uploader[0].upload("mina.toml", right.encode(), "application/toml").run()
    assert workspace(app) == shown
    assert not app.exception


def test_a_file_that_went_with_a_restarted_server_is_told(
    page: AppTest, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(page, table(record))
    forgetful = "streamlit.elements.widgets.file_uploader._get_upload_files"
    with monkeypatch.context() as restarted:
        restarted.setattr(forgetful, lambda told: [DeletedFile("1")] if told and told.uploaded_file_info else [])
        page.run()
    assert not page.exception
    assert "Servern har startats om, och filen som var vald finns inte kvar" in html(page)
