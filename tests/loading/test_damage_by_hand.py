"""What a maintainer is likely to get wrong, one at a time; test_damage_everywhere.py takes them by the thousand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.outcome import COST
from gnv.core.projection import project
from gnv.core.records import InputError
from gnv.loading import load
from tests.support.files import change

OK2020, OK2022 = "overenskommelser/2020.toml", "overenskommelser/2022.toml"
TABLES, PRINTED, CLAIMS = "tryckta_tabeller.toml", "tryckta_belopp.csv", "motsagelser.toml"

DAMAGE = [
    # file, what stands there, what is put instead, what the message has to name
    # -- misspelt, and what nobody reads
    (OK2022, "[[avdrag]]", "[[avdarg]]", ["2022.toml", "avdarg", "okänt här"]),
    (OK2022, "senast = 2022-11-30", "senats = 2022-11-30", ["villkor vfu-2022", "senats"]),
    (OK2022, "max = 2000000", "max = 2000000\nmaxx = 1", ["pott nara_vard", "maxx"]),
    (OK2022, "ar = 2022", 'ar = 2022\nstatus = "beslutad"', ["2022.toml", "overenskommelse", "status"]),
    ("scenarier.toml", "[forval.varden]", "[forval.vaerden]", ["forval 2022-utan-avdrag", "vaerden"]),
    (CLAIMS, "[[kontroll]]", "[[kontrol]]", ["motsagelser.toml", "kontrol"]),
    # -- numbers
    (OK2022, "nationellt = 100000000", "nationellt = 0", ["pott nara_vard", "nationellt", "”0” ligger utanför 1–"]),
    (OK2022, "nationellt = 100000000", "nationellt = 900000", ["pott nara_vard", "nationellt", "mindre än länets"]),
    (OK2022, "belopp = 200000000", "belopp = 200000000000", ["nationellt totalt", "belopp", "utanför"]),
    (OK2022, "belopp = 100000000\nenhet", "belopp = -1\nenhet", ["del Till kommunerna", "belopp", "”-1”"]),
    (OK2022, "steg = 10000\n", "steg = 60000000\n", ["pott nara_vard", "steg", "utanför 1–2000000"]),
    (OK2022, "steg = 10000\n", "steg = 0\n", ["pott nara_vard", "steg", "”0”"]),
    (OK2022, "ar = 2022", "ar = 20222", ["overenskommelse", "ar", "2000–2100"]),
    (OK2022, "belopp = 1000000\n", "belopp = 100000\n", ["forval forslag-2022", "större än potten", "2022.toml"]),
    (TABLES, "fordelat = 180015", "fordelat = -1", ["tabell udda", "fordelat", "”-1”"]),
    ("budget.toml", "avsatt = 2000000", "avsatt = 12000001", ["skyddat_boende_riket", "avsatt", "12000001"]),
    ("budget.toml", "min = 500000", "min = 0", ["riket", "min", "utanför 1–"]),
    ("rss-avtal.toml", "max = 100\n", "max = 200\n", ["regionandel", "max", "0–100"]),
    ("rss-avtal.toml", "uppsagning_ar = 1", "uppsagning_ar = -1", ["avtal", "uppsagning_ar", "”-1”"]),
    # -- years
    ("budget.toml", "till = 2026\n# Costs", "till = 2021\n# Costs", ["[ar]", "till", "före fran"]),
    ("budget.toml", "till = 2026\n# Costs", "till = 1000000000000\n# Costs", ["[ar]", "till", "2000–2100"]),
    ("budget.toml", "till = 2026\n# Costs", "till = 2027\n# Costs", ["snabbval Oförändrat", "nivaer", "5 tal"]),
    ("budget.toml", "[100, 50, 0, 0]", "[100, 50, 0]", ["snabbval Halveras", "nivaer", "4 tal"]),
    ("budget.toml", "[100, 50, 0, 0]", "[100, 50, 0, 300]", ["snabbval Halveras", "nivaer", "300"]),
    ("budget.toml", "prisniva = 2023", "prisniva = 2030", ["[ar]", "prisniva", "2022–2026"]),
    ("budget.toml", 'tabell = "budget-2023"', 'tabell = "x"', ["[ar]", "tryckt_tabell", TABLES]),
    ("rss-avtal.toml", "fran = 2023\ntill", "fran = 2027\ntill", ["avtal", "till", "före fran"]),
    ("kostnader.toml", "fran = 2022\ntill = 2026", "fran = 2027\ntill = 2028", ["kostnad yrkesresan", "2022–2026"]),
    # -- texts that the program depends on
    ("scenarier.toml", 'visa = "Bidrag"', 'visa = "x"', ["forval forslag-2022", "visa", "Kostnader"]),
    (TABLES, 'avser = "rss"', 'avser = "rs"', ["tabell udda", "avser", "bidrag"]),
    (TABLES, 'befolkning = "2021-12"', 'befolkning = "2021-11"', ["tabell ok2020", "befolkning"]),
    (OK2022, 'enhet = "kr"\nmin', 'enhet = "tkr"\nmin', ["pott nara_vard", "enhet", "tkr"]),
    (OK2020, 'enhet = "‰"', 'enhet = "%"', ["nationellt andel_befolkning", "enhet", "‰"]),
    (OK2022, 'status = "beslutad"\nnationellt_', 'status = "okänt belopp"\nnationellt_', ["pott nara_vard", "belopp"]),
    (OK2022, 'mottagare = "båda"', 'mottagare = "SKR"', ["del VFU-veckor", "mottagare", "båda"]),
    (OK2022, 'id = "2022"', 'id = "2023"', ["2022.toml", "overenskommelse", "filens namn"]),
    (OK2022, 'nyckel = "administration"', 'nyckel = "Hemsjukvård"', ["avdrag Hemsjukvård", "nyckel", "a–z"]),
    (OK2022, 'nyckel = "administration"', 'nyckel = "hylla"', ["avdrag hylla", "nyckel", "länk"]),
    (OK2022, 'kort = "Nära vård"', 'kort = "Nära vård "', ["pott nara_vard", "kort", "blanksteg"]),
    ("befolkning.toml", 'id = "2021-12"', 'id = "dec 2021"', ["befolkning.toml", "id", "2021-06"]),
    # -- patterns and lists
    ("budget.toml", '"index_{}"', '"index_{"', ["egen_index", "nyckel", "1 gång"]),
    ("budget.toml", '"folkandring_{}"', '"folkandring"', ["egen_befolkning", "nyckel", "1 gång"]),
    ("budget.toml", '"niva_{}_{}"', '"niva_{}_{}_{}"', ["niva", "nyckel", "2 gång"]),
    ("budget.toml", '"{} {}, %', '"{}, %', ["niva", "namn", "2 gång"]),
    ("budget.toml", '["nej", "ja"]', '["ja", "nej"]', ["skyddat_boende", "standard", "första"]),
    ("budget.toml", '["nej", "ja"]', '["nej"]', ["skyddat_boende", "val", "minst 2"]),
    ("budget.toml", '["nej", "ja"]', '["nej", "nej"]', ["skyddat_boende", "val", "alla olika"]),
    ("budget.toml", 'standard = "gemensam"', 'standard = "7"', ["egen_index", "standard", "ord"]),
    # -- what a block needs of another
    (OK2022, 'id = "vfu-2022"', 'id = "redovisa-2022"', ["2022.toml", "nationellt vfu", "villkor"]),
    (OK2022, "senast = 2022-11-30", "", ["2022.toml", "nationellt vfu", "senast"]),
    (OK2022, 'id = "totalt"', 'id = "total"', ["2022.toml", "nationellt totalt", "saknas"]),
    (OK2022, 'id = "skr"', 'id = "skl"', ["2022.toml", "nationellt skr", "saknas"]),
    (CLAIMS, ':medarbetare"]', ':x"]', ["motsagelse totalt-2022.motpart", "summan_av", "pott:2022:x"]),
    (CLAIMS, '"-parameter:2022:administration"]', '"-parameter:sud"]', ["kontroll Potterna 2022 minus", "vanster"]),
    (CLAIMS, 'enhet = "invånare"', 'enhet = "datum"', ["motsagelse befolkning-2020", "som", "enhet", "invånare"]),
    (CLAIMS, 'enhet = "andel"', 'enhet = "kr"', ["kontroll Länets andel", "vanster", "andel:2022:nara_vard"]),
    (OK2022, 'senast_ord = "december 2022"', 'senast_ord = "december"', ["utbetalning-vfu", "senast_ord", "året"]),
    (OK2022, 'senast_ord = "december 2022"', 'senast_ord = "maj 2023"', ["villkor utbetalning-vfu", "senast_ord"]),
    (OK2022, "senast = 2022-12-31\n", "", ["villkor utbetalning-vfu", "senast_ord", "senast"]),
    (OK2022, "ar = 2021", "ar = 2022", ["tidigare till länets", "ar", "före"]),
    ("rss-avtal.toml", 'antal_status = "förslag"', 'antal_status = "klart"', ["kostnad_tre", "antal_status"]),
    # -- twice
    ("kallor.toml", 'id = "scb"', 'id = "ok2022"', ["kallor.toml", "kalla ok2022", "två gånger"]),
    ("befolkning.toml", 'id = "2021-12"', 'id = "2021-06"', ["befolkning.toml", "datum 2021-06", "två gånger"]),
    ("budget.toml", '"Upphör efter 2022"', '"Oförändrat"', ["snabbval Oförändrat", "namn", "två gånger"]),
    (OK2022, 'omrade]]\nid = "medarbetare"', 'omrade]]\nid = "nara_vard"', ["omrade nara_vard", "id", "två gånger"]),
    (OK2022, 'nyckel = "medarbetare"', 'nyckel = "nara_vard"', ["2022.toml", "pott nara_vard", "två gånger"]),
    (OK2022, 'nyckel = "medarbetare"', 'nyckel = "administration"', ["avdrag administration", "används redan"]),
    (OK2020, 'nyckel = "medarbetare_2020"', 'nyckel = "administration"', ["avdrag administration", "[pott]"]),
    (OK2020, "ar = 2020", "ar = 2022", ["2022.toml", "overenskommelse", "ar", "2020.toml"]),
    (OK2022, 'nyckel = "administration"', 'nyckel = "lika_del"', ["fordelning.toml", "lika_del", "2022.toml"]),
    (OK2022, 'id = "utbetalning-vfu"', 'id = "vfu-2022"', ["2022.toml", "villkor vfu-2022", "id", "två gånger"]),
    (OK2022, 'id = "utbetalning-vfu"', 'id = "rss-avtal"', ["2022.toml", "villkor rss-avtal", "rss-avtal.toml"]),
    # -- deductions' years, presets' costs, the county
    (OK2022, "till = 2026\n", "till = 2021\n", ["2022.toml", "avdrag regionalt_stod", "till", "före fran"]),
    (OK2022, "till = 2022\n", "till = 2021\n", ["2022.toml", "avdrag utredning", "till", "före fran"]),
    (OK2022, 'skal_kalla = "antagande"', 'skal_kalla = "x"', ["avdrag regionalt_stod", "skal_kalla", "kallor.toml"]),
    (OK2022, 'skal_status = "antagande"', 'skal_status = "klar"', ["avdrag regionalt_stod", "skal_status", "klar"]),
    ("budget.toml", 'befolkning = "2021-06"', 'befolkning = "2021-07"', ["riket", "befolkning", "befolkning.toml"]),
    ("scenarier.toml", '"yrkesresan", "sud"]', '"yrkesresa", "sud"]', ["forslag-2022", "kostnader", "”yrkesresa”"]),
    ("scenarier.toml", '"yrkesresan", "sud"]', '"sud", "sud"]', ["forslag-2022", "kostnader", "två gånger"]),
    ("scenarier.toml", 'kostnader = ["yrkesresan", "sud"]\n', "", ["forslag-2022", "kostnader", "ingenting"]),
    ("kostnader.toml", "min = 0", "min = 50000", ["kostnad yrkesresan", "min", "”50000” ligger utanför 0–0"]),
    ("lan.toml", 'kod = "90"', "kod = 90", ["lan.toml", "lan", "kod"]),
    ("lan.toml", 'kod = "90"', 'kod = "21"', ["befolkning.csv", "rad 2", "kommunkod", "lan.toml"]),
    # -- tables
    ("befolkning.csv", "kommunkod;kommun;", "kommunkod;namn;", ["befolkning.csv", "rad 1", "kommunkod;kommun;"]),
    ("befolkning.csv", ";2024-12", ";2025-12", ["befolkning.csv", "rad 1", "befolkning.toml", "2024-12"]),
    ("befolkning.csv", ";Ekby;", "; Ekby;", ["befolkning.csv", "rad 2", "kommun", "blanksteg"]),
    ("befolkning.csv", ";Ekby;", ";;", ["befolkning.csv", "rad 2", "kommun"]),
    ("befolkning.csv", ";Lilleby;", ";Ekby;", ["befolkning.csv", "rad 3", "Ekby", "två gånger"]),
    (PRINTED, ";lasbarhet", ";läsbarhet", [PRINTED, "rad 1", "lasbarhet"]),
    (PRINTED, ";23000;", ";23 000;", [PRINTED, "tryckt_kr", "Ekby", "23 000"]),
    (PRINTED, ";23000;", ";23_000;", [PRINTED, "tryckt_kr", "Ekby", "23_000"]),
    (PRINTED, ";23000;", ";-23000;", [PRINTED, "tryckt_kr", "Ekby", "-23000"]),
    (PRINTED, ";23000;", ";;", [PRINTED, "tryckt_kr", "Ekby", "oläslig"]),
    (PRINTED, ";23000;tydlig", ";23000;läslig", [PRINTED, "lasbarhet", "läslig", "skadad"]),
    (PRINTED, "budget-2023;9001", "budget;9001", [PRINTED, "tabell", TABLES]),
    (PRINTED, "budget-2023;9001;Ekby", "budget-2023;9001;Lilleby", [PRINTED, "kommun", "9001 Lilleby"]),
    (PRINTED, "budget-2023;9001;Ekby", "budget-2023;9002;Lilleby", ["Lilleby", "två gånger", "budget-2023"]),
    (PRINTED, "budget-2023;9001;Ekby;23000;tydlig\n", "", ["tabell budget-2023", PRINTED, "Ekby"]),
]  # fmt: skip

HARMLESS = [
    ("rss-avtal.toml", "till = 2026", "till = 2027"),
    ("kostnader.toml", "till = 2026", "till = 2027"),
    ("kostnader.toml", "fran = 2022\ntill = 2026", "fran = 2020\ntill = 2024"),
]


@pytest.mark.parametrize(("name", "old", "new", "named"), DAMAGE)
def test_a_likely_mistake_is_named(county_copy: Path, name: str, old: str, new: str, named: list[str]) -> None:
    change(county_copy, name, old, new)
    with pytest.raises(InputError) as caught:
        load.load_record(county_copy)
    for word in named:
        assert word in str(caught.value)


@pytest.mark.parametrize(("name", "old", "new"), HARMLESS)
def test_a_cost_may_run_past_the_budgets_years(county_copy: Path, name: str, old: str, new: str) -> None:
    change(county_copy, name, old, new)
    record = load.load_record(county_copy)
    for preset in record.presets:
        project(catalogue.preset_scenario(record, preset), record)
    assert catalogue.span(record, record.rss)[1].default == 2026


def test_a_cost_that_ends_within_the_budget_is_counted_until_then(county_copy: Path) -> None:
    change(county_copy, *HARMLESS[2])
    record = load.load_record(county_copy)
    outcome = project(catalogue.preset_scenario(record, "forslag-2022"), record)
    counted = {year: outcome.total((COST,), item="yrkesresan", year=year) for year in record.budget.years}
    assert counted == {2022: 50_000, 2023: 50_000, 2024: 50_000, 2025: 0, 2026: 0}


def test_one_more_year_of_the_budget_is_the_year_and_a_level_in_each_quick_choice(county_copy: Path) -> None:
    change(county_copy, "budget.toml", "till = 2026\n# Costs", "till = 2027\n# Costs")
    for levels in ("[100, 100, 100, 100", "[100, 50, 0, 0", "[0, 0, 0, 0"):
        change(county_copy, "budget.toml", levels, f"{levels}, 0")
    record = load.load_record(county_copy)
    assert project(catalogue.preset_scenario(record, "forslag-2022"), record).total((COST,), year=2027) == 0, (
        "the agreements end in 2026"
    )


@pytest.mark.parametrize("name", ["befolkning.csv", "tryckta_belopp.csv", "budget.toml"])
def test_a_mark_that_excel_or_notepad_writes_is_no_mistake(county_copy: Path, name: str) -> None:
    (county_copy / name).write_text("\ufeff" + (county_copy / name).read_text(encoding="utf-8"), encoding="utf-8")
    record = load.load_record(county_copy)
    assert calculate(catalogue.preset_scenario(record, "rss-tva"), record).total((COST,), item="rss") == 100_000


def test_an_agreement_that_is_copied_may_keep_its_names_and_needs_a_year_of_its_own(county_copy: Path) -> None:
    text = (county_copy / OK2022).read_text(encoding="utf-8").replace('id = "2022"', 'id = "2023"')
    new = county_copy / "overenskommelser" / "2023.toml"
    new.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"2023\.toml: blocket \[overenskommelse\], fältet ”ar”.*2022\.toml"):
        load.read_record(county_copy)
    new.write_text(text.replace("ar = 2022", "ar = 2023"), encoding="utf-8")
    found = load.read_record(county_copy).agreements["2023"]
    assert [pot.parameter.key for pot in found.pots] == ["nara_vard", "medarbetare"]


def test_a_folder_without_agreements_is_named(county_copy: Path) -> None:
    shutil.rmtree(county_copy / "overenskommelser")
    with pytest.raises(InputError, match="data/overenskommelser/ saknar"):
        load.load_record(county_copy)
