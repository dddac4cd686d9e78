"""Text that no CI system takes for a command: `::error::…`, `##[error]…`, `##vso[…]`."""

import re

__all__ = ["commandless"]

_MARKS = re.compile(r":(?=:)|#(?=#)")


def commandless(text: str) -> str:
    """Part the doubled signs that commands begin with."""
    return _MARKS.sub(lambda found: f"{found[0]} ", text)
