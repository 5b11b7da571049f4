"""What the page Egna tal says: of figures that somebody brings, before and after they are used."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gnv.core.own_figures import Addition, OwnFigures
from gnv.core.record import Record
from gnv.formatting import count, decimal, decimals_of, enumerate_words, number
from gnv.loading.own_population import date_name, month_of
from gnv.loading.uploads import Column, Reading

DECEMBER = "12"
LEAD = (
    "Tal som underlaget inte har: nyare befolkning ur en fil, ett kalkylblad eller från SCB, ett belopp, en "
    "fördelningsnyckel, eller ett annat läns underlag. Inget ändras förrän ni trycker på knappen som använder talen, "
    "och det går alltid att ta tillbaka."
)
NOT_YET = "Inget är ändrat än."
SCB = (
    "Hämtar folkmängden per kommun för den senaste månaden ur SCB:s statistikdatabas. Från 2025 lägger SCB ett litet "
    "slumpmässigt brus på varje tal; därför summeras kommunernas egna tal här. Det kan ta tjugo sekunder, och kräver "
    "att servern når internet."
)


ADD_AMOUNT = (
    "En pott, ett avdrag, en kostnad, ett bemanningsalternativ eller ett års överenskommelse som underlaget saknar. "
    "Det får statusen eget, med namnet på den som säger det. Förvalen ändras inte: scenariot på skärmen får beloppet."
)
CHANGE_AMOUNT = (
    "Beloppet byts ut där det är inlagt. De scenarier som räknar med det gamla beloppet får det nya; den som har ett "
    "annat belopp behåller sitt, om det ryms på det nya reglaget."
)
ADD_KEY = (
    "Tal per kommun som pengar kan fördelas efter i stället för befolkning: patienter i kommunal hälso- och sjukvård, "
    "invånare över 80 år. Talen får ha decimaler och vara noll, men inte negativa. Först visas vad som lästes, bredvid "
    "befolkningens andelar. Inget ändras förrän ni trycker på Använd nyckeln, och då bara det ni själva väljer."
)
NO_KEY_NUMBERS = "Alla tal är noll, så det finns inget att fördela efter."
OTHER_COUNTY = (
    "En ZIP-fil med samma filer som programmets mapp data: länets kommuner, befolkning, överenskommelser och "
    "kostnader. Kartan behövs inte. Filen sparas inte, och inget ändras förrän ni trycker på knappen."
)


def county_read(record: Record) -> str:
    """What the data of a county hold."""
    kommuner = count(len(record.kommuner), "kommun", "kommuner")
    years = enumerate_words([str(one.year) for one in sorted(record.agreements.values(), key=lambda one: one.year)])
    shapes = "" if record.shapes else "; ingen karta"
    return (
        f"{record.county.name}: {kommuner}, överenskommelser för {years}, "
        f"{count(len(record.presets), 'förval', 'förval')}{shapes}. Kontrollsumma {record.county_files}."
    )


def county_in_use(record: Record) -> str:
    """That another county's data are in use, and what a link does without them."""
    return (
        f"Allt räknas nu med det underlag för {record.county.name} som har öppnats här. En länk eller scenariofil "
        f"rymmer det inte: den säger bara att den hör till underlaget med kontrollsumman {record.county_files}. Skicka "
        "med ZIP-filen när ni skickar länken. Ångra tar er tillbaka."
    )


def travels(own: OwnFigures) -> str:
    """Where own figures are kept, and what a link does without them."""
    return (
        "Talen ligger i scenariofilen. En länk rymmer dem inte: den säger bara att den hör till egna tal med "
        f"kontrollsumman {own.checksum}. Skicka därför med scenariofilen när ni skickar länken."
    )


def in_use(one: Addition, dates: Sequence[str], *, chosen: bool, has_key: bool = False) -> str:
    """Some own figures, whose they are, whether the scenario on screen has them, and what they are not used for.

    `dates` are the dates of population among them; `has_key` where they are a key, which does nothing until chosen.
    """
    told = f"{one.name}: eget, enligt {one.said_by} {one.dated}, ur {one.document}."
    if chosen:
        told += " Scenariot på skärmen fördelar efter den." if has_key else " Scenariot på skärmen räknas med dem."
    if has_key and not chosen:
        told += " Inget fördelas efter den än: välj den under fliken Nyckel bland reglagen."
    if any(date_id[5:7] != DECEMBER for date_id in dates):
        told += " Med befolkningen framåt enligt statistik och trend räknas åren efter decembertal, inte efter de här."
    return told


def heading(reading: Reading) -> str:
    """What was read, and from where."""
    return f"Det här lästes ur {reading.file}"


def total(column: Column) -> str:
    """The sum, and whether it is the file's own."""
    told = f"{number(column.total)} invånare i {len(column.inhabitants)} kommuner."
    if column.agrees is None:
        return f"{told} Filen har ingen summa att stämma av mot."
    checked = "stämmer" if column.agrees else "stämmer inte"
    of_file = "" if column.stated_total is None else f" ({number(int(column.stated_total))})"
    return f"{told} Filens egen summa{of_file} {checked}."


def next_step(names: Sequence[str]) -> str:
    """What one does with keys that have been added, by their names."""
    keys = "Nyckeln" if len(names) == 1 else "Nycklarna"
    chosen = "den" if len(names) == 1 else "dem"
    return (
        f"{keys} {enumerate_words(names)} går nu att välja. Nästa steg är fliken Nyckel bland reglagen: ange där hur "
        f"stor del av bidraget eller kostnaderna som ska fördelas efter {chosen}, eller öppna Egen nyckel per post och "
        f"välj {chosen} för en pott, ett avdrag eller en kostnad. På Fördelning syns vad det ger."
    )


def key_total(column: Column) -> str:
    """The sum of a key's numbers, and whether it is the file's own."""
    total = sum(map(Fraction, column.numbers.values()))
    places = min(decimals_of(column.numbers.values()), 2)
    told = f"{count(len(column.numbers), 'kommun', 'kommuner')}, tillsammans {decimal(total, places=places)}."
    if column.agrees is None:
        return f"{told} Filen har ingen summa att stämma av mot."
    checked = "stämmer" if column.agrees else "stämmer inte"
    stated = "" if column.stated_total is None else f" ({decimal(column.stated_total, places=places)})"
    return f"{told} Filens egen summa{stated} {checked}."


def key_column_title(column: Column) -> str:
    """A column of numbers as one chooses it: its heading in the file, and its sum."""
    total = sum(map(Fraction, column.numbers.values()))
    places = min(decimals_of(column.numbers.values()), 2)
    return f"{column.title or 'utan rubrik'}: tillsammans {decimal(total, places=places)}"


def table_title(column: Column) -> str:
    """What the figures are, by their date where the file tells one."""
    month = month_of(column.dated)
    return f"Befolkning {date_name(month)}" if len(month) == len("2025-12") else "Befolkning, datum saknas i filen"


def key_title(column: Column) -> str:
    """What a column of numbers is called until it has a name."""
    return f"Nyckeln ur kolumnen {column.title}" if column.title else "Nyckeln ur filen"


def column_title(column: Column) -> str:
    """A column as one chooses it: its heading in the file, and how many inhabitants it sums to."""
    return f"{column.title or 'utan rubrik'}: {number(column.total)} invånare"
