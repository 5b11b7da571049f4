"""What is no honest mistake: files made to exhaust the program that reads them, and real files damaged at random."""

from __future__ import annotations

import os
import random
import time
import tracemalloc
from collections.abc import Callable

import pytest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.workspace import scenario_file
from gnv.workspace.file_bounds import MOST_BYTES, MOST_SCENARIOS
from gnv.workspace.link import LinkError
from gnv.workspace.workspace import Named, Workspace

MUTATIONS = int(os.environ.get("GNV_MUTATIONS", "400"))
ENGLISH = ("Invalid", "Cannot", "Exceeds", "Duplicate", " line ", "column", "recursion", "Expected")

HOSTILE = {
    "2 000 levels of a key": ("v = 1\n\n[varden]\nlika_del" + ".a" * 2000 + " = 1", "lika_del", "rad 4"),
    "20 000 levels of a key": ("v = 1\n[varden]\nlika_del" + ".a" * 20000 + " = 1", "lika_del", "rad 3"),
    "levels of a block": ("v = 1\n[" + "a." * 2000 + "a]\n", "a", "rad 2"),
    "levels of a key within a value": ("v = 1\nx = {" + "a." * 2000 + "a = 1}\n", "x", "rad 2"),
    "levels of a key in citation marks": ("v = 1\n" + "'a'.\"b\" . " * 2000 + "a = 1\n", "a", "rad 2"),
    "a long key": ("v = 1\n" + "a" * 5000 + " = 1", "filen|a{59}…", "rad 2"),
    "a long text": ("v = 1\nforval = '" + "a" * 5000 + "'", "forval", "rad 2"),
    "a long number": ("v = 1\n[varden]\nlika_del = " + "9" * 5000, "lika_del", "rad 3"),
    "brackets": ("v = 1\nx = [\n" + "[\n" * 5000, "x", "rad 8"),
    "braces": ("v = 1\nx = " + "{a=" * 5000, "x", "rad 2"),
    "a text over several lines": ('v = 1\nforval = """\n' + "[" * 5000 + '"""', "forval", "rad 2"),
    "brackets behind what looks like a comment": ('v = 1\nx = ["""a" # """, ' + "[" * 5000, "x", "rad 2"),
    "a text without end": ("v = 1\nforval = 'a\nx = " + "[" * 5000, "forval", "rad 2"),
    "scenarios of one name": ("v = 1\n" + "[[scenario]]\nnamn = 'A'\n" * 5000, "scenario", "fler än 100"),
    "scenarios in a list": ("v = 1\nscenario = [" + "{namn = 'A'}, " * 5000 + "]", "scenario", "fler än 100"),
    "a large file": ("v = 1\n#" + " " * MOST_BYTES, "filen", "större än 200 kB"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "key", "told"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_made_to_exhaust_the_reader_is_refused_at_once(county: Record, text: str, key: str, told: str) -> None:
    tracemalloc.start()
    begun = time.process_time()
    with pytest.raises(LinkError, match=told) as caught:
        scenario_file.from_bytes(text.encode(), county)
    seconds, (_, most_bytes) = time.process_time() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.key in key.replace("a{59}", "a" * 59).split("|")
    assert len(str(caught.value)) < 300
    assert seconds < 1
    assert most_bytes < 10_000_000


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("v = 1\nv = 1", "”v”: rad 2: nyckeln står två gånger, första gången på rad 1."),
        ("v = 1\n[varden]\nlika_del = 1\n'lika_del' = 2", "”lika_del”: rad 4: nyckeln står två gånger"),
        ("v = 1\n[varden]\n[nulage]\n[varden]\n", "rad 4: blocket .varden. står två gånger, första gången på rad 2"),
        ("v = 1\n[varden]\nlika_del = 1\n\"lika\\u005fdel\" = 2\n", "säger samma sak två gånger: vid rad 4"),
        ("v = 1\nx = {a = 1, a = 2}", "säger samma sak två gånger: vid rad 2"),
    ],
)  # fmt: skip
def test_what_stands_twice_is_named_with_its_line(county: Record, text: str, told: str) -> None:
    with pytest.raises(LinkError, match=told):
        scenario_file.from_file(text, county)


def test_a_key_may_stand_once_in_each_scenario(county: Record) -> None:
    one = "[[scenario]]\nnamn = '{}'\n[scenario.varden]\nlika_del = 5\n"
    text = "v = 1\n[varden]\nlika_del = 5\n" + one.format("A") + one.format("B")
    assert scenario_file.from_file(text, county).names == ("A", "B")


