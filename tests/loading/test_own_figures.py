"""Own figures laid over data/: read as data/ is, refused as data/ is, and always somebody's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.own_figures import NO_OWN_FIGURES, Addition, OwnFigures, source_id
from gnv.core.people import inhabitants_in
from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading.load import MOST_KEPT, load_record
from tests.support import small_county
from tests.support.county import agreement
from tests.support.county import small_county as write_county
from tests.support.own import WHO, cost, own, population
from tests.support.small_county import EKBY, FOLDER, LILLEBY, STORSTAD


def laid_over(*additions: Addition) -> Record:
    return load_record(FOLDER, own(*additions))


def test_a_new_date_is_a_choice_of_population_and_says_whose_it_is(county: Record) -> None:
    found = laid_over(population())
    assert found.population_choice.options == (*county.population_choice.options, "2025-12")
    new = found.populations["2025-12"]
    assert new.inhabitants == {EKBY: 2000, LILLEBY: 2000, STORSTAD: 6000}
    assert new.origin.status == "eget"
    assert "Anna Ek" in new.origin.source.title
    assert "2026-11-25" in new.origin.source.title
    assert found.populations["2024-12"].inhabitants == county.populations["2024-12"].inhabitants
    assert "2025-12" not in county.populations


def test_a_new_date_shares_the_money(county: Record) -> None:
    found = laid_over(population())
    chosen = catalogue.preset_scenario(found, "forslag-2022").replace({"befolkning": "2025-12"})
    assert inhabitants_in(2022, chosen, found) == {EKBY: 2000, LILLEBY: 2000, STORSTAD: 6000}
    assert calculate(chosen, found) != calculate(catalogue.preset_scenario(found, "forslag-2022"), found)


def test_a_new_december_serves_the_years_ahead() -> None:
    """2025's December is between 2024's and 2026's; without it the trend of 2023–2024 would have gone on."""
    found = laid_over(population("2025-12", (1000, 2000, 7000)))
    trend = catalogue.preset_scenario(found, "forslag-2022").replace({"befolkning_framat": "statistik och trend"})
    assert inhabitants_in(2026, trend, found) == {EKBY: 1000, LILLEBY: 2000, STORSTAD: 7000}


def test_a_date_in_between_stands_in_its_place() -> None:
    assert list(laid_over(population("2022-12")).populations) == ["2021-06", "2021-12", "2022-12", "2023-12", "2024-12"]


def test_a_new_cost_is_a_parameter_with_status_eget(county: Record) -> None:
    found = laid_over(cost("lokal", 40_000), cost("buss", None))
    parameters = catalogue.by_key(found, "forslag-2022")
    assert parameters["lokal"].origin.status == "eget"
    assert parameters["buss"].origin.status == "okänt belopp"
    assert parameters["buss"].origin.source.short == "Eget, Anna Ek 2026-11-25"
    assert "lokal" not in catalogue.by_key(county, "forslag-2022")


def test_a_new_agreement_is_a_file_of_its_own(tmp_path: Path) -> None:
    folder, name = write_county(tmp_path), "ÖK 2025"
    text = agreement(2025, pots={"nytt": 3_000_000})
    source = source_id(name, **WHO)
    said = text.replace('"dokument"', f'"{source}"').replace('"beslutad"', '"eget"').replace('"antagande"', '"eget"')
    found = load_record(folder, own(Addition(name=name, **WHO, files=(("overenskommelser/2025.toml", said),))))
    assert list(found.agreements) == ["2022", "2025"]
    assert found.agreements["2025"].pots[0].parameter.origin.status == "eget"
    assert list(load_record(folder).agreements) == ["2022"]


def test_the_same_own_figures_are_the_same_record_and_none_are_data_itself(county: Record) -> None:
    assert laid_over(population()) is laid_over(population())
    assert laid_over(population()) is not laid_over(population(inhabitants=(1, 2, 3)))
    assert load_record(FOLDER, NO_OWN_FIGURES) is load_record(FOLDER) is county
    for n in range(MOST_KEPT + 1):
        laid_over(cost(sek=1000 * n))
    assert load_record(FOLDER) is county, "however many have added something"


def _with(one: Addition, path: str, *change: str) -> Addition:
    files = tuple((name, text.replace(*change) if name == path else text) for name, text in one.files)
    assert files != one.files
    return replace(one, files=files)


