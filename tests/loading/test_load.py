from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from gnv.core import catalogue
from gnv.core.records import InputError
from gnv.loading import load

DAMAGE = [
    # file, what stands there, what is put instead, what the message has to name
    ("kallor.toml", 'titel = "SCB', 'rubrik = "SCB', ["kallor.toml", "kalla scb", "titel"]),
    ("overenskommelser/2022.toml", "belopp = 1000000", 'belopp = "24 mkr"', ["2022.toml", "pott nara_vard", "belopp"]),
    ("overenskommelser/2022.toml", "belopp = 1000000", "belopp = 9000000", ["pott nara_vard", "utanför min–max"]),
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


def test_a_new_deduction_costs_one_block_in_data(copy: Path) -> None:
    path = copy / "overenskommelser" / "2022.toml"
    text = path.read_text(encoding="utf-8")
    block = text[text.index("[[avdrag]]") : text.index("[[avdrag]]", text.index("[[avdrag]]") + 1)]
    path.write_text(text + "\n" + block.replace("regionalt_stod", "huvudprojektledare"), encoding="utf-8")
    assert "huvudprojektledare" in catalogue.all_parameters(load.load_record(copy))
