"""The date that documents bear where none is given: never the clock's."""

import os
from datetime import UTC, date, datetime

from parindex.errors import ParindexError

__all__ = ["report_date"]


def report_date() -> date | None:
    """Return the day of `SOURCE_DATE_EPOCH` (seconds since 1970), or `None`: left to be filled in by hand."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ParindexError("SOURCE_DATE_EPOCH must be a number of seconds, not {text}.", text=text) from error
