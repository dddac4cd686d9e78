"""Where a store on a server is: `postgresql://[user@]host[:port]/database[?schema=office&…]`, never with a secret."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from parindex.errors import ParindexError

__all__ = ["SCHEMES", "ServerAddress", "address_of", "without_secrets"]

SCHEMES: Final = ("postgresql", "postgres")

_SCHEMA: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_SECRETS: Final = frozenset({"password", "sslpassword", "oauth_client_secret"})
_SECRET: Final = re.compile(r"(?<=//)([^/?#@]*):[^/?#]*@|\b(\w*(?:password|secret)\w*=)[^&\s]*", re.IGNORECASE)
"""A password before the host, or in any parameter."""


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """What the server's library is told, and what a person is told."""

    server: str
    """The database, for libpq; what is not in it libpq takes from the environment and its service file."""
    schema: str
    """The schema of the tables: one for each store, so that a database can hold many."""
    location: str


def address_of(location: str) -> ServerAddress:
    """Return the parts of an address.

    Raises:
        ParindexError: It is none, holds a secret, or names a schema that would have to be quoted.
    """
    shown = without_secrets(location)
    try:
        parts = urlsplit(location)
        query = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        secret = parts.password is not None
    except ValueError as error:
        raise ParindexError(
            "{store} is not the address of a store. Write it as postgresql://host/database.", store=shown
        ) from error
    if secret or _SECRETS.intersection(name.lower() for name, _ in query):
        raise ParindexError(
            "The address of the store {store} holds a password; nothing was opened. Take it out of the address, "
            "change it, and put it into the environment (PGPASSWORD), a password file or a service file.",
            store=shown,
        )
    schema = dict(query).get("schema", "parindex")
    if not _SCHEMA.fullmatch(schema) or schema.startswith("pg_"):
        raise ParindexError("The schema of the store {store} must be made of small letters, digits and _.", store=shown)
    return ServerAddress(_server(parts, query), schema, shown)


def _server(parts: SplitResult, query: list[tuple[str, str]]) -> str:
    """Leave out what is ours: libpq refuses parameters that it does not know."""
    rest = urlencode([(name, value) for name, value in query if name != "schema"])
    return f"postgresql://{parts.netloc}{parts.path}" + (f"?{rest}" if rest else "")


def without_secrets(location: str) -> str:
    """Return an address as it may be shown, whatever is wrong with it."""
    return _SECRET.sub(lambda found: f"{found[1]}:…@" if found[1] is not None else f"{found[2]}…", location)
