"""What the server says, told to the person who has to do something about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg

from parindex.errors import ParindexError

__all__ = ["absent", "damaged", "foreign", "lost", "told", "unreached"]

N_ = str
"""Marks a text for the translators, where it is not raised at once."""

_IN_USE = N_("The store {path} is in use by another program. Wait until it has finished, and try again.")
_LOST = N_("The connection to the store {path} was lost ({reason}). Nothing was stored; try again.")
_READ_ONLY = N_(
    "You may read the store {path}, but not write to it. Nothing was stored; ask the administrator for the right."
)
_FULL = N_("There is no room left on the server of the store {path}. Nothing was stored; tell the administrator.")
_UNREACHED = N_(
    "The server of the store {path} cannot be reached ({reason}). See whether it runs and the address is right."
)
_REFUSED = N_(
    "The server of the store {path} refused the user or the password ({reason}). Passwords come from the "
    "environment (PGPASSWORD), a password file or a service file."
)
_NO_DATABASE = N_("There is no database {path} on the server. Ask the administrator to create it.")
_DAMAGED = N_("The store {path} is damaged ({reason}). Ask the administrator to put back its last copy.")
_OTHERWISE = N_("The store {path} could not be used ({reason}).")

_BY_STATE: Final = {
    "55P03": _IN_USE,  # lock_timeout
    "40001": _IN_USE,
    "40P01": _IN_USE,
    "42501": _READ_ONLY,
    "25006": _READ_ONLY,  # a standby, or a role that only reads
    "53100": _FULL,
    "53200": _FULL,
    "57P01": _LOST,
    "57P02": _LOST,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}


def absent(store: str) -> ParindexError:
    """Return the error about a store that nobody has made."""
    return ParindexError("There is no store {path} yet. Score some sheets first: parindex score FILE…", path=store)


def foreign(store: str) -> ParindexError:
    """Return the error about a schema that holds something else."""
    return ParindexError(
        "{path} is not a store of parindex, and was left as it is. Name another schema: …?schema=name", path=store
    )


def damaged(store: str, reason: object) -> ParindexError:
    """Return the error about a store of which a part cannot be read."""
    return ParindexError(_DAMAGED, path=store, reason=reason)


def lost(store: str, reason: object) -> ParindexError:
    """Return the error about a commit of which nobody can say whether it came through."""
    return ParindexError(
        "The connection to the store {path} was lost while it stored ({reason}). Whether all of it or nothing was "
        "stored, parindex log says as soon as the server answers again.",
        path=store,
        reason=_line(reason),
    )


def unreached(store: str, error: psycopg.OperationalError) -> ParindexError:
    """Return the error about a server that did not let us in."""
    text = str(error)
    if "authentication" in text or "password" in text:
        message = _REFUSED
    elif "database" in text and "does not exist" in text:
        message = _NO_DATABASE
    else:
        message = _UNREACHED
    return ParindexError(message, path=store, reason=_line(text))


@contextmanager
def told(store: str) -> Iterator[None]:
    """Turn every error of the server inside into a ParindexError about the store."""
    try:
        yield
    except psycopg.Error as error:
        raise ParindexError(_message(error), path=store, reason=_line(error)) from error


def _message(error: psycopg.Error) -> str:
    state = error.sqlstate or ""
    is_broken = isinstance(error, psycopg.OperationalError) and (not state or state.startswith("08"))
    return _BY_STATE.get(state, _LOST if is_broken else _OTHERWISE)


def _line(error: object) -> str:
    """Return the first line: the server adds statements and hints that are nothing for a person."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
