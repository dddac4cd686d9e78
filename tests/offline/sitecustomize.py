"""Put before the path of every Python process that a test starts: none of them may reach a network.

An audit hook sees every socket of the interpreter, whatever library opens it, and costs no import.
`PARINDEX_SOCKETS_SEEN` names a file to which each attempt is added.
"""

import os
import sys

_LOCAL = 1
"""The family of Unix sockets, which lead nowhere else."""
_FORBIDDEN = {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}


def _refuse(event, values):
    if not event.startswith("socket."):
        return
    family = values[1] if event == "socket.__new__" else getattr(values[0], "family", None)
    if (event == "socket.__new__" and family != _LOCAL) or (event in _FORBIDDEN and family != _LOCAL):
        seen = os.environ.get("PARINDEX_SOCKETS_SEEN")
        if seen:
            with open(seen, "a", encoding="utf-8") as file:  # noqa: PTH123  nothing is imported here that need not be
                file.write(f"{event}\n")
        message = f"a test must not reach a network ({event})"
        raise RuntimeError(message)


sys.addaudithook(_refuse)
