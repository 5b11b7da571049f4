"""Another county as a ZIP file: read whole, or refused with the file that is wrong; never unpacked without bounds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from gnv.core.records import InputError
from gnv.loading.county_zip import LARGEST_FILE, LARGEST_ZIP, read_zip
from gnv.loading.load import load_record
from tests.support.county import large_county, small_county, zipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_county(tmp_path / "lan")


def changed(content: bytes, name: str, text: bytes | None, *, attributes: int = 0) -> bytes:
    """The same ZIP file with a file in it replaced, added, or (None) left out."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        if text is not None:
            info = zipfile.ZipInfo(name)
            info.external_attr, info.compress_type = attributes, zipfile.ZIP_DEFLATED
            new.writestr(info, text)
    return written.getvalue()


@pytest.mark.parametrize("outer", ["", "treby/"])
def test_it_is_read_as_its_folder_is(folder: Path, outer: str) -> None:
    county = read_zip(zipped(folder, outer), "treby.zip")
    record, of_folder = load_record(county), load_record(folder)
    assert record.kommuner == of_folder.kommuner
    assert record.county.name == "Treby"
    assert record.shapes.keys() == of_folder.shapes.keys()
    assert record.county_files == county.checksum
    assert of_folder.county_files == ""
    assert load_record(county) is record


def test_the_checksum_is_of_what_the_files_say(folder: Path) -> None:
    content = zipped(folder)
    same = read_zip(zipped(folder, "mapp/"), "a.zip")
    other = read_zip(changed(content, "lan.toml", b'[lan]\nkod = "98"\n'), "b.zip")
    assert read_zip(content, "c.zip").checksum == same.checksum != other.checksum


def test_a_map_is_not_needed_and_what_a_system_leaves_is_passed_over(folder: Path) -> None:
    content = changed(zipped(folder), "karta.geojson", None)
    content = changed(changed(content, "__MACOSX/._lan.toml", b"x"), ".DS_Store", b"x")
    assert load_record(read_zip(content, "treby.zip")).shapes == {}


def test_forty_nine_kommuner_and_all_of_the_country(tmp_path: Path) -> None:
    for count in (49, 290):
        folder = large_county(tmp_path / str(count), count)
        assert len(load_record(read_zip(zipped(folder), "stort.zip")).kommuner) == count


@pytest.mark.parametrize(("name", "told"), [
    ("../lan2.toml", "lan2.toml"), ("/etc/passwd", "/etc/passwd"), ("C:/x.toml", "C:/x.toml"), ("..\\x.toml", "x.toml"),
    ("overenskommelser/../lan.toml", "lan.toml"), ("overenskommelser/2022.toml/x", "2022.toml/x"),
    ("program.py", "program.py"),
])  # fmt: skip
def test_a_file_that_is_not_of_the_data_is_refused_by_name(folder: Path, name: str, told: str) -> None:
    with pytest.raises(InputError, match=r"ingen av underlagets filer") as refused:
        read_zip(changed(zipped(folder), name, b"x"), "treby.zip")
    assert told in str(refused.value)
    assert "treby.zip" in str(refused.value)


def test_what_is_missing_is_named(folder: Path) -> None:
    content = changed(changed(zipped(folder), "vfu.toml", None), "overenskommelser/2022.toml", None)
    with pytest.raises(InputError, match=r"vfu\.toml, overenskommelser/ÅÅÅÅ\.toml"):
        read_zip(content, "treby.zip")


def test_a_file_that_is_wrong_inside_is_named_with_block_and_field(folder: Path) -> None:
    county = read_zip(changed(zipped(folder), "lan.toml", b'[lan]\nkod = "x"\n'), "treby.zip")
    with pytest.raises(InputError, match=r"data/lan\.toml"):
        load_record(county)


@pytest.mark.parametrize("text", [b"\0" * 3_000_000, b" " * (LARGEST_FILE + 1)])
def test_a_bomb_is_refused_before_it_goes_off(folder: Path, text: bytes) -> None:
    with pytest.raises(InputError, match="för stor"):
        read_zip(changed(zipped(folder), "kallor.toml", text), "treby.zip")


def test_a_link_to_another_file_is_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="länk till en annan fil"):
        read_zip(changed(zipped(folder), "kallor.toml", b"/etc/passwd", attributes=0xA1FF << 16), "treby.zip")


def test_too_many_files_twins_and_no_archive_are_refused(folder: Path) -> None:
    content = zipped(folder)
    many = content
    written = io.BytesIO(many)
    with zipfile.ZipFile(written, "a") as archive:
        for n in range(100):
            archive.writestr(f"overenskommelser/a{n}.toml", "x")
    with pytest.raises(InputError, match="högst 100"):
        read_zip(written.getvalue(), "treby.zip")
    twice = io.BytesIO(content)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(twice, "a") as archive:
        archive.writestr("lan.toml", "x")
    with pytest.raises(InputError, match="två gånger"):
        read_zip(twice.getvalue(), "treby.zip")
    for broken in (b"", b"PK\x03\x04", b"kommun;tal", content[: len(content) // 2]):
        with pytest.raises(InputError, match="ingen hel ZIP-fil"):
            read_zip(broken, "treby.zip")
    with pytest.raises(InputError, match="högst 5 MB"):
        read_zip(b"x" * (LARGEST_ZIP + 1), "treby.zip")


def test_a_damaged_file_inside_is_refused(folder: Path) -> None:
    content = bytearray(zipped(folder))
    at = content.index(b"befolkning.csv") + 60
    content[at : at + 20] = b"\xff" * 20
    with pytest.raises(InputError, match=r"treby\.zip"):
        read_zip(bytes(content), "treby.zip")
