"""The real app in a process of its own, as `make run` starts it."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

ROOT = Path(__file__).parents[1]
SECONDS_TO_START = 60


class RunningApp:
    """A server on 127.0.0.1 that keeps its workspaces in `home`.

    `log` holds every line that the server printed, over all its starts.
    """

    def __init__(self, home: Path, *, script: str = "app.py") -> None:
        self.home = home
        self.script = script
        self.log: list[str] = []
        self.start()

    def start(self) -> None:
        """Start the server on a free port and wait until it says that it serves."""
        self.port = _free_port()
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", self.script),
                *("--server.port", str(self.port), "--server.headless", "true"),
            ],
            cwd=ROOT,
            env=os.environ | {"EQUITY_HOME": str(self.home), "PYTHONWARNINGS": "default"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        serves = Event()
        self.reader = Thread(target=self._read, args=(serves,), daemon=True)
        self.reader.start()
        assert serves.wait(SECONDS_TO_START), "\n".join(self.log)

    def _read(self, serves: Event) -> None:
        for line in self.process.stdout:
            self.log.append(line.rstrip())
            if self.url in line:
                serves.set()

    @property
    def url(self) -> str:
        """The address of the first page, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        """End the server as a power cut does: it cannot save anything."""
        self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stdout.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
