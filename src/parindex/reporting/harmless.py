"""Text that no spreadsheet takes for a formula."""

import re

__all__ = ["harmless"]

_AFTER_SEPARATOR = re.compile(r"((?<=\S)[;,\t]\s*|^[;,]\s*)(?=[=+@＝＋－＠-])")
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""Signs that begin a formula; programs for East Asian languages take the full-width ones, too."""


def harmless(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula, whatever it takes for a separator."""
    parted = _AFTER_SEPARATOR.sub(r"\1'", text)
    return f"'{parted}" if parted.lstrip().startswith(_STARTS) else parted
