from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.records import STATUSES, InputError
from gnv.loading import load

DAMAGE = [
    # file, what stands there, what is put instead, what the message has to name
    ("kallor.toml", 'titel = "SCB', 'rubrik = "SCB', ["kallor.toml", "kalla scb", "titel"]),
    ("overenskommelser/2022.toml", "belopp = 24646080", 'belopp = "24 mkr"', ["2022.toml", "pott nara_vard", "belopp"]),
    ("overenskommelser/2022.toml", "belopp = 24646080", "belopp = 99000000", ["pott nara_vard", "utanför min–max"]),
    ("overenskommelser/2022.toml", 'status = "förslag"', 'status = "klart"', ["avdrag regionalt_stod", "klart"]),
    ("overenskommelser/2022.toml", 'pott = "nara_vard"', 'pott = "narvard"', ["avdrag regionalt_stod", "narvard"]),
    ("overenskommelser/2022.toml", 'kalla = "ok2022"\nstalle', 'kalla = "x"\nstalle', ["2022.toml", "kallor.toml"]),
    ("overenskommelser/2022.toml", "senast = 2022-11-30", 'senast = "snart"', ["villkor", "senast", "datum"]),
    ("overenskommelser/2022.toml", "[[pott]]", "[pott", ["overenskommelser/2022.toml", "TOML"]),
    ("kostnader.toml", 'nyckel = "sud"', 'nyckel = "sud"\nbelopp = 0', ["kostnad sud", "belopp", "okänt belopp"]),
    ("rss-avtal.toml", 'standard = "3"', 'standard = "5"', ["rss-avtal.toml", "tjanster", "standard"]),
    ("rss-avtal.toml", "tjanster = 4", "tjanster = 0", ["alternativ kostnad_fyra", "tjanster"]),
    ("scenarier.toml", "regionalt_stod = 0", "regionalt_stod = -1", ["2022-utan-avdrag", "varden.regionalt_stod"]),
    ("scenarier.toml", "regionalt_stod = 0", "regionstod = 0", ["2022-utan-avdrag", "varden.regionstod"]),
    ("scenarier.toml", 'overenskommelse = "2020"', 'overenskommelse = "1920"', ["ok2020-nov2018", "overenskommelse"]),
    ("scenarier.toml", 'id = "rss-tre"', 'id = "rss-fyra"', ["rss-fyra", "två gånger"]),
    ("befolkning.csv", ";22986;", ";22 986;", ["befolkning.csv", "rad 2", "Avesta", "2021-06"]),
    ("befolkning.csv", ";22986;", ";22985;", ["befolkning.toml", "datum 2021-06", "summa", "288381"]),
    ("befolkning.csv", "2034;Orsa", "2021;Orsa", ["befolkning.csv", "rad 15", "Vansbro", "2021"]),
    ("befolkning.csv", "2034;Orsa;6887;", "2034;Orsa;", ["befolkning.csv", "rad 11", "antal fält"]),
    ("budget.toml", '"0,5", "1",', '"en halv", "1",', ["budget.toml", "index", "val", "2,5"]),
    ("budget.toml", '"−0,4", "−0,2"', '"−0,2", "−0,4"', ["egen_befolkning", "val", "stigande"]),
    ("tryckta_tabeller.toml", "fordelat = 2000000", "", ["tryckta_tabeller.toml", "rss-fyra", "fordelat"]),
]  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(load.DATA, tmp_path / "data"))


@pytest.mark.parametrize(("name", "old", "new", "named"), DAMAGE)
def test_a_damaged_file_is_named_with_block_and_field(
    copy: Path, name: str, old: str, new: str, named: list[str]
) -> None:
    path = copy / name
    text = path.read_text(encoding="utf-8")
    assert old in text, "the test damages something that is there"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load.load_record(copy)
    for word in named:
        assert word in str(caught.value)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "kostnader.toml").unlink()
    with pytest.raises(InputError, match=re.escape("data/kostnader.toml går inte att läsa")):
        load.load_record(copy)


def _unreadable(path: Path) -> None:
    path.unlink()
    path.mkdir()


