from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gnv.core import catalogue
from gnv.core.records import InputError
from gnv.loading import load
from tests.support.files import change

OK2022 = "overenskommelser/2022.toml"
DAMAGE = [
    # file, what stands there, what is put instead, what the message has to name
    ("kallor.toml", 'titel = "Statistik', 'rubrik = "Statistik', ["kallor.toml", "kalla scb", "titel"]),
    (OK2022, "belopp = 1000000\n", 'belopp = "1 mkr"\n', ["pott nara_vard", "belopp", "2022.toml"]),
    (OK2022, "belopp = 1000000\n", "belopp = 9000000\n", ["pott nara_vard", "utanför min–max"]),
    (OK2022, 'status = "förslag"', 'status = "klart"', ["avdrag regionalt_stod", "klart"]),
    (OK2022, 'pott = "nara_vard"', 'pott = "narvard"', ["avdrag regionalt_stod", "narvard"]),
    (OK2022, 'kalla = "ok2022"\nstalle', 'kalla = "x"\nstalle', ["2022.toml", "kallor.toml"]),
    (OK2022, "senast = 2022-11-30", 'senast = "snart"', ["villkor", "senast", "datum"]),
    (OK2022, "[[pott]]", "[pott", ["overenskommelser/2022.toml", "TOML"]),
    ("kostnader.toml", 'nyckel = "sud"', 'nyckel = "sud"\nbelopp = 0', ["kostnad sud", "belopp", "okänt belopp"]),
    ("rss-avtal.toml", 'standard = "2"', 'standard = "5"', ["rss-avtal.toml", "tjanster", "standard"]),
    ("rss-avtal.toml", "tjanster = 3", "tjanster = 0", ["alternativ kostnad_tre", "tjanster"]),
    ("scenarier.toml", "regionalt_stod = 0", "regionalt_stod = -1", ["2022-utan-avdrag", "varden.regionalt_stod"]),
    ("scenarier.toml", "regionalt_stod = 0", "regionstod = 0", ["2022-utan-avdrag", "varden.regionstod"]),
    ("scenarier.toml", 'overenskommelse = "2020"', 'overenskommelse = "1920"', ["forval ok2020", "overenskommelse"]),
    ("scenarier.toml", 'id = "rss-tva"', 'id = "rss-tre"', ["rss-tre", "två gånger"]),
    ("befolkning.csv", ";1000;", ";1 000;", ["befolkning.csv", "rad 2", "Ekby", "2021-06"]),
    ("befolkning.csv", ";1000;", ";999;", ["befolkning.toml", "datum 2021-06", "summa", "9999"]),
    ("befolkning.csv", "9001;Ekby", "9003;Ekby", ["befolkning.csv", "rad 4", "Storstad", "9003"]),
    ("befolkning.csv", "9001;Ekby;1000;", "9001;Ekby;", ["befolkning.csv", "rad 2", "antal fält"]),
    ("budget.toml", '"0,5", "1",', '"en halv", "1",', ["budget.toml", "index", "val", "2,5"]),
    ("budget.toml", '"−0,4", "−0,2"', '"−0,2", "−0,4"', ["egen_befolkning", "val", "stigande"]),
    ("tryckta_tabeller.toml", "fordelat = 180015", "", ["tryckta_tabeller.toml", "udda", "fordelat"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "named"), DAMAGE)
def test_a_damaged_file_is_named_with_block_and_field(
    county_copy: Path, name: str, old: str, new: str, named: list[str]
) -> None:
    change(county_copy, name, old, new)
    with pytest.raises(InputError) as caught:
        load.load_record(county_copy)
    for word in named:
        assert word in str(caught.value)


def test_a_missing_file_is_named(county_copy: Path) -> None:
    (county_copy / "kostnader.toml").unlink()
    with pytest.raises(InputError, match=re.escape("data/kostnader.toml går inte att läsa")):
        load.load_record(county_copy)


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
    county_copy: Path, name: str, damage: Callable[[Path], object], said: str
) -> None:
    damage(county_copy / name)
    with pytest.raises(InputError, match=re.escape(said)) as caught:
        load.load_record(county_copy)
    told = str(caught.value)
    assert str(county_copy) not in told
    assert len(told) < 300
    assert not [
        word for word in ("Errno", "such", "codec", "line ", "Invalid", "Expecting", "expected") if word in told
    ]


def test_a_long_value_is_cut_where_a_message_repeats_it(county_copy: Path) -> None:
    path = county_copy / "kostnader.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"^kalla = .*$", f'kalla = "{"x" * 5000}"', text, count=1, flags=re.MULTILINE), encoding="utf-8"
    )
    with pytest.raises(InputError, match=r"källan ”x{59}…” finns inte"):
        load.load_record(county_copy)


def test_a_new_deduction_costs_one_block_in_data(county_copy: Path) -> None:
    path = county_copy / "overenskommelser" / "2022.toml"
    text = path.read_text(encoding="utf-8")
    block = text[text.index("[[avdrag]]") : text.index("[[avdrag]]", text.index("[[avdrag]]") + 1)]
    path.write_text(text + "\n" + block.replace("regionalt_stod", "huvudprojektledare"), encoding="utf-8")
    assert "huvudprojektledare" in catalogue.all_parameters(load.load_record(county_copy))
