"""Who gets a session from the app as it starts by itself, and what README promises of its commands."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

import pytest

from gnv.loading import scb
from tests.browser.app_server import ROOT, Server

README = (ROOT / "README.md").read_text(encoding="utf-8")
HANDSHAKE = {
    "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}  # fmt: skip


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("server") / "terminal.txt")
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize(
    ("name", "status"), [("localhost", 101), ("127.0.0.1", 101), ("ond.example", 403), ("localhost.ond.example", 403)]
)
def test_only_this_machines_names_get_a_session(running: Server, name: str, status: int) -> None:
    """A page of another site may have its own name point to this machine (DNS rebinding)."""
    connection = HTTPConnection("localhost", running.port, timeout=20)
    host = f"{name}:{running.port}"
    connection.request("GET", "/_stcore/stream", headers={"Host": host, "Origin": f"http://{host}", **HANDSHAKE})
    assert connection.getresponse().status == status
    connection.close()


def test_what_a_foreign_page_sets_off_goes_where_the_readmes_variables_say(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The app asks an outside service for its own address before it refuses another site's Origin."""
    variables = dict(re.findall(r"([A-Z]+_PROXY)=(\S+)", README))
    assert variables.keys() == {"HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"}
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(20)
        for name in ("HTTP_PROXY", "HTTPS_PROXY"):
            assert variables[name].startswith("http://127.0.0.1:")
            monkeypatch.setenv(name, f"http://127.0.0.1:{door.getsockname()[1]}")
        monkeypatch.setenv("NO_PROXY", variables["NO_PROXY"])
        server = Server(tmp_path / "terminal.txt")
        server.start()
        connection = HTTPConnection("localhost", server.port, timeout=20)
        host = f"localhost:{server.port}"
        connection.request(
            "GET", "/_stcore/stream", headers={"Host": host, "Origin": "http://ond.example", **HANDSHAKE}
        )
        asked, _ = door.accept()
        asked.close()
        assert connection.getresponse().status == 403
        connection.close()
        server.stop()
    assert proxy_bypass(str(urlsplit(scb.API).hostname))


def test_every_command_line_of_the_readme_names_the_python_that_has_the_packages() -> None:
    commands = [line for line in README.splitlines() if "-m gnv" in line]
    assert len(commands) >= 5
    assert all(re.search(r"\.venv[/\\](bin|Scripts)[/\\]python -m gnv", line) for line in commands)


def test_the_windows_lines_need_no_sign_between_commands() -> None:
    """cmd knows no `;` and PowerShell 5 no `&&`."""
    windows = re.findall(r"```bat\n(.*?)```", README, flags=re.DOTALL)
    assert windows
    assert not [sign for sign in (";", "&") for block in windows if sign in block]


def test_the_server_section_closes_what_it_says() -> None:
    block = re.findall(r"```nginx\n(.*?)```", README, flags=re.DOTALL)[0]
    for told in ("frame-ancestors 'none'", "img-src 'self' data: blob:", "nosniff", "X-Frame-Options", "metrics",
                 "client_max_body_size", "$gnv_foreign", "$gnv_connection"):  # fmt: skip
        assert told in block
    assert "--server.allowedHosts gnv.example.se" in README


def test_what_pip_leaves_is_ignored_by_git() -> None:
    ignored = Path(ROOT, ".gitignore").read_text(encoding="utf-8").split()
    assert {"build/", "*.egg-info/", ".venv/"} <= set(ignored)
