"""A store on a PostgreSQL server, for offices that score at the same time."""

from parindex.store.backends.postgresql.backend import POSTGRESQL

__all__ = ["POSTGRESQL"]