TOML, MAP, CSV = "kostnader.toml", "karta.geojson", "befolkning.csv"
DAMAGED_WHOLE = [
    # file, what is done to it, what is said
    (TOML, Path.unlink, "data/kostnader.toml går inte att läsa: den finns inte."),
    (TOML, _unreadable, "data/kostnader.toml går inte att läsa: datorn kan inte läsa den."),
    (TOML, lambda p: p.write_bytes(b"\xff"), "går inte att läsa: den är inte text i UTF-8 (byte nummer 1)."),
    (TOML, lambda p: p.write_text("a = ?"), "är inte giltig TOML; felet märks på rad 1, tecken 5."),
    (TOML, lambda p: p.write_text("a = 1\na = 1\n"), "två gånger: vid rad 2 står en nyckel"),
    (TOML, lambda p: p.write_text("a = " + "[" * 9000), "har för många hakar inuti varandra."),
    (TOML, lambda p: p.write_text("a = " + "9" * 9000), "har ett tal eller ett datum som inte går att läsa."),
    (MAP, lambda p: p.write_text("{"), "data/karta.geojson är inte giltig JSON; felet märks på rad 1, tecken 2."),
    (MAP, lambda p: p.write_text("[" * 99999), "data/karta.geojson är inte giltig JSON: ett för långt tal, eller"),
    (CSV, lambda p: p.write_text('a;b\n"a"b;c\n'), "är inte en giltig CSV-fil; felet märks på rad 2."),
    (CSV, lambda p: p.write_text("x" * 5000), "ska kolumnerna vara"),
]


@pytest.mark.parametrize(("name", "damage", "said"), DAMAGED_WHOLE)
def test_what_is_wrong_with_a_whole_file_is_said_in_swedish_without_the_machines_paths(
    copy: Path, name: str, damage: Callable[[Path], object], said: str
) -> None:
    damage(copy / name)
    with pytest.raises(InputError, match=re.escape(said)) as caught:
        load.load_record(copy)
    told = str(caught.value)
    assert str(copy) not in told
    assert len(told) < 300
    assert not [
        word for word in ("Errno", "such", "codec", "line ", "Invalid", "Expecting", "expected") if word in told
    ]


def test_a_long_value_is_cut_where_a_message_repeats_it(copy: Path) -> None:
    path = copy / "kostnader.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"^kalla = .*$", f'kalla = "{"x" * 5000}"', text, count=1, flags=re.MULTILINE), encoding="utf-8"
    )
    with pytest.raises(InputError, match=r"källan ”x{59}…” finns inte"):
        load.load_record(copy)


def test_every_figure_has_a_source_and_a_status(record: Record) -> None:
    origins = [p.origin for p in catalogue.all_parameters(record).values()]
    origins += [population.origin for population in record.populations.values()]
    origins += [figure.origin for agreement in record.agreements.values() for figure in agreement.national]
    origins += [cost.origin for cost in record.costs]
    areas = [area for found in record.evidence.areas.values() for area in found]
    origins += [area.origin for area in areas] + [part.origin for area in areas for part in area.parts]
    origins += [record.evidence.vfu_increase.origin]
    for origin in origins:
        assert origin.source in record.sources.values()
        assert origin.status in STATUSES
        assert origin.place


def test_the_county_has_fifteen_kommuner_in_swedish_order(record: Record) -> None:
    names = list(record.kommuner.values())
    assert len(names) == 15
    assert names[0] == "Avesta"
    assert names[-4:] == ["Smedjebacken", "Säter", "Vansbro", "Älvdalen"]


def test_every_pot_says_what_it_may_be_used_for_and_where_that_stands(record: Record) -> None:
    pots = [pot for agreement in record.agreements.values() for pot in agreement.pots]
    assert all(pot.purpose.endswith(".") and pot.purpose_place for pot in pots)
    assert "specialistsjuksköterska" in next(p for p in pots if p.parameter.key == "vidareutbildning").purpose


def test_the_presets_that_the_meeting_needs_are_there(record: Record) -> None:
    assert next(iter(record.presets)) == "forslag-2022"
    assert {"2022-utan-avdrag", "ok2020-nov2018", "ok2020-dec2019", "rss-tre", "rss-fyra", "budget-2023"} < set(
        record.presets
    )


def test_a_new_deduction_costs_one_block_in_data(copy: Path) -> None:
    path = copy / "overenskommelser" / "2022.toml"
    text = path.read_text(encoding="utf-8")
    block = text[text.index("[[avdrag]]") : text.index("[[avdrag]]", text.index("[[avdrag]]") + 1)]
    path.write_text(text + "\n" + block.replace("regionalt_stod", "huvudprojektledare"), encoding="utf-8")
    assert "huvudprojektledare" in catalogue.all_parameters(load.load_record(copy))
