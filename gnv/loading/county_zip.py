"""From a ZIP file to another county's data files. Whatever could stop the server is refused before it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from gnv.core.county_files import FOLDER, CountyFiles
from gnv.core.records import InputError
from gnv.formatting import quoted

MEGABYTE = 1024 * 1024
LARGEST_ZIP, LARGEST_FILE, LARGEST_UNPACKED = 5 * MEGABYTE, 5 * MEGABYTE, 12 * MEGABYTE
MOST_FILES, MOST_TIMES = 100, 200  # how many times smaller than itself a file may be packed
NEEDED = (
    "befolkning.csv", "befolkning.toml", "budget.toml", "fordelning.toml", "kallor.toml", "kostnader.toml", "lan.toml",
    "motsagelser.toml", "rss-avtal.toml", "scenarier.toml", "tryckta_belopp.csv", "tryckta_tabeller.toml", "vfu.toml",
)  # fmt: skip
POSSIBLE = (*NEEDED, "fragor.toml", "karta.geojson", "nycklar.csv", "nycklar.toml")
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, LookupError,
)  # fmt: skip


class Folder:
    """A folder of data files on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.path / name).exists()

    def text(self, name: str) -> str:
        """A file's text. OSError and UnicodeDecodeError where it can't be read."""
        return (self.path / name).read_text(encoding="utf-8-sig")

    def agreements(self) -> list[str]:
        """The agreements' files."""
        return sorted(f"{FOLDER}/{path.name}" for path in (self.path / FOLDER).glob("*.toml"))


def read_zip(content: bytes, file: str) -> CountyFiles:
    """The data files of a ZIP file, which may lie in a folder of their own in it.

    Raises InputError, naming the ZIP file and the file in it, for what is too large, damaged, protected, of another
    name, outside the folder, there twice, or missing.
    """
    if len(content) > LARGEST_ZIP:
        raise _error(file, "den är för stor; den får vara högst 5 MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = dict(_unpacked(archive, file))
    except InputError:
        raise
    except UNREADABLE as error:
        raise _error(file, "den är ingen hel ZIP-fil.") from error
    lacking = [name for name in NEEDED if name not in found]
    if not any(name.startswith(f"{FOLDER}/") for name in found):
        lacking.append(f"{FOLDER}/ÅÅÅÅ.toml")
    if lacking:
        raise _error(file, f"det här saknas i den: {', '.join(lacking)}.")
    return CountyFiles(found)


def _unpacked(archive: zipfile.ZipFile, file: str) -> Iterator[tuple[str, bytes]]:
    members = [one for one in archive.infolist() if not one.is_dir() and not _left_by_a_system(one.filename)]
    if len(members) > MOST_FILES:
        raise _error(file, f"den har {len(members)} filer; högst {MOST_FILES} går att läsa.")
    if sum(one.file_size for one in members) > LARGEST_UNPACKED:
        raise _error(file, "den är för stor uppackad; högst 12 MB går att läsa.")
    outer = _outer_folder(members)
    seen: set[str] = set()
    for member in members:
        name = member.filename.removeprefix(outer)
        _check(member, name, file)
        if name in seen:
            raise _error(file, f"{quoted(name)} finns två gånger i den.")
        seen.add(name)
        with archive.open(member) as packed:
            content = packed.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise _error(file, f"{quoted(name)} är för stor uppackad; högst 5 MB går att läsa.")
        yield name, content


def _left_by_a_system(name: str) -> bool:
    """What a Mac or Windows puts in a folder for itself."""
    parts = name.split("/")
    if "\\" in name:
        return False
    return parts[0] == "__MACOSX" or parts[-1].startswith(".") or parts[-1].lower() in {"thumbs.db", "desktop.ini"}


def _outer_folder(members: list[zipfile.ZipInfo]) -> str:
    """The folder that the files lie in, with its stroke; empty where they lie in none."""
    lan = [one.filename for one in members if one.filename.split("/")[-1] == "lan.toml"]
    return lan[0].removesuffix("lan.toml") if len(lan) == 1 and lan[0].count("/") == 1 else ""


def _check(member: zipfile.ZipInfo, name: str, file: str) -> None:
    stem, stroke, year = name.partition("/")
    of_year = stem == FOLDER and bool(stroke) and year.endswith(".toml") and _is_plain(year.removesuffix(".toml"))
    if name not in POSSIBLE and not of_year:
        raise _error(file, f"{quoted(name)} är ingen av underlagets filer.")
    if member.flag_bits & 1:
        raise _error(file, f"{quoted(name)} är skyddad med lösenord.")
    if member.external_attr >> 28 == 0xA:  # noqa: PLR2004 - Unix's mark of a link to another file
        raise _error(file, f"{quoted(name)} är en länk till en annan fil.")
    if member.file_size > LARGEST_FILE or member.file_size > MOST_TIMES * max(member.compress_size, 1) + 1024:
        raise _error(file, f"{quoted(name)} är för stor uppackad.")


def _is_plain(name: str) -> bool:
    return bool(name) and all(c.isascii() and (c.islower() or c.isdigit() or c in "-_") for c in name)


def _error(file: str, reason: str) -> InputError:
    return InputError(f"{quoted(file)} går inte att använda som underlag: {reason}")
