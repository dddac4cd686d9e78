"""What a server is like on which a store is, for whoever looks after it."""

from dataclasses import dataclass

from parindex.errors import ParindexError
from parindex.store.backends.postgresql.backend import reachable
from parindex.store.backends.postgresql.schema import has_lz4, version_of

__all__ = ["ServerState", "look_at"]

_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class ServerState:
    """Facts about a server; nothing is judged here."""

    location: str
    refusal: ParindexError | None = None
    """Why nobody gets in."""
    version: str = ""
    is_made: bool = False
    """The tables of the store are there."""
    may_write: bool = False
    has_lz4: bool = False
    """Documents are packed in the fast way."""


def look_at(location: str) -> ServerState:
    """Ask a server about itself; a server that cannot be asked is a fact, too."""
    try:
        address = reachable(location)
        from parindex.store.backends.postgresql.opening import opened, told  # noqa: PLC0415  an extra

        with told(address.location), opened(address, _PATIENCE) as raw:
            made = version_of(raw, address.schema) != 0
            query = "SELECT current_setting('server_version'), NOT pg_is_in_recovery()"
            version, is_primary = raw.execute(query).fetchone() or ("", False)
            grants = "SELECT has_table_privilege(to_regclass(%s), 'INSERT')"
            may = not made or (raw.execute(grants, (f"{address.schema}.sheets",)).fetchone() or (False,))[0]
            return ServerState(
                address.location,
                version=str(version),
                is_made=made,
                may_write=bool(is_primary and may),
                has_lz4=has_lz4(raw),
            )
    except ParindexError as error:
        return ServerState(location, error)
