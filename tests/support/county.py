"""A made-up county of three kommuner, written out as a whole data folder: numbers that one can reckon in the head.

Ett has 1 000 inhabitants, Två 2 000 and Sju 7 000: of 10 000 000 kr they get 1, 2 and 7 million. `small_county(folder)`
writes it; what a test needs otherwise it says by the file's name:

    small_county(tmp_path)                                            # as it is
    small_county(tmp_path, kostnader=block("[kostnad]", nyckel="x"))  # a text is added to the file's end
    small_county(tmp_path, budget=("prisniva = 2023", "prisniva = 2022"))  # a pair: the first is replaced by the second
    small_county(tmp_path, karta=None)                                # None: no such file
    small_county(tmp_path, ok2024=agreement(2024, pots={...}))        # a file of its own, overenskommelser/2024.toml
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

ONE, TWO, SEVEN = "9901", "9902", "9907"
KOMMUNER = {ONE: ("Ett", 1_000), SEVEN: ("Sju", 7_000), TWO: ("Två", 2_000)}  # in Swedish order
POTS = {"omstallning": 10_000_000, "utbildning": 2_000_000}
DEDUCTIONS = {"stod": 1_000_000, "utredning": 500_000}  # both from omstallning
COST, UNKNOWN_COST = 1_000_000, "avtal_utan_belopp"
THREE_POSTS, FOUR_POSTS = 2_000_000, 4_000_000  # in all; the kommuner pay half
NATION = 100_000
MOST_IN_A_COUNTY, COUNTRY = 99, "00"
Change = str | tuple[str, str] | None


def block(head: str, /, **fields: object) -> str:
    """A TOML block; source, place and status are filled in where they are not told."""
    known = {"kalla": "dokument", "stalle": "sidan 1", "status": "beslutad", **fields}
    return "\n".join([f"\n{head}", *(f"{key} = {_written(value)}" for key, value in known.items()), ""])


def amount(head: str, key: str, kronor: int | None, /, **fields: object) -> str:
    """A block with an amount on a slider from 0 to ten times as much; None is an amount that nobody knows."""
    least = {"min": 0, "max": 10 * (kronor or COST), "steg": 1_000}
    told = {"status": "okänt belopp"} if kronor is None else {"belopp": kronor}
    named = {"nyckel": key, "namn": key.replace("_", " ").capitalize(), "kort": key.capitalize(), "enhet": "kr"}
    return block(head, **{**named, **least, **told, **fields})


def agreement(year: int, *, pots: Mapping[str, int], deductions: Mapping[str, int] | None = None) -> str:
    """A year's agreement; every deduction is from the first pot. The country's kommuner share ten times as much."""
    text = f'[overenskommelse]\nid = "{year}"\nar = {year}\nnamn = "ÖK {year}"\nkalla = "dokument"\n'
    purpose = {"nationellt_stalle": "sidan 2", "andamal": "Till omställningen.", "andamal_stalle": "sidan 3"}
    reason = {"skal": "går vidare", "skal_kalla": "dokument", "skal_status": "antagande"}
    for key, kronor in pots.items():
        text += amount("[[pott]]", key, kronor, nationellt=10 * kronor, **purpose)
    for key, kronor in (deductions or {}).items():
        text += amount("[[avdrag]]", key, kronor, pott=next(iter(pots)), fran=year, till=2026, **reason)
    return text


def preset(id_: str, /, *, year: int = 2022, of: int = 2022, values: Mapping[str, object] | None = None,
           costs: tuple[str, ...] = ("samordnare", UNKNOWN_COST)) -> str:  # fmt: skip
    """A preset, of a year's agreement, that counts some of the shared costs."""
    text = block("[[forval]]", id=id_, namn=id_.capitalize(), overenskommelse=str(of), ar=year, visa="Bidrag",
                 kostnader=list(costs), beskrivning="Ett exempel.")  # fmt: skip
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(("stalle", "status")))
    return text + "".join(
        ["[forval.varden]\n", *(f"{k} = {_written(v)}\n" for k, v in values.items())] if values else []
    )


