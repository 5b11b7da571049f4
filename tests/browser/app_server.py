"""The app as a process of its own, which a test can stop and start again."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
COMPLAINT = re.compile(r"warning|error|exception|traceback|critical", re.IGNORECASE)


class Server:
    """Streamlit with app.py on a port of its own; what it writes to its terminal goes to a file."""

    def __init__(self, terminal: Path) -> None:
        self.terminal = terminal
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        options = ["--server.headless", "true", "--server.port", str(self.port)]
        unbuffered = os.environ | {"PYTHONUNBUFFERED": "1"}
        with self.terminal.open("ab") as output:
            self._process = subprocess.Popen(
                [*command, *options], cwd=ROOT, env=unbuffered, stdout=output, stderr=subprocess.STDOUT
            )
        self._wait_until_it_answers()

    def freeze(self) -> None:
        """Let it hear nothing more, while the browsers believe that it is there."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def stop(self) -> None:
        """Kill it: no farewell to the browsers, as when the machine goes down."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def restart(self) -> None:
        self.stop()
        self.start()

    def output(self) -> str:
        return self.terminal.read_text(encoding="utf-8", errors="replace") if self.terminal.exists() else ""

    def complaints(self) -> list[str]:
        return [line for line in self.output().splitlines() if COMPLAINT.search(line)]

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if time.monotonic() > deadline or (self._process and self._process.poll() is not None):
                raise RuntimeError(f"the app did not start:\n{self.output()}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        connection = HTTPConnection("localhost", self.port, timeout=5)
        try:
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("localhost", 0))
        port: int = found.getsockname()[1]
        return port


def command_line(*arguments: str) -> bytes:
    """What `python -m gnv` writes."""
    done = subprocess.run([sys.executable, "-m", "gnv", *arguments], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert done.stderr == b""
    return done.stdout
