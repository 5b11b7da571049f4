from __future__ import annotations

import re
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


def test_a_new_deduction_costs_one_block_in_data(county_copy: Path) -> None:
    path = county_copy / "overenskommelser" / "2022.toml"
    text = path.read_text(encoding="utf-8")
    block = text[text.index("[[avdrag]]") : text.index("[[avdrag]]", text.index("[[avdrag]]") + 1)]
    path.write_text(text + "\n" + block.replace("regionalt_stod", "huvudprojektledare"), encoding="utf-8")
    assert "huvudprojektledare" in catalogue.all_parameters(load.load_record(county_copy))