@pytest.mark.parametrize(
    ("added", "told"),
    [
        (_with(population(), "befolkning.csv", "9003;6000", "9004;6000"), "befolkning.csv: kommunkoden ”9003” saknas"),
        (_with(population(), "befolkning.csv", "\n9003;6000", ""), "befolkning.csv: kommunkoden ”9003” saknas"),
        (_with(population(), "befolkning.csv", "9003;", "9002;"), "rad 4: ”9002” förekommer två gånger"),
        (_with(population(), "befolkning.csv", "6000", "6000;1"), "befolkning.csv, rad 4: 3 fält i stället för 2"),
        (_with(population(), "befolkning.csv", "6000", "-6000"), "rad 4, kolumnen 2025-12: Storstad"),
        (_with(population(), "befolkning.csv", "6000", "6001"), "blocket [datum 2025-12], fältet ”summa”"),
        (_with(population(), "befolkning.csv", "2025-12", "2024-12"), "befolkning.csv, rad 1: här ska stå kommunkod"),
        (_with(population(), "befolkning.csv", "6000", '"6000'), "befolkning.csv är inte en giltig CSV-fil"),
        (_with(population(), "befolkning.toml", "[[datum]]", "[datum]"), "dubbla hakar"),
        (_with(population(), "befolkning.toml", "[[datum]]", "[["), "befolkning.toml är inte giltig TOML"),
        (_with(population(), "befolkning.toml", '"eget"', '"beslutad"'), "”status” ska vara ”eget”"),
        (_with(population(), "befolkning.toml", "eget-", "scb-"), "”kalla” ska vara ”eget-"),
        (_with(cost(), "kostnader.toml", "max =", "mest ="), "blocket [kostnad lokal], fältet ”max”"),
        (_with(cost(), "kostnader.toml", "lokal", "sud"), "”sud” förekommer två gånger"),
        (_with(cost(), "kostnader.toml", "lokal", "eget"), "betyder redan något annat i en länk"),
        (cost("lika_del"), "används redan"),
        (population("2024-12"), "Anna Ek 2026-11-25 (folkmangd.csv): det datumet finns numera i underlaget"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_file_and_place(added: Addition, told: str) -> None:
    with pytest.raises(InputError) as caught:
        laid_over(added)
    assert told in str(caught.value)
    assert str(caught.value).startswith("De egna talen går inte ihop med underlaget.")


@pytest.mark.parametrize(
    ("field", "text"),
    [("name", ""), ("name", "a\nb"), ("name", "a" * 101), ("said_by", " Anna"), ("said_by", "A\u202ena"),
     ("dated", "igår"), ("dated", "2026-02-30"), ("document", ""),
     ("files", ()), ("files", (("../data/befolkning.csv", "x"),)), ("files", (("/etc/passwd", "x"),)),
     ("files", (("kallor.toml", "x"),)), ("files", (("kostnader.toml", "a\x00"),)),
     ("files", (("kostnader.toml", "x" * 901),)), ("files", (("kostnader.toml", "x"), ("kostnader.toml", "x")))],
)  # fmt: skip
def test_no_addition_is_out_of_bounds(field: str, text: object) -> None:
    with pytest.raises(InputError, match=r"[Ee]gna tal"):
        replace(population(), **{field: text})  # type: ignore[arg-type]


def test_own_figures_are_not_without_end() -> None:
    with pytest.raises(InputError, match="högst 20"):
        own(*(cost(f"k{n}") for n in range(21)))
    with pytest.raises(InputError, match="kB"):
        own(replace(cost(), files=(("kostnader.toml", "\n".join(["#" * 900] * 140)),)))
    with pytest.raises(InputError, match="finns redan"):
        own(cost(), cost(sek=1000))


def test_joining_and_removing() -> None:
    both = own(population()).joined(own(cost(), population()))
    assert both == own(population(), cost())
    assert both.without(population().source_id) == own(cost())
    assert not OwnFigures()
    assert OwnFigures().checksum == ""
    assert own(cost()).checksum != own(cost(sek=1000)).checksum


def test_the_folder_itself_is_never_written(tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in FOLDER.glob("*.toml")}
    laid_over(population(), cost())
    assert {path: path.read_bytes() for path in FOLDER.glob("*.toml")} == before
    assert small_county.RECORD is load_record(FOLDER)
