"""What a cell of an .ods sheet holds: its type, its value and its text are told apart. Source: ODF 1.3, 19.387."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from parindex.sources.cells.grid import CellValue

__all__ = ["NUMERIC", "TRUTHS", "error_shown", "number_of", "value_of"]

NUMERIC = ("float", "percentage", "currency")
"""Types whose value is a number."""

TRUTHS = {"TRUE": True, "FALSE": False}
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:[0-9]{3}")
_DURATION = re.compile(
    r"(-?)P(?:([0-9]{1,6})D)?T?(?:([0-9]{1,7})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})(?:[.,]([0-9]{1,9}))?S)?"
)
_LARGEST = 1e308
_MIDNIGHT = datetime(2000, 1, 1)  # noqa: DTZ001  spreadsheets know no time zone
_DAY = timedelta(days=1)


def value_of(given: Mapping[str, str], text: str) -> CellValue:
    """Return the value of a cell with these attributes and this text; an empty text is none.

    Raises ValueError if what is said to be a value is none.
    """
    kind = given.get("office:value-type")
    if kind in NUMERIC:
        # LibreOffice writes check boxes of .xlsx files as formulas with a number that shows a truth value.
        is_truth = text in TRUTHS and "table:formula" in given
        return TRUTHS[text] if is_truth else _number(given.get("office:value", ""))
    match kind:
        case "boolean":
            return _truth(given.get("office:boolean-value", ""))
        case "date":
            return _date(given.get("office:date-value", ""))
        case "time":
            return _duration(given.get("office:time-value", ""))
        case "string":
            return given.get("office:string-value", text) or None
        case None:
            # Without a type, programs show the text.
            return text or None
        case _:
            raise ValueError(kind)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text) or abs(number := float(text)) > _LARGEST:
        raise ValueError(text)
    return number


@lru_cache(maxsize=20_000)
def number_of(written: bytes) -> float:
    """Read a number in ASCII. Raises ValueError."""
    return _number(written.decode("ascii", "replace"))


def _truth(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(text)
    return text.lower() == "true"


def _date(text: str) -> CellValue:
    """Read a date; one that no calendar of ours has stays a text."""
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        if not text:
            raise
        return text


def _duration(text: str) -> CellValue:
    """Read a duration; one of less than a day is a time of the day, as other formats have it."""
    found = _DURATION.fullmatch(text)
    if found is None or text.endswith(("P", "T")):
        raise ValueError(text)
    days, hours, minutes, seconds = (int(part or 0) for part in found.group(2, 3, 4, 5))
    micros = int((found[6] or "").ljust(6, "0")[:6])
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds, microseconds=micros)
    if found[1]:
        return -length
    return (_MIDNIGHT + length).time() if length < _DAY else length


def error_shown(given: Mapping[str, str], text: str, *, formula: bool) -> str:
    """Return the error that a cell shows, or nothing.

    There is no type for it in the format; a typed text that looks like an error is one only where a formula stands.
    """
    if given.get("calcext:value-type") == "error":
        return text[:20] or "#N/A"
    return text if formula and _ERROR.fullmatch(text) else ""