@pytest.mark.parametrize("name", ["['A']", "2022-11-30", "12:00:00", "true", "5", "{a = 1}", "1.5"])
def test_a_name_that_is_no_text_is_refused(county: Record, name: str) -> None:
    with pytest.raises(LinkError, match="ett namn inom citattecken") as caught:
        scenario_file.from_file(f"v = 1\n[[scenario]]\nnamn = {name}\n", county)
    assert caught.value.key == "namn"


def test_as_many_scenarios_as_a_file_may_have_are_read_and_no_more(county: Record) -> None:
    text = "v = 1\n" + "[[scenario]]\nnamn = 'A'\n" * MOST_SCENARIOS
    assert len(scenario_file.from_file(text, county).names) == MOST_SCENARIOS
    with pytest.raises(LinkError, match="fler än"):
        scenario_file.from_file(text + "[[scenario]]\nnamn = 'A'\n", county)


def real_files(county: Record) -> list[bytes]:
    """Files as the page writes them, small and large, and as a person does."""
    presets = [catalogue.preset_scenario(county, preset) for preset in county.presets]
    shelf = tuple(Named(name=f"Åtgärd {n} med ”tecken”", scenario=one) for n, one in enumerate(presets[:6]))
    large = Workspace(scenario=presets[0], pinned=presets[1], shelf=shelf, buttons=tuple(county.presets)[:3])
    by_hand = 'v = 1\nforval = "budget-2023"\n[varden]\nyrkesresan = 1000000\n\n[[scenario]]\nnamn = "A"\n'
    return [
        *(scenario_file.to_file(one, county).encode() for one in (Workspace(scenario=presets[2]), large)),
        by_hand.encode(),
    ]


def _cut(data: bytes, chance: random.Random) -> bytes:
    begin, end = sorted(chance.choices(range(len(data) + 1), k=2))
    return data[:begin] + data[end:]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    begin = chance.randrange(len(data) + 1)
    end = min(len(data), begin + chance.choice((1, 5, 50, 500)))
    return data[:end] + data[begin:end] * chance.choice((1, 10, 1000, 20000)) + data[end:]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30)) if data else 0):
        signs = b"\"'[]{}=.,#\\\n\r\t\x00 019aeu-_+:\xc3\xa5\xff"
        changed[chance.randrange(len(changed))] = chance.choice(signs)
    return bytes(changed)


def _shuffled(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _inserted(data: bytes, chance: random.Random) -> bytes:
    piece = chance.choice(
        (b"a.", b"[", b"{a=", b"9", b"'", b'"""', b"\\", b"[[a]]\n", b"[a]\n", b"a=1\n", b"#", b"\n", b"1,", b"'a',",
         b".", b"\"\\u0041")
    )  # fmt: skip
    at = chance.randrange(len(data) + 1)
    return data[:at] + piece * chance.choice((1, 5, 100, 3000, 30000)) + data[at:]


def _other_value(data: bytes, chance: random.Random) -> bytes:
    values = (
        b"inf",
        b"nan",
        b"1e400",
        b"0x" + b"f" * 50,
        b"2022-02-31",
        b"['a']",
        b"{a={a={a=1}}}",
        b"true",
        b"-0",
        b"''",
    )
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at].split(b"=")[0] + b"= " + chance.choice(values)
    return b"\n".join(lines)


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut, _repeated, _flipped, _shuffled, _inserted, _other_value,
)  # fmt: skip


def test_real_files_damaged_at_random_are_read_or_refused_in_swedish(county: Record) -> None:
    """A fixed row of random damage; GNV_MUTATIONS=10000 tries more of it."""
    files = real_files(county)
    slowest, read = 0.0, 0
    refusals: dict[str, int] = {}
    for seed in range(MUTATIONS):
        chance = random.Random(seed)  # noqa: S311 - damage, not a secret
        data = chance.choice(files)
        for _ in range(chance.choice((1, 1, 2, 4))):
            data = chance.choice(WAYS)(data, chance)[: 2 * MOST_BYTES]
        begun = time.process_time()
        try:
            scenario_file.from_bytes(data, county)
        except LinkError as error:
            refusals[str(error)] = seed
        else:
            read += 1
        slowest = max(slowest, time.process_time() - begun)
    assert not [(seed, said) for said, seed in refusals.items() if any(word in said for word in ENGLISH)]
    assert not [(seed, said) for said, seed in refusals.items() if len(said) > 400]
    assert slowest < 1
    assert 0 < read < MUTATIONS, "some damage is harmless, and some is not"
