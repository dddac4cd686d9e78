"""Running the page: on this computer alone, until its windows are closed or nobody has looked for long."""

import socket
import webbrowser
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import uvicorn

from parindex.errors import ParindexError
from parindex.language.system_reason import system_reason
from parindex.page.app import page
from parindex.page.door.keys import ADDRESS, Keys
from parindex.page.page_session import PageSession

__all__ = ["serve"]

_PULSE = 1.0
"""Seconds between two looks whether anybody is there."""


def serve(  # noqa: PLR0913  the options of the command
    home: Path, locale: str, *, port: int, now: Callable[[], datetime], browser: bool, tell: Callable[[str], None]
) -> None:
    """Serve the page of a workspace, or of a folder in which one is to be made, to the end.

    Args:
        home: The folder.
        locale: The language to begin with.
        port: Where to listen; 0: at any free port.
        now: The clock.
        browser: Whether to open a window.
        tell: Told the address, with its token, once the page answers there.

    Raises:
        ParindexError: the port is not free.
    """
    with _listening(port) as listener:
        keys = Keys(listener.getsockname()[1])
        visit = PageSession(home, keys, locale, now)
        config = uvicorn.Config(page(visit), log_level="error", lifespan="off", server_header=False, access_log=False)
        server, over = uvicorn.Server(config), Event()
        watch = Thread(target=_watch, args=(server, visit, over), name="parindex-watch", daemon=True)
        watch.start()
        tell(keys.address)
        if browser:
            webbrowser.open(keys.address)
        try:
            server.run(sockets=[listener])
        finally:
            over.set()
            visit.jobs.end()


def _listening(port: int) -> socket.socket:
    """Listen where nobody else on the network comes."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.bind((ADDRESS, port))
    except OSError as error:
        listener.close()
        raise ParindexError(
            "The page cannot listen at port {port}: {reason}.", port=port, reason=system_reason(error)
        ) from error
    listener.listen()
    return listener


def _watch(server: uvicorn.Server, visit: PageSession, over: Event) -> None:
    while not over.wait(_PULSE):
        if visit.is_left(monotonic()):
            server.should_exit = True
            return