def small_county(folder: Path, **changes: Change) -> Path:
    """Write the county's data folder, with changes as told above, and return where it lies."""
    files = _files()
    for name, change in changes.items():
        path = next(
            (one for one in files if Path(one).stem == name), f"overenskommelser/{name.removeprefix('ok')}.toml"
        )
        if change is None:
            del files[path]
        elif isinstance(change, str):
            files[path] = files.get(path, "") + change
        else:
            assert change[0] in files[path], f"{path} has no {change[0]!r}"
            files[path] = files[path].replace(change[0], change[1], 1)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def large_county(folder: Path, count: int) -> Path:
    """The same county with so many made-up kommuner instead, and no map: of more than 99, all of the country's.

    The first has 1 000 inhabitants, the next 1 100 and so on, at each date.
    """
    small_county(folder, karta=None)
    code, first = ("99", 9901) if count <= MOST_IN_A_COUNTY else (COUNTRY, 1101)
    heads = {str(first + place): 1_000 + 100 * place for place in range(count)}
    total = sum(heads.values())
    names = {kommun: f"Kommun {place:03}" for place, kommun in enumerate(heads, 1)}
    dates = _dates().replace("summa = 10000", f"summa = {total}")
    people = [f"{kommun};{names[kommun]};{n};{n};{n}" for kommun, n in heads.items()]
    printed = [f"budget;{kommun};{names[kommun]};{3_000_000 * n // total};tydlig" for kommun, n in heads.items()]
    files = {
        "lan.toml": block("[lan]", kod=code, namn="Storlandet", genitiv="Storlandets"),
        "befolkning.toml": dates,
        "befolkning.csv": "\n".join(["kommunkod;kommun;2021-06;2021-12;2023-12", *people, ""]),
        "tryckta_belopp.csv": "\n".join(["tabell;kommunkod;kommun;tryckt_kr;lasbarhet", *printed, ""]),
    }
    files["budget.toml"] = _budget().replace(f"belopp = {NATION}", "belopp = 10000000")
    files["budget.toml"] = (
        files["budget.toml"].replace("min = 50000", "min = 9000000").replace("max = 1000000\n", "max = 12000000\n")
    )
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def zipped(folder: Path, outer: str = "") -> bytes:
    """A data folder as a ZIP file; its files may lie in an outer folder."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.writestr(f"{outer}{path.relative_to(folder).as_posix()}", path.read_bytes())
    return written.getvalue()


def _written(value: object) -> str:
    """A value as TOML writes it, which for these is as JSON does."""
    return json.dumps(value, ensure_ascii=False)


def _files() -> dict[str, str]:
    return {
        "kallor.toml": '[[kalla]]\nid = "dokument"\ntitel = "Dokumentet"\nkort = "Dok"\ndokument = "dokument.txt"\n'
        'datum = "2022"\ninnehall = "Alla tal."\n',
        "lan.toml": block("[lan]", kod="99", namn="Treby", genitiv="Trebys"),
        "befolkning.toml": _dates(),
        "befolkning.csv": _inhabitants(),
        "fordelning.toml": amount("[lika_del]", "lika_del", 0, enhet="%", max=50, steg=1)
        + amount("[lika_del_kostnad]", "lika_del_kostnad", 0, enhet="%", max=100, steg=5)
        + '\n[avdrag_ur]\nnyckel = "ur_{}"\nnamn = "{}, ur potten"\n'
        + '\n[[alla_potter]]\nnamn = "−10 %"\nprocent = 90\n'
        + amount("[lagst_bidrag]", "lagst_bidrag", 0, max=5_000_000, steg=1_000)
        + amount("[hogst_bidrag]", "hogst_bidrag", 100_000_000, max=100_000_000)
        + amount("[egen_del]", "egen_del", 0, enhet="%", max=100, steg=5)
        + amount("[egen_del_kostnad]", "egen_del_kostnad", 0, enhet="%", max=100, steg=5)
        + block("[vilken_nyckel]", nyckel="egen_nyckel", namn="Vilken nyckel", kort="Vilken nyckel", enhet="")
        + block("[nyckel_per_post]", nyckel="nyckel_{}", namn="Nyckel för {}", standard="gemensam",
                standard_avdrag="som potten", val=["befolkning", "lika delar"]),
        "kostnader.toml": amount("[[kostnad]]", "samordnare", COST, enhet="kr/år", fran=2022, till=2026)
        + amount("[[kostnad]]", UNKNOWN_COST, None, enhet="kr/år", fran=2022, till=2026),
        "rss-avtal.toml": _staffing(),
        "overenskommelser/2022.toml": agreement(2022, pots=POTS, deductions=DEDUCTIONS),
        "scenarier.toml": preset("forslag") + preset("fyra", year=2023, values={"tjanster": "4"}),
        "budget.toml": _budget(),
        "vfu.toml": amount("[riket]", "vfu_riket", 1_000, enhet="veckor"),
        "tryckta_tabeller.toml": block("[[tabell]]", id="budget", namn="Budget", fordelat=3_000_000, summa=3_000_000,
                                       avser="kostnad", befolkning="2021-06", forval="fyra"),
        "tryckta_belopp.csv": _printed(3_000_000),
        "motsagelser.toml": _claims(),
        "karta.geojson": _map(),
    }  # fmt: skip


def _dates() -> str:
    text = block(
        "[val]", nyckel="befolkning", namn="Befolkning från", kort="Befolkning", enhet="datum", standard="2021-06"
    )
    for date, name in {"2021-06": "juni 2021", "2021-12": "december 2021", "2023-12": "december 2023"}.items():
        text += block("[[datum]]", id=date, namn=name, summa=10_000)
    return text


def _inhabitants() -> str:
    """In June 2021 as told above; Ett gets a hundred more by each December, and Sju as many fewer."""
    rows = (f"{ONE};Ett;1000;1100;1200", f"{SEVEN};Sju;7000;6900;6800", f"{TWO};Två;2000;2000;2000")
    return "\n".join(["kommunkod;kommun;2021-06;2021-12;2023-12", *rows, ""])


def _staffing() -> str:
    years = {"fran": 2023, "till": 2026}
    text = block("[avtal]", nyckel="rss", namn="RSS-avtalet", uppsagning_ar=1, **years)
    text += block("[tjanster]", nyckel="tjanster", namn="Tjänster", kort="Tjänster", enhet="tjänster", standard="3")
    text += amount("[regionandel]", "regionandel", 50, enhet="%", max=100, steg=5)
    for posts, key, first, kronor in ((3, "tre", 2019, THREE_POSTS), (4, "fyra", 2023, FOUR_POSTS)):
        text += amount("[[alternativ]]", f"kostnad_{key}", kronor, enhet="kr/år", tjanster=posts, titel=key, fran=first,
                       antal_status="beslutad", antal_stalle="sidan 1")  # fmt: skip
    return text


def _budget() -> str:
    def choice(head: str, key: str, options: list[str], **fields: object) -> str:
        named = {"nyckel": key, "namn": head.strip("[]"), "kort": head.strip("[]"), "enhet": "%"}
        return block(head, **{**named, "standard": options[0], "val": options, "status": "antagande", **fields})

    switch = {"enhet": ""}
    return "".join([
        '[ar]\nfran = 2022\ntill = 2026\nprisniva = 2023\ntryckt_tabell = "budget"\n',
        choice("[index]", "index", ["0", "10"]),
        choice("[egen_index]", "index_{}", ["gemensam"], namn="Egen: {}").replace('val = ["gemensam"]\n', ""),
        choice("[andra_ok]", "andra_ok", ["räknas inte", "räknas"], **switch),
        choice("[avdrag_utan_bidrag]", "avdrag_utan_bidrag", ["ändamålet upphör", "kommunerna betalar"], **switch),
        choice("[befolkning_framat]", "befolkning_framat", ["oförändrad", "statistik och trend"], **switch),
        choice("[egen_befolkning]", "folkandring_{}", ["−10", "0", "10"], standard="gemensam", namn="Egen ändring: {}"),
        amount("[niva]", "niva_{}_{}", 100, namn="{} {}, % av potten", enhet="%", max=200,
               steg=10, namn_eget="{} {}, % av egen ÖK"),
        '\n[[snabbval]]\nnamn = "Oförändrat"\nnivaer = [100, 100, 100, 100]\n',
        '\n[[snabbval]]\nnamn = "Halveras, upphör"\nnivaer = [100, 50, 0, 0]\n',
        choice("[skyddat_boende]", "skyddat_boende", ["nej", "ja"], **switch),
        block("[skyddat_boende_riket]", nyckel="skyddat_boende_kostnad", namn="Skyddat boende", kostnad=11_000_000,
              avsatt=1_000_000, enhet="kr/år", fran=2023, till=2026),
        amount("[riket]", "riket", NATION, enhet="invånare", min=50_000, befolkning="2021-06"),
    ])  # fmt: skip


def _printed(kronor: int) -> str:
    rows = (f"budget;{code};{name};{kronor * heads // 10_000};tydlig" for code, (name, heads) in KOMMUNER.items())
    return "\n".join(["tabell;kommunkod;kommun;tryckt_kr;lasbarhet", *rows, ""])


def _claims() -> str:
    claim = block(
        "[[motsagelse]]", id="totalt", namn="Potternas summa", tryckt=12_000_001, enhet="kr", foljd="Vi räknar."
    )
    claim = "".join(line for line in claim.splitlines(keepends=True) if not line.startswith("status"))
    parts = '["pott:2022:omstallning", "pott:2022:utbildning"]'
    return (
        f'{claim}[[motsagelse.motpart]]\nnamn = "Potterna"\nsumman_av = {parts}\n'
        '\n[[kontroll]]\nnamn = "Hälften var"\nenhet = "kr"\n'
        'vanster = ["parameter:kostnad_fyra", "parameter:samordnare"]\n'
        'hoger = ["tabell:budget", "parameter:kostnad_tre"]\n'
    )


def _map() -> str:
    """Three squares beside each other."""

    def square(west: int) -> list[list[int]]:
        return [[west, 60], [west + 1, 60], [west + 1, 61], [west, 61], [west, 60]]

    features = [
        {
            "type": "Feature",
            "properties": {"kod": code},
            "geometry": {"type": "MultiPolygon", "coordinates": [[square(n)]]},
        }
        for n, code in enumerate(KOMMUNER)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})
