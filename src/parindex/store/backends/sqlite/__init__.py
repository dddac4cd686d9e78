"""A store in one SQLite file."""

from parindex.store.backends.sqlite.backend import SQLITE

__all__ = ["SQLITE"]
