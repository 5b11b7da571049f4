"""A copied link never opens as another scenario: cut, mistyped by a sign, or rewritten by a mail program."""

from __future__ import annotations

import random
import string

import pytest

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.workspace import link
from gnv.workspace.workspace import Named, VfuWeeks, View, Workspace

LINKS, DAMAGES = 200, 10_000
SIGNS = string.ascii_letters + string.digits + "-_.~=&%+ #?/;,)>"


def some_workspace(county: Record, chance: random.Random) -> Workspace:
    """Any preset with some values changed, perhaps pinned, saved and looked at."""
    preset = chance.choice(list(county.presets))
    scenario = catalogue.preset_scenario(county, preset)
    for parameter in chance.sample(list(catalogue.parameters(county, preset)), 4):
        low, high = parameter.bounds
        options = parameter.options or (chance.randint(int(low), int(high)),)
        scenario = scenario.replace({parameter.key: chance.choice(options)})
    base = catalogue.preset_scenario(county, "rss-tre")
    saved = (Named(name="Å & Ö = 100 % + mer", scenario=base), Named(name="En_tiondel.lika.", scenario=base))
    return Workspace(
        scenario=scenario,
        pinned=chance.choice([None, base]),
        shelf=saved[: chance.randint(0, 2)],
        buttons=("rss-tre", "budget-2023")[: chance.randint(0, 2)],
        vfu_weeks=(VfuWeeks(kommunkod="9001", before=10, after=None),) * chance.randint(0, 1),
        view=View(
            own=("9001",) * chance.randint(0, 1), kind=chance.choice(["", "Netto"]), per_head=chance.random() < 0.5
        ),
    )


@pytest.fixture(scope="module")
def workspaces(county: Record) -> list[Workspace]:
    chance = random.Random(12)  # noqa: S311 - the same links in each run
    return [some_workspace(county, chance) for _ in range(LINKS)]


def opened(text: str, county: Record) -> Workspace | None:
    """What a link opens as; None where it is refused."""
    try:
        return link.decode(link.parse(text), county).workspace
    except link.LinkError:
        return None


def test_every_workspace_survives_as_a_link(county: Record, workspaces: list[Workspace]) -> None:
    for workspace in workspaces:
        assert opened(link.encode(workspace, county), county) == workspace


def test_a_link_has_only_signs_that_nobody_rewrites(county: Record, workspaces: list[Workspace]) -> None:
    allowed = set(string.ascii_letters + string.digits + "-_.~=&")
    for workspace in workspaces:
        assert set(link.encode(workspace, county)) <= allowed


def test_no_beginning_of_a_link_opens(county: Record, workspaces: list[Workspace]) -> None:
    for workspace in workspaces:
        written = link.encode(workspace, county)
        others = [n for n in range(1, len(written)) if opened(written[:n], county) is not None]
        assert not others, f"cut after {others} signs it opens: {written}"


def test_no_damage_of_one_sign_opens_as_another_scenario(county: Record, workspaces: list[Workspace]) -> None:
    chance = random.Random(21)  # noqa: S311 - the same damages in each run
    for _ in range(DAMAGES):
        workspace = chance.choice(workspaces)
        written = link.encode(workspace, county)
        at, sign = chance.randrange(len(written)), chance.choice(SIGNS)
        damaged = chance.choice([written[:at] + sign + written[at + 1 :], written[:at] + written[at + 1 :],
                                 written[:at] + sign + written[at:]])  # fmt: skip
        assert opened(damaged, county) in (None, workspace), f"{written} became {damaged}"


@pytest.mark.parametrize(
    "mangled",
    [
        "{}.", "{})", "{}>", "{},", "{}”", "{} ", "<{}>", "{}\r\n", "{}&fbclid=IwAR0x&utm_source=mejl",
        "{}&web=1", "{}&gclid=1", "{}&mc_eid=1&_hsenc=2", "{}&okand_tjanst=3",
    ],
)  # fmt: skip
def test_what_mail_programs_do_to_a_link_does_no_harm(
    county: Record, workspaces: list[Workspace], mangled: str
) -> None:
    for workspace in workspaces[:50]:
        address = "https://gnv.example.se/jamfor?" + link.encode(workspace, county)
        assert opened(mangled.format(address).removeprefix("<"), county) == workspace


def test_a_wrapped_or_escaped_link_opens_right(county: Record, workspaces: list[Workspace]) -> None:
    for workspace in workspaces[:50]:
        written = link.encode(workspace, county)
        for changed in (
            written[:40] + "\n" + written[40:], written[:40] + "=\r\n".removeprefix("=") + written[40:],
            written.replace("&", "&amp;"), written.replace("~", "%7E"), written.replace("~", "%7e"),
            written.replace("-", "%2D"), written.replace("_", "%5f"),
        ):  # fmt: skip
            assert opened("?" + changed, county) == workspace, changed


def test_what_is_missing_or_changed_is_told(county: Record, workspaces: list[Workspace]) -> None:
    written = link.encode(workspaces[0], county)
    with pytest.raises(link.LinkError, match="kapats eller ändrats"):
        link.decode(link.parse(written + "&lika_del=3"), county)
    with pytest.raises(link.LinkError, match="okand_pott"):
        link.decode(link.parse("forval=forslag-2022&okand_pott=3"), county)
