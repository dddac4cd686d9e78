"""The one place where commands ask for the time."""

import os
from datetime import UTC, datetime

from parindex.errors import ParindexError

__all__ = ["moment"]


def moment() -> datetime:
    """Return the time of `SOURCE_DATE_EPOCH` (seconds since 1970), or now."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ParindexError("SOURCE_DATE_EPOCH must be a number of seconds, not {text}.", text=text) from error
