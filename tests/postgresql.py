"""A PostgreSQL server of the tests' own: on a socket in a folder, gone when they end."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

__all__ = ["Server", "running"]

_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=40")
_NUMBERS = count(1)


def _program(name: str) -> str | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return shutil.which(name) or next((str(folder / name) for folder in folders if (folder / name).exists()), None)


def _as_nobody_special() -> list[str]:
    """The server refuses to run as root."""
    return ["runuser", "-u", "postgres", "--"] if os.name == "posix" and os.geteuid() == 0 else []


class Server:
    """A server that can be stopped, and started again on the same data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def place(self, schema: str = "") -> str:
        """Return the address of a store that nobody has made yet."""
        schema = schema or f"s{os.getpid()}_{next(_NUMBERS)}"
        return f"postgresql://postgres@/postgres?host={self.folder}&schema={schema}"

    def start(self) -> None:
        settings = [part for one in _FAST for part in ("-c", one)]
        places = ["-D", str(self.folder / "data"), "-k", str(self.folder), "-c", "listen_addresses="]
        with (self.folder / "log").open("ab") as log:
            command = [*_as_nobody_special(), str(_program("postgres")), *places, *settings]
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/")
        import psycopg  # noqa: PLC0415  an extra

        for _ in range(400):
            try:
                psycopg.connect(f"postgresql://postgres@/postgres?host={self.folder}").close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError((self.folder / "log").read_text("utf-8"))

    def stop(self) -> None:
        """End it at once, as a server that is switched off."""
        if self._process is not None:
            pid = int((self.folder / "data" / "postmaster.pid").read_text("utf-8").split("\n")[0])
            os.kill(pid, signal.SIGINT if os.name == "posix" else signal.SIGTERM)
            self._process.wait(30)
            self._process = None


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Make a server in a folder and run it, or skip the test."""
    pytest.importorskip("psycopg", reason="the extra parindex[postgresql] is not installed")
    if _program("initdb") is None or (os.name == "posix" and os.geteuid() == 0 and not shutil.which("runuser")):
        pytest.skip("no PostgreSQL server is installed")
    folder.mkdir()
    folder.chmod(0o755)
    if _as_nobody_special():
        shutil.chown(folder, "postgres")
        (folder / "log").touch()
    command = ["--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-D", str(folder / "data")]
    subprocess.run(
        [*_as_nobody_special(), str(_program("initdb")), *command], check=True, stdout=subprocess.DEVNULL, cwd="/"
    )
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
