"""What in a workbook leads out of it."""

import re

__all__ = ["is_safe_link", "leads_out"]

_TEXT = re.compile(r'"[^"]*"')
_OTHER_BOOK = re.compile(r"\[[^\[\]]+\][^\[\]!]*!|\[\d+\]!")
_FUNCTIONS = re.compile(r"\b(WEBSERVICE|IMAGE|RTD|CALL|EXEC|REGISTER(?:\.ID)?|DDE|SQL\.REQUEST)\s*\(", re.IGNORECASE)
_SAFE = re.compile(r"(https?|mailto):", re.IGNORECASE)


def leads_out(formula: str) -> bool:
    """Tell whether a formula asks another workbook, program or server."""
    bare = _TEXT.sub('""', formula)
    return "|" in bare or _OTHER_BOOK.search(bare) is not None or _FUNCTIONS.search(bare) is not None


def is_safe_link(target: str) -> bool:
    """Tell whether a link opens a page or a letter, not a file or a program."""
    return _SAFE.match(target.strip()) is not None
