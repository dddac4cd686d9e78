"""The results of formulas, which are lost when a workbook is saved without calculating it, put back."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from html import escape

from openpyxl.utils.datetime import to_excel

from parindex.reporting.marked_copies.original import Value

__all__ = ["with_results"]

_FORMULA = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"([^<>]*)>(<f\b[^<>]*(?:/>|>[^<]*</f>))<v\s*(?:/>|></v>)</c>')
_KIND = re.compile(rb'\st="[^"]*"')


def with_results(sheet: bytes, results: Mapping[str, Value], errors: Mapping[str, str], epoch: datetime) -> bytes:
    """Return the XML of a sheet in which every formula has the result that it had; keys are addresses (`E68`).

    Formulas that are in neither mapping stay without a result.
    """

    def written(found: re.Match[bytes]) -> bytes:
        at = found[1].decode()
        if at in errors:
            kind, text = "e", errors[at]
        elif at in results:
            kind, text = _stored(results[at], epoch)
        else:
            return found[0]
        rest = _KIND.sub(b"", found[2])
        value = escape(text, quote=False).encode()
        return b'<c r="%s"%s t="%s">%s<v>%s</v></c>' % (found[1], rest, kind.encode(), found[3], value)

    return _FORMULA.sub(written, sheet)


def _stored(value: Value, epoch: datetime) -> tuple[str, str]:
    """Return type and text of a value as a sheet stores it; `None` is an empty text."""
    if value is None or isinstance(value, str):
        return "str", value or ""
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, datetime | date | time | timedelta):
        return "n", repr(to_excel(value, epoch))  # type: ignore[no-untyped-call]
    return "n", repr(value)
