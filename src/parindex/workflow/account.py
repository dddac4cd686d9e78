"""Who is at work, for the journal of the store."""

import getpass
import os

from parindex.language.single_line import one_line

__all__ = ["who"]

_LONGEST = 100


def who() -> str:
    """Return `PARINDEX_USER`, or the name of the account that runs the program; empty where there is none."""
    try:
        name = os.environ.get("PARINDEX_USER") or getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as in some containers
        name = ""
    return one_line(name)[:_LONGEST]
