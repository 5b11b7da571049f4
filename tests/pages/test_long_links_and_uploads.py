"""Links that grow too long, and files that somebody opens."""

from __future__ import annotations

import pytest
from streamlit.runtime.uploaded_file_manager import DeletedFile
from streamlit.testing.v1 import AppTest

from gnv.__main__ import main
from gnv.app import browser
from gnv.core import catalogue
from gnv.core.calculation import calculable
from gnv.core.record import Record
from gnv.core.records import Value
from gnv.core.scenario import Scenario
from gnv.workspace import link, scenario_file
from gnv.workspace.workspace import MOST_ON_SHELF, Named, Workspace
from tests.support.app import Start, at, click, html, memory

LONG = "Mejla hellre scenariofilen."
LOST = "Filen som var vald finns inte kvar: servern har startats om."


def much_changed(scenario: Scenario, record: Record) -> Scenario:
    """A scenario that differs from its preset in everything, and can be calculated."""
    values: dict[str, Value] = {}
    for one in catalogue.parameters(record, scenario.preset):
        if one.options:
            values[one.key] = next(option for option in reversed(one.options) if option != scenario[one.key])
        else:
            values[one.key] = one.maximum if scenario[one.key] != one.maximum else one.minimum
    # The largest floor is more than any pots can give, and the lowest ceiling less.
    values |= {"lagst_bidrag": 1, "hogst_bidrag": catalogue.by_key(record, scenario.preset)["hogst_bidrag"].maximum - 1}
    values["ur_regionalt_stod"] = "Vårdens medarbetare"  # one pot can't carry them all
    changed = scenario.replace(values)
    assert calculable(changed, record)
    return changed


def with_shelf(scenario: Scenario, count: int) -> Workspace:
    """A workspace whose saved scenarios have names as long as names and links can be."""
    return Workspace(
        scenario=scenario,
        shelf=tuple(Named(name=f"{n}{'å' * 39}", scenario=scenario) for n in range(count)),
    )


def longest_that_fits(record: Record, proposal: Scenario) -> Workspace:
    full = much_changed(proposal, record)
    sizes = [with_shelf(full, count) for count in range(MOST_ON_SHELF + 1)]
    fitting = [one for one in sizes if len(link.encode(one, record)) <= link.LONGEST]
    assert len(fitting) < len(sizes), "a full one is too long: that is what this is about"
    return fitting[-1]


def test_what_would_make_a_link_that_nobody_reads_is_refused_and_told(
    start: Start, record: Record, proposal: Scenario
) -> None:
    app = at(start(**link.parse(link.encode(longest_that_fits(record, proposal), record))), "jamfor")
    before = memory(app)["history"]
    app.text_input(key="spara_som").set_value("å" * 40)
    click(app, "Spara scenariot")
    assert f"längre än {link.LONGEST} kan den inte vara. Inget har ändrats." in html(app)
    assert memory(app)["history"] is before


def test_the_longest_link_that_the_page_writes_is_read_by_the_command_line(
    record: Record, proposal: Scenario, capsys: pytest.CaptureFixture[str]
) -> None:
    written = link.encode(longest_that_fits(record, proposal), record)
    link.check_length(written)
    assert len(written) > link.LONGEST * 3 // 4
    assert main(["berakna", written]) == 0
    capsys.readouterr()


def test_a_link_that_would_be_written_out_longer_is_not_opened(
    start: Start, record: Record, proposal: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "LONGEST", 60)
    app = start(lika_del="10")
    assert "längre än 60 kan den inte vara" in html(app)
    assert "Öppna utan länken" in html(app)


@pytest.mark.parametrize("count", [0, 1, 6])
def test_a_link_too_long_for_mail_is_told_and_the_file_offered(
    start: Start, record: Record, proposal: Scenario, count: int
) -> None:
    written = link.encode(with_shelf(proposal, count), record)
    told = count == MOST_ON_SHELF
    assert (len(written) > link.LONGEST_IN_MAIL - browser.ROOM_FOR_ADDRESS) == told
    app = start(**link.parse(written))
    assert (LONG in html(app)) == told
    offered = [one.proto.label for one in app.sidebar.get("download_button")]
    assert offered == (["Spara allt som scenariofil"] if told else [])
    assert not at(app, "jamfor").exception, "the same file can be taken home twice from one page"


def with_file(app: AppTest, text: str) -> AppTest:
    app.file_uploader[0].upload("mina.toml", text.encode(), "application/toml").run()
    assert not app.exception
    return app


def test_a_file_that_would_exhaust_the_reader_leaves_the_page_and_its_controls(start: Start) -> None:
    app = with_file(at(start(), "jamfor"), "v = 1\n[varden]\nlika_del" + ".a" * 2000 + " = 1")
    assert "”lika_del”: rad 3: här står 2001 nycklar i varandra" in html(app)
    assert app.sidebar.selectbox


def test_a_file_is_read_once_and_not_in_each_run(
    start: Start, record: Record, proposal: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []
    real = scenario_file.from_bytes
    monkeypatch.setattr(scenario_file, "from_bytes", lambda data, known: read.append(data) or real(data, known))
    app = with_file(at(start(), "jamfor"), scenario_file.to_file(Workspace(scenario=proposal), record))
    app.run()
    app.run()
    assert len(read) == 1
    with_file(app, scenario_file.to_file(Workspace(scenario=proposal.replace({"lika_del": 7})), record))
    assert len(read) == 2


def test_a_file_that_went_with_a_restarted_server_is_told_and_its_chip_is_gone(
    start: Start, record: Record, proposal: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = with_file(at(start(), "jamfor"), scenario_file.to_file(Workspace(scenario=proposal), record))
    assert "Visa filens första scenario" in [one.label for one in app.button]
    chip = app.file_uploader[0].id
    forgetful = "streamlit.elements.widgets.file_uploader._get_upload_files"
    with monkeypatch.context() as restarted:
        restarted.setattr(forgetful, lambda told: [DeletedFile("1")] if told and told.uploaded_file_info else [])
        app.run()
        assert LOST in html(app)
        assert len(app.file_uploader) == 1
        assert app.file_uploader[0].id != chip, "an empty field stands in its place"
        assert "Visa filens första scenario" not in [one.label for one in app.button]
        assert LOST in html(app.run()), "until another file is chosen"
    with_file(app, scenario_file.to_file(Workspace(scenario=proposal), record))
    assert LOST not in html(app)
    assert "Visa filens första scenario" in [one.label for one in app.button]
