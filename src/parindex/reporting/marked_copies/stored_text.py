"""Texts and numbers written so that they are read back as they were."""

import re

import openpyxl.cell._writer
from openpyxl.compat import safe_string

__all__ = ["as_stored", "keep_all_digits"]

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 32_767
"""Characters; no cell holds more."""


def as_stored(text: str) -> str:
    """Return a text without signs that XML forbids, and with an escape before what would be read as one."""
    return _ESCAPE.sub("_x005F_", _FORBIDDEN.sub("", text))[:_LONGEST]


def keep_all_digits() -> None:
    """Have openpyxl write all 17 digits of a number; by itself it writes 16, which is another number."""
    openpyxl.cell._writer.safe_string = _exact  # type: ignore[attr-defined]  # noqa: SLF001


def _exact(value: object) -> str:
    return repr(value) if type(value) is float else str(safe_string(value))
