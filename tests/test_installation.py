"""What README's first commands rest on: which Pythons will do, and that all that gets installed is named."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import gnv

PROJECT = tomllib.loads((Path(__file__).resolve().parent.parent / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
PLATFORMS = [
    {"python_version": python, "python_full_version": f"{python}.1", "sys_platform": system, "platform_system": name,
     "extra": ""}
    for python in ("3.11", "3.12", "3.13")
    for system, name in (("linux", "Linux"), ("win32", "Windows"), ("darwin", "Darwin"))
]  # fmt: skip


def pinned(extra: str) -> list[Requirement]:
    written = PROJECT["dependencies"] + (PROJECT["optional-dependencies"][extra] if extra else [])
    return [Requirement(line) for line in written]


@pytest.mark.parametrize("extra", ["", "test", "lint"])
@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda one: f"{one['sys_platform']}-{one['python_version']}")
def test_all_that_gets_installed_is_named_with_its_version(extra: str, platform: dict[str, str]) -> None:
    """What the named packages need, on each system and Python, is named too; so that next month installs the same."""
    here = [one for one in pinned(extra) if one.marker is None or one.marker.evaluate(platform)]
    assert all(str(one.specifier).startswith("==") for one in here)
    named = {canonicalize_name(one.name) for one in here}
    needed: set[str] = set()
    for name in named:
        try:
            written = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # another system's, or the linters where they are not installed
            continue
        wanted = [Requirement(line) for line in written]
        needed |= {canonicalize_name(one.name) for one in wanted if one.marker is None or one.marker.evaluate(platform)}
    assert needed <= named


def test_what_is_installed_here_is_what_is_named() -> None:
    here = [one for one in pinned("test") if one.marker is None or one.marker.evaluate()]
    assert {one.name: metadata.version(one.name) for one in here} == {
        one.name: str(one.specifier).removeprefix("==") for one in here
    }


@pytest.mark.parametrize(("version", "fits"), [((3, 10), False), ((3, 11), True), ((3, 13), True), ((3, 14), False)])
def test_another_python_is_told_as_such(version: tuple[int, int], fits: bool) -> None:  # noqa: FBT001
    said = gnv.wrong_python(version)
    assert (said == "") == fits
    assert fits or f"Python {version[0]}.{version[1]}" in said


def test_the_range_is_the_one_that_pip_holds_to() -> None:
    first, last = gnv.FIRST_PYTHON, gnv.LAST_PYTHON
    assert PROJECT["requires-python"] == f">={first[0]}.{first[1]},<{last[0]}.{last[1] + 1}"
